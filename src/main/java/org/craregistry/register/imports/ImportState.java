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

    /** What is said of an import in this state, as in "The import has failed". */
    String words() {
        return switch (this) {
            case RECEIVED -> "waits for its plan";
            case PLANNING -> "is being planned";
            case PLANNED -> "is planned";
            case APPLYING -> "is being applied";
            case APPLIED -> "is applied";
            case FAILED -> "has failed";
            case DISCARDED -> "is discarded";
            case CANCELLED -> "is cancelled";
            case REVERTING -> "is being taken back";
            case REVERTED -> "is taken back";
        };
    }

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
            case REVERTED -> EnumSet.of(REVERTING);
            case DISCARDED, CANCELLED -> EnumSet.noneOf(ImportState.class);
        };
    }
}
