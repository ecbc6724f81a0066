package org.craregistry.graphql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.dao.PessimisticLockingFailureException;

class PayloadTests {

    private int calls;

    @Test
    void repeatsWhatMetALockUntilItSucceeds() {
        Payload<String> payload = Payload.of(failing(
                new CannotAcquireLockException("deadlock"),
                new PessimisticLockingFailureException("timeout"),
                new CannotAcquireLockException("deadlock")));

        assertThat(payload).isEqualTo(new Payload<>("done", List.of()));
        assertThat(calls).isEqualTo(4);
    }

    @Test
    void givesUpAfterThreeRepetitions() {
        RuntimeException[] deadlocks = new RuntimeException[4];
        Arrays.fill(deadlocks, new CannotAcquireLockException("deadlock"));

        Payload<String> payload = Payload.of(failing(deadlocks));

        assertThat(payload.result()).isNull();
        assertThat(payload.errors()).extracting(UserError::code).containsExactly(UserError.Code.CONFLICT);
        assertThat(calls).isEqualTo(4);
    }

    @Test
    void doesNotRepeatWhatSomebodyElseChangedMeanwhile() {
        Payload<String> payload = Payload.of(failing(new OptimisticLockingFailureException("stale")));

        assertThat(payload.errors()).extracting(UserError::code).containsExactly(UserError.Code.CONFLICT);
        assertThat(calls).isEqualTo(1);
    }

    @Test
    void doesNotRepeatRefusalsAndFaults() {
        Payload<String> payload = Payload.of(failing(Refused.because(UserError.Code.NOT_POSSIBLE, "", "No.")));
        assertThat(payload.errors()).extracting(UserError::message).containsExactly("No.");
        assertThat(calls).isEqualTo(1);

        assertThatThrownBy(() -> Payload.of(failing(new IllegalStateException("a bug"))))
                .isInstanceOf(IllegalStateException.class);
        assertThat(calls).isEqualTo(2);
    }

    @Test
    void doesNotWaitWhereItIsInterrupted() {
        Thread.currentThread().interrupt();

        Payload<String> payload = Payload.of(failing(new CannotAcquireLockException("deadlock")));

        assertThat(Thread.interrupted()).isTrue();
        assertThat(payload.errors()).extracting(UserError::code).containsExactly(UserError.Code.CONFLICT);
    }

    /** Fails once with each of these, then succeeds. */
    private Supplier<String> failing(RuntimeException... failures) {
        Deque<RuntimeException> left = new ArrayDeque<>(List.of(failures));
        return () -> {
            calls++;
            if (!left.isEmpty()) {
                throw left.pop();
            }
            return "done";
        };
    }
}
