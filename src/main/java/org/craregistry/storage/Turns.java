package org.craregistry.storage;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/**
 * Lets few requests of one account at once have their turn, and few of all accounts with what takes long, so that the others always
 * find a processor and a connection. Who comes while it is crowded waits a moment, and is turned away then.
 */
@Component
public class Turns {

    private static final Runnable NOTHING = () -> {};

    private final TurnLimits limits;
    private final WhoAsks whoAsks;
    private final Semaphore large;
    private final Map<String, Semaphore> largeOfAccounts = new ConcurrentHashMap<>();
    private final Map<String, Semaphore> smallOfAccounts = new ConcurrentHashMap<>();

    Turns(TurnLimits limits, WhoAsks whoAsks) {
        this.limits = limits;
        this.whoAsks = whoAsks;
        this.large = new Semaphore(limits.large(), true);
    }

    /** Begins a request on the current thread; it takes its turn when it first needs one, and keeps it to its end. */
    public Turn begin() {
        return Turn.begin(this);
    }

    /** How many large requests are being carried out. */
    int largeUnderWay() {
        return limits.large() - large.availablePermits();
    }

    /** How many may be. */
    int mostLarge() {
        return limits.large();
    }

    /**
     * Waits for the turn of the one for whom the current thread works, to do what is soon done. The registry itself does not wait.
     *
     * @return ends it
     * @throws TooBusy where it does not come soon enough
     */
    Runnable takeSmall() {
        return whoAsks.account().map(this::takeSmall).orElse(NOTHING);
    }

    private Runnable takeSmall(String account) {
        Semaphore own = smallOfAccounts.computeIfAbsent(account, name -> new Semaphore(limits.smallPerAccount(), true));
        waitFor(own, patience());
        return own::release;
    }

    /** The same, to do what takes long. */
    Runnable takeLarge() {
        return whoAsks.account().map(this::takeLarge).orElse(NOTHING);
    }

    private Runnable takeLarge(String account) {
        Semaphore own = largeOfAccounts.computeIfAbsent(account, name -> new Semaphore(limits.largePerAccount(), true));
        Duration patience = patience();
        long last = System.nanoTime() + patience.toNanos();
        waitFor(own, patience);
        if (!comes(large, Duration.ofNanos(last - System.nanoTime()))) {
            own.release();
            throw TooBusy.withOthers();
        }
        return () -> {
            large.release();
            own.release();
        };
    }

    /** Whoever waits keeps a thread of the server, so that not many of one account may. */
    private void waitFor(Semaphore own, Duration patience) {
        if (own.getQueueLength() >= limits.waiting() || !comes(own, patience)) {
            throw TooBusy.withTheSame();
        }
    }

    /** Not the same for all: those who are turned away together come back together. */
    private Duration patience() {
        long most = limits.patience().toNanos();
        return Duration.ofNanos(ThreadLocalRandom.current().nextLong(most / 2, most + 1));
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
