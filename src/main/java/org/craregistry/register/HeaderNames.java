package org.craregistry.register;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.craregistry.register.workbook.UnreadableRegister;
import org.jspecify.annotations.Nullable;

/** The names by which header cells are recognised: the caller's mapping first, then headers, fields and synonyms of ours. */
final class HeaderNames {

    private final Map<String, Column> ours = new HashMap<>();
    private final Map<String, List<Column>> mapped = new LinkedHashMap<>();
    private final Map<String, String> mapping;

    /** @throws UnreadableRegister where the mapping names a field that is none, or one header twice */
    HeaderNames(SheetKind sheet, Map<String, String> mapping) {
        this.mapping = mapping;
        for (Column column : sheet.columns()) {
            column.synonyms().forEach(synonym -> ours.putIfAbsent(Spelling.bare(synonym), column));
        }
        for (Column column : sheet.columns()) {
            ours.put(Spelling.bare(column.header()), column);
            if (!column.computed()) { // a column that somebody else calls "Category" is not ours
                ours.put(Spelling.bare(column.field()), column);
            }
        }
        mapping.forEach(this::map);
    }

    private void map(String header, String fields) {
        List<Column> columns = new ArrayList<>();
        for (String field : MappedFields.of(fields)) {
            columns.add(MappedFields.column(field)
                    .orElseThrow(() -> new UnreadableRegister(
                            "UNKNOWN_FIELD",
                            "The mapping sends the header \"%s\" to \"%s\", which is no field of the register; accepted: %s, or the empty text for a column not to read."
                                    .formatted(header, field, fields()))));
        }
        if (mapped.put(Spelling.bare(header), columns) != null) {
            throw new UnreadableRegister(
                    "HEADER_MAPPED_TWICE", "The mapping names the header \"%s\" twice; keep one.".formatted(header));
        }
    }

    private static String fields() {
        return RegisterColumns.readable().stream().map(Column::field).collect(Collectors.joining(", "));
    }

    /** The columns that a header stands for, none where it is unknown or not to be read; several only where the mapping says so. */
    List<Column> find(String header) {
        String bare = Spelling.bare(header);
        @Nullable List<Column> columns = mapped.get(bare);
        return columns == null ? Optional.ofNullable(ours.get(bare)).stream().toList() : columns;
    }

    /** Whether the mapping says not to read the column with this header. */
    boolean isIgnored(String header) {
        List<Column> columns = mapped.get(Spelling.bare(header));
        return columns != null && columns.isEmpty();
    }

    /** The headers of the mapping that are not among these. */
    List<String> missing(Set<String> bareHeaders) {
        List<String> missing = new ArrayList<>(mapping.keySet());
        missing.removeIf(header -> bareHeaders.contains(Spelling.bare(header)));
        return missing;
    }
}
