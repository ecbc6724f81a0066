package org.craregistry.storage;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.CompletionHandler.OnCompleteRemove;
import com.github.kagkarlsson.scheduler.task.DeadExecutionHandler;
import com.github.kagkarlsson.scheduler.task.Execution;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.craregistry.testing.IntegrationTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

@IntegrationTest
class QueueClockTests {

    private static final Duration LEASE = Duration.ofSeconds(20);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final String WORK = "clock-of-the-queues";

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    DataSource database;

    @Autowired
    ObjectProvider<Scheduler> schedulers;

    private final AtomicLong nanos = new AtomicLong();
    private volatile Duration ahead = Duration.ZERO;

    @BeforeEach
    @AfterEach
    void forgetWork() {
        jdbc.update("DELETE FROM news_task WHERE task_name = ?", WORK);
    }

    @Test
    void goesOnWhenTheClockOfTheDayGoesBack() {
        Instant begun = Instant.parse("2030-01-01T12:00:00Z");
        QueueClock clock = new QueueClock(jdbc, LEASE, () -> begun.plus(ahead), nanos::get);

        ahead = Duration.ofDays(-1);
        nanos.addAndGet(Duration.ofSeconds(3).toNanos());

        assertThat(clock.now()).isEqualTo(begun.plusSeconds(3));
    }

    @Test
    void takesNobodyForDeadRightAfterItCameForward() {
        Instant begun = Instant.parse("2030-01-01T12:00:00Z");
        QueueClock clock = new QueueClock(jdbc, LEASE, () -> begun.plus(ahead), nanos::get);
        AtomicInteger takenOver = new AtomicInteger();
        Execution work = new Execution(begun, new TaskInstance<>(WORK, "x"));
        Runnable silence = () -> new TakeOver(clock, schedulers)
                .as((complete, operations) -> takenOver.incrementAndGet())
                .deadExecution(ofDead(work), null);
        clock.afterSingletonsInstantiated();
        nanos.addAndGet(LEASE.toNanos());
        silence.run();
        assertThat(takenOver).hasValue(1);

        ahead = HOUR;
        silence.run();
        nanos.addAndGet(LEASE.toNanos() - 1);
        silence.run();
        assertThat(clock.now()).isAfterOrEqualTo(begun.plus(HOUR));
        assertThat(takenOver).hasValue(1);

        nanos.incrementAndGet();
        silence.run();
        assertThat(takenOver).hasValue(2);
    }

    @Test
    void takesNoWorkOverThatThisNodeIsAt() {
        Semaphore begun = new Semaphore(0);
        Semaphore toEnd = new Semaphore(0);
        CustomTask<Void> work = Tasks.custom(WORK, Void.class).execute((instance, context) -> {
            begun.release();
            toEnd.acquireUninterruptibly();
            return new OnCompleteRemove<>();
        });
        Scheduler scheduler = Scheduler.create(database, work)
                .tableName("news_task")
                .pollingInterval(Duration.ofMillis(50))
                .threads(1)
                .alwaysPersistTimestampInUTC()
                .build();
        QueueClock clock = new QueueClock(jdbc, LEASE, Instant::now, nanos::get);
        nanos.addAndGet(LEASE.toNanos());
        AtomicInteger takenOver = new AtomicInteger();
        DeadExecutionHandler<Void> takeOver = new TakeOver(clock, schedulers)
                .as((complete, operations) -> takenOver.incrementAndGet(), () -> scheduler);
        scheduler.start();
        try {
            scheduler.schedule(work.instance("x"), Instant.now());
            begun.acquireUninterruptibly();
            Execution here = scheduler.getCurrentlyExecuting().get(0).getExecution();
            assertThat(jdbc.queryForObject("SELECT version FROM news_task WHERE task_name = ?", Long.class, WORK))
                    .isEqualTo(here.version);

            takeOver.deadExecution(ofDead(here), null);
            assertThat(takenOver).as("slow, and not dead").hasValue(0);

            takeOver.deadExecution(ofDead(here.updateToPicked("another node", Instant.now())), null);
            assertThat(takenOver).as("the other node that went on with it").hasValue(1);
        } finally {
            toEnd.release();
            scheduler.stop();
        }
        Execution left = new Execution(Instant.now(), new TaskInstance<>(WORK, "x"));
        takeOver.deadExecution(ofDead(left), null);
        assertThat(takenOver).as("nobody is at it").hasValue(2);
    }

    private static ExecutionComplete ofDead(Execution work) {
        return ExecutionComplete.failure(work, Instant.now(), Instant.now(), null);
    }

    @Test
    void isNotBehindWhatOthersWroteIntoTheQueues() {
        Instant written = write();
        QueueClock clock = new QueueClock(jdbc, LEASE, () -> written.minus(HOUR), nanos::get);

        assertThat(clock.now()).isEqualTo(written.minus(HOUR));
        clock.afterSingletonsInstantiated();

        assertThat(clock.now()).isAfterOrEqualTo(UtcTime.of(UtcTime.column(written)));
        assertThat(clock.isSettled()).isFalse();
    }

    private Instant write() {
        Instant written = Instant.now();
        jdbc.update(
                "INSERT INTO news_task (task_name, task_instance, execution_time, picked, last_success, version) VALUES (?, 'x', ?, FALSE, ?, 1)",
                WORK,
                UtcTime.column(written),
                UtcTime.column(written));
        return written;
    }

    @Test
    void doesNotTrustItselfWhereItBeganAheadOfTheOthers() {
        write();
        QueueClock clock = new QueueClock(jdbc, LEASE, () -> Instant.now().plus(Duration.ofDays(36500)), nanos::get);

        assertThat(clock.isSettled()).isFalse();
        nanos.addAndGet(LEASE.toNanos());
        assertThat(clock.isSettled()).isTrue();
    }

    @Test
    void workIsLookedForWhileTheClockOfTheDayIsSetBack() throws InterruptedException {
        Semaphore ran = new Semaphore(0);
        RecurringTask<Void> work = Tasks.recurring(WORK, Schedules.fixedDelay(Duration.ofMillis(50)))
                .execute((instance, context) -> ran.release());
        Scheduler scheduler = Scheduler.create(database)
                .startTasks(work)
                .tableName("news_task")
                .clock(new QueueClock(jdbc, LEASE, () -> Instant.now().plus(ahead), System::nanoTime))
                .pollingInterval(Duration.ofMillis(50))
                .threads(1)
                .alwaysPersistTimestampInUTC()
                .build();
        scheduler.start();
        try {
            assertThat(ran.tryAcquire(30, TimeUnit.SECONDS)).isTrue();
            ahead = HOUR.negated();
            ran.drainPermits();

            assertThat(ran.tryAcquire(3, 30, TimeUnit.SECONDS)).isTrue();
        } finally {
            scheduler.stop();
        }
    }
}
