package org.craregistry.law;

/** How the AI Act sees a product: the provisions of Articles 2, 3, 5 and 6 in their order of precedence. */
final class AiStatus {

    static final Sequence<AiStatusOutcome> STATUS = Sequence.of(
            "How the AI Act sees it",
            AiActArticle03Definitions.IS_NO_AI_SYSTEM.gives(AiStatusOutcome.NOT_AI),
            AiActArticle02Exclusions.MILITARY_USE_IS_EXCLUDED.gives(AiStatusOutcome.AI_OUT_OF_SCOPE),
            AiActArticle02Exclusions.SCIENTIFIC_RESEARCH_IS_EXCLUDED.gives(AiStatusOutcome.AI_OUT_OF_SCOPE),
            AiActArticle02Exclusions.PRE_MARKET_TESTING_IS_EXCLUDED.gives(AiStatusOutcome.AI_OUT_OF_SCOPE),
            AiActArticle05Prohibited.PRACTICES_ARE_PROHIBITED.gives(AiStatusOutcome.PROHIBITED),
            AiActArticle05Prohibited.ADDED_PRACTICES_ARE_PROHIBITED.gives(AiStatusOutcome.PROHIBITED),
            AiActArticle06HighRisk.BOTH_LIMBS_MAKE_HIGH_RISK.gives(AiStatusOutcome.HIGH_RISK_ANNEX_I_A_AND_III),
            AiActArticle06HighRisk.PRODUCTS_OF_SECTION_A_ARE_HIGH_RISK.gives(AiStatusOutcome.HIGH_RISK_ANNEX_I_A),
            AiActArticle06HighRisk.SECTION_B_COMES_FIRST.gives(AiStatusOutcome.HIGH_RISK_ANNEX_I_B),
            AiActArticle06HighRisk.ANNEX_III_COUNTS_BESIDE_SECTION_B.gives(AiStatusOutcome.HIGH_RISK_ANNEX_III),
            AiActArticle06HighRisk.USES_OF_ANNEX_III_ARE_HIGH_RISK.gives(AiStatusOutcome.HIGH_RISK_ANNEX_III),
            AiActArticle06HighRisk.PRODUCTS_OF_SECTION_B_ARE_HIGH_RISK.gives(AiStatusOutcome.HIGH_RISK_ANNEX_I_B),
            AiActArticle06HighRisk.USES_WITHOUT_SIGNIFICANT_RISK_ARE_SPARED.gives(
                    AiStatusOutcome.NOT_HIGH_RISK_DEROGATION),
            AiActArticle06HighRisk.OTHER_SYSTEMS_ARE_NOT_HIGH_RISK.gives(AiStatusOutcome.NOT_HIGH_RISK));

    private AiStatus() {}
}
