package org.craregistry.portfolio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.kagkarlsson.scheduler.Scheduler;
import jakarta.persistence.EntityManager;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.craregistry.audit.Change;
import org.craregistry.audit.Origin;
import org.craregistry.graphql.NodeId;
import org.craregistry.law.AnnexIRequirement;
import org.craregistry.law.Article15Route;
import org.craregistry.law.ConformityOutcome;
import org.craregistry.law.Facts;
import org.craregistry.portfolio.KeptAnswers.Extent;
import org.craregistry.portfolio.KeptAnswers.Outdated;
import org.craregistry.portfolio.KeptAnswers.Reevaluated;
import org.craregistry.storage.Ids;
import org.craregistry.testing.Api;
import org.craregistry.testing.IntegrationTest;
import org.craregistry.testing.Jobs;
import org.craregistry.testing.MovedClock;
import org.craregistry.testing.Registry;
import org.craregistry.testing.StatementCount;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** Whatever is done to products, the sums of the differences are what counting the products gives. */
@IntegrationTest
class AnswerCountsTests {

    private static final String[] NATURES = {"HARDWARE", "SOFTWARE", "SERVICE"};
    private static final String STATUS =
            "query ($key: String!) { portfolio(key: $key) { status { products byArticle15 { count } byUnmet { count } } } }";

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private ProductBatch batch;

    @Autowired
    private ProductWriting writing;

    @Autowired
    private EntityManager entities;

    @Autowired
    private AnswerCounts counts;

    @Autowired
    private CountFolding folding;

    @Autowired
    private Recount recount;

    @Autowired
    private RecountMeters recountMeters;

    @Autowired
    private PortfolioQueries portfolios;

    @Autowired
    private KeptAnswers kept;

    @Autowired
    private Appraiser appraiser;

    @Autowired
    private MovedClock clock;

    @Autowired
    private Scheduler scheduler;

    @Autowired
    private StatementCount statements;

    private Registry registry;
    private Api api;
    private String key;
    private String shown;
    private UUID portfolio;

    @BeforeEach
    void anEmptyPortfolio() {
        Jobs.pause(scheduler);
        registry = new Registry(port);
        api = registry.administrator();
        key = Registry.newKey();
        shown = registry.portfolio(key);
        portfolio = Ids.of(jdbc.queryForObject("SELECT id FROM portfolio WHERE portfolio_key = ?", byte[].class, key));
    }

    @AfterEach
    void moveBack() {
        clock.moveBack();
        scheduler.resume();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void agreeWithTheProductsWhateverIsDone(long seed) {
        Random random = new Random(seed);
        addBatch(30, random);
        for (int step = 0; step < 60; step++) {
            switch (random.nextInt(11)) {
                case 0 -> registry.product(shown, "R-" + step, Map.of("facts", facts(random)));
                case 1, 2 -> update(any(random), random);
                case 3 -> withdraw(any(random));
                case 4 -> classify(any(random));
                case 5 -> file(any(random));
                case 6 -> rely(any(random), Article15Route.values()[random.nextInt(3)]);
                case 7 -> reviseBatch(random);
                case 8, 9 -> stand(any(random), random);
                default -> {
                    onTheDay(LocalDate.of(2026, 1, 1).plusDays(random.nextInt(2000)));
                    api.ask(STATUS, Map.of("key", key));
                }
            }
            if (step % 20 == 10) {
                folding.run();
            }
        }
        assertAgreement();
        folding.run();
        assertAgreement();
    }

    @Test
    void agreeWhereManyWriteAtOnce() throws Exception {
        Random random = new Random(7);
        addBatch(6, random);
        AtomicBoolean done = new AtomicBoolean();
        ExecutorService threads = Executors.newFixedThreadPool(7);
        List<CompletableFuture<Void>> writers = new ArrayList<>();
        for (int writer = 0; writer < 3; writer++) {
            int seed = writer;
            writers.add(CompletableFuture.runAsync(() -> updateOften(new Random(seed)), threads));
        }
        List<CompletableFuture<Void>> others = List.of(
                CompletableFuture.runAsync(() -> spoilUntil(done), threads),
                CompletableFuture.runAsync(() -> renewUntil(done), threads),
                CompletableFuture.runAsync(() -> foldUntil(done), threads),
                CompletableFuture.runAsync(() -> recountUntil(done), threads));
        try {
            CompletableFuture.allOf(writers.toArray(CompletableFuture[]::new)).join();
        } finally {
            done.set(true);
        }
        CompletableFuture.allOf(others.toArray(CompletableFuture[]::new)).join();
        threads.shutdown();
        api.ask(STATUS, Map.of("key", key));
        assertAgreement();
    }

    @Test
    void knowNothingOfWhatWasRolledBack() {
        addBatch(3, new Random(1));
        long before = rows();
        transaction.executeWithoutResult(status -> {
            batch.add(portfolio, additions(5, new Random(2)));
            status.setRollbackOnly();
        });
        Registry.mutation(
                api,
                "registerProduct",
                Map.of("portfolio", shown, "reference", references().get(0), "name", "twice"),
                "product { id }");
        assertThat(rows()).isEqualTo(before);
        assertAgreement();
    }

    @Test
    void takeFewRowsForManyProducts() {
        transaction.executeWithoutResult(status -> {
            for (int i = 0; i < 10; i++) {
                List<ProductBatch.Addition> alike = IntStream.range(0, 100)
                        .mapToObj(n -> addition(Map.of("nature", "HARDWARE")))
                        .toList();
                batch.add(portfolio, alike);
            }
        });
        assertThat(jdbc.queryForObject(
                        "SELECT COUNT(*) FROM answer_count WHERE portfolio_id = ?", Integer.class, (Object)
                                Ids.bytes(portfolio)))
                .isEqualTo(1);
        assertAgreement();
    }

    @Test
    void areFoldedToOneRowForEachValue() {
        Random random = new Random(5);
        for (int i = 0; i < 5; i++) {
            addBatch(4, random);
        }
        withdraw(any(random));
        folding.run();
        assertAgreement();
        for (CountTable table : CountTable.values()) {
            List<Map<String, Object>> rows = jdbc.queryForList(
                    "SELECT %s, COUNT(*) AS times, SUM(delta) AS total FROM %s WHERE portfolio_id = ? GROUP BY %s"
                            .formatted(
                                    String.join(", ", table.columns()),
                                    table.table(),
                                    String.join(", ", table.columns())),
                    (Object) Ids.bytes(portfolio));
            assertThat(rows).isNotEmpty().allSatisfy(row -> {
                assertThat(((Number) row.get("times")).intValue()).isEqualTo(1);
                assertThat(((Number) row.get("total")).longValue()).isNotZero();
            });
        }
        List<String> again = statements.during(folding::run);
        assertThat(again).noneMatch(sql -> sql.startsWith("DELETE") || sql.startsWith("INSERT"));
    }

    @Test
    void areNotFoldedTwice() {
        addBatch(2, new Random(1));
        addBatch(2, new Random(1));
        CountFolding slow = new CountFolding(
                new JdbcTemplate(jdbc.getDataSource()) {
                    @Override
                    public int update(String sql, @Nullable Object @Nullable ... parameters) {
                        CompletableFuture.runAsync(folding::run).join();
                        return super.update(sql, parameters);
                    }
                },
                transaction);
        assertThatThrownBy(slow::run).isInstanceOf(OptimisticLockingFailureException.class);
        assertAgreement();
    }

    @Test
    void healByTheRecountHoweverTheyWereBroken() {
        addBatch(20, new Random(11));
        assertThat(recount.count(portfolio, key)).isZero();

        breakCounts();
        assertThat(recount.count(portfolio, key)).isPositive();
        assertAgreement();
        assertThat(jdbc.queryForObject("SELECT corrected FROM recount WHERE portfolio_id = ?", Integer.class, (Object)
                        Ids.bytes(portfolio)))
                .isPositive();
        assertThat(recount.count(portfolio, key)).isZero();

        jdbc.update("DELETE FROM answer_count WHERE portfolio_id = ?", (Object) Ids.bytes(portfolio));
        jdbc.update("DELETE FROM answer_count_of_many WHERE portfolio_id = ?", (Object) Ids.bytes(portfolio));
        JsonNode payload = Registry.mutation(
                        api, "recountProducts", Map.of("portfolio", shown), "portfolio { key } corrected")
                .data("/recountProducts");
        assertThat(payload.at("/portfolio/key").asString()).isEqualTo(key);
        assertThat(payload.at("/corrected").asInt()).isPositive();
        assertAgreement();
    }

    @Test
    void areNotCorrectedTwiceByTwoNodes() {
        addBatch(20, new Random(12));
        recount.count(portfolio, key);
        breakCounts();
        List<CompletableFuture<Integer>> others = new ArrayList<>();
        Recount slow = new Recount(
                new JdbcTemplate(jdbc.getDataSource()) {
                    @Override
                    public void query(String sql, RowCallbackHandler rows, Object @Nullable ... parameters) {
                        others.add(CompletableFuture.supplyAsync(() -> recount.count(portfolio, key)));
                        super.query(sql, rows, parameters);
                    }
                },
                transaction,
                portfolios,
                recountMeters,
                clock);
        assertThat(slow.count(portfolio, key)).isPositive();
        assertThat(others)
                .as("four queries, and all of them once more where something is wrong")
                .hasSize(8)
                .allSatisfy(other -> assertThat(other.handle((wrong, failed) -> wrong == null ? 0 : wrong)
                                .join())
                        .isZero());
        assertAgreement();
    }

    @Test
    void areNotCorrectedForWhatOneLookAloneFindsWrong() {
        addBatch(5, new Random(14));
        folding.run();
        AtomicBoolean bent = new AtomicBoolean();
        Recount looking = new Recount(
                new JdbcTemplate(jdbc.getDataSource()) {
                    @Override
                    public void query(String sql, RowCallbackHandler rows, Object @Nullable ... parameters) {
                        boolean isFirst = bent.compareAndSet(false, true);
                        bend(isFirst ? 3 : 0);
                        super.query(sql, rows, parameters);
                        bend(isFirst ? -3 : 0);
                    }
                },
                transaction,
                portfolios,
                recountMeters,
                clock);

        assertThat(looking.count(portfolio, key)).isZero();
        assertAgreement();
    }

    /** As somebody else, whom the transaction under way does not wait for. */
    private void bend(int difference) {
        if (difference != 0) {
            CompletableFuture.runAsync(() -> jdbc.update(
                            "UPDATE answer_count SET delta = delta + ? WHERE portfolio_id = ?",
                            difference,
                            Ids.bytes(portfolio)))
                    .join();
        }
    }

    @Test
    void tellTheNextDayOnWhichOneChanges() {
        addBatch(30, new Random(13));
        List<Product> all = standing().stream()
                .map(one -> entities.find(Product.class, one.id()))
                .toList();
        LocalDate first = jdbc.queryForObject(
                "SELECT MAX(periods_from) FROM product WHERE portfolio_id = ?", LocalDate.class, (Object)
                        Ids.bytes(portfolio));
        for (int days : new int[] {1, 100, 374, 375, 380, 400, 900, 2000, 20_000}) {
            LocalDate day = first.plusDays(days);
            assertThat(nextBoundary(day, Map.of())).as("%s", day).isEqualTo(nextChange(all, day));
            List<Product> important = all.stream()
                    .filter(one -> appraiser
                            .appraise(one.lawInput(Defaults.NONE), day)
                            .craConformity()
                            .equals(ConformityOutcome.NOT_YET_APPLICABLE))
                    .toList();
            assertThat(nextBoundary(day, Map.of("craConformity", List.of("NOT_YET_APPLICABLE"))))
                    .as("%s", day)
                    .isEqualTo(nextChange(important, day));
        }
    }

    private @Nullable LocalDate nextBoundary(LocalDate day, Map<String, ?> filter) {
        String next = api.ask("""
                query ($key: String!, $day: Date!, $filter: ProductFilter) { portfolio(key: $key) {
                  status(asOf: $day, filter: $filter) { nextBoundary } } }""", Map.of("key", key, "day", day, "filter", filter))
                .data("/portfolio/status/nextBoundary")
                .asString("");
        return next.isEmpty() ? null : LocalDate.parse(next);
    }

    private @Nullable LocalDate nextChange(List<Product> products, LocalDate day) {
        return products.stream()
                .flatMap(product -> Stream.ofNullable(nextChange(product, day)))
                .min(LocalDate::compareTo)
                .orElse(null);
    }

    /** The first day after one on which the law answers otherwise for a product. */
    private @Nullable LocalDate nextChange(Product product, LocalDate day) {
        LawInput input = product.lawInput(Defaults.NONE);
        Answers first = appraiser.appraise(input, day);
        Answers then = first;
        while (then.holdUntil() != null) {
            LocalDate next = then.holdUntil().plusDays(1);
            then = appraiser.appraise(input, next);
            if (!CountedAnswers.of(portfolio, then, null).equals(CountedAnswers.of(portfolio, first, null))) {
                return next;
            }
        }
        return null;
    }

    /** As a fault would, or somebody with a console: one count too high, one gone, one of what is not there. */
    private void breakCounts() {
        byte[] id = Ids.bytes(portfolio);
        folding.run();
        jdbc.update("UPDATE answer_count SET delta = delta + 3 WHERE portfolio_id = ?", (Object) id);
        jdbc.update(
                "INSERT INTO answer_count_of_many (portfolio_id, id, answer, answer_value, delta) VALUES (?, ?, 'FINDINGS', 'NONE', 5)",
                id,
                Ids.bytes(Ids.next()));
        jdbc.update("DELETE FROM answer_count_of_many WHERE portfolio_id = ? AND answer = 'UNMET'", (Object) id);
        jdbc.update("UPDATE answer_count_of_day SET delta = delta - 2 WHERE portfolio_id = ?", (Object) id);
        jdbc.update("UPDATE date_ahead_count SET delta = delta + 1 WHERE portfolio_id = ?", (Object) id);
    }

    private void recountUntil(AtomicBoolean done) {
        while (!done.get()) {
            transactionallyOrNot(() -> assertThat(recount.count(portfolio, key))
                    .as("wrong in the middle of others' work")
                    .isZero());
        }
    }

    @Test
    void belongToATransaction() {
        CountedAnswers some = CountedAnswers.of(portfolio, Answers.unknown("X", null), null);
        assertThatThrownBy(() -> counts.change(null, some)).isInstanceOf(IllegalStateException.class);
    }

    private void updateOften(Random random) {
        for (int i = 0; i < 40; i++) {
            // One of two that write at once is refused; that is the point.
            tryUpdate(any(random), random);
        }
    }

    private void spoilUntil(AtomicBoolean done) {
        while (!done.get()) {
            List<Reevaluated> unknown = standing().stream()
                    .map(one -> new Reevaluated(one.found(), Answers.unknown("R0 / 1", null)))
                    .toList();
            transactionallyOrNot(() -> kept.replace(unknown));
        }
    }

    private void renewUntil(AtomicBoolean done) {
        while (!done.get()) {
            api.ask(STATUS, Map.of("key", key));
        }
    }

    private void foldUntil(AtomicBoolean done) {
        while (!done.get()) {
            transactionallyOrNot(folding::run);
        }
    }

    /** What the database gives up for a deadlock is simply not done. */
    private static void transactionallyOrNot(Runnable work) {
        try {
            work.run();
        } catch (org.springframework.dao.ConcurrencyFailureException givenUp) {
            Thread.yield();
        }
    }

    private record Standing(
            UUID id, int revision, String under, @Nullable LocalDate holdUntil) {

        Outdated found() {
            return new Outdated(
                    id, revision, "", "{}", StoredDefaults.NONE, null, false, null, under, holdUntil, false);
        }

        String shown() {
            return NodeId.of(NodeId.Kind.PRODUCT, id);
        }
    }

    private List<Standing> standing() {
        return jdbc.query(
                """
                SELECT id, revision, answered_under, answers_hold_until FROM product
                WHERE portfolio_id = ? AND standing = 1 ORDER BY id""",
                (row, number) -> new Standing(
                        Ids.of(row.getBytes(1)), row.getInt(2), row.getString(3), row.getObject(4, LocalDate.class)),
                (Object) Ids.bytes(portfolio));
    }

    private Standing any(Random random) {
        List<Standing> all = standing();
        return all.get(random.nextInt(all.size()));
    }

    private List<String> references() {
        return jdbc.queryForList(
                "SELECT reference FROM product WHERE portfolio_id = ? ORDER BY id", String.class, (Object)
                        Ids.bytes(portfolio));
    }

    private void tryUpdate(Standing product, Random random) {
        Registry.mutation(
                api,
                "updateProduct",
                Map.of("id", product.shown(), "expectedRevision", product.revision, "facts", facts(random)),
                "product { id }");
    }

    private void update(Standing product, Random random) {
        Map<String, Object> facts = new HashMap<>(facts(random));
        facts.remove("coreFunctionality");
        registry.mutate(
                "updateProduct",
                Map.of("id", product.shown(), "expectedRevision", product.revision, "facts", facts),
                "product { id }");
    }

    private void withdraw(Standing product) {
        registry.mutate(
                "withdrawProduct",
                Map.of("id", product.shown(), "expectedRevision", product.revision, "reason", "Sold."),
                "product { id }");
    }

    private void classify(Standing product) {
        registry.mutate(
                "decideClassification",
                Map.of(
                        "id",
                        product.shown(),
                        "expectedRevision",
                        product.revision,
                        "coreFunctionality",
                        "CRA-III-I-03",
                        "reason",
                        "It is one."),
                "product { id }");
    }

    private void file(Standing product) {
        registry.mutate(
                "fileCertificate",
                Map.of(
                        "product",
                        product.shown(),
                        "certificate",
                        Map.of("scheme", "EUCC", "level", "SUBSTANTIAL", "expiresOn", "2028-03-01")),
                "certificate { id }");
    }

    private void stand(Standing product, Random random) {
        AnnexIRequirement requirement = AnnexIRequirement.values()[random.nextInt(3)];
        registry.mutate(
                "assessRequirements",
                Map.of(
                        "products",
                        List.of(Map.of("id", product.shown(), "expectedRevision", product.revision)),
                        "requirements",
                        List.of(Map.of(
                                "code",
                                requirement.code(),
                                "standing",
                                random.nextInt(4) > 0 ? "FULFILLED" : "NOT_FULFILLED"))),
                "products { id }");
        JsonNode first = api.ask(
                        "query($id: ID!) { node(id: $id) { ... on Product { requirements { id addresses { id } } } } }",
                        Map.of("id", product.shown()))
                .data("/node/requirements/" + requirement.ordinal());
        if (first.at("/addresses").isEmpty()) {
            registry.mutate(
                    "attachAddress",
                    Map.of("to", first.at("/id").asString(), "url", "https://a.org/"),
                    "address { id }");
        } else {
            registry.mutate(
                    "removeEvidenceFile",
                    Map.of("id", first.at("/addresses/0/id").asString(), "reason", "Moved."),
                    "product { id }");
        }
    }

    private void rely(Standing product, Article15Route route) {
        transaction.executeWithoutResult(status -> writing.changeForWork(List.of(product.id), (locked, origin) -> {
            locked.rely(Ids.next(), new RouteReliance(route, today(), false), origin.at());
            return List.of(ProductWriting.entry(locked, origin, Change.Action.DECIDED, null, List.of()));
        }));
    }

    private void addBatch(int size, Random random) {
        transaction.executeWithoutResult(status -> batch.add(portfolio, additions(size, random)));
        keepLaterDays();
    }

    /** What the job does for the answers of later days that many written at once leave open. */
    private void keepLaterDays() {
        List<Outdated> found = kept.find(portfolio, today(), appraiser.basis(), Extent.ANY_DAY, 500);
        kept.replace(found.stream()
                .map(one -> new Reevaluated(one, appraiser.outlook(one.lawInput(), today())))
                .toList());
    }

    private List<ProductBatch.Addition> additions(int size, Random random) {
        return IntStream.range(0, size).mapToObj(n -> addition(facts(random))).toList();
    }

    private ProductBatch.Addition addition(Map<String, ?> facts) {
        return new ProductBatch.Addition(Ids.next(), state(UUID.randomUUID().toString(), facts), origin());
    }

    private void reviseBatch(Random random) {
        List<ProductBatch.Revision> revisions = jdbc.query(
                "SELECT id, revision, reference FROM product WHERE portfolio_id = ? AND standing = 1"
                        + " AND classification_decision_id IS NULL ORDER BY id DESC LIMIT 10",
                (row, number) -> new ProductBatch.Revision(
                        Ids.of(row.getBytes(1)), row.getInt(2), state(row.getString(3), facts(random)), origin()),
                (Object) Ids.bytes(portfolio));
        transaction.executeWithoutResult(
                status -> assertThat(batch.revise(revisions)).isEmpty());
    }

    private Origin origin() {
        return Origin.system(clock.instant());
    }

    private static ProductState state(String reference, Map<String, ?> facts) {
        Identity identity = new Identity(reference, "", reference, null, null, null, null, null, null);
        return new ProductState(identity, Facts.of(facts));
    }

    private static Map<String, ?> facts(Random random) {
        Map<String, Object> facts = new HashMap<>(Map.of("nature", NATURES[random.nextInt(NATURES.length)]));
        for (String fact : List.of("dataConnection", "unionMarket", "commercialActivity", "aiSystem", "profiling")) {
            if (random.nextInt(4) > 0) {
                facts.put(fact, random.nextInt(5) > 0);
            }
        }
        if (random.nextBoolean()) {
            facts.putAll(Map.of(
                    "operatorRole",
                    "MANUFACTURER",
                    "otherLaw",
                    List.of(),
                    "presentation",
                    "MARKET",
                    "freeAndOpenSource",
                    false,
                    "prohibitedPractices",
                    List.of(),
                    "annexIIIPoints",
                    List.of("P2"),
                    "aiExclusion",
                    "NONE",
                    "annexIAct",
                    "NONE",
                    "placedOnMarketOn",
                    "2027-%02d-15".formatted(1 + random.nextInt(12))));
        }
        return facts;
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), java.time.ZoneId.of("Europe/Brussels"));
    }

    private void onTheDay(LocalDate day) {
        clock.onTheDay(day);
    }

    private long rows() {
        return Arrays.stream(CountTable.values())
                .mapToLong(table -> jdbc.queryForObject(
                        "SELECT COUNT(*) FROM " + table.table() + " WHERE portfolio_id = ?", Long.class, (Object)
                                Ids.bytes(portfolio)))
                .sum();
    }

    private void assertAgreement() {
        List<CountedAnswers> counted = jdbc.query(
                "SELECT p.* FROM product p WHERE portfolio_id = ? AND standing = 1",
                (row, number) -> CountedAnswers.read(portfolio, row),
                (Object) Ids.bytes(portfolio));
        Map<List<@Nullable String>, Long> combinations = counted.stream()
                .map(one -> AnswerColumn.OF_ONE.stream().map(one.stored()::get).collect(Collectors.toList()))
                .collect(Collectors.groupingBy(values -> values, Collectors.counting()));
        Map<List<@Nullable String>, Long> values = counted.stream()
                .flatMap(one -> one.stored().entrySet().stream())
                .filter(entry -> entry.getKey().isOfMany())
                .flatMap(entry -> AnswerColumn.names(entry.getValue()).stream()
                        .map(name -> List.<@Nullable String>of(entry.getKey().name(), name)))
                .collect(Collectors.groupingBy(pair -> pair, Collectors.counting()));
        assertThat(counted).isNotEmpty();
        assertThat(values).isNotEmpty();
        assertThat(sums(CountTable.COMBINATIONS)).isEqualTo(combinations);
        assertThat(sums(CountTable.SINGLE_VALUES)).isEqualTo(values);
        assertThat(sums(CountTable.DAYS)).isEqualTo(differencesOfPeriods());
        assertThat(sums(CountTable.DATES)).isEqualTo(sumsOfDates());
        assertPeriodsAreWhatTheLawAnswers();
    }

    private Map<List<@Nullable String>, Long> sumsOfDates() {
        Map<List<@Nullable String>, Long> sums = new HashMap<>();
        jdbc.query(
                "SELECT a.takes_effect_on, a.shared_as, a.entries FROM date_ahead a JOIN product p ON p.id = a.product_id"
                        + " AND p.standing = 1 WHERE a.portfolio_id = ?",
                row -> {
                    sums.merge(List.of(row.getString(1), row.getString(2)), row.getLong(3), Long::sum);
                },
                (Object) Ids.bytes(portfolio));
        return sums;
    }

    private Map<List<@Nullable String>, Long> differencesOfPeriods() {
        Map<List<@Nullable String>, Long> sums = new HashMap<>();
        jdbc.query(
                "SELECT a.from_day, a.until_day, a.answers_id FROM answer_period a JOIN product p ON p.id = a.product_id"
                        + " AND p.standing = 1 WHERE a.portfolio_id = ?",
                row -> {
                    LocalDate until = row.getObject(2, LocalDate.class);
                    sums.merge(List.of(row.getString(1), row.getString(3)), 1L, Long::sum);
                    if (!until.equals(AnswerPeriods.NEVER)) {
                        sums.merge(List.of(until.plusDays(1).toString(), row.getString(3)), -1L, Long::sum);
                    }
                },
                (Object) Ids.bytes(portfolio));
        sums.values().removeIf(sum -> sum == 0);
        return sums;
    }

    /** On each day that the law or the product knows, and on the day before, whatever is kept is what is answered anew. */
    private void assertPeriodsAreWhatTheLawAnswers() {
        List<Product> all = standing().stream()
                .map(one -> entities.find(Product.class, one.id()))
                .toList();
        for (Product product : all) {
            LawInput input = product.lawInput(Defaults.NONE);
            LocalDate day = jdbc.queryForObject(
                    "SELECT periods_from FROM product WHERE id = ?", LocalDate.class, (Object) Ids.bytes(product.id()));
            if (day.equals(AnswerPeriods.NEVER)) {
                continue;
            }
            assertThat(keptDates(product, day))
                    .containsExactlyInAnyOrderElementsOf(
                            appraiser.outlook(input, day).dates());
            Answers answers = appraiser.appraise(input, day);
            while (answers.holdUntil() != null) {
                assertKept(product, day, answers);
                assertKept(product, answers.holdUntil(), appraiser.appraise(input, answers.holdUntil()));
                day = answers.holdUntil().plusDays(1);
                answers = appraiser.appraise(input, day);
            }
            assertKept(product, day, answers);
            assertKept(product, LocalDate.of(2200, 12, 31), answers);
        }
    }

    /** Without those too long ago for what is written on the day. */
    private List<DateAhead> keptDates(Product product, LocalDate day) {
        List<DateAhead> dates = new ArrayList<>();
        jdbc.query(
                "SELECT shown_on, takes_effect_on, shared_as, entries FROM date_ahead a JOIN product p ON p.id = a.product_id"
                        + " AND p.reference_sort = a.reference_sort WHERE a.product_id = ? AND a.takes_effect_on > ?",
                row -> {
                    DateAhead date = new DateAhead(
                            row.getObject(1, LocalDate.class), row.getObject(2, LocalDate.class), row.getString(3));
                    dates.addAll(Collections.nCopies(row.getInt(4), date));
                },
                Ids.bytes(product.id()),
                day.minusDays(Outlook.DAYS_BEFORE));
        return dates;
    }

    private void assertKept(Product product, LocalDate day, Answers answers) {
        List<Map<AnswerColumn, String>> kept =
                jdbc.query("""
                SELECT p.* FROM answer_period a JOIN kept_answers p ON p.id = a.answers_id
                WHERE a.product_id = ? AND a.from_day <= ? AND a.until_day >= ?""", (row, number) -> CountedAnswers.stored(row), Ids.bytes(product.id()), day, day);
        assertThat(kept)
                .as("%s", day)
                .containsExactly(CountedAnswers.of(portfolio, answers, product.reliance())
                        .stored());
    }

    private Map<List<@Nullable String>, Long> sums(CountTable table) {
        Map<List<@Nullable String>, Long> sums = new HashMap<>();
        String columns = String.join(", ", table.columns());
        jdbc.query(
                "SELECT SUM(delta), %s FROM %s WHERE portfolio_id = ? GROUP BY %s HAVING SUM(delta) <> 0"
                        .formatted(columns, table.table(), columns),
                row -> {
                    List<@Nullable String> values = new ArrayList<>();
                    for (int i = 0; i < table.columns().size(); i++) {
                        values.add(row.getString(i + 2));
                    }
                    sums.put(values, row.getLong(1));
                },
                (Object) Ids.bytes(portfolio));
        return sums;
    }
}
