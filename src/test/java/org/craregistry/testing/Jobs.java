package org.craregistry.testing;

import com.github.kagkarlsson.scheduler.Scheduler;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** The jobs of a registry under test. */
public final class Jobs {

    private Jobs() {}

    /** Lets none begin any more, and waits until none is under way: it could do at the same moment what the test does. */
    public static void pause(Scheduler scheduler) {
        scheduler.pause();
        while (!scheduler.getCurrentlyExecuting().isEmpty()) {
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }
}
