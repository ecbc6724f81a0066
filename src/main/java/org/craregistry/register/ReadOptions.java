package org.craregistry.register;

import java.util.Map;
import org.craregistry.register.workbook.ReadLimits;

/**
 * How a file is read.
 *
 * @param limits how much is read
 * @param settings what the caller says about the file
 * @param values what people have mapped before, field to cell to the code that it means; cells as {@link Spelling#bare} leaves them
 */
public record ReadOptions(ReadLimits limits, ReadSettings settings, Map<String, Map<String, String>> values) {

    /** Nothing said, default limits. */
    public static final ReadOptions DEFAULT = new ReadOptions(ReadLimits.DEFAULT, ReadSettings.NONE, Map.of());

    public ReadOptions {
        values = Map.copyOf(values);
    }

    public ReadOptions withLimits(ReadLimits other) {
        return new ReadOptions(other, settings, values);
    }

    public ReadOptions withSettings(ReadSettings other) {
        return new ReadOptions(limits, other, values);
    }

    public ReadOptions withValues(Map<String, Map<String, String>> other) {
        return new ReadOptions(limits, settings, other);
    }

    public ReadOptions withMapping(Map<String, String> other) {
        return withSettings(settings.withHeaders(other));
    }

    public ReadOptions withDatePattern(String other) {
        return withSettings(settings.withDatePattern(other));
    }
}
