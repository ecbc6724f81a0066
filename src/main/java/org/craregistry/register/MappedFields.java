package org.craregistry.register;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the mapping of an upload says of one foreign header: the fields that its column fills, separated by commas. */
public final class MappedFields {

    private static final Map<String, String> FIELDS = byHeader();

    private MappedFields() {}

    /** The fields; none where the column is not to be read. */
    public static List<String> of(String fields) {
        return Arrays.stream(fields.split(","))
                .map(String::strip)
                .filter(field -> !field.isEmpty())
                .toList();
    }

    /** The same with the fields of the columns that are named by their headers. */
    static String named(String fields) {
        return Optional.ofNullable(FIELDS.get(Spelling.bare(fields)))
                .orElseGet(() -> of(fields).stream()
                        .map(one -> column(one).isPresent() ? one : FIELDS.getOrDefault(Spelling.bare(one), one))
                        .collect(Collectors.joining(",")));
    }

    /** The fields by the headers of their columns, without headers that stand on several sheets. */
    private static Map<String, String> byHeader() {
        Map<String, String> fields = new HashMap<>();
        Stream.of(SheetKind.values())
                .flatMap(sheet -> RegisterColumns.readable(sheet).stream())
                .forEach(column -> fields.merge(
                        Spelling.bare(column.header()), column.field(), (one, other) -> one.equals(other) ? one : ""));
        fields.values().removeIf(String::isEmpty);
        return fields;
    }

    /** The column that a field of a mapping fills; empty where there is none that is read. */
    public static Optional<Column> column(String field) {
        return RegisterColumns.find(field).filter(column -> !column.computed());
    }

    /**
     * The part of a mapping that is about a sheet: what is on file is mapped on its own sheet, where the file has one, and beside the
     * products otherwise.
     *
     * @param present the sheets with what is on file that the file has
     */
    static Map<String, String> about(SheetKind sheet, Map<String, String> mapping, Set<SheetKind> present) {
        Map<String, String> part = new LinkedHashMap<>();
        mapping.forEach((header, fields) -> {
            if (sheet(fields, present) == sheet) {
                part.put(header, fields);
            }
        });
        return part;
    }

    private static SheetKind sheet(String fields, Set<SheetKind> present) {
        List<SheetKind> meant = of(fields).stream()
                .flatMap(field -> column(field).stream())
                .map(Column::sheet)
                .distinct()
                .toList();
        boolean isOnItsOwn = meant.size() == 1 && present.contains(meant.get(0));
        return isOnItsOwn ? meant.get(0) : SheetKind.PRODUCTS;
    }
}
