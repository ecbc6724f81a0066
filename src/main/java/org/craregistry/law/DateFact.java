package org.craregistry.law;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** A fact that is answered by a calendar date. */
public final class DateFact extends Fact<LocalDate> {

    /** The earliest day that is taken for an answer. */
    public static final LocalDate EARLIEST = LocalDate.of(1900, 1, 1);

    /** The latest day that is taken for an answer. */
    public static final LocalDate LATEST = LocalDate.of(2200, 12, 31);

    private final DayAhead.Kind kind;
    private final String event;
    private final boolean lastDay;
    private final @Nullable BooleanFact whether;

    /**
     * @param kind what happens on the day
     * @param event what happens, in a sentence without its full stop
     * @param lastDay whether the date is the last day of something, so that answers change on the day after
     * @param whether says whether it happens at all; {@code null} where only the date does
     */
    DateFact(
            int index,
            String name,
            String header,
            String question,
            Citation citation,
            DayAhead.Kind kind,
            String event,
            boolean lastDay,
            @Nullable BooleanFact whether) {
        super(index, name, header, question, citation);
        this.kind = kind;
        this.event = event;
        this.lastDay = lastDay;
        this.whether = whether;
    }

    @Override
    public QuestionType type() {
        return QuestionType.DATE;
    }

    /** The first day on which this date makes a difference: itself, or the day after where it is a last day. */
    LocalDate takesEffectOn(LocalDate answer) {
        return lastDay ? answer.plusDays(1) : answer;
    }

    /** Adds the day on which this date makes a difference; none where another answer says that it never happens. */
    void addTo(Agenda agenda, Facts facts) {
        LocalDate answer = facts.get(this);
        boolean never = whether != null && Boolean.FALSE.equals(facts.get(whether));
        if (answer != null && !never) {
            String statement = event + (lastDay ? ": %s is its last day" : " on %s").formatted(Sentences.day(answer));
            agenda.add(takesEffectOn(answer), kind, statement, citation(), "facts." + name());
        }
    }

    /** Holds where the date is earlier than the day of the law. */
    public Condition isBefore(LegalDate date) {
        return new Conditions.OnFact<>(
                this, header() + ": before " + date.title(), (day, c) -> day.isBefore(c.dateOf(date)));
    }

    /** Holds where the date is earlier than the other. */
    public Condition isBefore(DateFact other) {
        return new Conditions.Earlier(this, other);
    }

    /** Holds where a date is given. */
    public Condition isGiven() {
        return new Conditions.OnFact<>(this, header() + ": given", (day, c) -> true);
    }

    /** Holds where the date is the day of the law or later. */
    public Condition isOnOrAfter(LegalDate date) {
        return new Conditions.OnFact<>(
                this, header() + ": on or after " + date.title(), (day, c) -> !day.isBefore(c.dateOf(date)));
    }

    /** Holds where the date has come on the date of the case. */
    public Condition hasCome() {
        return new Conditions.OnFact<>(
                this, header() + ": on or before the date asked for", (day, c) -> !day.isAfter(c.asOf()));
    }

    /** Holds where the date, a last day, has not passed on the date of the case. */
    Condition isNotOver() {
        return new Conditions.OnFact<>(
                this, header() + ": on or after the date asked for", (day, c) -> !day.isBefore(c.asOf()));
    }

    /** Whether a day lies within the bounds, both included. */
    public static boolean accepts(LocalDate day) {
        return !day.isBefore(EARLIEST) && !day.isAfter(LATEST);
    }

    /** What to say of a day out of the bounds, and what is accepted; {@code null} where it lies within them. */
    public static @Nullable String refusal(LocalDate day) {
        return accepts(day) ? null : "%s is out of bounds; use a date from %s to %s.".formatted(day, EARLIEST, LATEST);
    }

    @Override
    public LocalDate read(Object plain) {
        LocalDate day = plain instanceof LocalDate date ? date : parse(plain);
        if (!accepts(day)) {
            throw refuses(plain, "a date between %s and %s".formatted(EARLIEST, LATEST));
        }
        return day;
    }

    private LocalDate parse(Object plain) {
        try {
            return LocalDate.parse(plain.toString());
        } catch (DateTimeParseException e) {
            throw refuses(plain, "a date such as 2029-02-28");
        }
    }

    @Override
    public Object plain(LocalDate answer) {
        return answer.toString();
    }
}
