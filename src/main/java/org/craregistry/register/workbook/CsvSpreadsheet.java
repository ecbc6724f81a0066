package org.craregistry.register.workbook;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

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

    static CsvSpreadsheet open(Path file, String name, ReadLimits limits) throws IOException {
        CsvCharset charset = CsvCharset.of(file);
        try (Reader text = charset.open(file)) {
            return new CsvSpreadsheet(file, name, limits, charset, CsvDialect.of(text));
        }
    }

    @Override
    public List<SheetInfo> sheets() {
        return List.of(SHEET);
    }

    @Override
    public List<String> remarks() {
        return charset.guessed()
                ? List.of("the text is not UTF-8 and was read as Windows-1252; check accents and umlauts")
                : List.of();
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
        BoundedReader text = new BoundedReader(charset.open(file), (long) limits.cellCharacters() * 10);
        try (CSVParser parser =
                CSVParser.builder().setReader(text).setFormat(format()).get()) {
            read(parser.iterator(), text, new RowCounter(name, limits), sink);
        } catch (BoundedReader.Exceeded e) {
            throw FileRefusals.cellTooLong(name, "A" + text.records(), limits.cellCharacters());
        }
    }

    private void read(Iterator<CSVRecord> records, BoundedReader text, RowCounter counter, SheetSink sink)
            throws IOException {
        SheetRow row = new SheetRow();
        int number = dialect.declared() ? -1 : 0;
        while (hasNext(records, number + 2)) {
            text.startRecord();
            number++;
            CSVRecord cells = records.next();
            if (number > 0 && fill(row, number, cells, counter)) {
                counter.count();
                if (!sink.row(row)) {
                    return;
                }
            }
        }
    }

    private boolean hasNext(Iterator<CSVRecord> records, int number) throws IOException {
        try {
            return records.hasNext();
        } catch (UncheckedIOException e) {
            if (e.getCause() instanceof BoundedReader.Exceeded exceeded) {
                throw exceeded;
            }
            throw FileRefusals.damaged(name, "a quote that opens in row " + number + " is not closed as CSV demands");
        }
    }

    private boolean fill(SheetRow row, int number, CSVRecord cells, RowCounter counter) {
        row.start(number, false);
        for (int column = 0; column < cells.size(); column++) {
            String text = FormulaGuard.remove(cells.get(column));
            if (!text.isBlank()) {
                counter.check(column, number, text.length());
                row.put(column, CellKind.TEXT, text, false);
            }
        }
        return row.width() > 0;
    }

    private CSVFormat format() {
        return CSVFormat.RFC4180
                .builder()
                .setDelimiter(dialect.separator())
                .setIgnoreEmptyLines(false)
                .setTrailingData(true)
                .get();
    }

    @Override
    public void close() {
        // every reading opens and closes the file itself
    }
}
