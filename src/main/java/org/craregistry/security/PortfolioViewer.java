package org.craregistry.security;

import org.jspecify.annotations.Nullable;

/**
 * What the caller holds and may in a portfolio, with the credential used.
 *
 * @param role {@code null} where the caller holds none; administrators and auditors see portfolios without holding one
 */
public record PortfolioViewer(@Nullable Role role, boolean mayEdit, boolean mayDecide, boolean mayOwn) {

    static PortfolioViewer of(Caller caller, @Nullable Role role) {
        return new PortfolioViewer(
                role,
                may(caller, role, Role.EDITOR),
                may(caller, role, Role.COMPLIANCE),
                may(caller, role, Role.OWNER));
    }

    private static boolean may(Caller caller, @Nullable Role held, Role needed) {
        return !caller.readOnly() && (caller.administrator() || held != null && held.covers(needed));
    }
}
