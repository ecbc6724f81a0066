package org.craregistry.law;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.craregistry.law.DayAhead.Kind;
import org.jspecify.annotations.Nullable;

/** What lies between two days, by day; on one day in the order in which it was found. */
final class Agenda {

    private final LocalDate after;
    private final LocalDate until;
    private final SortedMap<LocalDate, List<DayAhead>> days = new TreeMap<>();

    /**
     * @param after the day before the first
     * @param until the last day
     */
    Agenda(LocalDate after, LocalDate until) {
        this.after = after;
        this.until = until;
    }

    /** Takes what happens on a day; leaves out what has no day or lies outside. */
    void add(@Nullable LocalDate day, Kind kind, String statement, Citation citation, String restsOn) {
        if (day != null && day.isAfter(after) && !day.isAfter(until)) {
            days.computeIfAbsent(day, any -> new ArrayList<>())
                    .add(new DayAhead(day, 0, kind, statement, citation, restsOn, List.of()));
        }
    }

    /** What was taken, the earliest day first. */
    SortedMap<LocalDate, List<DayAhead>> days() {
        return days;
    }
}
