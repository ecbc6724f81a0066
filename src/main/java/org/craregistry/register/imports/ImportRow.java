package org.craregistry.register.imports;

import java.util.List;
import java.util.UUID;
import org.craregistry.audit.Change.FieldChange;
import org.craregistry.graphql.NodeId;
import org.craregistry.portfolio.ProductDraft;
import org.craregistry.register.Problem;
import org.jspecify.annotations.Nullable;

/** A row of a plan as it is read. */
record ImportRow(UUID importId, PlannedRow planned) {

    /** The id that clients see. */
    public String id() {
        return NodeId.of(NodeId.Kind.IMPORT_ROW, importId, planned.place());
    }

    public String sheet() {
        return planned.sheet();
    }

    public int row() {
        return planned.row();
    }

    public ImportAction action() {
        return planned.action();
    }

    public String label() {
        return planned.label();
    }

    /** What the row changes; of a new product everything that is told of it. */
    public List<FieldChange> fieldChanges() {
        return planned.applied() == ImportAction.CREATE
                ? ProductDraft.of(planned.told()).state().changesFromNothing()
                : planned.changes();
    }

    /** What it does without its cells that are not accepted; {@code null} where it is not rejected, or can do nothing without them. */
    public @Nullable ImportAction withValidCells() {
        return planned.validCells();
    }

    /** What is done to what is on file for the product. */
    public List<PlannedEvidence> evidence() {
        return planned.evidence();
    }

    public List<Problem> problems() {
        return planned.problems();
    }
}
