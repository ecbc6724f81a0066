package org.craregistry.register.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.craregistry.audit.Change.FieldChange;
import org.craregistry.register.Problem;
import org.jspecify.annotations.Nullable;

/**
 * A row of a plan, as it is stored: what the rows of all sheets about one product do.
 *
 * @param place the number of the row within the plan, from 1
 * @param sheet where the product stands; the first sheet that is about it where it is not among the products
 * @param product the product it is about, or the id that the product will get; {@code null} where the row is rejected
 * @param revision the revision of the product that the plan was made for; {@code null} where there is no product yet
 * @param told field to value with {@code null} for a value to clear, as {@code ProductDraft} takes it; empty where nothing
 *     is to be done
 * @param validCells what a rejected row does without its cells that are not accepted; {@code null} where it is not rejected,
 *     or can do nothing without them
 * @param changes what an update changes of the product itself; empty for the other actions
 * @param evidence what is done to what is on file for it
 * @param turns the answers that turn, as {@link ImportTurn} writes them; {@code null} where none does
 */
record PlannedRow(
        int place,
        String sheet,
        int row,
        ImportAction action,
        String label,
        @Nullable UUID product,
        @Nullable Integer revision,
        Map<String, @Nullable Object> told,
        List<FieldChange> changes,
        List<PlannedEvidence> evidence,
        @Nullable String turns,
        List<Problem> problems,
        @Nullable ImportAction validCells) {

    /** What the row does when it is applied. */
    ImportAction applied() {
        return validCells == null ? action : validCells;
    }

    /** The row rejected, but with what it would do without its cells that are not accepted; no answer turns by it. */
    PlannedRow asValidCells() {
        return new PlannedRow(
                place,
                sheet,
                row,
                ImportAction.REJECTED,
                label,
                product,
                revision,
                told,
                changes,
                evidence,
                null,
                problems,
                action);
    }

    /** The row with more to be said about it. */
    PlannedRow remarked(List<Problem> remarks) {
        List<Problem> all = new ArrayList<>(problems);
        all.addAll(remarks);
        return new PlannedRow(
                place, sheet, row, action, label, product, revision, told, changes, evidence, turns, all, validCells);
    }

    /** The row rejected for one more reason, so that it does nothing. */
    PlannedRow rejectedFor(Problem reason) {
        List<Problem> all = new ArrayList<>(problems);
        all.add(reason);
        return new PlannedRow(
                place,
                sheet,
                row,
                ImportAction.REJECTED,
                label,
                null,
                null,
                Map.of(),
                List.of(),
                List.of(),
                null,
                all,
                null);
    }
}
