package org.craregistry.register.workbook;

/** Takes the rows of a sheet that hold something, in the order of the file. */
public interface SheetSink {

    /**
     * Takes a row.
     *
     * @param row valid during the call only
     * @return whether to go on
     */
    boolean row(SheetRow row);

    /** Takes columns that people do not see, from 0 and both ends included; comes before the rows. */
    default void hidden(int firstColumn, int lastColumn) {}

    /** Takes a range of merged cells, rows from 1 and columns from 0, both ends included; comes after the rows. */
    default void merged(int firstRow, int firstColumn, int lastRow, int lastColumn) {}
}
