package org.craregistry.register;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.craregistry.register.workbook.TableWriter;
import org.craregistry.register.workbook.WorkbookWriter;
import org.craregistry.storage.Sha256;
import org.jspecify.annotations.Nullable;

/** A sheet of an export, written row by row. */
final class ExportSheet {

    private final SheetKind kind;
    private final TableWriter table;
    private final LongTexts longTexts;
    private final List<Column> columns;
    private final List<CellText> texts;
    private final RowDigest digest = new RowDigest();
    private int rows;

    ExportSheet(SheetKind kind, WorkbookWriter workbook, LongTexts longTexts) {
        this.kind = kind;
        this.longTexts = longTexts;
        this.columns = kind.columns();
        this.texts = CellText.ofWorkbook(columns);
        this.table = workbook.table(kind.title(), SheetLayout.layout(columns));
        table.freeze(SheetLayout.frozenColumns(kind));
    }

    String title() {
        return kind.title();
    }

    int rows() {
        return rows;
    }

    /** Writes a row. @param values by field; absent = empty */
    void write(Map<String, Object> values) {
        table.startRow();
        for (int i = 0; i < columns.size(); i++) {
            @Nullable Object value = values.get(columns.get(i).field());
            String text = value == null ? "" : texts.get(i).write(value);
            if (!columns.get(i).computed()) {
                digest.cell(text);
            }
            if (value != null && !text.isEmpty()) {
                write(i, columns.get(i).type(), value, text);
            }
        }
        digest.endRow();
        rows++;
    }

    private void write(int column, ColumnType type, Object value, String text) {
        if (type == ColumnType.DATE) {
            table.date(column, LocalDate.parse(text));
        } else if (value instanceof Number number) {
            table.number(column, number.doubleValue());
        } else {
            longTexts.write(table, column, text);
        }
    }

    /** Ends the sheet; comes after its last row. */
    void end() {
        table.addFilter();
    }

    /** The checksum of what was written; ends the counting. */
    String checksum() {
        return digest.hex();
    }

    /** The checksum of an export: SHA-256 of the cells that are not computed, in UTF-8, 1F behind every cell and 1E behind every row. */
    private static final class RowDigest {

        private static final char CELL_END = 0x1F;
        private static final char ROW_END = 0x1E;

        private final MessageDigest digest = Sha256.begin();
        private final StringBuilder row = new StringBuilder();

        void cell(String text) {
            row.append(text).append(CELL_END);
        }

        void endRow() {
            digest.update(row.append(ROW_END).toString().getBytes(StandardCharsets.UTF_8));
            row.setLength(0);
        }

        String hex() {
            return Sha256.hex(digest);
        }
    }
}
