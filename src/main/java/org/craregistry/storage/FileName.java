package org.craregistry.storage;

import org.jspecify.annotations.Nullable;

/** The names that senders give their files: for people to read, never paths. */
public final class FileName {

    /** How many characters of a name are kept; columns that hold one are this long. */
    public static final int LENGTH = 255;

    private FileName() {}

    /**
     * The name as it may be shown: without folders, control characters and characters that have no look of their own, its last
     * {@value #LENGTH} characters; {@code null} where nothing is left.
     */
    public static @Nullable String shown(@Nullable String sent) {
        if (sent == null) {
            return null;
        }
        String name = sent.substring(Math.max(sent.lastIndexOf('/'), sent.lastIndexOf('\\')) + 1)
                .replaceAll("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]", "")
                .strip();
        return name.isEmpty() ? null : ending(name);
    }

    private static String ending(String name) {
        int start = Math.max(0, name.length() - LENGTH);
        return name.substring(start > 0 && Character.isLowSurrogate(name.charAt(start)) ? start + 1 : start);
    }
}
