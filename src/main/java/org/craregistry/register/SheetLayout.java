package org.craregistry.register;

import java.util.List;
import java.util.stream.Collectors;
import org.craregistry.register.workbook.SheetColumn;

/** How the sheets of the register look, for exports and the template. */
final class SheetLayout {

    private static final int SHOWN_IN_COMMENT = 12;

    private SheetLayout() {}

    /** Reference and version stay in view, of products the name as well. */
    static int frozenColumns(SheetKind sheet) {
        return sheet == SheetKind.PRODUCTS ? 3 : 2;
    }

    static List<SheetColumn> layout(List<Column> columns) {
        return columns.stream().map(SheetLayout::layout).toList();
    }

    private static SheetColumn layout(Column column) {
        boolean dropDown = !column.accepted().isEmpty() && column.type() != ColumnType.CHOICES;
        return new SheetColumn(
                column.group(),
                column.header(),
                look(column),
                width(column),
                comment(column),
                dropDown ? column.accepted().stream().map(AcceptedValue::cell).toList() : List.of(),
                column.required());
    }

    private static SheetColumn.Look look(Column column) {
        if (column.computed()) {
            return SheetColumn.Look.COMPUTED;
        }
        return switch (column.type()) {
            case TEXT, TEXTS -> SheetColumn.Look.TEXT;
            case DATE -> SheetColumn.Look.DATE;
            default -> SheetColumn.Look.PLAIN;
        };
    }

    private static int width(Column column) {
        if (column.computed()) {
            return 20;
        }
        return switch (column.type()) {
            case TEXT -> column.maximum() > 3_000 ? 40 : 24;
            case CATEGORY -> 40;
            case TEXTS, CHOICE, CHOICES -> 24;
            case YES_NO, DATE, NUMBER -> 16;
        };
    }

    private static String comment(Column column) {
        if (column.computed()) {
            return column.help();
        }
        StringBuilder comment = new StringBuilder(column.help());
        if (column.source() != null) {
            comment.append(" (").append(column.source()).append(')');
        }
        comment.append(column.required() ? "\nRequired: " : "\n")
                .append(column.type().words());
        if (column.type() == ColumnType.CHOICES) {
            comment.append('\n').append(codes(column));
        }
        if (!column.example().isEmpty()) {
            comment.append("\nExample: ").append(column.example());
        }
        return comment.toString();
    }

    private static String codes(Column column) {
        String first = column.accepted().stream()
                .limit(SHOWN_IN_COMMENT)
                .map(value -> value.code() + " = " + value.label())
                .collect(Collectors.joining("\n"));
        return column.accepted().size() > SHOWN_IN_COMMENT ? first + "\n... see the sheet Instructions" : first;
    }
}
