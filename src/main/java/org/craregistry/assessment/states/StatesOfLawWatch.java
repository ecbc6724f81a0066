package org.craregistry.assessment.states;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.craregistry.assessment.StatesOfLaw;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Looks every two seconds, on every node, whether another node has changed a state of the law. */
@Component
class StatesOfLawWatch implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(StatesOfLawWatch.class);
    private static final int EVERY_SECONDS = 2;
    private static final int FAREWELL_SECONDS = 5;

    private final StatesOfLaw states;
    private volatile boolean failing;
    private volatile @Nullable ScheduledExecutorService timer;

    StatesOfLawWatch(StatesOfLaw states) {
        this.states = states;
    }

    @Override
    public void start() {
        ScheduledExecutorService started = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread thread = new Thread(work, "states-of-law");
            thread.setDaemon(true);
            return thread;
        });
        started.scheduleWithFixedDelay(this::look, EVERY_SECONDS, EVERY_SECONDS, TimeUnit.SECONDS);
        timer = started;
    }

    /** A failure is told once, until it works again: the database may be away for long. */
    private void look() {
        try {
            states.look();
            failing = false;
        } catch (RuntimeException failure) {
            if (!failing) {
                LOG.error("Cannot look for changed states of the law; going on with those known", failure);
            }
            failing = true;
        }
    }

    @Override
    public void stop() {
        ScheduledExecutorService running = timer;
        timer = null;
        if (running != null) {
            running.shutdown();
            awaitEnd(running);
        }
    }

    /** Not interrupted: that would close the file of an embedded database. */
    private static void awaitEnd(ScheduledExecutorService running) {
        try {
            if (!running.awaitTermination(FAREWELL_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("Still looking for changed states of the law while the registry stops");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return timer != null;
    }
}
