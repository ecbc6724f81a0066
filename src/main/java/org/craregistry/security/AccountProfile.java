package org.craregistry.security;

import java.time.Instant;
import java.util.UUID;
import org.craregistry.graphql.NodeId;
import org.jspecify.annotations.Nullable;

/**
 * An account as the API shows it.
 *
 * @param lastSignInAt {@code null} where nobody ever signed in
 * @param nextTokenExpiresAt when the first of its tokens ends that still work; {@code null} where it has none
 * @param linkExpiresAt until when the link works that sets a password; {@code null} where none is open
 */
public record AccountProfile(
        UUID account,
        String name,
        boolean administrator,
        boolean auditor,
        AccountState state,
        AccountCredential signsInWith,
        Instant createdAt,
        @Nullable Instant lastSignInAt,
        @Nullable Instant lockedAt,
        @Nullable Instant linkExpiresAt,
        @Nullable Instant nextTokenExpiresAt) {

    /** The identifier in the API. */
    public String id() {
        return NodeId.of(NodeId.Kind.ACCOUNT, account);
    }
}
