package org.craregistry.register;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The checksum of an export: SHA-256 of the cells that are not computed, in UTF-8, 1F behind every cell and 1E behind every row. */
final class RowDigest {

    private static final char CELL_END = 0x1F;
    private static final char ROW_END = 0x1E;

    private final MessageDigest digest;
    private final StringBuilder row = new StringBuilder();

    RowDigest() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    void cell(String text) {
        row.append(text).append(CELL_END);
    }

    void endRow() {
        digest.update(row.append(ROW_END).toString().getBytes(StandardCharsets.UTF_8));
        row.setLength(0);
    }

    String hex() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
