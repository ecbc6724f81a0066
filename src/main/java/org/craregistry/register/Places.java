package org.craregistry.register;

import org.craregistry.register.workbook.SheetRow;

/**
 * What places in a file are called in sentences: a workbook has sheets and cells, a CSV file only rows and columns.
 *
 * @param sheet the name of the sheet
 * @param csv whether the file has no sheets
 */
public record Places(String sheet, boolean csv) {

    /** A cell, such as {@code Products!F14}, or {@code Row 14, column F}. */
    public String cell(String letters, int row) {
        return csv ? "Row %d, column %s".formatted(row, letters) : sheet + "!" + letters + row;
    }

    /** A cell. @param column from 0 */
    String cell(int column, int row) {
        return cell(SheetRow.letters(column), row);
    }

    /** A row, such as {@code Products, row 14}. */
    public String row(int row) {
        return csv ? "Row " + row : "%s, row %d".formatted(sheet, row);
    }

    /** A row within a sentence, such as {@code row 14 of Products}. */
    public String inRow(int row) {
        return csv ? "row " + row : "row %d of %s".formatted(row, sheet);
    }

    /** The whole of it. */
    String whole() {
        return csv ? "The file" : "Sheet \"%s\"".formatted(sheet);
    }
}
