package org.craregistry.law;

import java.time.LocalDate;

/** What is judged: the facts and the evidence of one product, on one date, under one state of the law. */
public record Case(Facts facts, Evidence evidence, LocalDate asOf, StateOfLaw stateOfLaw) {

    /** The day on which a dated part of the law begins to apply under this case's state of the law. */
    public LocalDate dateOf(LegalDate date) {
        return stateOfLaw.dateOf(date);
    }

    /** Whether that day has come on the date of this case. */
    public boolean isReached(LegalDate date) {
        return !asOf.isBefore(dateOf(date));
    }
}
