package org.craregistry.law;

/** Whether the CRA covers a product. */
public enum ScopeOutcome implements Choice {
    /** The CRA covers it. */
    IN_SCOPE("Covered"),
    /** The CRA does not cover it. */
    OUT_OF_SCOPE("Not covered"),
    /** Only the rules for open-source software stewards cover it (CRA Article 24). */
    STEWARD_REGIME("Rules for open-source stewards"),
    /** It is covered, but may be shown or tried without complying (CRA Article 4(2) and (3)). */
    TOLERATED_NON_COMPLIANT("May be shown or tested without complying"),
    /** Cannot be told yet. */
    UNKNOWN("Not known yet");

    private final String label;

    ScopeOutcome(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
