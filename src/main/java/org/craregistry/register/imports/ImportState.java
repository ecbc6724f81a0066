package org.craregistry.register.imports;

import java.util.EnumSet;
import java.util.Set;

/** How far an import is, and where it can go from there. */
enum ImportState {
    RECEIVED,
    PLANNING,
    PLANNED,
    APPLYING,
    APPLIED,
    FAILED,
    DISCARDED,
    CANCELLED,
    REVERTING,
    REVERTED;

    /** Whether an import may pass from this state into the other. */
    boolean mayBecome(ImportState next) {
        return next().contains(next);
    }

    private Set<ImportState> next() {
        return switch (this) {
            case RECEIVED -> EnumSet.of(PLANNING, FAILED, CANCELLED);
            case PLANNING -> EnumSet.of(PLANNING, PLANNED, FAILED, CANCELLED);
            case PLANNED -> EnumSet.of(APPLYING, PLANNING, DISCARDED);
            case APPLYING -> EnumSet.of(APPLIED, PLANNING, FAILED);
            case APPLIED -> EnumSet.of(REVERTING);
            case REVERTING -> EnumSet.of(REVERTED, APPLIED);
            case FAILED -> EnumSet.of(PLANNING);
            case DISCARDED, CANCELLED, REVERTED -> EnumSet.noneOf(ImportState.class);
        };
    }
}
