package org.craregistry.law;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** The days on which an answer may change without anybody touching a fact. */
final class DaysAhead {

    private DaysAhead() {}

    /** The first day after the date of the case that is a day of the law or a date among the facts. */
    static Optional<LocalDate> next(Case c) {
        Stream<LocalDate> ofTheLaw = Stream.of(LegalDate.values()).map(c::dateOf);
        Stream<LocalDate> amongTheFacts = Vocabulary.FACTS.stream()
                .filter(DateFact.class::isInstance)
                .map(DateFact.class::cast)
                .map(c.facts()::get)
                .filter(Objects::nonNull);
        return Stream.concat(ofTheLaw, amongTheFacts)
                .filter(day -> day.isAfter(c.asOf()))
                .min(LocalDate::compareTo);
    }
}
