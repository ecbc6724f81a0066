package org.craregistry.register;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Writes the values of a column as the texts of cells, such that the reader gets the same value back. */
final class CellText {

    private final ColumnType type;
    private final Map<String, String> cells;

    CellText(Column column) {
        this.type = column.type();
        this.cells = column.accepted().stream().collect(Collectors.toMap(AcceptedValue::code, AcceptedValue::cell));
    }

    static List<CellText> of(List<Column> columns) {
        Function<Column, CellText> of = CellText::new;
        return columns.stream().map(of).toList();
    }

    /** The cell of a value in its plain form. */
    String write(Object value) {
        if (type == ColumnType.TEXT) {
            return ExactText.write(value.toString());
        }
        if (value instanceof Collection<?> codes) {
            return codes.isEmpty()
                    ? "NONE"
                    : codes.stream().map(Object::toString).collect(Collectors.joining("; "));
        }
        return cells.getOrDefault(value.toString(), value.toString());
    }
}
