package org.craregistry.graphql;

import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/** The connection that a request came over, for whoever wants to know whether somebody still waits for the answer. */
final class ClientConnection {

    static final String ATTRIBUTE = ClientConnection.class.getName();

    private static final long BETWEEN_LOOKS_MILLIS = 500;
    private static final Runnable NOTHING = () -> {};
    private static final ScheduledThreadPoolExecutor LOOKING = new ScheduledThreadPoolExecutor(1, looks -> {
        Thread thread = new Thread(looks, "client-connections");
        thread.setDaemon(true);
        return thread;
    });

    static {
        LOOKING.setRemoveOnCancelPolicy(true);
    }

    private final BooleanSupplier lost;
    private boolean ended;

    /** @param lost whether the client has gone; waits for nothing, and is not asked twice at once */
    ClientConnection(BooleanSupplier lost) {
        this.lost = lost;
    }

    /**
     * Looks twice a second whether the client of the request on the current thread is still there. The body of the request has been
     * read before.
     *
     * @param lost is called once, by another thread, when it has gone
     * @return ends the looking
     */
    static Runnable watch(Runnable lost) {
        RequestAttributes attributes = RequestContextHolder.getRequestAttributes();
        if (attributes == null
                || !(attributes.getAttribute(ATTRIBUTE, RequestAttributes.SCOPE_REQUEST)
                        instanceof ClientConnection connection)) {
            return NOTHING;
        }
        Runnable look = () -> {
            if (connection.isLost()) {
                connection.end();
                lost.run();
            }
        };
        ScheduledFuture<?> looks =
                LOOKING.scheduleWithFixedDelay(look, BETWEEN_LOOKS_MILLIS, BETWEEN_LOOKS_MILLIS, TimeUnit.MILLISECONDS);
        return () -> looks.cancel(false);
    }

    private synchronized boolean isLost() {
        return !ended && lost.getAsBoolean();
    }

    /** The connection is the server's again, and is not looked at any more. */
    synchronized void end() {
        ended = true;
    }
}
