package org.craregistry.portfolio;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.craregistry.storage.Figures;
import org.craregistry.storage.UtcTime;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Measures how many counts were wrong on this node's watch, and for how long a portfolio has not been counted anew. */
@Component
class RecountMeters implements MeterBinder {

    private static final String AGE = "age";

    private final Counter corrected;
    private final Clock clock;
    private final ToDoubleFunction<String> figures;

    RecountMeters(MeterRegistry registry, Figures figures, Clock clock) {
        this.corrected = Counter.builder("registry.counts.corrected")
                .description("Counts of products that were wrong and have been corrected")
                .register(registry);
        this.clock = clock;
        this.figures = figures.of(this::look);
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("registry.counts.age", figures, read -> read.applyAsDouble(AGE))
                .description("For how long the portfolio counted anew longest ago has not been; 0 where none has yet")
                .baseUnit("seconds")
                .register(registry);
    }

    void corrected(int counts) {
        corrected.increment(counts);
    }

    private Map<String, Double> look(JdbcTemplate jdbc) {
        LocalDateTime oldest = jdbc.queryForObject("SELECT MIN(counted_at) FROM recount", LocalDateTime.class);
        if (oldest == null) {
            return Map.of();
        }
        return Map.of(AGE, (double)
                Duration.between(UtcTime.of(oldest), clock.instant()).toSeconds());
    }
}
