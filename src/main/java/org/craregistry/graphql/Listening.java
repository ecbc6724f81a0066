package org.craregistry.graphql;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.craregistry.storage.TooBusy;
import org.craregistry.storage.WhoAsks;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxSink;
import reactor.core.publisher.FluxSink.OverflowStrategy;
import reactor.core.scheduler.Schedulers;

/**
 * Tells those who listen what has changed, on whichever node. One thread of a node looks every few seconds, in one statement for each
 * kind of thing that anybody listens to; whoever waits keeps neither a thread nor a connection.
 */
@Component
public class Listening implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Listening.class);

    private final ListeningSettings settings;
    private final WhoAsks whoAsks;
    private final LastingRights rights;
    private final Set<Listener<?>> listeners = ConcurrentHashMap.newKeySet();
    private @Nullable ScheduledExecutorService looking;
    private volatile boolean running;

    Listening(ListeningSettings settings, WhoAsks whoAsks, LastingRights rights) {
        this.settings = settings;
        this.whoAsks = whoAsks;
        this.rights = rights;
    }

    /**
     * Listens to something: first how it stands, then whenever that has changed.
     *
     * @param right looked up now and then whether the caller still holds it
     * @return ends with {@link TooBusy} where the account, or all of them, listen to as much as they may
     */
    public <S> Flux<S> to(Watched<S> watched, UUID id, LastingRights.Right right) {
        String account = whoAsks.account().orElse("");
        return Flux.<S>create(
                        sink -> begin(new Listener<>(watched, id, account, right, System.nanoTime(), sink), sink),
                        OverflowStrategy.LATEST)
                .publishOn(Schedulers.boundedElastic(), 1);
    }

    private <S> void begin(Listener<S> listener, FluxSink<S> sink) {
        sink.onDispose(() -> listeners.remove(listener));
        try {
            add(listener);
            listener.tell(listener.watched().look(Set.of(listener.id())).get(listener.id()));
        } catch (RuntimeException refused) {
            sink.error(refused);
        }
    }

    /** One after the other, so that of several who begin at the same moment none is too many. */
    private synchronized void add(Listener<?> listener) {
        if (of(listener.account()) >= settings.perAccount()) {
            throw TooBusy.listening(
                    "Your account listens to %d things, which is as many as it may at once. End one of them, or ask"
                            .formatted(settings.perAccount()));
        }
        if (listeners.size() >= settings.all()) {
            throw TooBusy.listening("As many listen to the registry as can at once. Ask");
        }
        listeners.add(listener);
        if (!running) {
            listener.end();
        }
    }

    /** How many listen. */
    public int count() {
        return listeners.size();
    }

    private long of(String account) {
        return listeners.stream().filter(one -> one.account().equals(account)).count();
    }

    private void look() {
        listeners.stream().collect(Collectors.groupingBy(Listener::watched)).forEach((watched, those) -> {
            try {
                Set<UUID> ids = those.stream().map(Listener::id).collect(Collectors.toSet());
                Map<UUID, ?> found = watched.look(ids);
                those.forEach(one -> one.tell(found.get(one.id())));
            } catch (RuntimeException unable) {
                LOG.debug("There is no news of {} at the moment", watched, unable);
            }
        });
    }

    private void check() {
        long now = System.nanoTime();
        long longest = settings.longest().toNanos();
        listeners.stream().filter(one -> one.isOver(now, longest)).forEach(Listener::end);
        Map<LastingRights.Right, List<Listener<?>>> byRight =
                listeners.stream().collect(Collectors.groupingBy(Listener::right));
        if (byRight.isEmpty()) {
            return;
        }
        try {
            rights.findLost(
                    byRight.keySet(),
                    lost -> byRight.getOrDefault(lost, List.of()).forEach(Listener::end));
        } catch (RuntimeException unable) {
            LOG.debug("It cannot be looked up who may still see", unable);
        }
    }

    @Override
    public void start() {
        ScheduledExecutorService anew = Executors.newScheduledThreadPool(2, work -> {
            Thread thread = new Thread(work, "listening");
            thread.setDaemon(true);
            return thread;
        });
        looking = anew;
        running = true;
        long every = settings.every().toMillis();
        long checkedEvery = settings.checkedEvery().toMillis();
        anew.scheduleWithFixedDelay(this::look, every, every, TimeUnit.MILLISECONDS);
        anew.scheduleWithFixedDelay(this::check, checkedEvery, checkedEvery, TimeUnit.MILLISECONDS);
    }

    /** Before the server stops, which would wait for everybody who listens. */
    @Override
    public void stop() {
        running = false;
        if (looking != null) {
            looking.shutdown();
        }
        listeners.forEach(Listener::end);
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
