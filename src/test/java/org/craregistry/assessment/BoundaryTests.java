package org.craregistry.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.Scheduler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.craregistry.conformity.SampleEvidence;
import org.craregistry.graphql.NodeId;
import org.craregistry.testing.Api;
import org.craregistry.testing.Api.Answer;
import org.craregistry.testing.IntegrationTest;
import org.craregistry.testing.Jobs;
import org.craregistry.testing.MovedClock;
import org.craregistry.testing.Registry;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/**
 * On both sides of every kind of day on which answers change, lists, status and forecast show of the sample portfolio what the law
 * answers for each of its products when it is asked for that product alone.
 */
@IntegrationTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BoundaryTests {

    private static final Instant BASE = Instant.parse("2026-11-25T09:00:00Z");
    private static final String WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /** The groups of a status: the field of the count, and where the answer stands in a determination. */
    private static final Map<String, String> GROUPS = new LinkedHashMap<>(Map.of(
            "byScope", "/scope/outcome",
            "byApplicability", "/applicability/outcome",
            "byClass", "/classification/productClass",
            "byAiStatus", "/aiStatus/outcome",
            "byArticle15", "/article15/outcome",
            "byCraConformity", "/craConformity/outcome",
            "byMarketStage", "/marketStage"));

    private static final String COUNTS = """
            byScope { code count filter } byApplicability { code count filter }
            byClass { code count filter } byAiStatus { code count filter }
            byArticle15 { code count filter } byCraConformity { code count filter }
            byMarketStage { code count filter }""";

    @LocalServerPort
    private int port;

    @Autowired
    private MovedClock clock;

    @Autowired
    private Scheduler scheduler;

    @Autowired
    private SampleEvidence evidence;

    @Autowired
    private TransactionTemplate transactions;

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private StatesOfLaw states;

    private final String key = Registry.newKey();
    private Api api;

    @BeforeAll
    void fillWithTheSample() throws IOException {
        Registry registry = new Registry(port);
        api = registry.administrator();
        String portfolio = registry.portfolio(key);
        byte[] workbook = new ClassPathResource("imports/sample-portfolio.xlsx").getContentAsByteArray();
        Answer sent = api.send(api.request("/registers/" + key + "/imports")
                .header("Content-Type", WORKBOOK)
                .POST(BodyPublishers.ofByteArray(workbook)));
        String id = sent.json().at("/id").asString();
        await(id, "PLANNED");
        registry.mutate("applyImport", Map.of("id", id), "");
        await(id, "APPLIED");
        Jobs.pause(scheduler);
        transactions.executeWithoutResult(status -> {
            try {
                evidence.file(NodeId.parse(portfolio).id(), new ClassPathResource("imports/sample-evidence.json"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    @AfterAll
    void moveBack() {
        Drafts.removeAll(jdbc, states);
        clock.moveBack();
        scheduler.resume();
    }

    @ParameterizedTest
    @CsvSource({
        "Article 15 applies to Annex III,     2027-12-02",
        "the CRA applies; legacy begins,      2027-12-11",
        "a declaration is issued,             2028-01-12",
        "a product is placed on the market,   2028-01-17",
        "a certificate is withdrawn,          2028-08-20",
        "a certificate has expired,           2028-08-16",
        "Article 15 applies to Annex I,       2028-08-02",
        "a suspension has ended,              2028-11-01",
        "authorities may no longer rely on legacy, 2030-08-02"
    })
    void showsTheSameEverywhereOnBothSidesOf(String boundary, LocalDate day) {
        LocalDate before = day.minusDays(1);
        backToTheBase();
        JsonNode forecast = ask("forecast(from: \"%s\", to: \"%s\", step: DAY) { asOf products %s }"
                        .formatted(before, day, COUNTS))
                .at("/forecast");

        Map<String, Map<String, Long>> first = compare(boundary, before, forecast.get(0));
        Map<String, Map<String, Long>> then = compare(boundary, day, forecast.get(1));

        assertThat(then).as(boundary).isNotEqualTo(first);
    }

    @Test
    void showsTheSameEverywhereOnceAnotherStateOfTheLawIsInForce() {
        LocalDate day = LocalDate.parse("2028-09-01");
        backToTheBase();
        JsonNode before = ask("forecast(from: \"%s\", to: \"%1$s\", step: DAY) { products %s }".formatted(day, COUNTS))
                .at("/forecast/0");
        Map<String, Map<String, Long>> first = compare("before the adoption", day, before);

        Drafts drafts = new Drafts(port);
        drafts.adopt(drafts.draft(Map.of("dates", List.of(Drafts.moved("CRA_GENERAL_APPLICATION", "2029-12-11")))));

        backToTheBase();
        JsonNode after = ask("forecast(from: \"%s\", to: \"%1$s\", step: DAY) { products %s }".formatted(day, COUNTS))
                .at("/forecast/0");
        assertThat(compare("after the adoption", day, after)).isNotEqualTo(first);
        Drafts.removeAll(jdbc, states);
    }

    /** Compares what is shown on a day with what the law answers for every product by itself, and gives the latter. */
    private Map<String, Map<String, Long>> compare(String boundary, LocalDate day, JsonNode forecast) {
        clock.moveTo(day.atTime(9, 0).toInstant(ZoneOffset.UTC));
        Map<String, Map<String, Long>> single = single();
        JsonNode status = ask("status { products %s }".formatted(COUNTS)).at("/status");

        assertThat(counts(status)).as("status, %s, %s", boundary, day).isEqualTo(single);
        assertThat(counts(forecast)).as("forecast, %s, %s", boundary, day).isEqualTo(single);
        GROUPS.keySet()
                .forEach(group -> status.at("/" + group)
                        .forEach(count -> assertThat(listed(count.at("/filter")))
                                .as("list %s, %s, %s", count, boundary, day)
                                .isEqualTo(count.at("/count").asLong())));
        return single;
    }

    private Map<String, Map<String, Long>> single() {
        JsonNode products = ask("""
                products(first: 100) { nodes { determination { scope { outcome } applicability { outcome }
                  classification { productClass } aiStatus { outcome } article15 { outcome } craConformity { outcome } marketStage } } }""").at("/products/nodes");
        Map<String, Map<String, Long>> counted = new TreeMap<>();
        GROUPS.forEach((group, pointer) -> {
            Map<String, Long> counts = new TreeMap<>();
            products.forEach(product ->
                    counts.merge(product.at("/determination" + pointer).asString(), 1L, Long::sum));
            counted.put(group, counts);
        });
        return counted;
    }

    private static Map<String, Map<String, Long>> counts(JsonNode status) {
        Map<String, Map<String, Long>> counted = new TreeMap<>();
        GROUPS.keySet().forEach(group -> {
            Map<String, Long> counts = new TreeMap<>();
            status.at("/" + group)
                    .forEach(count -> counts.put(
                            count.at("/code").asString(), count.at("/count").asLong()));
            counted.put(group, counts);
        });
        return counted;
    }

    private long listed(JsonNode filter) {
        Answer answer = api.ask(
                "query($key: String!, $filter: ProductFilter) { portfolio(key: $key) { products(filter: $filter, first: 100) { nodes { id } } } }",
                Map.of("key", key, "filter", filter));
        return answer.data("/portfolio/products/nodes").size();
    }

    private JsonNode ask(String fields) {
        Answer answer =
                api.ask("query($key: String!) { portfolio(key: $key) { %s } }".formatted(fields), Map.of("key", key));
        assertThat(answer.json().has("errors")).as(answer.text()).isFalse();
        return answer.data("/portfolio");
    }

    private void await(String importId, String state) {
        String met = "";
        for (int i = 0; i < 600 && !met.equals(state); i++) {
            try {
                Thread.sleep(100);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            met = api.get("/registers/imports/" + importId).json().at("/state").asString();
        }
        assertThat(met).isEqualTo(state);
    }

    /** Days go back in tests only, and no answer is kept for that. */
    private void backToTheBase() {
        clock.moveTo(BASE);
        jdbc.update(
                "UPDATE product SET answered_under = 'R' WHERE portfolio_id = (SELECT id FROM portfolio WHERE portfolio_key = ?)",
                key);
    }
}
