package org.craregistry.security;

import java.util.Map;
import java.util.UUID;
import org.craregistry.storage.Ids;

/**
 * Which portfolios a caller sees, as a condition of a query: rights are part of what is looked for, never applied afterwards.
 *
 * @param everything whether every portfolio is seen
 * @param account whose memberships decide otherwise
 */
public record Visibility(boolean everything, UUID account) {

    private static final String ALWAYS = "1 = 1";

    /**
     * The condition with a named parameter, which is in {@link #namedParameters()}.
     *
     * @param portfolioColumn the column that holds the portfolio, such as {@code p.portfolio_id}; never what a client sent
     */
    public String namedCondition(String portfolioColumn) {
        return everything
                ? ALWAYS
                : portfolioColumn
                        + " IN (SELECT membership.portfolio_id FROM membership WHERE membership.account_id = :visibleTo)";
    }

    /** The parameter of {@link #namedCondition} by its name. */
    public Map<String, Object> namedParameters() {
        return everything ? Map.of() : Map.of("visibleTo", Ids.bytes(account));
    }
}
