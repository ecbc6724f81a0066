package org.craregistry.register;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.craregistry.register.workbook.CellKind;
import org.craregistry.register.workbook.SheetRow;
import org.craregistry.register.workbook.UnreadableRegister;
import org.jspecify.annotations.Nullable;

/**
 * A header and where its columns are.
 *
 * @param header as it is told to the caller
 * @param places the columns that are read with their places in the row, from left to right
 */
record FoundHeader(RegisterHeader header, List<Place> places) {

    record Place(int index, Column column) {}

    /** @throws UnreadableRegister where two cells stand for one field */
    static FoundHeader of(String sheet, SheetRow row, HeaderNames names) {
        List<Place> places = new ArrayList<>();
        List<RegisterHeader.Cell> recognised = new ArrayList<>();
        List<RegisterHeader.Cell> computed = new ArrayList<>();
        List<RegisterHeader.Cell> unknown = new ArrayList<>();
        Map<Column, RegisterHeader.Cell> taken = new HashMap<>();
        for (int i = 0; i < row.width(); i++) {
            String text = ExactText.trim(row.text(i));
            if (row.kind(i) == CellKind.BLANK) {
                continue;
            }
            String letters = SheetRow.letters(i);
            List<Column> columns = row.kind(i) == CellKind.TEXT ? names.find(text) : List.of();
            if (columns.isEmpty()) {
                (names.isIgnored(text) ? computed : unknown).add(new RegisterHeader.Cell(letters, text, null));
            }
            for (Column column : columns) {
                RegisterHeader.Cell cell = new RegisterHeader.Cell(letters, text, column.field());
                if (column.computed()) {
                    computed.add(cell);
                    continue;
                }
                refuseSecond(sheet, row.number(), column, taken.put(column, cell), cell);
                places.add(new Place(i, column));
                recognised.add(cell);
            }
        }
        return new FoundHeader(
                new RegisterHeader(sheet, row.number(), recognised, computed, unknown), List.copyOf(places));
    }

    private static void refuseSecond(
            String sheet, int row, Column column, RegisterHeader.@Nullable Cell first, RegisterHeader.Cell second) {
        if (first != null) {
            throw new UnreadableRegister(
                    "TWO_COLUMNS",
                    "%s!%s%d \"%s\" and %s%d \"%s\" both stand for \"%s\"; keep one of them, or map the other to the empty text."
                            .formatted(
                                    sheet,
                                    first.column(),
                                    row,
                                    first.text(),
                                    second.column(),
                                    row,
                                    second.text(),
                                    column.header()));
        }
    }
}
