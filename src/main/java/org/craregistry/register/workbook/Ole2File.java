package org.craregistry.register.workbook;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/** A file in the container of old Office versions; looked at by the names in its directory only, for it is never read. */
final class Ole2File {

    /** The size of a directory entry, and what every entry is aligned to. */
    private static final int ENTRY = 128;

    private static final int NAME_LENGTH_AT = 64;

    private Ole2File() {}

    /** Why this file is not read. */
    static UnreadableRegister refusal(Path file, String name) throws IOException {
        Set<String> entries = entries(file);
        if (entries.contains("DRMEncryptedDataSpace") || entries.contains("\tDRMContent")) {
            return FileRefusals.rightsManaged(name);
        }
        if (entries.contains("EncryptedPackage") || entries.contains("EncryptionInfo")) {
            return FileRefusals.encrypted(name);
        }
        if (entries.contains("Workbook") || entries.contains("Book")) {
            return FileRefusals.oldExcel(name);
        }
        return FileRefusals.notASpreadsheet(name, "an old Office file of another kind");
    }

    private static Set<String> entries(Path file) throws IOException {
        Set<String> names = new HashSet<>();
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            byte[] entry = in.readNBytes(ENTRY);
            while (entry.length == ENTRY) {
                addName(entry, names);
                entry = in.readNBytes(ENTRY);
            }
        }
        return names;
    }

    private static void addName(byte[] entry, Set<String> names) {
        int length = (entry[NAME_LENGTH_AT] & 0xff) | (entry[NAME_LENGTH_AT + 1] & 0xff) << 8;
        boolean plausible = length > 2 && length <= NAME_LENGTH_AT && length % 2 == 0;
        if (plausible && entry[length - 1] == 0 && entry[length - 2] == 0) {
            names.add(new String(entry, 0, length - 2, StandardCharsets.UTF_16LE));
        }
    }
}
