package org.craregistry.register;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What people have mapped before in a portfolio; a mapping that comes with a file is stronger.
 *
 * @param headers foreign header to field, the empty text for a column not to read
 * @param values field to cell to the code that it means
 */
public record SavedMappings(Map<String, String> headers, Map<String, Map<String, String>> values) {

    /** Nothing mapped. */
    public static final SavedMappings NONE = new SavedMappings(Map.of(), Map.of());

    public SavedMappings {
        headers = Map.copyOf(headers);
        values = Map.copyOf(values);
    }

    /**
     * A header or cell as mappings compare it: case, spaces, accents and punctuation do not count, but in a cell the signs do by which EAL4
     * and EAL4+ differ.
     *
     * @param field the field of the cell; {@code null} for a header
     */
    public static String compared(@Nullable String field, String met) {
        return field == null ? Spelling.bare(met) : Spelling.signed(met);
    }
}
