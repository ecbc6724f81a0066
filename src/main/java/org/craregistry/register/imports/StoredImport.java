package org.craregistry.register.imports;

import java.util.UUID;
import org.craregistry.register.ReadOptions;
import org.craregistry.register.ReadSettings;
import org.craregistry.register.SavedMappings;
import org.craregistry.register.workbook.ReadLimits;
import org.jspecify.annotations.Nullable;

/**
 * What planning and applying an import need to know of it.
 *
 * @param size of the file, in bytes
 * @param deaths how many nodes died while they worked on it
 * @param fileName the name the file came with, or a word in its place
 * @param settings what was said about the file
 * @param validCells whether rejected rows are applied without their cells that are not accepted
 * @param hasFile whether the file is still kept
 * @param csv whether the file has rows alone and no sheets, once it was read
 * @param finishedBy who asked for it to be applied; {@code null} before that
 * @param hasConflicts whether products kept it from being applied, or were left alone when it was taken back
 */
record StoredImport(
        UUID id,
        UUID portfolio,
        int revision,
        ImportState state,
        long size,
        int deaths,
        String fileName,
        ReadSettings settings,
        @Nullable Sender finishedBy,
        int rejected,
        boolean validCells,
        boolean hasFile,
        boolean csv,
        boolean hasConflicts) {

    /** How its file is read. */
    ReadOptions readOptions(ReadLimits limits, SavedMappings saved) {
        return new ReadOptions(limits, settings, saved);
    }

    /** Whether it must be worked on alone, since it may be to blame for the death of a node. */
    boolean isSuspect() {
        return deaths > 0;
    }

    /** The same import after a change of its state. */
    StoredImport as(ImportState next) {
        return new StoredImport(
                id,
                portfolio,
                revision + 1,
                next,
                size,
                deaths,
                fileName,
                settings,
                finishedBy,
                rejected,
                validCells,
                hasFile,
                csv,
                hasConflicts);
    }
}
