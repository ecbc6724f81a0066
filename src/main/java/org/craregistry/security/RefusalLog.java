package org.craregistry.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.RemovalCause;
import com.github.benmanes.caffeine.cache.Scheduler;
import com.github.benmanes.caffeine.cache.Ticker;
import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.craregistry.audit.Change;
import org.craregistry.audit.ChangeLog;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.DependsOn;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Records what was refused for lack of a right. The transaction of the refused call rolls back, so this is done in another, on a
 * thread of its own: were each refused call to ask for a second connection while it holds its first, enough of them at once
 * would leave none for anybody. The same again is counted, and recorded as often as once a minute: the log cannot be filled by trying.
 */
@Component
// Transactions need it and do not declare that: it would be closed before the last refusals are written.
@DependsOn("entityManagerFactory")
class RefusalLog {

    private static final Logger LOG = LoggerFactory.getLogger(RefusalLog.class);
    private static final int WAITING = 1000;
    private static final int PATIENCE_SECONDS = 1;
    private static final int FAREWELL_SECONDS = 5;
    private static final Duration TOGETHER = Duration.ofMinutes(1);
    private static final int MOST_AT_ONCE = 10_000;

    private final ChangeLog changeLog;
    private final TransactionTemplate transaction;
    private final PortfolioKeys portfolios;
    private final Clock clock;
    private final ThreadPoolExecutor writer = new ThreadPoolExecutor(
            1, 1, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(WAITING), task -> new Thread(task, "refusals"));

    /** How often what was recorded happened since. */
    private final Cache<Refusal, AtomicInteger> again;

    @Autowired
    RefusalLog(ChangeLog changeLog, PlatformTransactionManager transactions, PortfolioKeys portfolios, Clock clock) {
        this(changeLog, transactions, portfolios, clock, Ticker.systemTicker());
    }

    RefusalLog(
            ChangeLog changeLog,
            PlatformTransactionManager transactions,
            PortfolioKeys portfolios,
            Clock clock,
            Ticker ticker) {
        this.again = Caffeine.newBuilder()
                .maximumSize(MOST_AT_ONCE)
                .expireAfterWrite(TOGETHER)
                .ticker(ticker)
                .scheduler(Scheduler.systemScheduler())
                .evictionListener(this::recordRepeated)
                .build();
        this.changeLog = changeLog;
        this.transaction = new TransactionTemplate(transactions);
        this.portfolios = portfolios;
        this.clock = clock;
    }

    /** What was refused to whom. */
    private record Refusal(Caller caller, @Nullable UUID portfolio, String why) {}

    /**
     * Records a refusal, waiting a moment for it to be stored so that whoever looks next finds it.
     *
     * @param portfolio what was to be changed; {@code null} where it was the installation
     */
    void record(Caller caller, @Nullable UUID portfolio, String why) {
        AtomicInteger times = again.get(new Refusal(caller, portfolio, why), first -> new AtomicInteger());
        if (times.getAndIncrement() > 0) {
            return;
        }
        try {
            await(writer.submit(() -> write(caller, portfolio, why)));
        } catch (RejectedExecutionException full) {
            LOG.warn("Too many refusals to record; {} was refused: {}", caller.name(), why);
        }
    }

    private void recordRepeated(@Nullable Refusal refused, @Nullable AtomicInteger times, RemovalCause cause) {
        int more = times == null ? 0 : times.get() - 1;
        if (refused != null && more > 0) {
            String why = "%s %,d more times within a minute.".formatted(refused.why(), more);
            try {
                writer.execute(() -> write(refused.caller(), refused.portfolio(), why));
            } catch (RejectedExecutionException full) {
                LOG.warn(
                        "Too many refusals to record; {} was refused: {}",
                        refused.caller().name(),
                        why);
            }
        }
    }

    private void write(Caller caller, @Nullable UUID portfolio, String why) {
        transaction.executeWithoutResult(status -> changeLog.record(Change.now(
                caller.origin(clock.instant()),
                portfolio,
                portfolio == null ? Change.Subject.ACCOUNT : Change.Subject.PORTFOLIO,
                portfolio == null ? caller.account() : portfolio,
                portfolio == null ? caller.name() : portfolios.labelOf(portfolio),
                Change.Action.REFUSED,
                why,
                List.of())));
    }

    private static void await(Future<?> written) {
        try {
            written.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException stillQueued) {
            LOG.debug("A refusal is still waiting to be recorded");
        } catch (ExecutionException failed) {
            LOG.error("A refusal could not be recorded", failed.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @PreDestroy
    void finish() throws InterruptedException {
        again.asMap().forEach((refused, times) -> recordRepeated(refused, times, RemovalCause.EXPLICIT));
        again.invalidateAll();
        writer.shutdown();
        if (!writer.awaitTermination(FAREWELL_SECONDS, TimeUnit.SECONDS)) {
            LOG.warn("{} refusals were not recorded", writer.getQueue().size());
        }
    }
}
