package org.craregistry.law;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The answers of a determination as the cells of an example table, by the column under which they are expected. */
final class AnswerCells {

    private static final Map<String, Function<Determination, Object>> COLUMNS = Map.ofEntries(
            Map.entry("scope", it -> it.scope().outcome()),
            Map.entry("grounds", it -> codes(it.scope().grounds())),
            Map.entry("applicability", it -> it.applicability().outcome()),
            Map.entry("legacy", it -> it.applicability().legacy()),
            Map.entry("notes", it -> codes(it.applicability().notes())),
            Map.entry("class", it -> it.classification().productClass()),
            Map.entry("ifInScope", it -> it.classification().ifInScope()),
            Map.entry(
                    "category",
                    it -> Optional.ofNullable(it.classification().category()).map(Category::code)),
            Map.entry("aiStatus", it -> it.aiStatus().outcome()),
            Map.entry("point", it -> Optional.ofNullable(it.aiStatus().point())),
            Map.entry(
                    "article15 appliesFrom",
                    it -> Optional.ofNullable(it.article15().appliesFrom())),
            Map.entry("appliesFrom", it -> Optional.ofNullable(it.aiStatus().appliesFrom())),
            Map.entry(
                    "registration",
                    it -> Optional.ofNullable(it.aiStatus().registration()).map(Provision::code)),
            Map.entry("aiProcedure", Determination::aiProcedure),
            Map.entry("row", it -> Optional.ofNullable(it.withoutAiAct().row())),
            Map.entry("open", it -> it.withoutAiAct().open()),
            Map.entry("excludes", it -> it.withoutAiAct().thirdPartyScopeExcludes()),
            Map.entry("interplay", it -> Optional.ofNullable(it.interplay())),
            Map.entry("procedures", it -> procedures(it, Openness.OPEN)),
            Map.entry("conditional", it -> procedures(it, Openness.CONDITIONAL)),
            Map.entry("craConformity", it -> it.craConformity().outcome()),
            Map.entry("craConformity unmet", AnswerCells::unmetOfTheCra),
            Map.entry("article15", it -> it.article15().outcome()),
            Map.entry("detail", it -> Optional.ofNullable(detail(it.article15()))),
            Map.entry("route", it -> Optional.ofNullable(it.article15().route())),
            Map.entry("cra", it -> status(it, Article15Route.CRA_CONFORMITY)),
            Map.entry("cra reason", AnswerCells::reasonOfTheCraRoute),
            Map.entry("cra lacks", AnswerCells::lackingOnTheCraRoute),
            Map.entry("certification", it -> status(it, Article15Route.CYBERSECURITY_ACT_CERTIFICATION)),
            Map.entry("certification missing", it -> missing(it, Article15Route.CYBERSECURITY_ACT_CERTIFICATION)),
            Map.entry("certification unsettled", AnswerCells::unsettledOfTheCertificate),
            Map.entry("direct", it -> status(it, Article15Route.DIRECT_EVIDENCE)),
            Map.entry("unmet", AnswerCells::unmet),
            Map.entry("missing", it -> it.article15().missing()),
            Map.entry("projection", it -> Optional.ofNullable(projection(it.article15()))),
            Map.entry("coversAccuracy", it -> it.article15().coversAccuracy()),
            Map.entry("coversRobustness", it -> it.article15().coversRobustness()),
            Map.entry("article43StillRequired", it -> it.article15().article43StillRequired()),
            Map.entry("reporting", it -> it.reporting().truth()),
            Map.entry("duties", it -> Optional.ofNullable(it.duties()).map(duties -> codes(duties.provisions()))),
            Map.entry(
                    "findings", it -> it.findings().stream().map(Finding::code).toList()),
            Map.entry(
                    "openQuestions",
                    it -> it.openQuestions().stream() // what is asked is an answer of the law, the order is not
                            .sorted(Comparator.comparing(Question::index))
                            .map(Question::name)
                            .toList()));

    private AnswerCells() {}

    /** The cell, given the name of its column with "expected" before it. */
    static String met(String column, Determination determination) {
        Function<Determination, Object> answer = COLUMNS.get(column.replaceFirst("^expected ", ""));
        if (answer == null) {
            throw new IllegalArgumentException("There is nothing to expect under \"" + column + "\"");
        }
        return text(answer.apply(determination));
    }

    /** Every column with its cell. */
    static Map<String, String> all(Determination determination) {
        Map<String, String> all = new TreeMap<>();
        COLUMNS.forEach((column, answer) -> all.put(column, text(answer.apply(determination))));
        return all;
    }

    private static String text(Object answer) {
        if (answer instanceof Boolean truth) {
            return truth ? "yes" : "no";
        }
        if (answer instanceof Optional<?> perhaps) {
            return perhaps.map(AnswerCells::text).orElse("none");
        }
        if (answer instanceof Collection<?> many) {
            return many.isEmpty()
                    ? "none"
                    : String.join(" ", many.stream().map(AnswerCells::text).toList());
        }
        return answer.toString();
    }

    private static List<String> codes(List<Provision> provisions) {
        return provisions.stream().map(Provision::code).toList();
    }

    private static List<Procedure> procedures(Determination determination, Openness state) {
        return determination.procedures().stream()
                .filter(option -> option.state() == state)
                .map(ProcedureOption::procedure)
                .toList();
    }

    private static List<String> unmetOfTheCra(Determination determination) {
        return determination.craConformity().conditions().stream()
                .filter(condition -> condition.truth() != Truth.YES)
                .map(ConditionAnswer::code)
                .toList();
    }

    private static Stream<RouteAnswer> route(Determination determination, Article15Route route) {
        return determination.article15().routes().stream().filter(answer -> answer.route() == route);
    }

    private static Object status(Determination determination, Article15Route route) {
        return route(determination, route).map(RouteAnswer::status).toList();
    }

    private static List<Article15Element> missing(Determination determination, Article15Route route) {
        return route(determination, route)
                .flatMap(answer -> answer.missing().stream())
                .toList();
    }

    private static List<String> reasonOfTheCraRoute(Determination determination) {
        return route(determination, Article15Route.CRA_CONFORMITY)
                .flatMap(answer -> answer.opensOn() == null
                        ? Stream.ofNullable(answer.closedBy()).map(Provision::code)
                        : Stream.of(answer.opensOn().toString()))
                .toList();
    }

    /** The codes of what is missing for the conditions of the CRA route. */
    private static List<String> lackingOnTheCraRoute(Determination determination) {
        return route(determination, Article15Route.CRA_CONFORMITY)
                .flatMap(answer -> answer.conditions().stream())
                .flatMap(condition -> condition.missing().stream())
                .toList();
    }

    private static List<String> unsettledOfTheCertificate(Determination determination) {
        return route(determination, Article15Route.CYBERSECURITY_ACT_CERTIFICATION)
                .flatMap(answer -> answer.conditions().stream())
                .filter(condition -> condition.truth() == Truth.UNKNOWN)
                .map(ConditionAnswer::code)
                .toList();
    }

    /** The conditions C and D that are not met, in the order of the routes. */
    private static List<String> unmet(Determination determination) {
        return determination.article15().routes().stream()
                .filter(route -> route.route() != Article15Route.DIRECT_EVIDENCE)
                .flatMap(route -> route.unmet().stream())
                .toList();
    }

    private static String projection(Article15Answer answer) {
        Article15Answer.Projection projection = answer.projection();
        if (projection == null) {
            return null;
        }
        String detail = detail(Article15.answer(answer.judged().on(projection.asOf())));
        return projection.asOf() + " " + projection.outcome() + (detail == null ? "" : " " + detail);
    }

    /** The day from which it applies, or the codes, by route where each lacks something; {@code null} where there is none. */
    static String detail(Article15Answer answer) {
        if (answer.appliesFrom() != null) {
            return answer.appliesFrom().toString();
        }
        if (answer.outcome() == Article15Outcome.INCOMPLETE) {
            return answer.routes().stream().map(AnswerCells::lacking).collect(Collectors.joining("; "));
        }
        return answer.detailCodes().isEmpty() ? null : String.join(", ", answer.detailCodes());
    }

    private static String lacking(RouteAnswer route) {
        Stream<String> codes = route.route() == Article15Route.DIRECT_EVIDENCE
                ? route.missing().stream().map(Article15Element::code)
                : route.unmet().stream();
        return route.route() + ": " + codes.collect(Collectors.joining(", "));
    }
}
