package org.craregistry.law;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What stands before AI Act Article 15: the first that holds answers in its place. */
enum Article15Gate implements Choice {
    NOT_HIGH_RISK("Not high-risk", Article15Outcome.NOT_APPLICABLE, null),
    PROHIBITED("Prohibited practice", Article15Outcome.BLOCKED_PROHIBITED, null),
    SECTION_B("High-risk by Annex I Section B", Article15Outcome.NOT_APPLICABLE, null),
    LIMITED("Limited by a delegated act", Article15Outcome.LIMITED, null),
    BEFORE_ANNEX_III(
            "Before the rules on Annex III", Article15Outcome.NOT_YET_APPLICABLE, LegalDate.AI_HIGH_RISK_ANNEX_III),
    BEFORE_ANNEX_I("Before the rules on Annex I", Article15Outcome.NOT_YET_APPLICABLE, LegalDate.AI_HIGH_RISK_ANNEX_I),
    LEGACY("On the market before", Article15Outcome.NOT_APPLICABLE, null),
    BEFORE_PUBLIC_AUTHORITIES(
            "Before the day for public authorities",
            Article15Outcome.NOT_YET_APPLICABLE,
            LegalDate.AI_PUBLIC_AUTHORITIES),
    /** Nothing stands before it: the routes are weighed. */
    PASSED("Nothing: the routes are weighed", Article15Outcome.INCOMPLETE, null);

    private final String label;
    private final Article15Outcome outcome;
    private final @Nullable LegalDate until;

    Article15Gate(String label, Article15Outcome outcome, @Nullable LegalDate until) {
        this.label = label;
        this.outcome = outcome;
        this.until = until;
    }

    @Override
    public String label() {
        return label;
    }

    /** What it answers; where it is passed, the routes answer. */
    Article15Outcome outcome() {
        return outcome;
    }

    /** The day on which it opens for this case, {@code null} where it does not, and where that is not known. */
    @Nullable
    LocalDate opens(Case c) {
        LocalDate opens = until == null ? null : c.dateOf(until);
        return switch (this) {
            case LEGACY, BEFORE_PUBLIC_AUTHORITIES -> AiActArticle111And113Application.endOfTransition(opens, c);
            default -> opens;
        };
    }
}
