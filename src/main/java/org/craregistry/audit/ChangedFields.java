package org.craregistry.audit;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.craregistry.audit.Change.Action;
import org.craregistry.audit.Change.FieldChange;

/** What was changed about a product or something filed for it, and when, without who did it and why. */
public record ChangedFields(UUID productId, UUID subjectId, Action action, Instant at, List<FieldChange> fields) {

    public ChangedFields {
        fields = List.copyOf(fields);
    }
}
