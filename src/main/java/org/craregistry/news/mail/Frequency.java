package org.craregistry.news.mail;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;

/** How often somebody wants letters. */
enum Frequency {
    AT_ONCE,
    DAILY,
    WEEKLY;

    private static final LocalTime MORNING = LocalTime.of(6, 0);

    /** When what happens now is written: at once, on the next morning, or on the morning of the next Monday. */
    Instant due(Instant now, ZoneId zone) {
        if (this == AT_ONCE) {
            return now;
        }
        ZonedDateTime here = now.atZone(zone);
        ZonedDateTime morning = here.with(MORNING);
        ZonedDateTime next = morning.isAfter(here) ? morning : morning.plusDays(1);
        return (this == DAILY ? next : next.with(TemporalAdjusters.nextOrSame(DayOfWeek.MONDAY))).toInstant();
    }
}
