package org.craregistry.law;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The answers of a determination by name, and what may be said of each while what is open makes a difference to it. */
final class SharedAnswers {

    /** Not asked in this case, such as a class outside the scope. */
    static final String NOT_ASKED = "-";

    /** Before the code of a finding, which is there where it is raised. */
    static final String FINDING = "finding ";

    private static final String RAISED = "raised";

    private static final Set<String> LOSSES = Set.of("WITHDRAWN", "EXPIRED", "SUSPENDED");

    private SharedAnswers() {}

    static Map<String, String> of(Determination d) {
        Map<String, String> all = new LinkedHashMap<>();
        boolean isOut = d.scope().outcome() == ScopeOutcome.OUT_OF_SCOPE;
        boolean hasClass = d.classification().ifInScope() != ProductClass.NONE;
        all.put("scope", d.scope().outcome().name());
        all.put("applicability", d.applicability().outcome().name());
        all.put("class", d.classification().productClass().name());
        all.put("ifInScope", hasClass ? d.classification().ifInScope().name() : NOT_ASKED);
        all.put("aiStatus", d.aiStatus().outcome().name());
        all.put("aiStatus appliesFrom", String.valueOf(d.aiStatus().appliesFrom()));
        all.put("aiProcedure", d.aiProcedure().name());
        all.put("row", isOut ? NOT_ASKED : shown(d.withoutAiAct().row()));
        all.put("interplay", isOut ? NOT_ASKED : shown(d.interplayRow()));
        d.procedures()
                .forEach(option -> all.put(
                        "procedure " + option.procedure(), option.state().name()));
        all.put("craConformity", d.craConformity().outcome().name());
        d.craConformity()
                .conditions()
                .forEach(one -> all.put("condition " + one.code(), one.truth().name()));
        all.put("excludes", d.withoutAiAct().thirdPartyScopeExcludes().toString());
        addArticle15(all, d.article15());
        for (FindingCode code : FindingCode.values()) {
            boolean isRaised = d.findings().stream().anyMatch(finding -> finding.code() == code);
            all.put(FINDING + code, isRaised ? RAISED : "not raised");
        }
        return all;
    }

    private static void addArticle15(Map<String, String> all, Article15Answer answer) {
        all.put("article15", answer.outcome().name());
        all.put("article15 appliesFrom", String.valueOf(answer.appliesFrom()));
        if (answer.routes().isEmpty()) {
            all.put("detail", String.valueOf(AnswerCells.detail(answer)));
        }
        for (RouteAnswer route : answer.routes()) {
            all.put("route " + route.route(), route.status().name());
            route.conditions()
                    .forEach(one ->
                            all.put("condition " + one.code(), one.truth().name()));
        }
    }

    private static String shown(@Nullable Object answer) {
        return answer == null ? "UNKNOWN" : answer.toString();
    }

    /** Whether this is right to say while all of these may come out. */
    static boolean isRight(String name, String answer, Set<String> all) {
        if (name.startsWith(FINDING)) {
            return isRightlyRaised(name.substring(FINDING.length()), answer.equals(RAISED), all);
        }
        Set<String> asked = new TreeSet<>(all);
        asked.remove(NOT_ASKED);
        if (answer.equals(NOT_ASKED)) {
            return asked.isEmpty();
        }
        // What is asked in some branches only may wait until it is known whether it is.
        boolean mayWait = asked.size() < all.size() && !name.equals("ifInScope");
        boolean isShared = asked.size() == 1;
        return isShared && (asked.contains(answer) || !mayWait) ? asked.contains(answer) : isOpen(name, answer, asked);
    }

    /** Raised where all raise it, else not; of several reasons each may come out, and of days none that is made up. */
    private static boolean isRightlyRaised(String code, boolean isRaised, Set<String> all) {
        boolean isShared = all.equals(Set.of(RAISED));
        return switch (FindingCode.valueOf(code)) {
            // What is not shown yet is one while something is open (ruling 27).
            case NOT_DEMONSTRATED_ON_MARKET -> isRaised ? all.contains(RAISED) : !isShared;
            // Said of the label on Article 15, which may move to a stronger route.
            case SUBJECT_TO_READING -> !isRaised || all.contains(RAISED);
            case CONTRADICTORY_FACTS, MANUAL_REVIEW, SUPPORT_PERIOD_TOO_SHORT -> !isRaised || isShared;
            default -> isRaised == isShared;
        };
    }

    private static boolean isOpen(String name, String answer, Set<String> all) {
        return switch (name) {
            // The label may move to a stronger route that completes (facts.md), and evidence to a standard.
            case "article15" ->
                answer.equals("UNKNOWN")
                        || answer.equals("INCOMPLETE")
                        || (all.contains(answer) && !LOSSES.contains(answer));
            // As the label on Article 15 does, which rests on it.
            case "route CYBERSECURITY_ACT_CERTIFICATION" ->
                answer.equals("INCOMPLETE") || (answer.equals("PRESUMED_PARTIAL") && all.contains(answer));
            case "route DIRECT_EVIDENCE" -> answer.equals("EVIDENCED") || answer.equals("INCOMPLETE");
            case "aiStatus appliesFrom", "article15 appliesFrom", "detail" -> answer.equals("null");
            case "excludes" -> answer.equals("[]");
            default ->
                answer.equals(
                        name.startsWith("procedure ")
                                ? "CONDITIONAL"
                                : name.startsWith("route ") ? "INCOMPLETE" : "UNKNOWN");
        };
    }
}
