package org.craregistry;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.UUID;
import java.util.function.IntFunction;
import org.craregistry.testing.Api;
import org.craregistry.testing.Api.Answer;
import org.craregistry.testing.IntegrationTest;
import org.craregistry.testing.Queries;
import org.craregistry.testing.StatementCount;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;

/** However many rows an answer has, the database is asked the same number of times: asked as a member who signs in by token. */
@IntegrationTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StatementCountTests {

    private static final int[] SIZES = {1, 10, 100};
    private static final int AT_ONCE = 20;
    private static final String TODAY =
            LocalDate.now(ZoneId.of("Europe/Brussels")).toString();
    private static final String HIGH_RISK = """
            {nature: HARDWARE, aiSystem: true, aiExclusion: NONE, prohibitedPractices: [], annexIAct: NONE, annexIIIPoints: [P4A],
             profiling: true, placedOnMarketOn: "2028-06-01", supportUntil: "2030-03-01"}""";
    private static final String PRODUCT = """
            id reference revision facts { nature dataConnection coreFunctionality }
            classificationDecision { coreFunctionality reason decidedBy decidedAt }
            determination { scope { outcome } classification { productClass category { code } } openQuestions { fact } }
            portfolio { key name } changes(first: 2) { nodes { id action fieldChanges { field new } } }""";

    private static final String ALL_COUNTS = """
            products byScope { count } byApplicability { count } byClass { count } byCategory { count } byAiStatus { count }
            byArticle15 { count } byCraConformity { count } byRoute { count } byRouteSupport { count } byMarketStage { count } byProcedure { count }
            byUnmet { count filter } byOpenQuestion { count } nextBoundary""";

    @LocalServerPort
    int port;

    @Autowired
    StatementCount statements;

    @Autowired
    JdbcTemplate jdbc;

    private final String run = UUID.randomUUID().toString().substring(0, 8);
    private final Map<Integer, Api> members = new java.util.HashMap<>();
    private final Map<Integer, List<String>> products = new java.util.HashMap<>();
    private Api admin;

    /** For each size an account that sees as many portfolios, and in the last of these as many products. */
    @BeforeAll
    void fill() {
        Api password = Api.at(port).asAdministrator();
        admin = password.withToken(secret(password, "admin"));
        List<String> portfolios = many(
                "createPortfolio",
                SIZES[SIZES.length - 1],
                n -> "{key: \"%s\", name: \"Portfolio %d\"}".formatted(key(n), n),
                "portfolio { id }",
                "/portfolio/id");
        for (int size : SIZES) {
            String account = "reader-" + run + "-" + size;
            many("createAccount", 1, n -> "{name: \"%s\"}".formatted(account), "account { id }", "/account/id");
            many(
                    "grantRole",
                    size,
                    n -> "{portfolio: \"%s\", account: \"%s\", role: VIEWER}".formatted(portfolios.get(n), account),
                    "member { account }",
                    "/member/account");
            members.put(size, Api.at(port).withToken(secret(password, account)));
            products.put(size, registered(portfolios.get(size - 1), size));
        }
    }

    @Test
    void asksForAPageInFiveStatements() {
        constant(
                5,
                "page of products, everything nested",
                size -> members.get(size)
                        .ask(
                                "query ($key: String!) { portfolio(key: $key) { products(first: 100) { nodes { %s } } } }"
                                        .formatted(PRODUCT),
                                Map.of("key", key(size - 1))));
    }

    @Test
    void asksForAPageWithAllAnswersInThreeStatements() {
        constant(
                3,
                "page of products, each with the full determination",
                size -> members.get(size)
                        .ask(
                                "query ($key: String!) { portfolio(key: $key) { products(first: 50) { nodes { name determination { %s } } } } }"
                                        .formatted(Queries.DETERMINATION),
                                Map.of("key", key(size - 1))));
    }

    @Test
    void asksForAPlainPageInThreeStatements() {
        constant(
                3, "page of products with decisions", size -> members.get(size).ask("""
                query ($key: String!) { portfolio(key: $key) { products(first: 100) {
                  nodes { id name facts { nature } classificationDecision { reason } } } } }""", Map.of("key", key(size - 1))));
    }

    @Test
    void asksForAPageWithDecisionsOnRoutesInFiveStatements() {
        constant(
                5,
                "page of products, each with the decision on its route and what it rests on",
                size -> members.get(size).ask("""
                query ($key: String!) { portfolio(key: $key) { products(first: 50) { nodes { name routeDecision {
                  route reason support unmetConditions { code } causes { cause } replaysAlike shown { status }
                  replay { article15 { outcome } } } } } } }""", Map.of("key", key(size - 1))));
    }

    @Test
    void asksForAPageWithLostSupportInSixStatements() {
        decideWithoutPlan(true);
        try {
            constant(
                    6,
                    "page of products, each with what took the support from its route",
                    size -> members.get(size).ask("""
                    query ($key: String!) { portfolio(key: $key) { products(first: 50) { nodes { name routeDecision {
                      support unsupportedSince causes { cause statement } } } } } }""", Map.of("key", key(size - 1))));
        } finally {
            decideWithoutPlan(false);
        }
    }

    /** Makes decisions of the plans, which what is on record does not support, and plans of them again. */
    private void decideWithoutPlan(boolean decide) {
        int planned = decide ? 0 : 1;
        String ofThisRun = "SELECT id FROM portfolio WHERE portfolio_key LIKE ?";
        jdbc.update(
                "UPDATE route_decision SET planned = ? WHERE product_id IN (SELECT id FROM product WHERE portfolio_id IN ("
                        + ofThisRun + "))",
                planned,
                "counted-" + run + "-%");
    }

    @Test
    void asksForTheHistoryOfRoutesInFiveStatements() {
        constant(
                5,
                "page of products, each with all decisions on its route",
                size -> members.get(size).ask("""
                query ($key: String!) { portfolio(key: $key) { products(first: 50) { nodes { name routeDecisions(first: 2) {
                  nodes { route support replaysAlike } } } } } }""", Map.of("key", key(size - 1))));
    }

    @Test
    void asksForAProductInFourStatements() {
        constant(
                4,
                "one product, everything nested",
                size -> members.get(size)
                        .ask(
                                "query ($id: ID!) { product(by: {id: $id}) { %s } }".formatted(PRODUCT),
                                Map.of("id", products.get(size).get(0))));
    }

    @Test
    void asksForNodesInFourStatements() {
        constant(
                4,
                "nodes",
                size -> members.get(size)
                        .ask(
                                "query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Product { %s } } }"
                                        .formatted(PRODUCT),
                                Map.of("ids", products.get(size))));
    }

    @Test
    void asksForTheStatusInSixStatements() {
        constant(
                6,
                "status, all counts",
                size -> members.get(size)
                        .ask(
                                "query ($key: String!) { portfolio(key: $key) { status { %s } } }"
                                        .formatted(ALL_COUNTS),
                                Map.of("key", key(size - 1))));
    }

    @Test
    void asksForTheStatusUnderAFilterInEightStatements() {
        constant(
                8,
                "status, all counts, filtered",
                size -> members.get(size)
                        .ask(
                                "query ($key: String!) { portfolio(key: $key) { status(filter: {text: \"r\"}) { %s } } }"
                                        .formatted(ALL_COUNTS),
                                Map.of("key", key(size - 1))));
    }

    @Test
    void asksForTheStatusOfOtherDaysInFourStatements() {
        constant(
                4,
                "status of two other days and a forecast",
                size -> members.get(size).ask("""
                query ($key: String!) { portfolio(key: $key) {
                  status(asOf: "2030-01-01") { products byScope { count } byOpenQuestion { count } }
                  earlier: status(asOf: "2025-01-01") { products byArticle15 { count } }
                  forecast(from: "2026-01-01", to: "2030-12-01", step: MONTH) { asOf products byScope { count }
                    byClass { count } byCategory { count } byAiStatus { count } byArticle15 { count } } } }""", Map.of("key", key(size - 1))));
    }

    @Test
    void asksForManyPortfoliosOnAnotherDayInFiveStatements() {
        constant(
                5,
                "portfolios with status and products on another day",
                size -> members.get(size).ask("""
                { portfolios(first: 50) { nodes { key status(asOf: "2030-01-01") { products byClass { count } }
                  products(first: 2, asOf: "2030-01-01", filter: {aiStatus: [UNKNOWN]}) { nodes { name } } } } }"""));
    }

    @Test
    void asksForAListOnAnotherDayInFiveStatements() {
        constant(
                5,
                "page of products by the answers of another day",
                size -> members.get(size).ask("""
                query ($key: String!) { portfolio(key: $key) { products(first: 100, asOf: "2030-01-01", filter: {aiStatus: [UNKNOWN], openQuestion: ["nature", "aiSystem"]}) { totalCount nodes { name
                    forecast(from: "2027-01-01", to: "2027-01-01", step: YEAR) { asOf } } } } }""", Map.of("key", key(size - 1))));
    }

    @Test
    void asksForWhatWasKnownInNineStatements() {
        constant(
                9,
                "status, list and count of what was recorded today",
                size -> members.get(size).ask("""
                query ($key: String!, $day: Date!) { portfolio(key: $key) {
                  status(knownOn: $day) { products byScope { count } byOpenQuestion { count } }
                  products(first: 100, knownOn: $day, filter: {text: "r"}) { totalCount nodes { name } } } }""", Map.of("key", key(size - 1), "day", TODAY)));
    }

    @Test
    void asksForProductsAsTheyWereKnownInFiveStatements() {
        constant(
                5,
                "page of products, each as it was recorded",
                size -> members.get(size).ask("""
                query ($key: String!, $day: Date!) { portfolio(key: $key) { products(first: 100) { nodes {
                  recordedOn(knownOn: $day) { name } determination(knownOn: $day) { scope { outcome } } } } } }""", Map.of("key", key(size - 1), "day", TODAY)));
    }

    @Test
    void asksForAListFilteredAndSortedByAnswersInFourStatements() {
        constant(4, "page of products by answers", size -> members.get(size).ask("""
                query ($key: String!) { portfolio(key: $key) { products(first: 100, orderBy: [{field: PRODUCT_CLASS}],
                  filter: {aiStatus: [UNKNOWN], openQuestion: ["nature", "aiSystem"]}) { nodes { name } } } }""", Map.of("key", key(size - 1))));
    }

    @Test
    void asksForTheDatesAheadInEightStatements() {
        constant(
                8,
                "dates ahead, each with its product",
                size -> members.get(size).ask("""
                query ($key: String!) { portfolio(key: $key) { attention(within: 3650, first: 100) { totalCount
                  nodes { summary date count group link kind statement evidence { id } product { name portfolio { key } } answerChanges { answer } } } } }""", Map.of("key", key(size - 1))));
    }

    @Test
    void asksForTheDatesAheadOfManyPortfoliosInEightStatements() {
        constant(8, "dates ahead of portfolios", size -> members.get(size).ask("""
                { portfolios(first: 50) { nodes { key attention(within: 3650, first: 2) { totalCount
                  nodes { date product { name } } } } } }"""));
    }

    @Test
    void asksForTheSamePortfolioBelowEveryProductOnce() {
        constant(
                7,
                "page of products, each with its portfolio and that one's status, list and changes",
                size -> members.get(size).ask("""
                query ($key: String!) { portfolio(key: $key) { products(first: 50) { nodes { portfolio {
                  status { products byScope { count } byClass { count } }
                  products(first: 1) { totalCount nodes { name } }
                  changes(first: 1) { nodes { action } } } } } } }""", Map.of("key", key(size - 1))));
    }

    @Test
    void asksForManyPortfoliosWithTheirListsInSixStatements() {
        constant(
                6,
                "portfolios with status, products and changes",
                size -> members.get(size).ask("""
                { portfolios(first: 50) { nodes { key status { products byClass { count } }
                  products(first: 2) { totalCount nodes { name } } changes(first: 2) { nodes { action } } } } }"""));
    }

    @Test
    void asksForPortfoliosWithMembersInFourStatements() {
        constant(
                4,
                "portfolios with members",
                size -> members.get(size)
                        .ask(
                                "{ portfolios(first: 50) { nodes { key name members(first: 5) { totalCount nodes { account role } } } } }"));
    }

    @Test
    void asksForChangesInThreeStatements() {
        constant(3, "changes of a portfolio", size -> members.get(size).ask("""
                query ($key: String!) { portfolio(key: $key) { changes(first: 100) {
                  nodes { id at action actor fieldChanges { field old new } } } } }""", Map.of("key", key(size - 1))));
    }

    @Test
    void givesManyProductsTheSameAnswersInSixteenStatements() {
        String portfolio = many(
                        "createPortfolio",
                        1,
                        n -> "{key: \"%s\", name: \"Answered at once\"}".formatted(key(999)),
                        "portfolio { id }",
                        "/portfolio/id")
                .get(0);
        Map<Integer, String> named = new java.util.HashMap<>();
        for (int size : SIZES) {
            List<String> ids = many(
                    "registerProduct",
                    size,
                    n -> "{portfolio: \"%s\", reference: \"B-%d-%d\", name: \"Router\"}".formatted(portfolio, size, n),
                    "product { id }",
                    "/product/id");
            named.put(
                    size,
                    ids.stream()
                            .map("{id: \"%s\", expectedRevision: 0}"::formatted)
                            .collect(joining(", ")));
        }
        // What is answered alike is written once; here by another product before.
        admin.ask("""
                mutation { registerProduct(input: {portfolio: "%s", reference: "B", name: "Router",
                  facts: {nature: SOFTWARE, aiSystem: false}}) { errors { code } } }""".formatted(portfolio));
        constant(16, "the same answers for many products", size -> admin.ask("""
                mutation { answerQuestions(input: {products: [%s], facts: {nature: SOFTWARE, aiSystem: false}}) {
                  results { product { revision } errors { code } } errors { code } } }""".formatted(named.get(size))));
    }

    private void constant(int bound, String operation, IntFunction<Answer> ask) {
        List<Integer> counts = new ArrayList<>();
        for (int size : SIZES) {
            List<String> executed = statements.during(() -> complete(ask.apply(size)));
            assertThat(executed).as("%s, %d rows", operation, size).hasSizeLessThanOrEqualTo(bound);
            counts.add(executed.size());
        }
        System.out.printf("Statements for %s of 1, 10, 100 rows: %s%n", operation, counts);
        assertThat(counts).as(operation).containsOnly(counts.get(0));
    }

    private static void complete(Answer answer) {
        assertThat(answer.json().has("errors")).as(answer.text()).isFalse();
        assertThat(answer.json().at("/data").iterator().next().isNull())
                .as(answer.text())
                .isFalse();
    }

    private List<String> registered(String portfolio, int count) {
        List<String> ids = many(
                "registerProduct",
                count,
                n -> "{portfolio: \"%s\", reference: \"R-%d\", name: \"Router\", facts: %s}"
                        .formatted(portfolio, n, HIGH_RISK),
                "product { id }",
                "/product/id");
        many(
                "decideClassification",
                count,
                n -> "{id: \"%s\", expectedRevision: 0, coreFunctionality: \"NONE\", reason: \"It only blinks.\"}"
                        .formatted(ids.get(n)),
                "product { id }",
                "/product/id");
        many(
                "decideArticle15Route",
                count,
                n -> "{id: \"%s\", expectedRevision: 1, route: DIRECT_EVIDENCE, plan: true, reason: \"Planned.\"}"
                        .formatted(ids.get(n)),
                "product { id }",
                "/product/id");
        return ids;
    }

    private String key(int number) {
        return "counted-" + run + "-" + number;
    }

    private static String secret(Api administrator, String account) {
        return administrator
                .ask(
                        "mutation ($a: String!) { createToken(input: {label: \"counts\", account: $a}) { newToken { secret } } }",
                        Map.of("a", account))
                .data("/createToken/newToken/secret")
                .asString();
    }

    /** Calls a mutation many times, some at once, and returns one value of each answer. */
    private List<String> many(String mutation, int count, IntFunction<String> input, String asked, String pointer) {
        List<String> values = new ArrayList<>();
        for (int from = 0; from < count; from += AT_ONCE) {
            StringJoiner document = new StringJoiner("\n", "mutation {", "}");
            for (int n = from; n < Math.min(count, from + AT_ONCE); n++) {
                document.add(
                        "m%d: %s(input: %s) { %s errors { message } }".formatted(n, mutation, input.apply(n), asked));
            }
            Answer answer = admin.ask(document.toString());
            complete(answer);
            for (JsonNode payload : answer.json().at("/data")) {
                assertThat(payload.at("/errors").isEmpty()).as(answer.text()).isTrue();
                values.add(payload.at(pointer).asString());
            }
        }
        assertThat(values).as(mutation).hasSize(count);
        return values;
    }
}
