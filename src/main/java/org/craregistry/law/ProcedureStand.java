package org.craregistry.law;

import org.jspecify.annotations.Nullable;

/** How a procedure stands in one row of its sequence: whether it is open, and for what. */
enum ProcedureStand {
    OPEN_FOR_CYBERSECURITY(Openness.OPEN, Purpose.CYBERSECURITY),
    OPEN_FOR_AI_ACT(Openness.OPEN, Purpose.AI_ACT),
    OPEN_FOR_BOTH(Openness.OPEN, Purpose.BOTH),
    CONDITIONAL_FOR_CYBERSECURITY(Openness.CONDITIONAL, Purpose.CYBERSECURITY),
    CONDITIONAL_FOR_BOTH(Openness.CONDITIONAL, Purpose.BOTH),
    CLOSED(Openness.CLOSED, null);

    private final Openness openness;
    private final @Nullable Purpose purpose;

    ProcedureStand(Openness openness, @Nullable Purpose purpose) {
        this.openness = openness;
        this.purpose = purpose;
    }

    Openness openness() {
        return openness;
    }

    /** What it serves, {@code null} where it is closed. */
    @Nullable
    Purpose purpose() {
        return purpose;
    }
}
