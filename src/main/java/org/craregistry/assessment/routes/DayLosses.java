package org.craregistry.assessment.routes;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.craregistry.law.ConditionAnswer;
import org.craregistry.law.DateFact;
import org.craregistry.law.DayAhead;
import org.craregistry.law.Determination;
import org.craregistry.law.Law;
import org.craregistry.law.Sentences;
import org.craregistry.portfolio.EvidenceKind;
import org.craregistry.portfolio.Filed;
import org.jspecify.annotations.Nullable;

/** Finds the day that took the support from a route, and what in the situation made it matter. */
final class DayLosses {

    private static final Pattern IN_EVIDENCE = Pattern.compile("evidence\\.(\\w+)s\\[(\\d+)]\\.(\\w+)");
    private static final String FACT = "facts.";

    private final Situation before;
    private final LocalDate until;
    private final Inquiry inquiry;

    /**
     * @param before a situation that demonstrates the route on its day
     * @param until a later day, on which it does not
     * @param inquiry asks about the route
     */
    DayLosses(Situation before, LocalDate until, Inquiry inquiry) {
        this.before = before;
        this.until = until;
        this.inquiry = inquiry;
    }

    /** What happened on the first day from which on the route was never demonstrated again. */
    List<SupportLoss> find() {
        LocalDate day = firstDay();
        if (day == null) {
            return List.of(passed(
                    "On %s the route is not demonstrated; too many days matter to tell the first one."
                            .formatted(Sentences.day(until)),
                    until,
                    null));
        }
        List<ConditionAnswer> lost = lost(day);
        List<DayAhead> ofTheDay = Law.dayByDay(before.facts(), before.weighed(), before.stateOfLaw())
                .daysAhead(day.minusDays(1), day);
        List<DayAhead> decisive = ofTheDay.stream()
                .filter(ahead -> {
                    Situation without = without(ahead, day);
                    return without != null && !inquiry.isOver() && inquiry.demonstrates(without);
                })
                .toList();
        if (decisive.isEmpty()) {
            // What the law sets cannot be put off alone, and of several evils each may be enough.
            decisive = ofTheDay.stream()
                    .filter(ahead -> cause(ahead) != SupportLossCause.DATE_PASSED)
                    .toList();
        }
        List<SupportLoss> losses = new ArrayList<>();
        for (DayAhead ahead : decisive) {
            losses.add(new SupportLoss(
                    cause(ahead),
                    ahead.statement() + ".",
                    day,
                    record(ahead),
                    ahead.restsOn(),
                    lost,
                    ahead.citation()));
        }
        return losses.isEmpty() ? List.of(unexplained(day)) : losses;
    }

    private SupportLoss unexplained(LocalDate day) {
        return passed("From %s on the route is not demonstrated.".formatted(Sentences.day(day)), day, day);
    }

    /** @param since {@code null} where the day on which it happened was not found */
    private SupportLoss passed(String statement, LocalDate day, @Nullable LocalDate since) {
        return new SupportLoss(SupportLossCause.DATE_PASSED, statement, since, null, null, lost(day), null);
    }

    private List<ConditionAnswer> lost(LocalDate day) {
        return RouteConditions.lost(before.determine(), before.on(day).determine(), inquiry.route());
    }

    /** Answers hold from one day ahead to the next, so that only these are looked at; {@code null} where they are too many. */
    private @Nullable LocalDate firstDay() {
        LocalDate first = until;
        Determination asked = inquiry.determine(before);
        boolean isLost = false;
        while (!asked.asOf().isAfter(until)) {
            boolean demonstrates = asked.article15().demonstrates(inquiry.route());
            if (!demonstrates && !isLost) {
                first = asked.asOf();
            }
            isLost = !demonstrates;
            LocalDate next = asked.holdsUntil().map(last -> last.plusDays(1)).orElse(LocalDate.MAX);
            if (next.isAfter(until)) {
                break;
            }
            if (inquiry.isOver()) {
                return null;
            }
            asked = inquiry.determine(before.on(next));
        }
        return first;
    }

    /**
     * The situation on the day, had this not happened yet; {@code null} where the law sets it, where nothing is taken away by it, and
     * where nothing on record can be like that.
     */
    private @Nullable Situation without(DayAhead ahead, LocalDate day) {
        if (ahead.kind() == DayAhead.Kind.BEGINS || ahead.kind() == DayAhead.Kind.RESUMES) {
            return null;
        }
        try {
            return putOff(ahead, day);
        } catch (IllegalArgumentException impossible) {
            return null;
        }
    }

    private @Nullable Situation putOff(DayAhead ahead, LocalDate day) {
        if (ahead.restsOn().startsWith(FACT)) {
            String fact = ahead.restsOn().substring(FACT.length());
            return before.on(day).with(before.facts().with(Map.of(fact, DateFact.LATEST.toString())));
        }
        Filed<?> record = filed(ahead);
        if (record == null) {
            return null;
        }
        EvidenceKind kind = EvidenceKind.of(record.content());
        Map<String, Object> plain = new LinkedHashMap<>(kind.plain(record.content()));
        plain.put(field(ahead), DateFact.LATEST.toString());
        if (ahead.kind() == DayAhead.Kind.SUSPENDED) {
            plain.remove("suspendedUntil");
        }
        Object content = kind.read(plain);
        return before.on(day).with(before.evidence().replacing(EvidenceCauses.holding(record, content)));
    }

    private SupportLossCause cause(DayAhead ahead) {
        return switch (ahead.kind()) {
            case APPLIES, PUBLISHED -> SupportLossCause.LEGAL_DATE;
            case MODIFIED -> SupportLossCause.SUBSTANTIAL_MODIFICATION;
            case EXPIRES -> EvidenceCauses.expired(EvidenceKind.of(held(ahead).content()));
            case WITHDRAWN ->
                EvidenceCauses.withdrawn(EvidenceKind.of(held(ahead).content()));
            case SUSPENDED -> SupportLossCause.CERTIFICATE_SUSPENDED;
            case PLACED_ON_MARKET, SUPPORT_ENDS, BEGINS, RESUMES -> SupportLossCause.DATE_PASSED;
        };
    }

    /** The record that an end of something on file stands in. */
    private Filed<?> held(DayAhead ahead) {
        return Objects.requireNonNull(filed(ahead), ahead.restsOn());
    }

    private @Nullable String record(DayAhead ahead) {
        Filed<?> record = filed(ahead);
        return record == null ? null : record.id();
    }

    /** The record that a date stands in; {@code null} where it stands elsewhere. */
    private @Nullable Filed<?> filed(DayAhead ahead) {
        Matcher place = IN_EVIDENCE.matcher(ahead.restsOn());
        if (!place.matches()) {
            return null;
        }
        for (EvidenceKind kind : EvidenceKind.values()) {
            if (kind.singular().equals(place.group(1))) {
                return before.evidence().records(kind).get(Integer.parseInt(place.group(2)));
            }
        }
        return null;
    }

    private static String field(DayAhead ahead) {
        return ahead.restsOn().substring(ahead.restsOn().lastIndexOf('.') + 1);
    }
}
