package org.craregistry.register.workbook;

import java.util.HashMap;
import java.util.Map;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;

/** The cell styles of one workbook. */
final class CellStyles {

    private final SXSSFWorkbook workbook;
    private final CellStyle text;
    private final CellStyle quoted;
    private final CellStyle plain;
    private final CellStyle date;
    private final CellStyle computed;
    private final CellStyle header;
    private final CellStyle emphasised;
    private final CellStyle computedHeader;
    private final CellStyle wrapped;
    private final CellStyle title;
    private final Map<Integer, CellStyle> marks = new HashMap<>();

    CellStyles(SXSSFWorkbook workbook) {
        this.workbook = workbook;
        text = formatted("@");
        quoted = formatted("@");
        quoted.setQuotePrefixed(true);
        plain = formatted("General");
        date = formatted("yyyy-mm-dd");
        computed = filled(formatted("@"), IndexedColors.GREY_25_PERCENT);
        computed.setQuotePrefixed(true);
        header = header(IndexedColors.DARK_TEAL);
        emphasised = header(IndexedColors.DARK_BLUE);
        computedHeader = header(IndexedColors.GREY_50_PERCENT);
        wrapped = formatted("@");
        wrapped.setWrapText(true);
        title = formatted("@");
        title.setFont(bold(IndexedColors.BLACK));
    }

    /** The style of a text cell; quoted where a program could take the text for a formula when the cell is edited. */
    CellStyle ofText(String content) {
        return FormulaGuard.isDangerous(content) ? quoted : text;
    }

    CellStyle of(SheetColumn.Look look) {
        return switch (look) {
            case TEXT -> text;
            case PLAIN -> plain;
            case DATE -> date;
            case COMPUTED -> computed;
        };
    }

    CellStyle ofHeader(SheetColumn column) {
        if (column.look() == SheetColumn.Look.COMPUTED) {
            return computedHeader;
        }
        return column.emphasised() ? emphasised : header;
    }

    /** The same style on the ground of what has to be corrected, or only looked at. */
    CellStyle marked(CellStyle of, boolean error) {
        return marks.computeIfAbsent(of.getIndex() * 2 + (error ? 1 : 0), any -> {
            CellStyle mark = workbook.createCellStyle();
            mark.cloneStyleFrom(of);
            return filled(mark, error ? IndexedColors.ROSE : IndexedColors.LIGHT_YELLOW);
        });
    }

    CellStyle wrapped() {
        return wrapped;
    }

    CellStyle title() {
        return title;
    }

    private CellStyle formatted(String format) {
        CellStyle style = workbook.createCellStyle();
        style.setDataFormat(workbook.createDataFormat().getFormat(format));
        style.setVerticalAlignment(VerticalAlignment.TOP);
        return style;
    }

    private CellStyle header(IndexedColors color) {
        CellStyle style = filled(formatted("@"), color);
        style.setFont(bold(IndexedColors.WHITE));
        style.setWrapText(true);
        style.setBorderRight(BorderStyle.THIN);
        style.setRightBorderColor(IndexedColors.WHITE.getIndex());
        return style;
    }

    private Font bold(IndexedColors color) {
        Font font = workbook.createFont();
        font.setBold(true);
        font.setColor(color.getIndex());
        return font;
    }

    private static CellStyle filled(CellStyle style, IndexedColors color) {
        style.setFillForegroundColor(color.getIndex());
        style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
        return style;
    }
}
