package org.craregistry.law;

import static org.craregistry.law.Act.AI_ACT;
import static org.craregistry.law.AiStatusOutcome.HIGH_RISK_ANNEX_I_A;
import static org.craregistry.law.AiStatusOutcome.HIGH_RISK_ANNEX_I_A_AND_III;
import static org.craregistry.law.AiStatusOutcome.HIGH_RISK_ANNEX_I_B;
import static org.craregistry.law.Condition.allOf;
import static org.craregistry.law.Vocabulary.AI_EXCLUSION;
import static org.craregistry.law.Vocabulary.ANNEX_I_ACT;

import java.util.List;

/** AI Act Article 2: what the AI Act leaves out, and where it applies in part only. */
final class AiActArticle02Exclusions {

    static final Provision MILITARY_USE_IS_EXCLUDED = AI_ACT.at("Art. 2(3)")
            .says("systems only for military, defence or national security purposes are outside the AI Act")
            .when(AI_EXCLUSION.is(AiExclusion.MILITARY_DEFENCE_NATIONAL_SECURITY))
            .as("AIA_2_3");

    static final Provision SCIENTIFIC_RESEARCH_IS_EXCLUDED = AI_ACT.at("Art. 2(6)")
            .says("systems developed and used only for scientific research are outside the AI Act")
            .when(AI_EXCLUSION.is(AiExclusion.SCIENTIFIC_RESEARCH))
            .as("AIA_2_6");

    static final Provision PRE_MARKET_TESTING_IS_EXCLUDED = AI_ACT.at("Art. 2(8)")
            .says("research, testing and development before the market are outside the AI Act, unless tested in real"
                    + " world conditions")
            .when(AI_EXCLUSION.is(AiExclusion.PRE_MARKET_TESTING))
            .as("AIA_2_8");

    static List<Provision> provisions() {
        return List.of(
                MILITARY_USE_IS_EXCLUDED,
                SCIENTIFIC_RESEARCH_IS_EXCLUDED,
                PRE_MARKET_TESTING_IS_EXCLUDED,
                Later.SECTION_B_IS_LEFT_TO_ITS_ACTS,
                Later.DELEGATED_ACTS_LIMIT_SECTION_A);
    }

    private AiActArticle02Exclusions() {}

    /** Those that build on the status; apart from the others, because the status builds on these. */
    static final class Later {

        static final Provision SECTION_B_IS_LEFT_TO_ITS_ACTS = AI_ACT.at("Art. 2(2)")
                .says(
                        "to systems that are high-risk by an act of Annex I Section B, Article 15 does not apply directly")
                .when(AiStatus.STATUS.is(HIGH_RISK_ANNEX_I_B))
                .as("AIA_2_2_SECTION_B");

        static final Provision DELEGATED_ACTS_LIMIT_SECTION_A = AI_ACT.at("Art. 2(13)")
                .says("a delegated act can limit Article 15 where an act of Annex I Section A protects as well")
                .when(allOf(
                        AiStatus.STATUS.is(HIGH_RISK_ANNEX_I_A, HIGH_RISK_ANNEX_I_A_AND_III),
                        ANNEX_I_ACT.isIn(
                                "a delegated act limits Article 15 for the act of Annex I",
                                (act, c) -> !c.stateOfLaw()
                                        .limitationsFor(act, c.asOf())
                                        .isEmpty())))
                .as("AIA_2_13");

        private Later() {}
    }
}
