package org.craregistry.storage;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.stereotype.Component;

/** Measures how many large requests this node carries out, of how many that it may. */
@Component
class TurnMeters implements MeterBinder {

    private final Turns turns;

    TurnMeters(Turns turns) {
        this.turns = turns;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("registry.turns.large", turns, Turns::largeUnderWay)
                .description("Large requests that are being carried out")
                .register(registry);
        Gauge.builder("registry.turns.large.most", turns, Turns::mostLarge)
                .description("How many large requests may be carried out at once")
                .register(registry);
    }
}
