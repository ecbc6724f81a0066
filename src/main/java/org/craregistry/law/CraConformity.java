package org.craregistry.law;

import static org.craregistry.law.Act.CRA;

import java.util.ArrayList;
import java.util.List;

/** Whether conformity with the CRA is demonstrated, for every product, AI or not. */
final class CraConformity {

    static final Provision IS_COVERED = CRA.at("Art. 2(1)")
            .says("the CRA covers the product as a manufacturer's")
            .when(CraScope.SCOPE.is(ScopeOutcome.IN_SCOPE))
            .telling(CraScope.COVERED)
            .as(ConditionCodes.CRA_COVERS, "The CRA covers the product");

    static final Provision APPLIES_IN_FULL = CRA.at("Art. 69(2), 71(2)")
            .says("the CRA applies in full on the date")
            .when(CraArticle71Application.APPLICABILITY.is(ApplicabilityOutcome.FULL))
            .telling("The CRA applies to the product in full on this day.")
            .as(ConditionCodes.CRA_APPLIES, "The CRA applies in full");

    static final Provision PROCEDURE_IS_COMPLETED = CRA.at("Art. 32, 12(2), 12(3), 13(12)")
            .asOurReading()
            .says("a procedure that is open to the product is completed and valid")
            .when(CraArticle12AiSystems.PROCEDURE_IS_COMPLETED.condition())
            .telling("The conformity assessment that is needed has been completed and is valid.")
            .as(ConditionCodes.PROCEDURE_COMPLETED, "Procedure completed");

    static final Checklist CONDITIONS = Checklist.of(
            "Conformity with the CRA",
            IS_COVERED,
            APPLIES_IN_FULL,
            CraAnnex1Requirements.PRODUCT_MEETS_PART_I,
            CraAnnex1Requirements.PROCESSES_MEET_PART_II,
            CraArticle28Declaration.CONFORMITY_IS_DECLARED,
            PROCEDURE_IS_COMPLETED,
            CraArticle12AiSystems.PRODUCT_MODIFICATIONS_ARE_ASSESSED);

    static final List<Provision> PROVISIONS = List.of(IS_COVERED, APPLIES_IN_FULL, PROCEDURE_IS_COMPLETED);

    private CraConformity() {}

    static CraConformityAnswer answer(Case c) {
        if (isNeverAsked(c)) {
            return new CraConformityAnswer(ConformityOutcome.NOT_APPLICABLE, List.of());
        }
        List<ConditionAnswer> conditions =
                new ArrayList<>(CONDITIONS.conditions().size());
        Truth all = Truth.YES;
        for (Provision condition : CONDITIONS.conditions()) {
            Truth truth = condition.weigh(c);
            all = all.and(truth);
            conditions.add(new ConditionAnswer(condition, truth, c));
        }
        return new CraConformityAnswer(outcome(all, c), conditions);
    }

    /** Outside the scope, under the regime of stewards, tolerated, or placed on the market before. */
    private static boolean isNeverAsked(Case c) {
        return IS_COVERED.weigh(c) == Truth.NO
                || (c.isReached(LegalDate.CRA_GENERAL_APPLICATION) && APPLIES_IN_FULL.weigh(c) == Truth.NO);
    }

    private static ConformityOutcome outcome(Truth all, Case c) {
        if (IS_COVERED.weigh(c) == Truth.UNKNOWN || APPLIES_IN_FULL.weigh(c) == Truth.UNKNOWN) {
            return ConformityOutcome.UNKNOWN;
        }
        if (APPLIES_IN_FULL.weigh(c) == Truth.NO) {
            return ConformityOutcome.NOT_YET_APPLICABLE;
        }
        return switch (all) {
            case YES -> ConformityOutcome.DEMONSTRATED;
            case NO -> ConformityOutcome.NOT_DEMONSTRATED;
            case UNKNOWN -> ConformityOutcome.UNKNOWN;
        };
    }
}
