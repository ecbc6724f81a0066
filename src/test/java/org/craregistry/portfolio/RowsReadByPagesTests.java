package org.craregistry.portfolio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.craregistry.testing.Given.aHighRiskSystem;

import com.github.kagkarlsson.scheduler.Scheduler;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.craregistry.audit.Origin;
import org.craregistry.graphql.NodeId;
import org.craregistry.law.Facts;
import org.craregistry.storage.Ids;
import org.craregistry.testing.Api;
import org.craregistry.testing.Api.Answer;
import org.craregistry.testing.IntegrationTest;
import org.craregistry.testing.Jobs;
import org.craregistry.testing.Registry;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * In whatever shape the data are, and whatever statistics say of them, MySQL and MariaDB read no more rows for a page than it has, and
 * some: they leave no index for a join with a table that is nearly empty, and sort nothing that grows. What they read is counted by the
 * server, whatever it had planned.
 */
@IntegrationTest
@TestInstance(Lifecycle.PER_CLASS)
@EnabledIfSystemProperty(named = "registry.test.database", matches = "mysql|mariadb")
class RowsReadByPagesTests {

    private static final int PRODUCTS = 3000;
    /** Of a page of 50, with what is read besides, and with sums of counts. */
    private static final int MOST = 600;
    /** The server counts for all of its databases, so that one answer during which it also did something else is asked for again. */
    private static final int TRIES = 5;

    /** All that grow with products. */
    private static final List<String> TABLES = List.of(
            "product",
            "classification_decision",
            "answer_period",
            "answer_count",
            "answer_count_of_many",
            "answer_count_of_day",
            "date_ahead",
            "date_ahead_count",
            "search_gram",
            "search_place",
            "search_pending",
            "change_log");

    private static final String PAGE = """
            query ($key: String!, $filter: ProductFilter, $orderBy: [ProductOrder!], $first: Int, $last: Int) {
              portfolio(key: $key) { products(filter: $filter, orderBy: $orderBy, first: $first, last: $last) {
                nodes { id reference name classificationDecision { reason } } pageInfo { hasNextPage } } } }""";

    @LocalServerPort
    private int port;

    @Autowired
    private Scheduler scheduler;

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private ProductBatch batch;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private SearchIndexing indexing;

    @Autowired
    private CountFolding folding;

    private Api api;
    private String key;
    private byte[] portfolio;
    private String product;

    @BeforeAll
    void importProducts() {
        Registry registry = new Registry(port);
        api = registry.administrator();
        key = Registry.newKey();
        UUID id = NodeId.parse(registry.portfolio(key)).id();
        portfolio = Ids.bytes(id);
        for (int from = 0; from < PRODUCTS; from += PRODUCTS / 6) {
            List<ProductBatch.Addition> additions = IntStream.range(from, from + PRODUCTS / 6)
                    .mapToObj(n -> new ProductBatch.Addition(Ids.next(), state(n), Origin.system(Instant.now())))
                    .toList();
            transaction.executeWithoutResult(status -> batch.add(id, additions));
        }
        await("product WHERE standing = 1 AND periods_from = '9999-12-31'");
        product = NodeId.of(
                NodeId.Kind.PRODUCT,
                Ids.of(jdbc.queryForObject(
                        "SELECT MIN(id) FROM product WHERE portfolio_id = ?", byte[].class, portfolio)));
        Jobs.pause(scheduler);
        indexing.run();
        folding.run();
    }

    @AfterAll
    void goOn() {
        scheduler.resume();
    }

    @Test
    void areThoseOfThePageInWhateverShapeTheDataAre() {
        readsFewRows("nothing decided");
        readsFewRowsOfOnePerson();
        forget();
        readsFewRows("nothing decided, statistics of before the import");
        for (int seed = 1; seed <= 6; seed++) {
            mistake(new Random(seed));
            readsFewRows("nothing decided, statistics by chance " + seed);
        }
        analyze();
        readsFewRows("nothing decided, statistics new");
        decide(1);
        readsFewRows("one decided");
        decide(PRODUCTS / 2);
        readsFewRows("half decided, statistics old");
        analyze();
        readsFewRows("half decided");
        Registry registry = new Registry(port);
        for (int i = 0; i < 30; i++) {
            registry.product(registry.portfolio(Registry.newKey()), "R-1", Map.of());
        }
        analyze();
        readsFewRows("many portfolios");
        readsFewRowsOfOnePerson();
    }

    /** MySQL refuses a statement that names an index which is not there. */
    @Test
    void followIndexesThatHaveTheirOrder() {
        for (ProductOrder.Field field : ProductOrder.Field.values()) {
            assertThat(columns("product", field.index()))
                    .as(field.name())
                    .containsExactly("portfolio_id", "standing", field.column(), "id");
        }
        for (AnswerColumn column : AnswerColumn.values()) {
            if (column.index() != null) {
                assertThat(columns("product", column.index()))
                        .as(column.name())
                        .containsExactly("portfolio_id", "standing", column.column(), "reference_sort", "id");
            }
        }
        assertThat(columns("product", CountQueries.BY_HOLDING))
                .containsExactly("portfolio_id", "answers_hold_until", "standing");
        assertThat(columns("answer_period", "answer_period_by_ends"))
                .startsWith("portfolio_id", "answers_id", "until_day");
        assertThat(columns("date_ahead", "date_ahead_in_order"))
                .startsWith("portfolio_id", "shared_as", "shown_on", "reference_sort", "product_id");
        assertThat(columns("change_log", "change_log_portfolio")).containsExactly("portfolio_id", "id");
        assertThat(columns("change_log", "change_log_replay")).containsExactly("portfolio_id", "product_id", "id");
        assertThat(columns("change_log", "change_log_product")).containsExactly("product_id", "id");
    }

    private List<String> columns(String table, String index) {
        return jdbc.queryForList(
                "SELECT column_name FROM information_schema.statistics WHERE table_schema = DATABASE() AND table_name = ?"
                        + " AND index_name = ? ORDER BY seq_in_index",
                String.class,
                table,
                index);
    }

    /**
     * No index has the products of one person by reference: without statistics MySQL may walk until it has met 50 of them, who are
     * one in twenty, with them it sorts these.
     */
    private void readsFewRowsOfOnePerson() {
        readsFewRows(
                "of one person",
                Map.of("page", Map.of("first", 50, "filter", Map.of("responsible", List.of("team-7")))),
                MOST + 50 * 20);
    }

    private void readsFewRows(String shape) {
        readsFewRows(shape, asked(), MOST);
    }

    private void readsFewRows(String shape, Map<String, Map<String, ?>> asked, int most) {
        Map<String, Long> read = new LinkedHashMap<>();
        asked.forEach((name, variables) -> {
            String document = name.startsWith("page") ? PAGE : name;
            ask(document, variables);
            long least = Long.MAX_VALUE;
            for (int tries = 0; tries < TRIES && least > most; tries++) {
                least = Math.min(least, rowsReadFor(document, variables));
            }
            read.put(name, least);
        });
        System.out.println(shape + ": rows read " + read.values());
        assertThat(read.entrySet().stream().filter(one -> one.getValue() > most))
                .as(shape)
                .isEmpty();
    }

    private Map<String, Map<String, ?>> asked() {
        Map<String, Map<String, ?>> asked = new LinkedHashMap<>();
        String day = LocalDate.now().plusYears(3).toString();
        asked.put("page, first", Map.of("first", 50));
        asked.put("page, last", Map.of("last", 50));
        for (ProductOrder.Field order : ProductOrder.Field.values()) {
            asked.put("page by " + order, Map.of("first", 50, "orderBy", List.of(Map.of("field", order.name()))));
        }
        for (String order : List.of("REFERENCE", "CHANGED_AT", "RESPONSIBLE")) {
            asked.put(
                    "page from the end by " + order,
                    Map.of("last", 50, "orderBy", List.of(Map.of("field", order, "direction", "DESCENDING"))));
        }
        asked.put("page of a scope", Map.of("first", 50, "filter", Map.of("scope", List.of("IN_SCOPE"))));
        asked.put(
                "page of two classes",
                Map.of("first", 50, "filter", Map.of("productClass", List.of("DEFAULT", "UNKNOWN"))));
        asked.put("page of one class", Map.of("first", 50, "filter", Map.of("productClass", List.of("DEFAULT"))));
        asked.put("page of what all have", Map.of("first", 50, "filter", Map.of("text", "gateway")));
        asked.put("page of what hardly any has", Map.of("first", 50, "filter", Map.of("text", "model 777")));
        asked.put("page of what none has", Map.of("first", 50, "filter", Map.of("text", "no such text")));
        asked.put("""
                query ($key: String!) { portfolio(key: $key) { attention(first: 6) { totalCount
                  nodes { key count product { name } } } } }""", Map.of());
        asked.put("""
                query ($key: String!) { portfolio(key: $key) { status { products byArticle15 { code count }
                  byUnmet { code count } nextBoundary } } }""", Map.of());
        asked.put("""
                query ($key: String!, $asOf: Date) { portfolio(key: $key) { status(asOf: $asOf) { products
                  byArticle15 { code count } byUnmet { code count } nextBoundary } } }""", Map.of("asOf", day));
        asked.put("""
                query ($key: String!) { portfolio(key: $key) { changes(first: 20) { nodes { id at } }
                  imports(first: 20) { nodes { id } } keptAnswers { products done } } }""", Map.of());
        asked.put("query ($key: String!) { portfolio(key: $key) { changes(last: 20) { nodes { id at } } } }", Map.of());
        asked.put("""
                query ($key: String!, $product: ID!) { portfolio(key: $key) { changes(first: 20, filter: {product: $product}) {
                  nodes { id at } } } }""", Map.of("product", product));
        return asked;
    }

    private long rowsReadFor(String document, Map<String, ?> variables) {
        long first = rowsRead();
        long before = rowsRead();
        ask(document, variables);
        // The server reads rows to tell how many it has read, each time as many.
        return rowsRead() - before - (before - first);
    }

    /** All that the server has read of tables and of what it has sorted or put aside. */
    private long rowsRead() {
        return jdbc.query("SHOW GLOBAL STATUS LIKE 'Handler_read%'", (row, number) -> row.getLong(2)).stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    private void ask(String document, Map<String, ?> variables) {
        Map<String, Object> all = new HashMap<>(variables);
        all.put("key", key);
        Answer answer = api.ask(document, all);
        assertThat(answer.json().has("errors")).as(answer.text()).isFalse();
    }

    private void decide(int products) {
        List<byte[]> ids = jdbc.queryForList(
                "SELECT id FROM product WHERE portfolio_id = ? AND classification_decision_id IS NULL ORDER BY id LIMIT "
                        + products,
                byte[].class,
                portfolio);
        List<Object[]> decisions =
                ids.stream().map(id -> new Object[] {Ids.bytes(Ids.next()), id}).toList();
        jdbc.batchUpdate(
                "INSERT INTO classification_decision (id, product_id, core_functionality, reason, decided_by,"
                        + " decided_by_account, decided_at) VALUES (?, ?, 'NONE', 'Because', 'jane', 'sixteen letters.', UTC_TIMESTAMP())",
                decisions);
        jdbc.batchUpdate("UPDATE product SET classification_decision_id = ? WHERE id = ?", decisions);
    }

    private void analyze() {
        jdbc.execute("ANALYZE TABLE " + String.join(", ", TABLES));
    }

    /**
     * As MySQL knows a table for some seconds after its first rows were written, however many there are; of products it knows how many
     * there are of all, or it would take all of an index for the shortest way to the first of it.
     */
    private void forget() {
        String of = " WHERE database_name = DATABASE() AND table_name ";
        jdbc.update("UPDATE mysql.innodb_table_stats SET n_rows = 2" + of + "= 'change_log'");
        knowHowMany("product");
        jdbc.update("UPDATE mysql.innodb_index_stats SET stat_value = 1" + of + "IN ('product', 'change_log')");
        jdbc.execute("FLUSH TABLE product, change_log");
    }

    /** Statistics of the values in an index may be wrong, each by another measure. */
    private void mistake(Random chance) {
        String of = " WHERE database_name = DATABASE() AND table_name = ? AND stat_name LIKE 'n_diff%'";
        for (String table : TABLES) {
            knowHowMany(table);
            jdbc.queryForList("SELECT index_name, stat_name FROM mysql.innodb_index_stats" + of, table)
                    .forEach(row -> jdbc.update(
                            "UPDATE mysql.innodb_index_stats SET stat_value = ?" + of
                                    + " AND index_name = ? AND stat_name = ?",
                            few(chance),
                            table,
                            row.get("index_name"),
                            row.get("stat_name")));
            jdbc.execute("FLUSH TABLE " + table);
        }
    }

    private void knowHowMany(String table) {
        jdbc.update(
                "UPDATE mysql.innodb_table_stats SET n_rows = (SELECT COUNT(*) FROM " + table
                        + ") WHERE database_name = DATABASE() AND table_name = ?",
                table);
    }

    /** One in three times hardly any. */
    private static int few(Random chance) {
        return chance.nextInt(3) == 0 ? 2 : chance.nextInt(PRODUCTS);
    }

    private void await(String waiting) {
        while (jdbc.queryForObject("SELECT COUNT(*) FROM " + waiting, Integer.class) > 0) {
            LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
        }
    }

    private static ProductState state(int number) {
        Identity identity = new Identity(
                "R-%05d".formatted(number),
                "2." + number % 10,
                "Industrial gateway model " + number,
                null,
                "Example Automation GmbH",
                null,
                "team-" + number % 20,
                null,
                null);
        return new ProductState(
                identity,
                Facts.of(aHighRiskSystem()
                        .asHardware()
                        .placedOn("2027-%02d-15".formatted(1 + number % 12))
                        .supportedUntil("2034-12-31")
                        .facts()));
    }
}
