package org.craregistry.law;

/** A use that takes an AI system out of the AI Act (AI Act Article 2(3), (6) and (8)). */
public enum AiExclusion implements Choice {
    NONE("None"),
    MILITARY_DEFENCE_NATIONAL_SECURITY("Exclusively military, defence or national security"),
    SCIENTIFIC_RESEARCH("Solely scientific research and development"),
    PRE_MARKET_TESTING("Research or testing before it is placed on the market");

    private final String label;

    AiExclusion(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
