package org.craregistry.register.imports;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDateTime;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** A workbook as a test writes it down: sheets of lines of cells, separated by bars. */
final class WorkbookOf {

    private final XSSFWorkbook workbook = new XSSFWorkbook();

    /** Adds a sheet. @param lines the header first */
    WorkbookOf sheet(String name, String lines) {
        XSSFSheet sheet = workbook.createSheet(name);
        int number = 0;
        for (String line : lines.strip().split("\n")) {
            XSSFRow row = sheet.createRow(number++);
            int column = 0;
            for (String cell : line.split("\\|")) {
                if (!cell.isBlank()) {
                    row.createCell(column).setCellValue(cell.strip());
                }
                column++;
            }
        }
        return this;
    }

    /** Puts a date into a cell of the first sheet; row and column from 0. */
    WorkbookOf date(int row, int column, LocalDateTime date) {
        XSSFCellStyle style = workbook.createCellStyle();
        style.setDataFormat(workbook.createDataFormat().getFormat("yyyy-mm-dd"));
        XSSFCell cell = workbook.getSheetAt(0).getRow(row).createCell(column);
        cell.setCellValue(date);
        cell.setCellStyle(style);
        return this;
    }

    byte[] bytes() {
        try (workbook;
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            workbook.write(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
