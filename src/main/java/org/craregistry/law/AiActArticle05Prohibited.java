package org.craregistry.law;

import static org.craregistry.law.Act.AI_ACT;
import static org.craregistry.law.Condition.allOf;
import static org.craregistry.law.Condition.reached;
import static org.craregistry.law.Vocabulary.PROHIBITED_PRACTICES;

import java.util.List;

/** AI Act Article 5: practices that no conformity can cure, each from its day on. */
final class AiActArticle05Prohibited {

    private static final String PROHIBITED = "The AI system serves a practice that the AI Act prohibits.";

    static final Provision PRACTICES_ARE_PROHIBITED = AI_ACT.at("Art. 5(1)(a) to (h)")
            .says("the practices listed from the beginning are prohibited")
            .when(allOf(
                    reached(LegalDate.AI_PROHIBITIONS),
                    PROHIBITED_PRACTICES.includesAny(
                            ProhibitedPractice.ART_5_1_A,
                            ProhibitedPractice.ART_5_1_B,
                            ProhibitedPractice.ART_5_1_C,
                            ProhibitedPractice.ART_5_1_D,
                            ProhibitedPractice.ART_5_1_E,
                            ProhibitedPractice.ART_5_1_F,
                            ProhibitedPractice.ART_5_1_G,
                            ProhibitedPractice.ART_5_1_H)))
            .telling(PROHIBITED, c -> FactStatements.of(PROHIBITED_PRACTICES, c))
            .as("PROHIBITED_5_1");

    static final Provision ADDED_PRACTICES_ARE_PROHIBITED = AI_ACT.at("Art. 5(1)(ba) and (bb)")
            .says("intimate material without consent and child sexual abuse material were added later")
            .when(allOf(
                    reached(LegalDate.AI_PROHIBITIONS_ADDED),
                    PROHIBITED_PRACTICES.includesAny(ProhibitedPractice.ART_5_1_BA, ProhibitedPractice.ART_5_1_BB)))
            .telling(PROHIBITED, c -> FactStatements.of(PROHIBITED_PRACTICES, c))
            .as("PROHIBITED_5_1_ADDED");

    static final List<Provision> PROVISIONS = List.of(PRACTICES_ARE_PROHIBITED, ADDED_PRACTICES_ARE_PROHIBITED);

    private AiActArticle05Prohibited() {}
}
