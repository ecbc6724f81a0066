package org.craregistry.assessment.states;

import static org.assertj.core.api.Assertions.assertThat;
import static org.craregistry.testing.Given.aHighRiskSystem;

import com.github.kagkarlsson.scheduler.Scheduler;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.craregistry.assessment.Assessor;
import org.craregistry.assessment.KnownStates;
import org.craregistry.assessment.StatesOfLaw;
import org.craregistry.portfolio.KeptAnswers;
import org.craregistry.portfolio.KeptAnswers.Extent;
import org.craregistry.portfolio.KeptAnswers.Outdated;
import org.craregistry.portfolio.KeptAnswers.Reevaluated;
import org.craregistry.portfolio.LawInput;
import org.craregistry.portfolio.Outlook;
import org.craregistry.portfolio.PortfolioQueries;
import org.craregistry.portfolio.PortfolioView;
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
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** With the job that renews answers switched off, nothing that is read shows an answer that no longer holds. */
@IntegrationTest
class FreshAnswersTests {

    private static final Map<String, Object> HIGH_RISK = aHighRiskSystem()
            .asHardware()
            .placedOn("2027-12-11")
            .supportedUntil("2028-03-01")
            .facts();
    private static final String LIST = """
            query ($key: String!, $filter: ProductFilter) { portfolio(key: $key) { products(filter: $filter) { nodes { name } } } }""";
    private static final String COUNTS = """
            query ($key: String!) { portfolio(key: $key) { status { products byScope { code count }
              byAiStatus { code count } byArticle15 { code count } byCraConformity { code count }
              byOpenQuestion { code count } } } }""";

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
    private KeptAnswers kept;

    @Autowired
    private PortfolioQueries portfolios;

    @Autowired
    private Assessor assessor;

    @Autowired
    private StatesOfLaw states;

    private Registry registry;
    private Api api;
    private String key;
    private String portfolio;

    @BeforeEach
    void aPortfolioWithoutTheJob() {
        Jobs.pause(scheduler);
        registry = new Registry(port);
        api = registry.administrator();
        key = Registry.newKey();
        portfolio = registry.portfolio(key);
    }

    @AfterEach
    void moveBack() {
        clock.moveBack();
        scheduler.resume();
    }

    @ParameterizedTest
    @CsvSource({
        "2027-12-10, craConformity, NOT_YET_APPLICABLE, 2027-12-11, NOT_DEMONSTRATED",
        "2027-12-01, article15,     NOT_YET_APPLICABLE, 2027-12-02, INCOMPLETE"
    })
    void filtersByTheAnswerOfTheDay(String before, String field, String first, String day, String then) {
        aProductOn(before);
        assertThat(found(field, first)).isEqualTo(1);
        clock.onTheDay(day);
        assertThat(found(field, then)).isEqualTo(1);
        assertThat(found(field, first)).isZero();
    }

    @Test
    void countsWhatWaitsForWhateverReason() {
        aProductOn("2027-12-10");
        LocalDate day = LocalDate.of(2027, 12, 10);
        long others = kept.waiting(day, states.basis());
        jdbc.update("UPDATE portfolio SET defaults_number = defaults_number + 1 WHERE portfolio_key = ?", key);
        assertThat(kept.waiting(day, states.basis()) - others).isEqualTo(1);
        assertThat(kept.waiting(day.plusDays(1), states.basis()) - others).isGreaterThanOrEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({
        "2027-12-10, CraConformity, 2027-12-11, NOT_DEMONSTRATED",
        "2027-12-01, Article15,     2027-12-02, INCOMPLETE"
    })
    void countsByTheAnswerOfTheDay(String before, String count, String day, String then) {
        aProductOn(before);
        clock.onTheDay(day);
        Answer answer = api.ask(COUNTS, Map.of("key", key));
        assertThat(answer.data("/portfolio/status/by%s/0/code".formatted(count)).asString())
                .as(answer.text())
                .isEqualTo(then);
        assertThat(answer.data("/portfolio/status/by%s".formatted(count)).size())
                .isEqualTo(1);
    }

    @Test
    void countsAndFindsTheQuestionsOfTheDay() {
        aProductOn("2027-12-01");
        clock.onTheDay("2027-12-02");
        assertThat(found("openQuestion", "article15Elements.A15-CY4a")).isEqualTo(1);
    }

    @Test
    void exportsTheAnswersOfTheDay() {
        aProductOn("2027-12-10");
        assertThat(csv()).contains("Only reporting (Article 14)").doesNotContain("Applies in full");
        clock.onTheDay("2027-12-11");
        assertThat(csv()).contains("Applies in full").doesNotContain("Only reporting (Article 14)");
    }

    @Test
    void sortsByTheClassOfToday() {
        aProductOn("2027-12-01");
        jdbc.update(
                "UPDATE product SET product_class = 'CRITICAL', answered_under = 'R0 / 1' WHERE reference = ?", key);
        api.ask(
                "query ($key: String!) { portfolio(key: $key) { products(orderBy: [{field: PRODUCT_CLASS}]) { nodes { name } } } }",
                Map.of("key", key));
        assertThat(stored("product_class")).isEqualTo("DEFAULT");
    }

    @Test
    void looksAgainOnTheDayAfterTheEndOfSupport() {
        aProductOn("2028-02-01");
        jdbc.update("UPDATE product SET article15 = 'DEEMED_COMPLIANT' WHERE reference = ?", key);
        clock.onTheDay("2028-03-01");
        assertThat(found("article15", "DEEMED_COMPLIANT")).isEqualTo(1);
        clock.onTheDay("2028-03-02");
        assertThat(found("article15", "DEEMED_COMPLIANT")).isZero();
        assertThat(found("article15", "INCOMPLETE")).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"R0 / 1", "R0 / 1.9", "R0 / 30", "R0 / 3.1", "R0", "R", "R1 / 1", "A / 3", "R9 / 9"})
    void answersAnewUnderAnotherStateOfTheLawOrEdition(String answeredUnder) {
        aProductOn("2027-12-01");
        spoil(answeredUnder);
        assertThat(found("aiStatus", "HIGH_RISK_ANNEX_III")).isEqualTo(1);
        spoil(answeredUnder);
        assertThat(api.ask(COUNTS, Map.of("key", key))
                        .data("/portfolio/status/byAiStatus/0/code")
                        .asString())
                .isEqualTo("HIGH_RISK_ANNEX_III");
        spoil(answeredUnder);
        csv();
        assertThat(stored("ai_status")).isEqualTo("HIGH_RISK_ANNEX_III");
    }

    @Test
    void beginsTheDayWhereThePortfolioIs() {
        String east = Registry.newKey();
        api.ask(
                "mutation ($key: String!) { createPortfolio(input: {key: $key, name: \"East\", timeZone: \"Pacific/Auckland\"}) { portfolio { id } } }",
                Map.of("key", east));
        aProductOn("2027-12-09");
        registry.product(
                api.ask("query ($key: String!) { portfolio(key: $key) { id } }", Map.of("key", east))
                        .data("/portfolio/id")
                        .asString(),
                east,
                Map.of("facts", HIGH_RISK));
        clock.moveTo(Instant.parse("2027-12-10T12:00:00Z"));
        Answer both = api.ask(
                "query ($here: String!, $east: String!) { here: portfolio(key: $here) { status { byCraConformity { code } } } east: portfolio(key: $east) { status { byCraConformity { code } } } }",
                Map.of("here", key, "east", east));
        assertThat(both.data("/here/status/byCraConformity/0/code").asString()).isEqualTo("NOT_YET_APPLICABLE");
        assertThat(both.data("/east/status/byCraConformity/0/code").asString()).isEqualTo("NOT_DEMONSTRATED");
    }

    @Test
    void goesOnWhereARenewalWasKilled() {
        aProductOn("2027-12-10");
        registry.product(portfolio, key + "-2", Map.of("facts", HIGH_RISK));
        clock.onTheDay("2027-12-11");
        LocalDate today = LocalDate.parse("2027-12-11");
        Outdated one = kept.find(id(), today, states.basis(), Extent.TODAY, 1).get(0);
        kept.replace(List.of(new Reevaluated(one, assessor.appraise(one.lawInput(), today))));
        assertThat(kept.find(id(), today, states.basis(), Extent.TODAY, 10)).hasSize(1);
        assertThat(found("craConformity", "NOT_DEMONSTRATED")).isEqualTo(2);
        assertThat(kept.find(id(), today, states.basis(), Extent.TODAY, 10)).isEmpty();
    }

    @Test
    void renewsOnSeveralNodesAtOnce() {
        aProductOn("2027-12-10");
        for (int i = 0; i < 40; i++) {
            registry.product(portfolio, key + "-" + i, Map.of("facts", HIGH_RISK));
        }
        clock.onTheDay("2027-12-11");
        List<CompletableFuture<Void>> nodes = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            AnswerReevaluation node = new AnswerReevaluation(kept, portfolios, assessor, states, clock);
            nodes.add(CompletableFuture.runAsync(
                    () -> node.reevaluate(List.of(portfolios.findForWork(id()).orElseThrow()))));
        }
        nodes.forEach(CompletableFuture::join);
        assertThat(kept.find(id(), LocalDate.parse("2027-12-11"), states.basis(), Extent.TODAY, 100))
                .isEmpty();
        assertThat(found("craConformity", "NOT_DEMONSTRATED")).isEqualTo(41);
    }

    /** As after an upgrade: no product has any, and readers are answered without waiting for them. */
    @Test
    void fillsInTheAnswersOfDaysToComeInTheBackground() {
        aProductOn("2027-12-01");
        for (int i = 0; i < 3; i++) {
            registry.product(portfolio, key + "-" + i, Map.of("facts", HIGH_RISK));
        }
        for (String table : List.of("answer_period", "answer_count_of_day")) {
            jdbc.update("DELETE FROM " + table + " WHERE portfolio_id = ?", (Object) Ids.bytes(id()));
        }
        jdbc.update("UPDATE product SET periods_from = '9999-12-31' WHERE portfolio_id = ?", (Object) Ids.bytes(id()));
        List<Answer> before = new ArrayList<>();
        assertThat(statements.during(() -> before.addAll(onOtherDays()))).anyMatch(sql -> sql.contains("p.facts"));

        assertThat(statements.during(() -> new AnswerReevaluation(kept, portfolios, assessor, states, clock).run()))
                .as("all products get the same, and nothing else")
                .contains("UPDATE product SET periods_from = ? WHERE id IN (?, ?, ?, ?)");

        List<Answer> after = new ArrayList<>();
        assertThat(statements.during(() -> after.addAll(onOtherDays())))
                .noneMatch(sql -> sql.contains("p.facts, p.evidence, p.classification_decision_id"))
                .noneMatch(sql -> sql.startsWith("UPDATE product"));
        assertThat(after)
                .extracting(Answer::text)
                .isEqualTo(before.stream().map(Answer::text).toList());
    }

    @Test
    void givesEachProductItsOwnAnswersAnew() {
        aProductOn("2027-12-01");
        registry.product(portfolio, key + "-1", Map.of("facts", HIGH_RISK));
        registry.product(portfolio, key + "-2", Map.of("facts", Map.of("nature", "HARDWARE")));
        registry.product(portfolio, key + "-3", Map.of());
        List<Map<String, Object>> before = answers();
        jdbc.update(
                "UPDATE product SET answered_under = 'R0 / 0', article15 = 'NOT_APPLICABLE', expires_on = '2020-01-01' WHERE portfolio_id = ?",
                (Object) Ids.bytes(id()));
        jdbc.update(
                "UPDATE product SET product_class = 'CRITICAL', unmet = '', periods_from = '9999-12-31'"
                        + " WHERE portfolio_id = ? AND reference <> ?",
                Ids.bytes(id()),
                key + "-1");

        new AnswerReevaluation(kept, portfolios, assessor, states, clock).run();

        assertThat(answers()).isEqualTo(before);
    }

    private List<Map<String, Object>> answers() {
        return jdbc.queryForList(
                "SELECT reference, product_class, article15, unmet, scope, expires_on, periods_from, answered_under, answers_hold_until,"
                        + " defaults_number FROM product WHERE portfolio_id = ? ORDER BY reference",
                (Object) Ids.bytes(id()));
    }

    /** After an import of many, say: neither readers of today nor other work of the node wait until all of it is done. */
    @Test
    @Timeout(240)
    void letsNobodyWaitForTheAnswersOfDaysToCome() {
        aProductOn("2027-12-10");
        jdbc.update("UPDATE product SET periods_from = '9999-12-31' WHERE portfolio_id = ?", (Object) Ids.bytes(id()));
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        AtomicBoolean isFirst = new AtomicBoolean(true);
        // Only where the job is: what other tests have left to be done is not in the way.
        Assessor slow = new Assessor(states, clock) {
            @Override
            public Outlook outlook(LawInput input, LocalDate day, KnownStates law) {
                if (isFirst.getAndSet(false)) {
                    begun.countDown();
                    try {
                        assertThat(goOn.await(120, TimeUnit.SECONDS)).isTrue();
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                }
                return super.outlook(input, day, law);
            }
        };
        AnswerReevaluation node = new AnswerReevaluation(kept, portfolios, slow, states, clock);
        // The pool that all share has one thread where there are two processors.
        ExecutorService threads = Executors.newCachedThreadPool();
        CompletableFuture<Void> job = CompletableFuture.runAsync(node::run, threads);
        try {
            assertThat(begun.await(30, TimeUnit.SECONDS)).isTrue();
            jdbc.update("UPDATE product SET answers_hold_until = '2020-01-01' WHERE portfolio_id = ?", (Object)
                    Ids.bytes(id()));
            List<PortfolioView> asked = List.of(portfolios.findForWork(id()).orElseThrow());
            assertThat(CompletableFuture.runAsync(() -> node.reevaluate(asked), threads))
                    .succeedsWithin(Duration.ofSeconds(40));
            assertThat(CompletableFuture.runAsync(node::run, threads)).succeedsWithin(Duration.ofSeconds(40));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        } finally {
            goOn.countDown();
            job.join();
            threads.shutdown();
        }
    }

    private List<Answer> onOtherDays() {
        Answer counted = api.ask("""
                query ($key: String!) { portfolio(key: $key) { forecast(from: "2027-12-01", to: "2028-06-01", step: MONTH) { asOf
                  products byArticle15 { code count } byCraConformity { code count } byOpenQuestion { code count } } } }""", Map.of("key", key));
        return List.of(counted, listedOnAnotherDay(2), listedOnAnotherDay(50));
    }

    /** Met on the way along the list where a page is small, and looked up where it could have all. */
    private Answer listedOnAnotherDay(int first) {
        Answer listed = api.ask("""
                query ($key: String!, $first: Int) { portfolio(key: $key) { products(asOf: "2028-05-01", first: $first,
                  filter: {craConformity: [NOT_DEMONSTRATED]}) { totalCount nodes { reference } pageInfo { endCursor } } } }""", Map.of("key", key, "first", first));
        assertThat(listed.data("/portfolio/products/totalCount").asInt()).isEqualTo(4);
        assertThat(listed.data("/portfolio/products/nodes").size()).isEqualTo(Math.min(first, 4));
        return listed;
    }

    @Test
    void asksOnceInARequestWhetherTheAnswersHold() {
        aProductOn("2027-12-01");
        List<String> all = statements.during(() -> api.ask("""
                query ($key: String!) { portfolio(key: $key) {
                  status { products byScope { count } byOpenQuestion { count } }
                  narrow: status(filter: {text: "t"}) { byScope { count } }
                  products(filter: {scope: [IN_SCOPE]}, orderBy: [{field: PRODUCT_CLASS}]) { totalCount nodes { name } } } }""", Map.of("key", key)));
        assertThat(all)
                .filteredOn(sql -> sql.contains("answers_hold_until BETWEEN"))
                .hasSize(1);
        assertThat(all).noneMatch(sql -> sql.startsWith("UPDATE product"));
    }

    @Test
    void doesNotAskWhereNoAnswerIsRead() {
        aProductOn("2027-12-01");
        List<String> plain = statements.during(() -> api.ask("""
                query ($key: String!) { portfolio(key: $key) { status { products } products(filter: {text: "t"}) {
                  totalCount nodes { name determination { scope { outcome } } } } } }""", Map.of("key", key)));
        assertThat(plain).isNotEmpty().noneMatch(sql -> sql.contains("answers_hold_until BETWEEN"));
    }

    private void aProductOn(String day) {
        clock.onTheDay(day);
        registry.product(portfolio, key, Map.of("facts", HIGH_RISK));
    }

    private void spoil(String answeredUnder) {
        jdbc.update(
                "UPDATE product SET ai_status = 'UNKNOWN', answered_under = ? WHERE reference = ?", answeredUnder, key);
    }

    private int found(String field, String value) {
        Map<String, Object> variables = new HashMap<>(Map.of("key", key, "filter", Map.of(field, List.of(value))));
        Answer answer = api.ask(LIST, variables);
        assertThat(answer.json().has("errors")).as(answer.text()).isFalse();
        return answer.data("/portfolio/products/nodes").size();
    }

    private String csv() {
        Answer answer = api.get("/registers/" + key + ".csv");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.text();
    }

    private String stored(String column) {
        return jdbc.queryForObject("SELECT " + column + " FROM product WHERE reference = ?", String.class, key);
    }

    private UUID id() {
        byte[] id = jdbc.queryForObject("SELECT id FROM portfolio WHERE portfolio_key = ?", byte[].class, key);
        return org.craregistry.storage.Ids.of(id);
    }
}
