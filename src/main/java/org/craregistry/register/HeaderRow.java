package org.craregistry.register;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.craregistry.register.workbook.CellKind;
import org.craregistry.register.workbook.SheetRow;

/**
 * A row that may be a header, kept while the reader goes on.
 *
 * @param number as spreadsheets show it; 0 where the columns have no header
 * @param extent how many cells it has
 * @param cells those that hold something, from left to right
 */
record HeaderRow(int number, int extent, List<Cell> cells) {

    /** Where the columns have no header at all, because the caller says which is which. */
    static final HeaderRow NONE = new HeaderRow(0, 0, List.of());

    /**
     * A cell.
     *
     * @param index from 0
     * @param words whether it holds a text, as headers do
     */
    record Cell(int index, String text, boolean words) {}

    static HeaderRow of(SheetRow row) {
        List<Cell> cells = new ArrayList<>();
        for (int i = 0; i < row.width(); i++) {
            if (row.kind(i) != CellKind.BLANK) {
                cells.add(new Cell(i, ExactText.trim(row.text(i)), row.kind(i) == CellKind.TEXT));
            }
        }
        return new HeaderRow(row.number(), row.extent(), cells);
    }

    /** The cell of a column, empty where it holds nothing. */
    Optional<Cell> at(int index) {
        return cells.stream().filter(cell -> cell.index() == index).findFirst();
    }

    /** This row and the one below it, of which the lower one says more where both say something. */
    HeaderRow with(HeaderRow below) {
        List<Cell> both = new ArrayList<>();
        for (int i = 0; i < Math.max(extent, below.extent); i++) {
            int index = i;
            below.at(index).or(() -> at(index)).ifPresent(both::add);
        }
        return new HeaderRow(below.number, Math.max(extent, below.extent), both);
    }

    /** Its texts, for sentences. */
    List<String> texts() {
        return cells.stream().filter(Cell::words).map(Cell::text).toList();
    }
}
