package org.craregistry.register;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.craregistry.register.workbook.ReadLimits;
import org.jspecify.annotations.Nullable;

/**
 * What the caller says about a file.
 *
 * @param limits how much is read
 * @param mapping foreign header to field; the empty text as field means: do not read this column
 * @param datePattern how dates in texts are written, as in {@code dd.MM.yyyy}; {@code null} for ISO dates only
 */
public record ReadOptions(
        ReadLimits limits,
        Map<String, String> mapping,
        @Nullable String datePattern) {

    /** No mapping, ISO dates, default limits. */
    public static final ReadOptions DEFAULT = new ReadOptions(ReadLimits.DEFAULT, Map.of(), null);

    public ReadOptions {
        mapping = Collections.unmodifiableMap(new LinkedHashMap<>(mapping));
    }

    public ReadOptions withLimits(ReadLimits other) {
        return new ReadOptions(other, mapping, datePattern);
    }

    public ReadOptions withMapping(Map<String, String> other) {
        return new ReadOptions(limits, other, datePattern);
    }

    public ReadOptions withDatePattern(String other) {
        return new ReadOptions(limits, mapping, other);
    }
}
