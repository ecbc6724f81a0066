package org.craregistry.law;

/** How the AI Act sees a product. */
public enum AiStatusOutcome {
    /** It is no AI system (AI Act Article 3(1)). */
    NOT_AI,
    /** An exclusion of AI Act Article 2 takes it out. */
    AI_OUT_OF_SCOPE,
    /** It serves a prohibited practice (AI Act Article 5). */
    PROHIBITED,
    /** It is an AI system, but not high-risk. */
    NOT_HIGH_RISK,
    /** A use of Annex III, but not high-risk by the derogation of AI Act Article 6(3). */
    NOT_HIGH_RISK_DEROGATION,
    /** High-risk by a use of Annex III (AI Act Article 6(2)). */
    HIGH_RISK_ANNEX_III,
    /** High-risk by an act of Annex I Section A (AI Act Article 6(1)). */
    HIGH_RISK_ANNEX_I_A,
    /** High-risk by both. */
    HIGH_RISK_ANNEX_I_A_AND_III,
    /** High-risk by an act of Annex I Section B, for which few articles of the AI Act apply (Article 2(2)). */
    HIGH_RISK_ANNEX_I_B,
    /** It cannot be told yet. */
    UNKNOWN
}
