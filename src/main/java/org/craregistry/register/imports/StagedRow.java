package org.craregistry.register.imports;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.craregistry.portfolio.ProductKey;
import org.craregistry.register.Problem;
import org.craregistry.register.RegisterRow;
import org.craregistry.register.SheetKind;
import org.jspecify.annotations.Nullable;

/**
 * A row of a sheet with what is on file, kept until its product is planned.
 *
 * @param place the number of the row among all that are kept
 * @param sheet as named in the file
 * @param told by field, with {@code null} for a value to clear
 */
record StagedRow(
        int place, SheetKind kind, String sheet, int row, Map<String, @Nullable Object> told, List<Problem> problems) {

    /** The product that it is about. */
    ProductKey key() {
        return RowPlanning.key(told);
    }

    /** The row as it was read. */
    RegisterRow read() {
        Map<String, Object> values = new LinkedHashMap<>();
        told.forEach((field, value) -> values.put(field, value == null ? RegisterRow.CLEAR : value));
        return new RegisterRow(sheet, row, values, problems);
    }
}
