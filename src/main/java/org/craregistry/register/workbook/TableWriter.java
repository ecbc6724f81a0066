package org.craregistry.register.workbook;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.usermodel.FormulaError;
import org.apache.poi.ss.usermodel.PrintSetup;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.streaming.SXSSFRow;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.craregistry.storage.StorableText;
import org.jspecify.annotations.Nullable;

/** Writes the rows of one sheet below its header. */
public final class TableWriter {

    private static final float GROUP_HEIGHT = 20;
    private static final float HEADER_HEIGHT = 48;

    /** How many characters of a page in landscape can be read. */
    private static final int PAGE_WIDTH = 220;

    /** One line: texts with line breaks would otherwise cover the rows below. */
    private static final float ROW_HEIGHT = 15;

    private static final float HIGHEST_ROW = 400;
    private static final int LONGEST_NOTE = 20_000;
    private static final int MOST_COMMENTS = 2_000;

    private final SXSSFSheet sheet;
    private final CellStyles styles;
    private final List<SheetColumn> columns;
    private @Nullable SXSSFRow row;
    private final int[] groups;
    private final int headerRow;
    private int rows;
    private int comments;

    TableWriter(SXSSFSheet sheet, CellStyles styles, DropDownLists lists, List<SheetColumn> columns) {
        this.sheet = sheet;
        this.styles = styles;
        this.columns = columns;
        this.groups = new int[columns.size()];
        if (columns.stream().anyMatch(column -> !column.group().isEmpty())) {
            writeGroups();
        }
        headerRow = rows;
        writeHeader();
        HeaderHelp.add(sheet, headerRow, columns, lists);
        freeze(0);
    }

    /** The headings that columns stand under. */
    private void writeGroups() {
        SXSSFRow headings = sheet.createRow(rows++);
        headings.setHeightInPoints(GROUP_HEIGHT);
        for (int first = 0, group = 0; first < columns.size(); group++) {
            int last = lastOfGroup(first);
            for (int i = first; i <= last; i++) {
                Cell cell = headings.createCell(i);
                cell.setCellStyle(styles.ofGroup(group, columns.get(i)));
                groups[i] = group;
            }
            headings.getCell(first)
                    .setCellValue(OoxmlText.escape(columns.get(first).group()));
            if (last > first) {
                sheet.addMergedRegion(new CellRangeAddress(0, 0, first, last));
            }
            first = last + 1;
        }
    }

    private int lastOfGroup(int first) {
        int last = first;
        while (last + 1 < columns.size()
                && columns.get(last + 1).group().equals(columns.get(first).group())) {
            last++;
        }
        return last;
    }

    private void writeHeader() {
        SXSSFRow header = sheet.createRow(rows++);
        header.setHeightInPoints(HEADER_HEIGHT);
        for (int i = 0; i < columns.size(); i++) {
            SheetColumn column = columns.get(i);
            Cell cell = header.createCell(i);
            cell.setCellValue(OoxmlText.escape(column.header()));
            cell.setCellStyle(styles.ofHeader(groups[i], column));
            sheet.setColumnWidth(i, column.width() * 256);
            sheet.setDefaultColumnStyle(i, styles.of(column.look()));
        }
    }

    /** Keeps the first columns in view, together with the header; on paper they come again on every page. */
    public void freeze(int firstColumns) {
        sheet.createFreezePane(firstColumns, headerRow + 1);
        sheet.setRepeatingRows(new CellRangeAddress(0, headerRow, -1, -1));
        if (firstColumns > 0) {
            sheet.setRepeatingColumns(new CellRangeAddress(-1, -1, 0, firstColumns - 1));
        }
        sheet.setFitToPage(true);
        sheet.getPrintSetup().setLandscape(true);
        sheet.getPrintSetup().setPaperSize(PrintSetup.A4_PAPERSIZE);
        sheet.getPrintSetup().setFitHeight((short) 0); // as many pages as it takes
        sheet.getPrintSetup().setFitWidth((short) pagesAcross(firstColumns));
    }

    /** So that what is printed can be read. */
    private int pagesAcross(int firstColumns) {
        int fixed = columns.stream()
                .limit(firstColumns)
                .mapToInt(SheetColumn::width)
                .sum();
        int rest =
                columns.stream().skip(firstColumns).mapToInt(SheetColumn::width).sum();
        return Math.max(1, (rest + PAGE_WIDTH - fixed - 1) / (PAGE_WIDTH - fixed));
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

    /** Writes sentences to read, one below the other, into a row that is as high as they need. */
    public void note(int column, List<String> sentences) {
        SXSSFRow current = row();
        Cell cell = current.createCell(column);
        cell.setCellValue(OoxmlText.escape(StorableText.beginning(String.join("\n", sentences), LONGEST_NOTE)));
        cell.setCellStyle(styles.wrapped());
        int width = columns.get(column).width();
        int lines = sentences.stream().mapToInt(one -> one.length() / width + 1).sum();
        current.setHeightInPoints(Math.min(Math.max(lines, 1) * ROW_HEIGHT, HIGHEST_ROW));
    }

    /** Writes the error that a cell holds instead of a value. */
    public void error(int column, String error) {
        Cell cell = cell(column);
        cell.setCellErrorValue(errorOf(error).getCode());
        cell.setCellStyle(styles.of(columns.get(column).look()));
    }

    private static FormulaError errorOf(String text) {
        return Arrays.stream(FormulaError.values())
                .filter(known -> known.getString().equals(text) && known != FormulaError._NO_ERROR)
                .findFirst()
                .orElse(FormulaError.NA);
    }

    /** Marks a cell of the row, whatever it holds, and says why; comments cost memory, so that not all of very many have one. */
    public void mark(int column, boolean error, String why) {
        SXSSFRow current = row();
        Cell cell = current.getCell(column);
        if (cell == null) {
            cell = current.createCell(column);
            cell.setCellStyle(styles.of(columns.get(column).look()));
        }
        cell.setCellStyle(styles.marked(cell.getCellStyle(), error));
        if (comments++ < MOST_COMMENTS) {
            HeaderHelp.addComment(sheet, current.getRowNum(), column, why);
        }
    }

    /** Writes a number. */
    public void number(int column, double number) {
        Cell cell = cell(column);
        cell.setCellValue(number);
        cell.setCellStyle(styles.of(columns.get(column).look()));
    }

    /** Writes a cell of a row that shows how a row is filled. */
    public void example(int column, String text) {
        Cell cell = cell(column);
        cell.setCellValue(OoxmlText.escape(text));
        cell.setCellStyle(styles.example());
    }

    /** Writes a date that spreadsheets know as one. */
    public void date(int column, LocalDate date) {
        date(column, date.atStartOfDay());
    }

    /** Writes a day and a time of it that spreadsheets know as a date, whatever the column is for. */
    public void date(int column, LocalDateTime date) {
        Cell cell = cell(column);
        cell.setCellValue(DateUtil.getExcelDate(date));
        cell.setCellStyle(styles.of(SheetColumn.Look.DATE));
    }

    private Cell cell(int column) {
        return row().createCell(column);
    }

    private SXSSFRow row() {
        if (row == null) {
            throw new IllegalStateException("No row was started");
        }
        return row;
    }

    /** Lets people filter by every column; comes after the last row. */
    public void addFilter() {
        sheet.setAutoFilter(new CellRangeAddress(headerRow, rows - 1, 0, columns.size() - 1));
    }
}
