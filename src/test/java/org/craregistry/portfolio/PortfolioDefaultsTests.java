package org.craregistry.portfolio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.craregistry.testing.Given.whatIsAlike;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.craregistry.testing.Api;
import org.craregistry.testing.IntegrationTest;
import org.craregistry.testing.Registry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;

/** What is alike for a whole portfolio is said once, holds for every product that does not say otherwise, and shows where it comes from. */
@IntegrationTest
class PortfolioDefaultsTests {

    private static final Map<String, Object> ALIKE = Map.of(
            "manufacturer",
            "Acme",
            "manufacturerAddress",
            "1 Main Street",
            "facts",
            Map.of("unionMarket", false, "operatorRole", "MANUFACTURER"));
    private static final String PRODUCT = """
            query ($id: ID!) { product(by: {id: $id}) {
              revision manufacturer manufacturerAddress facts { unionMarket operatorRole nature } fromPortfolio
              determination { scope { outcome } openQuestions { fact } } } }""";
    private static final String PORTFOLIO = """
            query ($key: String!, $filter: ProductFilter) { portfolio(key: $key) {
              revision defaults { manufacturer manufacturerAddress facts { unionMarket operatorRole } }
              status { byScope { code count } }
              products(filter: $filter) { totalCount nodes { reference } }
              changes(first: 1) { nodes { subject action reason fieldChanges { field old new } } } } }""";

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcTemplate jdbc;

    private Registry registry;
    private Api admin;
    private String key;
    private String portfolio;

    @BeforeEach
    void makeAPortfolio() {
        registry = new Registry(port);
        admin = registry.administrator();
        key = Registry.newKey();
        portfolio = registry.portfolio(key);
    }

    private void set(int expectedRevision, Map<String, ?> alike) {
        registry.mutate("setPortfolioDefaults", input(expectedRevision, alike), "");
    }

    private Map<String, Object> input(int expectedRevision, Map<String, ?> alike) {
        Map<String, Object> input = new HashMap<>(alike);
        input.put("id", portfolio);
        input.put("expectedRevision", expectedRevision);
        return input;
    }

    private JsonNode errors(int expectedRevision, Map<String, ?> alike) {
        return Registry.mutation(admin, "setPortfolioDefaults", input(expectedRevision, alike), "")
                .data("/setPortfolioDefaults/errors");
    }

    private JsonNode product(String id) {
        return admin.ask(PRODUCT, Map.of("id", id)).data("/product");
    }

    private JsonNode portfolio(Map<String, ?> filter) {
        return admin.ask(PORTFOLIO, Map.of("key", key, "filter", filter)).data("/portfolio");
    }

    private static String names(JsonNode product) {
        return product.at("/fromPortfolio").toString();
    }

    @Test
    void answersForEveryProductThatDoesNotSayOtherwise() {
        String before = registry.product(portfolio, "R-1", Map.of("facts", Map.of("nature", "SOFTWARE")));
        String otherwise = registry.product(
                portfolio, "R-2", Map.of("manufacturer", "Globex", "facts", Map.of("unionMarket", true)));
        set(0, ALIKE);
        String after = registry.product(portfolio, "R-3", Map.of());

        JsonNode silent = product(before);
        assertThat(silent.at("/manufacturer").asString()).isEqualTo("Acme");
        assertThat(silent.at("/facts").toString())
                .isEqualTo("{\"unionMarket\":false,\"operatorRole\":\"MANUFACTURER\",\"nature\":\"SOFTWARE\"}");
        assertThat(silent.at("/determination/scope/outcome").asString()).isEqualTo("OUT_OF_SCOPE");
        assertThat(names(silent))
                .isEqualTo("[\"manufacturer\",\"manufacturerAddress\",\"unionMarket\",\"operatorRole\"]");
        JsonNode other = product(otherwise);
        assertThat(other.at("/manufacturer").asString()).isEqualTo("Globex");
        assertThat(other.at("/facts/unionMarket").asBoolean()).isTrue();
        assertThat(other.at("/determination/scope/outcome").asString()).isNotEqualTo("OUT_OF_SCOPE");
        assertThat(names(other)).isEqualTo("[\"manufacturerAddress\",\"operatorRole\"]");
        assertThat(product(after).at("/determination/scope/outcome").asString()).isEqualTo("OUT_OF_SCOPE");
        assertThat(silent.at("/revision").asInt()).isZero();
    }

    @Test
    void filtersAndCountsByWhatTheyAnswer() {
        registry.product(portfolio, "R-1", Map.of());
        registry.product(portfolio, "R-2", Map.of("facts", Map.of("unionMarket", true)));
        Map<String, ?> outOfScope = Map.of("scope", List.of("OUT_OF_SCOPE"));
        assertThat(portfolio(outOfScope).at("/products/totalCount").asInt()).isZero();

        set(0, ALIKE);

        JsonNode counted = portfolio(outOfScope);
        assertThat(counted.at("/products").toString())
                .isEqualTo("{\"totalCount\":1,\"nodes\":[{\"reference\":\"R-1\"}]}");
        assertThat(counted.at("/status/byScope").toString()).contains("{\"code\":\"OUT_OF_SCOPE\",\"count\":1}");
        assertThat(portfolio(Map.of("text", "ácme")).at("/products/totalCount").asInt())
                .isEqualTo(2);

        set(1, Map.of("facts", Map.of("unionMarket", true)));

        assertThat(portfolio(outOfScope).at("/products/totalCount").asInt()).isZero();
    }

    @Test
    void answersAnewForAProductThatWasAddedUnderEarlierOnes() {
        String product = registry.product(portfolio, "R-1", Map.of());
        set(0, ALIKE);
        portfolio(Map.of());
        // As if somebody had registered it at the same moment, and had read the defaults before.
        jdbc.update(
                "UPDATE product SET scope = 'UNKNOWN', defaults_number = 0 WHERE reference = 'R-1'"
                        + " AND portfolio_id = (SELECT id FROM portfolio WHERE portfolio_key = ?)",
                key);

        assertThat(portfolio(Map.of("scope", List.of("OUT_OF_SCOPE"))).at("/products/nodes"))
                .hasSize(1);
        assertThat(product(product).at("/revision").asInt()).isZero();
    }

    @Test
    void asksNothingThatTheyAnswer() {
        String product = registry.product(portfolio, "R-1", Map.of());
        assertThat(product(product).at("/determination/openQuestions").toString())
                .contains("\"unionMarket\"");
        set(0, Map.of("facts", Map.of("unionMarket", true)));
        assertThat(product(product).at("/determination/openQuestions").toString())
                .isNotEmpty()
                .doesNotContain("\"unionMarket\"");
    }

    @Test
    void takesEverythingThatAManufacturerAnswersOnceForAllProducts() {
        String product = registry.product(portfolio, "R-1", Map.of("facts", Map.of("nature", "SOFTWARE")));
        int before = product(product).at("/determination/openQuestions").size();
        set(0, Map.of("facts", whatIsAlike()));
        assertThat(product(product).at("/fromPortfolio"))
                .hasSameSizeAs(whatIsAlike().keySet());
        assertThat(product(product).at("/determination/openQuestions").size()).isLessThan(before);
    }

    @Test
    void letsAProductSayOtherwiseAndTakeThatBack() {
        String product = registry.product(portfolio, "R-1", Map.of());
        set(0, ALIKE);
        registry.mutate(
                "updateProduct",
                Map.of("id", product, "expectedRevision", 0, "facts", Map.of("unionMarket", true)),
                "");
        assertThat(product(product).at("/facts/unionMarket").asBoolean()).isTrue();
        Map<String, Object> back = new HashMap<>();
        back.put("unionMarket", null);
        registry.mutate("updateProduct", Map.of("id", product, "expectedRevision", 1, "facts", back), "");
        assertThat(product(product).at("/facts/unionMarket").asBoolean(true)).isFalse();
        assertThat(names(product(product))).contains("unionMarket");
    }

    @Test
    void takesADefaultBack() {
        String product = registry.product(portfolio, "R-1", Map.of());
        set(0, ALIKE);
        Map<String, Object> none = new HashMap<>();
        none.put("manufacturer", null);
        none.put("facts", back("unionMarket"));
        set(1, none);
        assertThat(product(product).at("/manufacturer").isNull()).isTrue();
        assertThat(product(product).at("/facts/unionMarket").isNull()).isTrue();
        assertThat(names(product(product))).isEqualTo("[\"manufacturerAddress\",\"operatorRole\"]");
    }

    private static Map<String, Object> back(String fact) {
        Map<String, Object> facts = new HashMap<>();
        facts.put(fact, null);
        return facts;
    }

    @Test
    void recordsWhoSetThemAndWhy() {
        Map<String, Object> alike = new HashMap<>(ALIKE);
        alike.put("reason", "We sell elsewhere.");
        set(0, alike);
        set(1, ALIKE);
        JsonNode found = portfolio(Map.of());
        assertThat(found.at("/revision").asInt()).isEqualTo(1);
        assertThat(found.at("/defaults/manufacturer").asString()).isEqualTo("Acme");
        assertThat(found.at("/defaults/facts/unionMarket").asBoolean(true)).isFalse();
        assertThat(found.at("/changes/nodes/0").toString())
                .contains(
                        "PORTFOLIO", "UPDATED", "We sell elsewhere.", "\"unionMarket\",\"old\":null,\"new\":\"false\"");
    }

    @Test
    void refusesWhatEachProductHasOfItsOwn() {
        JsonNode errors = errors(
                0,
                Map.of("facts", Map.of("placedOnMarketOn", "2028-01-01", "coreFunctionality", "NONE", "chip", "NONE")));
        assertThat(errors).hasSize(2);
        assertThat(errors.at("/0/code").asString()).isEqualTo("NOT_POSSIBLE");
        assertThat(errors.at("/0/path").toString()).isEqualTo("[\"facts\",\"placedOnMarketOn\"]");
        assertThat(errors.at("/0/message").asString()).contains("each product").doesNotContain("placedOnMarketOn");
        assertThat(portfolio(Map.of()).at("/defaults/facts/operatorRole").isNull())
                .isTrue();
    }

    @Test
    void refusesWhoHasReadAnotherRevision() {
        set(0, ALIKE);
        assertThat(errors(0, Map.of("manufacturer", "Globex")).at("/0/code").asString())
                .isEqualTo("CONFLICT");
    }
}
