package org.craregistry.assessment;

import java.util.List;
import org.craregistry.law.ConditionAnswer;
import org.craregistry.law.ConformityOutcome;
import org.craregistry.law.Determination;
import org.craregistry.portfolio.ProductWithEvidence;
import org.craregistry.portfolio.StandingSupport;
import org.jspecify.annotations.Nullable;

/**
 * What the law answers on conformity with the CRA, with what that rests on.
 *
 * @param standingSupport {@code null} where the law was asked of evidence that is not on file
 */
record ConformityView(
        ConformityOutcome outcome,
        List<ConditionAnswer> conditions,
        @Nullable StandingSupport standingSupport) {

    static ConformityView of(Determination determination) {
        StandingSupport standingSupport = determination.judged().subject() instanceof ProductWithEvidence product
                ? StandingSupport.of(product.evidence())
                : null;
        return new ConformityView(
                determination.craConformity().outcome(),
                determination.craConformity().conditions(),
                standingSupport);
    }
}
