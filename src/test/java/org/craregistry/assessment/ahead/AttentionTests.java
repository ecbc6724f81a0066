package org.craregistry.assessment.ahead;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.craregistry.testing.Given.aProduct;

import com.github.kagkarlsson.scheduler.Scheduler;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.craregistry.testing.Api;
import org.craregistry.testing.Api.Answer;
import org.craregistry.testing.IntegrationTest;
import org.craregistry.testing.Jobs;
import org.craregistry.testing.MovedClock;
import org.craregistry.testing.RandomProducts;
import org.craregistry.testing.Registry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;

/** What lies ahead of a portfolio on a day, over the API. */
@IntegrationTest
class AttentionTests {

    private static final Map<String, Object> PLAIN =
            aProduct().placedOn("2028-01-15").facts();
    private static final List<String> ELEMENTS =
            List.of("A15-CY1", "A15-CY2", "A15-CY3", "A15-CY4a", "A15-CY4b", "A15-CY4c", "A15-CY4d", "A15-CY4e");
    private static final String ENTRY = """
            key summary date takesEffectOn kind cause statement count group link citation { act { title } place url } restsOn
            product { reference version } evidence { id } answerChanges { answer before after }""";

    @LocalServerPort
    private int port;

    @Autowired
    private MovedClock clock;

    @Autowired
    private Scheduler scheduler;

    @Autowired
    private JdbcTemplate jdbc;

    private Registry registry;
    private Api api;
    private String key;
    private String portfolio;

    @BeforeEach
    void aPortfolio() {
        Jobs.pause(scheduler);
        registry = new Registry(port);
        api = registry.administrator();
        key = Registry.newKey();
        portfolio = registry.portfolio(key);
    }

    @AfterEach
    void moveBack() {
        clock.moveBack();
        scheduler.resume();
    }

    @ParameterizedTest
    @CsvSource({
        "2028-02-01, 9,  false",
        "2028-02-01, 10, true",
        "2028-02-01, 11, true",
        "2028-02-10, 1,  true",
        "2028-02-11, 90, false"
    })
    void listsTheLastDayWhereItEndsFromTomorrowToTheEndOfTheSpan(String today, int within, boolean listed) {
        clock.onTheDay("2028-01-20");
        String product = product("R-1", Map.of());
        file(product, "fileCertificate", "certificate", Map.of("number", "17", "expiresOn", "2028-02-10"));

        clock.onTheDay(today);

        assertThat(dates(within)).isEqualTo(listed ? List.of("2028-02-10 EXPIRES") : List.of());
    }

    @Test
    void saysOfEveryRecordWhatHappensAndWhereItStands() {
        clock.onTheDay("2028-02-01");
        String product = product("R-1", Map.of());
        file(product, "fileCertificate", "certificate", Map.of("number", "16", "issuedOn", "2028-01-01"));
        String certificate = file(
                product,
                "fileCertificate",
                "certificate",
                Map.of(
                        "number", "17",
                        "issuedOn", "2028-02-02",
                        "suspendedFrom", "2028-02-03",
                        "suspendedUntil", "2028-02-04",
                        "withdrawnOn", "2028-02-06",
                        "expiresOn", "2028-02-07"));
        String declaration =
                file(product, "issueDeclaration", "declaration", Map.of("issuedOn", "2028-02-09", "number", "D"));
        String assessment =
                file(product, "recordAssessment", "assessment", Map.of("validUntil", "2028-02-09", "bodyName", "B"));

        assertThat(all(90))
                .extracting(
                        this::day, this::kind, entry -> text(entry, "/restsOn"), entry -> text(entry, "/evidence/id"))
                .containsExactly(
                        tuple("2028-02-02", "BEGINS", "evidence.certificates[1].issuedOn", certificate),
                        tuple("2028-02-03", "SUSPENDED", "evidence.certificates[1].suspendedFrom", certificate),
                        tuple("2028-02-05", "RESUMES", "evidence.certificates[1].suspendedUntil", certificate),
                        tuple("2028-02-06", "WITHDRAWN", "evidence.certificates[1].withdrawnOn", certificate),
                        tuple("2028-02-07", "EXPIRES", "evidence.certificates[1].expiresOn", certificate),
                        tuple("2028-02-09", "BEGINS", "evidence.declarations[0].issuedOn", declaration),
                        tuple("2028-02-09", "EXPIRES", "evidence.assessments[0].validUntil", assessment));
        assertThat(all(90)).allSatisfy(entry -> {
            assertThat(text(entry, "/cause")).isEqualTo("EVIDENCE");
            assertThat(text(entry, "/citation/place")).isNotBlank();
            assertThat(text(entry, "/citation/url")).startsWith("http");
            assertThat(text(entry, "/product/reference")).isEqualTo("R-1");
        });
    }

    @Test
    void saysWhenTheLawAppliesToAProductThatItCovers() {
        clock.onTheDay("2027-12-01");
        product("R-1", Map.of());
        product("R-2", Map.of("unionMarket", false));

        JsonNode only = all(10).get(0);

        assertThat(all(10)).hasSize(1);
        assertThat(text(only, "/product/reference")).isEqualTo("R-1");
        assertThat(day(only)).isEqualTo("2027-12-11");
        assertThat(kind(only)).isEqualTo("APPLIES");
        assertThat(text(only, "/cause")).isEqualTo("LAW");
        assertThat(text(only, "/restsOn")).isEqualTo("law.CRA_GENERAL_APPLICATION");
        assertThat(only.at("/evidence").isNull()).isTrue();
        assertThat(only.at("/answerChanges").toString()).contains("\"answer\":\"APPLICABILITY\"", "\"after\":\"FULL\"");
        assertThat(all(9)).isEmpty();
    }

    @Test
    void makesOneEntryOfWhatHitsManyProductsOnOneDayForOneReason() {
        clock.onTheDay("2027-12-01");
        for (int i = 0; i < 3; i++) {
            product("R-" + i, Map.of());
        }
        product("other", Map.of("unionMarket", false));

        List<JsonNode> together = all(90);

        assertThat(together).hasSize(6);
        JsonNode applies = together.get(0);
        assertThat(text(applies, "/summary"))
                .isEqualTo(
                        "3 products: the Cyber Resilience Act begins to apply in full on 11 December 2027. Be ready by then.");
        assertThat(applies.at("/count").asInt()).isEqualTo(3);
        assertThat(applies.at("/product").isNull()).isTrue();
        assertThat(applies.at("/answerChanges")).isEmpty();
        JsonNode due = together.get(1);
        assertThat(together.stream().map(entry -> text(entry, "/key"))).doesNotHaveDuplicates();
        assertThat(day(due)).isEqualTo("2028-01-14");
        assertThat(text(due, "/takesEffectOn")).isEqualTo("2028-01-15");
        assertThat(text(due, "/summary"))
                .isEqualTo(
                        "3 products: show conformity with the Cyber Resilience Act by 14 January 2028. Complete what is missing.");
        assertThat(dates(90).subList(2, 6)).containsOnly("2028-01-15 PLACED_ON_MARKET");
        for (JsonNode shared : List.of(applies, due)) {
            List<JsonNode> each = entries(90, Map.of("group", text(shared, "/group")));
            assertThat(each)
                    .extracting(entry -> text(entry, "/product/reference"))
                    .containsExactly("R-0", "R-1", "R-2");
            assertThat(each).allSatisfy(entry -> {
                assertThat(day(entry)).isEqualTo(day(shared));
                assertThat(entry.at("/count").asInt()).isEqualTo(1);
            });
        }
        assertThat(text(entries(90, Map.of("group", text(due, "/group"))).get(0), "/statement"))
                .contains("Missing so far: ");
    }

    @Test
    void givesWhatConcernsManyOnceOnWhateverPages() {
        clock.onTheDay("2027-12-01");
        for (int i = 0; i < 3; i++) {
            product("R-" + i, Map.of("supportUntil", "2027-12-11"));
        }
        List<JsonNode> whole = all(90);
        for (int size : new int[] {1, 2, 5}) {
            assertThat(paged(size, whole.size())).isEqualTo(whole);
        }
    }

    @Test
    void reachesTheGreatDatesOfBothActsWhereNobodySaysHowFarToLook() {
        clock.onTheDay("2026-11-29");
        product("R-1", Map.of("placedOnMarketOn", "2026-03-01", "stillPlacedOnMarket", true));
        registry.product(portfolio, "AI", Map.of("facts", facts(aHighRiskSystem("P4A"))));
        Map<String, Object> toy = new HashMap<>(aHighRiskSystem("P4A"));
        toy.putAll(Map.of("annexIAct", "TOYS", "annexIIIPoints", List.of(), "aiIsProductItself", true));
        toy.putAll(Map.of(
                "thirdPartyAssessmentRequired",
                true,
                "thirdPartyOnlyForOtherRisks",
                false,
                "aiSystemIsThisProduct",
                true));
        toy.put("placedOnMarketOn", "2028-09-01");
        registry.product(portfolio, "TOY", Map.of("facts", facts(toy)));

        List<String> reasons = new ArrayList<>();
        api.ask(
                        "query ($key: String!) { portfolio(key: $key) { attention(first: 100) { nodes { group } } } }",
                        Map.of("key", key))
                .data("/portfolio/attention/nodes")
                .forEach(entry -> reasons.add(text(entry, "/group")));

        assertThat(reasons)
                .contains(
                        "2027-12-02.APPLIES.law.AI_HIGH_RISK_ANNEX_III",
                        "2027-12-11.APPLIES.law.CRA_GENERAL_APPLICATION",
                        "2028-08-02.APPLIES.law.AI_HIGH_RISK_ANNEX_I");
    }

    @Test
    void saysWhatToDoUntilWhenInWordsThatNeedNoAct() {
        clock.onTheDay("2028-02-01");
        String product = registry.product(
                portfolio,
                "R-1",
                Map.of(
                        "version", "2.0",
                        "name", "Home router",
                        "facts",
                                facts(Map.of(
                                        "supportUntil", "2028-03-01",
                                        "substantiallyModified", true,
                                        "substantiallyModifiedOn", "2028-03-02"))));
        file(
                product,
                "fileCertificate",
                "certificate",
                Map.of("number", "17", "issuedOn", "2028-02-02", "expiresOn", "2028-02-29"));

        assertThat(all(90))
                .extracting(entry -> text(entry, "/summary"))
                .containsExactly(
                        "Home router (R-1 2.0): certificate 17 begins to count on 2 February 2028. Check that it still holds then.",
                        "Home router (R-1 2.0): renew certificate 17 by 29 February 2028, its last day.",
                        "Home router (R-1 2.0): support ends on 1 March 2028. Tell the users before.",
                        "Home router (R-1 2.0): modified on 2 March 2028. Check whether it has to be assessed and declared anew.");
    }

    @Test
    void saysNothingLongOrInCodesOfAnyProduct() {
        clock.onTheDay("2027-06-15");
        RandomProducts made = new RandomProducts(registry, portfolio, 5);
        for (int i = 0; i < 30; i++) {
            made.add();
        }
        String longName = "A router with a name that goes on and on ".repeat(10).strip();
        String product = registry.product(
                portfolio,
                "R".repeat(150),
                Map.of(
                        "name",
                        longName,
                        "version",
                        "V".repeat(90),
                        "facts",
                        facts(Map.of("supportUntil", "2029-03-01"))));
        file(product, "fileCertificate", "certificate", Map.of("number", "N".repeat(150), "expiresOn", "2029-03-01"));

        List<JsonNode> found = all(3650);

        assertThat(found).hasSizeGreaterThan(30).allSatisfy(entry -> {
            String summary = text(entry, "/summary");
            String read = summary.substring(summary.indexOf(": ")) + " " + text(entry, "/statement");
            assertThat(summary).hasSizeLessThanOrEqualTo(200);
            assertThat(text(entry, "/statement")).hasSizeLessThanOrEqualTo(200);
            assertThat(read).doesNotContainPattern("[A-Z]{2,}_[A-Z]|\\b(true|false|null)\\b|\\b[a-z]+[A-Z]|%s");
        });
    }

    @Test
    void saysWhenSupportAndDutiesEnd() {
        clock.onTheDay("2028-02-01");
        product("R-1", Map.of("supportUntil", "2032-03-01", "expectedUseYears", 4));

        assertThat(all(3650))
                .extracting(this::day, this::kind, entry -> text(entry, "/cause"), entry -> text(entry, "/restsOn"))
                .containsExactly(
                        tuple("2032-01-15", "DUTY_ENDS", "FACTS", "duties.supportRequiredUntil"),
                        tuple("2032-03-01", "SUPPORT_ENDS", "FACTS", "facts.supportUntil"),
                        tuple("2038-01-15", "DUTY_ENDS", "FACTS", "duties.documentsKeptUntil"));

        clock.onTheDay("2033-01-14");
        String later = product("R-2", Map.of());
        assertThat(dates(1)).isEmpty();
        assertThat(dates(2)).containsExactly("2033-01-15 DUTY_ENDS");
        registry.mutate("withdrawProduct", Map.of("id", later, "expectedRevision", 0, "reason", "Sold."), "");
        clock.onTheDay("2038-01-14");
        assertThat(dates(1)).isEmpty();
        assertThat(dates(2)).containsExactly("2038-01-15 DUTY_ENDS");
        clock.onTheDay("2038-01-16");
        assertThat(dates(3650)).isEmpty();
    }

    @Test
    void saysFromWhenADecisionIsNoLongerSupported() {
        clock.onTheDay("2028-09-01");
        aCertifiedHighRiskSystem("2028-12-31");
        assertThat(dates(365)).containsExactly("2028-12-31 EXPIRES");

        rely("CYBERSECURITY_ACT_CERTIFICATION", false);

        JsonNode stale = all(365).get(1);
        assertThat(dates(365)).containsExactly("2028-12-31 EXPIRES", "2028-12-31 TURNS_STALE");
        assertThat(text(stale, "/cause")).isEqualTo("DECISION");
        assertThat(text(stale, "/statement"))
                .startsWith("The decision to rely on certification under the Cybersecurity Act is no longer supported:")
                .contains("31 December 2028");
        assertThat(text(stale, "/citation/place")).isEqualTo("Art. 42(2)");
        assertThat(text(stale, "/evidence/id"))
                .isEqualTo(text(all(365).get(0), "/evidence/id"))
                .isNotEmpty();
        assertThat(stale.at("/answerChanges").toString())
                .contains("{\"answer\":\"BY_CERTIFICATION\",\"before\":\"YES\",\"after\":\"NO\"}");
    }

    @Test
    void takesNoDecisionForStaleThatIsAPlanOrRestsOnSomethingElse() {
        clock.onTheDay("2028-09-01");
        aCertifiedHighRiskSystem("2028-12-31");
        rely("CYBERSECURITY_ACT_CERTIFICATION", true);
        assertThat(dates(365)).containsExactly("2028-12-31 EXPIRES");
        rely("CRA_CONFORMITY", false);
        assertThat(dates(365)).containsExactly("2028-12-31 EXPIRES");
    }

    @Test
    void givesEveryEntryOnceOnWhateverPages() {
        clock.onTheDay("2028-02-01");
        for (String reference : List.of("b-2", "B-1", "ä-3", "B-1")) {
            String version =
                    reference.equals("B-1") ? Integer.toString(dates(90).size()) : "";
            String product = registry.product(
                    portfolio,
                    reference,
                    Map.of("version", version, "facts", facts(Map.of("supportUntil", "2028-03-01"))));
            for (int i = 0; i < 3; i++) {
                Map<String, String> content =
                        Map.of("number", "N" + i, "suspendedFrom", "2028-03-02", "expiresOn", "2028-03-0" + (1 + i));
                file(product, "fileCertificate", "certificate", content);
            }
        }
        List<JsonNode> whole = all(90);
        assertThat(whole).hasSize(28);
        assertThat(whole.stream().map(this::day)).isSorted();
        assertThat(whole.stream().map(entry -> text(entry, "/key"))).doesNotHaveDuplicates();
        assertThat(whole.stream()
                        .filter(entry -> day(entry).equals("2028-03-03"))
                        .map(entry -> text(entry, "/product/reference")))
                .containsExactly("ä-3", "B-1", "B-1", "b-2");

        for (int size : new int[] {1, 2, 7, 27, 28, 29}) {
            assertThat(paged(size, 28)).as("pages of %d", size).isEqualTo(whole);
        }
    }

    @Test
    void listsOnlyWhatTheFilterLetsThrough() {
        clock.onTheDay("2028-02-01");
        product("R-1", Map.of("supportUntil", "2028-03-01"));
        product("R-2", Map.of("supportUntil", "2028-03-01", "unionMarket", false));

        assertThat(entries(90, Map.of("filter", Map.of("scope", List.of("OUT_OF_SCOPE")))))
                .extracting(entry -> text(entry, "/product/reference"))
                .containsExactly("R-2");
        assertThat(entries(90, Map.of("filter", Map.of("text", "r-1"))))
                .extracting(entry -> text(entry, "/product/reference"))
                .containsExactly("R-1");
    }

    @Test
    void countsTheDaysOfEachPortfolioWhereItIs() {
        String east = Registry.newKey();
        clock.onTheDay("2028-02-01");
        String other = registry.mutate(
                        "createPortfolio",
                        Map.of("key", east, "name", "East", "timeZone", "Pacific/Auckland"),
                        "portfolio { id }")
                .at("/portfolio/id")
                .asString();
        product("R-1", Map.of("supportUntil", "2028-02-10"));
        registry.product(other, "R-1", Map.of("facts", facts(Map.of("supportUntil", "2028-02-10"))));

        clock.moveTo(Instant.parse("2028-02-09T20:00:00Z"));

        Answer answer = api.ask("""
                query ($here: String!, $east: String!) {
                  here: portfolio(key: $here) { attention(within: 1) { totalCount } }
                  east: portfolio(key: $east) { attention(within: 1) { totalCount } } }""", Map.of("here", key, "east", east));
        assertThat(answer.data("/here/attention/totalCount").asInt())
                .as(answer.text())
                .isZero();
        assertThat(answer.data("/east/attention/totalCount").asInt()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"within: 0", "within: -1", "within: 3651", "first: 0", "first: 101", "after: \"nonsense\""})
    void refusesWhatIsOutOfBoundsWithASentence(String argument) {
        Answer answer = api.ask(
                "query ($key: String!) { portfolio(key: $key) { attention(%s) { totalCount } } }".formatted(argument),
                Map.of("key", key));
        assertThat(answer.code()).isEqualTo("BAD_REQUEST");
        assertThat(answer.message()).contains(argument.substring(0, argument.indexOf(':')));
    }

    @Test
    void refusesTheCursorOfAnotherList() {
        product("R-1", Map.of());
        String cursor = api.ask(
                        "query ($key: String!) { portfolio(key: $key) { products { pageInfo { endCursor } } } }",
                        Map.of("key", key))
                .data("/portfolio/products/pageInfo/endCursor")
                .asString();
        Answer answer = api.ask(
                "query ($key: String!, $after: String) { portfolio(key: $key) { attention(after: $after) { totalCount } } }",
                Map.of("key", key, "after", cursor));
        assertThat(answer.code()).isEqualTo("BAD_REQUEST");
    }

    private void aCertifiedHighRiskSystem(String expiresOn) {
        String product =
                registry.product(portfolio, "AI", Map.of("version", "1.0", "facts", facts(aHighRiskSystem("P4A"))));
        file(
                product,
                "fileCertificate",
                "certificate",
                Map.of(
                        "scheme", "EUCC",
                        "kind", "CERTIFICATE",
                        "number", "2028-17",
                        "level", "SUBSTANTIAL",
                        "certifiedObject", "THIS_PRODUCT",
                        "certifiedVersion", "1.0",
                        "issuedOn", "2028-01-01",
                        "expiresOn", expiresOn,
                        "covers", ELEMENTS));
    }

    private static Map<String, Object> aHighRiskSystem(String point) {
        return Map.of(
                "aiSystem",
                true,
                "aiExclusion",
                "NONE",
                "prohibitedPractices",
                List.of(),
                "annexIAct",
                "NONE",
                "annexIIIPoints",
                List.of(point),
                "profiling",
                true);
    }

    /** As decideArticle15Route leaves it. */
    private void rely(String route, boolean planned) {
        jdbc.update(
                "UPDATE product SET route = ?, route_from = '2028-08-01', route_planned = ?, answered_under = 'before' WHERE reference = 'AI' AND portfolio_id = (SELECT id FROM portfolio WHERE portfolio_key = ?)",
                route,
                planned ? 1 : 0,
                key);
    }

    private static Map<String, Object> facts(Map<String, ?> more) {
        Map<String, Object> facts = new HashMap<>(PLAIN);
        facts.putAll(more);
        return facts;
    }

    private String product(String reference, Map<String, ?> more) {
        return registry.product(portfolio, reference, Map.of("facts", facts(more)));
    }

    private String file(String product, String mutation, String kind, Map<String, ?> content) {
        return registry.mutate(mutation, Map.of("product", product, kind, content), kind + " { id }")
                .at("/" + kind + "/id")
                .asString();
    }

    private List<String> dates(int within) {
        return all(within).stream().map(entry -> day(entry) + " " + kind(entry)).toList();
    }

    private List<JsonNode> all(int within) {
        return entries(within, Map.of());
    }

    private List<JsonNode> entries(int within, Map<String, ?> more) {
        JsonNode connection = attention(within, more);
        List<JsonNode> nodes = new ArrayList<>();
        connection.at("/nodes").forEach(nodes::add);
        assertThat(connection.at("/totalCount").asInt()).isEqualTo(nodes.size());
        assertThat(connection.at("/pageInfo/hasNextPage").asBoolean()).isFalse();
        return nodes;
    }

    private List<JsonNode> paged(int size, int all) {
        List<JsonNode> nodes = new ArrayList<>();
        Map<String, Object> page = new HashMap<>(Map.of("first", size));
        boolean more = true;
        while (more) {
            JsonNode connection = attention(90, page);
            assertThat(connection.at("/totalCount").asInt()).isEqualTo(all);
            assertThat(connection.at("/nodes").size()).isBetween(1, size);
            connection.at("/nodes").forEach(nodes::add);
            more = connection.at("/pageInfo/hasNextPage").asBoolean();
            page.put("after", connection.at("/pageInfo/endCursor").asString());
        }
        return nodes;
    }

    private JsonNode attention(int within, Map<String, ?> more) {
        Map<String, Object> variables = new HashMap<>(Map.of("key", key, "within", within, "first", 100));
        variables.putAll(more);
        Answer answer = api.ask("""
                query ($key: String!, $within: Int, $filter: ProductFilter, $group: String, $first: Int, $after: String) {
                  portfolio(key: $key) { attention(within: $within, filter: $filter, group: $group, first: $first, after: $after) {
                    totalCount nodes { %s } pageInfo { hasNextPage endCursor } } } }""".formatted(ENTRY), variables);
        assertThat(answer.json().has("errors")).as(answer.text()).isFalse();
        return answer.data("/portfolio/attention");
    }

    private String day(JsonNode entry) {
        return text(entry, "/date");
    }

    private String kind(JsonNode entry) {
        return text(entry, "/kind");
    }

    private static String text(JsonNode entry, String pointer) {
        return entry.at(pointer).asString("");
    }
}
