package org.craregistry.register;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.QuoteMode;
import org.craregistry.register.workbook.FormulaGuard;
import org.jspecify.annotations.Nullable;

/**
 * Writes products as CSV (RFC 4180, UTF-8 with byte order mark); no cell of it is a formula, and the reader restores every text, also
 * after a spreadsheet program has opened and saved the file.
 */
public final class RegisterCsvWriter {

    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setQuoteMode(QuoteMode.ALL_NON_NULL).get();

    /**
     * Writes header and rows; the stream stays open.
     *
     * @param recordedUntil what was recorded before is in the rows, which the file says itself
     * @throws IOException where the stream fails
     */
    public void write(Instant recordedUntil, Iterator<ExportRow> rows, OutputStream out) throws IOException {
        BufferedWriter text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        text.write(BYTE_ORDER_MARK);
        CSVPrinter printer = new CSVPrinter(text, FORMAT);
        for (Column column : RegisterColumns.ALL) {
            printer.print(column.header());
        }
        printer.print(ExportMoment.header(recordedUntil));
        printer.println();
        List<CellText> texts = CellText.ofCsv(RegisterColumns.ALL);
        while (rows.hasNext()) {
            write(rows.next(), texts, printer);
        }
        printer.flush();
    }

    private static void write(ExportRow row, List<CellText> texts, CSVPrinter printer) throws IOException {
        for (int i = 0; i < texts.size(); i++) {
            Column column = RegisterColumns.ALL.get(i);
            @Nullable
            Object value = column.computed()
                    ? row.computed().get(column.field())
                    : row.values().get(column.field());
            String cell = value == null ? "" : texts.get(i).write(value);
            boolean text = column.type() == ColumnType.TEXT;
            printer.print(cell.isEmpty() ? null : text ? FormulaGuard.keep(cell) : FormulaGuard.add(cell));
        }
        printer.print(null); // below that moment
        printer.println();
    }
}
