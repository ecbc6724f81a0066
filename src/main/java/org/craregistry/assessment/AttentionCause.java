package org.craregistry.assessment;

/** Where a date that lies ahead was found. */
public enum AttentionCause {
    LAW("The law"),
    FACTS("An answer"),
    EVIDENCE("Evidence on file"),
    DECISION("A decision");

    private final String label;

    AttentionCause(String label) {
        this.label = label;
    }

    /** The cause in plain words. */
    public String label() {
        return label;
    }
}
