package org.craregistry.assessment.routes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.craregistry.assessment.Drafts;
import org.craregistry.assessment.StatesOfLaw;
import org.craregistry.law.AnnexIRequirement;
import org.craregistry.law.Article15Element;
import org.craregistry.law.Sentences;
import org.craregistry.testing.Api;
import org.craregistry.testing.Api.Answer;
import org.craregistry.testing.Given;
import org.craregistry.testing.IntegrationTest;
import org.craregistry.testing.MovedClock;
import org.craregistry.testing.Registry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;

/** Decisions on the route to Article 15: what is refused, what is kept, and how support is lost. */
@IntegrationTest
class RouteDecisionTests {

    private static final String DECIDED_ON = "2028-09-01";
    private static final List<String> ELEMENTS =
            Article15Element.CYBERSECURITY.stream().map(Article15Element::code).toList();

    private static final String DECISION = """
            routeDecision { route planned from reason decidedBy support unsupportedSince evaluatedOn stateOfLaw { code } edition replaysAlike
              causes { cause label statement since evidence { id } field citation { act { title } place } conditions { code } }
              lostConditions { code } unmetConditions { code } shown { outcome route status conditions { code truth } missing }
              replay { asOf article15 { outcome routes { route status conditions { code truth } missing } } } }""";

    @LocalServerPort
    private int port;

    @Autowired
    private MovedClock clock;

    @Autowired
    private StatesOfLaw states;

    @Autowired
    private JdbcTemplate jdbc;

    private Registry registry;
    private Api api;
    private String key;
    private String portfolio;
    private String product;

    @BeforeEach
    void aHighRiskSystem() {
        registry = new Registry(port);
        api = registry.administrator();
        key = Registry.newKey();
        portfolio = registry.portfolio(key);
        clock.onTheDay(DECIDED_ON);
        product = registry.product(portfolio, key, Map.of("version", "3", "facts", facts(Map.of())));
    }

    @AfterEach
    void moveBack() {
        Drafts.removeAll(jdbc, states);
        clock.moveBack();
    }

    @Test
    void keepsWhatWasDecidedByWhomAndWhy() {
        certify(Map.of());
        decide("CYBERSECURITY_ACT_CERTIFICATION");

        JsonNode decision = decision();
        assertThat(decision.at("/route").asString()).isEqualTo("CYBERSECURITY_ACT_CERTIFICATION");
        assertThat(decision.at("/planned").asBoolean()).isFalse();
        assertThat(decision.at("/from").asString()).isEqualTo(DECIDED_ON);
        assertThat(decision.at("/reason").asString()).isEqualTo("Reviewed.");
        assertThat(decision.at("/decidedBy").asString()).isEqualTo("admin");
        assertThat(decision.at("/support").asString()).isEqualTo("SUPPORTED");
        assertThat(decision.at("/causes")).isEmpty();
        assertThat(decision.at("/lostConditions")).isEmpty();
        assertThat(decision.at("/shown/outcome").asString()).isEqualTo("PRESUMED_COMPLIANT");
        assertThat(decision.at("/shown/conditions")).hasSize(10);
        assertThat(decision.at("/replaysAlike").asBoolean()).isTrue();
        JsonNode change = ask("changes(first: 1) { nodes { action reason fieldChanges { field old new } } }")
                .at("/changes/nodes/0");
        assertThat(change.at("/action").asString()).isEqualTo("DECIDED");
        assertThat(change.at("/reason").asString()).isEqualTo("Reviewed.");
        assertThat(change.at("/fieldChanges").toString())
                .isEqualTo("[{\"field\":\"route\",\"old\":null,\"new\":\"CYBERSECURITY_ACT_CERTIFICATION\"},"
                        + "{\"field\":\"from\",\"old\":null,\"new\":\"2028-09-01\"},"
                        + "{\"field\":\"plan\",\"old\":null,\"new\":\"false\"}]");
    }

    @Test
    void decidesOnEveryRouteThatIsDemonstrated() {
        certify(Map.of());
        evidenceElements();
        conform();
        for (String route : List.of("CRA_CONFORMITY", "CYBERSECURITY_ACT_CERTIFICATION", "DIRECT_EVIDENCE")) {
            decide(route);
            assertThat(decision().at("/support").asString()).as(route).isEqualTo("SUPPORTED");
            assertThat(decision().at("/shown/route").asString()).isEqualTo(route);
        }
        JsonNode history =
                ask("routeDecisions(first: 2) { nodes { route current support } pageInfo { hasNextPage endCursor } }")
                        .at("/routeDecisions");
        assertThat(history.at("/nodes").findValuesAsString("route"))
                .containsExactly("DIRECT_EVIDENCE", "CYBERSECURITY_ACT_CERTIFICATION");
        assertThat(history.at("/nodes/0/current").asBoolean()).isTrue();
        assertThat(history.at("/nodes/1/current").asBoolean()).isFalse();
        String after = history.at("/pageInfo/endCursor").asString();
        assertThat(ask("routeDecisions(after: \"%s\") { nodes { route } pageInfo { hasNextPage } }".formatted(after))
                        .at("/routeDecisions")
                        .toString())
                .isEqualTo("{\"nodes\":[{\"route\":\"CRA_CONFORMITY\"}],\"pageInfo\":{\"hasNextPage\":false}}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{aiSystem: false} | There is no route to decide on. The product is not an AI system (AI Act Art. 8, 15(1)).",
                "{prohibitedPractices: [ART_5_1_A]} | The AI system serves a practice that the AI Act prohibits (AI Act Art. 5(1), 15).",
                "{aiSystem: null} | Answer first: \"AI system\" (AI Act Art. 3(1))",
            })
    void refusesWhereArticle15IsNotForTheProduct(String facts, String sentence) {
        api.ask(
                "mutation ($id: ID!) { updateProduct(input: {id: $id, expectedRevision: 0, facts: %s}) { errors { message } } }"
                        .formatted(facts),
                Map.of("id", product));
        for (boolean plan : List.of(false, true)) {
            refused("DIRECT_EVIDENCE", Map.of("plan", plan), sentence);
        }
        nothingIsDecided();
    }

    @Test
    void refusesWhatIsLimitedByAnActOfSectionB() {
        answer(Map.of(
                "annexIAct",
                "RAIL",
                "annexIIIPoints",
                List.of(),
                "aiIsProductItself",
                true,
                "thirdPartyAssessmentRequired",
                true));
        refused("DIRECT_EVIDENCE", Map.of("plan", true), "There is no route to decide on. Article 15 does not apply");
    }

    @Test
    void refusesConformityThatTheCraDoesNotGiveEvenAsAPlan() {
        answer(Map.of("otherLaw", List.of("MEDICAL_DEVICES_2017_745")));
        refused(
                "CRA_CONFORMITY",
                Map.of("plan", true),
                "is closed on 1 September 2028. Decide on another route. Not met: \"The CRA covers the product\" (Cyber Resilience Act Art. 12(1), 2).");
        nothingIsDecided();
    }

    @Test
    void refusesConformityForWhatWasPlacedOnTheMarketBefore() {
        answer(Map.of("placedOnMarketOn", "2027-12-10", "stillPlacedOnMarket", false));
        refused("CRA_CONFORMITY", Map.of("plan", true), "Not met: \"The CRA applies in full\" (");
        answer(Map.of("placedOnMarketOn", "2027-12-11"));
        decided("CRA_CONFORMITY", Map.of("plan", true));
    }

    @Test
    void takesACertificateOfNoEuropeanSchemeForAPlanOnly() {
        certify(Map.of("scheme", "ISO/IEC 27001"));
        refused("CYBERSECURITY_ACT_CERTIFICATION", Map.of(), "Not met: \"European scheme\" (");
        decided("CYBERSECURITY_ACT_CERTIFICATION", Map.of("plan", true));
        assertThat(decision().at("/support").asString()).isEqualTo("PLANNED");
    }

    @Test
    void takesWhatIsIncompleteForAPlanThatCompletes() {
        refused(
                "DIRECT_EVIDENCE",
                Map.of(),
                "\"Direct evidence\" is not shown on 1 September 2028. Complete what is missing, ");
        nothingIsDecided();

        decided("DIRECT_EVIDENCE", Map.of("plan", true));
        assertThat(decision().at("/planned").asBoolean()).isTrue();
        assertThat(decision().at("/support").asString()).isEqualTo("PLANNED");
        assertThat(decision().at("/causes")).isEmpty();
        assertThat(listed("PLANNED")).isEqualTo(1);

        evidenceElements();
        assertThat(decision().at("/support").asString()).isEqualTo("PLAN_COMPLETE");
        assertThat(listed("PLAN_COMPLETE")).isEqualTo(1);
        decided("DIRECT_EVIDENCE", Map.of("plan", true));
        assertThat(decision().at("/support").asString()).isEqualTo("PLAN_COMPLETE");
        decide("DIRECT_EVIDENCE");
        assertThat(decision().at("/support").asString()).isEqualTo("SUPPORTED");
    }

    @Test
    void beginsOnTheFirstDayOfArticle15WhereItDoesNotApplyYet() {
        conform();
        evidenceElements();
        clock.onTheDay("2027-12-01");
        decide("DIRECT_EVIDENCE");
        assertThat(decision().at("/from").asString()).isEqualTo("2027-12-02");
        assertThat(decision().at("/evaluatedOn").asString()).isEqualTo("2027-12-02");
        assertThat(decision().at("/support").asString()).isEqualTo("SUPPORTED");
        refused(
                "DIRECT_EVIDENCE",
                Map.of("from", "2027-12-01"),
                "Article 15 applies to the AI system from 2 December 2027 (AI Act Art. 113(c)). Decide for that day or a later one.");
        clock.onTheDay("2027-12-02");
        decide("DIRECT_EVIDENCE");
        clock.onTheDay("2027-12-03");
        decide("DIRECT_EVIDENCE");
        assertThat(decision().at("/from").asString()).isEqualTo("2027-12-03");
    }

    @Test
    void beginsOnTheDayOfAChangeThatEndsTheTransition() {
        answer(Map.of(
                "placedOnMarketOn",
                "2026-06-01",
                "publicAuthorityUse",
                false,
                "significantDesignChange",
                true,
                "significantDesignChangeOn",
                "2028-04-01"));
        clock.onTheDay("2026-11-30");
        decided("DIRECT_EVIDENCE", Map.of("plan", true));
        assertThat(decision().at("/from").asString()).isEqualTo("2028-04-01");
        refused(
                "DIRECT_EVIDENCE",
                Map.of("plan", true, "from", "2028-03-31"),
                "from 1 April 2028 (AI Act Art. 111(2), our reading). Decide for that day or a later one.");
    }

    @Test
    void asksWhatTellsTheDayWhereArticle15AppliesLaterWhateverTheAnswer() {
        Map<String, Object> toy = new HashMap<>(Map.of(
                "annexIAct",
                "TOYS",
                "aiIsProductItself",
                true,
                "thirdPartyAssessmentRequired",
                true,
                "thirdPartyOnlyForOtherRisks",
                false,
                "placedOnMarketOn",
                "2028-08-15"));
        toy.put("annexIIIPoints", null);
        answer(toy);
        clock.onTheDay("2026-11-30");
        refused(
                "DIRECT_EVIDENCE",
                Map.of("plan", true),
                "not known yet from which day Article 15 applies to the product. Answer first: \"AI Act Annex III points\" (");
        decided("DIRECT_EVIDENCE", Map.of("plan", true, "from", "2028-08-02"));
    }

    @Test
    void asksForALaterDayWhereNoQuestionTellsTheDay() {
        Map<String, Object> changed = new HashMap<>(Map.of(
                "placedOnMarketOn",
                "2026-06-01",
                "publicAuthorityUse",
                true,
                "significantDesignChangeOn",
                "2028-04-01"));
        changed.put("significantDesignChange", null);
        answer(changed);
        clock.onTheDay("2027-12-03");
        refused(
                "DIRECT_EVIDENCE",
                Map.of("plan", true),
                "It is not known yet from which day Article 15 applies to the product. Decide for a later day.");
    }

    @Test
    void sendsNobodyToADayOnWhichTheSystemIsProhibited() {
        answer(Map.of("prohibitedPractices", List.of("ART_5_1_BA")));
        clock.onTheDay("2026-11-30");
        refused(
                "DIRECT_EVIDENCE",
                Map.of("plan", true, "from", "2026-12-01"),
                "There is no route to decide on. The AI system serves a practice that the AI Act prohibits (");
    }

    @Test
    void waitsForTheCraWhereItAppliesLaterThanArticle15() {
        conform();
        clock.onTheDay("2027-12-01");
        refused("CRA_CONFORMITY", Map.of(), "is not shown on 11 December 2027. Complete what is missing, ");
        refused("CRA_CONFORMITY", Map.of("from", "2027-12-10"), "Not met: \"The CRA applies in full\" (");
        refused(
                "CRA_CONFORMITY",
                Map.of("from", "2027-12-10"),
                "or decide on a plan. A plan begins on 11 December 2027 unless another day is given.");
        decided("CRA_CONFORMITY", Map.of("plan", true, "from", "2027-12-10"));
        assertThat(decision().at("/from").asString()).isEqualTo("2027-12-10");
        assertThat(decision().at("/support").asString()).isEqualTo("PLANNED");
        refused("CRA_CONFORMITY", Map.of("from", "2027-12-11"), "Not met: \"Declaration of conformity\" (");
        refused("CRA_CONFORMITY", Map.of("from", "3000-01-01"), "3000-01-01 is out of bounds");
        for (String from : List.of("2028-05-20", "2028-05-21")) {
            refused(
                    "CRA_CONFORMITY",
                    Map.of("from", from),
                    "is shown on %s only with what bears a day after today, 1 December 2027: declaration of 20 May 2028. Decide on a plan from %1$s on, "
                            .formatted(Sentences.day(LocalDate.parse(from))));
        }
        decided("CRA_CONFORMITY", Map.of("from", "2028-05-20", "plan", true));
        assertThat(decision().at("/support").asString()).isEqualTo("PLAN_COMPLETE");
        clock.onTheDay("2028-05-19");
        refused("CRA_CONFORMITY", Map.of("from", "2028-05-20"), "declaration of 20 May 2028");
        clock.onTheDay("2028-05-20");
        decided("CRA_CONFORMITY", Map.of("from", "2028-05-21"));
        assertThat(decision().at("/support").asString()).isEqualTo("SUPPORTED");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-29, CRA_CONFORMITY, 2027-12-11, D6",
        "2027-12-10, CRA_CONFORMITY, 2027-12-11, D6",
        "2028-03-01, CRA_CONFORMITY, 2028-03-01, D6",
        "2026-11-29, CYBERSECURITY_ACT_CERTIFICATION, 2027-12-02, C1",
        "2026-11-29, DIRECT_EVIDENCE, 2027-12-02, EVIDENCED",
        "2027-12-10, DIRECT_EVIDENCE, 2027-12-10, EVIDENCED"
    })
    void plansForTheFirstDayOnWhichTheRouteCanCountAndShowsWhatItLacksThen(
            String today, String route, String from, String lacks) {
        clock.onTheDay(today);

        decided(route, Map.of("plan", true));

        assertThat(decision().at("/from").asString()).isEqualTo(from);
        assertThat(decision().at("/evaluatedOn").asString()).isEqualTo(from);
        assertThat(decision().at("/unmetConditions").findValuesAsString("code"))
                .contains(lacks)
                .doesNotContain("D2");
    }

    @Test
    void plansForTheFullApplicationOfTheCraThoughItIsOpenWhetherItCovers() {
        clock.onTheDay("2026-11-29");
        registry.administrator()
                .ask(
                        "mutation ($id: ID!) { updateProduct(input: {id: $id, expectedRevision: 0, facts: {otherLaw: null, identicalSparePart: null}}) { errors { message } } }",
                        Map.of("id", product));

        refused("CRA_CONFORMITY", Map.of(), "A plan begins on 11 December 2027 unless another day is given.");
        decided("CRA_CONFORMITY", Map.of("plan", true));

        assertThat(decision().at("/from").asString()).isEqualTo("2027-12-11");
        assertThat(decision().at("/unmetConditions").findValuesAsString("code"))
                .contains("D1")
                .doesNotContain("D2");
    }

    @Test
    void reliesOnACertificateToBeIssuedAsAPlanOnly() {
        certify(Map.of("issuedOn", "2028-09-02"));
        refused(
                "CYBERSECURITY_ACT_CERTIFICATION",
                Map.of("from", "2028-09-02"),
                "certificate EUCC 17 of 2 September 2028");
        decided("CYBERSECURITY_ACT_CERTIFICATION", Map.of("from", "2028-09-02", "plan", true));
        certify(Map.of("number", "18", "issuedOn", DECIDED_ON));
        decided("CYBERSECURITY_ACT_CERTIFICATION", Map.of("from", "2028-09-02"));
        assertThat(decision().at("/support").asString()).isEqualTo("SUPPORTED");
        assertThat(decision().at("/replaysAlike").asBoolean()).isTrue();
    }

    @Test
    void reliesSinceADayThatHasPassedOnlyOnWhatWasDemonstratedThen() {
        certify(Map.of("issuedOn", "2028-08-20"));
        refused(
                "CYBERSECURITY_ACT_CERTIFICATION",
                Map.of("from", "2028-08-19"),
                "was not shown on 19 August 2028. Decide for a day from 1 September 2028 on, or decide on a plan. Not met: \"In its period of validity\" (");
        refused(
                "CYBERSECURITY_ACT_CERTIFICATION",
                Map.of("from", "2028-08-19"),
                "Decide for a day from 1 September 2028 on, or decide on a plan.");
        refused("CYBERSECURITY_ACT_CERTIFICATION", Map.of("from", "2027-12-01"), "was not shown on 1 December 2027. ");
        decided("CYBERSECURITY_ACT_CERTIFICATION", Map.of("from", "2028-08-19", "plan", true));
        decided("CYBERSECURITY_ACT_CERTIFICATION", Map.of("from", "2028-08-20"));
        assertThat(decision().at("/support").asString()).isEqualTo("SUPPORTED");
        assertThat(decision().at("/evaluatedOn").asString()).isEqualTo(DECIDED_ON);
        clock.onTheDay("2031-06-01");
        refused("CYBERSECURITY_ACT_CERTIFICATION", Map.of("from", "2028-08-20"), "is not shown on 1 June 2031");
    }

    @Test
    void isListedByWhatItLacksOnTheDayFromWhichItIsReliedOn() {
        clock.onTheDay("2027-12-01");
        decided("CRA_CONFORMITY", Map.of("plan", true, "from", "2027-12-02"));
        assertThat(lacking("D2")).as("waits for the day of the CRA only").isZero();
        assertThat(lacking("DATE")).isZero();
        decided("CRA_CONFORMITY", Map.of("plan", true, "from", "2027-12-11"));
        assertThat(lacking("D6")).as("on the day from which it is relied on").isEqualTo(1);
        assertThat(lacking("D2")).isZero();
        decided("DIRECT_EVIDENCE", Map.of("plan", true));
        assertThat(lacking("EVIDENCED")).isEqualTo(1);
    }

    @Test
    void losesItsSupportOnADayOnWhichAnotherCertificateBegins() {
        String certificate = certify(Map.of("expiresOn", "2028-12-31"));
        decide("CYBERSECURITY_ACT_CERTIFICATION");
        certify(Map.of("number", "18", "level", "BASIC", "issuedOn", "2029-01-01", "expiresOn", "2030-12-31"));
        certify(Map.of(
                "number", "19", "level", "BASIC", "suspendedFrom", "2028-10-01", "suspendedUntil", "2028-12-31"));
        conformed("2029-01-01", "2029-12-31");
        clock.onTheDay("2029-01-01");
        lost("CERTIFICATE_EXPIRED", "2029-01-01", certificate, "C6");
        clock.onTheDay("2029-06-01");
        lost("CERTIFICATE_EXPIRED", "2029-01-01", certificate, "C6");
    }

    @Test
    void saysWhoReadsTheActSo() {
        refused("DIRECT_EVIDENCE", Map.of(), ", our reading)");
    }

    @Test
    void losesItsSupportTheDayAfterTheCertificateExpires() {
        String certificate = certify(Map.of("expiresOn", "2028-12-31"));
        decide("CYBERSECURITY_ACT_CERTIFICATION");
        clock.onTheDay("2028-12-31");
        supported();
        clock.onTheDay("2029-01-01");
        lost("CERTIFICATE_EXPIRED", "2029-01-01", certificate, "C6");
        clock.onTheDay("2029-06-01");
        JsonNode cause = lost("CERTIFICATE_EXPIRED", "2029-01-01", certificate, "C6");
        assertThat(cause.at("/statement").asString()).contains("31 December 2028 is its last day");
        assertThat(cause.at("/citation/act/title").asString()).isEqualTo("Cybersecurity Act");
        assertThat(listed("NO_LONGER_SUPPORTED")).isEqualTo(1);
        assertThat(decision().at("/replaysAlike").asBoolean()).isTrue();
    }

    @Test
    void losesItsSupportOnTheDayOfAWithdrawal() {
        String certificate = certify(Map.of());
        decide("CYBERSECURITY_ACT_CERTIFICATION");
        clock.onTheDay("2028-10-01");
        registry.mutate(
                "withdrawCertificate",
                Map.of("id", certificate, "expectedRevision", 0, "withdrawnOn", "2028-10-10", "reason", "A flaw."),
                "");
        clock.onTheDay("2028-10-09");
        supported();
        clock.onTheDay("2028-10-10");
        lost("CERTIFICATE_WITHDRAWN", "2028-10-10", certificate, "C7");
        clock.onTheDay("2028-10-11");
        lost("CERTIFICATE_WITHDRAWN", "2028-10-10", certificate, "C7");
    }

    @Test
    void losesItsSupportWhenAWithdrawalOfLongAgoIsRecorded() {
        String certificate = certify(Map.of());
        decide("CYBERSECURITY_ACT_CERTIFICATION");
        clock.onTheDay("2028-10-01");
        registry.mutate(
                "withdrawCertificate",
                Map.of("id", certificate, "expectedRevision", 0, "withdrawnOn", "2028-08-15", "reason", "A flaw."),
                "");
        clock.onTheDay("2028-10-09");
        lost("CERTIFICATE_WITHDRAWN", "2028-10-01", certificate, "C7");
    }

    @Test
    void isSupportedAgainAfterASuspension() {
        String certificate = certify(Map.of());
        decide("CYBERSECURITY_ACT_CERTIFICATION");
        update(certificate, Map.of("suspendedFrom", "2028-10-10", "suspendedUntil", "2028-10-20"));
        clock.onTheDay("2028-10-09");
        supported();
        clock.onTheDay("2028-10-20");
        lost("CERTIFICATE_SUSPENDED", "2028-10-10", certificate, "C8");
        clock.onTheDay("2028-10-21");
        supported();
    }

    @Test
    void losesItsSupportByASubstantialModification() {
        conform();
        decide("CRA_CONFORMITY");
        answer(Map.of("substantiallyModified", true, "substantiallyModifiedOn", "2028-11-05"));
        clock.onTheDay("2028-11-04");
        supported();
        clock.onTheDay("2028-11-06");
        JsonNode cause = lost("SUBSTANTIAL_MODIFICATION", "2028-11-05", null, "D10");
        assertThat(cause.at("/field").asString()).isEqualTo("facts.substantiallyModifiedOn");
    }

    @Test
    void losesItsSupportByAModificationOfAnUnknownDay() {
        conform();
        decide("CRA_CONFORMITY");
        clock.onTheDay("2028-11-06");
        answer(Map.of("substantiallyModified", true));
        clock.onTheDay("2028-11-10");
        JsonNode cause = lost("SUBSTANTIAL_MODIFICATION", "2028-11-06", null, "D10");
        assertThat(cause.at("/field").asString()).isEqualTo("facts.substantiallyModified");
    }

    @Test
    void losesItsSupportByANewVersion() {
        certify(Map.of());
        decide("CYBERSECURITY_ACT_CERTIFICATION");
        clock.onTheDay("2028-11-06");
        registry.mutate("updateProduct", Map.of("id", product, "expectedRevision", revision(), "version", "4"), "");
        clock.onTheDay("2028-11-10");
        JsonNode cause = lost("NEW_VERSION", "2028-11-06", null, "C9");
        assertThat(cause.at("/statement").asString()).isEqualTo("The version was changed from \"3\" to \"4\".");
    }

    @Test
    void losesItsSupportByAFactAndNamesNoOther() {
        conform();
        decide("CRA_CONFORMITY");
        clock.onTheDay("2028-11-06");
        answer(Map.of("usedByEssentialEntities", true));
        clock.onTheDay("2028-11-07");
        answer(Map.of("riskAssessmentCoversAiThreats", false, "expectedUseYears", 6));
        clock.onTheDay("2028-11-08");
        answer(Map.of("supportUntil", "2037-01-01"));
        JsonNode cause = lost("FACTS_CHANGED", "2028-11-07", null, "D8");
        assertThat(cause.at("/field").asString()).isEqualTo("facts.riskAssessmentCoversAiThreats");
        assertThat(cause.at("/statement").asString()).endsWith("was changed from true to false.");
    }

    @Test
    void losesItsSupportWhereArticle15IsNoLongerForTheProduct() {
        conform();
        decide("CRA_CONFORMITY");
        clock.onTheDay("2028-11-06");
        answer(Map.of("aiSystem", false));
        assertThat(decision().at("/causes/0/field").asString()).isEqualTo("facts.aiSystem");
        assertThat(decision().at("/unsupportedSince").asString()).isEqualTo("2028-11-06");
        assertThat(decision().at("/unmetConditions")).isEmpty();
    }

    @Test
    void losesItsSupportWhenEvidenceIsTakenOffFile() {
        String certificate = certify(Map.of());
        decide("CYBERSECURITY_ACT_CERTIFICATION");
        clock.onTheDay("2028-11-06");
        registry.mutate("removeEvidence", Map.of("id", certificate, "expectedRevision", 0, "reason", "Not ours."), "");
        clock.onTheDay("2028-11-10");
        lost("EVIDENCE_REMOVED", "2028-11-06", null, "C1");
    }

    @Test
    void losesItsSupportByAStanding() {
        evidenceElements();
        decide("DIRECT_EVIDENCE");
        clock.onTheDay("2028-11-06");
        assess("assessArticle15Elements", "article15Elements", List.of("A15-CY4a"), "NOT_EVIDENCED");
        clock.onTheDay("2028-11-10");
        JsonNode cause = lost("EVIDENCE_CHANGED", "2028-11-06", null, "EVIDENCED");
        assertThat(cause.at("/field").asString()).isEqualTo("article15Elements.A15-CY4a");
    }

    @Test
    void tellsEveryCauseWhereOneAloneWouldNotRestoreIt() {
        String certificate = certify(Map.of("expiresOn", "2028-12-31"));
        decide("CYBERSECURITY_ACT_CERTIFICATION");
        clock.onTheDay("2028-11-06");
        registry.mutate("updateProduct", Map.of("id", product, "expectedRevision", revision(), "version", "4"), "");
        clock.onTheDay("2029-02-01");
        JsonNode decision = decision();
        assertThat(decision.at("/causes").findValuesAsString("cause"))
                .containsExactly("NEW_VERSION", "CERTIFICATE_EXPIRED");
        assertThat(decision.at("/causes/1/evidence/id").asString()).isEqualTo(certificate);
        assertThat(decision.at("/unsupportedSince").asString()).isEqualTo("2028-11-06");
    }

    @Test
    void losesItsSupportOnTheDayOfTheAdoptionOfAnotherLaw() {
        evidenceElements();
        decide("DIRECT_EVIDENCE");
        clock.onTheDay("2028-10-05");
        Drafts drafts = new Drafts(port);
        drafts.adopt(drafts.draft(Map.of(
                "aiStandards",
                List.of(Drafts.read(
                        "reference", "S", "title", "A standard", "coversSection2", true, "restricted", true)))));
        supported();
        clock.onTheDay("2028-10-06");
        drafts.adopt(drafts.draft(Map.of("dates", List.of(Drafts.moved("AI_HIGH_RISK_ANNEX_III", "2029-01-01")))));
        clock.onTheDay("2028-10-07");
        drafts.adopt(drafts.draft(Map.of("dates", List.of(Drafts.moved("AI_HIGH_RISK_ANNEX_III", "2029-01-02")))));
        clock.onTheDay("2028-10-08");

        JsonNode decision = decision();
        assertThat(decision.at("/support").asString()).isEqualTo("NO_LONGER_SUPPORTED");
        assertThat(decision.at("/causes").findValuesAsString("cause")).containsExactly("STATE_OF_LAW_CHANGED");
        assertThat(decision.at("/causes/0/statement").asString()).startsWith("The state of the law changed from R0 (");
        assertThat(decision.at("/unsupportedSince").asString()).isEqualTo("2028-10-06");
        assertThat(decision.at("/replaysAlike").asBoolean()).isTrue();
        assertThat(decision.at("/stateOfLaw/code").asString()).isEqualTo("R0");
    }

    @Test
    void refusesWhoHasReadAnEarlierRevision() {
        evidenceElements();
        int read = revision();
        answer(Map.of("expectedUseYears", 6));
        JsonNode error =
                call("DIRECT_EVIDENCE", Map.of("expectedRevision", read)).at("/errors/0");
        assertThat(error.at("/code").asString()).isEqualTo("CONFLICT");
        nothingIsDecided();
        decided("DIRECT_EVIDENCE", Map.of("expectedRevision", read + 1));
        assertThat(revision()).isEqualTo(read + 2);
    }

    @Test
    void letsOneOfTwoDecideAtOnce() {
        evidenceElements();
        int read = revision();
        List<CompletableFuture<JsonNode>> both = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            both.add(CompletableFuture.supplyAsync(() -> call("DIRECT_EVIDENCE", Map.of("expectedRevision", read))));
        }
        List<String> codes = both.stream()
                .map(CompletableFuture::join)
                .map(payload -> payload.at("/errors/0/code").asString("none"))
                .toList();
        assertThat(codes).containsExactlyInAnyOrder("none", "CONFLICT");
        assertThat(ask("routeDecisions { nodes { route } }").at("/routeDecisions/nodes"))
                .hasSize(1);
    }

    @Test
    void refusesAnEmptyReason() {
        evidenceElements();
        assertThat(call("DIRECT_EVIDENCE", Map.of("reason", " "))
                        .at("/errors/0/code")
                        .asString())
                .isEqualTo("REQUIRED");
        nothingIsDecided();
    }

    @Test
    void stopsRelyingAndKeepsTheDecision() {
        evidenceElements();
        assertThat(withdraw().at("/errors/0/code").asString()).isEqualTo("NOT_POSSIBLE");
        decide("DIRECT_EVIDENCE");
        int before = revision();
        assertThat(withdraw().at("/errors")).isEmpty();
        assertThat(revision()).isEqualTo(before + 1);
        assertThat(decision().isNull()).isTrue();
        assertThat(listed("SUPPORTED")).isZero();
        assertThat(ask("routeDecisions { nodes { route current withdrawal { reason withdrawnBy } } }")
                        .at("/routeDecisions/nodes")
                        .toString())
                .isEqualTo(
                        "[{\"route\":\"DIRECT_EVIDENCE\",\"current\":false,\"withdrawal\":{\"reason\":\"Not sold.\",\"withdrawnBy\":\"admin\"}}]");
        assertThat(ask("changes(first: 1) { nodes { action fieldChanges { field old new } } }")
                        .at("/changes/nodes/0")
                        .toString())
                .contains("DECIDED", "{\"field\":\"route\",\"old\":\"DIRECT_EVIDENCE\",\"new\":null}");
    }

    @Test
    void keepsTheSameStateOfTheLawOnce() {
        evidenceElements();
        decide("DIRECT_EVIDENCE");
        Integer before = jdbc.queryForObject("SELECT COUNT(*) FROM state_of_law_content", Integer.class);
        decide("DIRECT_EVIDENCE");
        assertThat(jdbc.queryForObject("SELECT COUNT(*) FROM state_of_law_content", Integer.class))
                .isEqualTo(before);
    }

    private JsonNode withdraw() {
        return Registry.mutation(
                        api,
                        "withdrawRouteDecision",
                        Map.of("id", product, "expectedRevision", revision(), "reason", "Not sold."),
                        "")
                .data("/withdrawRouteDecision");
    }

    private void supported() {
        JsonNode decision = decision();
        assertThat(decision.at("/support").asString()).as(decision.toString()).isEqualTo("SUPPORTED");
        assertThat(decision.at("/unsupportedSince").isNull()).isTrue();
        assertThat(decision.at("/causes")).isEmpty();
        assertThat(decision.at("/lostConditions")).isEmpty();
    }

    /** The one cause, after its day, its record and the condition that it breaks were checked. */
    private JsonNode lost(String cause, String since, String evidence, String condition) {
        JsonNode decision = decision();
        assertThat(decision.at("/support").asString()).as(decision.toString()).isEqualTo("NO_LONGER_SUPPORTED");
        assertThat(decision.at("/causes").findValuesAsString("cause"))
                .as(decision.toString())
                .containsExactly(cause);
        assertThat(decision.at("/unsupportedSince").asString())
                .as(decision.toString())
                .isEqualTo(since);
        JsonNode found = decision.at("/causes/0");
        assertThat(found.at("/since").asString()).isEqualTo(since);
        assertThat(found.at("/evidence/id").asString(null)).isEqualTo(evidence);
        assertThat(found.at("/conditions").findValuesAsString("code"))
                .as(decision.toString())
                .contains(condition);
        assertThat(found.at("/citation/place").asString()).isNotEmpty();
        assertThat(decision.at("/lostConditions").findValuesAsString("code")).contains(condition);
        assertThat(decision.at("/unmetConditions").findValuesAsString("code")).contains(condition);
        return found;
    }

    private void decide(String route) {
        decided(route, Map.of());
    }

    private void decided(String route, Map<String, ?> more) {
        JsonNode payload = call(route, more);
        assertThat(payload.at("/errors")).as(payload.toString()).isEmpty();
    }

    private void refused(String route, Map<String, ?> more, String sentence) {
        JsonNode payload = call(route, more);
        assertThat(payload.at("/errors/0/message").asString())
                .as(payload.toString())
                .contains(sentence);
        assertThat(payload.at("/product").isNull()).isTrue();
        if (!more.containsKey("from") || !sentence.contains("bounds")) {
            assertThat(payload.at("/errors/0/code").asString()).isEqualTo("NOT_POSSIBLE");
            assertThat(payload.at("/errors/0/path/0").asString()).isEqualTo("route");
        }
    }

    private JsonNode call(String route, Map<String, ?> more) {
        Map<String, Object> input = new HashMap<>(Map.of("id", product, "route", route, "reason", "Reviewed."));
        if (!more.containsKey("expectedRevision")) {
            input.put("expectedRevision", revision());
        }
        input.putAll(more);
        Answer answer = Registry.mutation(api, "decideArticle15Route", input, "product { revision }");
        assertThat(answer.json().has("errors")).as(answer.text()).isFalse();
        return answer.data("/decideArticle15Route");
    }

    private void nothingIsDecided() {
        assertThat(decision().isNull()).isTrue();
        assertThat(ask("routeDecisions { nodes { route } }").at("/routeDecisions/nodes"))
                .isEmpty();
        assertThat(ask("changes { nodes { action } }").at("/changes/nodes").findValuesAsString("action"))
                .doesNotContain("DECIDED");
    }

    private JsonNode decision() {
        return ask(DECISION).at("/routeDecision");
    }

    private int revision() {
        return ask("revision").at("/revision").asInt();
    }

    private int listed(String support) {
        return api.ask(
                        "query ($key: String!) { portfolio(key: $key) { products(filter: {routeSupport: [%s]}) { nodes { id } } } }"
                                .formatted(support),
                        Map.of("key", key))
                .data("/portfolio/products/nodes")
                .size();
    }

    private JsonNode ask(String fields) {
        Answer answer =
                api.ask("query($id: ID!) { product(by: {id: $id}) { %s } }".formatted(fields), Map.of("id", product));
        assertThat(answer.json().has("errors")).as(answer.text()).isFalse();
        return answer.data("/product");
    }

    private void answer(Map<String, ?> facts) {
        registry.mutate("updateProduct", Map.of("id", product, "expectedRevision", revision(), "facts", facts), "");
    }

    /** How many products the filter finds that lack a condition. */
    private int lacking(String condition) {
        return api.ask(
                        "query ($key: String!) { portfolio(key: $key) { products(filter: {unmet: [\"%s\"]}) { nodes { id } } } }"
                                .formatted(condition),
                        Map.of("key", key))
                .data("/portfolio/products/nodes")
                .size();
    }

    private void conformed(String completedOn, String validUntil) {
        registry.mutate(
                "recordAssessment",
                Map.of(
                        "product",
                        product,
                        "assessment",
                        Map.of("procedure", "AI_ACT_ANNEX_VI", "completedOn", completedOn, "validUntil", validUntil)),
                "");
    }

    private String certify(Map<String, ?> more) {
        Map<String, Object> certificate = new HashMap<>(Given.certificateUnder("EUCC"));
        certificate.putAll(Map.of("number", "17", "level", "HIGH"));
        certificate.putAll(more);
        return registry.mutate(
                        "fileCertificate", Map.of("product", product, "certificate", certificate), "certificate { id }")
                .at("/certificate/id")
                .asString();
    }

    private void update(String certificate, Map<String, ?> more) {
        registry.mutate("updateCertificate", Map.of("id", certificate, "expectedRevision", 0, "certificate", more), "");
    }

    private void evidenceElements() {
        assess("assessArticle15Elements", "article15Elements", ELEMENTS, "EVIDENCED");
    }

    private void assess(String mutation, String field, List<String> codes, String standing) {
        registry.mutate(
                mutation,
                Map.of(
                        "products",
                        List.of(Map.of("id", product, "expectedRevision", revision())),
                        field,
                        codes.stream()
                                .map(code -> Map.of("code", code, "standing", standing))
                                .toList()),
                "");
    }

    /** Everything that conformity with the CRA takes. */
    private void conform() {
        assess(
                "assessRequirements",
                "requirements",
                Stream.of(AnnexIRequirement.values())
                        .map(AnnexIRequirement::code)
                        .toList(),
                "FULFILLED");
        registry.mutate(
                "recordAssessment",
                Map.of(
                        "product",
                        product,
                        "assessment",
                        Map.of(
                                "procedure",
                                "AI_ACT_ANNEX_VI",
                                "completedOn",
                                "2027-05-10",
                                "coversAnnexI",
                                true,
                                "openFindings",
                                false)),
                "");
        registry.mutate(
                "issueDeclaration",
                Map.of(
                        "product",
                        product,
                        "declaration",
                        Map.of(
                                "form",
                                "FULL",
                                "issuedOn",
                                "2028-05-20",
                                "acts",
                                List.of("CRA", "AI_ACT"),
                                "annexVItems",
                                List.of(1, 2, 3, 4, 5, 6, 7, 8),
                                "identifiesThisVersion",
                                true,
                                "namesAiActArticle15",
                                true,
                                "elements",
                                ELEMENTS)),
                "");
    }

    private static Map<String, Object> facts(Map<String, ?> more) {
        return Given.aHighRiskSystemOnTheMarket().with(more).facts();
    }
}
