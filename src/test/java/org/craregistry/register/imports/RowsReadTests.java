package org.craregistry.register.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.craregistry.testing.IntegrationTest;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;

/**
 * A page of a list costs as much as the page has, not as the portfolio has: the server says how many rows it touched. Tried where the
 * server is most easily led astray, after a large import of which nobody has decided anything, or next to nothing.
 */
@IntegrationTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@EnabledIfSystemProperty(
        named = "registry.test.database",
        matches = "mysql",
        disabledReason = "only MySQL counts the rows it touches")
class RowsReadTests {

    private static final int PRODUCTS = 3_000;

    /** The server counts what the background does too, so that the least of several tries is taken. */
    private static final int TRIES = 5;

    @LocalServerPort
    int port;

    @Autowired
    JdbcTemplate jdbc;

    private TestPortfolio portfolio;
    private List<String> products;
    private int decided;

    @BeforeAll
    void importMany() {
        portfolio = TestPortfolio.create(port);
        portfolio.takeOver(IntStream.range(0, PRODUCTS)
                .mapToObj("R-%1$05d,Product %1$05d,Somebody"::formatted)
                .collect(Collectors.joining("\n", "Reference,Name,Responsible\n", "\n")));
        products = page("products(first: 60) { nodes { id } }")
                .at("/products/nodes")
                .valueStream()
                .map(node -> node.at("/id").asString())
                .toList();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 30})
    void aPageTouchesNoMoreRowsThanItNeedsHoweverManyClassesAreSigned(int signed) {
        decide(signed);
        for (String list : List.of(
                "products(first: 50)",
                "products(last: 50)",
                "products(first: 50, orderBy: [{field: NAME}])",
                "products(first: 50, orderBy: [{field: MANUFACTURER}])",
                "products(first: 50, orderBy: [{field: RESPONSIBLE, direction: DESCENDING}])",
                "products(first: 50, orderBy: [{field: PLACED_ON}])",
                "products(first: 50, orderBy: [{field: PRODUCT_CLASS}])",
                "products(last: 50, orderBy: [{field: CHANGED_AT}])",
                "products(first: 50, orderBy: [{field: REFERENCE, direction: DESCENDING}])",
                "products(first: 50, filter: {text: \"product\"})",
                "products(first: 50, filter: {productClass: [DEFAULT, UNKNOWN]})",
                "products(first: 50, filter: {responsible: [\"Somebody\"]})",
                "changes(first: 50)",
                "changes(last: 50)",
                "imports(first: 50)")) {
            assertThat(LongStream.generate(() -> touchedBy(list))
                            .limit(TRIES)
                            .min()
                            .orElseThrow())
                    .as("%s, %d signed", list, signed)
                    .isLessThan(PRODUCTS);
        }
    }

    private long touchedBy(String list) {
        long before = rowsTouched();
        assertThat(page(list + " { nodes { id } }").findValues("id")).as(list).isNotEmpty();
        return rowsTouched() - before;
    }

    private void decide(int signed) {
        products.subList(decided, Math.max(decided, signed))
                .forEach(product -> portfolio.registry().classified(product, 0, "It is nothing special."));
        decided = Math.max(decided, signed);
        jdbc.execute("ANALYZE TABLE product, classification_decision, portfolio, change_log");
    }

    private JsonNode page(String list) {
        return portfolio
                .api()
                .ask("{ portfolio(key: \"%s\") { %s } }".formatted(portfolio.key(), list))
                .data("/portfolio");
    }

    private long rowsTouched() {
        return jdbc.query("SHOW GLOBAL STATUS LIKE 'Handler_read%'", (row, number) -> row.getLong("Value")).stream()
                .mapToLong(Long::longValue)
                .sum();
    }
}
