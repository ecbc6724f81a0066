package org.craregistry.law;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Conformity with the CRA as a route to AI Act Article 15: how the conditions D1 to D11 give its status. */
final class CraRoute {

    private CraRoute() {}

    static RouteAnswer route(Case c) {
        Truth covered = CraArticle12AiSystems.IS_COVERED.weigh(c);
        Truth applies = CraArticle12AiSystems.CRA_APPLIES_IN_FULL.weigh(c);
        boolean isClosed = isClosed(covered, applies);
        List<ConditionAnswer> conditions = new ArrayList<>(11);
        for (Provision condition : CraArticle12AiSystems.CONDITIONS.conditions()) {
            if (!isClosed || isWeighedFirst(condition, covered)) {
                conditions.add(new ConditionAnswer(condition, condition.weigh(c), c));
            }
        }
        RouteStatus status = status(covered, applies, conditions, c);
        Set<Article15Element> elements = status == RouteStatus.DEEMED_COMPLIANT
                ? c.applicableElements()
                : EnumSet.noneOf(Article15Element.class);
        return new RouteAnswer(
                Article15Route.CRA_CONFORMITY,
                status,
                closedBy(covered, applies, c),
                status == RouteStatus.NOT_YET_APPLICABLE ? c.dateOf(LegalDate.CRA_GENERAL_APPLICATION) : null,
                conditions,
                List.copyOf(elements),
                Article15Elements.missing(c, elements),
                List.of());
    }

    /** D1, and D2 where D1 does not close the route already. */
    private static boolean isWeighedFirst(Provision condition, Truth covered) {
        return condition == CraArticle12AiSystems.IS_COVERED
                || (covered != Truth.NO && condition == CraArticle12AiSystems.CRA_APPLIES_IN_FULL);
    }

    /** D1 and D2 come before the others, which are not asked where the route is structurally closed. */
    private static boolean isClosed(Truth covered, Truth applies) {
        return covered == Truth.NO || applies == Truth.NO;
    }

    private static RouteStatus status(Truth covered, Truth applies, List<ConditionAnswer> conditions, Case c) {
        if (covered == Truth.NO) {
            return RouteStatus.UNAVAILABLE;
        }
        if (applies == Truth.NO && !isTooEarly(c)) {
            return RouteStatus.UNAVAILABLE;
        }
        // A status that an open answer could contradict is not shown.
        if (covered == Truth.UNKNOWN || applies == Truth.UNKNOWN) {
            return RouteStatus.INCOMPLETE;
        }
        if (applies == Truth.NO) {
            return RouteStatus.NOT_YET_APPLICABLE;
        }
        boolean isMet = true;
        for (ConditionAnswer condition : conditions) {
            if (condition.condition() == CraArticle12AiSystems.MODIFICATIONS_ARE_ASSESSED
                    && condition.truth() == Truth.NO) {
                return RouteStatus.INVALIDATED;
            }
            isMet &=
                    condition.truth() == Truth.YES || condition.condition() == CraArticle12AiSystems.SUPPORT_IS_RUNNING;
        }
        return isMet ? RouteStatus.DEEMED_COMPLIANT : RouteStatus.INCOMPLETE;
    }

    private static boolean isTooEarly(Case c) {
        return !c.isReached(LegalDate.CRA_GENERAL_APPLICATION);
    }

    /** What closes it: the exclusion, or the rule on what was placed on the market before. */
    private static @Nullable Provision closedBy(Truth covered, Truth applies, Case c) {
        if (covered == Truth.NO) {
            return CraScope.SCOPE.decide(c).grounds().stream().findFirst().orElse(null);
        }
        return covered == Truth.YES && applies == Truth.NO && !isTooEarly(c)
                ? CraArticle69Transition.EARLIER_PRODUCTS_ARE_SPARED
                : null;
    }
}
