package org.craregistry.assessment.routes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import java.util.stream.Stream;
import org.craregistry.audit.Change.Action;
import org.craregistry.audit.Change.FieldChange;
import org.craregistry.audit.ChangedFields;
import org.junit.jupiter.api.Test;

class LatestChangesTests {

    private static final Instant FIRST = Instant.parse("2028-09-01T09:00:00Z");

    private final UUID product = UUID.randomUUID();
    private final UUID record = UUID.randomUUID();
    private final LatestChanges changes = new LatestChanges();

    @Test
    void tellsTheLastChangeInWhateverOrderTheyCome() {
        add(product, Action.UPDATED, 2, "nature");
        add(product, Action.UPDATED, 3, "nature", "requirements.CRA-AI-P1-1.note");
        add(product, Action.UPDATED, 1, "nature", "requirements.CRA-AI-P1-1.standing");
        add(record, Action.CREATED, 4, "nature");
        assertThat(changes.of(product, "nature")).isEqualTo(FIRST.plusSeconds(3));
        assertThat(changes.of(product, "requirements.CRA-AI-P1-1")).isEqualTo(FIRST.plusSeconds(3));
        assertThat(changes.of(record, Action.CREATED)).isEqualTo(FIRST.plusSeconds(4));
    }

    @Test
    void knowsNothingOfWhatWasNotChanged() {
        add(product, Action.UPDATED, 1, "natures", "requirements.CRA-AI-P1-2a.standing");
        assertThat(changes.of(product, "nature")).isNull();
        assertThat(changes.of(product, "requirements.CRA-AI-P1-2")).isNull();
        assertThat(changes.of(record, "natures")).isNull();
        assertThat(changes.of(product, Action.REMOVED)).isNull();
    }

    private void add(UUID subject, Action action, int second, String... fields) {
        changes.add(new ChangedFields(
                product,
                subject,
                action,
                FIRST.plusSeconds(second),
                Stream.of(fields)
                        .map(field -> new FieldChange(field, null, null))
                        .toList()));
    }
}
