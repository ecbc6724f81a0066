package org.craregistry.law;

import static org.craregistry.law.Act.CRA;
import static org.craregistry.law.Act.CRA_FAQ;
import static org.craregistry.law.Condition.allOf;
import static org.craregistry.law.Condition.not;
import static org.craregistry.law.Condition.reached;
import static org.craregistry.law.LegalDate.CRA_GENERAL_APPLICATION;
import static org.craregistry.law.Vocabulary.OPERATOR_ROLE;

import java.util.List;

/** CRA Article 24: open-source software stewards. */
final class CraArticle24Stewards {

    static final Provision STEWARDS_HAVE_THEIR_OWN_REGIME = CRA.at("Art. 24, 3(14)")
            .says("a steward of open-source software has its own duties, and none of a manufacturer's procedures")
            .when(OPERATOR_ROLE.is(OperatorRole.OPEN_SOURCE_STEWARD))
            .as("STEWARD_REGIME");

    // OPEN(law): only shown as a note. The decision section (10.2) gives stewards ARTICLE_14_ONLY from the reporting
    // obligations on, although this answer of the FAQ gives them nothing before 11 December 2027. Whether Article 69(2)
    // spares what a steward, who places nothing on the market, sustained before that day is open, too.
    static final Provision STEWARDS_HAVE_NO_DUTIES_YET = CRA_FAQ.at("point 5.5")
            .asGuidance()
            .says("a steward's duties, reporting included, apply only from the general application on")
            .when(allOf(not(reached(CRA_GENERAL_APPLICATION)), OPERATOR_ROLE.is(OperatorRole.OPEN_SOURCE_STEWARD)))
            .as("STEWARD_NOTHING_YET");

    static final Provision STEWARDS_ARE_NOT_FINED = CRA.at("Art. 64(10)(b)")
            .says("stewards are not fined for an infringement; the corrected text spares them from paragraphs 2 to 9")
            .when(OPERATOR_ROLE.is(OperatorRole.OPEN_SOURCE_STEWARD))
            .as("STEWARD_NO_FINES");

    static final Provision STEWARDS_HAVE_A_POLICY = CRA.at("Art. 24(1)")
            .says("a steward puts in place and documents a cybersecurity policy that fosters secure development and the"
                    + " handling of vulnerabilities")
            .when(OPERATOR_ROLE.is(OperatorRole.OPEN_SOURCE_STEWARD))
            .as("STEWARD_POLICY");

    static final Provision STEWARDS_COOPERATE = CRA.at("Art. 24(2)")
            .says("a steward cooperates with the market surveillance authorities to mitigate risks, at their request")
            .when(OPERATOR_ROLE.is(OperatorRole.OPEN_SOURCE_STEWARD))
            .as("STEWARD_COOPERATION");

    static final List<Provision> PROVISIONS = List.of(
            STEWARDS_HAVE_THEIR_OWN_REGIME,
            STEWARDS_HAVE_A_POLICY,
            STEWARDS_COOPERATE,
            STEWARDS_HAVE_NO_DUTIES_YET,
            STEWARDS_ARE_NOT_FINED);

    private CraArticle24Stewards() {}

    /** The light regime: what binds a steward. */
    static List<Provision> duties() {
        return List.of(STEWARDS_HAVE_A_POLICY, STEWARDS_COOPERATE, CraArticle14Reporting.STEWARDS_REPORT);
    }
}
