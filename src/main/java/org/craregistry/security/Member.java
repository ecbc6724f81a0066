package org.craregistry.security;

/**
 * An account with the role it holds in a portfolio.
 *
 * @param account the name of the account
 */
public record Member(String account, Role role) {}
