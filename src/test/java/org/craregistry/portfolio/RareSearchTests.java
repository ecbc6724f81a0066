package org.craregistry.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.Scheduler;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.craregistry.audit.Origin;
import org.craregistry.graphql.NodeId;
import org.craregistry.law.Facts;
import org.craregistry.storage.Ids;
import org.craregistry.storage.OneLook;
import org.craregistry.storage.SortKey;
import org.craregistry.testing.Api;
import org.craregistry.testing.Api.Answer;
import org.craregistry.testing.IntegrationTest;
import org.craregistry.testing.Jobs;
import org.craregistry.testing.Registry;
import org.craregistry.testing.StatementCount;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** A search that looks up the few products which may have a text finds what a look at all of them finds. */
@IntegrationTest
@TestInstance(Lifecycle.PER_CLASS)
class RareSearchTests {

    private static final int PRODUCTS = 1700;
    private static final String LIST = """
            query ($key: String!, $text: String!, $withdrawn: Boolean, $orderBy: [ProductOrder!]) { portfolio(key: $key) {
              products(filter: {text: $text, withdrawn: $withdrawn}, first: 100, orderBy: $orderBy) {
                totalCount nodes { reference version name manufacturer } } } }""";

    @LocalServerPort
    private int port;

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
    private SearchIndexing indexing;

    @Autowired
    private SearchIndex search;

    @Autowired
    private PortfolioQueries portfolios;

    @Autowired
    private OneLook look;

    private final Random random = new Random(15);
    private final List<UUID> products = new ArrayList<>();
    private Api api;
    private String key;
    private UUID portfolio;

    @BeforeAll
    void aLargePortfolio() {
        Jobs.pause(scheduler);
        Registry registry = new Registry(port);
        api = registry.administrator();
        key = Registry.newKey();
        portfolio = NodeId.parse(registry.portfolio(key)).id();
        for (int part = 0; part < 2; part++) {
            List<ProductBatch.Addition> additions = IntStream.range(part * PRODUCTS / 2, (part + 1) * PRODUCTS / 2)
                    .mapToObj(n -> new ProductBatch.Addition(Ids.next(), state(n, ""), Origin.system(Instant.now())))
                    .toList();
            additions.forEach(one -> products.add(one.product()));
            transaction.executeWithoutResult(status -> batch.add(portfolio, additions));
        }
        indexing.run();
    }

    @AfterAll
    void goOn() {
        scheduler.resume();
    }

    @Test
    void findsWhatALookAtAllFinds() {
        assertThat(pending()).isZero();
        List<String> texts = new ArrayList<>(List.of(
                "Näher",
                "naeher",
                "\uD83D\uDEE1",
                "100%",
                "a_b",
                "!",
                "x",
                "",
                "gateway",
                "no such text",
                "\u00a0R-00012  "));
        for (int i = 0; i < 40; i++) {
            String whole = SearchText.of(state(random.nextInt(PRODUCTS), "").identity());
            int from = random.nextInt(whole.length() - 5);
            texts.add(whole.substring(from, Math.min(whole.length(), from + 3 + random.nextInt(8)))
                    .replace('\n', ' '));
        }
        texts.forEach(this::findsTheSame);
    }

    @Test
    void looksUpTheFewThatMayHaveIt() {
        assertThat(during("model 777")).anyMatch(sql -> sql.contains("p.id IN ("));
        assertThat(during("no such text")).anyMatch(sql -> sql.contains("1 = 0"));
        assertThat(during("gateway")).noneMatch(sql -> sql.contains("p.id IN ("));
    }

    @Test
    void findsWhatIsNotToldYetAndWhatWasTakenAway() {
        revise(List.of(3, 4, 5), "Aardvark");
        assertThat(pending()).isEqualTo(3);
        List.of("aardvark", "model 3", "vark 4").forEach(this::findsTheSame);
        Answer withdrawn = api.ask(
                "mutation ($id: ID!) { withdrawProduct(input: {id: $id, expectedRevision: 1, reason: \"Gone\"}) { errors { message } } }",
                Map.of("id", NodeId.of(NodeId.Kind.PRODUCT, products.get(3))));
        assertThat(withdrawn.data("/withdrawProduct/errors"))
                .as(withdrawn.text())
                .isEmpty();
        assertThat(found("aardvark", false).at("/totalCount").asInt()).isEqualTo(2);
        assertThat(found("aardvark", true).at("/totalCount").asInt()).isEqualTo(1);
    }

    @Test
    void findsAllThatIsNotToldYetWhereAProductWasWrittenOften() {
        List<UUID> written = new ArrayList<>(Collections.nCopies(800, products.get(0)));
        written.addAll(products);
        tell(List.of());
        write(written);
        findsTheSame("model 1699");
        tell(products);
    }

    @Test
    void findsWhatIsToldAnewWhileItIsLookedUp() {
        tell(products.subList(0, 1000));
        List<Integer> most = IntStream.range(100, 950).boxed().toList();
        revise(most, "Crane");
        NamedParameterJdbcTemplate slow = new NamedParameterJdbcTemplate(jdbc) {
            @Override
            public void query(String sql, Map<String, ?> parameters, RowCallbackHandler rows) {
                if (sql.contains("search_place")) {
                    CompletableFuture.runAsync(indexing::run).join();
                }
                super.query(sql, parameters, rows);
            }
        };

        assertThat(new SearchIndex(slow, look).find(List.of(view(portfolio)), "model 980"))
                .hasValueSatisfying(
                        found -> assertThat(found.contains(products.get(980))).isTrue());
        revise(most, "");
        tell(products);
    }

    @Test
    void looksUpInVeryManyPortfolios() {
        UUID empty =
                NodeId.parse(new Registry(port).portfolio(Registry.newKey())).id();

        assertThat(search.find(Collections.nCopies(1500, view(empty)), "model 900"))
                .hasValueSatisfying(found -> assertThat(found).isEmpty());
    }

    private PortfolioView view(UUID id) {
        return portfolios.allForWork().stream()
                .filter(one -> one.portfolioId().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /** Only these, as if nothing had been told before. */
    private void tell(List<UUID> told) {
        List.of("search_gram", "search_place", "search_pending").forEach(table -> jdbc.update("DELETE FROM " + table));
        write(told);
        indexing.run();
    }

    private void write(List<UUID> written) {
        List<Object[]> rows = written.stream()
                .map(product -> new Object[] {Ids.bytes(portfolio), Ids.bytes(Ids.next()), Ids.bytes(product)})
                .toList();
        jdbc.batchUpdate("INSERT INTO search_pending (portfolio_id, id, product_id) VALUES (?, ?, ?)", rows);
    }

    @Test
    void keepsNothingOfTextsThatNoProductHasAnyMore() {
        int before = segments();
        revise(IntStream.range(6, PRODUCTS).boxed().toList(), "Bumblebee");
        assertThat(during("bumblebee 8")).noneMatch(sql -> sql.contains("p.id IN ("));
        findsTheSame("bumblebee 8");
        indexing.run();
        assertThat(pending()).isLessThan(800);
        findsTheSame("bumblebee 88");
        findsTheSame("model 777");
        assertThat(segments()).isLessThanOrEqualTo(before);
        revise(IntStream.range(6, PRODUCTS).boxed().toList(), "");
        indexing.run();
        findsTheSame("bumblebee 88");
        findsTheSame("model 777");
    }

    @Test
    void findsWhatIsTakenOverFromThePortfolio() {
        String other = Registry.newKey();
        Registry registry = new Registry(port);
        String id = registry.portfolio(other);
        registry.product(id, "R-1", Map.of());
        Answer set = api.ask("""
                mutation ($id: ID!) { setPortfolioDefaults(input: {id: $id, expectedRevision: 0, manufacturer: "Zanzibar Works"}) {
                  errors { message } } }""", Map.of("id", id));
        assertThat(set.text()).doesNotContain("\"message\"");
        assertThat(api.ask(LIST, Map.of("key", other, "text", "zanzibar"))
                        .data("/portfolio/products/totalCount")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void writesPlacesSoThatTheyAreReadAgain() {
        for (int size : new int[] {0, 1, 2, 254, 255, 256, 257, 1000, 4096}) {
            BitSet places = new BitSet();
            random.ints(0, Grams.PLACES).distinct().limit(size).forEach(places::set);
            assertThat(Grams.read(Grams.write(places))).as("%d places", size).isEqualTo(places);
            assertThat(Grams.write(places)).hasSizeLessThanOrEqualTo(512);
        }
    }

    private void findsTheSame(String text) {
        String folded = SortKey.fold(text);
        List<String> expected = jdbc
                .queryForList(
                        "SELECT search_text FROM product WHERE portfolio_id = ? AND standing = 1 ORDER BY reference",
                        String.class,
                        (Object) Ids.bytes(portfolio))
                .stream()
                .filter(all -> all.contains(folded))
                .map(all -> all.substring(0, all.indexOf('\n')))
                .toList();
        JsonNode found = found(text, false);
        assertThat(found.at("/totalCount").asInt()).as(text).isEqualTo(expected.size());
        assertThat(found.at("/nodes")
                        .valueStream()
                        .map(node -> SortKey.fold(node.at("/reference").asString())))
                .as(text)
                .isEqualTo(expected.subList(0, Math.min(100, expected.size())));
    }

    private JsonNode found(String text, boolean withdrawn) {
        Answer answer = api.ask(LIST, Map.of("key", key, "text", text, "withdrawn", withdrawn));
        assertThat(answer.json().has("errors")).as(answer.text()).isFalse();
        return answer.data("/portfolio/products");
    }

    private List<String> during(String text) {
        return statements.during(() -> found(text, false));
    }

    private void revise(List<Integer> numbers, String name) {
        List<ProductBatch.Revision> revisions = numbers.stream()
                .map(n -> new ProductBatch.Revision(
                        products.get(n), revision(n), state(n, name), Origin.system(Instant.now())))
                .toList();
        transaction.executeWithoutResult(
                status -> assertThat(batch.revise(revisions)).isEmpty());
    }

    private int revision(int number) {
        return jdbc.queryForObject(
                "SELECT revision FROM product WHERE id = ?", Integer.class, (Object) Ids.bytes(products.get(number)));
    }

    private int pending() {
        return jdbc.queryForObject("SELECT COUNT(*) FROM search_pending WHERE portfolio_id = ?", Integer.class, (Object)
                Ids.bytes(portfolio));
    }

    private int segments() {
        return jdbc.queryForObject(
                "SELECT COUNT(DISTINCT segment_id) FROM search_gram WHERE portfolio_id = ?", Integer.class, (Object)
                        Ids.bytes(portfolio));
    }

    private static ProductState state(int number, String name) {
        String own = name.isEmpty() ? "Gateway model" : name;
        String special = switch (number) {
            case 10 -> " Näher";
            case 11 -> " \uD83D\uDEE1 shield";
            case 12 -> " 100% a_b!";
            default -> "";
        };
        Identity identity = new Identity(
                "R-%05d".formatted(number),
                "2." + number % 10,
                own + " " + number + special,
                null,
                number % 3 == 0 ? "Example Automation GmbH" : "Maker " + number % 50,
                null,
                null,
                null,
                null);
        return new ProductState(identity, Facts.of(Map.of("nature", "SOFTWARE")));
    }
}
