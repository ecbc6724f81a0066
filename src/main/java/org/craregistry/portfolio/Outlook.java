package org.craregistry.portfolio;

import java.time.LocalDate;
import java.util.List;

/**
 * What the law in force has for a product from a day on, for ever.
 *
 * @param periods what is answered, in their order
 * @param dates the dates ahead, and those that make a difference no more than {@link #DAYS_BEFORE} days before the first day
 */
public record Outlook(List<Period> periods, List<DateAhead> dates) {

    /** So many days back a calendar goes, and one more. */
    public static final int DAYS_BEFORE = 32;

    /** That of a product that is no longer asked about. */
    static final Outlook NONE = new Outlook(List.of(), List.of());

    /** The last day that a database keeps. */
    public static final LocalDate END = AnswerPeriods.NEVER;

    public Outlook {
        periods = List.copyOf(periods);
        dates = List.copyOf(dates);
    }

    /** The answers where the law cannot even be asked. */
    public static Outlook unknown(Answers answers, LocalDate day) {
        return new Outlook(List.of(new Period(day, answers)), List.of());
    }

    Period first() {
        return periods.get(0);
    }
}
