package org.craregistry.register;

import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.List;
import org.craregistry.register.workbook.TableWriter;
import org.craregistry.register.workbook.WorkbookWriter;
import org.jspecify.annotations.Nullable;

/** Writes products as a workbook (.xlsx), row by row, in constant memory. */
public final class RegisterWriter {

    /** Reference, version and name stay in view. */
    private static final int FROZEN_COLUMNS = 3;

    /**
     * Writes a whole workbook; the stream stays open.
     *
     * @param rows in the order of the file
     * @throws IOException where the stream or the disk fails; temporary files are gone in any case
     */
    public void write(Provenance provenance, Iterator<ExportRow> rows, OutputStream out) throws IOException {
        try (WorkbookWriter workbook = new WorkbookWriter()) {
            TableWriter products = workbook.table(RegisterColumns.PRODUCTS, ProductTable.layout(RegisterColumns.ALL));
            products.freeze(FROZEN_COLUMNS);
            RowDigest digest = new RowDigest();
            int written = new ProductRows(products, new LongTexts(workbook), digest).write(rows);
            products.addFilter();
            workbook.page("About", AboutPage.rows(provenance, written, digest.hex()), AboutPage.WIDTHS);
            workbook.lists();
            workbook.show(RegisterColumns.PRODUCTS);
            workbook.writeTo(out);
        }
    }

    private record ProductRows(TableWriter products, LongTexts longTexts, RowDigest digest) {

        private static final List<Column> READABLE = RegisterColumns.readable();
        private static final List<Column> COMPUTED = RegisterColumns.computed();

        int write(Iterator<ExportRow> rows) {
            List<CellText> texts = CellText.ofWorkbook(READABLE);
            int written = 0;
            while (rows.hasNext()) {
                write(rows.next(), texts);
                written++;
            }
            return written;
        }

        private void write(ExportRow row, List<CellText> texts) {
            products.startRow();
            for (int i = 0; i < READABLE.size(); i++) {
                @Nullable Object value = row.values().get(READABLE.get(i).field());
                String text = value == null ? "" : texts.get(i).write(value);
                digest.cell(text);
                if (value != null && !text.isEmpty()) {
                    write(i, READABLE.get(i).type(), value, text);
                }
            }
            digest.endRow();
            for (int i = 0; i < COMPUTED.size(); i++) {
                @Nullable String text = row.computed().get(COMPUTED.get(i).field());
                if (text != null && !text.isEmpty()) {
                    longTexts.write(products, READABLE.size() + i, ExactText.write(text));
                }
            }
        }

        private void write(int column, ColumnType type, Object value, String text) {
            if (type == ColumnType.DATE) {
                products.date(column, LocalDate.parse(text));
            } else if (value instanceof Number number) {
                products.number(column, number.doubleValue());
            } else {
                longTexts.write(products, column, text);
            }
        }
    }
}
