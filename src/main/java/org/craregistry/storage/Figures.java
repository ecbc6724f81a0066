package org.craregistry.storage;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Reads figures from the database for those who watch the registry: only when they look, and not again within some seconds. They
 * are not a number while the database cannot be reached; then only the first of them waits for it.
 */
@Component
public class Figures implements MeterBinder {

    private static final Logger LOG = LoggerFactory.getLogger(Figures.class);
    private static final Duration KEPT_FOR = Duration.ofSeconds(10);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final JdbcTemplate jdbc;
    private final LongSupplier nanos;
    private final Duration patience;
    /** Not by a limit of the statement: on H2 that stays with the connection, and ends what others do with it later. */
    private final ExecutorService reader = Executors.newSingleThreadExecutor(work -> {
        Thread thread = new Thread(work, "figures");
        thread.setDaemon(true);
        return thread;
    });

    private @Nullable Long awayUntil;

    @Autowired
    Figures(JdbcTemplate jdbc) {
        this(jdbc, System::nanoTime, PATIENCE);
    }

    Figures(JdbcTemplate jdbc, LongSupplier nanos, Duration patience) {
        this.jdbc = jdbc;
        this.patience = patience;
        this.nanos = nanos;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        ToDoubleFunction<String> answers = of(database -> {
            database.execute("SELECT 1");
            return Map.of("", 1.0);
        });
        Gauge.builder("registry.database.up", answers, read -> read.applyAsDouble("") == 1 ? 1 : 0)
                .description("Whether the database answers: 1, or 0 where it does not")
                // Nothing else holds it.
                .strongReference(true)
                .register(registry);
    }

    /** Figures that one look at the database gives, by their names. @param look asks for those that are not 0 */
    public ToDoubleFunction<String> of(Function<JdbcTemplate, Map<String, Double>> look) {
        return new Kept(look);
    }

    private synchronized @Nullable Map<String, Double> read(Function<JdbcTemplate, Map<String, Double>> look) {
        if (awayUntil != null && nanos.getAsLong() - awayUntil < 0) {
            return null;
        }
        Future<Map<String, Double>> asked = reader.submit(() -> look.apply(jdbc));
        try {
            return asked.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException away) {
            LOG.debug("Figures cannot be read", away);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        // Without an interrupt, on which H2 would close its file.
        asked.cancel(false);
        awayUntil = nanos.getAsLong() + KEPT_FOR.toNanos();
        return null;
    }

    @PreDestroy
    void stop() {
        reader.shutdown();
    }

    private final class Kept implements ToDoubleFunction<String> {

        private final Function<JdbcTemplate, Map<String, Double>> look;
        private @Nullable Map<String, Double> figures;
        private @Nullable Long readAt;

        private Kept(Function<JdbcTemplate, Map<String, Double>> look) {
            this.look = look;
        }

        @Override
        public synchronized double applyAsDouble(String name) {
            if (readAt == null || nanos.getAsLong() - readAt >= KEPT_FOR.toNanos()) {
                figures = read(look);
                readAt = nanos.getAsLong();
            }
            return figures == null ? Double.NaN : figures.getOrDefault(name, 0.0);
        }
    }
}
