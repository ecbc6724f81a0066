package org.craregistry.storage;

import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The turn of one request. It belongs to the thread of the request; others may end the work that is done in it.
 * Work that has no request has a turn of its own for each query.
 */
public final class Turn implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Turn.class);
    private static final ThreadLocal<@Nullable Turn> OF_THREAD = new ThreadLocal<>();
    private static final int ROWS_BETWEEN_OTHERS = 16;
    private static final Duration BETWEEN_CANCELS = Duration.ofMillis(250);

    /** Then it is left to the next row, or to the limit of the database. */
    private static final int MOST_CANCELS = 40;

    private final Turns turns;
    private final Deque<Runnable> ends = new ArrayDeque<>();
    private boolean large;
    private @Nullable TooBusy refused;
    private volatile boolean over;
    private @Nullable Statement running;
    private int rows;

    private Turn(Turns turns) {
        this.turns = turns;
    }

    static Turn begin(Turns turns) {
        Turn turn = new Turn(turns);
        OF_THREAD.set(turn);
        return turn;
    }

    static Turn alone(Turns turns) {
        return new Turn(turns);
    }

    /** That of the request on the current thread. */
    public static Optional<Turn> current() {
        return Optional.ofNullable(OF_THREAD.get());
    }

    /**
     * Waits until it has come, to do what is soon done.
     *
     * @throws TooBusy where it does not come soon enough
     */
    public void takeSmall() {
        ends.push(turns.takeSmall());
    }

    /**
     * Waits until it has come, unless it has, to do what takes long.
     *
     * @throws TooBusy where it does not come soon enough, then and whenever it is asked for again
     */
    public void takeLarge() {
        if (refused != null) {
            throw refused;
        }
        if (large) {
            return;
        }
        try {
            ends.push(turns.takeLarge());
            large = true;
        } catch (TooBusy busy) {
            refused = busy;
            throw busy;
        }
    }

    /** Ends the work soon, whatever it does: nobody waits for it any more. Called by other threads. */
    public void giveUp() {
        over = true;
        Thread cancelling = new Thread(this::cancelUntilItEnds, "cancel-statement");
        cancelling.setDaemon(true);
        cancelling.start();
    }

    /** In a thread of its own, because a database that does not answer does not take this either; again, because one about to begin does not. */
    private void cancelUntilItEnds() {
        for (int time = 0; time < MOST_CANCELS && cancel(); time++) {
            LockSupport.parkNanos(BETWEEN_CANCELS.toNanos());
        }
    }

    /** Whether there was something to cancel, and it can be. */
    private synchronized boolean cancel() {
        try {
            if (running != null) {
                running.cancel();
                return true;
            }
        } catch (SQLException unable) {
            LOG.debug("A statement cannot be cancelled; it is left at its next row", unable);
        }
        return false;
    }

    public boolean isOver() {
        return over;
    }

    /** @throws GivenUp where nobody waits for the work any more */
    void check() {
        if (over) {
            throw new GivenUp();
        }
    }

    /** Between two rows: the place to stop, and to let others go first, because a virtual thread is never interrupted for them. */
    void next() {
        check();
        rows++;
        if (rows % ROWS_BETWEEN_OTHERS == 0) {
            Thread.yield();
        }
    }

    /** Tells which statement is waited for. One that is left early is cancelled, or the driver would read all its rows to the end. */
    synchronized void running(@Nullable Statement statement) {
        if (over && statement == null) {
            cancel();
        }
        running = statement;
    }

    /** Lets the next one have his turn. */
    @Override
    public void close() {
        if (OF_THREAD.get() == this) {
            OF_THREAD.remove();
        }
        while (!ends.isEmpty()) {
            ends.pop().run();
        }
    }
}
