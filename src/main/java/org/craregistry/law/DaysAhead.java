package org.craregistry.law;

import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Stream;

/** The days on which an answer may change without anybody touching a fact. */
final class DaysAhead {

    private DaysAhead() {}

    /**
     * The first day after the date of the case on which a part of the law begins, or a date among the facts or the
     * evidence counts.
     */
    static Optional<LocalDate> next(Case c) {
        Stream<LocalDate> ofTheLaw = Stream.of(LegalDate.values()).map(c::dateOf);
        Stream<LocalDate> amongTheFacts = Vocabulary.FACTS.stream()
                .filter(DateFact.class::isInstance)
                .map(DateFact.class::cast)
                .flatMap(fact -> Stream.ofNullable(c.facts().get(fact)).map(fact::takesEffectOn));
        return Stream.of(
                        ofTheLaw,
                        amongTheFacts,
                        c.stateOfLaw().daysOfPublications(),
                        c.evidence().daysOfChange())
                .flatMap(days -> days)
                .filter(day -> day.isAfter(c.asOf()))
                .min(LocalDate::compareTo);
    }
}
