package org.craregistry.assessment.status;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.Scheduler;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.craregistry.law.AiStatusOutcome;
import org.craregistry.law.Article15Outcome;
import org.craregistry.law.Article15Route;
import org.craregistry.law.ConformityOutcome;
import org.craregistry.law.Law;
import org.craregistry.law.MarketStage;
import org.craregistry.law.Procedure;
import org.craregistry.law.ProductClass;
import org.craregistry.law.ScopeOutcome;
import org.craregistry.law.Vocabulary;
import org.craregistry.portfolio.RouteSupport;
import org.craregistry.portfolio.StandingBasis;
import org.craregistry.storage.Ids;
import org.craregistry.testing.Api;
import org.craregistry.testing.Api.Answer;
import org.craregistry.testing.IntegrationTest;
import org.craregistry.testing.Jobs;
import org.craregistry.testing.MovedClock;
import org.craregistry.testing.RandomProducts;
import org.craregistry.testing.Registry;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;

/** What is asked of another day is what an evaluation of every product on that day, one by one, comes to. */
@IntegrationTest
@TestInstance(Lifecycle.PER_CLASS)
class AnyDateTests {

    private static final int PRODUCTS = 45;
    private static final String COUNTS = """
            products byScope { code count } byClass { code count } byCategory { code count }
            byAiStatus { code count } byArticle15 { code count } byCraConformity { code count } byMarketStage { code count }
            byOpenQuestion { code count }""";
    private static final String ONE_BY_ONE = """
            query ($key: String!, $day: Date!) { portfolio(key: $key) { products(first: 100) { nodes { reference
              determination(asOf: $day) { scope { outcome } classification { productClass category { code } }
                aiStatus { outcome } article15 { outcome } craConformity { outcome } marketStage openQuestions { fact }
                procedures { procedure state } } } } } }""";
    private static final String FORECAST = """
            query ($key: String!, $filter: ProductFilter, $from: Date!, $to: Date!, $step: ForecastStep!) {
              portfolio(key: $key) { forecast(filter: $filter, from: $from, to: $to, step: $step) { asOf %s } } }""".formatted(COUNTS);
    private static final String STATUS = """
            query ($key: String!, $filter: ProductFilter, $asOf: Date) {
              portfolio(key: $key) { status(filter: $filter, asOf: $asOf) { %s } } }""".formatted(COUNTS);
    private static final String LIST = """
            query ($key: String!, $filter: ProductFilter, $asOf: Date, $order: [ProductOrder!], $first: Int, $after: String, $last: Int,
                   $before: String) {
              portfolio(key: $key) { products(filter: $filter, asOf: $asOf, orderBy: $order, first: $first, after: $after, last: $last,
                  before: $before) {
                totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor } nodes { reference } } } }""";
    private static final Instant NOW = Instant.parse("2027-06-15T09:00:00Z");

    @LocalServerPort
    private int port;

    @Autowired
    private MovedClock clock;

    @Autowired
    private Scheduler scheduler;

    @Autowired
    private JdbcTemplate jdbc;

    private final Random random = new Random(17);
    private Registry registry;
    private Api api;
    private String key;

    @BeforeAll
    void fillAPortfolio() {
        Jobs.pause(scheduler);
        clock.moveTo(NOW);
        registry = new Registry(port);
        api = registry.administrator();
        key = Registry.newKey();
        String portfolio = registry.portfolio(key);
        RandomProducts made = new RandomProducts(registry, portfolio, 17);
        for (int i = 0; i < PRODUCTS; i++) {
            made.add();
        }
        relyOnRoutes();
    }

    /** As decisions leave it; the answers are those of nothing, so that they are renewed. */
    private void relyOnRoutes() {
        List<byte[]> ids = jdbc.queryForList(
                "SELECT p.id FROM product p JOIN portfolio f ON f.id = p.portfolio_id WHERE f.portfolio_key = ?",
                byte[].class,
                key);
        for (byte[] id : ids) {
            if (random.nextInt(3) > 0) {
                jdbc.update(
                        "UPDATE product SET route_decision_id = ?, route = ?, route_from = ?, route_planned = ?, answered_under = 'none' WHERE id = ?",
                        Ids.bytes(Ids.next()),
                        pick(Article15Route.values()).name(),
                        "202%d-09-01".formatted(7 + random.nextInt(3)),
                        random.nextInt(2),
                        id);
            }
        }
        recount();
    }

    /** Who writes past the registry counts anew. */
    private void recount() {
        String counted =
                "product_class, category, scope, applicability, ai_status, article15, cra_conformity, market_stage,"
                        + " route, route_support, standing_basis, classification_signed";
        String here = "portfolio_id = (SELECT f.id FROM portfolio f WHERE f.portfolio_key = ?)";
        jdbc.update("DELETE FROM answer_count WHERE " + here, key);
        jdbc.update(
                "INSERT INTO answer_count (portfolio_id, id, %1$s, delta) SELECT portfolio_id, MIN(id), %1$s, COUNT(*) FROM product WHERE standing = 1 AND %2$s GROUP BY portfolio_id, %1$s"
                        .formatted(counted, here),
                key);
    }

    @AfterEach
    void returnToTheDay() {
        moveTo(NOW);
    }

    @AfterAll
    void moveBack() {
        clock.moveBack();
        scheduler.resume();
    }

    @ParameterizedTest
    @CsvSource({
        "2024-06-01, 2029-03-01, QUARTER",
        "2027-12-08, 2027-12-14, DAY",
        "2027-06-13, 2027-06-18, DAY",
        "2019-01-31, 2033-02-28, YEAR",
        "2027-01-31, 2028-10-30, MONTH",
        "2026-08-01, 2026-10-20, WEEK"
    })
    void forecastsWhatCountingOneByOneComesTo(String from, String to, String step) {
        JsonNode points = ask(FORECAST, Map.of("from", from, "to", to, "step", step), "/portfolio/forecast");
        assertThat(points).isNotEmpty();
        for (JsonNode point : points) {
            List<JsonNode> each = oneByOne(point.at("/asOf").asString());
            assertThat(point.at("/products").asInt()).isEqualTo(each.size());
            assertThat(counts(point)).isEqualTo(counted(each));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"scope\": [\"IN_SCOPE\"]}|/scope/outcome",
                "{\"productClass\": [\"DEFAULT\"]}|/classification/productClass",
                "{\"aiStatus\": [\"HIGH_RISK_ANNEX_III\"]}|/aiStatus/outcome",
                "{\"article15\": [\"NOT_YET_APPLICABLE\"]}|/article15/outcome",
                "{\"craConformity\": [\"NOT_DEMONSTRATED\"]}|/craConformity/outcome",
                "{\"marketStage\": [\"PLANNED\"]}|/marketStage"
            })
    void forecastsUnderAFilterByTheAnswersOfEachDay(String filtered) {
        String json = filtered.substring(0, filtered.indexOf('|'));
        String pointer = filtered.substring(filtered.indexOf('|') + 1);
        Map<String, Object> filter = filter(json);
        String wanted = ((List<?>) filter.values().iterator().next()).get(0).toString();
        JsonNode points = ask(
                FORECAST,
                Map.of("filter", filter, "from", "2027-01-01", "to", "2029-01-01", "step", "QUARTER"),
                "/portfolio/forecast");
        Set<Integer> numbers = new HashSet<>();
        for (JsonNode point : points) {
            List<JsonNode> each = oneByOne(point.at("/asOf").asString()).stream()
                    .filter(one -> one.at("/determination" + pointer).asString().equals(wanted))
                    .toList();
            assertThat(point.at("/products").asInt()).isEqualTo(each.size());
            assertThat(counts(point)).isEqualTo(counted(each));
            numbers.add(each.size());
        }
        assertThat(Collections.max(numbers)).isPositive();
    }

    /** In memory, because other days are counted with it, and in SQL. */
    @Test
    void countsTodayAlikeInMemoryAndInSql() {
        int found = 0;
        for (int i = 0; i < 60; i++) {
            Map<String, Object> filter = randomFilter();
            JsonNode inMemory = ask(
                            FORECAST,
                            Map.of("filter", filter, "from", "2027-06-15", "to", "2027-06-16", "step", "DAY"),
                            "/portfolio/forecast")
                    .get(0);
            JsonNode inSql = ask(STATUS, Map.of("filter", filter), "/portfolio/status");
            assertThat(inMemory.at("/products").asInt())
                    .as(filter.toString())
                    .isEqualTo(inSql.at("/products").asInt());
            assertThat(counts(inMemory)).as(filter.toString()).isEqualTo(counts(inSql));
            found += inSql.at("/products").asInt();
        }
        assertThat(found).isPositive();
    }

    @Test
    void countsADayAsItIsCountedOnThatDay() {
        for (String day : List.of("2027-12-10", "2027-12-11", "2027-12-02", "2028-03-01", "2031-01-01", "2026-09-11")) {
            for (int i = 0; i < 6; i++) {
                Map<String, Object> filter = randomFilter();
                JsonNode before = ask(STATUS, Map.of("filter", filter, "asOf", day), "/portfolio/status");
                onTheDay(day);
                JsonNode then = ask(STATUS, Map.of("filter", filter), "/portfolio/status");
                assertThat(before).as(filter + " on " + day).isEqualTo(then);
                returnToTheDay();
            }
        }
    }

    @Test
    void listsADayAsItIsListedOnThatDay() {
        int found = 0;
        for (String day : List.of("2027-12-11", "2028-09-02", "2026-09-11")) {
            for (int i = 0; i < 6; i++) {
                Map<String, Object> filter = randomFilter();
                List<Map<String, String>> order = randomOrder();
                Map<String, Object> then = Map.of("filter", filter, "asOf", day);
                List<String> forward = walk(then, order, 7, true);
                List<String> backward = walk(then, order, 4, false);
                int total = ask(LIST, then, "/portfolio/products/totalCount").asInt();
                onTheDay(day);
                List<String> listed = walk(Map.of("filter", filter), order, 100, true);
                returnToTheDay();
                assertThat(forward).as(filter + " on " + day + " by " + order).isEqualTo(listed);
                assertThat(backward).isEqualTo(listed);
                assertThat(total).isEqualTo(listed.size());
                found += listed.size();
            }
        }
        assertThat(found).isPositive();
    }

    @Test
    void exportsTheAnswersOfTheDay() {
        String day = "2031-01-01";
        String before = csv("{\"scope\":[\"IN_SCOPE\"]}", "&asOf=" + day);
        onTheDay(day);
        assertThat(before).isEqualTo(csv("{\"scope\":[\"IN_SCOPE\"]}", ""));
        assertThat(before.lines().count()).isGreaterThan(1);
    }

    @Test
    void exportsNoHistory() {
        Answer answer = api.get("/registers/" + key + ".csv?knownOn=2027-06-15");
        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.text()).contains("knownOn", "asOf");
    }

    @Test
    void foreseesAProductDayByDay() {
        JsonNode nodes = ask("""
                query ($key: String!) { portfolio(key: $key) { products(first: 3) { nodes {
                  forecast(from: "2027-11-30", to: "2028-02-29", step: MONTH) { asOf scope { outcome } article15 { outcome detail } }
                  a: determination(asOf: "2027-11-30") { asOf scope { outcome } article15 { outcome detail } }
                  b: determination(asOf: "2027-12-30") { asOf scope { outcome } article15 { outcome detail } }
                  c: determination(asOf: "2028-01-30") { asOf scope { outcome } article15 { outcome detail } }
                  d: determination(asOf: "2028-02-29") { asOf scope { outcome } article15 { outcome detail } } } } } }""", Map.of(), "/portfolio/products/nodes");
        assertThat(nodes).hasSize(3);
        for (JsonNode node : nodes) {
            assertThat(List.of(node.at("/a"), node.at("/b"), node.at("/c"), node.at("/d")))
                    .isEqualTo(List.copyOf(node.at("/forecast").valueStream().toList()));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2027-01-01|2027-02-28|DAY|59",
                "2027-01-01|2027-03-01|DAY|60",
                "2027-01-31|2027-04-30|MONTH|4",
                "2027-01-01|2027-01-01|YEAR|1",
                "2027-01-01|2027-01-02|YEAR|2",
                "2027-01-01|2027-12-31|QUARTER|5",
                "1900-01-01|2200-12-31|YEAR|0",
                "2027-01-01|2027-03-02|DAY|0",
                "2027-01-02|2027-01-01|DAY|0",
                "1899-12-31|1900-01-01|DAY|0",
                "2200-12-31|2201-01-01|DAY|0"
            })
    void takesAtMostSixtyDaysInTheirOrder(String from, String to, String step, int days) {
        Answer answer = api.ask("""
                query ($key: String!, $from: Date!, $to: Date!, $step: ForecastStep!) { portfolio(key: $key) {
                  forecast(from: $from, to: $to, step: $step) { asOf } } }""", Map.of("key", key, "from", from, "to", to, "step", step));
        if (days == 0) {
            assertThat(answer.code()).isEqualTo("BAD_REQUEST");
            assertThat(answer.message()).containsAnyOf("at most 60", "lies after to", "out of bounds");
        } else {
            JsonNode points = answer.data("/portfolio/forecast");
            assertThat(points).as(answer.text()).hasSize(days);
            assertThat(points.get(0).at("/asOf").asString()).isEqualTo(from);
            assertThat(points.get(days - 1).at("/asOf").asString()).isEqualTo(to);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "status(asOf: \"1899-12-31\") { products }|out of bounds",
                "status(asOf: \"2201-01-01\") { byScope { count } }|out of bounds",
                "status(knownOn: \"2027-06-16\") { products }|has not come",
                "products(asOf: \"2201-01-01\", filter: {scope: [IN_SCOPE]}) { nodes { id } }|out of bounds",
                "products(knownOn: \"2027-06-16\") { nodes { id } }|has not come"
            })
    void refusesDaysThatCannotBe(String field, String sentence) {
        Answer answer =
                api.ask("query ($key: String!) { portfolio(key: $key) { %s } }".formatted(field), Map.of("key", key));
        assertThat(answer.code()).as(answer.text()).isEqualTo("BAD_REQUEST");
        assertThat(answer.message()).contains(sentence);
    }

    @Test
    void saysWhichDayItCounts() {
        JsonNode status = ask(
                "query ($key: String!) { portfolio(key: $key) { status(asOf: \"2028-01-01\") { asOf knownOn products } today: status { asOf } } }",
                Map.of(),
                "/portfolio");
        assertThat(status.at("/status/asOf").asString()).isEqualTo("2028-01-01");
        assertThat(status.at("/status/knownOn").isNull()).isTrue();
        assertThat(status.at("/status/products").asInt()).isEqualTo(PRODUCTS);
        assertThat(status.at("/today/asOf").asString()).isEqualTo("2027-06-15");
    }

    @Test
    void answersForOthersWhereOneProductCannotBeRead() {
        jdbc.update(
                "UPDATE product SET facts = '{\"nature\":\"A_WORD_THAT_WENT\"}' WHERE reference = 'P-000' AND portfolio_id = (SELECT id FROM portfolio WHERE portfolio_key = ?)",
                key);
        try {
            JsonNode status = ask(STATUS, Map.of("asOf", "2028-01-01"), "/portfolio/status");
            assertThat(status.at("/products").asInt()).isEqualTo(PRODUCTS);
        } finally {
            jdbc.update(
                    "UPDATE product SET facts = '{}', answered_under = 'none' WHERE reference = 'P-000' AND portfolio_id = (SELECT id FROM portfolio WHERE portfolio_key = ?)",
                    key);
        }
    }

    private void onTheDay(String day) {
        moveTo(Instant.parse(day + "T09:00:00Z"));
    }

    /** Answers that are kept end with a day, and not when the clock goes back: they have to be renewed. */
    private void moveTo(Instant moment) {
        clock.moveTo(moment);
        jdbc.update(
                "UPDATE product SET answered_under = 'none' WHERE portfolio_id = (SELECT id FROM portfolio WHERE portfolio_key = ?)",
                key);
    }

    private JsonNode ask(String document, Map<String, ?> more, String pointer) {
        Map<String, Object> variables = new HashMap<>(more);
        variables.put("key", key);
        Answer answer = api.ask(document, variables);
        assertThat(answer.json().has("errors")).as(answer.text()).isFalse();
        return answer.data(pointer);
    }

    private List<JsonNode> oneByOne(String day) {
        return ask(ONE_BY_ONE, Map.of("day", day), "/portfolio/products/nodes")
                .valueStream()
                .toList();
    }

    private static Map<String, Integer> counted(List<JsonNode> products) {
        Map<String, Integer> counts = new TreeMap<>();
        for (JsonNode one : products) {
            JsonNode determination = one.at("/determination");
            Stream.of(
                            "/scope/outcome",
                            "/classification/productClass",
                            "/classification/category/code",
                            "/aiStatus/outcome",
                            "/article15/outcome",
                            "/craConformity/outcome",
                            "/marketStage")
                    .filter(pointer -> !determination.at(pointer).isMissingNode())
                    .forEach(pointer -> counts.merge(
                            pointer + " " + determination.at(pointer).asString(), 1, Integer::sum));
            determination
                    .at("/openQuestions")
                    .forEach(
                            question -> counts.merge("? " + question.at("/fact").asString(), 1, Integer::sum));
        }
        return counts;
    }

    private static Map<String, Integer> counts(JsonNode status) {
        Map<String, Integer> counts = new TreeMap<>();
        put(counts, status, "/byScope", "/scope/outcome ");
        put(counts, status, "/byClass", "/classification/productClass ");
        put(counts, status, "/byCategory", "/classification/category/code ");
        put(counts, status, "/byAiStatus", "/aiStatus/outcome ");
        put(counts, status, "/byArticle15", "/article15/outcome ");
        put(counts, status, "/byCraConformity", "/craConformity/outcome ");
        put(counts, status, "/byMarketStage", "/marketStage ");
        put(counts, status, "/byOpenQuestion", "? ");
        return counts;
    }

    private static void put(Map<String, Integer> counts, JsonNode status, String list, String prefix) {
        status.at(list)
                .forEach(one -> counts.put(
                        prefix + one.at("/code").asString(), one.at("/count").asInt()));
    }

    private List<String> walk(Map<String, Object> chosen, List<Map<String, String>> order, int size, boolean forward) {
        List<String> references = new ArrayList<>();
        String cursor = null;
        do {
            Map<String, Object> variables = new HashMap<>(chosen);
            variables.put("order", order);
            variables.put(forward ? "first" : "last", size);
            if (cursor != null) {
                variables.put(forward ? "after" : "before", cursor);
            }
            JsonNode page = ask(LIST, variables, "/portfolio/products");
            List<String> rows = new ArrayList<>(page.at("/nodes")
                    .valueStream()
                    .map(node -> node.at("/reference").asString())
                    .toList());
            references.addAll(forward ? references.size() : 0, rows);
            cursor = page.at(forward ? "/pageInfo/hasNextPage" : "/pageInfo/hasPreviousPage")
                            .asBoolean()
                    ? page.at(forward ? "/pageInfo/endCursor" : "/pageInfo/startCursor")
                            .asString()
                    : null;
        } while (cursor != null);
        return references;
    }

    private String csv(String filter, String more) {
        Answer answer = api.get("/registers/" + key + ".csv?filter="
                + java.net.URLEncoder.encode(filter, java.nio.charset.StandardCharsets.UTF_8) + more);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.text();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> filter(String json) {
        return tools.jackson.databind.json.JsonMapper.builder().build().readValue(json, Map.class);
    }

    private Map<String, Object> randomFilter() {
        Map<String, Object> filter = new HashMap<>();
        maybe(filter, "scope", ScopeOutcome.values());
        maybe(filter, "productClass", ProductClass.values());
        maybe(filter, "aiStatus", AiStatusOutcome.values());
        maybe(filter, "article15", Article15Outcome.values());
        maybe(filter, "craConformity", ConformityOutcome.values());
        maybe(filter, "marketStage", MarketStage.values());
        maybe(filter, "procedure", Procedure.values());
        maybe(filter, "route", Article15Route.values());
        maybe(filter, "routeSupport", RouteSupport.values());
        maybe(filter, "standingBasis", StandingBasis.values());
        if (random.nextInt(6) == 0) {
            filter.put("classificationSigned", random.nextBoolean());
        }
        maybe(filter, "category", new String[] {"NONE", "CRA-III-I-03", "CRA-IV-01", "CRA-III-II-02"});
        maybe(
                filter,
                "unmet",
                Law.conditions().stream().map(condition -> condition.code()).toArray(String[]::new));
        maybe(
                filter,
                "openQuestion",
                Vocabulary.QUESTIONS.stream().map(question -> question.name()).toArray(String[]::new));
        maybe(filter, "responsible", new String[] {"ada lovelace", "Grace Hopper", ""});
        if (random.nextInt(6) == 0) {
            filter.put("text", pick(new String[] {"zahler", "P-01", "maker 1", "%", "3"}));
        }
        if (random.nextInt(6) == 0) {
            filter.put("placedFrom", "2027-0%d-01".formatted(1 + random.nextInt(9)));
        }
        if (random.nextInt(6) == 0) {
            filter.put("placedUntil", "2028-0%d-01".formatted(1 + random.nextInt(9)));
        }
        return filter;
    }

    /** Most of the values, so that several criteria leave something. */
    private void maybe(Map<String, Object> filter, String field, Object[] values) {
        if (random.nextInt(5) == 0) {
            filter.put(
                    field,
                    Stream.of(values)
                            .filter(value -> random.nextInt(3) > 0)
                            .limit(100)
                            .map(String::valueOf)
                            .toList());
        }
    }

    private List<Map<String, String>> randomOrder() {
        return List.of(
                Map.of(
                        "field",
                        pick(new String[] {"REFERENCE", "NAME", "PLACED_ON", "PRODUCT_CLASS", "RESPONSIBLE"}),
                        "direction",
                        pick(new String[] {"ASCENDING", "DESCENDING"})),
                Map.of("field", "CHANGED_AT", "direction", pick(new String[] {"ASCENDING", "DESCENDING"})));
    }

    private <T> T pick(T[] values) {
        return values[random.nextInt(values.length)];
    }
}
