package org.craregistry.register;

import org.craregistry.register.workbook.ReadLimits;

/**
 * How a file is read.
 *
 * @param limits how much is read
 * @param settings what the caller says about the file
 * @param saved what people have mapped before
 */
public record ReadOptions(ReadLimits limits, ReadSettings settings, SavedMappings saved) {

    /** Nothing said, default limits. */
    public static final ReadOptions DEFAULT =
            new ReadOptions(ReadLimits.DEFAULT, ReadSettings.NONE, SavedMappings.NONE);

    public ReadOptions withLimits(ReadLimits other) {
        return new ReadOptions(other, settings, saved);
    }

    public ReadOptions withSettings(ReadSettings other) {
        return new ReadOptions(limits, other, saved);
    }
}
