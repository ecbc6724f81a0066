package org.craregistry.graphql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.orm.jpa.JpaSystemException;

/** What a cluster does not certify is known only at the commit, and told by no exception of its own. */
class PayloadCollisionTests {

    private final AtomicInteger attempts = new AtomicInteger();

    @Test
    void carriesOutAgainWhatWasNotCertified() {
        Payload<String> payload = Payload.of(() -> fails(2));

        assertThat(payload).isEqualTo(new Payload<>("done", java.util.List.of()));
        assertThat(attempts).hasValue(3);
    }

    @Test
    void tellsAConflictWhereItIsNeverCertified() {
        Payload<String> payload = Payload.of(() -> fails(100));

        assertThat(payload.errors()).extracting(UserError::code).containsExactly(UserError.Code.CONFLICT);
        assertThat(attempts).hasValue(4);
    }

    @Test
    void doesNotRepeatOtherFaults() {
        assertThatThrownBy(() -> Payload.of(() -> {
                    attempts.incrementAndGet();
                    throw new IllegalStateException(new SQLException("no such column", "42S22"));
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(attempts).hasValue(1);
    }

    private String fails(int times) {
        if (attempts.getAndIncrement() < times) {
            throw new JpaSystemException(
                    new RuntimeException(new SQLException("Deadlock found when trying to get lock", "40001", 1213)));
        }
        return "done";
    }
}
