package org.craregistry.law;

/** Whether a procedure may be used. */
public enum Openness implements Choice {
    /** It may be used. */
    OPEN("May be used"),
    /** It may not be used, or does not lead to the goal. */
    CLOSED("May not be used"),
    /** It is open once something that is not on file is shown, or in only some of the cases that unanswered facts leave. */
    CONDITIONAL("May be used on a condition");

    private final String label;

    Openness(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
