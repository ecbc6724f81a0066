package org.craregistry.register.imports;

import java.io.IOException;
import java.util.UUID;
import org.craregistry.storage.FileParts;
import org.craregistry.storage.TemporaryFile;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The uploaded files as the database keeps them. */
@Component
class ImportFiles {

    private final FileParts parts;

    ImportFiles(JdbcTemplate jdbc) {
        this.parts = new FileParts(jdbc, "register_import_file", "import_id");
    }

    /**
     * Keeps a file.
     *
     * @throws IOException where the disk fails
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void keep(UUID importId, TemporaryFile file) throws IOException {
        parts.keep(importId, file);
    }

    /** Removes a file. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void remove(UUID importId) {
        parts.delete(importId);
    }

    /**
     * Brings a file back to disk; whoever asks closes it.
     *
     * @throws IOException where the disk fails
     */
    TemporaryFile fetch(UUID importId) throws IOException {
        return parts.fetch(importId);
    }
}
