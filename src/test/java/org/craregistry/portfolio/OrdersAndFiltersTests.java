package org.craregistry.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.craregistry.law.Article15Outcome;
import org.craregistry.law.ConformityOutcome;
import org.craregistry.law.ProductClass;
import org.craregistry.testing.Api;
import org.craregistry.testing.Api.Answer;
import org.craregistry.testing.IntegrationTest;
import org.craregistry.testing.MovedClock;
import org.craregistry.testing.RandomProducts;
import org.craregistry.testing.Registry;
import org.junit.jupiter.api.AfterAll;
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

/** Lists come in orders that mean something, also across portfolios, and are found by what is on file and what needs attention. */
@IntegrationTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OrdersAndFiltersTests {

    private static final String EVERYWHERE = """
            query ($filter: ProductFilter, $order: [ProductOrder!], $asOf: Date, $knownOn: Date, $first: Int, $after: String,
                   $last: Int, $before: String) {
              products(filter: $filter, orderBy: $order, asOf: $asOf, knownOn: $knownOn, first: $first, after: $after, last: $last,
                  before: $before) {
                totalCount pageInfo { startCursor endCursor hasNextPage hasPreviousPage }
                nodes { reference portfolio { key } } } }""";

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private MovedClock clock;

    private Registry registry;
    private String key;
    private String other;
    private Api member;

    @BeforeAll
    void fillTwoPortfolios() {
        clock.onTheDay("2027-06-15");
        registry = new Registry(port);
        key = Registry.newKey();
        other = Registry.newKey();
        String portfolio = registry.portfolio(key);
        String second = registry.portfolio(other);
        RandomProducts made = new RandomProducts(registry, portfolio, 5);
        for (int i = 0; i < 25; i++) {
            made.add();
        }
        made = new RandomProducts(registry, second, 6);
        for (int i = 0; i < 8; i++) {
            made.add();
        }
        certified(registry.product(portfolio, "C-1", Map.of("responsible", "Zoe")), "eucc", "2027-09-01");
        certified(registry.product(portfolio, "C-2", Map.of("responsible", "Ada")), "EUCC", "2028-09-01");
        certified(registry.product(portfolio, "C-3", Map.of("responsible", "ada")), "ISO/IEC 27001, old", "2030-09-01");
        registry.product(
                portfolio,
                "S-1",
                Map.of("facts", Map.of("supportUntil", "2026-01-31", "placedOnMarketOn", "2025-01-01")));
        member = registry.member(portfolio, "VIEWER");
        String name =
                member.ask("{ viewer { account } }").data("/viewer/account").asString();
        registry.mutate("grantRole", Map.of("portfolio", second, "account", name, "role", "EDITOR"), "");
        registry.portfolio(Registry.newKey());
    }

    @AfterAll
    void moveBack() {
        clock.moveBack();
    }

    private void certified(String product, String scheme, String expiresOn) {
        registry.mutate(
                "fileCertificate",
                Map.of("product", product, "certificate", Map.of("scheme", scheme, "expiresOn", expiresOn)),
                "certificate { id }");
    }

    @Test
    void ranksOutcomesAsTheirEnumerationsDo() {
        ranks("product_class", "class_rank", ProductClass.values());
        ranks("article15", "article15_rank", Article15Outcome.values());
        ranks("cra_conformity", "cra_conformity_rank", ConformityOutcome.values());
    }

    private void ranks(String column, String rank, Enum<?>[] outcomes) {
        String kept = jdbc.queryForObject("SELECT MIN(reference) FROM product WHERE reference = 'C-1'", String.class);
        byte[] id = jdbc.queryForObject("SELECT MIN(id) FROM product WHERE reference = ?", byte[].class, kept);
        String before = jdbc.queryForObject("SELECT %s FROM product WHERE id = ?".formatted(column), String.class, id);
        for (Enum<?> outcome : outcomes) {
            jdbc.update("UPDATE product SET %s = ? WHERE id = ?".formatted(column), outcome.name(), id);
            assertThat(jdbc.queryForObject("SELECT %s FROM product WHERE id = ?".formatted(rank), Integer.class, id))
                    .as(outcome.name())
                    .isEqualTo(outcome.ordinal());
        }
        jdbc.update("UPDATE product SET %s = ? WHERE id = ?".formatted(column), before, id);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PRODUCT_CLASS",
                "ARTICLE_15",
                "CRA_CONFORMITY",
                "EXPIRES_ON",
                "SUPPORT_UNTIL",
                "CHANGED_AT",
                "NAME"
            })
    void walksAcrossPortfoliosInEveryOrderFromBothEnds(String field) {
        for (String direction : List.of("ASCENDING", "DESCENDING")) {
            Map<String, Object> asked = Map.of("order", List.of(Map.of("field", field, "direction", direction)));
            List<String> all = references(ask(asked(asked, Map.of("first", 100))));
            assertThat(all).hasSize(37).doesNotHaveDuplicates();
            assertThat(walk(asked, true)).isEqualTo(all);
            assertThat(walk(asked, false)).isEqualTo(all);
            Map<String, Object> onAnotherDay = asked(asked, Map.of("asOf", "2028-09-02"));
            List<String> then = references(ask(asked(onAnotherDay, Map.of("first", 100))));
            assertThat(walk(onAnotherDay, true)).isEqualTo(then).containsExactlyInAnyOrderElementsOf(all);
            assertThat(walk(onAnotherDay, false)).isEqualTo(then);
        }
    }

    @Test
    void sortsByTheFirstExpiryAndTheEndOfSupport() {
        assertThat(references(ask(Map.of(
                        "filter",
                        Map.of("text", "C-"),
                        "order",
                        List.of(Map.of("field", "EXPIRES_ON", "direction", "DESCENDING"))))))
                .containsSubsequence(key + " C-3", key + " C-2", key + " C-1");
        assertThat(references(ask(Map.of("order", List.of(Map.of("field", "SUPPORT_UNTIL"))))))
                .contains(key + " S-1");
    }

    @Test
    void listsEverythingThatTheCallerSeesAndNothingElse() {
        JsonNode page = ask(Map.of("first", 100));
        assertThat(page.at("/totalCount").asInt()).isEqualTo(37);
        assertThat(page.at("/nodes").findValuesAsString("key")).containsOnly(key, other);
        JsonNode nothing = registry.stranger().ask(EVERYWHERE, Map.of()).data("/products");
        assertThat(nothing.at("/totalCount").asInt(-1)).isZero();
        assertThat(nothing.at("/nodes").isArray()).isTrue();
        assertThat(nothing.at("/nodes")).isEmpty();
        JsonNode past = ask(Map.of("knownOn", "2027-06-15", "first", 100));
        assertThat(references(past)).containsExactlyInAnyOrderElementsOf(references(page));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"scheme\": [\"eucc\"], \"text\": \"C-\"} | C-1 C-2",
                "{\"scheme\": [\"ISO/IEC 27001, old\"]} | C-3",
                "{\"scheme\": [\"nothing\"]} | ''",
                "{\"expiresFrom\": \"2027-09-01\", \"expiresUntil\": \"2028-09-01\", \"text\": \"C-\"} | C-1 C-2",
                "{\"expiresUntil\": \"2027-08-31\", \"text\": \"C-\"} | ''",
                "{\"finding\": [\"SUPPORT_PERIOD_ENDED\"], \"text\": \"C-\"} | ''",
                "{\"changedSince\": \"2027-06-16T00:00:00Z\"} | ''",
                "{\"changedSince\": \"2027-06-15T09:00:00Z\", \"text\": \"S-1\"} | S-1"
            })
    void findsBySchemeExpiryFindingAndLastChange(String filter, String found) {
        Map<?, ?> read = tools.jackson.databind.json.JsonMapper.shared().readValue(filter, Map.class);
        for (Map<String, Object> day :
                List.<Map<String, Object>>of(Map.of(), Map.of("asOf", "2027-06-16"), Map.of("knownOn", "2027-06-15"))) {
            JsonNode page = ask(asked(day, Map.of("filter", read)));
            List<String> wanted = found.isEmpty()
                    ? List.of()
                    : List.of(found.split(" ")).stream()
                            .map(one -> key + " " + one)
                            .toList();
            assertThat(references(page)).as(day.toString()).isEqualTo(wanted);
            assertThat(page.at("/totalCount").asInt()).isEqualTo(wanted.size());
        }
    }

    @Test
    void countsByFindingAndByScheme() {
        JsonNode status = member.ask("""
                        query ($key: String!) { portfolio(key: $key) { status {
                          byFinding { code label count products(first: 40) { totalCount } } byScheme { code count filter } } } }""", Map.of("key", key)).data("/portfolio/status");
        assertThat(status.at("/byFinding")).isNotEmpty().allSatisfy(count -> {
            assertThat(count.at("/products/totalCount").asInt())
                    .isEqualTo(count.at("/count").asInt());
            assertThat(count.at("/label").asString()).isNotBlank();
        });
        Map<String, Integer> schemes = new TreeMap<>();
        status.at("/byScheme")
                .forEach(count -> schemes.put(
                        count.at("/code").asString(), count.at("/count").asInt()));
        assertThat(schemes).containsEntry("ISO/IEC 27001  OLD", 1);
        assertThat(schemes.get("EUCC")).isGreaterThanOrEqualTo(2);
    }

    @Test
    void namesWhoIsResponsible() {
        String asked = """
                query ($key: String!, $typed: String, $last: Int) { portfolio(key: $key) {
                  responsible(startingWith: $typed, last: $last) { totalCount
                    nodes { code label count filter products { totalCount } } } } }""";
        JsonNode all = member.ask(asked, Map.of("key", key)).data("/portfolio/responsible");
        assertThat(all.at("/totalCount").asInt()).isEqualTo(all.at("/nodes").size());
        all.at("/nodes")
                .forEach(one -> assertThat(one.at("/products/totalCount").asInt())
                        .as(one.toString())
                        .isEqualTo(one.at("/count").asInt()));
        JsonNode ada = member.ask(asked, Map.of("key", key, "typed", "ADA")).data("/portfolio/responsible");
        assertThat(ada.at("/nodes").findValuesAsString("label"))
                .allMatch(name -> name.toLowerCase(java.util.Locale.ROOT).startsWith("ada"));
        JsonNode last = member.ask(asked, Map.of("key", key, "last", 1)).data("/portfolio/responsible/nodes");
        assertThat(last.at("/0/label").asString()).isEqualTo("Zoe");
        assertThat(last.at("/0/filter").toString()).contains("\"responsible\":[\"Zoe\"]");
    }

    private static Map<String, Object> asked(Map<String, ?> one, Map<String, ?> more) {
        Map<String, Object> all = new HashMap<>(one);
        all.putAll(more);
        return all;
    }

    private List<String> walk(Map<String, ?> asked, boolean forward) {
        List<String> walked = new ArrayList<>();
        Map<String, Object> variables = asked(asked, Map.of(forward ? "first" : "last", 7));
        boolean goesOn = true;
        while (goesOn) {
            JsonNode page = ask(variables);
            List<String> rows = new ArrayList<>(references(page));
            if (!forward) {
                Collections.reverse(rows);
            }
            walked.addAll(rows);
            JsonNode info = page.at("/pageInfo");
            variables.put(
                    forward ? "after" : "before",
                    info.at(forward ? "/endCursor" : "/startCursor").asString());
            goesOn = info.at(forward ? "/hasNextPage" : "/hasPreviousPage").asBoolean();
        }
        if (!forward) {
            Collections.reverse(walked);
        }
        return walked;
    }

    private static List<String> references(JsonNode page) {
        return page.at("/nodes")
                .valueStream()
                .map(node -> node.at("/portfolio/key").asString() + " "
                        + node.at("/reference").asString())
                .toList();
    }

    private JsonNode ask(Map<String, ?> variables) {
        Answer answer = member.ask(EVERYWHERE, new HashMap<>(variables));
        assertThat(answer.json().has("errors")).as(answer.text()).isFalse();
        return answer.data("/products");
    }
}
