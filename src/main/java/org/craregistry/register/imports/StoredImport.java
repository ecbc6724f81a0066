package org.craregistry.register.imports;

import java.util.Map;
import java.util.UUID;
import org.craregistry.register.ReadOptions;
import org.craregistry.register.workbook.ReadLimits;
import org.jspecify.annotations.Nullable;

/**
 * What planning and applying an import need to know of it.
 *
 * @param size of the file, in bytes
 * @param deaths how many nodes died while they worked on it
 * @param fileName the name the file came with, or a word in its place
 * @param mapping foreign header to field
 * @param finishedBy who asked for it to be applied; {@code null} before that
 */
record StoredImport(
        UUID id,
        UUID portfolio,
        int revision,
        ImportState state,
        long size,
        int deaths,
        String fileName,
        Map<String, String> mapping,
        @Nullable String datePattern,
        @Nullable Sender finishedBy,
        int rejected) {

    /** How its file is read. */
    ReadOptions readOptions(ReadLimits limits) {
        return new ReadOptions(limits, mapping, datePattern);
    }

    /** Whether it must be worked on alone, since it may be to blame for the death of a node. */
    boolean isSuspect() {
        return deaths > 0;
    }

    /** The same import after a change of its state. */
    StoredImport as(ImportState next) {
        return new StoredImport(
                id, portfolio, revision + 1, next, size, deaths, fileName, mapping, datePattern, finishedBy, rejected);
    }
}
