package org.craregistry.law;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Everything that a caller can rely on in a determination, by name, so that two of them can be compared. */
final class Outcome {

    private Outcome() {}

    static Map<String, String> of(Determination d) {
        Map<String, String> all = new LinkedHashMap<>(settling(d));
        all.put("category", String.valueOf(d.classification().category()));
        all.put("aiPoint", d.aiStatus().point() + " from " + d.aiStatus().appliesFrom());
        all.put("open", d.withoutAiAct().open() + " without " + d.withoutAiAct().thirdPartyScopeExcludes());
        d.procedures()
                .forEach(option -> all.put(
                        "procedure " + option.procedure(),
                        option.state() + " for " + option.purpose() + " by " + option.assessor()));
        all.put(
                "detail",
                AnswerCells.detail(d.article15()) + " by " + d.article15().route());
        all.put("gate then", gateThen(d.article15()));
        d.article15().routes().forEach(route -> all.put("route " + route.route(), shown(route)));
        all.put(
                "findings",
                d.findings().stream().map(Finding::code).sorted().toList().toString());
        Duties duties = d.duties();
        all.put(
                "duties",
                duties == null
                        ? "none"
                        : duties.supportRequiredUntil() + " " + duties.documentsKeptUntil() + " " + supported(duties)
                                + " " + duties.provisions());
        return all;
    }

    /** What stands before Article 15 on the day from which it applies. */
    private static String gateThen(Article15Answer answer) {
        return answer.appliesFrom() == null
                ? "none"
                : Article15.GATE
                        .decide(answer.judged().on(answer.appliesFrom()))
                        .possible()
                        .toString();
    }

    private static String supported(Duties duties) {
        return duties.supportPeriod() == null
                ? "none"
                : duties.supportPeriod().truth().name();
    }

    private static String shown(RouteAnswer route) {
        return route.status() + " " + route.unmet() + " " + route.missing();
    }

    /** The answers that may be UNKNOWN, and once they are not must stay as they are. */
    static Map<String, String> settling(Determination d) {
        Map<String, String> all = new LinkedHashMap<>();
        boolean isOut = d.scope().outcome() == ScopeOutcome.OUT_OF_SCOPE;
        all.put("scope", d.scope().outcome().name());
        all.put("applicability", isOut ? "nothing" : d.applicability().outcome().name());
        all.put("class", d.classification().productClass().name());
        all.put("ifInScope", d.classification().ifInScope().name());
        all.put("aiStatus", d.aiStatus().outcome().name());
        all.put("registration", known(d.aiStatus().registration()));
        all.put("aiProcedure", d.aiProcedure().name());
        all.put("row", known(d.withoutAiAct().row()));
        all.put("interplay", known(d.interplayRow()));
        all.put("craConformity", d.craConformity().outcome().name());
        d.craConformity().conditions().forEach(one -> all.put("condition " + one.code(), truth(one)));
        all.put("article15", d.article15().outcome().name());
        for (RouteAnswer route : d.article15().routes()) {
            route.conditions().forEach(one -> all.put("condition " + one.code(), truth(one)));
        }
        return all;
    }

    private static String known(Object answer) {
        return answer == null ? "UNKNOWN" : answer.toString();
    }

    private static String truth(ConditionAnswer condition) {
        return condition.truth().name();
    }

    /** Whether the route demonstrates something: a route that does never stops doing so by an answer or more evidence. */
    static List<Article15Route> demonstrated(Determination d) {
        List<Article15Route> shown = new ArrayList<>();
        for (RouteAnswer route : d.article15().routes()) {
            if (route.missing().isEmpty()) {
                shown.add(route.route());
            }
        }
        return shown;
    }
}
