package org.craregistry.register;

import java.io.IOException;
import java.io.OutputStream;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.craregistry.register.workbook.WorkbookWriter;

/** Writes products with what is on file for them as a workbook (.xlsx), row by row, in constant memory. */
public final class RegisterWriter {

    /**
     * Writes a whole workbook; the stream stays open.
     *
     * @param rows in the order of the file
     * @throws IOException where the stream or the disk fails; temporary files are gone in any case
     */
    public void write(Provenance provenance, Iterator<ExportRow> rows, OutputStream out) throws IOException {
        try (WorkbookWriter workbook = new WorkbookWriter()) {
            LongTexts longTexts = new LongTexts(workbook);
            Map<SheetKind, ExportSheet> sheets = new EnumMap<>(SheetKind.class);
            for (SheetKind sheet : SheetKind.values()) {
                sheets.put(sheet, new ExportSheet(sheet, workbook, longTexts));
            }
            while (rows.hasNext()) {
                write(rows.next(), sheets);
            }
            sheets.values().forEach(ExportSheet::end);
            workbook.page("About", AboutPage.rows(provenance, List.copyOf(sheets.values())), AboutPage.WIDTHS);
            workbook.lists();
            workbook.show(SheetKind.PRODUCTS.title());
            workbook.writeTo(out);
        }
    }

    private static void write(ExportRow row, Map<SheetKind, ExportSheet> sheets) {
        Map<String, Object> product = new HashMap<>(row.computed());
        product.putAll(row.values());
        Objects.requireNonNull(sheets.get(SheetKind.PRODUCTS)).write(product);
        row.evidence().forEach((sheet, records) -> {
            for (Map<String, Object> record : records) {
                Objects.requireNonNull(sheets.get(sheet)).write(record);
            }
        });
    }
}
