package org.craregistry.register.workbook;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A CSV file: one sheet whose rows are its records. */
final class CsvSpreadsheet implements Spreadsheet {

    private static final int CHUNK = 8192;

    private static final SheetInfo SHEET = new SheetInfo(0, "Products", false);

    private final Path file;
    private final String name;
    private final ReadLimits limits;
    private final CsvCharset charset;
    private final CsvDialect dialect;

    private CsvSpreadsheet(Path file, String name, ReadLimits limits, CsvCharset charset, CsvDialect dialect) {
        this.file = file;
        this.name = name;
        this.limits = limits;
        this.charset = charset;
        this.dialect = dialect;
    }

    /** @param encoding as the sender names it; {@code null} to find it out */
    static CsvSpreadsheet open(Path file, String name, ReadLimits limits, @Nullable Charset encoding)
            throws IOException {
        CsvCharset charset = CsvCharset.of(file, encoding);
        try (Reader beginning = charset.open(file);
                Reader whole = charset.open(file)) {
            return new CsvSpreadsheet(
                    file, name, limits, charset, CsvDialect.of(beginning).lookForBackslashes(whole));
        }
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
            }
        }
        return row.width() > 0;
    }

    private static void put(SheetRow row, int column, String met) {
        boolean error = ErrorTexts.isError(met.strip());
        row.put(column, error ? CellKind.ERROR : CellKind.TEXT, error ? met.strip() : FormulaGuard.remove(met), false);
    }

    @Override
    public void close() {
        // every reading opens and closes the file itself
    }
}
