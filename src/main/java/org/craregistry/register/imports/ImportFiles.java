package org.craregistry.register.imports;

import java.io.IOException;
import java.io.InputStream;
import java.util.UUID;
import org.craregistry.storage.Ids;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The uploaded files as the database keeps them: in parts, so that no statement and no row is larger than databases take. */
@Component
class ImportFiles {

    private static final int PART = 1 << 20;

    private final JdbcTemplate jdbc;

    ImportFiles(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Keeps a file.
     *
     * @throws IOException where the disk fails
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void keep(UUID importId, TemporaryFile file) throws IOException {
        try (InputStream in = file.open()) {
            byte[] part = in.readNBytes(PART);
            for (int number = 0; part.length > 0; number++) {
                jdbc.update(
                        "INSERT INTO register_import_file (import_id, part, content) VALUES (?, ?, ?)",
                        Ids.bytes(importId),
                        number,
                        part);
                part = in.readNBytes(PART);
            }
        }
    }

    /**
     * Brings a file back to disk; whoever asks closes it.
     *
     * @throws IOException where the disk fails
     */
    TemporaryFile fetch(UUID importId) throws IOException {
        return TemporaryFile.filledBy(out -> {
            int number = 0;
            byte[] part = part(importId, number);
            while (part.length > 0) {
                out.write(part);
                part = part(importId, ++number);
            }
        });
    }

    private byte[] part(UUID importId, int number) {
        return jdbc
                .query(
                        "SELECT content FROM register_import_file WHERE import_id = ? AND part = ?",
                        (row, index) -> row.getBytes("content"),
                        Ids.bytes(importId),
                        number)
                .stream()
                .findFirst()
                .orElse(new byte[0]);
    }
}
