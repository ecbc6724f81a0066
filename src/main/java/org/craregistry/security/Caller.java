package org.craregistry.security;

import java.time.Instant;
import java.util.UUID;
import org.craregistry.audit.Origin;
import org.springframework.security.core.AuthenticatedPrincipal;

/**
 * Who calls.
 *
 * @param administrator may do everything in the whole installation
 * @param auditor may read everything in the whole installation
 * @param readOnly whether the credential used is a token that may only read
 */
public record Caller(UUID account, String name, boolean administrator, boolean auditor, boolean readOnly)
        implements AuthenticatedPrincipal {

    /** Whether every portfolio is visible, with or without a role in it. */
    public boolean seesEverything() {
        return administrator || auditor;
    }

    /** The origin of a change this caller makes over the API now. */
    public Origin origin(Instant at) {
        return Origin.api(at, account, name);
    }

    /** The name that logs and measurements show. */
    @Override
    public String getName() {
        return name;
    }
}
