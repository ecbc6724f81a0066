package org.craregistry.register.workbook;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A CSV file: one sheet whose rows are its records. */
final class CsvSpreadsheet implements Spreadsheet {

    private static final int CHUNK = 8192;

    /** What texts stand between where a program writes all of them so, or a word processor has set its own quotes. */
    private static final List<Quotes> QUOTES = Stream.of(
                    "''",
                    "\u2018\u2019",
                    "\u201A\u2018",
                    "\u201C\u201D",
                    "\u201E\u201C",
                    "\u201E\u201D",
                    "\u201D\u201D",
                    "\u00AB\u00BB",
                    "\u00BB\u00AB")
            .map(pair -> new Quotes(pair.substring(0, 1), pair.substring(1)))
            .toList();

    private static final int LOOKED_FOR_QUOTES = 2;

    private static final Quotes OF_FORMULA = new Quotes("=\"", "\"");

    private static final SheetInfo SHEET = new SheetInfo(0, "Products", false);

    private final Path file;
    private final String name;
    private final ReadLimits limits;
    private final CsvCharset charset;
    private final CsvDialect dialect;
    private final @Nullable Quotes quotes;

    /** Signs around a text that are no part of it. */
    private record Quotes(String opening, String closing) {

        boolean areAround(String text) {
            return text.length() > opening.length()
                    && text.startsWith(opening)
                    && text.endsWith(closing)
                    && !text.substring(opening.length(), text.length() - 1)
                            .replace(closing + closing, "")
                            .contains(closing);
        }

        String takeOff(String text) {
            return text.substring(opening.length(), text.length() - 1).replace(closing + closing, closing);
        }
    }

    private CsvSpreadsheet(
            Path file,
            String name,
            ReadLimits limits,
            CsvCharset charset,
            CsvDialect dialect,
            @Nullable Quotes quotes) {
        this.file = file;
        this.name = name;
        this.limits = limits;
        this.charset = charset;
        this.dialect = dialect;
        this.quotes = quotes;
    }

    /**
     * @param encoding as the sender names it; {@code null} to find it out
     * @param isHeader whether a text is one that a header has
     */
    static CsvSpreadsheet open(
            Path file, String name, ReadLimits limits, @Nullable Charset encoding, Predicate<String> isHeader)
            throws IOException {
        CsvCharset charset = CsvCharset.of(file, encoding);
        try (Reader beginning = charset.open(file);
                Reader whole = charset.open(file);
                Reader records = charset.open(file)) {
            CsvDialect dialect = CsvDialect.of(beginning, isHeader).lookForBackslashes(whole);
            Quotes quotes = quotes(new CsvRecords(records, dialect, name, limits));
            return new CsvSpreadsheet(file, name, limits, charset, dialect, quotes);
        }
    }

    /** What stands around each text of the first record with several, or of the next, as below a header; {@code null} for nothing. */
    private static @Nullable Quotes quotes(CsvRecords records) throws IOException {
        int looked = 0;
        while (looked < LOOKED_FOR_QUOTES && records.next()) {
            List<String> texts = records.cells().stream()
                    .map(cell -> cell.text().strip())
                    .filter(text -> text.chars().anyMatch(Character::isLetter))
                    .toList();
            if (texts.size() > 1) {
                looked++;
                for (Quotes pair : QUOTES) {
                    if (texts.stream().allMatch(pair::areAround)) {
                        return pair;
                    }
                }
            }
        }
        return null;
    }

    @Override
    public List<SheetInfo> sheets() {
        return List.of(SHEET);
    }

    @Override
    public boolean isCsv() {
        return true;
    }

    @Override
    public Set<Integer> totals(SheetInfo sheet) {
        return Set.of();
    }

    @Override
    public void commented(SheetInfo sheet, Consumer<String> addresses) {
        // a text has no comments
    }

    @Override
    public List<Remark> remarks() {
        List<Remark> remarks = new ArrayList<>();
        if (charset.guessed()) {
            remarks.add(
                    new Remark(
                            "ENCODING",
                            "The text is not UTF-8 and was read as Windows-1252; check accents and umlauts, and name the encoding if they are wrong."));
        }
        if (charset.lossy()) {
            remarks.add(new Remark(
                    "ENCODING",
                    "Some of the text is not in %s, and was read with \uFFFD in its place; name the right encoding."
                            .formatted(charset.charset().displayName())));
        }
        if (dialect.backslash()) {
            remarks.add(
                    new Remark(
                            "BACKSLASHES",
                            "The file writes \\\" for a quote within a text; it was read like that, and \\\\ as one backslash."));
        }
        if (quotes != null) {
            String signs = quotes.opening().equals("'")
                    ? "apostrophes"
                    : "quotes such as %s and %s".formatted(quotes.opening(), quotes.closing());
            remarks.add(new Remark(
                    "APOSTROPHES", "The file has its texts in %s; they were read without these.".formatted(signs)));
        }
        return remarks;
    }

    @Override
    public int rowsAbout(SheetInfo sheet) throws IOException {
        int lines = 0;
        char[] chunk = new char[CHUNK];
        try (Reader text = charset.open(file)) {
            for (int length = text.read(chunk); length >= 0; length = text.read(chunk)) {
                for (int i = 0; i < length; i++) {
                    lines += chunk[i] == '\n' ? 1 : 0;
                }
            }
        }
        return lines;
    }

    @Override
    public void read(SheetInfo sheet, SheetSink sink) throws IOException {
        try (Reader text = charset.open(file)) {
            read(new CsvRecords(text, dialect, name, limits), new RowCounter(name, limits), sink);
        }
    }

    private void read(CsvRecords records, RowCounter counter, SheetSink sink) throws IOException {
        SheetRow row = new SheetRow();
        int number = dialect.declared() ? -1 : 0;
        while (records.next()) {
            number++;
            if (number > 0 && fill(row, number, records.cells(), counter)) {
                counter.count();
                row.swallowed(records.swallowed());
                if (!sink.row(row)) {
                    return;
                }
            }
        }
    }

    private boolean fill(SheetRow row, int number, List<CsvRecords.Cell> cells, RowCounter counter) {
        row.start(number, false);
        row.separated(dialect.separator(), cells.size());
        for (int column = 0; column < cells.size(); column++) {
            String met = cells.get(column).text();
            if (!met.isBlank()) {
                counter.check(column, number, met.length());
                put(row, column, met);
                row.loose(column, cells.get(column).loose());
                row.escaping(column, cells.get(column).escaping());
            }
        }
        return row.width() > 0;
    }

    private void put(SheetRow row, int column, String met) {
        String text = met.strip();
        if (ErrorTexts.isError(text)) {
            row.put(column, CellKind.ERROR, text, false);
        } else if (OF_FORMULA.areAround(text)) { // by which programs keep zeros, as in ="007"
            put(row, column, OF_FORMULA.takeOff(text), true);
        } else if (quotes != null && quotes.areAround(text)) {
            put(row, column, quotes.takeOff(text), false);
        } else {
            row.put(column, CellKind.TEXT, FormulaGuard.remove(met), false);
        }
    }

    private static void put(SheetRow row, int column, String text, boolean formula) {
        if (!text.isBlank()) {
            row.put(column, CellKind.TEXT, text, formula);
        }
    }

    @Override
    public void close() {
        // every reading opens and closes the file itself
    }
}
