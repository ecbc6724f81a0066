package org.craregistry.assessment.states;

import static org.assertj.core.api.Assertions.assertThat;
import static org.craregistry.testing.Given.aHighRiskSystem;

import com.github.kagkarlsson.scheduler.Scheduler;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.craregistry.assessment.Assessor;
import org.craregistry.assessment.StatesOfLaw;
import org.craregistry.audit.Origin;
import org.craregistry.graphql.NodeId;
import org.craregistry.law.Facts;
import org.craregistry.portfolio.Identity;
import org.craregistry.portfolio.KeptAnswers;
import org.craregistry.portfolio.PortfolioQueries;
import org.craregistry.portfolio.ProductBatch;
import org.craregistry.portfolio.ProductState;
import org.craregistry.storage.Ids;
import org.craregistry.testing.Api;
import org.craregistry.testing.Api.Answer;
import org.craregistry.testing.IntegrationTest;
import org.craregistry.testing.Jobs;
import org.craregistry.testing.MovedClock;
import org.craregistry.testing.Registry;
import org.craregistry.testing.StatementCount;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** Where the answers of very many products hold no longer, readers do not wait for them, and are told nothing that is outdated. */
@IntegrationTest
class AwaitedAnswersTests {

    private static final int PRODUCTS = 1100;
    private static final String TOLD = """
            query ($key: String!) { portfolio(key: $key) {
              status { products byCraConformity { code count } byAiStatus { code count } }
              narrow: status(filter: {text: "P-00"}) { byCraConformity { code count } }
              products(first: 3, filter: {craConformity: [NOT_DEMONSTRATED]}, orderBy: [{field: ARTICLE_15}]) {
                totalCount nodes { reference } } } }""";
    private static final String DATES = """
            query ($key: String!) { portfolio(key: $key) { attention(last: 50, within: 1700) {
              nodes { kind date product { reference facts { supportUntil } } } } } }""";
    private static final String KEPT =
            "query ($key: String!) { portfolio(key: $key) { keptAnswers { products today laterDays done } } }";

    @LocalServerPort
    private int port;

    @Autowired
    private MovedClock clock;

    @Autowired
    private Scheduler scheduler;

    @Autowired
    private StatementCount statements;

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private ProductBatch batch;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private KeptAnswers kept;

    @Autowired
    private PortfolioQueries portfolios;

    @Autowired
    private Assessor assessor;

    @Autowired
    private StatesOfLaw states;

    private final List<UUID> products = new ArrayList<>();
    private Api api;
    private String key;
    private UUID portfolio;

    @BeforeEach
    void aLargePortfolioWithoutTheJob() {
        Jobs.pause(scheduler);
        clock.onTheDay("2027-12-10");
        Registry registry = new Registry(port);
        api = registry.administrator();
        key = Registry.newKey();
        portfolio = NodeId.parse(registry.portfolio(key)).id();
        List<ProductBatch.Addition> additions = IntStream.range(0, PRODUCTS)
                .mapToObj(n -> new ProductBatch.Addition(Ids.next(), state(n, false), origin()))
                .toList();
        additions.forEach(one -> products.add(one.product()));
        transaction.executeWithoutResult(status -> batch.add(portfolio, additions));
    }

    @AfterEach
    void moveBack() {
        clock.moveBack();
        scheduler.resume();
    }

    @Test
    void todayIsToldByWhatIsKeptForTheDayWhereItEndedManyAnswers() {
        runTheJob();
        clock.onTheDay("2027-12-11");
        assertThat(statements.during(() -> assertThat(count("/status/byCraConformity", "NOT_DEMONSTRATED"))
                        .isEqualTo(PRODUCTS)))
                .noneMatch(sql -> sql.startsWith("UPDATE product"));
        assertThat(kept().toString()).isEqualTo("{\"products\":1100,\"today\":0,\"laterDays\":1100,\"done\":false}");
        List<String> all = answersWithoutWriting();
        assertThat(all).filteredOn(line -> line.contains("Applies in full")).hasSize(PRODUCTS);
        runTheJob();
        assertThat(different(answersWithoutWriting(), all)).isEmpty();
        assertThat(kept().toString()).isEqualTo("{\"products\":1100,\"today\":1100,\"laterDays\":1100,\"done\":true}");
    }

    @Test
    void todayIsComputedWhereAnotherStateOfTheLawCameIntoForce() {
        jdbc.update(
                "UPDATE product SET answered_under = 'R0 / 1' WHERE portfolio_id = ?", (Object) Ids.bytes(portfolio));
        assertThat(statements.during(() -> ask(TOLD)))
                .anyMatch(sql -> sql.contains("p.facts, p.evidence, p.classification_decision_id"));
        assertThat(count("/status/byAiStatus", "HIGH_RISK_ANNEX_III")).isEqualTo(PRODUCTS);
        List<String> all = answersWithoutWriting();
        runTheJob();
        assertThat(different(answersWithoutWriting(), all)).isEmpty();
    }

    @Test
    void datesComeAsTheyAreFoundAndNoneIsOutdated() {
        assertThat(dates()).isEmpty();
        assertThat(kept().toString()).isEqualTo("{\"products\":1100,\"today\":1100,\"laterDays\":0,\"done\":false}");
        runTheJob();
        assertThat(supported()).hasSizeGreaterThan(40).allMatch(AwaitedAnswersTests::isAsRecorded);
        List<ProductBatch.Revision> revisions = IntStream.range(0, PRODUCTS)
                .mapToObj(n -> new ProductBatch.Revision(products.get(n), 0, state(n, true), origin()))
                .toList();
        transaction.executeWithoutResult(
                status -> assertThat(batch.revise(revisions)).isEmpty());
        assertThat(supported())
                .hasSizeGreaterThan(40)
                .allMatch(AwaitedAnswersTests::isAsRecorded)
                .allMatch(entry -> entry.at("/date").asString().equals("2030-05-31"));
    }

    private static boolean isAsRecorded(JsonNode entry) {
        return entry.at("/date").equals(entry.at("/product/facts/supportUntil"));
    }

    private List<JsonNode> supported() {
        return dates().stream()
                .filter(entry -> entry.at("/kind").asString().equals("SUPPORT_ENDS"))
                .toList();
    }

    private List<JsonNode> dates() {
        List<JsonNode> nodes = new ArrayList<>();
        List<String> sql = statements.during(
                () -> ask(DATES).at("/attention/nodes").valueStream().forEach(nodes::add));
        assertThat(sql).noneMatch(one -> one.contains("p.answers_hold_until < "));
        return nodes;
    }

    private List<String> answersWithoutWriting() {
        List<String> answers = new ArrayList<>();
        assertThat(statements.during(() -> {
                    answers.add(ask(TOLD).toString());
                    answers.addAll(
                            api.get("/registers/" + key + ".csv").text().lines().toList());
                }))
                .noneMatch(sql -> sql.startsWith("UPDATE product"));
        return answers;
    }

    private static List<String> different(List<String> some, List<String> others) {
        return IntStream.range(0, Math.max(some.size(), others.size()))
                .filter(i -> !some.get(i).equals(others.get(i)))
                .mapToObj(i -> some.get(i) + "\n" + others.get(i))
                .limit(2)
                .toList();
    }

    private int count(String place, String code) {
        return ask(TOLD)
                .at(place)
                .valueStream()
                .filter(count -> count.at("/code").asString().equals(code))
                .mapToInt(count -> count.at("/count").asInt())
                .sum();
    }

    private JsonNode kept() {
        return ask(KEPT).at("/keptAnswers");
    }

    private JsonNode ask(String document) {
        Answer answer = api.ask(document, Map.of("key", key));
        assertThat(answer.json().has("errors")).as(answer.text()).isFalse();
        return answer.data("/portfolio");
    }

    private void runTheJob() {
        new AnswerReevaluation(kept, portfolios, assessor, states, clock).run();
    }

    /** The last ones are supported until a later day than all others, and until the same after they were changed. */
    private static ProductState state(int number, boolean changed) {
        String until = number >= 500 && !changed ? "2031-05-31" : "2030-05-31";
        Identity identity = new Identity(
                "P-%05d".formatted(number), "1", "Gateway", "", "Example", "", "", "", "https://example.com");
        return new ProductState(
                identity,
                Facts.of(aHighRiskSystem()
                        .asHardware()
                        .placedOn("2027-12-11")
                        .supportedUntil(until)
                        .facts()));
    }

    private Origin origin() {
        return Origin.system(clock.instant());
    }
}
