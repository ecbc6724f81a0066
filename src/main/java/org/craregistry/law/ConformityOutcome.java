package org.craregistry.law;

/** Whether conformity with the CRA is demonstrated. */
public enum ConformityOutcome implements Choice {
    /** Every condition is met. */
    DEMONSTRATED("Demonstrated"),
    /** A condition is not met. */
    NOT_DEMONSTRATED("Not demonstrated"),
    /** The CRA does not apply in full yet. */
    NOT_YET_APPLICABLE("Not demanded yet"),
    /** The CRA does not ask it of this product. */
    NOT_APPLICABLE("Not demanded"),
    /** It cannot be told yet. */
    UNKNOWN("Not known yet");

    private final String label;

    ConformityOutcome(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
