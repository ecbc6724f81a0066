package org.craregistry.law;

/** How far cited standards or specifications under the AI Act are applied (AI Act Articles 40, 41 and 43(1)). */
public enum AiStandardsApplied implements Choice {
    NONE("Not applied"),
    PARTIAL("Applied in part"),
    FULL("Applied in full"),
    FULL_WITH_RESTRICTION("Applied in full, but published with a restriction");

    private final String label;

    AiStandardsApplied(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
