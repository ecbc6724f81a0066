package org.craregistry.graphql;

import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.craregistry.storage.Collision;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.PessimisticLockingFailureException;

/**
 * The answer of a mutation: what was changed, or why nothing was.
 *
 * @param result the changed object; {@code null} where there are errors
 */
public record Payload<T>(@Nullable T result, List<UserError> errors) {

    private static final UserError SAME_MOMENT = UserError.of(
            UserError.Code.CONFLICT,
            "",
            "Somebody changed the same thing at the same moment. Read it again and repeat the change.");

    private static final int RETRIES = 3;
    private static final int LONGEST_PAUSE_MILLIS = 50;

    /**
     * Carries out a mutation; a refusal becomes its errors, and so does a collision with another change in the database. Where
     * two changes waited for each other's locks, or a cluster did not certify one, the mutation is carried out again, at most three times.
     *
     * @param mutation runs in a transaction of its own, which has rolled back when it throws
     */
    public static <T> Payload<T> of(Supplier<T> mutation) {
        try {
            return new Payload<>(retrying(mutation), List.of());
        } catch (Refused refused) {
            return new Payload<>(null, refused.errors());
        } catch (RuntimeException thrown) {
            if (thrown instanceof ConcurrencyFailureException || Collision.isBehind(thrown)) {
                return new Payload<>(null, List.of(SAME_MOMENT));
            }
            throw thrown;
        }
    }

    private static <T> T retrying(Supplier<T> mutation) {
        for (int retries = 0; ; retries++) {
            try {
                return mutation.get();
            } catch (RuntimeException thrown) {
                boolean again = thrown instanceof PessimisticLockingFailureException || Collision.isBehind(thrown);
                if (!again || retries == RETRIES || !paused()) {
                    throw thrown;
                }
            }
        }
    }

    /** Waits a random moment, so that the two do not meet again; whether nobody interrupted. */
    private static boolean paused() {
        try {
            Thread.sleep(ThreadLocalRandom.current().nextInt(LONGEST_PAUSE_MILLIS) + 1L);
            return true;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
