package org.craregistry.assessment;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.craregistry.law.Act;
import org.craregistry.law.Citation;
import org.craregistry.law.DayAhead;
import org.craregistry.law.DayByDay;
import org.craregistry.portfolio.RouteReliance;
import org.craregistry.portfolio.RouteSupport;
import org.jspecify.annotations.Nullable;

/**
 * A decision on the route to AI Act Article 15 that is supported until one day and no longer.
 *
 * @param day the first day without support
 * @param causes what happens on that day
 */
public record StaleDecision(LocalDate day, RouteReliance reliance, List<DayAhead> causes) {

    /** The days ahead on which the decision on record, if there is one, loses its support. A plan has none to lose. */
    static List<StaleDecision> on(List<DayAhead> ahead, DayByDay law, @Nullable RouteReliance reliance) {
        if (reliance == null || reliance.planned()) {
            return List.of();
        }
        Map<LocalDate, List<DayAhead>> days = ahead.stream()
                .filter(entry -> !entry.changes().isEmpty())
                .collect(Collectors.groupingBy(DayAhead::day, LinkedHashMap::new, Collectors.toList()));
        List<StaleDecision> stale = new ArrayList<>();
        days.forEach((day, causes) -> {
            if (reliance.support(law.on(day.minusDays(1))) == RouteSupport.SUPPORTED
                    && reliance.support(law.on(day)) == RouteSupport.NO_LONGER_SUPPORTED) {
                stale.add(new StaleDecision(day, reliance, causes));
            }
        });
        return stale;
    }

    /** That it is stale, and why, in a sentence without its full stop. */
    public String statement() {
        String why = causes.stream().map(DayAhead::statement).collect(Collectors.joining("; "));
        return "The decision to rely on %s is no longer supported: %s".formatted(route(), why);
    }

    private String route() {
        return switch (reliance.route()) {
            case CRA_CONFORMITY -> "conformity with the CRA";
            case CYBERSECURITY_ACT_CERTIFICATION -> "certification under the Cybersecurity Act";
            case DIRECT_EVIDENCE -> "direct evidence";
        };
    }

    /** The provision under which the route leads to Article 15. */
    public Citation citation() {
        return switch (reliance.route()) {
            case CRA_CONFORMITY -> Act.CRA.at("Art. 12(1), AI Act Art. 42(3)");
            case CYBERSECURITY_ACT_CERTIFICATION -> Act.AI_ACT.at("Art. 42(2)");
            case DIRECT_EVIDENCE -> Act.AI_ACT.at("Art. 15");
        };
    }
}
