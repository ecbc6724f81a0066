package org.craregistry.register.imports;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.craregistry.audit.Change;
import org.craregistry.audit.Change.FieldChange;
import org.craregistry.audit.ChangeLog;
import org.craregistry.audit.Origin;
import org.craregistry.register.Problem;
import org.craregistry.storage.UtcTime;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Carries a plan out: all its products, their history and the end of the import in one transaction. Where products have changed
 * since the plan was made, nothing is written and the import is planned anew. Can be interrupted and repeated.
 */
@Component
class Applier {

    private final Imports imports;
    private final ImportQueue queue;
    private final RowApplication rows;
    private final ChangeLog changeLog;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Applier(
            Imports imports,
            ImportQueue queue,
            RowApplication rows,
            ChangeLog changeLog,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.imports = imports;
        this.queue = queue;
        this.rows = rows;
        this.changeLog = changeLog;
        this.transaction = new TransactionTemplate(transactions);
        this.transaction.setIsolationLevel(TransactionDefinition.ISOLATION_READ_COMMITTED);
        this.clock = clock;
    }

    /**
     * Applies an import that waits for it; others stay as they are.
     *
     * @throws Superseded where somebody else was faster
     */
    void apply(UUID id) {
        Optional<StoredImport> found = imports.find(id).filter(one -> one.state() == ImportState.APPLYING);
        if (found.isEmpty()) {
            return;
        }
        try {
            transaction.executeWithoutResult(status -> applyNow(found.get()));
        } catch (PlanOutdated outdated) {
            planAnew(found.get(), outdated.conflicts());
        } catch (RuntimeException fault) {
            if (!Conflicts.isShownBy(fault)) {
                throw fault;
            }
            planAnew(found.get(), Conflicts.unnamed());
        }
    }

    /**
     * Applies an import in the transaction of the caller.
     *
     * @throws PlanOutdated where products have changed since the plan was made
     */
    void applyNow(StoredImport applying) {
        Instant now = clock.instant();
        Sender sender = applying.finishedBy() == null ? Sender.REGISTRY : applying.finishedBy();
        Origin origin = Origin.imported(now, sender.account(), sender.name(), applying.id());
        RowApplication.Written written = rows.apply(applying, origin);
        imports.move(applying, ImportState.APPLIED, columns("finished_at", UtcTime.column(now)));
        changeLog.record(Change.now(
                origin,
                applying.portfolio(),
                Change.Subject.IMPORT,
                applying.id(),
                applying.fileName(),
                Change.Action.APPLIED,
                null,
                List.of(
                        new FieldChange("created", null, Integer.toString(written.created())),
                        new FieldChange("updated", null, Integer.toString(written.updated())))));
    }

    private void planAnew(StoredImport applying, List<Problem> conflicts) {
        transaction.executeWithoutResult(status -> {
            Map<String, @Nullable Object> columns = columns("conflicts", PlanJson.problems(conflicts));
            columns.put("planned_at", null);
            columns.put("apply_mode", null);
            columns.put("finished_by", null);
            columns.put("finished_by_account", null);
            queue.add(ImportQueue.PLAN, imports.move(applying, ImportState.PLANNING, columns));
        });
    }

    private static Map<String, @Nullable Object> columns(String name, Object value) {
        Map<String, @Nullable Object> columns = new LinkedHashMap<>();
        columns.put(name, value);
        return columns;
    }
}
