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
    private final Map<String, String> mapped = new LinkedHashMap<>();
    private final Map<String, String> mapping;

    /** @throws UnreadableRegister where the mapping names a field that is none, or one header twice */
    HeaderNames(Map<String, String> mapping) {
        this.mapping = mapping;
        for (Column column : RegisterColumns.ALL) {
            column.synonyms().forEach(synonym -> ours.putIfAbsent(Spelling.bare(synonym), column));
        }
        for (Column column : RegisterColumns.ALL) {
            ours.put(Spelling.bare(column.header()), column);
            if (!column.computed()) { // a column that somebody else calls "Category" is not ours
                ours.put(Spelling.bare(column.field()), column);
            }
        }
        mapping.forEach(this::map);
    }

    private void map(String header, String field) {
        boolean readable =
                RegisterColumns.find(field).filter(column -> !column.computed()).isPresent();
        if (!field.isEmpty() && !readable) {
            throw new UnreadableRegister(
                    "UNKNOWN_FIELD",
                    "The mapping sends the header \"%s\" to \"%s\", which is no field of the register; accepted: %s, or the empty text for a column not to read."
                            .formatted(header, field, fields()));
        }
        if (mapped.put(Spelling.bare(header), field) != null) {
            throw new UnreadableRegister(
                    "HEADER_MAPPED_TWICE", "The mapping names the header \"%s\" twice; keep one.".formatted(header));
        }
    }

    private static String fields() {
        return RegisterColumns.readable().stream().map(Column::field).collect(Collectors.joining(", "));
    }

    /** The column that a header stands for, empty where it is unknown or not to be read. */
    Optional<Column> find(String header) {
        String bare = Spelling.bare(header);
        @Nullable String field = mapped.get(bare);
        return field == null ? Optional.ofNullable(ours.get(bare)) : RegisterColumns.find(field);
    }

    /** Whether the mapping says not to read the column with this header. */
    boolean isIgnored(String header) {
        return "".equals(mapped.get(Spelling.bare(header)));
    }

    /** The headers of the mapping that are not among these. */
    List<String> missing(Set<String> bareHeaders) {
        List<String> missing = new ArrayList<>(mapping.keySet());
        missing.removeIf(header -> bareHeaders.contains(Spelling.bare(header)));
        return missing;
    }
}
