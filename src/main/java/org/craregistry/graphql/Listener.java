package org.craregistry.graphql;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.FluxSink;

/** One who listens, and what was told last. */
final class Listener<S> {

    private final Watched<S> watched;
    private final UUID id;
    private final String account;
    private final LastingRights.Right right;
    private final long begunAt;
    private final FluxSink<S> sink;
    private @Nullable S told;

    Listener(Watched<S> watched, UUID id, String account, LastingRights.Right right, long begunAt, FluxSink<S> sink) {
        this.watched = watched;
        this.id = id;
        this.account = account;
        this.right = right;
        this.begunAt = begunAt;
        this.sink = sink;
    }

    Watched<S> watched() {
        return watched;
    }

    UUID id() {
        return id;
    }

    LastingRights.Right right() {
        return right;
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

    /** Whether it has lasted longer than this. */
    boolean isOver(long now, long longest) {
        return now - begunAt > longest;
    }

    void end() {
        sink.complete();
    }
}
