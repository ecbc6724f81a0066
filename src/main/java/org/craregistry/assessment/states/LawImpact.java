package org.craregistry.assessment.states;

import java.time.LocalDate;
import java.util.SortedSet;
import java.util.function.Supplier;
import org.craregistry.assessment.states.LawImpacts.Counted;
import org.craregistry.law.StateOfLaw;
import org.jspecify.annotations.Nullable;

/**
 * What a state of the law changes in the portfolios that the caller sees.
 *
 * @param counted every portfolio, by key, those in which nothing changes included; counts when first asked
 */
record LawImpact(LawComparison comparison, Supplier<Counted> counted) {

    public StateOfLaw draft() {
        return comparison.after();
    }

    public StateOfLaw comparedWith() {
        return comparison.before();
    }

    public @Nullable LocalDate asOf() {
        return comparison.asOf();
    }

    /** The days on which what tells the states apart begins or ceases to count. */
    public SortedSet<LocalDate> effectiveDays() {
        return draft().daysApartFrom(comparedWith());
    }
}
