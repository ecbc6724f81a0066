package org.craregistry.law;

import static org.craregistry.law.Act.AI_ACT;
import static org.craregistry.law.Condition.allOf;
import static org.craregistry.law.Condition.anyOf;
import static org.craregistry.law.Condition.holds;
import static org.craregistry.law.Condition.known;
import static org.craregistry.law.Condition.not;
import static org.craregistry.law.Condition.once;
import static org.craregistry.law.Vocabulary.AI_IS_PRODUCT_ITSELF;
import static org.craregistry.law.Vocabulary.ANNEX_III_POINTS;
import static org.craregistry.law.Vocabulary.ANNEX_I_ACT;
import static org.craregistry.law.Vocabulary.DEROGATION_CONDITIONS;
import static org.craregistry.law.Vocabulary.NO_SIGNIFICANT_RISK;
import static org.craregistry.law.Vocabulary.PROFILING;
import static org.craregistry.law.Vocabulary.THIRD_PARTY_ASSESSMENT_REQUIRED;
import static org.craregistry.law.Vocabulary.THIRD_PARTY_ONLY_FOR_OTHER_RISKS;

import java.util.List;

/** AI Act Article 6: which AI systems are high-risk. */
final class AiActArticle06HighRisk {

    static final Provision OTHER_RISKS_DO_NOT_COUNT = AI_ACT.at("Art. 6(1c)")
            .says("a third party required only for risks other than health and safety, such as radio spectrum, does not"
                    + " count")
            .when(THIRD_PARTY_ONLY_FOR_OTHER_RISKS.isYes());

    static final Provision A_THIRD_PARTY_MUST_ASSESS = AI_ACT.at("Art. 6(1)(b)")
            .says("the product must be assessed by a third party under the act of Annex I")
            .when(THIRD_PARTY_ASSESSMENT_REQUIRED.isYes())
            .unless(OTHER_RISKS_DO_NOT_COUNT);

    static final Provision IS_A_PRODUCT_OR_ITS_SAFETY_COMPONENT = AI_ACT.at("Art. 6(1)(a)")
            .says("the AI system is itself the product under the act of Annex I, or its safety component")
            .when(anyOf(AI_IS_PRODUCT_ITSELF.isYes(), AiActArticle03Definitions.IS_A_SAFETY_COMPONENT));

    private static final Condition BOTH_CONDITIONS_OF_6_1 =
            once(allOf(holds(IS_A_PRODUCT_OR_ITS_SAFETY_COMPONENT), holds(A_THIRD_PARTY_MUST_ASSESS)));

    private static final Condition BY_SECTION_A = allOf(
            ANNEX_I_ACT.isIn(
                    "the act stands in Annex I Section A", (act, c) -> act.sectionOn(c) == AnnexIAct.Section.A),
            BOTH_CONDITIONS_OF_6_1);

    private static final Condition BY_SECTION_B = allOf(
            ANNEX_I_ACT.isIn(
                    "the act stands in Annex I Section B", (act, c) -> act.sectionOn(c) == AnnexIAct.Section.B),
            BOTH_CONDITIONS_OF_6_1);

    static final Provision RISKS_MAY_BE_INSIGNIFICANT = AI_ACT.at("Art. 6(3)")
            .says("without profiling, and under one of four conditions, a use may pose no significant risk")
            .when(allOf(PROFILING.isNo(), NO_SIGNIFICANT_RISK.isYes(), DEROGATION_CONDITIONS.isNotEmpty()));

    private static final Condition BY_AN_ACT_OF_ANNEX_I = allOf(
            ANNEX_I_ACT.isIn(
                    "an act of Annex I covers the product", (act, c) -> act.sectionOn(c) != AnnexIAct.Section.NONE),
            BOTH_CONDITIONS_OF_6_1);

    // Each of the rows below denies what comes before it, so that rows which between them leave nothing out leave no
    // room
    // for those behind them.
    static final Provision USES_WITHOUT_SIGNIFICANT_RISK_ARE_SPARED = AI_ACT.at("Art. 6(3)")
            .says("a use of Annex III without significant risk and under one of four conditions is not high-risk, never"
                    + " with profiling")
            .when(allOf(ANNEX_III_POINTS.isNotEmpty(), holds(RISKS_MAY_BE_INSIGNIFICANT), not(BY_AN_ACT_OF_ANNEX_I)))
            .as("NOT_HIGH_RISK_DEROGATION");

    private static final Condition BY_ANNEX_III =
            once(allOf(ANNEX_III_POINTS.isNotEmpty(), not(holds(RISKS_MAY_BE_INSIGNIFICANT))));

    static final Provision BOTH_LIMBS_MAKE_HIGH_RISK = AI_ACT.at("Art. 6(1), 6(2)")
            .says("a system can be high-risk by an act of Annex I Section A and by a use of Annex III at once")
            .when(allOf(BY_SECTION_A, BY_ANNEX_III))
            .as("HIGH_RISK_ANNEX_I_A_AND_III");

    static final Provision PRODUCTS_OF_SECTION_A_ARE_HIGH_RISK = AI_ACT.at("Art. 6(1), Annex I Section A")
            .says("products under an act of Section A that a third party must assess, and their safety components, are"
                    + " high-risk")
            .when(allOf(BY_SECTION_A, not(BY_ANNEX_III)))
            .as("HIGH_RISK_ANNEX_I_A");

    // OPEN(law): point 8 of the open questions: whether Article 2(2) switches off the limb of Annex III for a system
    // of Section B.
    static final Provision ANNEX_III_COUNTS_BESIDE_SECTION_B = AI_ACT.at("Art. 6(2), 2(2)")
            .asOurReading()
            .says("a use of Annex III makes high-risk also where an act of Annex I Section B does")
            .when(allOf(
                    known(
                            "this state of the law reads Annex III beside Section B",
                            Saying.of(
                                    "We read the AI Act so that a use of Annex III counts beside product law of Section B.",
                                    "We read the AI Act so that product law of Section B leaves no room for Annex III."),
                            c -> c.stateOfLaw().readings().annexIIIBesideSectionB()),
                    BY_SECTION_B,
                    BY_ANNEX_III))
            .as("HIGH_RISK_ANNEX_III_BESIDE_SECTION_B");

    static final Provision SECTION_B_COMES_FIRST = AI_ACT.at("Art. 2(2), 6(2)")
            .asOurReading()
            .says("where this state of the law reads it so, an act of Annex I Section B leaves no room for Annex III")
            .when(allOf(
                    known(
                            "this state of the law does not read Annex III beside Section B",
                            Saying.of(
                                    "We read the AI Act so that product law of Section B leaves no room for Annex III.",
                                    "We read the AI Act so that a use of Annex III counts beside product law of Section B."),
                            c -> !c.stateOfLaw().readings().annexIIIBesideSectionB()),
                    BY_SECTION_B))
            .as("HIGH_RISK_ANNEX_I_B_FIRST");

    static final Provision USES_OF_ANNEX_III_ARE_HIGH_RISK = AI_ACT.at("Art. 6(2), Annex III")
            .says("an AI system for a use of Annex III is high-risk")
            .when(allOf(BY_ANNEX_III, not(BY_SECTION_A)))
            .as("HIGH_RISK_ANNEX_III");

    static final Provision PRODUCTS_OF_SECTION_B_ARE_HIGH_RISK = AI_ACT.at("Art. 6(1), Annex I Section B")
            .says("products under an act of Section B that a third party must assess, and their safety components, are"
                    + " high-risk")
            .when(allOf(BY_SECTION_B, not(BY_ANNEX_III)))
            .as("HIGH_RISK_ANNEX_I_B");

    static final Provision OTHER_SYSTEMS_ARE_NOT_HIGH_RISK = AI_ACT.at("Art. 6(1), 6(2)")
            .says("an AI system that neither Annex I nor Annex III makes high-risk is not high-risk")
            .when(allOf(not(BY_AN_ACT_OF_ANNEX_I), ANNEX_III_POINTS.isEmpty()))
            .as("NOT_HIGH_RISK");

    static final List<Provision> PROVISIONS = List.of(
            PRODUCTS_OF_SECTION_A_ARE_HIGH_RISK,
            PRODUCTS_OF_SECTION_B_ARE_HIGH_RISK,
            IS_A_PRODUCT_OR_ITS_SAFETY_COMPONENT,
            A_THIRD_PARTY_MUST_ASSESS,
            OTHER_RISKS_DO_NOT_COUNT,
            USES_OF_ANNEX_III_ARE_HIGH_RISK,
            BOTH_LIMBS_MAKE_HIGH_RISK,
            ANNEX_III_COUNTS_BESIDE_SECTION_B,
            SECTION_B_COMES_FIRST,
            USES_WITHOUT_SIGNIFICANT_RISK_ARE_SPARED,
            RISKS_MAY_BE_INSIGNIFICANT,
            OTHER_SYSTEMS_ARE_NOT_HIGH_RISK);

    private AiActArticle06HighRisk() {}
}
