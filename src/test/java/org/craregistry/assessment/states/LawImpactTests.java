package org.craregistry.assessment.states;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.craregistry.assessment.Assessor;
import org.craregistry.assessment.DeterminationTests;
import org.craregistry.assessment.Drafts;
import org.craregistry.assessment.StatesOfLaw;
import org.craregistry.graphql.NodeId;
import org.craregistry.law.Determination;
import org.craregistry.law.MainAnswer;
import org.craregistry.portfolio.ChosenProducts;
import org.craregistry.portfolio.PortfolioQueries;
import org.craregistry.portfolio.ProductKey;
import org.craregistry.portfolio.ProductQueries;
import org.craregistry.security.Caller;
import org.craregistry.storage.Ids;
import org.craregistry.storage.Turns;
import org.craregistry.testing.Api;
import org.craregistry.testing.Api.Answer;
import org.craregistry.testing.IntegrationTest;
import org.craregistry.testing.RandomProducts;
import org.craregistry.testing.Registry;
import org.craregistry.testing.StatementCount;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import tools.jackson.databind.JsonNode;

/** What a draft is said to change is what asking for every product, one by one, comes to. */
@IntegrationTest
@TestInstance(Lifecycle.PER_CLASS)
class LawImpactTests {

    private static final String IMPACT = """
            query ($draft: ID!, $asOf: Date, $first: Int, $after: String) { lawImpact(draft: $draft, asOf: $asOf) {
              draft { code } comparedWith { code } asOf effectiveDays done productsInAll products changed unreadable
              portfolios(first: 5) { totalCount nodes { asOf products changed unreadable portfolio { key }
                answerChanges { answer before after count }
                changedProducts(first: $first, after: $after) { totalCount pageInfo { hasNextPage endCursor }
                  nodes { product { reference version } answerChanges { answer before after } } } } } } }""";

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private StatesOfLaw states;

    @Autowired
    private ProductQueries products;

    @Autowired
    private Assessor assessor;

    @Autowired
    private StatementCount statements;

    @Autowired
    private LawImpacts impacts;

    @Autowired
    private PortfolioQueries portfolioQueries;

    @Autowired
    private ChosenProducts chosen;

    @Autowired
    private Turns turns;

    private final Map<String, String> portfolios = new TreeMap<>();
    private Registry registry;
    private Api member;
    private Drafts drafts;

    @BeforeAll
    void fillTwoPortfolios() {
        registry = new Registry(port);
        for (int i = 0; i < 2; i++) {
            String key = Registry.newKey();
            portfolios.put(key, registry.portfolio(key));
            RandomProducts made = new RandomProducts(registry, portfolios.get(key), 23 + i);
            for (int n = 0; n < 25; n++) {
                made.add();
            }
            registry.product(portfolios.get(key), "R-1", router("2028-12-11", "EUCC"));
        }
        String hidden = registry.portfolio(Registry.newKey());
        registry.product(hidden, "R-1", router("2028-12-11", "EUCC"));
        member = memberOf(List.copyOf(portfolios.values()));
    }

    private Api memberOf(List<String> ids) {
        Api client = registry.member(ids.get(0), "VIEWER");
        String account =
                client.ask("{ viewer { account } }").data("/viewer/account").asString();
        ids.subList(1, ids.size())
                .forEach(id -> registry.mutate(
                        "grantRole", Map.of("portfolio", id, "account", account, "role", "VIEWER"), ""));
        return client;
    }

    private static Map<String, Object> router(String placedOn, String name) {
        return Map.of(
                "name",
                name,
                "version",
                "3",
                "facts",
                DeterminationTests.facts(
                        "coreFunctionality",
                        "CRA-III-I-03",
                        "standardsApplied",
                        "FULL",
                        "freeAndOpenSource",
                        false,
                        "placedOnMarketOn",
                        placedOn));
    }

    @BeforeEach
    void signIn() {
        drafts = new Drafts(port);
    }

    @AfterEach
    void removeDrafts() {
        Drafts.removeAll(jdbc, states);
    }

    @ParameterizedTest
    @CsvSource({
        "R1, 2028-09-01",
        "R2, 2028-09-01",
        "R3, 2028-09-01",
        "R4, 2028-09-01",
        "R4, 2030-01-01",
        "R1, 2027-12-10"
    })
    void comesToWhatAskingOneByOneComesTo(String state, String day) {
        compareOneByOne(state, LocalDate.parse(day));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2027-12-10", "2027-12-11", "2028-12-10", "2028-12-11"})
    void comesToWhatAskingOneByOneComesToBesideAMovedDay(String day) {
        compareOneByOne(moved(), LocalDate.parse(day));
    }

    private String moved() {
        return drafts.draft(Map.of(
                        "dates",
                        List.of(Drafts.moved("CRA_GENERAL_APPLICATION", "2028-12-11")),
                        "designatedSchemes",
                        List.of(Drafts.read(
                                "scheme",
                                "EUCC",
                                "leastLevel",
                                "SUBSTANTIAL",
                                "categories",
                                List.of("CRA-III-I-03"),
                                "appliesFrom",
                                "2028-03-01"))))
                .at("/code")
                .asString();
    }

    private void compareOneByOne(String state, LocalDate day) {
        JsonNode impact = impact(member, state, day.toString(), 40, null);
        Map<String, Map<String, String>> expected = new TreeMap<>();
        Map<String, Long> counts = new HashMap<>();
        portfolios.forEach((key, id) -> {
            Map<String, String> changed = changedOneByOne(key, id, state, day, counts);
            if (!changed.isEmpty()) {
                expected.put(key, changed);
            }
        });

        Map<String, Map<String, String>> found = new TreeMap<>();
        Map<String, Long> foundCounts = new HashMap<>();
        for (JsonNode one : impact.at("/portfolios/nodes")) {
            String key = one.at("/portfolio/key").asString();
            Map<String, String> changed = new TreeMap<>();
            one.at("/changedProducts/nodes").forEach(node -> changed.put(reference(node), changes(node)));
            found.put(key, changed);
            one.at("/answerChanges")
                    .forEach(change -> foundCounts.put(
                            key + " " + change(change), change.at("/count").asLong()));
            assertThat(one.at("/changed").asLong()).isEqualTo(changed.size());
            assertThat(one.at("/changedProducts/totalCount").asLong()).isEqualTo(changed.size());
            assertThat(one.at("/products").asLong()).isEqualTo(26);
            assertThat(one.at("/asOf").asString()).isEqualTo(day.toString());
        }
        assertThat(found).isEqualTo(expected);
        assertThat(foundCounts).isEqualTo(counts);
        assertThat(impact.at("/done").asBoolean()).isTrue();
        assertThat(impact.at("/productsInAll").asLong()).isEqualTo(52);
        assertThat(impact.at("/products").asLong()).isEqualTo(52);
        assertThat(impact.at("/changed").asLong())
                .isEqualTo(expected.values().stream().mapToLong(Map::size).sum());
    }

    private Map<String, String> changedOneByOne(
            String key, String id, String state, LocalDate day, Map<String, Long> counts) {
        Map<String, String> changed = new TreeMap<>();
        UUID portfolio = NodeId.parse(id).id();
        products.findForWork(portfolio, keys(key)).forEach((natural, product) -> {
            Determination before = assessor.determine(product, day, "R0");
            Determination after = assessor.determine(product, day, state);
            List<String> changes = new ArrayList<>();
            for (MainAnswer answer : MainAnswer.values()) {
                if (!Objects.equals(answer.of(before), answer.of(after))) {
                    changes.add(answer + " " + answer.of(before) + " " + answer.of(after));
                }
            }
            changes.forEach(change -> counts.merge(key + " " + change, 1L, Long::sum));
            boolean isChanged = !changes.isEmpty()
                    || !after.procedureChangesFrom(before).isEmpty()
                    || !after.findingChangesFrom(before).isEmpty();
            if (isChanged) {
                changed.put(natural.reference() + "/" + natural.version(), String.join("; ", changes));
            }
        });
        return changed;
    }

    private List<ProductKey> keys(String key) {
        List<ProductKey> keys = new ArrayList<>();
        member.ask(
                        "query ($key: String!) { portfolio(key: $key) { products(first: 100) { nodes { reference version } } } }",
                        Map.of("key", key))
                .data("/portfolio/products/nodes")
                .forEach(node -> keys.add(new ProductKey(
                        node.at("/reference").asString(), node.at("/version").asString())));
        assertThat(keys).hasSize(26);
        return keys;
    }

    private static String reference(JsonNode node) {
        return node.at("/product/reference").asString() + "/"
                + node.at("/product/version").asString();
    }

    private static String changes(JsonNode node) {
        List<String> changes = new ArrayList<>();
        node.at("/answerChanges").forEach(change -> changes.add(change(change)));
        return String.join("; ", changes);
    }

    private static String change(JsonNode change) {
        return change.at("/answer").asString() + " " + code(change.at("/before")) + " " + code(change.at("/after"));
    }

    private static String code(JsonNode code) {
        return code.isNull() ? "null" : code.asString();
    }

    private static JsonNode impact(Api caller, String draft, String asOf, int first, String after) {
        Map<String, Object> variables = new HashMap<>(Map.of("draft", draft, "first", first));
        variables.put("asOf", asOf);
        variables.put("after", after);
        Answer answer = caller.ask(IMPACT, variables);
        assertThat(answer.json().has("errors")).as(answer.text()).isFalse();
        return answer.data("/lawImpact");
    }

    @Test
    void tellsTheDaysFromWhichADraftHasItsEffect() {
        JsonNode impact = impact(member, moved(), "2026-12-01", 1, null);

        assertThat(Drafts.texts(impact.at("/effectiveDays"))).containsExactly("2027-12-11", "2028-03-01", "2028-12-11");
        assertThat(impact.at("/draft/code").asString()).isEqualTo("R0.1");
        assertThat(impact.at("/comparedWith/code").asString()).isEqualTo("R0");
    }

    @Test
    void changesNothingWhereTheStateIsTheOneInForce() {
        JsonNode impact = impact(member, "R0", null, 10, null);

        assertThat(impact.at("/portfolios/nodes")).isEmpty();
        assertThat(impact.at("/portfolios/totalCount").asInt()).isZero();
        assertThat(impact.at("/products").asInt()).isEqualTo(52);
        assertThat(impact.at("/changed").asInt()).isZero();
        assertThat(impact.at("/effectiveDays")).isEmpty();
        assertThat(impact.at("/asOf").isNull()).isTrue();
    }

    @Test
    void comparesAnAdoptedStateWithTheOneItFollowed() {
        drafts.adopt(drafts.draft(Map.of("dates", List.of(Drafts.moved("CRA_GENERAL_APPLICATION", "2028-12-11")))));

        JsonNode impact = impact(member, "R0", "2028-01-01", 10, null);

        assertThat(impact.at("/comparedWith/code").asString()).isEqualTo("R0.1");
        assertThat(impact.at("/changed").asInt()).isPositive();
        assertThat(impact.at("/effectiveDays/0").asString()).isEqualTo("2027-12-11");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7})
    void pagesThroughTheChangedProductsByReference(int size) {
        String portfolio = registry.portfolio(Registry.newKey());
        for (int i = 0; i < 12; i++) {
            // Every third one is placed on the market too early for the act.
            registry.product(
                    portfolio, "R-%02d".formatted(11 - i), router(i % 3 == 0 ? "2024-01-01" : "2028-06-01", "R"));
        }
        Api one = registry.member(portfolio, "VIEWER");
        List<String> all = references(impact(one, "R1", "2028-09-01", 40, null));
        assertThat(all).hasSizeBetween(8, 12).isSorted();

        List<String> paged = new ArrayList<>();
        String after = null;
        boolean more = true;
        while (more) {
            JsonNode page = impact(one, "R1", "2028-09-01", size, after);
            paged.addAll(references(page));
            JsonNode info = page.at("/portfolios/nodes/0/changedProducts/pageInfo");
            more = info.at("/hasNextPage").asBoolean();
            after = info.at("/endCursor").asString();
            assertThat(paged).hasSizeLessThanOrEqualTo(all.size());
        }
        assertThat(paged).isEqualTo(all);
    }

    @Test
    void countsAProcedureThatIsMoreOpenThoughNoMainAnswerChanges() {
        String portfolio = registry.portfolio(Registry.newKey());
        registry.product(
                portfolio,
                "CL-HSM9",
                Map.of(
                        "version",
                        "3",
                        "facts",
                        DeterminationTests.facts(
                                "nature", "HARDWARE_AND_SOFTWARE",
                                "coreFunctionality", "CRA-IV-01",
                                "chip", "NONE",
                                "freeAndOpenSource", false,
                                "ehrSystem", false,
                                "placedOnMarketOn", "2028-02-01")));
        String designated = drafts.draft(Map.of(
                        "designatedSchemes",
                        List.of(Drafts.read(
                                "scheme",
                                "EUCC",
                                "leastLevel",
                                "SUBSTANTIAL",
                                "categories",
                                List.of("CRA-IV-01", "CRA-IV-02"),
                                "appliesFrom",
                                "2027-09-01"))))
                .at("/code")
                .asString();
        String query = """
                query($draft: ID!) { lawImpact(draft: $draft, asOf: "2028-03-01") {
                  changed changedAnswers changedProcedures changedFindings
                  portfolios(first: 1) { nodes { procedureChanges { procedure before after count } findingChanges { code }
                    changedProducts(first: 1) { nodes { product { reference } answerChanges { answer }
                      procedureChanges { procedure before after } findingChanges { code before after } } } } } } }""";

        Answer answer = registry.member(portfolio, "VIEWER").ask(query, Map.of("draft", designated));
        JsonNode impact = answer.data("/lawImpact");

        assertThat(impact.at("/changed").asInt()).as(answer.text()).isEqualTo(1);
        assertThat(impact.at("/changedAnswers").asInt()).isZero();
        assertThat(impact.at("/changedProcedures").asInt()).isEqualTo(1);
        assertThat(impact.at("/changedFindings").asInt()).isZero();
        JsonNode change = impact.at("/portfolios/nodes/0/changedProducts/nodes/0/procedureChanges/0");
        assertThat(change.at("/procedure").asString()).isEqualTo("EUROPEAN_CERTIFICATION");
        assertThat(change.at("/before").asString()).isEqualTo("CLOSED");
        assertThat(change.at("/after").asString()).isEqualTo("CONDITIONAL");
        assertThat(impact.at("/portfolios/nodes/0/procedureChanges/0/count").asInt())
                .isEqualTo(1);
    }

    private static List<String> references(JsonNode impact) {
        List<String> references = new ArrayList<>();
        impact.at("/portfolios/nodes/0/changedProducts/nodes")
                .forEach(node -> references.add(node.at("/product/reference").asString()));
        return references;
    }

    @Test
    void pagesThroughThePortfoliosByKey() {
        String query = """
                query ($after: String) { lawImpact(draft: "R1", asOf: "2028-09-01") {
                  portfolios(first: 1, after: $after) { totalCount nodes { portfolio { key } } pageInfo { hasNextPage endCursor } } } }""";
        List<String> keys = new ArrayList<>();
        Map<String, Object> after = new HashMap<>();
        for (boolean more = true; more; ) {
            JsonNode page = member.ask(query, after).data("/lawImpact/portfolios");
            keys.add(page.at("/nodes/0/portfolio/key").asString());
            more = page.at("/pageInfo/hasNextPage").asBoolean();
            after.put("after", page.at("/pageInfo/endCursor").asString());
            assertThat(page.at("/totalCount").asInt()).isEqualTo(2);
        }
        assertThat(keys).containsExactlyElementsOf(portfolios.keySet());
    }

    @Test
    void neitherListsNorCountsWhatTheCallerDoesNotSee() {
        Api stranger = registry.stranger();

        JsonNode impact = impact(stranger, "R1", "2028-09-01", 10, null);

        assertThat(impact.at("/products").asInt()).isZero();
        assertThat(impact.at("/portfolios/nodes")).isEmpty();
    }

    @Test
    void leavesOutWithdrawnProducts() {
        String portfolio = registry.portfolio(Registry.newKey());
        String product = registry.product(portfolio, "R-1", router("2028-12-11", "Router"));
        Api viewer = registry.member(portfolio, "VIEWER");
        assertThat(impact(viewer, "R1", "2029-01-01", 10, null).at("/changed").asInt())
                .isEqualTo(1);

        registry.mutate("withdrawProduct", Map.of("id", product, "expectedRevision", 0, "reason", "Sold."), "");

        assertThat(impact(viewer, "R1", "2029-01-01", 10, null).at("/products").asInt())
                .isZero();
    }

    @Test
    void saysHowManyProductsCannotBeRead() {
        String portfolio = registry.portfolio(Registry.newKey());
        registry.product(portfolio, "R-1", router("2028-12-11", "Router"));
        String broken = registry.product(portfolio, "R-2", router("2028-12-11", "Router"));
        jdbc.update(
                "UPDATE product SET facts = ? WHERE id = ?",
                "{\"nature\":\"GHOST\"}".getBytes(StandardCharsets.UTF_8),
                Ids.bytes(NodeId.parse(broken).id()));

        JsonNode impact = impact(registry.member(portfolio, "VIEWER"), "R1", "2029-01-01", 10, null);

        assertThat(impact.at("/products").asInt()).isEqualTo(2);
        assertThat(impact.at("/unreadable").asInt()).isEqualTo(1);
        assertThat(impact.at("/changed").asInt()).isEqualTo(1);
        assertThat(references(impact)).containsExactly("R-1");
    }

    @Test
    void refusesWhatIsNoStateOfTheLaw() {
        Answer answer = member.ask("{ lawImpact(draft: \"R9\") { products } }");
        assertThat(answer.code()).isEqualTo("BAD_REQUEST");
        assertThat(answer.message()).contains("draft: \"R9\"", "R0, R1");

        assertThat(member.ask("{ lawImpact(draft: \"R1\", asOf: \"0001-01-01\") { products } }")
                        .code())
                .isEqualTo("BAD_REQUEST");
    }

    @Test
    void takesTheSameStatementsForAnyNumberOfProductsAndPortfolios() {
        List<Api> callers = new ArrayList<>();
        for (int size : new int[] {1, 10, 100}) {
            String portfolio = registry.portfolio(Registry.newKey());
            for (int i = 0; i < size; i++) {
                registry.product(portfolio, "R-" + i, router("2028-12-11", "Router"));
            }
            callers.add(registry.member(portfolio, "VIEWER"));
        }
        List<String> several = new ArrayList<>(portfolios.values());
        for (int i = 0; i < 3; i++) {
            several.add(registry.portfolio(Registry.newKey()));
            registry.product(several.get(several.size() - 1), "R-1", router("2028-12-11", "Router"));
        }
        callers.add(memberOf(several));

        for (Api caller : callers) {
            impact(caller, "R1", "2029-01-01", 20, null);
            assertThat(statements.during(() -> impact(caller, "R1", "2029-01-01", 20, null)))
                    .filteredOn(sql -> !sql.contains("access_token"))
                    .hasSize(3);
        }
    }

    @Test
    void goOnInTheBackgroundWhereTheyTakeLongerThanOneWaits() {
        Supplier<LawComparison> comparison = () -> new LawComparison(
                states.current().inForce(),
                StatesOfLaw.find("draft", "R1", states.current()),
                LocalDate.parse("2028-09-01"),
                Instant.now());
        CountDownLatch begin = new CountDownLatch(1);
        ExecutorService threads = Executors.newSingleThreadExecutor();
        threads.execute(() -> await(begin));
        LawImpacts impatient = new LawImpacts(portfolioQueries, products, chosen, turns, Duration.ZERO, threads);
        SecurityContextHolder.getContext()
                .setAuthentication(new TestingAuthenticationToken(
                        new Caller(accountOf(member), "reader", false, false, false), null));
        try {
            LawImpacts.Counted first = impatient.count(comparison.get());
            begin.countDown();
            LawImpacts.Counted last = first;
            for (int asked = 0; !last.done() && asked < 600; asked++) {
                LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
                last = impatient.count(comparison.get());
            }

            assertThat(first.done()).isFalse();
            assertThat(numbers(first)).allMatch(one -> one.endsWith(" 0 0 []"));
            assertThat(last.done()).isTrue();
            assertThat(numbers(last)).isEqualTo(numbers(impacts.count(comparison.get())));
            // What was told in part is told whole, and not counted anew meanwhile.
            assertThat(statements.during(() -> impatient.count(comparison.get())))
                    .noneMatch(sql -> sql.contains("FROM product"));
        } finally {
            impatient.stop();
            SecurityContextHolder.clearContext();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private UUID accountOf(Api client) {
        String name =
                client.ask("{ viewer { account } }").data("/viewer/account").asString();
        return Ids.of(jdbc.queryForObject("SELECT id FROM account WHERE name = ?", byte[].class, name));
    }

    private static List<String> numbers(LawImpacts.Counted counted) {
        return counted.portfolios().stream()
                .map(one ->
                        one.portfolio().key() + " " + one.products() + " " + one.changed() + " " + one.answerChanges())
                .toList();
    }

    @Test
    void countsNothingWhereOnlyTheDaysAreAskedFor() {
        member.ask("{ lawImpact(draft: \"R1\") { effectiveDays } }");

        assertThat(statements.during(() -> member.ask("{ lawImpact(draft: \"R1\") { effectiveDays } }")))
                .noneMatch(sql -> sql.contains("FROM product"));
    }
}
