package org.craregistry.audit;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.craregistry.audit.Change.Action;

/**
 * What was changed about a product or something filed for it, and when, without what it was and became.
 *
 * @param fields the names in the API
 */
public record ChangedFields(UUID productId, UUID subjectId, Action action, Instant at, List<String> fields) {

    public ChangedFields {
        fields = List.copyOf(fields);
    }
}
