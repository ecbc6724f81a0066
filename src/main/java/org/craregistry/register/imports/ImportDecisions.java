package org.craregistry.register.imports;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.craregistry.audit.Change;
import org.craregistry.audit.ChangeLog;
import org.craregistry.graphql.Refused;
import org.craregistry.graphql.UserError.Code;
import org.craregistry.register.ReadSettings;
import org.craregistry.security.Access;
import org.craregistry.security.Caller;
import org.craregistry.security.CurrentCaller;
import org.craregistry.security.MayCall.Who;
import org.craregistry.storage.Ids;
import org.craregistry.storage.UtcTime;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What people decide about an import: to have its plan applied or set aside, to stop it before, to take it back afterwards. */
@Service
class ImportDecisions {

    private final Imports imports;
    private final PlannedRows rows;
    private final StagedRows staging;
    private final ImportQueue queue;
    private final Access access;
    private final CurrentCaller currentCaller;
    private final MappingBook mappings;
    private final ChangeLog changeLog;
    private final Clock clock;

    ImportDecisions(
            Imports imports,
            PlannedRows rows,
            StagedRows staging,
            ImportQueue queue,
            Access access,
            CurrentCaller currentCaller,
            MappingBook mappings,
            ChangeLog changeLog,
            Clock clock) {
        this.imports = imports;
        this.rows = rows;
        this.staging = staging;
        this.queue = queue;
        this.access = access;
        this.currentCaller = currentCaller;
        this.mappings = mappings;
        this.changeLog = changeLog;
        this.clock = clock;
    }

    /**
     * Has a plan applied; the work is done in the background.
     *
     * @param expectedRevision {@code null} for whatever the plan is now
     */
    @Transactional
    public void apply(UUID id, @Nullable Integer expectedRevision, ImportMode mode) {
        StoredImport planned = planned(id, expectedRevision, "applied");
        if (mode == ImportMode.ALL_OR_NOTHING && planned.rejected() > 0) {
            throw Refused.because(Code.NOT_POSSIBLE, "mode", rejected(planned.rejected()));
        }
        Map<String, @Nullable Object> columns = by(currentCaller.get());
        columns.put("apply_mode", mode.name());
        mappings.remember(planned.portfolio(), planned.settings());
        queue.add(ImportQueue.APPLY, move(planned, ImportState.APPLYING, columns));
    }

    /**
     * Sets a plan aside.
     *
     * @param expectedRevision {@code null} for whatever the plan is now
     */
    @Transactional
    public void discard(UUID id, @Nullable Integer expectedRevision) {
        StoredImport planned = planned(id, expectedRevision, "discarded");
        end(planned, ImportState.DISCARDED, Change.Action.DISCARDED);
    }

    private void end(StoredImport found, ImportState state, Change.Action action) {
        Instant now = clock.instant();
        Caller caller = currentCaller.get();
        Map<String, @Nullable Object> columns = by(caller);
        columns.put("finished_at", UtcTime.column(now));
        move(found, state, columns);
        changeLog.record(Change.now(
                caller.origin(now),
                found.portfolio(),
                Change.Subject.IMPORT,
                found.id(),
                found.fileName(),
                action,
                null,
                List.of()));
    }

    /**
     * Has a file planned anew, read in another way.
     *
     * @param expectedRevision {@code null} for whatever the plan is now
     */
    @Transactional
    public void replan(UUID id, @Nullable Integer expectedRevision, ReadSettings settings) {
        StoredImport found = decidable(id, expectedRevision);
        if (found.state() != ImportState.PLANNED && found.state() != ImportState.FAILED) {
            throw inState(found.state(), "is planned or has failed", "planned anew");
        }
        if (!found.hasFile()) {
            throw Refused.because(
                    Code.NOT_POSSIBLE, "id", "The file of this import is no longer kept. Upload it again.");
        }
        SettingsCheck.of(settings).ifPresent(fault -> {
            throw Refused.because(Code.INVALID, "settings." + fault.setting(), fault.sentence());
        });
        Map<String, @Nullable Object> columns = new LinkedHashMap<>();
        columns.put("read_settings", PlanJson.write(settings));
        List.of("planned_at", "failure", "finished_at", "finished_by", "finished_by_account", "apply_mode")
                .forEach(column -> columns.put(column, null));
        queue.add(ImportQueue.PLAN, move(found, ImportState.PLANNING, columns));
    }

    /**
     * Stops an import before there is a plan.
     *
     * @param expectedRevision {@code null} for however far it is
     */
    @Transactional
    public void cancel(UUID id, @Nullable Integer expectedRevision) {
        StoredImport found = decidable(id, expectedRevision);
        if (!found.state().mayBecome(ImportState.CANCELLED)) {
            throw inState(found.state(), "is not planned yet", "cancelled");
        }
        end(found, ImportState.CANCELLED, Change.Action.CANCELLED);
        rows.clear(id);
        staging.clear(id);
    }

    /**
     * Has what an import changed changed back, or what was left alone when that was done before; the work is done in the background.
     *
     * @param expectedRevision {@code null} for however it is now
     */
    @Transactional
    public void revert(UUID id, @Nullable Integer expectedRevision) {
        StoredImport found = decidable(id, expectedRevision);
        boolean isUnfinished = found.state() == ImportState.REVERTED && found.hasConflicts();
        if (found.state() != ImportState.APPLIED && !isUnfinished) {
            throw inState(found.state(), "is applied", "taken back");
        }
        Map<String, @Nullable Object> columns = by(currentCaller.get());
        columns.put("failure", null);
        if (!isUnfinished) {
            columns.put("conflicts", PlanJson.problems(List.of()));
        }
        queue.add(ImportQueue.REVERT, move(found, ImportState.REVERTING, columns));
    }

    private StoredImport planned(UUID id, @Nullable Integer expectedRevision, String wanted) {
        StoredImport found = decidable(id, expectedRevision);
        if (found.state() != ImportState.PLANNED) {
            throw inState(found.state(), "is planned", wanted);
        }
        return found;
    }

    private StoredImport decidable(UUID id, @Nullable Integer expectedRevision) {
        StoredImport found = imports.find(id).orElseThrow(ImportDecisions::notFound);
        if (!access.sees(found.portfolio())) {
            throw notFound();
        }
        access.require(found.portfolio(), Who.COMPLIANCE);
        if (expectedRevision != null && expectedRevision != found.revision()) {
            throw Refused.because(
                    Code.CONFLICT,
                    "expectedRevision",
                    "The import is at revision %d, not %d. Read it again and decide anew."
                            .formatted(found.revision(), expectedRevision));
        }
        return found;
    }

    private StoredImport move(StoredImport planned, ImportState to, Map<String, @Nullable Object> columns) {
        try {
            return imports.move(planned, to, columns);
        } catch (Superseded faster) {
            throw Refused.because(
                    Code.NOT_POSSIBLE,
                    "id",
                    "Somebody else has decided about this import in the same moment. Read it again.");
        }
    }

    private static Map<String, @Nullable Object> by(Caller caller) {
        Map<String, @Nullable Object> columns = new LinkedHashMap<>();
        columns.put("finished_by", caller.name());
        columns.put("finished_by_account", Ids.bytes(caller.account()));
        return columns;
    }

    private static Refused inState(ImportState state, String only, String wanted) {
        return Refused.because(
                Code.NOT_POSSIBLE,
                "id",
                "The import %s; only one that %s can be %s.".formatted(state.words(), only, wanted));
    }

    private static String rejected(int count) {
        return "%,d %s of the file %s rejected. Correct the file and upload it again, or apply the valid rows alone, or these without the cells that are not accepted."
                .formatted(count, count == 1 ? "row" : "rows", count == 1 ? "is" : "are");
    }

    static Refused notFound() {
        return Refused.unseen("id", "import");
    }
}
