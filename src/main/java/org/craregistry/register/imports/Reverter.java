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
import org.craregistry.storage.UtcTime;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes an applied import back as a new change: all its products, their history and the end of the work in one transaction. Can be
 * interrupted and repeated.
 */
@Component
class Reverter {

    private final Imports imports;
    private final Reversal reversal;
    private final ChangeLog changeLog;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Reverter(
            Imports imports,
            Reversal reversal,
            ChangeLog changeLog,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.imports = imports;
        this.reversal = reversal;
        this.changeLog = changeLog;
        this.transaction = new TransactionTemplate(transactions);
        this.transaction.setIsolationLevel(TransactionDefinition.ISOLATION_READ_COMMITTED);
        this.clock = clock;
    }

    /**
     * Takes an import back that waits for it; others stay as they are.
     *
     * @throws Superseded where somebody else was faster
     */
    void revert(UUID id) {
        Optional<StoredImport> found = imports.find(id).filter(one -> one.state() == ImportState.REVERTING);
        found.ifPresent(reverting -> transaction.executeWithoutResult(status -> revertNow(reverting)));
    }

    private void revertNow(StoredImport reverting) {
        Instant now = clock.instant();
        Sender sender = reverting.finishedBy() == null ? Sender.REGISTRY : reverting.finishedBy();
        Origin origin = Origin.imported(now, sender.account(), sender.name(), reverting.id());
        Conflicts conflicts = new Conflicts(reverting.csv());
        String reason = "The import of %s was taken back.".formatted(reverting.fileName());
        Reversal.Undone undone = reversal.undo(reverting, origin, reason, conflicts);
        Map<String, @Nullable Object> columns = new LinkedHashMap<>();
        columns.put("finished_at", UtcTime.column(now));
        columns.put("conflicts", PlanJson.problems(conflicts.listed()));
        imports.move(reverting, ImportState.REVERTED, columns);
        changeLog.record(Change.now(
                origin,
                reverting.portfolio(),
                Change.Subject.IMPORT,
                reverting.id(),
                reverting.fileName(),
                Change.Action.REVERTED,
                null,
                List.of(
                        new FieldChange("restored", null, Integer.toString(undone.restored())),
                        new FieldChange("withdrawn", null, Integer.toString(undone.withdrawn())),
                        new FieldChange("leftAlone", null, Integer.toString(conflicts.count())))));
    }
}
