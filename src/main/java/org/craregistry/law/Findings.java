package org.craregistry.law;

import java.util.List;

/** What somebody has to look at about the scope and the class of a product. */
final class Findings {

    private Findings() {}

    static void addTo(List<Finding> findings, Case c, ScopeAnswer scope, ClassAnswer classification) {
        if (scope.outcome() == ScopeOutcome.IN_SCOPE
                && CraArticle04Tolerated.NOTHING_IS_TOLERATED_WITHOUT_ITS_SIGN.weigh(c) == Truth.YES) {
            findings.add(signMissing());
        }
        if (classification.category() == CraAnnex4.SMART_METER_GATEWAYS_AND_OTHER_DEVICES
                && CraArticle07And08Classes.OTHER_ADVANCED_SECURITY_DEVICES_NEED_A_DECISION.weigh(c) == Truth.YES) {
            findings.add(decisionRequired());
        }
    }

    private static Finding signMissing() {
        return new Finding(
                FindingCode.SIGN_MISSING,
                Severity.WARNING,
                List.of(Vocabulary.PRESENTATION, Vocabulary.NON_COMPLIANCE_SIGN_VISIBLE),
                "A prototype or test software without its visible sign is judged like every other product.",
                CraArticle04Tolerated.NOTHING_IS_TOLERATED_WITHOUT_ITS_SIGN.citation(),
                "Put up the sign where Article 4 allows it, or let the product comply.");
    }

    private static Finding decisionRequired() {
        return new Finding(
                FindingCode.MANUAL_DECISION_REQUIRED,
                Severity.WARNING,
                List.of(Vocabulary.CORE_FUNCTIONALITY, Vocabulary.OTHER_ADVANCED_SECURITY_DEVICE),
                "Whether it is one of the other devices for advanced security purposes is for a person to decide:"
                        + " that limb of Annex IV point 2 has no technical description.",
                CraArticle07And08Classes.OTHER_ADVANCED_SECURITY_DEVICES_NEED_A_DECISION.citation(),
                "Record a signed decision on the class with its reason.");
    }
}
