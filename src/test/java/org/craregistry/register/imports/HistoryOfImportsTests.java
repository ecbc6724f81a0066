package org.craregistry.register.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import org.craregistry.testing.IntegrationTest;
import org.craregistry.testing.Queries;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@IntegrationTest
class HistoryOfImportsTests {

    private static final String ALL = """
            query ($key: String!, $day: Date!) { portfolio(key: $key) { products(first: 10) { nodes {
              reference version name manufacturer
              facts { nature dataConnection otherLaw annexIIIPoints supportUntil }
              determination { %1$s }
              recordedOn(knownOn: $day) { reference version name manufacturer
                facts { nature dataConnection otherLaw annexIIIPoints supportUntil } }
              then: determination(knownOn: $day) { %1$s } } } } }""".formatted(Queries.DETERMINATION);

    @LocalServerPort
    private int port;

    @Test
    void rebuildsWhatImportsHaveAddedAndChanged() {
        TestPortfolio portfolio = TestPortfolio.create(port);
        portfolio.takeOver("""
                Reference,Version,Name,Manufacturer,Data connection,Support until,Nature
                R-100,2.1,Router,Example SE,Yes,2031-01-01,Hardware
                R-200,,Switch,Example SE,No,,
                """);
        portfolio.takeOver("""
                Reference,Version,Name,Manufacturer,Data connection,Support until,Nature
                R-100,2.1,Router 2,Other SE,No,2032-01-01,Software
                R-300,,true,,Yes,,
                """);
        String today = LocalDate.now(ZoneId.of("Europe/Brussels")).toString();
        JsonNode products = portfolio
                .answer(ALL, Map.of("key", portfolio.key(), "day", today))
                .data("/portfolio/products/nodes");

        assertThat(products).hasSize(3);
        for (JsonNode product : products) {
            assertThat(product.at("/then")).isEqualTo(product.at("/determination"));
            for (String field : new String[] {"reference", "version", "name", "manufacturer", "facts"}) {
                assertThat(product.at("/recordedOn/" + field)).as(field).isEqualTo(product.at("/" + field));
            }
        }
        assertThat(products.get(0).at("/recordedOn/name").asString()).isEqualTo("Router 2");
    }
}
