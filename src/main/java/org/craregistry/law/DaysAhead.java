package org.craregistry.law;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The days on which an answer may change without anybody touching a fact, and what happens on each. */
final class DaysAhead {

    private DaysAhead() {}

    /**
     * The first day after the date of the case on which a part of the law begins, or a date among the facts or the
     * evidence counts.
     */
    static Optional<LocalDate> next(Case c) {
        return next(c, Stream.concat(Stream.of(LegalDate.values()).map(c::dateOf), c.lookedAt().stream()));
    }

    /** The same, leaving out parts of the law that nothing decided so far has looked at. */
    static Optional<LocalDate> nextThatMatters(Case c) {
        return next(c, c.lookedAt().stream());
    }

    private static Optional<LocalDate> next(Case c, Stream<LocalDate> lookedAt) {
        LocalDate recorded = c.recordedDays().higher(c.asOf());
        return Stream.concat(lookedAt.filter(day -> day.isAfter(c.asOf())), Stream.ofNullable(recorded))
                .min(LocalDate::compareTo);
    }

    /** The main answers of a day, which hold until the day before another. */
    private record Held(
            Determination determination,
            Map<MainAnswer, String> answers,
            @Nullable LocalDate changeOn) {

        private static Held from(Determination determination) {
            Map<MainAnswer, String> answers = MainAnswer.allOf(determination);
            LocalDate next = nextThatMatters(determination.judged()).orElse(null);
            return new Held(determination, answers, next);
        }

        /** Those of a later day. */
        private Held on(LocalDate day) {
            Held held = this;
            while (held.changeOn != null && !held.changeOn.isAfter(day)) {
                held = from(determination.on(held.changeOn));
            }
            return held;
        }
    }

    /** What happens after one day up to and including another. Answers are asked for only on days that may change one. */
    static List<DayAhead> between(DayByDay days, LocalDate after, LocalDate until) {
        Agenda agenda = new Agenda(after, until);
        LawAhead.addTo(agenda, days.stateOfLaw());
        Vocabulary.DATES.forEach(fact -> fact.addTo(agenda, days.facts()));
        EvidenceAhead.addTo(agenda, days.evidence());
        if (agenda.days().isEmpty()) {
            return List.of();
        }
        List<DayAhead> ahead = new ArrayList<>();
        Held held = Held.from(days.on(after));
        for (Map.Entry<LocalDate, List<DayAhead>> one : agenda.days().entrySet()) {
            Held before = held.on(one.getKey().minusDays(1));
            held = before.on(one.getKey());
            addDay(ahead, one.getValue(), AnswerChange.between(before.answers(), held.answers()));
        }
        return List.copyOf(ahead);
    }

    /** What the law has for the day concerns the product only where an answer changes. */
    private static void addDay(List<DayAhead> ahead, List<DayAhead> entries, List<AnswerChange> changes) {
        int place = 0;
        for (DayAhead entry : entries) {
            if (entry.cause() != DayAhead.Cause.LAW || !changes.isEmpty()) {
                ahead.add(entry.at(place++, changes));
            }
        }
    }
}
