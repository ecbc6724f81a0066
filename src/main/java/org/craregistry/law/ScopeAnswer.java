package org.craregistry.law;

import java.util.List;

/**
 * Whether the CRA covers a product.
 *
 * @param grounds every provision that holds and gives the outcome, the primary one first; none where it cannot be told
 */
public record ScopeAnswer(ScopeOutcome outcome, List<Provision> grounds) {

    public ScopeAnswer {
        grounds = List.copyOf(grounds);
    }
}
