package org.craregistry.register;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The checksum of an export: SHA-256 of the cells that are not computed, in UTF-8, 1F behind every cell and 1E behind every row. */
final class RowDigest {

    private static final byte CELL_END = 0x1F;
    private static final byte ROW_END = 0x1E;

    private final MessageDigest digest;

    RowDigest() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    void cell(String text) {
        digest.update(text.getBytes(StandardCharsets.UTF_8));
        digest.update(CELL_END);
    }

    void endRow() {
        digest.update(ROW_END);
    }

    String hex() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
