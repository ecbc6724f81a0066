package org.craregistry.register.imports;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.craregistry.storage.Ids;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Takes uploads in: once this has returned, the file is stored and will be planned, whatever happens to the process. */
@Service
class ImportReception {

    private final Imports imports;
    private final ImportFiles files;
    private final ImportQueue queue;
    private final Clock clock;

    ImportReception(Imports imports, ImportFiles files, ImportQueue queue, Clock clock) {
        this.imports = imports;
        this.files = files;
        this.queue = queue;
        this.clock = clock;
    }

    /**
     * What became of an upload.
     *
     * @param sameAs earlier imports of the same bytes, the newest first
     */
    record Received(UUID id, List<UUID> sameAs) {}

    /** Stores an upload and has it planned in the background. Rights are the caller's matter. */
    @Transactional
    public Received receive(UUID portfolio, Upload upload, Sender sender) {
        List<UUID> sameAs = imports.sameAs(portfolio, upload.content().sha256());
        StoredImport received = store(portfolio, upload, sender);
        queue.add(ImportQueue.PLAN, received);
        return new Received(received.id(), sameAs);
    }

    /** Stores an upload in the transaction of the caller, who has to plan it. */
    @Transactional(propagation = Propagation.MANDATORY)
    public StoredImport store(UUID portfolio, Upload upload, Sender sender) {
        UUID id = Ids.next();
        imports.add(id, portfolio, upload, sender, clock.instant());
        try {
            files.keep(id, upload.content());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return imports.find(id).orElseThrow();
    }
}
