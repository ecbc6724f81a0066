package org.craregistry.register.imports;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.craregistry.audit.Change.FieldChange;
import org.craregistry.register.SheetKind;
import org.jspecify.annotations.Nullable;

/**
 * What a row does to what is on file for its product, as a plan keeps it.
 *
 * @param sheet as named in the file
 * @param label what people call it
 * @param record which record, or the id that it will get; {@code null} for standings
 * @param told of a record its fields, with {@code null} for one to clear; of standings those that change by their code, with
 *     {@code null} for one that is taken back
 * @param changes as they are kept: none of a new record
 */
record PlannedEvidence(
        SheetKind kind,
        String sheet,
        int row,
        Action action,
        String label,
        @Nullable UUID record,
        Map<String, @Nullable Object> told,
        List<FieldChange> changes) {

    /** The fields that change with the values before and after; of a new record everything that is told of it. */
    public List<FieldChange> fieldChanges() {
        return action == Action.FILE ? FieldChange.between(Map.of(), told) : changes;
    }

    /** What is done to it. */
    enum Action {
        FILE,
        CHANGE,
        REMOVE
    }
}
