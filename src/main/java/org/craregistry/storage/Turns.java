package org.craregistry.storage;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/**
 * Lets few requests at once do what takes long, and few of one account, so that the others always find a processor and a connection.
 * Who comes while it is crowded waits a moment for his turn, and is turned away then.
 */
@Component
public class Turns {

    private static final Runnable NOTHING = () -> {};

    private final ScanLimits limits;
    private final WhoAsks whoAsks;
    private final Semaphore node;
    private final Map<String, Semaphore> accounts = new ConcurrentHashMap<>();

    Turns(ScanLimits limits, WhoAsks whoAsks) {
        this.limits = limits;
        this.whoAsks = whoAsks;
        this.node = new Semaphore(limits.atOnce(), true);
    }

    /** Begins a request on the current thread; it takes its turn when it first needs one, and keeps it to its end. */
    public Turn begin() {
        return Turn.begin(this);
    }

    /**
     * Waits for the turn of the one for whom the current thread works. The registry itself does not wait.
     *
     * @return ends it
     * @throws TooBusy where it does not come soon enough
     */
    Runnable take() {
        return whoAsks.account().map(this::take).orElse(NOTHING);
    }

    private Runnable take(String account) {
        Semaphore own = accounts.computeIfAbsent(account, name -> new Semaphore(limits.perAccount(), true));
        long last = System.nanoTime() + limits.patience().toNanos();
        // Whoever waits keeps a thread of the server.
        if (own.getQueueLength() >= limits.waiting() || !comes(own, limits.patience())) {
            throw TooBusy.withTheSame();
        }
        if (!comes(node, Duration.ofNanos(last - System.nanoTime()))) {
            own.release();
            throw TooBusy.withOthers();
        }
        return () -> {
            node.release();
            own.release();
        };
    }

    private static boolean comes(Semaphore turn, Duration patience) {
        try {
            return turn.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
