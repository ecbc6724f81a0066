package org.craregistry.portfolio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.craregistry.testing.Given.aHighRiskSystem;

import com.github.kagkarlsson.scheduler.Scheduler;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.craregistry.testing.Api;
import org.craregistry.testing.Api.Answer;
import org.craregistry.testing.IntegrationTest;
import org.craregistry.testing.Jobs;
import org.craregistry.testing.MovedClock;
import org.craregistry.testing.Queries;
import org.craregistry.testing.Registry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** What was recorded by the end of a day is what the registry said on that day. Days are those of Brussels, in winter UTC+1. */
@IntegrationTest
class KnownOnTests {

    private static final Map<String, Object> FACTS =
            aHighRiskSystem().placedOn("2027-01-11").facts();
    private static final Map<String, Object> CERTIFICATE = Map.of(
            "scheme", "EUCC",
            "kind", "CERTIFICATE",
            "certifiedObject", "THIS_PRODUCT",
            "certifiedVersion", "1.0",
            "issuedOn", "2026-06-01",
            "expiresOn", "2031-05-31",
            "covers", List.of("A15-CY1"));
    private static final String RECORDED = """
            reference version name manufacturer facts { nature dataConnection supportUntil chip usedByEssentialEntities }
            fromPortfolio""";
    private static final String COUNTS = """
            products byScope { code count } byClass { code count } byAiStatus { code count }
            byArticle15 { code count } byCraConformity { code count } byOpenQuestion { code count }""";

    @LocalServerPort
    private int port;

    @Autowired
    private MovedClock clock;

    @Autowired
    private Scheduler scheduler;

    private final Map<String, Said> said = new LinkedHashMap<>();
    private Registry registry;
    private Api api;
    private String key;
    private String portfolio;
    private String product;

    /** What the registry said late on a day. */
    private record Said(
            JsonNode product, JsonNode determination, JsonNode status, JsonNode standing, JsonNode withdrawn) {}

    @BeforeEach
    void begin() {
        Jobs.pause(scheduler);
        at("2027-01-03T09:00:00Z");
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

    @Test
    void saysOfEveryDayWhatItSaidThen() {
        live();
        at("2027-02-01T09:00:00Z");
        Answer now = api.ask(
                "query ($key: String!) { portfolio(key: $key) { products { totalCount } } }", Map.of("key", key));
        assertThat(now.data("/portfolio/products/totalCount").asInt()).isEqualTo(1);
        assertThat(said).hasSize(10);
        said.forEach((day, then) -> {
            JsonNode asked = ask("""
                    query ($id: ID!, $key: String!, $day: Date!) {
                      product(by: {id: $id}) { recordedOn(knownOn: $day) { %s } determination(knownOn: $day) { %s } }
                      portfolio(key: $key) { status(knownOn: $day) { %s }
                        standing: products(knownOn: $day, orderBy: [{field: NAME}]) { totalCount nodes { id } }
                        withdrawn: products(knownOn: $day, filter: {withdrawn: true}) { totalCount nodes { id } } } }""".formatted(RECORDED, Queries.DETERMINATION, COUNTS), day);
            assertThat(asked.at("/product/recordedOn")).as(day).isEqualTo(then.product());
            assertThat(asked.at("/product/determination")).as(day).isEqualTo(then.determination());
            assertThat(asked.at("/portfolio/status")).as(day).isEqualTo(then.status());
            assertThat(asked.at("/portfolio/standing")).as(day).isEqualTo(then.standing());
            assertThat(asked.at("/portfolio/withdrawn")).as(day).isEqualTo(then.withdrawn());
        });
        assertThat(said.values().stream().map(Said::determination).distinct().count())
                .isGreaterThanOrEqualTo(5);
    }

    /** A week in the life of a product, beside another one. */
    private void live() {
        at("2027-01-10T09:00:00Z");
        product = registry.product(portfolio, "R-1", Map.of("version", "1.0", "facts", FACTS));
        remember("2027-01-10");
        at("2027-01-11T09:00:00Z");
        registry.product(portfolio, "A-2", Map.of("name", "Another"));
        remember("2027-01-11");
        at("2027-01-12T09:00:00Z");
        String certificate = registry.mutate(
                        "fileCertificate", Map.of("product", product, "certificate", CERTIFICATE), "certificate { id }")
                .at("/certificate/id")
                .asString();
        remember("2027-01-12");
        at("2027-01-13T09:00:00Z");
        mutate(
                "updateProduct",
                Map.of("version", "1.1", "name", "Zebra", "facts", Map.of("supportUntil", "2033-01-01")));
        remember("2027-01-13");
        at("2027-01-14T09:00:00Z");
        mutate("decideClassification", Map.of("coreFunctionality", "CRA-III-I-03", "reason", "It is one."));
        remember("2027-01-14");
        at("2027-01-15T09:00:00Z");
        registry.mutate(
                "withdrawCertificate",
                Map.of("id", certificate, "expectedRevision", 0, "withdrawnOn", "2027-01-15", "reason", "A flaw."),
                "");
        registry.mutate(
                "assessArticle15Elements",
                Map.of(
                        "products",
                        List.of(Map.of("id", product, "expectedRevision", revision())),
                        "article15Elements",
                        List.of(Map.of("code", "A15-CY1", "standing", "EVIDENCED", "evidence", "Report 7"))),
                "");
        remember("2027-01-15");
        at("2027-01-16T09:00:00Z");
        registry.mutate("removeEvidence", Map.of("id", certificate, "expectedRevision", 1, "reason", "Not ours."), "");
        remember("2027-01-16");
        at("2027-01-17T09:00:00Z");
        setDefaults(
                1,
                Map.of("manufacturer", "Acme", "facts", Map.of("usedByEssentialEntities", true, "nature", "SOFTWARE")));
        remember("2027-01-17");
        at("2027-01-18T09:00:00Z");
        setDefaults(2, Map.of("manufacturer", "Acme Ltd", "facts", Map.of("chip", "NONE", "unionMarket", false)));
        remember("2027-01-18");
        at("2027-01-19T09:00:00Z");
        mutate("withdrawProduct", Map.of("reason", "End of life"));
        remember("2027-01-19");
    }

    private void setDefaults(int revision, Map<String, ?> alike) {
        Map<String, Object> input = new HashMap<>(alike);
        input.put("id", portfolio);
        input.put("expectedRevision", revision - 1);
        registry.mutate("setPortfolioDefaults", input, "");
    }

    private void remember(String day) {
        at(day + "T22:30:00Z");
        JsonNode asked = ask("""
                query ($id: ID!, $key: String!) {
                  product(by: {id: $id}) { %s determination { %s } }
                  portfolio(key: $key) { status { %s }
                    standing: products(orderBy: [{field: NAME}]) { totalCount nodes { id } }
                    withdrawn: products(filter: {withdrawn: true}) { totalCount nodes { id } } } }""".formatted(RECORDED, Queries.DETERMINATION, COUNTS), day);
        tools.jackson.databind.node.ObjectNode recorded =
                ((tools.jackson.databind.node.ObjectNode) asked.at("/product"));
        JsonNode determination = recorded.remove("determination");
        said.put(
                day,
                new Said(
                        recorded,
                        determination,
                        asked.at("/portfolio/status"),
                        asked.at("/portfolio/standing"),
                        asked.at("/portfolio/withdrawn")));
    }

    @ParameterizedTest
    @CsvSource({
        "2027-01-10T22:59:58Z, 2027-01-10, after",
        "2027-01-10T23:00:00Z, 2027-01-10, before",
        "2027-01-10T23:00:00Z, 2027-01-11, after"
    })
    void knowsWhatWasRecordedBeforeTheDayWasOverInThePortfolio(String changedAt, String knownOn, String name) {
        at("2027-01-09T09:00:00Z");
        product = registry.product(portfolio, "R-1", Map.of("name", "before"));
        at(changedAt);
        mutate("updateProduct", Map.of("name", "after"));
        at("2027-01-20T09:00:00Z");
        assertThat(recordedOn(knownOn).at("/name").asString()).isEqualTo(name);
    }

    @Test
    void knowsNothingOfAProductBeforeItWasRegistered() {
        at("2027-01-10T09:00:00Z");
        product = registry.product(portfolio, "R-1", Map.of());
        at("2027-01-20T09:00:00Z");
        assertThat(recordedOn("2027-01-09").isNull()).isTrue();
        assertThat(recordedOn("2027-01-10").at("/name").asString()).isEqualTo("R-1");
        Answer answer = determination("knownOn: \"2027-01-09\"");
        assertThat(answer.code()).isEqualTo("BAD_REQUEST");
        assertThat(answer.message()).contains("registered on 2027-01-10");
        assertThat(determination("knownOn: \"2027-01-10\"").json().has("errors"))
                .isFalse();
    }

    @Test
    void showsTheOthersOnAPageWhereOneWasRegisteredLater() {
        at("2027-01-10T09:00:00Z");
        product = registry.product(portfolio, "R-1", Map.of("facts", FACTS));
        at("2027-01-12T09:00:00Z");
        registry.product(portfolio, "R-2", Map.of());

        Answer answer = api.ask(
                "query ($key: String!) { portfolio(key: $key) { products { nodes { reference determination(knownOn: \"2027-01-11\") { asOf } } } } }",
                Map.of("key", key));

        assertThat(answer.data("/portfolio/products/nodes").toString())
                .isEqualTo("[{\"reference\":\"R-1\",\"determination\":{\"asOf\":\"2027-01-11\"}},"
                        + "{\"reference\":\"R-2\",\"determination\":null}]");
        assertThat(answer.code()).isEqualTo("BAD_REQUEST");
        assertThat(answer.json().at("/errors/0/path").toString())
                .isEqualTo("[\"portfolio\",\"products\",\"nodes\",1,\"determination\"]");
    }

    @ParameterizedTest
    @CsvSource({"2027-01-20, false", "2027-01-21, true", "1899-12-31, true"})
    void knowsNothingOfDaysToCome(String knownOn, boolean refused) {
        product = registry.product(portfolio, "R-1", Map.of());
        at("2027-01-20T09:00:00Z");
        Answer answer = determination("knownOn: \"%s\"".formatted(knownOn));
        assertThat(answer.code()).as(answer.text()).isEqualTo(refused ? "BAD_REQUEST" : "");
    }

    @Test
    void answersForAnotherDayByWhatWasKnownAndUnderAnotherState() {
        at("2027-01-10T09:00:00Z");
        product = registry.product(portfolio, "R-1", Map.of("facts", FACTS));
        String then = determination("asOf: \"2029-01-01\"")
                .data("/product/determination")
                .toString();
        at("2027-01-12T09:00:00Z");
        mutate("updateProduct", Map.of("facts", Map.of("aiSystem", false)));
        assertThat(determination("asOf: \"2029-01-01\", knownOn: \"2027-01-11\"")
                        .data("/product/determination")
                        .toString())
                .isEqualTo(then);
        assertThat(determination("asOf: \"2029-01-01\", knownOn: \"2027-01-12\"")
                        .data("/product/determination")
                        .toString())
                .isNotEqualTo(then);
        assertThat(determination("knownOn: \"2027-01-11\", stateOfLaw: \"R1\"")
                        .data("/product/determination/stateOfLaw/code")
                        .asString())
                .isEqualTo("R1");
        assertThat(determination("knownOn: \"2027-01-11\"")
                        .data("/product/determination/asOf")
                        .asString())
                .isEqualTo("2027-01-11");
    }

    @Test
    void countsAndForecastsByWhatWasKnownOnAnotherDay() {
        at("2027-01-10T09:00:00Z");
        product = registry.product(portfolio, "R-1", Map.of("facts", FACTS));
        String field = "forecast(%sfrom: \"2027-01-01\", to: \"2029-01-01\", step: QUARTER) { asOf %s }";
        JsonNode then =
                ask("query ($key: String!) { portfolio(key: $key) { " + field.formatted("", COUNTS) + " } }", "");
        at("2027-01-12T09:00:00Z");
        mutate("withdrawProduct", Map.of("reason", "End of life"));
        registry.product(portfolio, "R-2", Map.of());
        registry.product(portfolio, "R-3", Map.of());
        assertThat(ask(
                        "query ($key: String!) { portfolio(key: $key) { "
                                + field.formatted("knownOn: \"2027-01-11\", ", COUNTS) + " } }",
                        ""))
                .isEqualTo(then);
        assertThat(ask("query ($key: String!) { portfolio(key: $key) { " + field.formatted("", COUNTS) + " } }", ""))
                .isNotEqualTo(then);
    }

    @Test
    void filtersBySearchesAndSortsWhatWasRecordedThen() {
        at("2027-01-10T09:00:00Z");
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            ids.add(registry.product(
                    portfolio,
                    "R-" + i,
                    Map.of("name", "Router " + (9 - i), "responsible", i % 2 == 0 ? "Ada" : "Grace")));
        }
        at("2027-01-12T09:00:00Z");
        for (String id : ids) {
            product = id;
            mutate("updateProduct", Map.of("name", "Switch", "responsible", "Nobody"));
        }
        String filter = "knownOn: \"2027-01-10\", filter: {text: \"router\", responsible: [\"ADA\"]}";
        String list = "orderBy: [{field: NAME, direction: DESCENDING}]";
        List<String> found = new ArrayList<>();
        String after = "";
        for (int page = 0; page < 3; page++) {
            JsonNode products = ask(
                            "query ($key: String!) { portfolio(key: $key) { products(%s, %s, first: 2%s) { totalCount nodes { reference name } pageInfo { endCursor hasNextPage hasPreviousPage } } } }"
                                    .formatted(filter, list, after),
                            "")
                    .at("/portfolio/products");
            products.at("/nodes").forEach(node -> {
                found.add(node.at("/reference").asString());
                assertThat(node.at("/name").asString()).isEqualTo("Switch");
            });
            assertThat(products.at("/totalCount").asInt()).isEqualTo(5);
            assertThat(products.at("/pageInfo/hasNextPage").asBoolean()).isEqualTo(page < 2);
            after = ", after: \"" + products.at("/pageInfo/endCursor").asString() + "\"";
        }
        assertThat(found).containsExactly("R-0", "R-2", "R-4", "R-6", "R-8");
        JsonNode last = ask(
                "query ($key: String!) { portfolio(key: $key) { products(%s, %s, last: 2) { nodes { reference } } } }"
                        .formatted(filter, list),
                "");
        assertThat(last.at("/portfolio/products/nodes/1/reference").asString()).isEqualTo("R-8");
        assertThat(last.at("/portfolio/products/nodes/0/reference").asString()).isEqualTo("R-6");
    }

    @Test
    void showsStrangersNothingOfTheHistory() {
        at("2027-01-10T09:00:00Z");
        product = registry.product(portfolio, "R-1", Map.of());
        String other = Registry.newKey();
        Api member = registry.member(registry.portfolio(other), "VIEWER");
        at("2027-01-12T09:00:00Z");
        Answer answer = member.ask("""
                query ($id: ID!, $key: String!, $other: String!) {
                  product(by: {id: $id}) { recordedOn(knownOn: "2027-01-11") { name } determination(knownOn: "2027-01-11") { asOf } }
                  node(id: $id) { ... on Product { recordedOn(knownOn: "2027-01-11") { name } } }
                  portfolio(key: $key) { status(knownOn: "2027-01-11") { products } }
                  other: portfolio(key: $other) { status(knownOn: "2027-01-11") { products }
                    products(knownOn: "2027-01-11") { nodes { id } }
                    forecast(from: "2027-01-01", to: "2027-02-01", step: MONTH) { products } } }""", Map.of("id", product, "key", key, "other", other));
        assertThat(answer.json().has("errors")).as(answer.text()).isFalse();
        assertThat(answer.data("/product").isNull()).isTrue();
        assertThat(answer.data("/node").isNull()).isTrue();
        assertThat(answer.data("/portfolio").isNull()).isTrue();
        assertThat(answer.data("/other/status/products").asInt()).isZero();
        assertThat(answer.data("/other/products/nodes")).isEmpty();
        assertThat(answer.data("/other/forecast/0/products").asInt()).isZero();
    }

    private void at(String moment) {
        clock.moveTo(Instant.parse(moment));
    }

    private void mutate(String mutation, Map<String, ?> changed) {
        Map<String, Object> input = new LinkedHashMap<>(changed);
        input.put("id", product);
        input.put("expectedRevision", revision());
        registry.mutate(mutation, input, "");
    }

    private int revision() {
        return api.ask("query ($id: ID!) { product(by: {id: $id}) { revision } }", Map.of("id", product))
                .data("/product/revision")
                .asInt();
    }

    private JsonNode recordedOn(String day) {
        return ask(
                        "query ($id: ID!, $day: Date!) { product(by: {id: $id}) { recordedOn(knownOn: $day) { name } } }",
                        day)
                .at("/product/recordedOn");
    }

    private Answer determination(String arguments) {
        return api.ask(
                "query ($id: ID!) { product(by: {id: $id}) { determination(%s) { asOf stateOfLaw { code } aiStatus { outcome } article15 { outcome } } } }"
                        .formatted(arguments),
                Map.of("id", product));
    }

    private JsonNode ask(String document, String day) {
        Map<String, Object> variables = new LinkedHashMap<>(Map.of("key", key, "day", day));
        if (product != null) {
            variables.put("id", product);
        }
        Answer answer = api.ask(document, variables);
        assertThat(answer.json().has("errors")).as(answer.text()).isFalse();
        return answer.data("");
    }
}
