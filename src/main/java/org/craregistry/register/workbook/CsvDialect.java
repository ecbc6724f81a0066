package org.craregistry.register.workbook;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * How a CSV file separates its cells.
 *
 * @param separator comma, semicolon, tab or bar
 * @param declared whether a first line such as {@code sep=;} says so
 * @param backslash whether a quote within a text has a backslash before it, instead of another quote
 */
record CsvDialect(char separator, boolean declared, boolean backslash) {

    private static final char[] SEPARATORS = {',', ';', '\t', '|'};
    private static final int SAMPLE = 1 << 16;
    private static final int MOST_LINES = 100;

    /**
     * Looks at the beginning of a file: the separator that cuts a line into most headers, of equals the one that cuts most records into
     * the same number of cells.
     *
     * @param isHeader whether a text is one that a header has
     */
    static CsvDialect of(Reader text, Predicate<String> isHeader) throws IOException {
        char[] sample = new char[SAMPLE];
        int length = new BufferedReader(text, SAMPLE).read(sample);
        String start = new String(sample, 0, Math.max(length, 0));
        if (start.length() > 4 && start.regionMatches(true, 0, "sep=", 0, 4)) {
            return new CsvDialect(start.charAt(4), true, false);
        }
        char best = ',';
        long most = 0;
        long mostHeaders = 0;
        for (char separator : SEPARATORS) {
            long headers = headers(start, separator, isHeader);
            long score = score(start, separator);
            if (headers > mostHeaders || headers == mostHeaders && score > most) {
                mostHeaders = headers;
                most = score;
                best = separator;
            }
        }
        return new CsvDialect(best, false, false);
    }

    /** Looks through a whole file for a quote behind a backslash that cannot be the end of its cell. */
    CsvDialect lookForBackslashes(Reader text) throws IOException {
        BufferedReader characters = new BufferedReader(text, SAMPLE);
        boolean quoted = false;
        int before = separator;
        int c = characters.read();
        while (c >= 0) {
            int next = characters.read();
            if (c != '"') {
                // nothing to decide
            } else if (!quoted) {
                quoted = before == separator || before == '\n' || before == '\r';
            } else if (before == '\\' && next > ' ' && next != separator && next != '"') {
                return new CsvDialect(separator, declared, true);
            } else if (next == '"') {
                next = characters.read();
            } else {
                quoted = false;
            }
            before = c == ' ' ? before : c;
            c = next;
        }
        return this;
    }

    /** Of how many headers a line has most; a single one may stand in any text. */
    private static long headers(String start, char separator, Predicate<String> isHeader) {
        long most = start.lines()
                .limit(MOST_LINES)
                .mapToLong(line -> Arrays.stream(line.split(Pattern.quote(String.valueOf(separator))))
                        .filter(isHeader)
                        .distinct()
                        .count())
                .max()
                .orElse(0);
        return most > 1 ? most : 0;
    }

    private static long score(String start, char separator) {
        List<Integer> counts = counts(start, separator);
        return counts.stream()
                .distinct()
                .mapToLong(count -> (long) count * Collections.frequency(counts, count))
                .max()
                .orElse(0);
    }

    /** How often the separator stands outside of quotes, per record. */
    private static List<Integer> counts(String start, char separator) {
        List<Integer> counts = new ArrayList<>();
        int count = 0;
        boolean quoted = false;
        for (int i = 0; i < start.length(); i++) {
            char c = start.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (c == separator && !quoted) {
                count++;
            } else if (c == '\n' && !quoted) {
                counts.add(count);
                count = 0;
            }
        }
        counts.add(count);
        return counts;
    }
}
