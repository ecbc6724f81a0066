package org.craregistry.storage;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells a disk without room, of the registry or of its database, from other faults. */
public final class DiskFull {

    /** For people who wanted to do something. */
    public static final String SENTENCE =
            "There is no room left on a disk of the registry. Nothing was changed; try again when an administrator has made room.";

    /** How operating systems say it, as Java repeats it. */
    private static final List<String> WORDS =
            List.of("no space left on device", "disk quota exceeded", "not enough space on the disk");

    /** ER_DISK_FULL and ER_RECORD_FILE_FULL of MySQL and MariaDB. */
    private static final Set<Integer> CODES = Set.of(1021, 1114);

    private DiskFull() {}

    /** Whether a full disk is behind what was thrown. */
    public static boolean isBehind(@Nullable Throwable thrown) {
        return Causes.of(thrown).anyMatch(DiskFull::isFull);
    }

    private static boolean isFull(Throwable thrown) {
        return (thrown instanceof IOException && says(String.valueOf(thrown.getMessage())))
                || (thrown instanceof SQLException sql && CODES.contains(sql.getErrorCode()));
    }

    private static boolean says(String message) {
        String lower = message.toLowerCase(Locale.ROOT);
        return WORDS.stream().anyMatch(lower::contains);
    }
}
