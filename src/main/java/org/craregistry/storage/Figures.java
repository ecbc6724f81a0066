package org.craregistry.storage;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
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
    private static final int PATIENCE_SECONDS = 2;

    private final JdbcTemplate jdbc;
    private final LongSupplier nanos;
    private @Nullable Long awayUntil;

    @Autowired
    Figures(JdbcTemplate jdbc) {
        this(jdbc, System::nanoTime);
    }

    Figures(JdbcTemplate jdbc, LongSupplier nanos) {
        this.jdbc = new JdbcTemplate(Objects.requireNonNull(jdbc.getDataSource()));
        this.jdbc.setQueryTimeout(PATIENCE_SECONDS);
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
        try {
            Map<String, Double> read = look.apply(jdbc);
            awayUntil = null;
            return read;
        } catch (DataAccessException away) {
            LOG.debug("Figures cannot be read", away);
            awayUntil = nanos.getAsLong() + KEPT_FOR.toNanos();
            return null;
        }
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
