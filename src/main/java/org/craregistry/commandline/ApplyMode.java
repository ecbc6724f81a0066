package org.craregistry.commandline;

/** What of a plan is carried out; named as in the API where it knows it. */
enum ApplyMode {
    PLAN_ONLY,
    ALL_OR_NOTHING,
    VALID_ROWS,
    VALID_CELLS;

    /** Whether a plan with so many rejected rows can be carried out. */
    boolean takes(int rejected) {
        return isInPart() || this == ALL_OR_NOTHING && rejected == 0;
    }

    /** Whether it leaves rejected rows, or cells of them, out. */
    boolean isInPart() {
        return this == VALID_ROWS || this == VALID_CELLS;
    }
}
