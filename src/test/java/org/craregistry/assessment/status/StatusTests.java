package org.craregistry.assessment.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.craregistry.testing.Api;
import org.craregistry.testing.Api.Answer;
import org.craregistry.testing.IntegrationTest;
import org.craregistry.testing.Registry;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The counts of a portfolio, and the filters that go with them. */
@IntegrationTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StatusTests {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int PRODUCTS = 40;
    private static final String STATUS = """
            query ($key: String!, $filter: ProductFilter) { portfolio(key: $key) { status(filter: $filter) { products nextBoundary
              byScope { code count filter } byApplicability { code count filter }
              byClass { code count filter } byCategory { code count filter }
              byAiStatus { code count filter } byArticle15 { code count filter }
              byCraConformity { code count filter } byMarketStage { code count filter } byRoute { code count filter }
              byRouteSupport { code count filter } byProcedure { code count filter }
              byUnmet { code label explanation citation { place } count filter }
              byOpenQuestion { code count filter } } } }""";
    private static final String LIST = """
            query ($key: String!, $filter: ProductFilter) { portfolio(key: $key) { products(filter: $filter, first: 100) {
              totalCount nodes { reference } } } }""";

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcTemplate jdbc;

    private Registry registry;
    private Api api;
    private String key;

    @BeforeAll
    void fill() {
        registry = new Registry(port);
        api = registry.administrator();
        key = Registry.newKey();
        String portfolio = registry.portfolio(key);
        Random random = new Random(4);
        for (int i = 0; i < PRODUCTS; i++) {
            String product = registry.product(
                    portfolio,
                    "R-" + i,
                    Map.of(
                            "name",
                            i % 3 == 0 ? "Router" : "Camera",
                            "responsible",
                            "Team " + i % 4,
                            "facts",
                            facts(random)));
            if (i % 10 == 9) {
                registry.mutate(
                        "withdrawProduct",
                        Map.of("id", product, "expectedRevision", 0, "reason", "Sold."),
                        "product { id }");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void yieldsExactlyTheProductsCounted(long seed) {
        Random random = new Random(seed);
        JsonNode all = status(Map.of());
        for (int round = 0; round < 3; round++) {
            Map<String, Object> filter = round == 0 && seed == 1 ? Map.of() : randomFilter(random, all);
            JsonNode status = status(filter);
            assertThat(references(filter)).hasSize(status.at("/products").asInt());
            status.propertyStream()
                    .filter(group -> group.getKey().startsWith("by"))
                    .forEach(group -> group.getValue().forEach(count -> {
                        Map<String, Object> narrowed = JSON.convertValue(count.get("filter"), Map.class);
                        assertThat(references(narrowed))
                                .as("%s under %s", count, filter)
                                .hasSize(count.at("/count").asInt())
                                .isSubsetOf(references(filter));
                        assertThat(status(narrowed).at("/products").asInt())
                                .isEqualTo(count.at("/count").asInt());
                    }));
        }
    }

    @Test
    void leadsFromEachCountToItsProductsAndSaysWhatPeopleReadForIt() {
        JsonNode status = api.ask("""
                        query ($key: String!) { portfolio(key: $key) { status {
                          byScope { code label explanation citation { place } count filter products(first: 40) { totalCount nodes { reference } } }
                          byOpenQuestion { code label explanation count filter products(first: 2) { totalCount pageInfo { hasNextPage } } }
                          byRoute { code label count } } } }""", Map.of("key", key)).data("/portfolio/status");
        status.at("/byScope").forEach(count -> {
            Set<String> listed = new TreeSet<>();
            count.at("/products/nodes")
                    .forEach(node -> listed.add(node.at("/reference").asString()));
            assertThat(listed)
                    .as(count.toString())
                    .hasSize(count.at("/count").asInt())
                    .isEqualTo(references(JSON.convertValue(count.get("filter"), Map.class)));
            assertThat(count.at("/label").asString())
                    .isNotBlank()
                    .isNotEqualTo(count.at("/code").asString());
            assertThat(count.at("/citation/place").asString()).isNotBlank();
        });
        status.at("/byOpenQuestion").forEach(count -> {
            assertThat(count.at("/products/totalCount").asInt())
                    .isEqualTo(count.at("/count").asInt());
            assertThat(count.at("/explanation").asString()).endsWith("?");
        });
        assertThat(status.at("/byRoute/0").toString()).startsWith("{\"code\":null,\"label\":\"No route relied on\"");
    }

    @Test
    void countsEveryProductOnceWhereItHasOneAnswer() {
        JsonNode status = status(Map.of());
        assertThat(status.at("/products").asInt()).isEqualTo(PRODUCTS - PRODUCTS / 10);
        for (String group : List.of(
                "byScope", "byApplicability", "byClass", "byAiStatus", "byArticle15", "byMarketStage", "byRoute")) {
            assertThat(sum(status.at("/" + group)))
                    .as(group)
                    .isEqualTo(status.at("/products").asInt());
        }
        assertThat(status.at("/byRoute/0/code").isNull()).isTrue();
        assertThat(status.at("/byRouteSupport")).isEmpty();
    }

    @Test
    void saysWhatProductsLackTheMostFrequentFirst() {
        JsonNode unmet = status(Map.of()).at("/byUnmet");
        assertThat(unmet).isNotEmpty();
        List<Integer> counts = new ArrayList<>();
        unmet.forEach(one -> counts.add(one.at("/count").asInt()));
        assertThat(counts).isSortedAccordingTo((a, b) -> b - a);
        assertThat(unmet.get(0).at("/explanation").asString()).isNotBlank();
        assertThat(unmet.get(0).at("/citation/place").asString()).isNotBlank();
        assertThat(unmet.get(0).at("/filter/unmet/0").asString())
                .isEqualTo(unmet.get(0).at("/code").asString());
    }

    @Test
    void countsUnderAFilterWhatTheProductsThemselvesSay() {
        for (String text : List.of("", "router")) {
            Map<String, Object> filter = new HashMap<>(Map.of("scope", List.of("IN_SCOPE", "OUT_OF_SCOPE")));
            if (!text.isEmpty()) {
                filter.put("text", text);
            }
            Map<String, Integer> counted = new HashMap<>();
            status(filter)
                    .at("/byArticle15")
                    .forEach(one -> counted.put(
                            one.at("/code").asString(), one.at("/count").asInt()));
            Map<String, Integer> stored = new HashMap<>();
            jdbc.query(
                    "SELECT article15 FROM product WHERE portfolio_id = (SELECT id FROM portfolio WHERE portfolio_key = ?)"
                            + " AND standing = 1 AND scope IN ('IN_SCOPE', 'OUT_OF_SCOPE') AND search_text LIKE ?",
                    row -> {
                        stored.merge(row.getString(1), 1, Integer::sum);
                    },
                    key,
                    "%" + text + "%");
            assertThat(counted).isNotEmpty().isEqualTo(stored);
        }
    }

    @Test
    void namesTheFirstDayOnWhichAnAnswerMayChange() {
        for (Map<String, Object> filter : List.of(Map.<String, Object>of(), Map.<String, Object>of("text", "router"))) {
            LocalDate ends = jdbc.queryForObject(
                    "SELECT MIN(answers_hold_until) FROM product WHERE portfolio_id = (SELECT id FROM portfolio WHERE"
                            + " portfolio_key = ?) AND standing = 1 AND search_text LIKE ?",
                    LocalDate.class,
                    key,
                    "%" + filter.getOrDefault("text", "") + "%");
            assertThat(ends).isNotNull();
            assertThat(status(filter).at("/nextBoundary").asString())
                    .isEqualTo(ends.plusDays(1).toString());
        }
        assertThat(status(Map.of("text", "nothing like it")).at("/nextBoundary").isNull())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "2028-03-01, yes, 2028-02-29, PLANNED",
        "2028-03-01, no,  2028-02-29, PLANNED",
        "2028-03-01, yes, 2028-03-01, ON_THE_MARKET",
        "2028-03-01, ,    2028-03-01, ON_THE_MARKET",
        "2028-03-01, no,  2028-03-01, NO_LONGER_PLACED",
        ",           yes, 2028-03-01, ON_THE_MARKET",
        ",           no,  2028-03-01, UNKNOWN",
        ",           ,    2028-03-01, UNKNOWN"
    })
    void tellsHowFarAProductHasComeToTheMarketOnADay(String placedOn, String still, String day, String stage) {
        Map<String, Object> facts = new HashMap<>();
        if (placedOn != null) {
            facts.put("placedOnMarketOn", placedOn);
        }
        if (still != null) {
            facts.put("stillPlacedOnMarket", still.equals("yes"));
        }
        String mine = Registry.newKey();
        registry.product(registry.portfolio(mine), "R", Map.of("facts", facts));

        Answer answer = api.ask("""
                query ($key: String!, $day: Date!, $stage: MarketStage!) { portfolio(key: $key) {
                  status(asOf: $day) { byMarketStage { code count } }
                  products(asOf: $day, filter: {marketStage: [$stage]}) { nodes { determination(asOf: $day) { marketStage } } } } }""", Map.of("key", mine, "day", day, "stage", stage));

        assertThat(answer.data("/portfolio").toString())
                .as(answer.text())
                .isEqualTo(
                        "{\"status\":{\"byMarketStage\":[{\"code\":\"%1$s\",\"count\":1}]},\"products\":{\"nodes\":[{\"determination\":{\"marketStage\":\"%1$s\"}}]}}"
                                .formatted(stage));
    }

    @Test
    void filtersByWhetherARouteIsReliedOn() {
        assertThat(references(Map.of("relied", false))).isEqualTo(references(Map.of()));
        assertThat(references(Map.of("relied", true))).isEmpty();
    }

    @Test
    void refusesAConditionThatIsNone() {
        Answer answer = api.ask(LIST, Map.of("key", key, "filter", Map.of("everyUnmet", List.of("D99"))));
        assertThat(answer.text()).contains("everyUnmet: \\\"D99\\\" is no condition");
    }

    @Test
    void tellsAStrangerNothing() {
        Answer answer = registry.stranger().ask(STATUS, Map.of("key", key));
        assertThat(answer.data("/portfolio").isNull()).as(answer.text()).isTrue();
    }

    private static int sum(JsonNode group) {
        int sum = 0;
        for (JsonNode one : group) {
            sum += one.at("/count").asInt();
        }
        return sum;
    }

    private JsonNode status(Map<String, Object> filter) {
        Answer answer = api.ask(STATUS, Map.of("key", key, "filter", filter));
        assertThat(answer.json().has("errors")).as(answer.text()).isFalse();
        return answer.data("/portfolio/status");
    }

    private Set<String> references(Map<String, Object> filter) {
        Answer answer = api.ask(LIST, Map.of("key", key, "filter", filter));
        assertThat(answer.json().has("errors")).as(answer.text()).isFalse();
        Set<String> references = new TreeSet<>();
        answer.data("/portfolio/products/nodes")
                .forEach(node -> references.add(node.at("/reference").asString()));
        assertThat(answer.data("/portfolio/products/totalCount").asInt()).isEqualTo(references.size());
        return references;
    }

    /** Criteria with values that occur, the same one sometimes with several values. */
    private static Map<String, Object> randomFilter(Random random, JsonNode all) {
        Map<String, Object> filter = new LinkedHashMap<>();
        List<String> fields = List.of(
                "scope",
                "applicability",
                "productClass",
                "category",
                "aiStatus",
                "article15",
                "craConformity",
                "marketStage",
                "procedure",
                "everyProcedure",
                "unmet",
                "everyUnmet",
                "openQuestion",
                "everyOpenQuestion");
        for (int i = 0; i < 1 + random.nextInt(3); i++) {
            String field = fields.get(random.nextInt(fields.size()));
            List<String> values = occurring(all, field);
            List<String> chosen = new ArrayList<>();
            for (int n = 0; n <= random.nextInt(3) && !values.isEmpty(); n++) {
                chosen.add(values.get(random.nextInt(values.size())));
            }
            filter.put(field, chosen);
        }
        if (random.nextInt(4) == 0) {
            filter.put("text", "outer");
        }
        if (random.nextInt(4) == 0) {
            filter.put("responsible", List.of("team 1", "team 2", "team 3"));
        }
        if (random.nextInt(4) == 0) {
            filter.put("placedUntil", "2027-10-01");
        }
        if (random.nextInt(5) == 0) {
            filter.put("withdrawn", true);
        }
        if (random.nextInt(4) == 0) {
            filter.put("relied", false);
        }
        return filter;
    }

    private static List<String> occurring(JsonNode all, String field) {
        String plain = field.startsWith("every") ? Character.toLowerCase(field.charAt(5)) + field.substring(6) : field;
        List<String> values = new ArrayList<>();
        all.propertyStream()
                .filter(group -> group.getKey().startsWith("by"))
                .forEach(group -> group.getValue()
                        .forEach(count ->
                                count.get("filter").path(plain).forEach(value -> values.add(value.asString()))));
        return values;
    }

    private static Map<String, Object> facts(Random random) {
        Map<String, Object> facts = new HashMap<>();
        for (String fact : List.of(
                "dataConnection",
                "unionMarket",
                "commercialActivity",
                "aiSystem",
                "profiling",
                "stillPlacedOnMarket")) {
            if (random.nextInt(4) > 0) {
                facts.put(fact, random.nextInt(6) > 0);
            }
        }
        if (random.nextInt(4) > 0) {
            facts.putAll(Map.of(
                    "nature",
                    "HARDWARE",
                    "operatorRole",
                    "MANUFACTURER",
                    "otherLaw",
                    List.of(),
                    "presentation",
                    "MARKET",
                    "identicalSparePart",
                    false,
                    "freeAndOpenSource",
                    false,
                    "chip",
                    "NONE",
                    "annexIIIPoints",
                    List.of("P2"),
                    "placedOnMarketOn",
                    "2027-%02d-15".formatted(1 + random.nextInt(12))));
            facts.putAll(Map.of(
                    "defenceOrNationalSecurityOnly",
                    false,
                    "classifiedInformation",
                    false,
                    "coreFunctionality",
                    List.of("NONE", "CRA-III-I-03", "CRA-IV-01").get(random.nextInt(3)),
                    "prohibitedPractices",
                    List.of(),
                    "aiExclusion",
                    "NONE",
                    "annexIAct",
                    "NONE"));
        }
        return facts;
    }
}
