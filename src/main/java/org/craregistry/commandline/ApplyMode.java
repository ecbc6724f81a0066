package org.craregistry.commandline;

/** What of a plan is carried out; named as in the API where it knows it. */
enum ApplyMode {
    PLAN_ONLY,
    ALL_OR_NOTHING,
    VALID_ROWS;

    /** Whether a plan with so many rejected rows can be carried out. */
    boolean takes(int rejected) {
        return this == VALID_ROWS || this == ALL_OR_NOTHING && rejected == 0;
    }
}
