package org.craregistry.register.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.argThat;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;

import com.github.kagkarlsson.scheduler.task.Execution;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import java.nio.charset.StandardCharsets;
import java.sql.SQLTransientConnectionException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.craregistry.audit.ChangeLog;
import org.craregistry.graphql.NodeId;
import org.craregistry.portfolio.AnswersToPlans;
import org.craregistry.portfolio.PortfolioQueries;
import org.craregistry.portfolio.ProductBatch;
import org.craregistry.portfolio.ProductQueries;
import org.craregistry.register.ReadSettings;
import org.craregistry.storage.Ids;
import org.craregistry.storage.TemporaryFile;
import org.craregistry.testing.Api.Answer;
import org.craregistry.testing.IntegrationTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** What happens to plans when others write, two decide at once, or work is interrupted. */
@IntegrationTest
class ApplyTests {

    private static final int MORE_THAN_TWO_CHUNKS = 1100;

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long PAUSE_MILLIS = 50;

    @LocalServerPort
    int port;

    @Autowired
    Imports imports;

    @Autowired
    ImportReception reception;

    @Autowired
    ImportFiles files;

    @Autowired
    StagedRows staging;

    @Autowired
    AnswersToPlans law;

    @Autowired
    ImportQueue queue;

    @Autowired
    ImportSettings settings;

    @Autowired
    Mappings mappings;

    @Autowired
    ImportMemory memory;

    @Autowired
    ImportRetries retries;

    @Autowired
    ProductQueries products;

    @Autowired
    ProductBatch batch;

    @Autowired
    PortfolioQueries portfolios;

    @Autowired
    ChangeLog changeLog;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    Clock clock;

    private TestPortfolio portfolio;

    @BeforeEach
    void aPortfolio() {
        portfolio = TestPortfolio.create(port);
    }

    @Test
    void plansAnewWhenAProductHasChangedSinceThePlan() {
        portfolio.takeOver("Reference,Name\nR-1,First\nR-2,Second\n");
        String id = portfolio
                .plan("Reference,Name\nR-1,By import\nR-2,By import\nR-3,New\n")
                .at("/id")
                .asString();
        JsonNode product = portfolio.products().at("/nodes/0");
        Answer changed = portfolio.answer(
                "mutation ($input: UpdateProductInput!) { updateProduct(input: $input) { errors { message } } }",
                Map.of(
                        "input",
                        Map.of("id", product.at("/id").asString(), "expectedRevision", 0, "manufacturer", "Somebody")));
        assertThat(changed.data("/updateProduct/errors")).isEmpty();

        assertThat(portfolio.apply(id, "ALL_OR_NOTHING")).isEmpty();
        JsonNode again = portfolio.await(id);

        assertThat(again.at("/state").asString()).isEqualTo("PLANNED");
        assertThat(again.at("/notes/0/message").asString()).startsWith("Row 2: R-1 was changed");
        assertThat(again.at("/finishedBy").isNull()).isTrue();
        assertThat(portfolio.products().at("/totalCount").asInt()).isEqualTo(2);
        assertThat(portfolio.products().at("/nodes/1/name").asString()).isEqualTo("Second");

        assertThat(portfolio.apply(id, "ALL_OR_NOTHING")).isEmpty();
        assertThat(portfolio.await(id).at("/state").asString()).isEqualTo("APPLIED");
        assertThat(portfolio.products().at("/nodes/0/name").asString()).isEqualTo("By import");
        assertThat(portfolio.products().at("/nodes/0/manufacturer").asString()).isEqualTo("Somebody");
    }

    @Test
    void leavesTheAnswersOfLaterDaysToTheBackground() throws InterruptedException {
        String id = portfolio
                .plan("Reference,Name,Placed on the market on\nR-1,First,2028-06-01\nR-2,Second,\n")
                .at("/id")
                .asString();
        assertThat(portfolio.apply(id, "ALL_OR_NOTHING")).isEmpty();
        assertThat(portfolio.await(id).at("/state").asString()).isEqualTo("APPLIED");

        for (Instant end = Instant.now().plus(PATIENCE);
                laterDaysLeft() > 0 && Instant.now().isBefore(end); ) {
            Thread.sleep(PAUSE_MILLIS);
        }
        assertThat(laterDaysLeft()).isZero();

        portfolio.takeOver("Reference,Name\nR-1,Renamed\n");
        assertThat(laterDaysLeft()).as("the law does not look at names").isZero();
    }

    /** How many products wait for their answers of later days. */
    private long laterDaysLeft() {
        return jdbc.queryForObject(
                "SELECT COUNT(*) FROM product p JOIN portfolio f ON f.id = p.portfolio_id"
                        + " WHERE f.portfolio_key = ? AND p.periods_from = '9999-12-31'",
                Long.class,
                portfolio.key());
    }

    @Test
    void plansAnewWhenAnotherImportHasAddedTheProducts() {
        String id = portfolio.plan("Reference,Name\nR-1,First\n").at("/id").asString();
        portfolio.takeOver("Reference,Name\nR-1,First\n");

        portfolio.apply(id, "ALL_OR_NOTHING");
        JsonNode again = portfolio.await(id);

        assertThat(again.at("/state").asString()).isEqualTo("PLANNED");
        assertThat(again.at("/notes/0/message").asString()).contains("R-1 was added after the plan was made");
        assertThat(again.at("/counts/unchanged").asInt()).isEqualTo(1);
    }

    @Test
    void happensOnceWhenTwoApplyAtOnce() throws Exception {
        String id = portfolio.plan(many()).at("/id").asString();
        CyclicBarrier together = new CyclicBarrier(2);
        ExecutorService two = Executors.newFixedThreadPool(2);
        List<Future<JsonNode>> answers = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            answers.add(two.submit(() -> {
                together.await();
                return portfolio.apply(id, "ALL_OR_NOTHING");
            }));
        }
        List<String> codes = new ArrayList<>();
        for (Future<JsonNode> answer : answers) {
            codes.add(answer.get().at("/0/code").asString(""));
        }
        two.shutdown();

        assertThat(codes).containsExactlyInAnyOrder("", "NOT_POSSIBLE");
        assertThat(portfolio.await(id).at("/state").asString()).isEqualTo("APPLIED");
        assertThat(portfolio.products().at("/totalCount").asInt()).isEqualTo(MORE_THAN_TWO_CHUNKS);
    }

    @Test
    void refusesARevisionThatIsNoLongerTheCurrentOne() {
        String id = portfolio.plan("Reference,Name\nR-1,First\n").at("/id").asString();

        Answer answer = portfolio.answer(
                "mutation ($input: ApplyImportInput!) { applyImport(input: $input) { errors { code } } }",
                Map.of("input", Map.of("id", id, "expectedRevision", 1)));

        assertThat(answer.data("/applyImport/errors/0/code").asString()).isEqualTo("CONFLICT");
    }

    @Test
    void plansCompletelyAfterAnInterruption() throws Exception {
        StoredImport received = receiveWithoutQueue(many());
        Planner dying = planner(new DyingRows(jdbc));

        assertThatThrownBy(() -> dying.plan(received.id())).hasMessage("killed");
        assertThat(rowsOf(received.id())).isEqualTo(500);
        assertThat(portfolio.find(id(received)).at("/state").asString()).isEqualTo("PLANNING");
        assertThat(portfolio.find(id(received)).at("/rows/nodes")).isEmpty();

        goOn(received, ImportQueue.PLAN);
        JsonNode planned = portfolio.await(id(received));
        assertThat(planned.at("/state").asString()).isEqualTo("PLANNED");
        assertThat(planned.at("/counts/create").asInt()).isEqualTo(MORE_THAN_TWO_CHUNKS);
        assertThat(rowsOf(received.id())).isEqualTo(MORE_THAN_TWO_CHUNKS);
    }

    @Test
    void appliesNothingOrEverythingAroundAnInterruption() throws Exception {
        StoredImport received = receiveWithoutQueue(many());
        planner(new PlannedRows(jdbc)).plan(received.id());
        StoredImport planned = imports.find(received.id()).orElseThrow();
        transaction().executeWithoutResult(status -> imports.move(planned, ImportState.APPLYING, Map.of()));
        RowApplication dyingRows = new RowApplication(new DyingRows(jdbc), products, batch);
        Applier dying = new Applier(imports, queue, dyingRows, changeLog, transactions, clock);

        assertThatThrownBy(() -> dying.apply(received.id())).hasMessage("killed");
        assertThat(portfolio.products().at("/totalCount").asInt()).isZero();

        goOn(received, ImportQueue.APPLY);
        assertThat(portfolio.await(id(received)).at("/state").asString()).isEqualTo("APPLIED");
        assertThat(portfolio.products().at("/totalCount").asInt()).isEqualTo(MORE_THAN_TWO_CHUNKS);
    }

    @Test
    void cancelsAnImportWhileItIsPlanned() throws Exception {
        StoredImport received = receiveWithoutQueue(many());
        Planner dying = planner(new DyingRows(jdbc));
        assertThatThrownBy(() -> dying.plan(received.id())).hasMessage("killed");

        assertThat(portfolio.cancel(id(received))).isEmpty();

        assertThat(rowsOf(received.id())).isZero();
        goOn(received, ImportQueue.PLAN);
        JsonNode cancelled = portfolio.await(id(received));
        assertThat(cancelled.at("/state").asString()).isEqualTo("CANCELLED");
        assertThat(cancelled.at("/finishedBy").asString()).isEqualTo("admin");
        assertThat(portfolio.cancel(id(received)).at("/0/message").asString())
                .isEqualTo("The import is cancelled; only one that is not planned yet can be cancelled.");
    }

    @Test
    void stopsAPlannerThatWasTakenForDead() throws Exception {
        StoredImport received = receiveWithoutQueue(many());
        PlannedRows overtaken = new PlannedRows(jdbc) {
            @Override
            public void add(UUID importId, List<PlannedRow> rows) {
                super.add(importId, rows);
                imports.find(importId).ifPresent(now -> imports.move(now, ImportState.PLANNING, Map.of()));
            }
        };
        Planner slow = planner(overtaken);

        assertThatThrownBy(() -> slow.plan(received.id())).isInstanceOf(Superseded.class);
        goOn(received, ImportQueue.PLAN);
        assertThat(portfolio.await(id(received)).at("/counts/create").asInt()).isEqualTo(MORE_THAN_TWO_CHUNKS);
    }

    @Test
    @SuppressWarnings("unchecked")
    void failsWithASentenceAfterTheLastAttempt() throws Exception {
        StoredImport received = receiveWithoutQueue("Reference,Name\nR-1,First\n");
        Execution execution = new Execution(
                Instant.now(), ImportQueue.PLAN.instance(received.id() + "/0").build());
        ExecutionOperations<Void> operations = mock(ExecutionOperations.class);

        execution.consecutiveFailures = settings.attempts() - 2;
        ExecutionComplete before = failure(execution);
        retries.onFailure(before, operations);
        verify(operations)
                .reschedule(before, before.getTimeDone().plus(settings.pause().multipliedBy(8)));
        assertThat(portfolio.find(id(received)).at("/state").asString()).isEqualTo("RECEIVED");

        execution.consecutiveFailures = settings.attempts() - 1;
        retries.onFailure(failure(execution), operations);
        verify(operations).stop();
        JsonNode failed = portfolio.find(id(received));
        assertThat(failed.at("/state").asString()).isEqualTo("FAILED");
        assertThat(failed.at("/failure").asString())
                .contains("Upload the file again", received.id().toString())
                .doesNotContain("secret internals");
    }

    @Test
    @SuppressWarnings("unchecked")
    void waitsForTheDatabaseWithoutCounting() throws Exception {
        StoredImport received = receiveWithoutQueue("Reference,Name\nR-1,First\n");
        Execution execution = new Execution(
                Instant.now(), ImportQueue.PLAN.instance(received.id() + "/0").build());
        ExecutionOperations<Void> operations = mock(ExecutionOperations.class);

        execution.consecutiveFailures = settings.attempts() - 1;
        ExecutionComplete away = ExecutionComplete.failure(
                execution,
                Instant.now(),
                Instant.now(),
                new IllegalStateException(new SQLTransientConnectionException("Connection is not available")));
        retries.onFailure(away, operations);

        // A success is what the scheduler counts no failure for.
        verify(operations)
                .reschedule(
                        argThat(complete -> complete.getResult() == ExecutionComplete.Result.OK),
                        eq(away.getTimeDone().plus(settings.pause())));
        assertThat(portfolio.find(id(received)).at("/state").asString()).isEqualTo("RECEIVED");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    @SuppressWarnings("unchecked")
    void triesAnImportOnceMoreAndAloneAfterItsNodeDied(boolean outOfMemory) throws Exception {
        StoredImport received = receiveWithoutQueue("Reference,Name\nR-1,First\n");
        Execution execution = new Execution(
                Instant.now(), ImportQueue.PLAN.instance(received.id() + "/0").build());
        ExecutionOperations<Void> operations = mock(ExecutionOperations.class);
        ExecutionComplete death = ExecutionComplete.failure(
                execution, Instant.now(), Instant.now(), outOfMemory ? new OutOfMemoryError("Java heap space") : null);
        Runnable dies = () -> {
            if (outOfMemory) {
                retries.onFailure(death, operations);
            } else {
                retries.deadExecution(death, operations);
            }
        };

        dies.run();
        verify(operations).reschedule(any(), eq(death.getTimeDone().plus(settings.pause())));
        Planner planner = planner(new PlannedRows(jdbc));
        try (ImportMemory.Share some = memory.take(1, 0).orElseThrow()) {
            assertThat(planner.plan(received.id())).as("beside another one").isFalse();
        }
        assertThat(portfolio.find(id(received)).at("/state").asString()).isEqualTo("RECEIVED");

        dies.run();
        verify(operations).stop();
        JsonNode failed = portfolio.find(id(received));
        assertThat(failed.at("/state").asString()).isEqualTo("FAILED");
        assertThat(failed.at("/failure").asString())
                .startsWith("The registry broke down twice")
                .contains("Split the file", received.id().toString());
    }

    @Test
    void goesOnWithAnImportWhoseNodeDiedOnce() throws Exception {
        StoredImport received = receiveWithoutQueue(many());
        imports.countDeath(received.id(), Set.of(ImportState.RECEIVED));

        goOn(received, ImportQueue.PLAN);

        assertThat(portfolio.await(id(received)).at("/state").asString()).isEqualTo("PLANNED");
    }

    @Test
    @SuppressWarnings("unchecked")
    void countsNoDeathOfTheApplicationAgainstTheRevert() throws Exception {
        StoredImport received = receiveWithoutQueue("Reference,Name\nR-1,First\n");
        goOn(received, ImportQueue.PLAN);
        portfolio.await(id(received));
        imports.countDeath(received.id(), Set.of(ImportState.PLANNED));
        applyAndBeginToRevert(received);
        Execution revert = new Execution(
                Instant.now(), ImportQueue.REVERT.instance(received.id() + "/0").build());
        ExecutionOperations<Void> operations = mock(ExecutionOperations.class);

        retries.deadExecution(failure(revert), operations);

        verify(operations, never()).stop();
        verify(operations).reschedule(any(), any());
    }

    @Test
    @SuppressWarnings("unchecked")
    void countsNoDeathOfWorkThatWasDoneAndNotTakenOffTheQueue() throws Exception {
        StoredImport received = receiveWithoutQueue("Reference,Name\nR-1,First\n");
        goOn(received, ImportQueue.PLAN);
        portfolio.await(id(received));
        applyAndBeginToRevert(received);
        Execution apply = new Execution(
                Instant.now(), ImportQueue.APPLY.instance(received.id() + "/0").build());
        ExecutionOperations<Void> operations = mock(ExecutionOperations.class);

        retries.deadExecution(failure(apply), operations);
        retries.deadExecution(failure(apply), operations);

        verify(operations, times(2)).stop();
        verify(operations, never()).reschedule(any(), any());
        assertThat(portfolio.find(id(received)).at("/state").asString()).isEqualTo("REVERTING");
    }

    /** Leaves a plan that was applied as it is while it is taken back, without anybody at work. */
    private void applyAndBeginToRevert(StoredImport planned) throws Exception {
        assertThat(portfolio.apply(id(planned), "ALL_OR_NOTHING")).isEmpty();
        assertThat(portfolio.await(id(planned)).at("/state").asString()).isEqualTo("APPLIED");
        jdbc.update("UPDATE register_import SET state = 'REVERTING' WHERE id = ?", (Object) Ids.bytes(planned.id()));
    }

    @Test
    void letsAPlanWaitUntilThereIsMemoryForIt() throws Exception {
        StoredImport received = receiveWithoutQueue(many());
        try (ImportMemory.Share all = memory.takeAll().orElseThrow()) {
            goOn(received, ImportQueue.PLAN);
            Thread.sleep(500);
            assertThat(portfolio.find(id(received)).at("/state").asString()).isEqualTo("RECEIVED");
        }

        assertThat(portfolio.await(id(received)).at("/state").asString()).isEqualTo("PLANNED");
    }

    private static ExecutionComplete failure(Execution execution) {
        return ExecutionComplete.failure(
                execution, Instant.now(), Instant.now(), new IllegalStateException("secret internals"));
    }

    /** Dies at the second chunk, as a process does. */
    private static final class DyingRows extends PlannedRows {

        private int chunks;

        DyingRows(JdbcTemplate jdbc) {
            super(jdbc);
        }

        @Override
        public void add(UUID importId, List<PlannedRow> rows) {
            dieAtTheSecond();
            super.add(importId, rows);
        }

        @Override
        List<PlannedRow> changing(UUID importId, boolean validCells, int afterPlace, int most) {
            dieAtTheSecond();
            return super.changing(importId, validCells, afterPlace, most);
        }

        private void dieAtTheSecond() {
            if (++chunks == 2) {
                throw new IllegalStateException("killed");
            }
        }
    }

    private StoredImport receiveWithoutQueue(String csv) throws Exception {
        UUID portfolioId = NodeId.parse(portfolio.id()).id();
        try (TemporaryFile content = TemporaryFile.filledBy(out -> out.write(csv.getBytes(StandardCharsets.UTF_8)))) {
            Upload upload = new Upload("register.csv", "text/csv", ReadSettings.NONE, content);
            return transaction().execute(status -> reception.store(portfolioId, upload, Sender.REGISTRY));
        }
    }

    private void goOn(StoredImport received, TaskDescriptor<Void> work) {
        transaction()
                .executeWithoutResult(
                        status -> queue.add(work, imports.find(received.id()).orElseThrow()));
    }

    private Planner planner(PlannedRows rows) {
        return new Planner(
                imports,
                files,
                rows,
                staging,
                products,
                law,
                mappings,
                settings,
                memory,
                changeLog,
                transactions,
                clock);
    }

    private TransactionTemplate transaction() {
        return new TransactionTemplate(transactions);
    }

    private int rowsOf(UUID importId) {
        Integer rows = jdbc.queryForObject(
                "SELECT COUNT(*) FROM register_import_row WHERE import_id = ?", Integer.class, (Object)
                        Ids.bytes(importId));
        return rows == null ? 0 : rows;
    }

    private static String id(StoredImport stored) {
        return NodeId.of(NodeId.Kind.IMPORT, stored.id());
    }

    private static String many() {
        StringBuilder csv = new StringBuilder("Reference,Name,Data connection\n");
        for (int i = 1; i <= MORE_THAN_TWO_CHUNKS; i++) {
            csv.append("R-").append(i).append(",Product ").append(i).append(",Yes\n");
        }
        return csv.toString();
    }
}
