package org.craregistry.security;

import java.time.Instant;
import java.util.UUID;
import org.craregistry.graphql.NodeId;
import org.jspecify.annotations.Nullable;

/**
 * An access token as the API shows it, without its secret.
 *
 * @param calendarPortfolio the portfolio whose calendar is all that it opens; {@code null} for a token of programs
 */
public record IssuedToken(
        UUID token,
        UUID accountId,
        String account,
        String label,
        boolean readOnly,
        @Nullable UUID calendarPortfolio,
        Instant createdAt,
        Instant expiresAt,
        @Nullable Instant revokedAt) {

    /** The identifier in the API. */
    public String id() {
        return NodeId.of(NodeId.Kind.TOKEN, token);
    }
}
