package org.craregistry.law;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The law asked about one product on several days. What is decided of a day is remembered, so that it is decided once for all
 * that rests on it. Used by one thread at a time.
 */
public final class DayByDay {

    private final Facts facts;
    private final Evidence evidence;
    private final StateOfLaw stateOfLaw;
    private final @Nullable Object subject;
    private final Map<LocalDate, Case> cases = new HashMap<>();
    private @Nullable NavigableSet<LocalDate> recordedDays;

    DayByDay(Facts facts, Evidence evidence, StateOfLaw stateOfLaw, @Nullable Object subject) {
        this.facts = facts;
        this.evidence = evidence;
        this.stateOfLaw = stateOfLaw;
        this.subject = subject;
    }

    Facts facts() {
        return facts;
    }

    Evidence evidence() {
        return evidence;
    }

    StateOfLaw stateOfLaw() {
        return stateOfLaw;
    }

    @Nullable
    Object subject() {
        return subject;
    }

    /** The days of the facts and of the evidence on which they count or cease to, and those from which what is published applies. */
    NavigableSet<LocalDate> recordedDays() {
        NavigableSet<LocalDate> remembered = recordedDays;
        if (remembered == null) {
            Stream<LocalDate> amongTheFacts = Vocabulary.DATES.stream()
                    .flatMap(fact -> Stream.ofNullable(facts.get(fact)).map(fact::takesEffectOn));
            remembered = Stream.of(amongTheFacts, stateOfLaw.daysOfPublications(), evidence.daysOfChange())
                    .flatMap(days -> days)
                    .collect(Collectors.toCollection(TreeSet::new));
            recordedDays = remembered;
        }
        return remembered;
    }

    /** What is judged on a day. */
    Case caseOn(LocalDate day) {
        return cases.computeIfAbsent(day, one -> new Case(this, one));
    }

    /** What the law says on a day; what is dated later has not happened. */
    public Determination on(LocalDate day) {
        return caseOn(day).determination();
    }

    /**
     * What lies ahead of the product: each day on which one of its main answers changes without anybody touching a fact,
     * and each day of its own facts and evidence whether one changes or not. Ordered by day; on one day the law comes
     * first, then facts in the order of the vocabulary, then evidence in the order in which it is filed.
     *
     * @param after the day before the first; entries of that day itself are left out
     * @param until the last day, inclusive; nothing lies ahead where it is not later than the first
     */
    public List<DayAhead> daysAhead(LocalDate after, LocalDate until) {
        return DaysAhead.between(this, after, until);
    }

    /**
     * What the law has somebody do until a day that lies ahead, where that day follows from the answers: what has to be
     * demonstrated by then and is not, and what no longer has to be done. No main answer changes with it.
     *
     * @param after the day before the first {@link DutyAhead#day()}
     * @param until the last such day, inclusive
     */
    public List<DutyAhead> dutiesAhead(LocalDate after, LocalDate until) {
        return Stream.concat(
                        MarketConformity.ahead(this, after, until).stream(),
                        CraArticle13Duties.ahead(this, after, until).stream())
                .toList();
    }
}
