package org.craregistry.law;

import static org.craregistry.law.Act.AI_ACT;
import static org.craregistry.law.Act.CRA;
import static org.craregistry.law.Condition.allOf;
import static org.craregistry.law.Condition.anyOf;
import static org.craregistry.law.Condition.known;
import static org.craregistry.law.Vocabulary.PLACED_ON_MARKET_ON;
import static org.craregistry.law.Vocabulary.STILL_PLACED_ON_MARKET;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** CRA Article 6 and AI Act Article 8: what is on the market has to conform, and to be shown to. */
final class MarketConformity {

    private static final Condition IS_ON_THE_MARKET = anyOf(
            PLACED_ON_MARKET_ON.hasCome(),
            allOf(
                    known(
                            "no day of placing on the market is answered",
                            "The day of placing on the market is answered.",
                            c -> c.facts().get(PLACED_ON_MARKET_ON) == null),
                    STILL_PLACED_ON_MARKET.isYes()));

    static final Provision PRODUCTS_ON_THE_MARKET_CONFORM = CRA.at("Art. 6, 13(1), 13(12)")
            .says("a product on the market to which the CRA applies in full has to be shown to conform")
            .when(allOf(
                    CraScope.SCOPE.is(ScopeOutcome.IN_SCOPE),
                    CraArticle71Application.APPLICABILITY.is(ApplicabilityOutcome.FULL),
                    IS_ON_THE_MARKET))
            .as("ON_MARKET_CRA");

    static final Provision SYSTEMS_ON_THE_MARKET_MEET_ARTICLE_15 = AI_ACT.at("Art. 8(1), 15, 16(a)")
            .says("a system on the market to which Article 15 applies has to be shown to meet its cybersecurity"
                    + " requirements")
            .when(allOf(Article15.GATE.is(Article15Gate.PASSED), IS_ON_THE_MARKET))
            .as("ON_MARKET_ARTICLE_15");

    static final List<Provision> PROVISIONS =
            List.of(PRODUCTS_ON_THE_MARKET_CONFORM, SYSTEMS_ON_THE_MARKET_MEET_ARTICLE_15);

    private static final Map<Provision, String> LACKING = Map.of(
            CraAnnex1Requirements.PRODUCT_MEETS_PART_I, "requirements on the product",
            CraAnnex1Requirements.PROCESSES_MEET_PART_II, "handling of vulnerabilities",
            CraArticle28Declaration.CONFORMITY_IS_DECLARED, "declaration of conformity",
            CraConformity.PROCEDURE_IS_COMPLETED, "conformity assessment",
            CraArticle12AiSystems.PRODUCT_MODIFICATIONS_ARE_ASSESSED, "assessment of the modification");

    /** The days from which an act may bind what is on the market. */
    private static final List<LegalDate> DAYS = List.of(
            LegalDate.CRA_GENERAL_APPLICATION,
            LegalDate.AI_HIGH_RISK_ANNEX_III,
            LegalDate.AI_HIGH_RISK_ANNEX_I,
            LegalDate.AI_PUBLIC_AUTHORITIES);

    /** The days on record from which an act may bind it: placed on the market, or changed after it was. */
    private static final List<Fact<LocalDate>> DAYS_ON_RECORD = List.of(
            PLACED_ON_MARKET_ON,
            Vocabulary.SUBSTANTIALLY_MODIFIED_ON,
            Vocabulary.AI_SUBSTANTIALLY_MODIFIED_ON,
            Vocabulary.SIGNIFICANT_DESIGN_CHANGE_ON);

    private static final String ARTICLE_15 = "AI cybersecurity (Article 15)";

    private static final int MOST_NAMED = 4;

    private static final String REMEDY = "Complete what is missing; make no unit available until that is done.";

    private static final String REMEDY_OF_A_PROHIBITED_SYSTEM =
            "Stop the prohibited practice first; until then no unit may be made available, and no assessment can complete"
                    + " what is missing.";

    private MarketConformity() {}

    /** Adds what somebody has to look at where the product is on the market and not shown to conform. */
    static void addTo(List<Finding> findings, Case c) {
        List<String> missing = new ArrayList<>(ofTheCra(c));
        boolean underTheCra = !missing.isEmpty();
        boolean isOfTheAiAct = lacksArticle15(c);
        if (!underTheCra && !isOfTheAiAct) {
            addWhateverTheStatus(findings, c);
            return;
        }
        if (isOfTheAiAct) {
            missing.add(ARTICLE_15);
        }
        findings.add(finding(
                "Missing: " + named(missing),
                underTheCra ? PRODUCTS_ON_THE_MARKET_CONFORM : SYSTEMS_ON_THE_MARKET_MEET_ARTICLE_15,
                c));
    }

    /** The same where it is open how the AI Act sees the product, and each way one of the acts is not met. */
    private static void addWhateverTheStatus(List<Finding> findings, Case c) {
        List<Case> byStatus = c.branches(Branching.BY_STATUS);
        Set<String> missing = new LinkedHashSet<>();
        for (Case branch : byStatus) {
            List<String> ofTheCra = ofTheCra(branch);
            missing.addAll(ofTheCra);
            if (ofTheCra.isEmpty() && !lacksArticle15(branch)) {
                return;
            }
            if (ofTheCra.isEmpty()) {
                missing.add(ARTICLE_15);
            }
        }
        if (!byStatus.isEmpty()) {
            findings.add(finding(
                    "Missing, depending on what is still open: " + named(List.copyOf(missing)),
                    PRODUCTS_ON_THE_MARKET_CONFORM,
                    c));
        }
    }

    private static Finding finding(String missing, Provision demanding, Case c) {
        return new Finding(
                FindingCode.NOT_DEMONSTRATED_ON_MARKET,
                Severity.VIOLATION,
                List.of(PLACED_ON_MARKET_ON),
                "On the market, but conformity is not demonstrated. " + missing + ".",
                demanding.citation(),
                remedy(c));
    }

    private static String remedy(Case c) {
        if (AiStatus.STATUS.is(AiStatusOutcome.PROHIBITED).weigh(c) == Truth.YES) {
            return REMEDY_OF_A_PROHIBITED_SYSTEM;
        }
        return WantOfAStandard.keepsFromConformity(c) ? WantOfAStandard.remedy(c) : REMEDY;
    }

    /** What conformity with the CRA still takes; nothing where it is not demanded yet, or not settled. */
    private static List<String> ofTheCra(Case c) {
        boolean isDemanded = PRODUCTS_ON_THE_MARKET_CONFORM.weigh(c) == Truth.YES
                && c.craConformity().outcome() == ConformityOutcome.NOT_DEMONSTRATED;
        return isDemanded
                ? c.craConformity().conditions().stream()
                        .filter(condition -> condition.truth() == Truth.NO)
                        .flatMap(condition -> Stream.ofNullable(LACKING.get(condition.condition())))
                        .toList()
                : List.of();
    }

    /** The first few by name. */
    private static String named(List<String> missing) {
        int more = missing.size() - MOST_NAMED;
        return more <= 0
                ? String.join(", ", missing)
                : "%s and %d more".formatted(String.join(", ", missing.subList(0, MOST_NAMED)), more);
    }

    private static boolean lacksArticle15(Case c) {
        return SYSTEMS_ON_THE_MARKET_MEET_ARTICLE_15.weigh(c) == Truth.YES
                && Article15.isPassed(c)
                && !isDemonstrated(c.article15().outcome());
    }

    private static boolean isDemonstrated(Article15Outcome outcome) {
        return switch (outcome) {
            case DEEMED_COMPLIANT, PRESUMED_COMPLIANT, DEMONSTRATED_DIRECTLY, PRESUMED_PARTIAL_PLUS_DIRECT -> true;
            default -> false;
        };
    }

    /**
     * The days after one up to and including another from which conformity has to be shown and, as things are on file, is
     * not: of placing on the market or, where an act begins to apply later, of its application, by the calendar or by a change of
     * the product.
     */
    static List<DutyAhead> ahead(DayByDay law, LocalDate after, LocalDate until) {
        TreeSet<LocalDate> days =
                DAYS.stream().map(law.stateOfLaw()::dateOf).collect(Collectors.toCollection(TreeSet::new));
        DAYS_ON_RECORD.forEach(fact -> Stream.ofNullable(law.facts().get(fact)).forEach(days::add));
        List<DutyAhead> ahead = new ArrayList<>();
        days.stream()
                .filter(day -> day.isAfter(after) && !day.isAfter(until))
                .map(law::caseOn)
                .forEach(then -> addDue(ahead, then.on(then.asOf().minusDays(1)), then));
        return ahead;
    }

    private static void addDue(List<DutyAhead> ahead, Case before, Case then) {
        List<String> missing = ofTheCra(then);
        if (!missing.isEmpty() && PRODUCTS_ON_THE_MARKET_CONFORM.weigh(before) != Truth.YES) {
            ahead.add(due(
                    then,
                    "Conformity with the Cyber Resilience Act has to be demonstrated. Missing so far: "
                            + named(missing),
                    PRODUCTS_ON_THE_MARKET_CONFORM,
                    "craConformity.outcome"));
        }
        if (lacksArticle15(then) && SYSTEMS_ON_THE_MARKET_MEET_ARTICLE_15.weigh(before) != Truth.YES) {
            ahead.add(due(
                    then,
                    "The cybersecurity of the AI system has to be demonstrated. None of the three ways to do so is complete yet",
                    SYSTEMS_ON_THE_MARKET_MEET_ARTICLE_15,
                    "article15.outcome"));
        }
    }

    private static DutyAhead due(Case then, String statement, Provision provision, String restsOn) {
        return new DutyAhead(DutyAhead.Kind.DUE, then.asOf().minusDays(1), statement, provision.citation(), restsOn);
    }
}
