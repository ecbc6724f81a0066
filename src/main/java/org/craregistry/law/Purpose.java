package org.craregistry.law;

/** What a procedure serves. */
public enum Purpose implements Choice {
    /** The essential cybersecurity requirements of the CRA. */
    CYBERSECURITY("Cybersecurity (CRA)"),
    /** The requirements of the AI Act. */
    AI_ACT("AI Act"),
    /** Both at once. */
    BOTH("CRA and AI Act");

    private final String label;

    Purpose(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
