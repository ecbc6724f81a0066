package org.craregistry.assessment.routes;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.craregistry.audit.Change.Action;
import org.craregistry.audit.Change.FieldChange;
import org.craregistry.audit.ChangedFields;
import org.jspecify.annotations.Nullable;

/** When everything about a product was changed last: as large as the product, however long its history is. */
final class LatestChanges {

    private final Map<Field, Instant> fields = new HashMap<>();
    private final Map<Act, Instant> acts = new HashMap<>();

    private record Field(UUID subject, String name) {}

    private record Act(UUID subject, Action action) {}

    /** Takes one more change into account; they may come in any order. */
    void add(ChangedFields change) {
        acts.merge(new Act(change.subjectId(), change.action()), change.at(), LatestChanges::later);
        for (FieldChange field : change.fields()) {
            fields.merge(new Field(change.subjectId(), field.field()), change.at(), LatestChanges::later);
        }
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    /** When this was done to something last; {@code null} where it never was. */
    @Nullable
    Instant of(UUID subject, Action action) {
        return acts.get(new Act(subject, action));
    }

    /** When a field, or one below it, was changed last; {@code null} where it never was. */
    @Nullable
    Instant of(UUID subject, String field) {
        Instant latest = null;
        for (Map.Entry<Field, Instant> one : fields.entrySet()) {
            boolean isMeant = one.getKey().subject().equals(subject)
                    && isAtOrBelow(one.getKey().name(), field);
            if (isMeant && (latest == null || one.getValue().isAfter(latest))) {
                latest = Objects.requireNonNull(one.getValue());
            }
        }
        return latest;
    }

    private static boolean isAtOrBelow(String name, String field) {
        return name.equals(field) || name.startsWith(field + ".");
    }
}
