package org.craregistry.register.workbook;

import java.time.LocalDate;
import java.util.List;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.streaming.SXSSFRow;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.jspecify.annotations.Nullable;

/** Writes the rows of one sheet below its header. */
public final class TableWriter {

    private static final float HEADER_HEIGHT = 48;

    /** One line: texts with line breaks would otherwise cover the rows below. */
    private static final float ROW_HEIGHT = 15;

    private final SXSSFSheet sheet;
    private final CellStyles styles;
    private final List<SheetColumn> columns;
    private @Nullable SXSSFRow row;
    private int rows;

    TableWriter(SXSSFSheet sheet, CellStyles styles, DropDownLists lists, List<SheetColumn> columns) {
        this.sheet = sheet;
        this.styles = styles;
        this.columns = columns;
        writeHeader();
        HeaderHelp.add(sheet, columns, lists);
        sheet.createFreezePane(0, 1);
        sheet.getPrintSetup().setLandscape(true);
    }

    private void writeHeader() {
        SXSSFRow header = sheet.createRow(rows++);
        header.setHeightInPoints(HEADER_HEIGHT);
        for (int i = 0; i < columns.size(); i++) {
            SheetColumn column = columns.get(i);
            Cell cell = header.createCell(i);
            cell.setCellValue(OoxmlText.escape(column.header()));
            cell.setCellStyle(styles.ofHeader(column));
            sheet.setColumnWidth(i, column.width() * 256);
            sheet.setDefaultColumnStyle(i, styles.of(column.look()));
        }
    }

    /** Keeps the first columns in view, together with the header. */
    public void freeze(int firstColumns) {
        sheet.createFreezePane(firstColumns, 1);
    }

    /** Begins the next row. */
    public void startRow() {
        row = sheet.createRow(rows++);
        row.setHeightInPoints(ROW_HEIGHT);
    }

    /**
     * Writes a text; it is never a formula.
     *
     * @return whether it fits into a cell; nothing is written where it does not
     */
    public boolean text(int column, String text) {
        String escaped = OoxmlText.escape(text);
        if (escaped.length() > WorkbookWriter.LONGEST_TEXT) {
            return false;
        }
        Cell cell = cell(column);
        cell.setCellValue(escaped);
        cell.setCellStyle(
                columns.get(column).look() == SheetColumn.Look.TEXT
                        ? styles.ofText(text)
                        : styles.of(columns.get(column).look()));
        return true;
    }

    /** Writes a number. */
    public void number(int column, double number) {
        Cell cell = cell(column);
        cell.setCellValue(number);
        cell.setCellStyle(styles.of(columns.get(column).look()));
    }

    /** Writes a date that spreadsheets know as one. */
    public void date(int column, LocalDate date) {
        number(column, DateUtil.getExcelDate(date));
    }

    private Cell cell(int column) {
        if (row == null) {
            throw new IllegalStateException("No row was started");
        }
        return row.createCell(column);
    }

    /** Lets people filter by every column; comes after the last row. */
    public void addFilter() {
        sheet.setAutoFilter(new CellRangeAddress(0, Math.max(rows - 1, 0), 0, columns.size() - 1));
    }
}
