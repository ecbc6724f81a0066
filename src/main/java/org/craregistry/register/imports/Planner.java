package org.craregistry.register.imports;

import java.io.IOException;
import java.time.Clock;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.craregistry.audit.ChangeLog;
import org.craregistry.portfolio.AnswersToPlans;
import org.craregistry.portfolio.ProductQueries;
import org.craregistry.register.HeaderNotFound;
import org.craregistry.register.ReadOptions;
import org.craregistry.register.RegisterReader;
import org.craregistry.register.workbook.ReadLimits;
import org.craregistry.register.workbook.UnreadableRegister;
import org.craregistry.storage.TemporaryFile;
import org.craregistry.storage.UtcTime;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes the plan of an import: what each of its rows would do. Products are read, never written. Can be interrupted and repeated. */
@Component
class Planner {

    private static final Set<ImportState> TO_BE_PLANNED = EnumSet.of(ImportState.RECEIVED, ImportState.PLANNING);

    private final RegisterReader reader = new RegisterReader();
    private final Imports imports;
    private final ImportFiles files;
    private final PlannedRows rows;
    private final StagedRows staging;
    private final ProductQueries products;
    private final AnswersToPlans law;
    private final Mappings mappings;
    private final ImportSettings settings;
    private final ImportMemory memory;
    private final ChangeLog changeLog;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Planner(
            Imports imports,
            ImportFiles files,
            PlannedRows rows,
            StagedRows staging,
            ProductQueries products,
            AnswersToPlans law,
            Mappings mappings,
            ImportSettings settings,
            ImportMemory memory,
            ChangeLog changeLog,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.imports = imports;
        this.files = files;
        this.rows = rows;
        this.staging = staging;
        this.products = products;
        this.law = law;
        this.mappings = mappings;
        this.settings = settings;
        this.memory = memory;
        this.changeLog = changeLog;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /**
     * Plans an import that was received, or whose planning was interrupted; others stay as they are. A file that cannot be read
     * ends its import as FAILED.
     *
     * @return whether there was memory for it; otherwise nothing was done, and it has to be asked again later
     * @throws IOException where the disk fails
     * @throws Superseded where somebody else goes on with it
     */
    boolean plan(UUID id) throws IOException {
        StoredImport found = imports.find(id)
                .filter(one -> TO_BE_PLANNED.contains(one.state()))
                .orElse(null);
        if (found == null) {
            return true;
        }
        Optional<ImportMemory.Share> memoryForIt = found.isSuspect()
                ? memory.takeAll()
                : memory.take(found.size(), products.countForWork(found.portfolio()));
        if (memoryForIt.isEmpty()) {
            return false;
        }
        try (ImportMemory.Share share = memoryForIt.get()) {
            read(begin(found), share);
            return true;
        }
    }

    private StoredImport begin(StoredImport found) {
        return Objects.requireNonNull(transaction.execute(status -> {
            Map<String, @Nullable Object> columns = new LinkedHashMap<>();
            columns.put("rows_read", 0);
            columns.put("planned_at", null);
            columns.put("rows_to_create", 0);
            columns.put("rows_to_update", 0);
            columns.put("rows_unchanged", 0);
            columns.put("rows_rejected", 0);
            columns.put("rows_with_valid_cells", 0);
            columns.put("turns", "[]");
            columns.put("headers", "[]");
            columns.put("notes", "[]");
            columns.put("problem_groups", "[]");
            StoredImport planning = imports.move(found, ImportState.PLANNING, columns);
            rows.clear(found.id());
            staging.clear(found.id());
            return planning;
        }));
    }

    private void read(StoredImport planning, ImportMemory.Share share) throws IOException {
        ProductPlanner planner = new ProductPlanner(
                planning, products, law.of(planning.portfolio()), imports, rows, staging, changeLog, transaction);
        PlanWriter writer = new PlanWriter(planning.id(), staging, planner);
        ReadLimits limits = settings.limits().withMemoryForTexts(share.forTexts());
        try (TemporaryFile file = files.fetch(planning.id())) {
            ReadOptions options = planning.readOptions(limits, mappings.of(planning.portfolio()));
            ReadAhead.read(sink -> reader.read(file.path(), planning.fileName(), options, sink), writer);
            writer.planRest();
            transaction.executeWithoutResult(status -> finish(planning, planner, writer));
        } catch (HeaderNotFound refused) {
            imports.fail(planning.id(), refused.getMessage(), List.of(refused.nearest()), clock.instant());
        } catch (UnreadableRegister refused) {
            imports.fail(planning.id(), refused.getMessage(), clock.instant());
        }
    }

    private void finish(StoredImport planning, ProductPlanner planner, PlanWriter writer) {
        planner.rejectTwins();
        staging.clear(planning.id());
        Map<ImportAction, Integer> counts = rows.count(planning.id());
        Map<String, @Nullable Object> columns = new LinkedHashMap<>();
        columns.put("planned_at", UtcTime.column(clock.instant()));
        columns.put("rows_read", planner.rowsRead());
        columns.put("rows_to_create", counts.getOrDefault(ImportAction.CREATE, 0));
        columns.put("rows_to_update", counts.getOrDefault(ImportAction.UPDATE, 0));
        columns.put("rows_unchanged", counts.getOrDefault(ImportAction.UNCHANGED, 0));
        columns.put("rows_rejected", counts.getOrDefault(ImportAction.REJECTED, 0));
        columns.put("turns", PlanJson.write(rows.turns(planning.id())));
        columns.put("headers", PlanJson.write(writer.headers()));
        columns.put("rows_with_valid_cells", rows.countValidCells(planning.id()));
        columns.put("problem_groups", PlanJson.write(planner.groups().all()));
        columns.put("notes", PlanJson.problems(writer.notes()));
        imports.move(planning, ImportState.PLANNED, columns);
    }
}
