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
import org.craregistry.law.Sentences;

/** Why a route to AI Act Article 15 cannot be decided on: each sentence with the citation, and with what to do. */
final class RouteRefusals {

    private static final int MOST_NAMED = 3;

    private RouteRefusals() {}

    /** No route is weighed on the day. */
    static Refused doesNotApply(Determination weighed) {
        Article15Answer answer = weighed.article15();
        if (answer.outcome() == Article15Outcome.UNKNOWN) {
            return refused("It is not known yet whether Article 15 applies to the product on %s. Answer first: %s."
                    .formatted(Sentences.day(weighed.asOf()), questions(answer.openQuestions())));
        }
        LocalDate opens = answer.appliesFrom();
        if (opens == null && answer.outcome() == Article15Outcome.NOT_YET_APPLICABLE) {
            String first = answer.openQuestions().isEmpty()
                    ? "Decide"
                    : "Answer first: %s; or decide".formatted(questions(answer.openQuestions()));
            return refused("It is not known yet from which day Article 15 applies to the product. %s for a later day."
                    .formatted(first));
        }
        if (opens == null) {
            return refused("There is no route to decide on. " + why(answer));
        }
        Determination then = weighed.on(opens);
        return then.article15().routes().isEmpty()
                ? doesNotApply(then)
                : refused(why(answer) + " Decide for that day or a later one.");
    }

    /** Nothing that completes the rest opens the route. @param planned the day from which a plan would begin */
    static Refused isClosed(RouteAnswer route, Determination weighed, LocalDate planned) {
        String remedy = switch (route.route()) {
            case CYBERSECURITY_ACT_CERTIFICATION ->
                "Another certificate may open it: file it first, or decide on a plan. " + begins(planned);
            default -> "Decide on another route.";
        };
        return refused("%s is closed on %s. %s Not met: %s."
                .formatted(name(route.route()), Sentences.day(weighed.asOf()), remedy, conditions(route.closing())));
    }

    /** Something is missing. @param planned the day from which a plan would begin */
    static Refused isNotDemonstrated(RouteAnswer route, Determination weighed, LocalDate planned) {
        return refused(
                "%s is not shown on %s. Complete what is missing, decide for a later day where only time is missing, or decide on a plan. %s %s"
                        .formatted(
                                name(route.route()), Sentences.day(weighed.asOf()), begins(planned), lacking(route)));
    }

    /** It is demonstrated today, but was not on the day from which it is to be relied on. */
    static Refused wasNotDemonstrated(Determination then, Article15Route route, LocalDate today) {
        return refused("%s was not shown on %s. Decide for a day from %s on, or decide on a plan. %s"
                .formatted(name(route), Sentences.day(then.asOf()), Sentences.day(today), lacking(then, route)));
    }

    /** It is demonstrated on a day to come only by what is not issued or completed yet. */
    static Refused isIntended(Determination now, Article15Route route, LocalDate today, DatedLater later) {
        return refused(
                "%s is shown on %s only with what bears a day after today, %s: %s. Decide on a plan from %2$s on, or again when it is issued or completed. %s"
                        .formatted(
                                name(route),
                                Sentences.day(now.asOf()),
                                Sentences.day(today),
                                later.named(),
                                lacking(now, route)));
    }

    private static String begins(LocalDate planned) {
        return "A plan begins on %s unless another day is given.".formatted(Sentences.day(planned));
    }

    private static String lacking(Determination determination, Article15Route route) {
        return determination
                .article15()
                .route(route)
                .map(RouteRefusals::lacking)
                .orElse("Article 15 did not apply to the product then.");
    }

    private static String lacking(RouteAnswer route) {
        return "Not met: " + conditions(unmet(route)) + ".";
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

    /** Why no route is weighed, with where it stands. */
    private static String why(Article15Answer answer) {
        List<Provision> grounds = answer.grounds();
        String detail = answer.detail();
        if (grounds.isEmpty()) {
            return detail == null ? "Article 15 does not apply to the product." : detail;
        }
        String sentence = detail == null ? grounds.get(0).sentence() : detail;
        String places = grounds.stream()
                .map(ground -> CitedPlace.of(ground.citation()))
                .distinct()
                .collect(Collectors.joining("; "));
        return "%s (%s).".formatted(sentence.substring(0, sentence.length() - 1), places);
    }

    /** The first few by name, each with where it stands. */
    private static String conditions(List<ConditionAnswer> conditions) {
        String named = conditions.stream()
                .limit(MOST_NAMED)
                .map(condition ->
                        "\"%s\" (%s)".formatted(condition.condition().label(), CitedPlace.of(condition.citation())))
                .collect(Collectors.joining("; "));
        int more = conditions.size() - MOST_NAMED;
        return more > 0 ? "%s; and %d more".formatted(named, more) : named;
    }

    private static String name(Article15Route route) {
        return '"' + route.label() + '"';
    }
}
