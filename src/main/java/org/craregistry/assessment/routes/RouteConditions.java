package org.craregistry.assessment.routes;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.craregistry.law.Article15Route;
import org.craregistry.law.ConditionAnswer;
import org.craregistry.law.Determination;
import org.craregistry.law.RouteAnswer;
import org.craregistry.law.Truth;

/** The conditions of a route, compared. */
final class RouteConditions {

    private RouteConditions() {}

    /** Every condition that is weighed; none where the routes are not. */
    static List<ConditionAnswer> of(Determination determination, Article15Route route) {
        return determination
                .article15()
                .route(route)
                .map(RouteAnswer::conditions)
                .orElse(List.of());
    }

    /** Those that are not met, as far as they block the route. */
    static List<ConditionAnswer> unmet(Determination determination, Article15Route route) {
        return determination.article15().route(route).map(RouteRefusals::unmet).orElse(List.of());
    }

    /** Those that are not met now, of those that were met before. */
    static List<ConditionAnswer> lost(Determination before, Determination now, Article15Route route) {
        Set<String> met = of(before, route).stream()
                .filter(condition -> condition.truth() == Truth.YES)
                .map(ConditionAnswer::code)
                .collect(Collectors.toSet());
        return lost(met, now, route);
    }

    /** Those that are not met now, of these. */
    static List<ConditionAnswer> lost(Set<String> met, Determination now, Article15Route route) {
        return of(now, route).stream()
                .filter(condition -> condition.truth() != Truth.YES && met.contains(condition.code()))
                .toList();
    }
}
