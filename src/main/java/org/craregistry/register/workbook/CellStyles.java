package org.craregistry.register.workbook;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.apache.poi.xssf.usermodel.XSSFColor;

/** The cell styles of one workbook. */
final class CellStyles {

    /** The colours of groups of columns, which come again in turn. */
    private static final List<Shade> SHADES = List.of(
            new Shade("1F3864", "D6DFF0"),
            new Shade("0B5351", "D3EBEA"),
            new Shade("5B2C5E", "EBDCEC"),
            new Shade("7A4A00", "F6E7CC"));

    private final SXSSFWorkbook workbook;
    private final CellStyle text;
    private final CellStyle quoted;
    private final CellStyle plain;
    private final CellStyle date;
    private final CellStyle computed;
    private final List<CellStyle> headings = new ArrayList<>();
    private final List<CellStyle> headers = new ArrayList<>();
    private final CellStyle computedHeader;
    private final CellStyle example;
    private final CellStyle wrapped;
    private final CellStyle title;
    private final Map<Integer, CellStyle> marks = new HashMap<>();

    /** A colour, as red, green and blue in hexadecimal digits. */
    private record Shade(String dark, String light) {}

    CellStyles(SXSSFWorkbook workbook) {
        this.workbook = workbook;
        text = formatted("@");
        quoted = formatted("@");
        quoted.setQuotePrefixed(true);
        plain = formatted("General");
        date = formatted("yyyy-mm-dd");
        computed = filled(formatted("@"), IndexedColors.GREY_25_PERCENT);
        computed.setQuotePrefixed(true);
        for (Shade shade : SHADES) {
            headings.add(header(shade.dark(), IndexedColors.WHITE));
            headers.add(header(shade.light(), IndexedColors.BLACK));
        }
        computedHeader = header("7F7F7F", IndexedColors.WHITE);
        example = formatted("@");
        example.setFont(font(false, true, IndexedColors.GREY_50_PERCENT));
        wrapped = formatted("@");
        wrapped.setWrapText(true);
        title = formatted("@");
        title.setFont(font(true, false, IndexedColors.BLACK));
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

    /** The heading of a group of columns, each group in its colour. */
    CellStyle ofGroup(int group, SheetColumn column) {
        return column.look() == SheetColumn.Look.COMPUTED ? computedHeader : headings.get(group % SHADES.size());
    }

    /** The header of a column in the colour of its group, in the strong one where every row needs it. */
    CellStyle ofHeader(int group, SheetColumn column) {
        if (column.look() == SheetColumn.Look.COMPUTED) {
            return computedHeader;
        }
        return (column.emphasised() ? headings : headers).get(group % SHADES.size());
    }

    CellStyle example() {
        return example;
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

    private CellStyle header(String rgb, IndexedColors letters) {
        CellStyle style = formatted("@");
        style.setFillForegroundColor(new XSSFColor(HexFormat.of().parseHex(rgb)));
        style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
        style.setFont(font(true, false, letters));
        style.setWrapText(true);
        style.setBorderRight(BorderStyle.THIN);
        style.setRightBorderColor(IndexedColors.WHITE.getIndex());
        return style;
    }

    private Font font(boolean bold, boolean italic, IndexedColors color) {
        Font font = workbook.createFont();
        font.setBold(bold);
        font.setItalic(italic);
        font.setColor(color.getIndex());
        return font;
    }

    private static CellStyle filled(CellStyle style, IndexedColors color) {
        style.setFillForegroundColor(color.getIndex());
        style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
        return style;
    }
}
