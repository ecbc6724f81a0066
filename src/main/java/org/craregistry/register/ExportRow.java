package org.craregistry.register;

import java.util.List;
import java.util.Map;

/**
 * A product of an export.
 *
 * @param values by field, in the plain form of {@code Fact.plain}, or a String for identity; absent = unanswered
 * @param computed by field of the computed columns
 * @param evidence its rows on the sheets with what is on file, each by field; sheets without a row are absent
 */
public record ExportRow(
        Map<String, Object> values, Map<String, String> computed, Map<SheetKind, List<Map<String, Object>>> evidence) {

    /** A product with nothing on file. */
    ExportRow(Map<String, Object> values, Map<String, String> computed) {
        this(values, computed, Map.of());
    }
}
