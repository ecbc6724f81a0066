package org.craregistry.register.downloads;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.craregistry.testing.Api;
import org.craregistry.testing.Api.Answer;
import org.craregistry.testing.IntegrationTest;
import org.craregistry.testing.Registry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@IntegrationTest
class ChangesFileTests {

    @LocalServerPort
    int port;

    private final String key = Registry.newKey();
    private Api admin;
    private String product;

    @BeforeEach
    void fill() {
        Registry registry = new Registry(port);
        admin = registry.administrator();
        String portfolio = registry.portfolio(key);
        product = registry.product(portfolio, "R-1", Map.of("name", "=HYPERLINK(1)"));
        registry.product(portfolio, "R-2", Map.of());
        registry.mutate(
                "withdrawProduct",
                Map.of("id", product, "expectedRevision", 0, "reason", "Not sold."),
                "product { id }");
    }

    private List<CSVRecord> rows(String query) throws IOException {
        Answer answer = admin.get("/registers/" + key + "/changes.csv" + query);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).startsWith("text/csv");
        assertThat(answer.text()).startsWith("\uFEFF");
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        return format.parse(new StringReader(answer.text().substring(1))).getRecords();
    }

    @Test
    void writesEachValueThatWasChangedAndKeepsItFromBeingAFormula() throws IOException {
        List<CSVRecord> rows = rows("?subject=PRODUCT");

        assertThat(rows)
                .filteredOn(row -> row.get("Field").equals("name"))
                .first()
                .satisfies(row -> {
                    assertThat(row.get("After")).isEqualTo("'=HYPERLINK(1)");
                    assertThat(row.get("By")).isEqualTo("admin");
                    assertThat(row.get("Id of the thing")).isEqualTo(product);
                    assertThat(row.get("Action")).isEqualTo("CREATED");
                });
        assertThat(rows.get(rows.size() - 1).get("Reason")).isEqualTo("Not sold.");
        assertThat(rows).extracting(row -> row.get("At (UTC)")).isSorted();
    }

    @Test
    void leavesOutWhatTheFilterDoesNotLetThrough() throws IOException {
        assertThat(rows("?action=WITHDRAWN&action=REVERTED&subject=PRODUCT&actor=admin&product=" + product))
                .hasSize(1);
        assertThat(rows("?actor=nobody")).isEmpty();
        assertThat(rows("?until=2020-01-01T00:00:00Z")).isEmpty();
        assertThat(rows("?since=2020-01-01T00:00:00%2B01:00")).isNotEmpty();
    }

    @Test
    void saysWhichParameterIsNotAccepted() {
        for (String wrong : List.of("?subject=TABLE", "?since=yesterday", "?of=me", "?product=R-1")) {
            Answer answer = admin.get("/registers/" + key + "/changes.csv" + wrong);
            assertThat(answer.status()).as(wrong).isEqualTo(400);
        }
    }
}
