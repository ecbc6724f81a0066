package org.craregistry.assessment.routes;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.craregistry.assessment.CitedPlace;
import org.craregistry.graphql.Refused;
import org.craregistry.graphql.UserError.Code;
import org.craregistry.law.Article15Answer;
import org.craregistry.law.Article15Outcome;
import org.craregistry.law.Article15Route;
import org.craregistry.law.ConditionAnswer;
import org.craregistry.law.Determination;
import org.craregistry.law.Provision;
import org.craregistry.law.Question;
import org.craregistry.law.RouteAnswer;

/** Why a route to AI Act Article 15 cannot be decided on: each sentence with the citation, and with what to do. */
final class RouteRefusals {

    private RouteRefusals() {}

    /** No route is weighed on the day. */
    static Refused doesNotApply(Determination weighed) {
        Article15Answer answer = weighed.article15();
        LocalDate day = weighed.asOf();
        if (answer.outcome() == Article15Outcome.UNKNOWN) {
            return refused("It cannot be told whether AI Act Article 15 applies to the product on %s. Answer first: %s."
                    .formatted(day, questions(answer.openQuestions())));
        }
        LocalDate opens = answer.appliesFrom();
        if (opens == null && answer.outcome() == Article15Outcome.NOT_YET_APPLICABLE) {
            return refused(
                    "AI Act Article 15 does not apply to the product on %s, and it cannot be told from which day it does. Answer first: %s; or decide for a later day."
                            .formatted(day, questions(answer.openQuestions())));
        }
        if (opens != null) {
            Determination then = weighed.on(opens);
            if (then.article15().routes().isEmpty()) {
                return doesNotApply(then);
            }
            return refused(
                    "AI Act Article 15 does not apply to the product on %s: %s. It does from %s: decide for that day or a later one."
                            .formatted(day, grounds(answer.grounds()), opens));
        }
        String state = switch (answer.outcome()) {
            case BLOCKED_PROHIBITED -> "cannot be demonstrated for";
            case LIMITED -> "is limited by a delegated act for";
            default -> "does not apply to";
        };
        // The same in every branch that is still possible, and not for the same reason.
        String because = answer.grounds().isEmpty() ? "" : ": " + grounds(answer.grounds());
        return refused("AI Act Article 15 %s the product on %s%s. There is no route to decide on."
                .formatted(state, day, because));
    }

    /** Nothing that completes the rest opens the route. @param planned the day from which a plan would begin */
    static Refused isClosed(RouteAnswer route, Determination weighed, LocalDate planned) {
        String remedy = switch (route.route()) {
            case CYBERSECURITY_ACT_CERTIFICATION ->
                "Another certificate may open it: file it first, or decide on a plan. " + begins(planned);
            default -> "Decide on another route.";
        };
        return refused("The route %s is closed on %s. Not met: %s. %s"
                .formatted(name(route.route()), weighed.asOf(), conditions(route.closing()), remedy));
    }

    /** Something is missing. @param planned the day from which a plan would begin */
    static Refused isNotDemonstrated(RouteAnswer route, Determination weighed, LocalDate planned) {
        return refused(
                "The route %s is not demonstrated on %s. Not met: %s. Complete it first, decide for a later day where only time is missing, or decide on a plan. %s"
                        .formatted(name(route.route()), weighed.asOf(), conditions(unmet(route)), begins(planned)));
    }

    /** It is demonstrated today, but was not on the day from which it is to be relied on. */
    static Refused wasNotDemonstrated(Determination then, Article15Route route, LocalDate today) {
        return refused("The route %s was not demonstrated on %s.%s Decide for a day from %s on, or decide on a plan."
                .formatted(name(route), then.asOf(), lacking(then, route), today));
    }

    /** It is demonstrated on a day to come only by what is not issued or completed yet. */
    static Refused isIntended(Determination now, Article15Route route, LocalDate today, DatedLater later) {
        return refused(
                "The route %s is demonstrated on %s only with what bears a day after today, %s: %s.%s Decide on a plan from %2$s on, or again when it is issued or completed."
                        .formatted(name(route), now.asOf(), today, later.named(), lacking(now, route)));
    }

    private static String begins(LocalDate planned) {
        return "A plan begins on %s unless another day is given.".formatted(planned);
    }

    private static String lacking(Determination determination, Article15Route route) {
        return determination
                .article15()
                .route(route)
                .map(found -> " Not met: " + conditions(unmet(found)) + ".")
                .orElse(" AI Act Article 15 did not apply to the product.");
    }

    /** The conditions that the route lacks. */
    static List<ConditionAnswer> unmet(RouteAnswer route) {
        List<String> codes = route.unmet();
        return route.conditions().stream()
                .filter(condition -> codes.contains(condition.code()))
                .toList();
    }

    private static Refused refused(String sentence) {
        return Refused.because(Code.NOT_POSSIBLE, "route", sentence);
    }

    private static String questions(List<Question> questions) {
        return questions.stream()
                .map(question -> "\"%s\" (%s)".formatted(question.header(), CitedPlace.of(question.citation())))
                .collect(Collectors.joining(", "));
    }

    private static String grounds(List<Provision> grounds) {
        return grounds.stream()
                .map(ground -> "%s (%s)".formatted(ground.effect(), CitedPlace.of(ground.citation())))
                .collect(Collectors.joining("; "));
    }

    private static String conditions(List<ConditionAnswer> conditions) {
        return conditions.stream()
                .map(condition ->
                        "%s (%s)".formatted(condition.condition().effect(), CitedPlace.of(condition.citation())))
                .collect(Collectors.joining("; "));
    }

    private static String name(Article15Route route) {
        return '"' + route.label() + '"';
    }
}
