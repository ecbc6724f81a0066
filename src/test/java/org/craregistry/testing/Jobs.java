package org.craregistry.testing;

import com.github.kagkarlsson.scheduler.CurrentlyExecuting;
import com.github.kagkarlsson.scheduler.Scheduler;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** The jobs of a registry under test. */
public final class Jobs {

    private static final Duration MOMENT = Duration.ofMillis(50);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private Jobs() {}

    /** Lets none begin any more, and waits until none is under way: it could do at the same moment what the test does. */
    public static void pause(Scheduler scheduler) {
        scheduler.pause();
        long end = System.nanoTime() + PATIENCE.toNanos();
        // Twice in a row: one that was just picked is not among them yet.
        int idle = 0;
        while (idle < 2) {
            List<CurrentlyExecuting> running = scheduler.getCurrentlyExecuting();
            if (System.nanoTime() > end) {
                throw new AssertionError("These jobs do not end: " + running);
            }
            idle = running.isEmpty() ? idle + 1 : 0;
            LockSupport.parkNanos(MOMENT.toNanos());
        }
    }
}
