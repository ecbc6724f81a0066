package org.craregistry.storage;

import com.github.kagkarlsson.scheduler.event.AbstractSchedulerListener;
import com.github.kagkarlsson.scheduler.event.SchedulerListener.SchedulerEventType;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Says whether the node still looks for work to be done in the background; one that does not is no use to those who wait for it. */
@Component("workHealthIndicator")
class WorkHealth extends AbstractSchedulerListener implements HealthIndicator {

    /** Many times as long as between two looks, also where each has to wait for a connection. */
    static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    /** Not the clock of the day, which may be set. */
    private final LongSupplier nanos;

    private volatile long looked;

    WorkHealth() {
        this(System::nanoTime);
    }

    WorkHealth(LongSupplier nanos) {
        this.nanos = nanos;
        this.looked = nanos.getAsLong();
    }

    @Override
    public void onSchedulerEvent(SchedulerEventType event) {
        if (event == SchedulerEventType.RAN_EXECUTE_DUE) {
            looked = nanos.getAsLong();
        }
    }

    /** When it looked last, as the source of nanoseconds counts. */
    long looked() {
        return looked;
    }

    @Override
    public Health health() {
        Duration pause = Duration.ofNanos(nanos.getAsLong() - looked);
        return pause.compareTo(LONGEST_PAUSE) <= 0
                ? Health.up().build()
                : Health.down()
                        .withDetail("secondsWithoutWork", pause.toSeconds())
                        .build();
    }
}
