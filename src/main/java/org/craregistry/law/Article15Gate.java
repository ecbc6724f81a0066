package org.craregistry.law;

import org.jspecify.annotations.Nullable;

/** What stands before AI Act Article 15: the first that holds answers in its place. */
enum Article15Gate {
    NOT_HIGH_RISK(Article15Outcome.NOT_APPLICABLE, null),
    PROHIBITED(Article15Outcome.BLOCKED_PROHIBITED, null),
    SECTION_B(Article15Outcome.NOT_APPLICABLE, null),
    LIMITED(Article15Outcome.LIMITED, null),
    BEFORE_ANNEX_III(Article15Outcome.NOT_YET_APPLICABLE, LegalDate.AI_HIGH_RISK_ANNEX_III),
    BEFORE_ANNEX_I(Article15Outcome.NOT_YET_APPLICABLE, LegalDate.AI_HIGH_RISK_ANNEX_I),
    LEGACY(Article15Outcome.NOT_APPLICABLE, null),
    BEFORE_PUBLIC_AUTHORITIES(Article15Outcome.NOT_YET_APPLICABLE, LegalDate.AI_PUBLIC_AUTHORITIES),
    /** Nothing stands before it: the routes are weighed. */
    PASSED(Article15Outcome.INCOMPLETE, null);

    private final Article15Outcome outcome;
    private final @Nullable LegalDate until;

    Article15Gate(Article15Outcome outcome, @Nullable LegalDate until) {
        this.outcome = outcome;
        this.until = until;
    }

    /** What it answers; where it is passed, the routes answer. */
    Article15Outcome outcome() {
        return outcome;
    }

    /** The day on which it opens, {@code null} where it does not. */
    @Nullable
    LegalDate until() {
        return until;
    }
}
