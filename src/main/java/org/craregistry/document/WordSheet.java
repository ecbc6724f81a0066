package org.craregistry.document;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.craregistry.document.ReadingCopy.Sheet;

/** Writes a titled table with columns as wide as what is in them asks for. */
final class WordSheet {

    private static final int LONG_WORD = 24;
    private static final int LONG_LINE = 50;
    private static final int MARGINS = 4;

    private WordSheet() {}

    static void write(WordDocument word, int level, Sheet sheet) {
        word.heading(level, sheet.title(), sheet.id());
        word.text("Note", sheet.note());
        WordTable table = word.table(widths(sheet)).header(sheet.columns());
        sheet.rows().forEach(table::row);
    }

    /** Gives each column its share of the page by how long its lines are, and no less than its longest word needs. */
    private static int[] widths(Sheet sheet) {
        int[] shares = IntStream.range(0, sheet.columns().size())
                .map(column -> share(sheet, column))
                .toArray();
        int all = IntStream.of(shares).sum();
        return IntStream.of(shares)
                .map(share -> WordDocument.TEXT_WIDTH * share / all)
                .toArray();
    }

    private static int share(Sheet sheet, int column) {
        List<String> texts = sheet.rows().stream()
                .map(row -> row.get(column).words())
                .filter(words -> !words.isEmpty())
                .toList();
        // The mean of the squares: a few long lines among many short ones need their place, too.
        double line = Math.sqrt(texts.stream()
                .flatMap(String::lines)
                .mapToInt(words -> Math.min(words.length(), LONG_LINE))
                .mapToDouble(length -> (double) length * length)
                .average()
                .orElse(0));
        int longestWord = Stream.concat(Stream.of(sheet.columns().get(column)), texts.stream())
                .flatMap(words -> Stream.of(words.split("\\s+")))
                .mapToInt(String::length)
                .max()
                .orElse(0);
        return Math.max((int) line, Math.min(longestWord, LONG_WORD) + MARGINS);
    }
}
