package org.craregistry.document;

import java.math.BigInteger;
import java.util.List;
import org.apache.poi.xwpf.usermodel.TableRowHeightRule;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTable.XWPFBorderType;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;
import org.craregistry.document.ReadingCopy.Cell;
import org.craregistry.document.ReadingCopy.Line;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTblLayoutType;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STTblLayoutType;

/** A table of a {@link WordDocument} with columns of fixed width; a row is never torn by the end of a page. */
final class WordTable {

    private static final String LINE = "D0D7DE";
    private static final int THIN = 4;

    private final WordDocument document;
    private final XWPFTable table;
    private final int[] widths;
    private boolean isEmpty = true;

    WordTable(WordDocument document, XWPFTable table, int... widths) {
        this.document = document;
        this.table = table;
        this.widths = widths.clone();
        layOut();
    }

    private void layOut() {
        CTTblLayoutType layout = table.getCTTbl().getTblPr().addNewTblLayout();
        layout.setType(STTblLayoutType.FIXED);
        table.setWidth(WordDocument.TEXT_WIDTH);
        var grid = table.getCTTbl().getTblGrid() == null
                ? table.getCTTbl().addNewTblGrid()
                : table.getCTTbl().getTblGrid();
        while (grid.sizeOfGridColArray() > 0) {
            grid.removeGridCol(0);
        }
        for (int width : widths) {
            grid.addNewGridCol().setW(BigInteger.valueOf(width));
        }
        table.setTopBorder(XWPFBorderType.SINGLE, THIN, 0, LINE);
        table.setBottomBorder(XWPFBorderType.SINGLE, THIN, 0, LINE);
        table.setInsideHBorder(XWPFBorderType.SINGLE, THIN, 0, LINE);
        table.setLeftBorder(XWPFBorderType.NONE, 0, 0, LINE);
        table.setRightBorder(XWPFBorderType.NONE, 0, 0, LINE);
        table.setInsideVBorder(XWPFBorderType.NONE, 0, 0, LINE);
    }

    /** Lines between the columns and around, for what is filled in by hand. */
    WordTable boxed() {
        table.setLeftBorder(XWPFBorderType.SINGLE, THIN, 0, LINE);
        table.setRightBorder(XWPFBorderType.SINGLE, THIN, 0, LINE);
        table.setInsideVBorder(XWPFBorderType.SINGLE, THIN, 0, LINE);
        return this;
    }

    /** The row that every page repeats. */
    WordTable header(List<String> titles) {
        XWPFTableRow row = row("TableHead", titles.stream().map(Cell::of).toList());
        row.setRepeatHeader(true);
        row.getTableCells().forEach(cell -> cell.setColor("F3F5F7"));
        return this;
    }

    void row(List<Cell> cells) {
        row("TableText", cells);
    }

    /** A row whose cells hold lines below one another. */
    void lines(List<List<Line>> cells) {
        XWPFTableRow row =
                row("TableText", cells.stream().map(any -> Cell.of("")).toList());
        for (int i = 0; i < cells.size(); i++) {
            XWPFTableCell cell = row.getCell(i);
            for (Line line : cells.get(i)) {
                line(cell, 0, line);
            }
            cell.removeParagraph(0);
        }
    }

    private void line(XWPFTableCell cell, int level, Line line) {
        XWPFParagraph paragraph = cell.addParagraph();
        paragraph.setStyle("TableLine");
        document.item(paragraph, level, new Cell(line.words(), line.link()));
        line.parts().forEach(part -> line(cell, level + 1, part));
    }

    /** A row of a least height, in twentieths of a point. */
    void row(String style, List<Cell> cells, int height) {
        XWPFTableRow row = row(style, cells);
        row.setHeight(height);
        row.setHeightRule(TableRowHeightRule.AT_LEAST);
    }

    private XWPFTableRow row(String style, List<Cell> cells) {
        XWPFTableRow row = isEmpty ? table.getRow(0) : table.createRow();
        isEmpty = false;
        row.setCantSplitRow(true);
        for (int i = 0; i < cells.size(); i++) {
            XWPFTableCell cell = i < row.getTableCells().size() ? row.getCell(i) : row.createCell();
            cell.setWidth(String.valueOf(widths[i]));
            XWPFParagraph paragraph = cell.getParagraphs().isEmpty() ? cell.addParagraph() : cell.getParagraphArray(0);
            paragraph.setStyle(style);
            document.write(paragraph, cells.get(i));
        }
        return row;
    }
}
