package org.craregistry.law;

/** How the AI Act sees a product. */
public enum AiStatusOutcome implements Choice {
    /** It is no AI system (AI Act Article 3(1)). */
    NOT_AI("No AI system"),
    /** An exclusion of AI Act Article 2 takes it out. */
    AI_OUT_OF_SCOPE("Outside the AI Act"),
    /** It serves a prohibited practice (AI Act Article 5). */
    PROHIBITED("Prohibited practice"),
    /** It is an AI system, but not high-risk. */
    NOT_HIGH_RISK("Not high-risk"),
    /** A use of Annex III, but not high-risk by the derogation of AI Act Article 6(3). */
    NOT_HIGH_RISK_DEROGATION("Not high-risk by derogation"),
    /** High-risk by a use of Annex III (AI Act Article 6(2)). */
    HIGH_RISK_ANNEX_III("High-risk by its use (Annex III)"),
    /** High-risk by an act of Annex I Section A (AI Act Article 6(1)). */
    HIGH_RISK_ANNEX_I_A("High-risk by product law (Annex I Section A)"),
    /** High-risk by both. */
    HIGH_RISK_ANNEX_I_A_AND_III("High-risk by product law and by its use"),
    /** High-risk by an act of Annex I Section B, for which few articles of the AI Act apply (Article 2(2)). */
    HIGH_RISK_ANNEX_I_B("High-risk by product law (Annex I Section B)"),
    /** It cannot be told yet. */
    UNKNOWN("Not known yet");

    private final String label;

    AiStatusOutcome(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
