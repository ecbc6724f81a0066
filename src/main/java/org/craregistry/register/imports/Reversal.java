package org.craregistry.register.imports;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.craregistry.audit.ChangeLog;
import org.craregistry.audit.Origin;
import org.craregistry.portfolio.ProductBatch;
import org.craregistry.portfolio.ProductBatch.Revision;
import org.craregistry.portfolio.ProductBatch.Withdrawal;
import org.craregistry.portfolio.ProductDraft;
import org.craregistry.portfolio.ProductKey;
import org.craregistry.portfolio.ProductQueries;
import org.craregistry.portfolio.ProductView;
import org.springframework.stereotype.Component;

/**
 * Takes back what the rows of a plan have written: what they changed is as it was before, what they added is taken out of the
 * portfolio. Products that somebody has changed since are left alone; taken back once more, the import finds those of them
 * that are again as it has left them; what it took back before is not its own any more.
 */
@Component
class Reversal {

    private static final int CHUNK = 500;

    private final PlannedRows rows;
    private final ProductQueries products;
    private final ProductBatch batch;
    private final ChangeLog changeLog;

    Reversal(PlannedRows rows, ProductQueries products, ProductBatch batch, ChangeLog changeLog) {
        this.rows = rows;
        this.products = products;
        this.batch = batch;
        this.changeLog = changeLog;
    }

    /** How many products were changed back and taken out; the conflicts name those that were left alone. */
    record Undone(int restored, int withdrawn) {}

    /** Takes all rows of an applied plan back, in the transaction of the caller. */
    Undone undo(StoredImport reverting, Origin origin, String reason, Conflicts conflicts) {
        Undone undone = new Undone(0, 0);
        List<PlannedRow> chunk = rows.changing(reverting.id(), reverting.validCells(), 0, CHUNK);
        while (!chunk.isEmpty()) {
            undone = undo(reverting, left(reverting, chunk, reason), origin, reason, conflicts, undone);
            chunk = rows.changing(
                    reverting.id(),
                    reverting.validCells(),
                    chunk.get(chunk.size() - 1).place(),
                    CHUNK);
        }
        return undone;
    }

    /** Those that were not taken back before: what their products are now, somebody else has entered. */
    private List<PlannedRow> left(StoredImport reverting, List<PlannedRow> chunk, String reason) {
        Set<UUID> before = reverting.hasConflicts()
                ? changeLog.changedBy(
                        reverting.id(),
                        reason,
                        chunk.stream()
                                .map(row -> Objects.requireNonNull(row.product()))
                                .toList())
                : Set.of();
        return chunk.stream().filter(row -> !before.contains(row.product())).toList();
    }

    private Undone undo(
            StoredImport reverting,
            List<PlannedRow> chunk,
            Origin origin,
            String reason,
            Conflicts conflicts,
            Undone before) {
        Map<ProductKey, ProductView> existing = products.findForWork(
                reverting.portfolio(),
                chunk.stream().map(row -> RowPlanning.key(row.told())).toList());
        Map<UUID, PlannedRow> byProduct = new HashMap<>();
        List<Revision> revisions = new ArrayList<>();
        List<Withdrawal> withdrawals = new ArrayList<>();
        for (PlannedRow row : chunk) {
            UUID id = Objects.requireNonNull(row.product());
            ProductView product = existing.get(RowPlanning.key(row.told()));
            Origin atRow = origin.atRow(row.sheet(), row.row());
            if (product == null || !product.productId().equals(id)) {
                if (!reverting.hasConflicts() || row.applied() != ImportAction.CREATE) {
                    conflicts.changedSinceApplied(row);
                }
                continue;
            }
            RowTrace trace = new RowTrace(row, product);
            if (reverting.hasConflicts() && trace.isGone()) {
                continue;
            }
            byProduct.put(id, row);
            int revision = reverting.hasConflicts() && trace.isThere() ? product.revision() : written(row);
            if (row.applied() == ImportAction.CREATE) {
                withdrawals.add(new Withdrawal(id, revision, atRow));
            } else {
                revise(row, revision, product, atRow, revisions, conflicts);
            }
        }
        Set<UUID> outdated = batch.undo(revisions, withdrawals, reason);
        outdated.forEach(id -> conflicts.changedSinceApplied(Objects.requireNonNull(byProduct.get(id))));
        long restored = revisions.stream()
                .filter(one -> !outdated.contains(one.product()))
                .count();
        long withdrawn = withdrawals.stream()
                .filter(one -> !outdated.contains(one.product()))
                .count();
        return new Undone(before.restored() + (int) restored, before.withdrawn() + (int) withdrawn);
    }

    /** The revision that the row has written: if the product has another one, somebody has changed it since. */
    private static int written(PlannedRow row) {
        return row.applied() == ImportAction.CREATE ? 0 : Objects.requireNonNull(row.revision()) + 1;
    }

    private static void revise(
            PlannedRow row,
            int revision,
            ProductView product,
            Origin origin,
            List<Revision> revisions,
            Conflicts conflicts) {
        ProductDraft draft = ProductDraft.undoing(product.own(), row.changes());
        if (draft.errors().isEmpty()) {
            revisions.add(new Revision(
                    product.productId(), revision, draft.state(), new EvidenceReversal(row.evidence()), origin));
        } else {
            conflicts.notRestorable(row);
        }
    }
}
