package org.craregistry.register.imports;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.craregistry.audit.Origin;
import org.craregistry.portfolio.ProductBatch;
import org.craregistry.portfolio.ProductBatch.Addition;
import org.craregistry.portfolio.ProductBatch.Revision;
import org.craregistry.portfolio.ProductDraft;
import org.craregistry.portfolio.ProductKey;
import org.craregistry.portfolio.ProductQueries;
import org.craregistry.portfolio.ProductView;
import org.springframework.stereotype.Component;

/** Writes the rows of a plan to the products, as long as nothing has changed since the plan was made. */
@Component
class RowApplication {

    private static final int CHUNK = 500;

    private final PlannedRows rows;
    private final ProductQueries products;
    private final ProductBatch batch;

    RowApplication(PlannedRows rows, ProductQueries products, ProductBatch batch) {
        this.rows = rows;
        this.products = products;
        this.batch = batch;
    }

    /** How many products were written. */
    record Written(int created, int updated) {

        private Written plus(int moreCreated, int moreUpdated) {
            return new Written(created + moreCreated, updated + moreUpdated);
        }
    }

    /**
     * Writes all rows of a plan in the transaction of the caller.
     *
     * @throws PlanOutdated where products have changed since the plan was made, after all rows were looked at
     */
    Written apply(StoredImport applying, Origin origin) {
        Conflicts conflicts = new Conflicts(applying.csv());
        Written written = new Written(0, 0);
        List<PlannedRow> chunk = rows.changing(applying.id(), applying.validCells(), 0, CHUNK);
        while (!chunk.isEmpty()) {
            Drafts drafts = draft(applying, chunk, origin, conflicts);
            if (conflicts.isEmpty()) {
                write(applying.portfolio(), drafts, conflicts);
                written = written.plus(
                        drafts.additions().size(), drafts.revisions().size());
            } else {
                look(drafts, conflicts);
            }
            chunk = rows.changing(
                    applying.id(),
                    applying.validCells(),
                    chunk.get(chunk.size() - 1).place(),
                    CHUNK);
        }
        conflicts.check();
        return written;
    }

    private record Drafts(List<Addition> additions, List<Revision> revisions, Map<UUID, PlannedRow> rows) {}

    private Drafts draft(StoredImport applying, List<PlannedRow> chunk, Origin origin, Conflicts conflicts) {
        Map<ProductKey, ProductView> existing = products.findForWork(
                applying.portfolio(),
                chunk.stream()
                        .filter(row -> row.applied() == ImportAction.CREATE)
                        .map(row -> RowPlanning.key(row.told()))
                        .toList());
        Drafts drafts = new Drafts(new ArrayList<>(), new ArrayList<>(), new HashMap<>());
        for (PlannedRow row : chunk) {
            Origin atRow = origin.atRow(row.sheet(), row.row());
            UUID id = Objects.requireNonNull(row.product());
            drafts.rows().put(id, row);
            if (row.applied() == ImportAction.CREATE) {
                create(row, id, existing.containsKey(RowPlanning.key(row.told())), atRow, drafts, conflicts);
            } else {
                drafts.revisions().add(revision(row, id, atRow));
            }
        }
        return drafts;
    }

    private static void create(
            PlannedRow row, UUID id, boolean isThere, Origin origin, Drafts drafts, Conflicts conflicts) {
        ProductDraft draft = ProductDraft.of(row.told());
        if (isThere) {
            conflicts.added(row);
        } else if (!draft.errors().isEmpty()) {
            conflicts.changed(row);
        } else {
            drafts.additions().add(new Addition(id, draft.state(), new EvidenceApplication(row.evidence()), origin));
        }
    }

    /** At the revision that the plan was made for the product has the key that it had then. */
    private static Revision revision(PlannedRow row, UUID id, Origin origin) {
        return new Revision(
                id,
                Objects.requireNonNull(row.revision()),
                before -> Optional.of(ProductDraft.amending(before, row.told()))
                        .filter(draft -> draft.errors().isEmpty())
                        .map(ProductDraft::state),
                new EvidenceApplication(row.evidence()),
                origin);
    }

    /** Where nothing is written any more, the other products that have changed are named all the same. */
    private void look(Drafts drafts, Conflicts conflicts) {
        Map<UUID, ProductView> now = products.findForWork(
                drafts.revisions().stream().map(Revision::product).toList());
        for (Revision one : drafts.revisions()) {
            ProductView product = now.get(one.product());
            if (product == null || product.revision() != one.expectedRevision()) {
                conflicts.changed(Objects.requireNonNull(drafts.rows().get(one.product())));
            }
        }
    }

    private void write(UUID portfolio, Drafts drafts, Conflicts conflicts) {
        if (!drafts.additions().isEmpty()) {
            batch.add(portfolio, drafts.additions());
        }
        if (!drafts.revisions().isEmpty()) {
            batch.revise(drafts.revisions())
                    .forEach(outdated -> conflicts.changed(
                            Objects.requireNonNull(drafts.rows().get(outdated.product()))));
        }
    }
}
