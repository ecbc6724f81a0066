package org.craregistry.storage;

import java.io.IOException;
import java.io.InputStream;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The contents of files as the database keeps them: in parts, so that no statement and no row is larger than databases take and
 * no file is in memory as a whole.
 */
public final class FileParts {

    private static final int PART = 1 << 20;

    private final JdbcTemplate jdbc;
    private final String insert;
    private final String select;
    private final String delete;

    /**
     * The files of one table.
     *
     * @param table has the columns {@code part} and {@code content} beside the owner
     * @param owner the column of the id of the file
     */
    public FileParts(JdbcTemplate jdbc, String table, String owner) {
        this.jdbc = jdbc;
        this.insert = "INSERT INTO %s (%s, part, content) VALUES (?, ?, ?)".formatted(table, owner);
        this.select = "SELECT content FROM %s WHERE %s = ? AND part = ?".formatted(table, owner);
        this.delete = "DELETE FROM %s WHERE %s = ?".formatted(table, owner);
    }

    /**
     * Keeps a file, in the transaction of the caller.
     *
     * @throws IOException where the disk fails
     */
    public void keep(UUID id, TemporaryFile file) throws IOException {
        try (InputStream in = file.open()) {
            byte[] part = in.readNBytes(PART);
            for (int number = 0; part.length > 0; number++) {
                jdbc.update(insert, Ids.bytes(id), number, part);
                part = in.readNBytes(PART);
            }
        }
    }

    /**
     * Brings a file back to disk, an empty one where none is kept; whoever asks closes it.
     *
     * @throws IOException where the disk fails
     */
    public TemporaryFile fetch(UUID id) throws IOException {
        return TemporaryFile.filledBy(out -> {
            int number = 0;
            byte[] part = part(id, number);
            while (part.length > 0) {
                out.write(part);
                part = part(id, ++number);
            }
        });
    }

    /** Deletes a file, in the transaction of the caller. */
    public void delete(UUID id) {
        jdbc.update(delete, (Object) Ids.bytes(id));
    }

    private byte[] part(UUID id, int number) {
        return jdbc.query(select, (row, index) -> row.getBytes("content"), Ids.bytes(id), number).stream()
                .findFirst()
                .orElse(new byte[0]);
    }
}
