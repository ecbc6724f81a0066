package org.craregistry.register;

import java.util.Map;

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

    /** A header or cell as mappings compare it: case, spaces, accents and punctuation do not count. */
    public static String compared(String met) {
        return Spelling.bare(met);
    }
}
