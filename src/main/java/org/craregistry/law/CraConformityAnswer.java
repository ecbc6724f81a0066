package org.craregistry.law;

import java.util.List;

/**
 * Whether conformity with the CRA is demonstrated, AI or not.
 *
 * @param conditions what it takes; none where the CRA does not ask it of this product
 */
public record CraConformityAnswer(ConformityOutcome outcome, List<ConditionAnswer> conditions) {

    public CraConformityAnswer {
        conditions = List.copyOf(conditions);
    }
}
