package org.craregistry.register;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
            Optional<Column> column = row.kind(i) == CellKind.TEXT ? names.find(text) : Optional.empty();
            RegisterHeader.Cell cell = new RegisterHeader.Cell(
                    SheetRow.letters(i), text, column.map(Column::field).orElse(null));
            if (row.kind(i) == CellKind.BLANK) {
                continue;
            }
            if (column.isEmpty()) {
                (names.isIgnored(text) ? computed : unknown).add(cell);
            } else if (column.get().computed()) {
                computed.add(cell);
            } else {
                refuseSecond(sheet, row.number(), column.get(), taken.put(column.get(), cell), cell);
                places.add(new Place(i, column.get()));
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
