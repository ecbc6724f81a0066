package org.craregistry.assessment.states;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.craregistry.assessment.StatesOfLaw;
import org.craregistry.portfolio.KeptAnswers;
import org.craregistry.storage.Figures;
import org.springframework.stereotype.Component;

/** Measures how many products have answers that wait to be given anew. The same on every node. */
@Component
class RenewalMeters implements MeterBinder {

    private static final String WAITING = "waiting";

    private final KeptAnswers kept;
    private final StatesOfLaw states;
    private final Clock clock;
    private final ToDoubleFunction<String> figures;

    RenewalMeters(KeptAnswers kept, StatesOfLaw states, Figures figures, Clock clock) {
        this.kept = kept;
        this.states = states;
        this.clock = clock;
        this.figures = figures.of(jdbc -> look());
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("registry.answers.waiting", figures, read -> read.applyAsDouble(WAITING))
                .description("Products whose kept answers hold no longer, or rest on an earlier state of the law")
                .register(registry);
    }

    /** Ranges of indexes, which are empty where nothing waits. Of the days only those that are over everywhere on earth. */
    private Map<String, Double> look() {
        LocalDate day = LocalDate.ofInstant(clock.instant(), ZoneOffset.ofHours(-12));
        return Map.of(WAITING, (double) kept.waiting(day, states.basis()));
    }
}
