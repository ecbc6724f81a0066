package org.craregistry.law;

/** Whether a procedure may be used. */
public enum Openness {
    /** It may be used. */
    OPEN,
    /** It may not be used, or does not lead to the goal. */
    CLOSED,
    /** It is open once something that is not on file is shown, or in only some of the cases that unanswered facts leave. */
    CONDITIONAL
}
