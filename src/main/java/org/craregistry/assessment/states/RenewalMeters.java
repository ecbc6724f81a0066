package org.craregistry.assessment.states;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import org.craregistry.assessment.StatesOfLaw;
import org.craregistry.storage.Figures;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Measures how many products have answers that wait to be given anew. The same on every node. */
@Component
class RenewalMeters implements MeterBinder {

    private static final String WAITING = "waiting";

    private final StatesOfLaw states;
    private final Clock clock;
    private final ToDoubleFunction<String> figures;

    RenewalMeters(StatesOfLaw states, Figures figures, Clock clock) {
        this.states = states;
        this.clock = clock;
        this.figures = figures.of(this::look);
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("registry.answers.waiting", figures, read -> read.applyAsDouble(WAITING))
                .description("Products whose kept answers hold no longer, or rest on an earlier state of the law")
                .register(registry);
    }

    /** Ranges of two indexes, which are empty where nothing waits. Of the days only those that are over everywhere on earth. */
    private Map<String, Double> look(JdbcTemplate jdbc) {
        String basis = states.basis();
        LocalDate over = LocalDate.ofInstant(clock.instant(), ZoneOffset.ofHours(-12));
        Double waiting = jdbc.queryForObject("""
                SELECT (SELECT COUNT(*) FROM portfolio f JOIN product p
                        ON p.portfolio_id = f.id AND p.answers_hold_until BETWEEN '1000-01-01' AND ?)
                     + (SELECT COUNT(*) FROM portfolio f JOIN product p ON p.portfolio_id = f.id AND p.answered_under < ?)
                     + (SELECT COUNT(*) FROM portfolio f JOIN product p ON p.portfolio_id = f.id AND p.answered_under > ?)""", Double.class, over.minusDays(1), basis, basis);
        return Map.of(WAITING, Objects.requireNonNullElse(waiting, 0.0));
    }
}
