package org.craregistry.security;

import java.util.UUID;
import org.craregistry.graphql.NodeId;

/** A portfolio with the role that one account holds in it. */
public record PortfolioRole(UUID portfolioUuid, Role role) {

    /** The identifier of the portfolio in the API. */
    public String portfolioId() {
        return NodeId.of(NodeId.Kind.PORTFOLIO, portfolioUuid);
    }
}
