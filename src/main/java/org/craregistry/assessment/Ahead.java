package org.craregistry.assessment;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.craregistry.law.DayAhead;
import org.craregistry.law.DayByDay;
import org.craregistry.law.DutyAhead;
import org.craregistry.portfolio.DateAhead;
import org.craregistry.portfolio.RouteReliance;
import org.jspecify.annotations.Nullable;

/**
 * What lies ahead of all products of which the same is on record.
 *
 * @param days what the law tells of days, by day
 * @param duties what it has somebody do until a day
 * @param stale from when a decision on record is supported no longer
 */
public record Ahead(List<DayAhead> days, List<DutyAhead> duties, List<StaleDecision> stale) {

    /** What the decision that a stale one is about rests on, as far as lists tell. */
    public static final String ROUTE_DECISION = "routeDecision";

    /**
     * What makes a difference after one day up to and including another; of each such day the same whatever span is asked for.
     *
     * @param law of what is on record
     * @param reliance the route to AI Act Article 15 that is relied on; {@code null} where none is
     * @param after the day before the first
     */
    public static Ahead of(DayByDay law, @Nullable RouteReliance reliance, LocalDate after, LocalDate until) {
        List<DayAhead> days = law.daysAhead(after, until);
        return new Ahead(days, law.dutiesAhead(after, until), StaleDecision.on(days, law, reliance));
    }

    /** Whether nothing does. */
    public boolean isNothing() {
        return days.isEmpty() && duties.isEmpty();
    }

    /** As much of it as is kept with a product. */
    List<DateAhead> dates() {
        List<DateAhead> dates = new ArrayList<>();
        days.forEach(day -> dates.add(date(day.day(), AttentionKind.of(day.kind()), day.restsOn())));
        stale.forEach(one -> dates.add(date(one.day(), AttentionKind.TURNS_STALE, ROUTE_DECISION)));
        duties.forEach(duty -> dates.add(date(duty.day(), AttentionKind.of(duty.kind()), duty.restsOn())));
        return dates;
    }

    private static DateAhead date(LocalDate takesEffectOn, AttentionKind kind, String restsOn) {
        String shared = kind.isShared() ? kind.reason(restsOn) : DateAhead.OF_ITS_OWN;
        return new DateAhead(kind.date(takesEffectOn), takesEffectOn, shared);
    }
}
