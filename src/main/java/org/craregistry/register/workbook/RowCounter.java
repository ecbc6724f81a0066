package org.craregistry.register.workbook;

/** Keeps the rows and cells of a sheet within the limits. */
final class RowCounter {

    private final String name;
    private final ReadLimits limits;
    private int rows;

    RowCounter(String name, ReadLimits limits) {
        this.name = name;
        this.limits = limits;
    }

    /** Counts a row that holds something. */
    void count() {
        if (++rows > limits.rows()) {
            throw FileRefusals.tooManyRows(name, limits.rows());
        }
    }

    /** Checks a cell that holds something. */
    void check(int column, int row, int characters) {
        if (column >= limits.columns()) {
            throw FileRefusals.tooManyColumns(name, SheetRow.letters(column) + row, limits.columns());
        }
        if (characters > limits.cellCharacters()) {
            throw FileRefusals.cellTooLong(name, SheetRow.letters(column) + row, limits.cellCharacters());
        }
    }
}
