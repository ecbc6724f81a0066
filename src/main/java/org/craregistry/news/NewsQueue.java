package org.craregistry.news;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.boot.config.DbSchedulerProperties;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceCurrentlyExecutingException;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceNotFoundException;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.CompletionHandler.OnCompleteRemove;
import com.github.kagkarlsson.scheduler.task.FailureHandler.OnFailureRetryLater;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.craregistry.storage.QueueClock;
import org.craregistry.storage.TakeOver;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The durable queue of what is told, with threads of its own: an endpoint or a mail server that hangs keeps nothing else waiting. An
 * instance of work runs on one node at a time, and another node goes on with it when that one dies.
 */
@Component
public class NewsQueue {

    private static final Logger LOG = LoggerFactory.getLogger(NewsQueue.class);
    private static final Duration PAUSE_AFTER_FAULT = Duration.ofSeconds(30);
    private static final int THREADS = 16;
    private static final int KNOCK_AGAIN_MILLIS = 100;
    private static final int KNOCKS = 150;

    private final DataSource database;
    private final DbSchedulerProperties settings;
    private final QueueClock clock;
    private final TakeOver takeOver;
    /** Asked for late: work asks for more work. */
    private final ObjectProvider<NewsWork> works;

    private final ScheduledThreadPoolExecutor knocking =
            new ScheduledThreadPoolExecutor(1, work -> new Thread(work, "db-scheduler-news-knocking"));
    /** Whom a knock is on its way to: one is enough, however many ask. */
    private final Set<Wanted> knockedFor = ConcurrentHashMap.newKeySet();

    private volatile boolean started;
    private Scheduler scheduler;

    @SuppressWarnings("NullAway.Init")
    NewsQueue(
            DataSource database,
            DbSchedulerProperties settings,
            QueueClock clock,
            TakeOver takeOver,
            ObjectProvider<NewsWork> works) {
        this.database = database;
        this.settings = settings;
        this.clock = clock;
        this.takeOver = takeOver;
        this.works = works;
    }

    private record Wanted(String work, String instance) {}

    /** Begins to work; not where the queue of all other work is switched off. */
    @EventListener(ApplicationReadyEvent.class)
    void start() {
        if (started || !settings.isEnabled()) {
            return;
        }
        List<NewsWork> all = works.stream().toList();
        scheduler = Scheduler.create(
                        database, all.stream().<Task<?>>map(this::task).toList())
                .tableName("news_task")
                .clock(clock)
                .threads(THREADS)
                .pollingInterval(settings.getPollingInterval())
                .heartbeatInterval(settings.getHeartbeatInterval())
                .missedHeartbeatsLimit(settings.getMissedHeartbeatsLimit())
                .shutdownMaxWait(settings.getShutdownMaxWait())
                .alwaysPersistTimestampInUTC()
                .build();
        scheduler.start();
        started = true;
        all.stream().filter(NewsWork::isAlone).forEach(work -> wake(work.name(), NewsWork.ONLY));
    }

    private Task<Void> task(NewsWork work) {
        return Tasks.custom(work.name(), Void.class)
                .onFailure(new OnFailureRetryLater<>(PAUSE_AFTER_FAULT))
                .onDeadExecution(takeOver.in(() -> scheduler))
                .execute((instance, context) ->
                        work.run(instance.getId()).map(NewsQueue::after).orElseGet(OnCompleteRemove::new));
    }

    private static CompletionHandler<Void> after(Duration pause) {
        return (complete, operations) ->
                operations.reschedule(complete, complete.getTimeDone().plus(pause));
    }

    /** Has an instance of work looked at as soon as the present transaction has committed, or now where there is none. */
    public void wake(String work, String instance) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            knock(work, instance, KNOCKS);
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                knock(work, instance, KNOCKS);
            }
        });
    }

    /** Not on the thread that asks, which still holds its connection. Where nobody hears it, the work is looked at a little later. */
    private void knock(String work, String instance, int times) {
        if (!started || times == 0 || !knockedFor.add(new Wanted(work, instance))) {
            return;
        }
        try {
            knocking.schedule(
                    () -> wakeNow(work, instance, times),
                    times == KNOCKS ? 0 : KNOCK_AGAIN_MILLIS,
                    TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException closing) {
            LOG.debug("The registry stops; {} of {} goes on when it starts again", work, instance);
        }
    }

    private void wakeNow(String work, String instance, int times) {
        // Before the try: who asks from now on may have something that this one comes too early for.
        knockedFor.remove(new Wanted(work, instance));
        TaskInstance<Void> wanted = new TaskInstance<>(work, instance);
        try {
            scheduler.reschedule(wanted, clock.now());
        } catch (TaskInstanceNotFoundException none) {
            scheduler.scheduleIfNotExists(wanted, clock.now());
        } catch (TaskInstanceCurrentlyExecutingException busy) {
            knock(work, instance, times - 1);
            return;
        } catch (RuntimeException away) {
            LOG.warn("The queue of news cannot be reached; what waits in it is looked at later", away);
            return;
        }
        scheduler.triggerCheckForDueExecutions();
    }

    @PreDestroy
    void stop() {
        knocking.shutdownNow();
        if (started) {
            scheduler.stop();
        }
    }
}
