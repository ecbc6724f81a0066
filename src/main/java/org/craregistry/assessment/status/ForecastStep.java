package org.craregistry.assessment.status;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import org.craregistry.graphql.BadRequest;

/** How far the days of a forecast lie apart. */
enum ForecastStep {
    DAY(LocalDate::plusDays),
    WEEK(LocalDate::plusWeeks),
    MONTH(LocalDate::plusMonths),
    QUARTER((from, steps) -> from.plusMonths(3 * steps)),
    YEAR(LocalDate::plusYears);

    /** How many days a forecast may have. */
    static final int MOST_DAYS = 60;

    private final BiFunction<LocalDate, Long, LocalDate> plus;

    ForecastStep(BiFunction<LocalDate, Long, LocalDate> plus) {
        this.plus = plus;
    }

    /**
     * The days of a forecast: the first one, those that follow by whole steps counted from it, and the last one, whether or not a
     * step ends on it. From the 31st of a month, a step by month ends on the last day of a shorter one.
     *
     * @throws BadRequest where the days are in the wrong order, out of all bounds or too many
     */
    List<LocalDate> days(LocalDate from, LocalDate to) {
        BadRequest.refuseDay("from", from);
        BadRequest.refuseDay("to", to);
        if (from.isAfter(to)) {
            throw new BadRequest("from: %s lies after to, %s; give the first and the last day.".formatted(from, to));
        }
        List<LocalDate> days = new ArrayList<>();
        for (LocalDate day = from; day.isBefore(to); day = plus.apply(from, (long) days.size())) {
            days.add(day);
            if (days.size() == MOST_DAYS) {
                throw new BadRequest(
                        "A forecast from %s to %s by %s has more than %d days; at most %d are accepted. Use a longer step or a shorter time."
                                .formatted(from, to, name().toLowerCase(Locale.ROOT), MOST_DAYS, MOST_DAYS));
            }
        }
        days.add(to);
        return days;
    }
}
