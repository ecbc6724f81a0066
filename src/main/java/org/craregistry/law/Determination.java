package org.craregistry.law;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What the law answers for one product on one date under one state of the law.
 *
 * @param judged the facts, the evidence, the date and the state of the law that it rests on
 * @param findings what somebody has to look at
 * @param openQuestions the facts whose answer can still change an answer, in the order of the vocabulary
 */
public record Determination(
        Case judged,
        ScopeAnswer scope,
        ApplicabilityAnswer applicability,
        ClassAnswer classification,
        List<Finding> findings,
        List<Fact<?>> openQuestions) {

    public Determination {
        findings = List.copyOf(findings);
        openQuestions = List.copyOf(openQuestions);
    }

    public LocalDate asOf() {
        return judged.asOf();
    }

    public StateOfLaw stateOfLaw() {
        return judged.stateOfLaw();
    }

    /**
     * The last day, inclusive, on which these answers are sure to hold: the day before the next day of the law or
     * date among the facts; where that date is itself a last day, such as the end of support, that day. Empty where
     * none lies ahead.
     */
    public Optional<LocalDate> holdsUntil() {
        return DaysAhead.next(judged).map(day -> day.minusDays(1));
    }

    /** Why: a tree with a branch for each answer, scope, applicability and class. Built on each call. */
    public Reason reasons() {
        return Law.reasons(this);
    }
}
