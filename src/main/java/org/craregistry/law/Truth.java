package org.craregistry.law;

import org.jspecify.annotations.Nullable;

/** What is known of a condition: three values, because an unanswered question is never a no. */
public enum Truth implements Choice {
    NO("No"),
    UNKNOWN("Not known yet"),
    YES("Yes");

    private final String label;

    Truth(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }

    /** The truth of an answer; {@code null} is an answer not given. */
    public static Truth of(@Nullable Boolean answer) {
        if (answer == null) {
            return UNKNOWN;
        }
        return answer ? YES : NO;
    }

    /** The weaker of both: one NO settles it, whatever else is unknown. */
    public Truth and(Truth other) {
        return compareTo(other) <= 0 ? this : other;
    }

    /** The stronger of both: one YES settles it, whatever else is unknown. */
    public Truth or(Truth other) {
        return compareTo(other) >= 0 ? this : other;
    }

    /** YES for NO and NO for YES; what is unknown stays unknown. */
    public Truth not() {
        return switch (this) {
            case NO -> YES;
            case UNKNOWN -> UNKNOWN;
            case YES -> NO;
        };
    }
}
