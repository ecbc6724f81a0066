package org.craregistry.graphql;

import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.FluxSink;

/** One who listens, and what was told last. */
final class Listener<S> {

    private final Watched<S> watched;
    private final UUID id;
    private final String account;
    private final BooleanSupplier mayStillSee;
    private final long begunAt;
    private final FluxSink<S> sink;
    private @Nullable S told;

    Listener(Watched<S> watched, UUID id, String account, BooleanSupplier mayStillSee, long begunAt, FluxSink<S> sink) {
        this.watched = watched;
        this.id = id;
        this.account = account;
        this.mayStillSee = mayStillSee;
        this.begunAt = begunAt;
        this.sink = sink;
    }

    Watched<S> watched() {
        return watched;
    }

    UUID id() {
        return id;
    }

    String account() {
        return account;
    }

    /** Tells how it stands, unless that was told last; nothing more where it is the last or gone. */
    synchronized void tell(@Nullable Object found) {
        @SuppressWarnings("unchecked") // What is watched returns nothing else.
        S state = (S) found;
        if (state == null) {
            end();
            return;
        }
        if (!state.equals(told)) {
            told = state;
            sink.next(state);
        }
        if (watched.isLast(state)) {
            end();
        }
    }

    /** Ends where there is no right to see any more, or after this long. */
    void check(long now, long longest) {
        if (now - begunAt > longest || !mayStillSee.getAsBoolean()) {
            end();
        }
    }

    void end() {
        sink.complete();
    }
}
