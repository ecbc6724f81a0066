package org.craregistry.assessment.routes;

import java.time.LocalDate;
import org.craregistry.graphql.Refused;
import org.craregistry.graphql.UserError.Code;
import org.craregistry.law.Article15Answer;
import org.craregistry.law.Article15Element;
import org.craregistry.law.Article15Route;
import org.craregistry.law.ConditionCodes;
import org.craregistry.law.DateFact;
import org.craregistry.law.Determination;
import org.craregistry.law.Law;
import org.craregistry.law.LegalDate;
import org.craregistry.law.RouteAnswer;
import org.craregistry.law.StateOfLaw;
import org.craregistry.law.Truth;
import org.craregistry.portfolio.FiledEvidence;
import org.craregistry.portfolio.ProductRoutes.Decided;
import org.craregistry.portfolio.ProductRoutes.ProductToDecide;
import org.craregistry.portfolio.RouteReliance;
import org.craregistry.portfolio.RouteSnapshot;
import org.craregistry.portfolio.RouteSnapshot.Shown;
import org.craregistry.portfolio.RouteSnapshot.ShownCondition;
import org.jspecify.annotations.Nullable;

/** Weighs whether a route to AI Act Article 15 can be decided on. */
final class RouteWeighing {

    private RouteWeighing() {}

    /**
     * What can be decided, with what it rests on.
     *
     * @param plan whether a route that is not demonstrated yet is accepted
     * @param asked the day from which it is relied on; {@code null} for the first day, today or later, on which the route can count
     * @param state the state of the law to weigh it under
     * @throws Refused where Article 15 does not apply on that day or, where that has passed, today; where the route is closed; and,
     *     where it is no plan, where it is not demonstrated: on a day that has passed as well as today, on a day to come by what is
     *     issued and completed today
     */
    static Decided weigh(
            ProductToDecide record, Article15Route route, boolean plan, @Nullable LocalDate asked, StateOfLaw state) {
        Determination today = determine(record, record.evidence(), record.today(), state);
        LocalDate first = firstDay(today, route);
        LocalDate from = asked == null ? first : accepted(asked);
        Determination weighed = from.isAfter(record.today()) ? today.on(from) : today;
        Article15Answer answer = weighed.article15();
        RouteAnswer found = answer.route(route).orElseThrow(() -> RouteRefusals.doesNotApply(weighed));
        boolean mayOpen = plan && route == Article15Route.CYBERSECURITY_ACT_CERTIFICATION;
        if (found.isStructurallyClosed() && !mayOpen) {
            throw RouteRefusals.isClosed(found, weighed, first);
        }
        if (!plan && !answer.demonstrates(route)) {
            throw RouteRefusals.isNotDemonstrated(found, weighed, first);
        }
        if (!plan && from.isBefore(record.today())) {
            requireThen(today.on(from), route, record.today());
        }
        if (!plan && from.isAfter(record.today())) {
            requireNow(record, route, from, state);
        }
        return new Decided(new RouteReliance(route, from, plan), snapshot(record, route, weighed));
    }

    private static Determination determine(
            ProductToDecide record, FiledEvidence evidence, LocalDate day, StateOfLaw state) {
        return Law.determine(record.facts(), evidence.weighed(record.version(), record.classified()), day, state);
    }

    /** Who relies on a route since a day that has passed had it then already. */
    private static void requireThen(Determination then, Article15Route route, LocalDate today) {
        if (!then.article15().demonstrates(route)) {
            throw RouteRefusals.wasNotDemonstrated(then, route, today);
        }
    }

    /** What is to be issued or completed is a plan, whatever day it bears. */
    private static void requireNow(ProductToDecide record, Article15Route route, LocalDate from, StateOfLaw state) {
        DatedLater later = new DatedLater(record.evidence(), record.today());
        Determination now = determine(record, later.leftOutOf(record.evidence()), from, state);
        if (!now.article15().demonstrates(route)) {
            throw RouteRefusals.isIntended(now, route, record.today(), later);
        }
    }

    /**
     * The first day, today or later, on which the route can count: Article 15 applies, where one gate may open before another, and
     * so does the CRA in full where the route is conformity with it.
     */
    private static LocalDate firstDay(Determination today, Article15Route route) {
        Determination then = today;
        LocalDate opens = then.article15().appliesFrom();
        while (opens != null) {
            then = today.on(opens);
            opens = then.article15().appliesFrom();
        }
        LocalDate full = then.stateOfLaw().dateOf(LegalDate.CRA_GENERAL_APPLICATION);
        boolean isTooEarly = then.asOf().isBefore(full)
                && then.article15().route(route).stream()
                        .flatMap(found -> found.conditions().stream())
                        .anyMatch(condition ->
                                condition.code().equals(ConditionCodes.ROUTE_APPLIES) && condition.truth() == Truth.NO);
        return isTooEarly ? full : then.asOf();
    }

    private static LocalDate accepted(LocalDate asked) {
        String refusal = DateFact.refusal(asked);
        if (refusal != null) {
            throw Refused.because(Code.INVALID, "from", refusal);
        }
        return asked;
    }

    private static RouteSnapshot snapshot(ProductToDecide record, Article15Route route, Determination weighed) {
        return new RouteSnapshot(
                record.label(),
                record.version(),
                record.facts(),
                record.evidence(),
                record.classified(),
                weighed.asOf(),
                weighed.stateOfLaw(),
                Law.EDITION,
                shown(weighed.article15(), route));
    }

    /** What an answer says of a route, as it is kept with a decision. @throws IllegalStateException where it weighs no routes */
    static Shown shown(Article15Answer answer, Article15Route route) {
        RouteAnswer found =
                answer.route(route).orElseThrow(() -> new IllegalStateException("No routes where " + answer.outcome()));
        return new Shown(
                answer.outcome(),
                route,
                found.status(),
                found.conditions().stream()
                        .map(condition -> new ShownCondition(condition.code(), condition.truth()))
                        .toList(),
                found.missing().stream().map(Article15Element::code).toList());
    }
}
