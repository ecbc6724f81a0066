package org.craregistry.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.craregistry.testing.Api;
import org.craregistry.testing.Api.Answer;
import org.craregistry.testing.IntegrationTest;
import org.craregistry.testing.Registry;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@IntegrationTest
@TestInstance(Lifecycle.PER_CLASS)
class ProductListTests {

    private static final int PRODUCTS = 60;
    private static final String PAGE = """
            query($key: String!, $filter: ProductFilter, $order: [ProductOrder!],
                  $first: Int, $after: String, $last: Int, $before: String) {
              portfolio(key: $key) {
                products(filter: $filter, orderBy: $order, first: $first, after: $after, last: $last, before: $before) {
                  totalCount
                  pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
                  nodes { id reference name manufacturer facts { placedOnMarketOn } }
                }
                status(filter: $filter) {
                  products byScope { code count } byClass { code count }
                  byAiStatus { code count } byArticle15 { code count }
                  byCraConformity { code count } byOpenQuestion { code count }
                }
              }
            }""";

    private static final String WALK = """
            query($key: String!, $filter: ProductFilter, $order: [ProductOrder!],
                  $first: Int, $after: String, $last: Int, $before: String) {
              portfolio(key: $key) {
                products(filter: $filter, orderBy: $order, first: $first, after: $after, last: $last, before: $before) {
                  pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
                  nodes { id reference name facts { placedOnMarketOn } }
                }
              }
            }""";

    @LocalServerPort
    private int port;

    private Registry registry;
    private Api api;
    private String key;
    private String portfolio;

    @BeforeAll
    void fillAPortfolio() {
        registry = new Registry(port);
        api = registry.administrator();
        key = Registry.newKey();
        portfolio = registry.portfolio(key);
        Random random = new Random(11);
        List<String> names =
                List.of("Éclair", "eclair", "Zebra", "zebra 2", "Ärger", "Aal", "\uD83D\uDD12 Lock", "10%", "a_b");
        for (int i = 0; i < PRODUCTS; i++) {
            Map<String, Object> facts = new HashMap<>();
            if (random.nextInt(3) > 0) {
                facts.put("placedOnMarketOn", "202%d-0%d-11".formatted(5 + random.nextInt(4), 1 + random.nextInt(9)));
            }
            if (i % 5 == 0) {
                facts.put("dataConnection", false);
            }
            Map<String, Object> more =
                    new HashMap<>(Map.of("name", names.get(random.nextInt(names.size())), "facts", facts));
            if (i % 4 == 0) {
                more.put("manufacturer", "Maker " + i % 3);
                more.put("responsible", i % 8 == 0 ? "Ada Lovelace" : "Grace Hopper");
            }
            registry.product(portfolio, "R-%03d".formatted(i), more);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "REFERENCE,ASCENDING,7",
        "REFERENCE,DESCENDING,7",
        "NAME,ASCENDING,4",
        "NAME,DESCENDING,13",
        "MANUFACTURER,ASCENDING,9",
        "MANUFACTURER,DESCENDING,9",
        "RESPONSIBLE,ASCENDING,10",
        "PLACED_ON,ASCENDING,8",
        "PLACED_ON,DESCENDING,8",
        "PRODUCT_CLASS,DESCENDING,11",
        "CHANGED_AT,ASCENDING,20",
        "CHANGED_AT,DESCENDING,20"
    })
    void walksToTheEndAndBackWithoutLosingOrRepeatingAProduct(String field, String direction, int size) {
        List<Map<String, String>> order = List.of(Map.of("field", field, "direction", direction));
        assertThatBothWaysAgree(order, size);
    }

    @Test
    void walksInAnOrderOfSeveralFieldsWithMixedDirections() {
        assertThatBothWaysAgree(
                List.of(
                        Map.of("field", "PLACED_ON", "direction", "DESCENDING"),
                        Map.of("field", "NAME", "direction", "ASCENDING"),
                        Map.of("field", "MANUFACTURER", "direction", "DESCENDING")),
                7);
    }

    @Test
    void sortsNamesRegardlessOfCaseAndAccents() {
        List<JsonNode> nodes = walk("order", List.of(Map.of("field", "NAME", "direction", "ASCENDING")), 50, true);
        List<String> names = nodes.stream()
                .map(node -> node.at("/name").asString())
                .distinct()
                .toList();
        assertThat(names.subList(0, 4)).containsExactly("10%", "a_b", "Aal", "Ärger");
        assertThat(names.indexOf("Zebra")).isLessThan(names.indexOf("zebra 2"));
    }

    @Test
    void putsUnknownDaysFirstWhenAscending() {
        List<JsonNode> nodes = walk("order", List.of(Map.of("field", "PLACED_ON", "direction", "ASCENDING")), 50, true);
        List<String> days = nodes.stream()
                .map(node -> node.at("/facts/placedOnMarketOn").asString(""))
                .toList();
        assertThat(days).isSorted().contains("");
    }

    /** Few are looked up by their answers, those of one answer along an index of it; in an order of answers they are met along the list. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'openQuestion': ['nature']}",
                "{'openQuestion': ['nature', 'dataConnection'], 'text': 'R-01'}",
                "{'openQuestion': ['dataConnection'], 'placedFrom': '2026-01-01'}",
                "{'everyOpenQuestion': ['nature', 'dataConnection'], 'scope': ['UNKNOWN']}",
                "{'everyOpenQuestion': []}",
                "{'openQuestion': ['nature'], 'everyFinding': [], 'responsible': ['Ada Lovelace']}",
                "{'openQuestion': ['nature'], 'relied': true}",
                "{'openQuestion': ['nature'], 'withdrawn': true}",
                "{'procedure': ['MODULE_A']}",
                "{'unmet': ['C1', 'D1']}",
                "{'everyUnmet': ['C1', 'D1']}",
                "{'finding': ['SUPPORT_PERIOD_ENDED']}",
                "{'scheme': ['EUCC']}",
                "{'productClass': ['UNKNOWN', 'NONE', 'UNKNOWN']}",
                "{'productClass': ['NONE'], 'withdrawn': true}",
                "{'aiStatus': ['NOT_AI', 'UNKNOWN'], 'scope': ['UNKNOWN']}",
                "{'classificationSigned': false}",
                "{'marketStage': ['PLANNED', 'ON_THE_MARKET']}"
            })
    void listsTheSameFewProductsAlongTheListAndByTheirAnswers(String filter) {
        JsonNode asked = new JsonMapper().readTree(filter.replace('\'', '"'));
        Map<String, Object> along = new HashMap<>(Map.of("key", key, "filter", asked, "first", 100));
        along.put("order", List.of(Map.of("field", "PRODUCT_CLASS")));
        List<String> met = references(api.ask(PAGE, along).data("/portfolio/products/nodes")).stream()
                .sorted()
                .toList();

        List<JsonNode> back = walk("filter", asked, 7, false);
        Collections.reverse(back);
        assertThat(references(walk("filter", asked, 7, true))).isEqualTo(met);
        assertThat(references(back)).isEqualTo(met);
    }

    private static List<String> references(Iterable<JsonNode> nodes) {
        List<String> references = new ArrayList<>();
        nodes.forEach(node -> references.add(node.at("/reference").asString()));
        return references;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"text\": \"ECLAIR\"}|",
                "{\"text\": \"0%\"}|",
                "{\"text\": \"a_b\"}|",
                "{\"text\": \"r-01\"}|10",
                "{\"scope\": [\"OUT_OF_SCOPE\"]}|12",
                "{\"productClass\": [\"NONE\", \"CRITICAL\"]}|12",
                "{\"productClass\": [\"UNKNOWN\"]}|48",
                "{\"category\": [\"NONE\"]}|60",
                "{\"category\": [\"CRA-IV-01\"]}|0",
                "{\"openQuestion\": [\"nature\"]}|48",
                "{\"openQuestion\": []}|0",
                "{\"openQuestion\": [\"assessments.completedOn\"]}|0",
                "{\"aiStatus\": [\"UNKNOWN\"]}|60",
                "{\"aiStatus\": [\"NOT_AI\", \"PROHIBITED\"]}|0",
                "{\"article15\": [\"DEEMED_COMPLIANT\"]}|0",
                "{\"article15\": []}|0",
                "{\"craConformity\": [\"NOT_APPLICABLE\"]}|12",
                "{\"placedFrom\": \"2026-01-01\", \"placedUntil\": \"2026-12-31\"}|",
                "{\"responsible\": [\"ADA lovelace\"]}|8",
                "{\"withdrawn\": true}|0",
                "{\"text\": \"r-0\", \"scope\": [\"OUT_OF_SCOPE\"], \"responsible\": [\"Ada Lovelace\"]}|2"
            })
    void countsExactlyTheProductsItLists(String filter, Integer expected) {
        Map<String, Object> variables = new HashMap<>(Map.of("key", key, "first", 100));
        variables.put("filter", new JsonMapper().readTree(filter));
        JsonNode answer = api.ask(PAGE, variables).data("/portfolio");
        int listed = answer.at("/products/nodes").size();
        assertThat(answer.at("/products/totalCount").asInt()).as(filter).isEqualTo(listed);
        assertThat(answer.at("/status/products").asInt()).isEqualTo(listed);
        assertThat(sum(answer.at("/status/byScope"))).isEqualTo(listed);
        assertThat(sum(answer.at("/status/byClass"))).isEqualTo(listed);
        assertThat(sum(answer.at("/status/byAiStatus"))).isEqualTo(listed);
        assertThat(sum(answer.at("/status/byArticle15"))).isEqualTo(listed);
        assertThat(sum(answer.at("/status/byCraConformity"))).isEqualTo(listed);
        if (expected != null) {
            assertThat(listed).as(filter).isEqualTo(expected);
        }
    }

    @Test
    void findsTextLiterallyWithoutWildcards() {
        for (JsonNode node : filtered(Map.of("text", "a_b"))) {
            assertThat(node.at("/name").asString()).isEqualTo("a_b");
        }
        for (JsonNode node : filtered(Map.of("text", "%"))) {
            assertThat(node.at("/name").asString()).isEqualTo("10%");
        }
    }

    @Test
    void countsOpenQuestions() {
        JsonNode questions = api.ask(PAGE, Map.of("key", key)).data("/portfolio/status/byOpenQuestion");
        Map<String, Integer> counts = new HashMap<>();
        questions.forEach(
                one -> counts.put(one.at("/code").asString(), one.at("/count").asInt()));
        assertThat(counts).containsEntry("nature", 48).containsEntry("coreFunctionality", 48);
        assertThat(counts).containsEntry("aiSystem", 60).doesNotContainKey("assessments.completedOn");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 101, -1})
    void refusesPagesOutOfBounds(int first) {
        Answer answer = api.ask(PAGE, Map.of("key", key, "first", first));
        assertBadRequest(answer, "first: %d is out of bounds; ask for 1 to 100 rows.".formatted(first));
    }

    @Test
    void refusesFirstWithLast() {
        assertBadRequest(api.ask(PAGE, Map.of("key", key, "first", 2, "last", 2)), "exclude each other");
    }

    @Test
    void refusesForeignAndBrokenCursors() {
        assertBadRequest(api.ask(PAGE, Map.of("key", key, "after", "garbage")), "is not a cursor of this API");
        String cursor = api.ask(PAGE, Map.of("key", key, "first", 1))
                .data("/portfolio/products/pageInfo/endCursor")
                .asString();
        Map<String, Object> other = Map.of(
                "key", key, "after", cursor, "order", List.of(Map.of("field", "NAME", "direction", "ASCENDING")));
        assertBadRequest(api.ask(PAGE, other), "another order");
    }

    @Test
    void refusesAnOpenQuestionThatIsNone() {
        Map<String, Object> filter = Map.of("openQuestion", List.of("nonsense"));
        assertBadRequest(api.ask(PAGE, Map.of("key", key, "filter", filter)), "\"nonsense\" is no question");
    }

    @Test
    void showsNothingOfThePortfolioToAStranger() {
        Api stranger = registry.stranger();
        String id = filtered(Map.of()).get(0).at("/id").asString();
        assertThat(stranger.ask(PAGE, Map.of("key", key)).data("/portfolio").isNull())
                .isTrue();
        Answer answer = stranger.ask("""
                query($id: ID!, $portfolio: ID!, $key: String!) {
                  node(id: $id) { id }
                  nodes(ids: [$id, $portfolio]) { id }
                  byId: product(by: {id: $id}) { id }
                  byKey: product(by: {key: {portfolio: $key, reference: "R-000"}}) { id }
                  portfolios { totalCount nodes { id } }
                }""", Map.of("id", id, "portfolio", portfolio, "key", key));
        assertThat(answer.data("/node").isNull()).as(answer.text()).isTrue();
        assertThat(answer.data("/nodes/0").isNull()).isTrue();
        assertThat(answer.data("/nodes/1").isNull()).isTrue();
        assertThat(answer.data("/byId").isNull()).isTrue();
        assertThat(answer.data("/byKey").isNull()).isTrue();
        assertThat(answer.data("/portfolios/totalCount").asInt()).isZero();
    }

    @Test
    void showsAViewerWhatIsThereAndLetsHimChangeNothing() {
        Api viewer = registry.member(portfolio, "VIEWER");
        assertThat(viewer.ask(PAGE, Map.of("key", key))
                        .data("/portfolio/products/totalCount")
                        .asInt())
                .isEqualTo(PRODUCTS);
        String id = filtered(Map.of()).get(0).at("/id").asString();
        Answer answer = viewer.ask(
                "mutation($input: UpdateProductInput!) { updateProduct(input: $input) { errors { code message } } }",
                Map.of("input", Map.of("id", id, "expectedRevision", 0, "name", "Mine")));
        assertThat(answer.data("/updateProduct/errors/0/code").asString()).isEqualTo("FORBIDDEN");
        assertThat(answer.data("/updateProduct/errors/0/message").asString()).contains("role Editor", "hold Viewer");
    }

    private List<JsonNode> filtered(Map<String, ?> filter) {
        List<JsonNode> nodes = new ArrayList<>();
        api.ask(PAGE, Map.of("key", key, "first", 100, "filter", filter))
                .data("/portfolio/products/nodes")
                .forEach(nodes::add);
        assertThat(nodes).isNotEmpty();
        return nodes;
    }

    private void assertThatBothWaysAgree(List<Map<String, String>> order, int size) {
        List<String> forward = ids(walk("order", order, size, true));
        List<String> backward = ids(walk("order", order, size, false));
        Collections.reverse(backward);
        assertThat(forward).hasSize(PRODUCTS).doesNotHaveDuplicates();
        assertThat(backward).isEqualTo(forward);
    }

    /** @param variable what the list is asked by: {@code order} or {@code filter} */
    private List<JsonNode> walk(String variable, Object value, int size, boolean forward) {
        List<JsonNode> met = new ArrayList<>();
        Map<String, Object> variables =
                new HashMap<>(Map.of("key", key, variable, value, forward ? "first" : "last", size));
        boolean more = true;
        while (more) {
            JsonNode page = api.ask(WALK, variables).data("/portfolio/products");
            List<JsonNode> nodes = new ArrayList<>();
            page.at("/nodes").forEach(nodes::add);
            if (!forward) {
                Collections.reverse(nodes);
            }
            met.addAll(nodes);
            more = page.at(forward ? "/pageInfo/hasNextPage" : "/pageInfo/hasPreviousPage")
                    .asBoolean();
            variables.put(
                    forward ? "after" : "before",
                    page.at(forward ? "/pageInfo/endCursor" : "/pageInfo/startCursor")
                            .asString(null));
            assertThat(met).hasSizeLessThanOrEqualTo(PRODUCTS);
        }
        return met;
    }

    private static List<String> ids(List<JsonNode> nodes) {
        return new ArrayList<>(
                nodes.stream().map(node -> node.at("/id").asString()).toList());
    }

    private static int sum(JsonNode counts) {
        int sum = 0;
        for (JsonNode count : counts) {
            sum += count.at("/count").asInt();
        }
        return sum;
    }

    private static void assertBadRequest(Answer answer, String words) {
        assertThat(answer.code()).as(answer.text()).isEqualTo("BAD_REQUEST");
        assertThat(answer.message()).contains(words);
    }
}
