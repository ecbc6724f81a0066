package org.craregistry.register.imports;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.craregistry.storage.Ids;
import org.craregistry.storage.UtcTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Removes the files of imports that have ended, after the time that the configuration gives; plans, hashes and history stay. */
@Component
class ImportRetention {

    private static final int SOME = 20;

    private final JdbcClient jdbc;
    private final ImportFiles files;
    private final ImportSettings settings;
    private final TransactionTemplate transaction;
    private final Clock clock;

    ImportRetention(
            JdbcClient jdbc,
            ImportFiles files,
            ImportSettings settings,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.jdbc = jdbc;
        this.files = files;
        this.settings = settings;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** Removes what is old enough, each file in a transaction of its own. */
    void run() {
        Instant now = clock.instant();
        List<UUID> old = find(now);
        while (!old.isEmpty()) {
            old.forEach(id -> transaction.executeWithoutResult(status -> remove(id, now)));
            old = find(now);
        }
    }

    private List<UUID> find(Instant now) {
        return jdbc.sql("""
                        SELECT id FROM register_import WHERE finished_at < ? AND file_removed_at IS NULL
                            AND state IN ('FAILED', 'DISCARDED', 'CANCELLED', 'APPLIED', 'REVERTED')
                        ORDER BY id LIMIT\s""" + SOME)
                .param(UtcTime.column(now.minus(settings.keepFiles())))
                .query((row, number) -> Ids.of(row.getBytes("id")))
                .list();
    }

    private void remove(UUID id, Instant now) {
        files.remove(id);
        jdbc.sql("UPDATE register_import SET file_removed_at = ? WHERE id = ?")
                .param(UtcTime.column(now))
                .param(Ids.bytes(id))
                .update();
    }
}
