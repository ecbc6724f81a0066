package org.craregistry.law;

import static org.craregistry.law.Act.AI_ACT;
import static org.craregistry.law.Act.CRA;
import static org.craregistry.law.Condition.allOf;
import static org.craregistry.law.Condition.anyOf;

import java.util.List;

/** CRA Article 30 and AI Act Article 48: when the number of a notified body follows the CE marking. */
final class CraArticle30Marking {

    static final Provision NUMBER_FOLLOWS_WITH_MODULE_H = CRA.at("Art. 30(4)")
            .says("under the CRA the number of the notified body follows the CE marking with module H only")
            .when(ProcedureEvidence.validAssessment(Procedure.MODULE_H))
            .as("CE_NUMBER_CRA", "Number of the notified body under the CRA");

    static final Provision NUMBER_FOLLOWS_WITH_EVERY_BODY = AI_ACT.at("Art. 48(4)")
            .says(
                    "under the AI Act the number of the notified body follows the CE marking wherever one takes part in its procedure")
            .when(anyOf(
                    allOf(
                            AiActArticle43Assessment.PROCEDURE.is(AiProcedure.ANNEX_VII),
                            ProcedureEvidence.validAssessment(Procedure.AI_ACT_ANNEX_VII)),
                    allOf(
                            AiActArticle43Assessment.PROCEDURE.is(AiProcedure.SECTORAL),
                            ProcedureEvidence.validAssessment(Procedure.SECTORAL),
                            Vocabulary.SECTORAL_THIRD_PARTY.isYes())))
            .as("CE_NUMBER_AI_ACT", "Number of the notified body under the AI Act");

    static final List<Provision> PROVISIONS = List.of(NUMBER_FOLLOWS_WITH_MODULE_H, NUMBER_FOLLOWS_WITH_EVERY_BODY);

    private CraArticle30Marking() {}

    /** Whether the number of a notified body follows the marking, by each act. */
    static List<ConditionAnswer> answers(Case c) {
        return PROVISIONS.stream()
                .map(provision -> new ConditionAnswer(provision, provision.weigh(c), c))
                .toList();
    }
}
