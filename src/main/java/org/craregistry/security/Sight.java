package org.craregistry.security;

import graphql.schema.DataFetchingEnvironment;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.springframework.stereotype.Component;

/** The right to see a portfolio that has to last as long as somebody listens. */
@Component
public class Sight {

    private final Access access;

    Sight(Access access) {
        this.access = access;
    }

    /**
     * Whether the caller of the current request still sees a portfolio whenever that is asked, with the credential used: it may have been
     * revoked, the account locked, the role taken away.
     *
     * @throws org.craregistry.graphql.Refused as NOT_FOUND where he does not see it now
     */
    public BooleanSupplier of(UUID portfolio, DataFetchingEnvironment environment) {
        SignedInAgain again =
                Objects.requireNonNull(environment.getGraphQlContext().get(SignedInAgain.class));
        BooleanSupplier sees =
                () -> again.caller().filter(now -> access.sees(now, portfolio)).isPresent();
        if (!sees.getAsBoolean()) {
            throw Access.notFound();
        }
        return sees;
    }
}
