package org.craregistry.security;

import java.util.UUID;

/** A portfolio with the role that one account holds in it. */
public record PortfolioRole(UUID portfolioId, Role role) {}
