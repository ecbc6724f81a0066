package org.craregistry.graphql;

import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.ConcurrencyFailureException;

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

    /** Carries out a mutation; a refusal becomes its errors, and so does a collision with another change in the database. */
    public static <T> Payload<T> of(Supplier<T> mutation) {
        try {
            return new Payload<>(mutation.get(), List.of());
        } catch (Refused refused) {
            return new Payload<>(null, refused.errors());
        } catch (ConcurrencyFailureException collision) {
            return new Payload<>(null, List.of(SAME_MOMENT));
        }
    }
}
