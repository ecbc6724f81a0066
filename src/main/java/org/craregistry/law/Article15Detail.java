package org.craregistry.law;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What there is to say about an answer on AI Act Article 15, in a sentence and in codes; made when somebody reads it. */
final class Article15Detail {

    private Article15Detail() {}

    static @Nullable String sentence(Article15Answer answer) {
        if (answer.routes().isEmpty()) {
            return beforeTheRoutes(answer);
        }
        return switch (answer.outcome()) {
            case INCOMPLETE -> unmet(answer);
            case PARTIALLY_PRESUMED ->
                "A certificate covers only a part. Evidence is missing for %s."
                        .formatted(Codes.quoted(answer.missing()));
            case WITHDRAWN -> lost("has been withdrawn");
            case EXPIRED -> lost("has expired");
            case SUSPENDED -> lost("is suspended");
            default -> null;
        };
    }

    private static String lost(String how) {
        return "The certificate %s, and nothing else shows the cybersecurity of the AI system.".formatted(how);
    }

    private static @Nullable String beforeTheRoutes(Article15Answer answer) {
        if (answer.appliesFrom() != null) {
            return "Article 15 applies to the AI system from %s.".formatted(Sentences.day(answer.appliesFrom()));
        }
        Article15Gate gate = Article15.GATE.decide(answer.judged()).result();
        AiStatusOutcome status = AiStatus.STATUS.decide(answer.judged()).result();
        if (gate == Article15Gate.NOT_HIGH_RISK && status != null) {
            return Outcomes.of(status);
        }
        return gate == null || gate == Article15Gate.PROHIBITED ? null : Outcomes.of(gate);
    }

    /** How much the way lacks that lacks least; one with nothing on file is looked at only beside others like it. */
    private static String unmet(Article15Answer answer) {
        return answer.routes().stream()
                .filter(route -> !route.isStructurallyClosed() && isBegun(route))
                .min(Comparator.comparing(route -> unmet(route).count()))
                .map(Article15Detail::lacking)
                .orElse("Compliance with Article 15 is not shown yet: nothing is on file for the ways that are open.");
    }

    private static boolean isBegun(RouteAnswer route) {
        return route.route() == Article15Route.DIRECT_EVIDENCE
                ? !route.elements().isEmpty()
                : route.status() != RouteStatus.NONE;
    }

    private static String lacking(RouteAnswer route) {
        if (route.route() == Article15Route.DIRECT_EVIDENCE) {
            return "The nearest way is direct evidence; it is missing for %s.".formatted(Codes.quoted(route.missing()));
        }
        List<ConditionAnswer> unmet = route.conditions().stream()
                .filter(condition -> route.unmet().contains(condition.code()))
                .toList();
        boolean isOpen = unmet.stream().anyMatch(condition -> condition.truth() == Truth.UNKNOWN);
        String state = isOpen ? "not met yet or still unknown" : "not met yet";
        String way = Sentences.clause(route.route().label() + ".");
        return unmet.size() == 1
                ? "On the nearest way, %s, one condition is %s: \"%s\"."
                        .formatted(way, state, unmet.get(0).condition().label())
                : "On the nearest way, %s, %d of %d conditions are %s."
                        .formatted(way, unmet.size(), route.blocking().count(), state);
    }

    /** The codes of what is said: of the gate, of the conditions that are not met, or of the elements that are missing. */
    static List<String> codes(Article15Answer answer) {
        if (answer.routes().isEmpty()) {
            return answer.appliesFrom() == null ? codesBeforeTheRoutes(answer.judged()) : List.of();
        }
        return switch (answer.outcome()) {
            case INCOMPLETE ->
                answer.routes().stream().flatMap(Article15Detail::unmet).toList();
            case PARTIALLY_PRESUMED, WITHDRAWN, EXPIRED, SUSPENDED -> codes(answer.missing());
            default -> List.of();
        };
    }

    /** What a route lacks. */
    private static Stream<String> unmet(RouteAnswer route) {
        return route.route() == Article15Route.DIRECT_EVIDENCE
                ? codes(route.missing()).stream()
                : route.unmet().stream();
    }

    private static List<String> codesBeforeTheRoutes(Case c) {
        Article15Gate gate = Article15.GATE.decide(c).result();
        if (gate == null) {
            return List.of();
        }
        return switch (gate) {
            case NOT_HIGH_RISK ->
                Stream.ofNullable(AiStatus.STATUS.decide(c).result())
                        .map(Enum::name)
                        .toList();
            case SECTION_B -> List.of(AiActArticle02Exclusions.Later.SECTION_B_IS_LEFT_TO_ITS_ACTS.code());
            case LEGACY -> List.of(AiActArticle111And113Application.EARLIER_SYSTEMS_ARE_SPARED.code());
            case LIMITED -> limitingActs(c);
            default -> List.of();
        };
    }

    private static List<String> limitingActs(Case c) {
        AnnexIAct act = c.facts().get(Vocabulary.ANNEX_I_ACT);
        return act == null
                ? List.of()
                : c.stateOfLaw().limitationsFor(act, c.asOf()).stream()
                        .map(StateOfLaw.AiLimitation::code)
                        .toList();
    }

    private static List<String> codes(List<Article15Element> elements) {
        return elements.stream().map(Article15Element::code).toList();
    }
}
