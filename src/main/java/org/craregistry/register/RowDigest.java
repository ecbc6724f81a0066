package org.craregistry.register;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.craregistry.storage.Sha256;

/** The checksum of an export: SHA-256 of the cells that are not computed, in UTF-8, 1F behind every cell and 1E behind every row. */
final class RowDigest {

    private static final char CELL_END = 0x1F;
    private static final char ROW_END = 0x1E;

    private final MessageDigest digest = Sha256.begin();
    private final StringBuilder row = new StringBuilder();

    void cell(String text) {
        row.append(text).append(CELL_END);
    }

    void endRow() {
        digest.update(row.append(ROW_END).toString().getBytes(StandardCharsets.UTF_8));
        row.setLength(0);
    }

    String hex() {
        return Sha256.hex(digest);
    }
}
