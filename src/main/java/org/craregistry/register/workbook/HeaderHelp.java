package org.craregistry.register.workbook;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.SpreadsheetVersion;
import org.apache.poi.ss.usermodel.ClientAnchor;
import org.apache.poi.ss.usermodel.Comment;
import org.apache.poi.ss.usermodel.DataValidation;
import org.apache.poi.ss.usermodel.DataValidationHelper;
import org.apache.poi.ss.util.CellRangeAddressList;
import org.apache.poi.xssf.streaming.SXSSFDrawing;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFClientAnchor;
import org.apache.poi.xssf.usermodel.XSSFRichTextString;

/** Adds comments to the cells of a sheet and drop-downs below its header. */
final class HeaderHelp {

    private static final int LAST_ROW = SpreadsheetVersion.EXCEL2007.getLastRowIndex();
    private static final int COMMENT_COLUMNS = 3;
    private static final int COMMENT_ROWS = 12;

    private HeaderHelp() {}

    static void add(SXSSFSheet sheet, int headerRow, List<SheetColumn> columns, DropDownLists lists) {
        Map<String, CellRangeAddressList> dropDowns = new LinkedHashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            SheetColumn column = columns.get(i);
            if (!column.comment().isEmpty()) {
                addComment(sheet, headerRow, i, column.comment());
            }
            if (!column.choices().isEmpty()) {
                dropDowns
                        .computeIfAbsent(lists.formula(column.choices()), any -> new CellRangeAddressList())
                        .addCellRangeAddress(headerRow + 1, i, LAST_ROW, i);
            }
        }
        dropDowns.forEach((formula, ranges) -> addDropDown(sheet, formula, ranges));
    }

    static void addComment(SXSSFSheet sheet, int row, int column, String text) {
        SXSSFDrawing drawing = sheet.createDrawingPatriarch();
        ClientAnchor anchor = new XSSFClientAnchor(
                0, 0, 0, 0, column + 1, row + 1, column + 1 + COMMENT_COLUMNS, row + 1 + COMMENT_ROWS);
        Comment comment = drawing.createCellComment(anchor);
        comment.setAddress(row, column);
        comment.setString(new XSSFRichTextString(text));
    }

    private static void addDropDown(SXSSFSheet sheet, String formula, CellRangeAddressList ranges) {
        DataValidationHelper help = sheet.getDataValidationHelper();
        DataValidation dropDown = help.createValidation(help.createFormulaListConstraint(formula), ranges);
        dropDown.setSuppressDropDownArrow(true); // in POI's XSSF this shows the arrow
        dropDown.setErrorStyle(DataValidation.ErrorStyle.WARNING);
        dropDown.createErrorBox("Not in the list", "Codes and official spellings are accepted too. Keep this entry?");
        dropDown.setShowErrorBox(true);
        sheet.addValidationData(dropDown);
    }
}
