package org.craregistry.law;

import static org.craregistry.law.Condition.known;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** AI Act Article 15, its cybersecurity requirements: what stands before it, the routes to it, and how they combine. */
final class Article15 {

    private static final String NOTHING_BEFORE = "What stands before AI Act Article 15";

    static final Provision ONLY_HIGH_RISK_SYSTEMS_ARE_BOUND = Act.AI_ACT
            .at("Art. 8, 15(1)")
            .says("only high-risk AI systems are bound by Article 15")
            .when(AiStatus.STATUS.is(
                    AiStatusOutcome.NOT_AI,
                    AiStatusOutcome.AI_OUT_OF_SCOPE,
                    AiStatusOutcome.NOT_HIGH_RISK,
                    AiStatusOutcome.NOT_HIGH_RISK_DEROGATION))
            .as("ONLY_HIGH_RISK");

    static final Provision PROHIBITIONS_BLOCK = Act.AI_ACT
            .at("Art. 5(1), 15")
            .says("no evidence cures a prohibited practice")
            .when(AiStatus.STATUS.is(AiStatusOutcome.PROHIBITED))
            .telling("The AI system serves a practice that the AI Act prohibits.")
            .as("BLOCKED_PROHIBITED");

    static final List<Provision> PROVISIONS = List.of(ONLY_HIGH_RISK_SYSTEMS_ARE_BOUND, PROHIBITIONS_BLOCK);

    /** G1 to G7 in their order. */
    static final Sequence<Article15Gate> GATE = Sequence.of(
                    NOTHING_BEFORE,
                    ONLY_HIGH_RISK_SYSTEMS_ARE_BOUND.gives(Article15Gate.NOT_HIGH_RISK),
                    PROHIBITIONS_BLOCK.gives(Article15Gate.PROHIBITED),
                    AiActArticle02Exclusions.Later.SECTION_B_IS_LEFT_TO_ITS_ACTS.gives(Article15Gate.SECTION_B),
                    AiActArticle02Exclusions.Later.DELEGATED_ACTS_LIMIT_SECTION_A.gives(Article15Gate.LIMITED),
                    AiActArticle111And113Application.ANNEX_III_DOES_NOT_APPLY_YET.gives(Article15Gate.BEFORE_ANNEX_III),
                    AiActArticle111And113Application.ANNEX_I_DOES_NOT_APPLY_YET.gives(Article15Gate.BEFORE_ANNEX_I),
                    AiActArticle111And113Application.BOTH_LIMBS_FOLLOW_ANNEX_III.gives(Article15Gate.BEFORE_ANNEX_III),
                    AiActArticle111And113Application.BOTH_LIMBS_FOLLOW_ANNEX_I.gives(Article15Gate.BEFORE_ANNEX_I),
                    AiActArticle111And113Application.EARLIER_SYSTEMS_ARE_SPARED.gives(Article15Gate.LEGACY),
                    AiActArticle111And113Application.PUBLIC_AUTHORITIES_HAVE_MORE_TIME.gives(
                            Article15Gate.BEFORE_PUBLIC_AUTHORITIES),
                    AiActArticle111And113Application.REQUIREMENTS_APPLY.gives(Article15Gate.PASSED))
            .inEach(Branching.BY_STATUS);

    /** Shown by another route than conformity with the CRA. */
    static final Condition IS_SHOWN = known(
            "Article 15 is shown by a certificate or by evidence",
            "Compliance with Article 15 is not shown yet.",
            c -> {
                Article15Outcome outcome = c.article15().outcome();
                return outcome == Article15Outcome.PRESUMED_COMPLIANT
                        || outcome == Article15Outcome.DEMONSTRATED_DIRECTLY
                        || outcome == Article15Outcome.PRESUMED_PARTIAL_PLUS_DIRECT;
            });

    /** Rests on a certificate, in whole or in part. */
    static final Condition RESTS_ON_A_CERTIFICATE = known(
            "Article 15 rests on a certificate",
            "Article 15 does not rest on a certificate.",
            c -> c.article15().route() == Article15Route.CYBERSECURITY_ACT_CERTIFICATION);

    private Article15() {}

    /** Whether the routes are weighed: where the gate is passed whatever the open questions come to. */
    static boolean isPassed(Case c) {
        return GATE.decide(c).result() == Article15Gate.PASSED;
    }

    static Article15Answer answer(Case c) {
        if (isPassed(c)) {
            return combined(c);
        }
        Decision<Article15Gate> gate = GATE.decide(c);
        return new Article15Answer(outcome(gate), null, List.of(), List.of(), opens(c), c);
    }

    /** The day on which every gate that is possible opens; {@code null} where one does not, or on another day. */
    private static @Nullable LocalDate opens(Case c) {
        List<Case> byStatus = c.branches(Branching.BY_STATUS);
        Set<Optional<LocalDate>> days = new HashSet<>();
        for (Case branch : byStatus.isEmpty() ? List.of(c) : byStatus) {
            GATE.decide(branch).possible().forEach(gate -> days.add(Optional.ofNullable(gate.opens(branch))));
        }
        return days.size() == 1 ? days.iterator().next().orElse(null) : null;
    }

    /** The provisions of the gate, or of the route that the answer rests on, or by which a certificate is lost. */
    static List<Provision> grounds(Article15Answer answer) {
        if (answer.routes().isEmpty()) {
            return GATE.decide(answer.judged()).grounds();
        }
        for (RouteAnswer route : answer.routes()) {
            if (route.route() == answer.route()) {
                return grounds(route);
            }
            boolean isLost = route.route() == Article15Route.CYBERSECURITY_ACT_CERTIFICATION
                    && answer.outcome() == lost(route.status());
            if (isLost) {
                return failing(route);
            }
        }
        return List.of();
    }

    /** A gate is settled where every branch that is still possible gives the same outcome. */
    private static Article15Outcome outcome(Decision<Article15Gate> gate) {
        Article15Outcome only = null;
        for (Article15Gate possible : gate.possible()) {
            if (possible == Article15Gate.PASSED || (only != null && only != possible.outcome())) {
                return Article15Outcome.UNKNOWN;
            }
            only = possible.outcome();
        }
        return only == null ? Article15Outcome.UNKNOWN : only;
    }

    private static Article15Answer combined(Case c) {
        RouteAnswer cra = CraRoute.route(c);
        RouteAnswer certification = AiActArticle42Presumption.route(c);
        RouteAnswer direct = AiActArticle40DirectEvidence.route(c);
        List<RouteAnswer> routes = List.of(cra, certification, direct);
        if (cra.status() == RouteStatus.DEEMED_COMPLIANT) {
            return relyingOn(cra, Article15Outcome.DEEMED_COMPLIANT, List.of(), routes, c);
        }
        if (certification.status() == RouteStatus.PRESUMED) {
            return relyingOn(certification, Article15Outcome.PRESUMED_COMPLIANT, List.of(), routes, c);
        }
        if (direct.missing().isEmpty()) {
            return relyingOn(direct, Article15Outcome.DEMONSTRATED_DIRECTLY, List.of(), routes, c);
        }
        Set<Article15Element> covered = EnumSet.noneOf(Article15Element.class);
        covered.addAll(certification.elements());
        covered.addAll(direct.elements());
        List<Article15Element> missing = Article15Elements.missing(c, covered);
        if (certification.status() == RouteStatus.PRESUMED_PARTIAL) {
            Article15Outcome partial = missing.isEmpty()
                    ? Article15Outcome.PRESUMED_PARTIAL_PLUS_DIRECT
                    : Article15Outcome.PARTIALLY_PRESUMED;
            return relyingOn(certification, partial, missing, routes, c);
        }
        // A loss that an open answer could make up for is not shown.
        boolean isAlone = cra.status() == RouteStatus.UNAVAILABLE && !AiActArticle40DirectEvidence.mayMakePresume(c);
        Article15Outcome lost = isAlone ? lost(certification.status()) : null;
        return new Article15Answer(lost == null ? Article15Outcome.INCOMPLETE : lost, null, routes, missing, null, c);
    }

    private static Article15Answer relyingOn(
            RouteAnswer route,
            Article15Outcome outcome,
            List<Article15Element> missing,
            List<RouteAnswer> routes,
            Case c) {
        return new Article15Answer(outcome, route.route(), routes, missing, null, c);
    }

    /** The rule of the route, and the conditions that are met or, where it is lost, not met. */
    private static List<Provision> grounds(RouteAnswer route) {
        List<Provision> grounds = new ArrayList<>();
        if (route.route() == Article15Route.CRA_CONFORMITY) {
            grounds.add(CraArticle12AiSystems.CONFORMITY_MAKES_COMPLIANT);
        } else if (route.route() == Article15Route.CYBERSECURITY_ACT_CERTIFICATION) {
            grounds.add(AiActArticle42Presumption.CERTIFICATES_MAKE_PRESUME);
        }
        route.conditions().stream()
                .filter(condition -> condition.truth() == Truth.YES)
                .map(ConditionAnswer::condition)
                .forEach(grounds::add);
        return grounds;
    }

    private static List<Provision> failing(RouteAnswer route) {
        return route.conditions().stream()
                .filter(condition -> condition.truth() != Truth.YES)
                .map(ConditionAnswer::condition)
                .toList();
    }

    private static @Nullable Article15Outcome lost(RouteStatus certification) {
        return switch (certification) {
            case WITHDRAWN -> Article15Outcome.WITHDRAWN;
            case EXPIRED -> Article15Outcome.EXPIRED;
            case SUSPENDED -> Article15Outcome.SUSPENDED;
            default -> null;
        };
    }

    /** What can still change the answer, the status under the AI Act included. */
    static List<Question> openQuestions(Case c) {
        OpenQuestions questions = new OpenQuestions();
        AiStatus.STATUS.decide(c).openQuestions(questions);
        openQuestions(c, questions);
        return questions.inOrder();
    }

    /**
     * Names each question whose answer can change what the routes say; before the gate is passed, whether it will be on the
     * day from which Article 15 applies.
     */
    static void openQuestions(Case c, OpenQuestions questions) {
        GATE.decide(c).openQuestions(questions);
        LocalDate appliesFrom = c.article15().appliesFrom();
        if (appliesFrom != null) {
            GATE.decide(c.on(appliesFrom)).openQuestions(questions);
        }
        if (isPassed(c)) {
            c.article15().routes().forEach(route -> route.openQuestions(questions));
            Article15Elements.openQuestions(c, questions);
        }
    }
}
