package org.craregistry.register;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Writes the values of a column as the texts of cells, such that the reader gets the same value back. */
final class CellText {

    private final ColumnType type;
    private final Map<String, String> cells;

    private final UnaryOperator<String> text;

    private CellText(Column column, UnaryOperator<String> text) {
        this.text = text;
        this.type = column.type();
        this.cells = column.accepted().stream().collect(Collectors.toMap(AcceptedValue::code, AcceptedValue::cell));
    }

    /** For the cells of a workbook. */
    static List<CellText> ofWorkbook(List<Column> columns) {
        return columns.stream()
                .map(column -> new CellText(column, ExactText::write))
                .toList();
    }

    /** For the cells of a CSV file, before quotes and {@link org.craregistry.register.workbook.FormulaGuard}. */
    static List<CellText> ofCsv(List<Column> columns) {
        return columns.stream()
                .map(column -> new CellText(column, ExactText::writeSeparated))
                .toList();
    }

    /** The cell of a value in its plain form. */
    String write(Object value) {
        if (type == ColumnType.TEXT) {
            return text.apply(value.toString());
        }
        if (type == ColumnType.TEXTS) {
            return text.apply(TextsRule.write(
                    ((Collection<?>) value).stream().map(Object::toString).toList()));
        }
        if (value instanceof Collection<?> codes) {
            return codes.isEmpty()
                    ? "NONE"
                    : codes.stream().map(Object::toString).collect(Collectors.joining("; "));
        }
        return cells.getOrDefault(value.toString(), value.toString());
    }
}
