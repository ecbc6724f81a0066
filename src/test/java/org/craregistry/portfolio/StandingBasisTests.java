package org.craregistry.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.craregistry.testing.Api;
import org.craregistry.testing.Api.Answer;
import org.craregistry.testing.IntegrationTest;
import org.craregistry.testing.MovedClock;
import org.craregistry.testing.Registry;
import org.craregistry.testing.StatementCount;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** What it rests on that requirements are fulfilled, and whether classes are signed: as it is listed, counted and shown. */
@IntegrationTest
class StandingBasisTests {

    private static final Instant NOW = Instant.parse("2027-03-01T09:00:00Z");
    private static final String COUNTS = """
            query ($key: String!, $filter: ProductFilter, $asOf: Date, $knownOn: Date) { portfolio(key: $key) { status(filter: $filter, asOf: $asOf, knownOn: $knownOn) {
              byStandingBasis { code count filter } byClassificationSigned { code count filter } } } }""";
    private static final String LIST = """
            query ($key: String!, $filter: ProductFilter, $asOf: Date, $knownOn: Date) { portfolio(key: $key) {
              products(filter: $filter, asOf: $asOf, knownOn: $knownOn) { totalCount nodes { reference } } } }""";

    @LocalServerPort
    private int port;

    @Autowired
    private MovedClock clock;

    @Autowired
    private StatementCount statements;

    private Registry registry;
    private Api api;
    private String key;
    private String portfolio;

    @BeforeEach
    void anEmptyPortfolio() {
        clock.moveTo(NOW);
        registry = new Registry(port);
        api = registry.administrator();
        key = Registry.newKey();
        portfolio = registry.portfolio(key);
    }

    @AfterEach
    void moveBack() {
        clock.moveBack();
    }

    @Test
    void tellsOnHowMuchConformityRests() {
        String product = router("R-1");
        fulfil(product, "CRA-AI-P1-1", "As designed.");
        fulfil(product, "CRA-AI-P1-2d", " ");
        fulfil(product, "CRA-AI-P1-2c", "As tested.");
        attach(product, "CRA-AI-P1-2c");
        stand(product, "CRA-AI-P1-2a", "NOT_FULFILLED", null);
        attach(product, "CRA-AI-P1-2a");

        JsonNode standings = determination(
                        product,
                        "craConformity { standingSupport { fulfilled onDocuments onNotesAlone onNothing reviewed } }")
                .at("/craConformity/standingSupport");

        assertThat(standings).hasToString("""
                {"fulfilled":3,"onDocuments":1,"onNotesAlone":1,"onNothing":1,"reviewed":0}""");
        Answer asked = api.ask(
                "{ determine(facts: {nature: SOFTWARE}) { craConformity { standingSupport { fulfilled } } toDo { kind } } }");
        assertThat(asked.data("/determine/craConformity/standingSupport").isNull())
                .isTrue();
        assertThat(asked.data("/determine/toDo")).isEmpty();
    }

    @Test
    void countsWhatItListsByBasisAndSignature() {
        fill();

        assertThat(counted(Map.of()))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "DOCUMENTS",
                        "R-1",
                        "PARTLY_DOCUMENTS",
                        "R-2",
                        "NOTES_ALONE",
                        "R-3",
                        "true",
                        "R-1",
                        "false",
                        "R-2 R-3 R-4"));
        assertThat(counted(Map.of("productClass", List.of("IMPORTANT_CLASS_I"), "classificationSigned", false)))
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("PARTLY_DOCUMENTS", "R-2", "NOTES_ALONE", "R-3", "false", "R-2 R-3 R-4"));
        assertThat(counted(Map.of("text", "r-1"))).containsOnlyKeys("DOCUMENTS", "true");
        assertThat(counted(Map.of(), "asOf", "2029-01-01")).isEqualTo(counted(Map.of()));
        assertThat(listed(Map.of("standingBasis", List.of("DOCUMENTS", "NOTES_ALONE"))))
                .isEqualTo("R-1 R-3");
        assertThat(listed(Map.of("standingBasis", List.of("DOCUMENTS")), "asOf", "2029-01-01"))
                .isEqualTo("R-1");
    }

    @Test
    void knowsOnWhatItRestedOnAPastDay() {
        fill();
        Map<String, String> then = counted(Map.of());
        clock.moveTo(NOW.plus(Duration.ofDays(3)));
        String last = api.ask(LIST.replace("reference", "id"), Map.of("key", key, "filter", Map.of("text", "r-3")))
                .data("/portfolio/products/nodes/0/id")
                .asString();
        attach(last, "CRA-AI-P1-1");
        sign(last);

        Map<String, String> now = counted(Map.of());
        assertThat(now).containsEntry("DOCUMENTS", "R-1 R-3").containsEntry("true", "R-1 R-3");
        assertThat(counted(Map.of(), "knownOn", "2027-03-01")).isEqualTo(then);
        assertThat(counted(Map.of(), "knownOn", "2027-03-04")).isEqualTo(now);
    }

    @Test
    void countsInAsManyStatementsForManyProductsAsForFew() {
        Map<String, Object> asked = Map.of("key", key);
        fill();
        api.ask(COUNTS, asked);
        int few = statements.during(() -> api.ask(COUNTS, asked)).size();
        for (int i = 10; i < 20; i++) {
            attach(fulfil(router("R-" + i), "CRA-AI-P1-1", null), "CRA-AI-P1-1");
        }
        assertThat(statements.during(() -> api.ask(COUNTS, asked))).hasSize(few);
    }

    @Test
    void saysWhatThereIsToDo() {
        String product = fulfil(router("R-1"), "CRA-AI-P1-1", "As designed.");
        assertThat(toDo(product)).isEqualTo("SIGN_CLASS 1, ATTACH_DOCUMENTS 1");
        registry.mutate(
                "updatePortfolio",
                Map.of("id", portfolio, "expectedRevision", 0, "reviewsStandings", true),
                "portfolio { id }");
        assertThat(toDo(product)).isEqualTo("SIGN_CLASS 1, ATTACH_DOCUMENTS 1, REVIEW_STANDINGS 1");

        sign(product);
        attach(product, "CRA-AI-P1-1");

        assertThat(toDo(product)).isEqualTo("REVIEW_STANDINGS 1");
        String plain = registry.product(portfolio, "R-2", Map.of("facts", facts("NONE")));
        assertThat(toDo(plain)).isEmpty();
    }

    private void fill() {
        String signed = fulfil(router("R-1"), "CRA-AI-P1-1", null);
        attach(signed, "CRA-AI-P1-1");
        sign(signed);
        String partly = fulfil(fulfil(router("R-2"), "CRA-AI-P1-1", "As designed."), "CRA-AI-P1-2d", null);
        attach(partly, "CRA-AI-P1-2d");
        fulfil(router("R-3"), "CRA-AI-P1-1", "As designed.");
        router("R-4");
        registry.product(portfolio, "R-5", Map.of());
    }

    /** The references of the products that are listed by the filter of each count; as many as counted. */
    private Map<String, String> counted(Map<String, ?> filter, String... day) {
        JsonNode status = api.ask(COUNTS, chosen(filter, day)).data("/portfolio/status");
        Map<String, String> counted = new TreeMap<>();
        for (String list : List.of("StandingBasis", "ClassificationSigned")) {
            status.at("/by" + list).forEach(count -> {
                @SuppressWarnings("unchecked")
                Map<String, Object> narrowed =
                        tools.jackson.databind.json.JsonMapper.shared().treeToValue(count.at("/filter"), Map.class);
                String references = listed(narrowed, day);
                assertThat(references.split(" ")).hasSize(count.at("/count").asInt());
                counted.put(count.at("/code").asString(), references);
            });
        }
        return counted;
    }

    private String listed(Map<String, ?> filter, String... day) {
        JsonNode products = api.ask(LIST, chosen(filter, day)).data("/portfolio/products");
        List<String> references = products.at("/nodes")
                .valueStream()
                .map(one -> one.at("/reference").asString())
                .toList();
        assertThat(products.at("/totalCount").asInt()).isEqualTo(references.size());
        return String.join(" ", references);
    }

    private Map<String, Object> chosen(Map<String, ?> filter, String... day) {
        Map<String, Object> chosen = new HashMap<>(Map.of("key", key, "filter", filter));
        if (day.length > 0) {
            chosen.put(day[0], day[1]);
        }
        return chosen;
    }

    private String router(String reference) {
        return registry.product(portfolio, reference, Map.of("facts", facts("CRA-III-I-12")));
    }

    private static Map<String, Object> facts(String coreFunctionality) {
        Map<String, Object> facts =
                new HashMap<>(Map.of("nature", "HARDWARE_AND_SOFTWARE", "operatorRole", "MANUFACTURER"));
        List.of("dataConnection", "unionMarket", "commercialActivity").forEach(yes -> facts.put(yes, true));
        List.of(
                        "identicalSparePart",
                        "defenceOrNationalSecurityOnly",
                        "classifiedInformation",
                        "otherAdvancedSecurityDevice")
                .forEach(no -> facts.put(no, false));
        facts.putAll(Map.of("otherLaw", List.of(), "presentation", "MARKET", "chip", "NONE"));
        facts.put("coreFunctionality", coreFunctionality);
        return facts;
    }

    private String fulfil(String product, String code, String note) {
        return stand(product, code, "FULFILLED", note);
    }

    private String stand(String product, String code, String standing, String note) {
        Map<String, Object> told = new HashMap<>(Map.of("code", code, "standing", standing));
        told.put("note", note);
        registry.mutate(
                "assessRequirements",
                Map.of(
                        "products",
                        List.of(Map.of("id", product, "expectedRevision", revision(product))),
                        "requirements",
                        List.of(told)),
                "products { id }");
        return product;
    }

    private void attach(String product, String code) {
        String standing = api.ask(
                        "query($id: ID!) { node(id: $id) { ... on Product { requirements { id requirement { code } } } } }",
                        Map.of("id", product))
                .data("/node/requirements")
                .valueStream()
                .filter(one -> one.at("/requirement/code").asString().equals(code))
                .map(one -> one.at("/id").asString())
                .findFirst()
                .orElseThrow();
        registry.mutate("attachAddress", Map.of("to", standing, "url", "https://example.org/"), "address { id }");
    }

    private void sign(String product) {
        registry.mutate(
                "decideClassification",
                Map.of(
                        "id",
                        product,
                        "expectedRevision",
                        revision(product),
                        "coreFunctionality",
                        "CRA-III-I-12",
                        "reason",
                        "It routes."),
                "product { id }");
    }

    private int revision(String product) {
        return api.ask("query($id: ID!) { node(id: $id) { ... on Product { revision } } }", Map.of("id", product))
                .data("/node/revision")
                .asInt();
    }

    private String toDo(String product) {
        return String.join(
                ", ",
                determination(product, "toDo { kind count statement }")
                        .at("/toDo")
                        .valueStream()
                        .map(one -> one.at("/kind").asString() + " "
                                + one.at("/count").asInt())
                        .toList());
    }

    private JsonNode determination(String product, String fields) {
        Answer answer = api.ask(
                "query($id: ID!) { node(id: $id) { ... on Product { determination { %s } } } }".formatted(fields),
                Map.of("id", product));
        assertThat(answer.json().has("errors")).as(answer.text()).isFalse();
        return answer.data("/node/determination");
    }
}
