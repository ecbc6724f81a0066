package org.craregistry.document;

import java.util.HexFormat;
import org.craregistry.storage.Sha256;

/** A short mark of what a copy says: it changes with every word. */
final class Fingerprint {

    private static final int GROUPS = 4;
    private static final int GROUP = 4;

    private Fingerprint() {}

    /** Sixteen hexadecimal digits in groups of four, of records that say in {@code toString} all that they hold. */
    static String of(Object content) {
        byte[] hash = Sha256.of(content.toString());
        String digits = HexFormat.of().formatHex(hash, 0, GROUPS * GROUP / 2);
        return digits.replaceAll("(.{" + GROUP + "})(?=.)", "$1 ");
    }
}
