package org.craregistry.storage;

import com.github.kagkarlsson.scheduler.Clock;
import com.github.kagkarlsson.scheduler.boot.config.DbSchedulerProperties;
import com.github.kagkarlsson.scheduler.event.AbstractSchedulerListener;
import com.github.kagkarlsson.scheduler.event.SchedulerListener.SchedulerEventType;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * The time by which work in the queues is due and by which a silent node is taken for dead. It goes on evenly and never back, whatever
 * becomes of the clock of the day: otherwise work would wait, and the scheduler itself stand still, until that clock is where it was. It
 * stays ahead after the clock of the day went back, also over a restart, and no node's is behind what another one wrote into a queue for
 * longer than {@link #BETWEEN_LOOKS}.
 */
@Component
public class QueueClock extends AbstractSchedulerListener implements Clock, SmartInitializingSingleton {

    static final Duration BETWEEN_LOOKS = Duration.ofSeconds(5);

    private static final Logger LOG = LoggerFactory.getLogger(QueueClock.class);

    /** Clocks of nodes differ by less, and one that is put right bit by bit comes forward by less. */
    private static final Duration STEP = Duration.ofSeconds(2);

    private static final String LATEST = """
            SELECT MAX(at) FROM (
                SELECT MAX(last_heartbeat) AS at FROM scheduled_tasks UNION ALL SELECT MAX(last_heartbeat) FROM news_task
                UNION ALL SELECT MAX(last_success) FROM scheduled_tasks UNION ALL SELECT MAX(last_success) FROM news_task
                UNION ALL SELECT MAX(last_failure) FROM scheduled_tasks UNION ALL SELECT MAX(last_failure) FROM news_task
            ) written""";

    private final JdbcTemplate jdbc;
    private final Duration lease;
    private final InstantSource day;
    private final LongSupplier nanos;

    private Instant time;
    private long timeNanos;
    private long leaptNanos;
    private @Nullable Long lookedNanos;

    @Autowired
    QueueClock(JdbcTemplate jdbc, DbSchedulerProperties settings) {
        this(
                jdbc,
                settings.getHeartbeatInterval().multipliedBy(settings.getMissedHeartbeatsLimit()),
                InstantSource.system(),
                System::nanoTime);
    }

    /**
     * @param lease for how long a node may be silent
     * @param day the clock of the day
     * @param nanos a source of nanoseconds that nobody sets
     */
    QueueClock(JdbcTemplate jdbc, Duration lease, InstantSource day, LongSupplier nanos) {
        this.jdbc = jdbc;
        this.lease = lease;
        this.day = day;
        this.nanos = nanos;
        this.time = day.instant();
        this.timeNanos = nanos.getAsLong();
        this.leaptNanos = timeNanos - lease.toNanos();
    }

    @Override
    public synchronized Instant now() {
        long present = nanos.getAsLong();
        time = time.plusNanos(present - timeNanos);
        timeNanos = present;
        comeTo(day.instant());
        return time;
    }

    /**
     * Whether silence says that a node is dead. For as long as a node may be silent after this clock came forward all of a sudden it does
     * not: what the others wrote last is of before.
     */
    boolean isSettled() {
        look();
        synchronized (this) {
            return timeNanos - leaptNanos >= lease.toNanos();
        }
    }

    /** Before the schedulers start, and move what is done each night to their time. */
    @Override
    public void afterSingletonsInstantiated() {
        look();
    }

    /** With each look for work that is due; now and then it is looked what other nodes wrote. */
    @Override
    public void onSchedulerEvent(SchedulerEventType event) {
        if (event == SchedulerEventType.RAN_EXECUTE_DUE) {
            look();
        }
    }

    private void look() {
        synchronized (this) {
            now();
            if (lookedNanos != null && timeNanos - lookedNanos < BETWEEN_LOOKS.toNanos()) {
                return;
            }
        }
        try {
            // Not while others wait, who may hold the connection that is needed for it.
            LocalDateTime latest = jdbc.queryForObject(LATEST, LocalDateTime.class);
            hear(latest == null ? null : UtcTime.of(latest));
        } catch (DataAccessException away) {
            LOG.debug("What was written into the queues is looked at again later", away);
        }
    }

    private synchronized void hear(@Nullable Instant latest) {
        now();
        if (latest != null) {
            // The others may be well, and this clock have started ahead of theirs.
            if (lookedNanos == null && latest.plus(lease).isBefore(time)) {
                leaptNanos = timeNanos;
            }
            comeTo(latest);
        }
        lookedNanos = timeNanos;
    }

    private void comeTo(Instant moment) {
        if (moment.isAfter(time.plus(STEP))) {
            LOG.warn("The time of the queues comes forward from {} to {}", time, moment);
            leaptNanos = timeNanos;
        }
        if (moment.isAfter(time)) {
            time = moment;
        }
    }
}
