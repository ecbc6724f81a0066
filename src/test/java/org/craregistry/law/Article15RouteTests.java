package org.craregistry.law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.craregistry.law.Article15Route.CRA_CONFORMITY;
import static org.craregistry.law.Article15Route.CYBERSECURITY_ACT_CERTIFICATION;
import static org.craregistry.law.Article15Route.DIRECT_EVIDENCE;
import static org.craregistry.testing.Given.aHighRiskSystem;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.craregistry.law.plain.EvidenceReader;
import org.craregistry.law.plain.Example;
import org.craregistry.testing.Given;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each route to AI Act Article 15 shows by itself, and what closes it. */
class Article15RouteTests {

    private static final String ALL_COVERED = "EUCC HIGH 2026-06-01..2031-05-31 covers Article-15";
    private static final String ONE_COVERED = "EUCC HIGH 2026-06-01..2031-05-31 covers A15-CY1";

    private static Article15Answer worked(String name) {
        return Examples.determination(Examples.named("worked-examples.csv", name))
                .article15();
    }

    /** A medical device, which the CRA does not cover, with this on file. */
    private static Article15Answer device(String certificates, String elements, String stateOfLaw) {
        return device(certificates, elements, States.named(stateOfLaw));
    }

    private static Article15Answer device(String certificates, String elements, StateOfLaw stateOfLaw) {
        Facts facts = Examples.named("worked-examples.csv", "X28 AI radiology software, a medical device")
                .facts()
                .with(Vocabulary.AI_STANDARDS_APPLIED, AiStandardsApplied.FULL);
        Evidence evidence = Examples.onFile(Map.of("certificates", certificates, "article15Elements", elements));
        return Law.determine(facts, evidence, LocalDate.of(2028, 9, 1), stateOfLaw)
                .article15();
    }

    private static Set<Article15Route> demonstrating(Article15Answer answer) {
        Set<Article15Route> routes = EnumSet.noneOf(Article15Route.class);
        Stream.of(Article15Route.values()).filter(answer::demonstrates).forEach(routes::add);
        return routes;
    }

    @Test
    void aRouteThatIsClosedSaysWhyInASentenceWithTheCodesBeside() {
        RouteAnswer excluded = device("none", "all", "R0").route(CRA_CONFORMITY).orElseThrow();
        assertThat(PlainWords.fault(String.valueOf(excluded.reason()))).isEmpty();
        assertThat(excluded.reason())
                .isEqualTo("The CRA does not cover the product: the regulation on medical devices governs it instead.");
        assertThat(excluded.reasonCodes()).containsExactly("EXCL_2_2_A");

        Facts facts = Examples.named("worked-examples.csv", "X15 CV screening software with its own back end")
                .facts();
        RouteAnswer early = Law.determine(facts, Evidence.none(), LocalDate.of(2027, 12, 5), States.R0)
                .article15()
                .route(CRA_CONFORMITY)
                .orElseThrow();
        assertThat(early.reason()).isEqualTo("The CRA applies in full from 11 December 2027.");
        assertThat(early.reasonCodes()).isEmpty();

        RouteAnswer national = device("national scheme 2026-06-01..2031-05-31 covers Article-15", "all", "R0")
                .route(CYBERSECURITY_ACT_CERTIFICATION)
                .orElseThrow();
        assertThat(national.status()).isEqualTo(RouteStatus.UNAVAILABLE);
        assertThat(PlainWords.fault(String.valueOf(national.reason()))).isEmpty();
        assertThat(national.reasonCodes()).isNotEmpty().first().asString().startsWith("C");
    }

    @Test
    void conformityWithTheCraDemonstratesWhereItIsDeemedToComply() {
        assertThat(demonstrating(worked("X15 CV screening software with its own back end")))
                .containsExactly(CRA_CONFORMITY);
        assertThat(demonstrating(worked("X40 X15 after a model swap that changes its purpose")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                ALL_COVERED + "| all=NOT_EVIDENCED | true | false",
                ALL_COVERED + "| all | true | true",
                ONE_COVERED + "| all | true | true",
                ONE_COVERED + "| all; A15-CY1=NOT_EVIDENCED | true | false",
                ONE_COVERED + "| all; A15-CY1=NOT_EVIDENCED; A15-CY2=NOT_EVIDENCED | false | false",
                ONE_COVERED + "| all; A15-CY2=NOT_EVIDENCED | false | false",
                ONE_COVERED + "| all=NOT_EVIDENCED | false | false",
                "EUCC HIGH 2026-06-01..2028-08-31 covers Article-15 | all=NOT_EVIDENCED | false | false",
                "none | all | false | true"
            })
    void aCertificateDemonstratesAloneOrWithEvidenceForTheRest(
            String certificates, String elements, boolean certification, boolean direct) {
        Article15Answer answer = device(certificates, elements, "R0");

        assertThat(answer.demonstrates(CYBERSECURITY_ACT_CERTIFICATION)).isEqualTo(certification);
        assertThat(answer.demonstrates(DIRECT_EVIDENCE)).isEqualTo(direct);
        assertThat(answer.demonstrates(CRA_CONFORMITY)).isFalse();
    }

    @Test
    void aCitedStandardDemonstratesAndHelpsAPartialCertificate() {
        Article15Answer answer = device(ONE_COVERED, "all=NOT_EVIDENCED", "R4");

        assertThat(answer.route(DIRECT_EVIDENCE).orElseThrow().status()).isEqualTo(RouteStatus.PRESUMED_VIA_STANDARD);
        assertThat(demonstrating(answer)).containsExactly(CYBERSECURITY_ACT_CERTIFICATION, DIRECT_EVIDENCE);
        assertThat(demonstrating(device("none", "all=NOT_EVIDENCED", "R4"))).containsExactly(DIRECT_EVIDENCE);
    }

    /** AI Act Article 41(3): under the same conditions as a standard. */
    @ParameterizedTest
    @CsvSource({
        "2028-09-01, true, false, PRESUMED_VIA_SPECIFICATION",
        "2028-09-02, true, false, INCOMPLETE",
        "2028-09-01, false, false, INCOMPLETE",
        "2028-09-01, true, true, INCOMPLETE"
    })
    void aCommonSpecificationForAllRequirementsDemonstrates(
            String appliesFrom, boolean coversAll, boolean restricted, RouteStatus status) {
        Map<String, Object> specification = Map.of(
                "reference", "IR 1",
                "title", "Supposed",
                "coversSection2", coversAll,
                "restricted", restricted,
                "appliesFrom", appliesFrom);
        StateOfLaw law = States.builtOn(
                        sections -> sections.get("aiSpecifications").put("entries", List.of(specification)))
                .get("R0");
        Article15Answer answer = device("none", "all=NOT_EVIDENCED", law);

        assertThat(answer.route(DIRECT_EVIDENCE).orElseThrow().status()).isEqualTo(status);
        assertThat(answer.grounds())
                .isEqualTo(
                        status == RouteStatus.INCOMPLETE
                                ? List.of()
                                : List.of(AiActArticle40DirectEvidence.SPECIFICATIONS_MAKE_PRESUME));
    }

    private static final String JUDGED = "A15-CY1,A15-CY2,A15-CY3,A15-CY4a,A15-CY4b,A15-CY4d,A15-CY4e=NOT_EVIDENCED";

    private static final String ALL_BUT_EVASION = "A15-CY1,A15-CY2,A15-CY3,A15-CY4a,A15-CY4b,A15-CY4d,A15-CY4e";

    /** Every element is judged but A15-CY4c, which is judged so, or not at all. */
    private static String judgedBut(String evasion) {
        return evasion.isEmpty() ? JUDGED : JUDGED + "; " + evasion;
    }

    private static Truth truth(Article15Answer answer, Article15Route route, String code) {
        return answer.route(route).orElseThrow().conditions().stream()
                .filter(condition -> condition.code().equals(code))
                .map(ConditionAnswer::truth)
                .findFirst()
                .orElseThrow();
    }

    /** Whether model evasion is an appropriate element (A15-CY4c) is the one thing that is open. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                ALL_BUT_EVASION + "| '' | UNKNOWN | PRESUMED_PARTIAL | PARTIALLY_PRESUMED",
                ALL_BUT_EVASION + "| A15-CY4c=NOT_APPROPRIATE | YES | PRESUMED | PRESUMED_COMPLIANT",
                ALL_BUT_EVASION + "| A15-CY4c=NOT_EVIDENCED | NO | PRESUMED_PARTIAL | PARTIALLY_PRESUMED",
                "A15-CY1 | '' | NO | PRESUMED_PARTIAL | PARTIALLY_PRESUMED",
                "A15-CY4c | '' | NO | INCOMPLETE | INCOMPLETE",
                "A15-CY4c | A15-CY4c=NOT_APPROPRIATE | NO | INCOMPLETE | INCOMPLETE",
                "A15-CY4c | A15-CY4c=NOT_EVIDENCED | NO | PRESUMED_PARTIAL | PARTIALLY_PRESUMED"
            })
    void whatACertificateCoversIsOpenWhileAnElementMayStillBeInappropriate(
            String covers, String open, Truth coverage, RouteStatus status, Article15Outcome outcome) {
        Article15Answer answer = device("EUCC HIGH 2026-06-01..2031-05-31 covers " + covers, judgedBut(open), "R0");

        assertThat(truth(answer, CYBERSECURITY_ACT_CERTIFICATION, "C10")).isEqualTo(coverage);
        RouteAnswer route = answer.route(CYBERSECURITY_ACT_CERTIFICATION).orElseThrow();
        assertThat(route.status()).isEqualTo(status);
        assertThat(answer.outcome()).isEqualTo(outcome);
        assertThat(route.elements().isEmpty())
                .as("what may not be appropriate carries nothing alone")
                .isEqualTo(status == RouteStatus.INCOMPLETE);
    }

    /** What may still be inappropriate is missing as well. */
    @Test
    void whatACertificateDoesNotCoverIsNamed() {
        RouteAnswer route = device(ONE_COVERED, JUDGED, "R0")
                .route(CYBERSECURITY_ACT_CERTIFICATION)
                .orElseThrow();

        assertThat(route.conditions())
                .filteredOn(condition -> condition.code().equals("C10"))
                .singleElement()
                .satisfies(coverage -> assertThat(coverage.missing())
                        .containsExactly(
                                "A15-CY2", "A15-CY3", "A15-CY4a", "A15-CY4b", "A15-CY4c", "A15-CY4d", "A15-CY4e"));
    }

    /** What it lists beside its own version is weighed, and told of, only where it lists some. */
    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "7, 7, -, YES, certifiedVersion",
                "7, 6, -, NO, certifiedVersion",
                "7, 6, 7, YES, coversVersions",
                "7, 6, 8, NO, certifiedVersion coversVersions",
                "-, 6, -, UNKNOWN, version certifiedVersion",
                "-, 6, 7, UNKNOWN, version certifiedVersion coversVersions"
            })
    void aCertificateIsForItsVersionOrAFurtherOne(
            String version, String certified, String further, Truth truth, String restsOn) {
        List<String> versions = further == null ? List.of() : List.of(further);
        Evidence evidence = EvidenceReader.read(
                version,
                Map.of(
                        "certificates",
                        List.of(Map.of(
                                "scheme",
                                "EUCC",
                                "certifiedObject",
                                "THIS_PRODUCT",
                                "certifiedVersion",
                                certified,
                                "coversVersions",
                                versions))));
        Facts facts = Examples.named("worked-examples.csv", "X28 AI radiology software, a medical device")
                .facts();
        ConditionAnswer ofThisVersion = Law.determine(facts, evidence, LocalDate.of(2028, 9, 1), States.R0)
                .article15()
                .route(CYBERSECURITY_ACT_CERTIFICATION)
                .orElseThrow()
                .conditions()
                .stream()
                .filter(condition -> condition.code().equals("C9"))
                .findFirst()
                .orElseThrow();

        assertThat(ofThisVersion.truth()).isEqualTo(truth);
        assertThat(ofThisVersion.restsOn().stream()
                        .map(path -> path.substring(path.lastIndexOf('.') + 1))
                        .filter(field -> field.toLowerCase(Locale.ROOT).contains("version"))
                        .collect(Collectors.joining(" ")))
                .isEqualTo(restsOn);
    }

    @Test
    void twoCertificatesThatTogetherCoverAllDoSoWhateverIsAppropriate() {
        String both = "EUCC HIGH 2026-06-01..2031-05-31 covers " + ALL_BUT_EVASION
                + "; EUCC HIGH 2026-06-01..2031-05-31 covers A15-CY4c";

        assertThat(device(both, JUDGED, "R0").outcome()).isEqualTo(Article15Outcome.PRESUMED_COMPLIANT);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                ALL_BUT_EVASION + "| '' | UNKNOWN",
                ALL_BUT_EVASION + "| A15-CY4c=NOT_APPROPRIATE | YES",
                ALL_BUT_EVASION + "| A15-CY4c=EVIDENCED | NO",
                "A15-CY1 | '' | NO"
            })
    void whatADeclarationShowsIsOpenWhileAnElementMayStillBeInappropriate(String shown, String open, Truth declared) {
        Facts facts = Examples.named("worked-examples.csv", "X15 CV screening software with its own back end")
                .facts();
        String declaration = "FULL 2028-05-20 acts CRA,AI_ACT items 1-8 identifies yes article15 yes elements " + shown;
        Evidence evidence = Examples.onFile(Map.of("declarations", declaration, "article15Elements", judgedBut(open)));
        Determination determination = Law.determine(facts, evidence, LocalDate.of(2028, 9, 1), States.R0);

        assertThat(truth(determination.article15(), CRA_CONFORMITY, "D7")).isEqualTo(declared);
        assertThat(determination.openQuestions().contains(EvidenceFields.element(Article15Element.CY4C)))
                .isEqualTo(open.isEmpty());
    }

    @Test
    void nothingIsDemonstratedWhereTheRoutesAreNotWeighed() {
        Article15Answer answer = worked("X28 on 1 July 2028 instead");

        assertThat(answer.outcome()).isEqualTo(Article15Outcome.NOT_YET_APPLICABLE);
        assertThat(demonstrating(answer)).isEmpty();
        assertThat(answer.route(CRA_CONFORMITY)).isEmpty();
    }

    @Test
    @Tag("slow")
    void whatTheOutcomeRestsOnDemonstratesExactlyWhereTheOutcomeSaysSo() {
        Set<Article15Outcome> shown = EnumSet.of(
                Article15Outcome.DEEMED_COMPLIANT,
                Article15Outcome.PRESUMED_COMPLIANT,
                Article15Outcome.DEMONSTRATED_DIRECTLY,
                Article15Outcome.PRESUMED_PARTIAL_PLUS_DIRECT);
        Answers answers = new Answers(21);
        Filings filings = new Filings(21);
        Set<Article15Outcome> seen = EnumSet.noneOf(Article15Outcome.class);
        Example screening = Examples.named("worked-examples.csv", "X15 CV screening software with its own back end");
        for (int i = 0; i < 6000; i++) {
            boolean isMadeUp = i % 10 > 0;
            Facts facts = isMadeUp ? answers.facts(0.5 + answers.share() / 2) : screening.facts();
            Evidence evidence =
                    isMadeUp ? filings.evidence() : filings.with(screening.evidence(), filings.certificate());
            Article15Answer answer = Law.determine(facts, evidence, LocalDate.of(2028, 9, 2), answers.pick(States.ALL))
                    .article15();
            seen.add(answer.outcome());
            assertThat(demonstrating(answer).isEmpty())
                    .as(answer + " of " + facts)
                    .isEqualTo(!shown.contains(answer.outcome()));
            if (shown.contains(answer.outcome())) {
                assertThat(demonstrating(answer)).as(answer.toString()).contains(answer.route());
            }
        }
        assertThat(seen).containsAll(shown);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    X01 photo editor with cloud sync                           | ONLY_HIGH_RISK
                    X53 emotion recognition at the workplace                   | BLOCKED_PROHIBITED
                    X28 on 1 July 2028 instead                                 | AIA_113_ANNEX_I
                    X15 CV screening software with its own back end            | DEEMED_COMPLIANT D1 D2 D3 D4 D5 D6 D7 D8 D9 D10 D11
                    X28 AI radiology software, a medical device                | PRESUMED C1 C2 C3 C4 C5 C6 C7 C8 C9 C10
                    X26 AI pressure control for a water network                | PRESUMED C1 C2 C3 C4 C5 C6 C7 C8 C9
                    X14 with full direct evidence                              | EVIDENCED
                    X29 X28 with an expired certificate                        | C6
                    X30 X28 with a withdrawn certificate                       | C7
                    X16 X15 without a word on Article 15 in the declaration    | ''
                    """)
    void groundsAreOfTheGateOrOfTheRouteThatShowsOrLosesIt(String example, String grounds) {
        assertThat(worked(example).grounds().stream().map(Provision::code))
                .containsExactlyElementsOf(List.of(grounds.isEmpty() ? new String[0] : grounds.split(" ")));
    }

    private static List<String> closing(Article15Answer answer, Article15Route route) {
        return answer.route(route).orElseThrow().closing().stream()
                .map(ConditionAnswer::toString)
                .toList();
    }

    @Test
    void whatTheCraDoesNotCoverIsClosedByD1() {
        RouteAnswer route = worked("X14 CV screening as a pure service")
                .route(CRA_CONFORMITY)
                .orElseThrow();

        assertThat(route.isStructurallyClosed()).isTrue();
        assertThat(route.closing()).extracting(ConditionAnswer::code).containsExactly("D1");
        assertThat(route.closing().get(0).citation()).isEqualTo(CraArticle12AiSystems.IS_COVERED.citation());
    }

    @Test
    void whatWasPlacedOnTheMarketBeforeIsClosedByD2() {
        Article15Answer answer = Examples.determination(
                        Examples.named("conditions.csv", "D2: placed on the market before"))
                .article15();

        assertThat(closing(answer, CRA_CONFORMITY)).containsExactly("D2=NO[]");
    }

    @Test
    void whatIsOnlyTooEarlyIsNotClosed() {
        Example screening = Examples.named("worked-examples.csv", "X15 CV screening software with its own back end");
        RouteAnswer before = on(screening, "2027-12-10").route(CRA_CONFORMITY).orElseThrow();
        RouteAnswer since = on(screening, "2027-12-11").route(CRA_CONFORMITY).orElseThrow();

        assertThat(before.status()).isEqualTo(RouteStatus.NOT_YET_APPLICABLE);
        assertThat(before.isStructurallyClosed()).isFalse();
        assertThat(before.closing()).isEmpty();
        assertThat(since.closing()).isEmpty();
    }

    private static Article15Answer on(Example example, String day) {
        return Law.determine(example.facts(), example.evidence(), LocalDate.parse(day), States.R0)
                .article15();
    }

    @ParameterizedTest
    @CsvSource({
        "ISO/IEC 27001, true, C2=NO[]",
        "EUX, true, C3=NO[]",
        "EUCC, false, ",
        "?, false, ",
    })
    void aCertificateUnderNoPublishedEuropeanSchemeClosesCertification(String scheme, boolean closed, String by) {
        String certificate = scheme + " HIGH 2026-06-01..2028-08-31 covers Article-15 version 7";
        Map<String, Object> unpublished = Map.of("name", "EUX", "levels", List.of("HIGH"), "selfAssessment", false);
        Map<String, Object> eucc = Map.of(
                "name",
                "EUCC",
                "levels",
                List.of("HIGH"),
                "selfAssessment",
                false,
                "ojReference",
                "OJ L",
                "publishedOn",
                "2024-02-07");
        StateOfLaw law = States.builtOn(
                        sections -> sections.get("csaSchemes").put("entries", List.of(unpublished, eucc)))
                .get("R0");
        Facts facts = Examples.named("worked-examples.csv", "X28 AI radiology software, a medical device")
                .facts();
        RouteAnswer route = Law.determine(
                        facts, Examples.onFile(Map.of("certificates", certificate)), LocalDate.of(2028, 9, 1), law)
                .article15()
                .route(CYBERSECURITY_ACT_CERTIFICATION)
                .orElseThrow();

        assertThat(route.isStructurallyClosed()).isEqualTo(closed);
        assertThat(route.closing())
                .extracting(ConditionAnswer::toString)
                .isEqualTo(by == null ? List.of() : List.of(by));
        assertThat(route.unmet()).contains("C6", "C9");
    }

    @Test
    void oneCertificateForAllOfCybersecurityIsPresumedFromTheDayOfTheRulesOn() {
        Given system = aHighRiskSystem().placedOn("2028-06-01").certifiedUnder("EUCC");

        assertThat(of(system, "2027-12-01").outcome()).isEqualTo(Article15Outcome.NOT_YET_APPLICABLE);
        assertThat(demonstrating(of(system, "2027-12-02"))).containsExactly(CYBERSECURITY_ACT_CERTIFICATION);
        assertThat(demonstrating(of(aHighRiskSystem().placedOn("2028-06-01"), "2027-12-02")))
                .isEmpty();
    }

    private static Article15Answer of(Given system, String day) {
        return Law.determine(system.answers(), system.evidence(), LocalDate.parse(day), States.R0)
                .article15();
    }

    @ParameterizedTest
    @CsvSource({
        ALL_COVERED + ", YES",
        ONE_COVERED + ", YES",
        ALL_COVERED + " withdrawn 2028-09-01, NO",
        ALL_COVERED + " version 7, NO",
        "none, NO"
    })
    void aCertificateMakesPresumeWhereItCounts(String certificates, Truth truth) {
        Case judged = device(certificates, "all=NOT_EVIDENCED", "R0").judged();

        assertThat(AiActArticle42Presumption.CERTIFICATES_MAKE_PRESUME.weigh(judged))
                .isEqualTo(truth);
    }

    /** What of two pieces lies nearest does not depend on which of them was filed first. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "an early one that lacks little before a late one that lacks much"
                        + "| EUCC HIGH ?..2031-05-31 covers Article-15"
                        + "| EUCC HIGH 2026-06-01..2031-05-31 covers A15-CY1 version 7 | C6",
                "two that lack one thing each"
                        + "| EUCC HIGH 2026-06-01..2031-05-31 covers Article-15 version 7"
                        + "| EUCC HIGH 2026-06-01..2031-05-31 | C10",
            })
    void theNearestCertificateIsToldOf(String which, String nearest, String other, String unmet) {
        for (String filed : List.of(nearest + "; " + other, other + "; " + nearest)) {
            RouteAnswer route = device(filed, "all=NOT_EVIDENCED", "R0")
                    .route(CYBERSECURITY_ACT_CERTIFICATION)
                    .orElseThrow();

            assertThat(route.status()).isEqualTo(RouteStatus.INCOMPLETE);
            assertThat(route.unmet()).as("%s: %s", which, filed).containsExactly(unmet);
        }
    }

    @Test
    void theNearestDeclarationIsToldOf() {
        String declaration = "FULL 2028-05-20 acts CRA,AI_ACT items %s identifies yes article15 yes elements %s";
        String nearest = declaration.formatted("1-2,4-8", "A15-CY1,A15-CY3");
        String like = declaration.formatted("1-4,6-8", "A15-CY1,A15-CY2");
        String far = declaration.formatted("1-6", "A15-CY1");

        for (String filed :
                List.of(nearest + "; " + like, like + "; " + nearest, far + "; " + nearest, nearest + "; " + far)) {
            assertThat(missing(filed, "D6")).as(filed).containsExactly("Annex V 3");
            assertThat(missing(filed, "D7")).as(filed).isEqualTo(missing(nearest, "D7"));
        }
        assertThat(missing(like, "D7")).isNotEqualTo(missing(nearest, "D7"));
    }

    private static List<String> missing(String declarations, String condition) {
        Facts facts = Examples.named("worked-examples.csv", "X15 CV screening software with its own back end")
                .facts();
        Evidence evidence = Examples.onFile(Map.of("declarations", declarations));
        return Law.determine(facts, evidence, LocalDate.of(2028, 9, 1), States.R0)
                .article15()
                .route(CRA_CONFORMITY)
                .orElseThrow()
                .conditions()
                .stream()
                .filter(answer -> answer.code().equals(condition))
                .findFirst()
                .orElseThrow()
                .missing();
    }

    @Test
    void directEvidenceIsNeverClosed() {
        RouteAnswer route =
                device("none", "all=NOT_EVIDENCED", "R0").route(DIRECT_EVIDENCE).orElseThrow();

        assertThat(route.isStructurallyClosed()).isFalse();
        assertThat(route.closing()).isEmpty();
    }
}
