package org.craregistry.security;

import java.time.Instant;
import java.util.UUID;
import org.craregistry.graphql.NodeId;

/** An account as the API shows it. */
public record AccountProfile(UUID account, String name, boolean administrator, boolean auditor, Instant createdAt) {

    /** The identifier in the API. */
    public String id() {
        return NodeId.of(NodeId.Kind.ACCOUNT, account);
    }
}
