package org.craregistry.register;

import java.util.Map;

/**
 * A product as it goes into an export.
 *
 * @param values by field, in the plain form of {@code Fact.plain}, or a String for identity; absent = unanswered
 * @param computed by field of the computed columns
 */
public record ExportRow(Map<String, Object> values, Map<String, String> computed) {}
