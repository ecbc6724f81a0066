package org.craregistry.graphql;

import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The answer of a mutation: what was changed, or why nothing was.
 *
 * @param result the changed object; {@code null} where there are errors
 */
public record Payload<T>(@Nullable T result, List<UserError> errors) {

    /** Carries out a mutation; a refusal becomes its errors. */
    public static <T> Payload<T> of(Supplier<T> mutation) {
        try {
            return new Payload<>(mutation.get(), List.of());
        } catch (Refused refused) {
            return new Payload<>(null, refused.errors());
        }
    }
}
