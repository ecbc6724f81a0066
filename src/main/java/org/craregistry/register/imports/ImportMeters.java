package org.craregistry.register.imports;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.craregistry.storage.Figures;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.stereotype.Component;

/** Measures how many imports are in which state, the same on every node, and how long this node works on one. */
@Component
class ImportMeters implements MeterBinder {

    private final ToDoubleFunction<String> figures;
    private final MeterRegistry registry;

    ImportMeters(Figures figures, MeterRegistry registry) {
        this.figures = figures.of(ImportMeters::look);
        this.registry = registry;
    }

    /** Work on an import. */
    interface Work {

        /** @return whether it is done; otherwise it waits */
        boolean done() throws IOException;
    }

    @Override
    public void bindTo(MeterRegistry meters) {
        for (ImportState state : ImportState.values()) {
            Gauge.builder("registry.imports", figures, read -> read.applyAsDouble(state.name()))
                    .description("Imports by their state")
                    .tag("state", state.name())
                    .register(meters);
        }
    }

    private static Map<String, Double> look(JdbcTemplate jdbc) {
        Map<String, Double> found = new HashMap<>();
        RowCallbackHandler states = row -> found.put(row.getString(1), row.getDouble(2));
        jdbc.query("SELECT state, COUNT(*) FROM register_import GROUP BY state", states);
        return found;
    }

    /** Does the work and measures how long it takes. @param task what kind of work it is */
    boolean measured(String task, Work work) throws IOException {
        Timer.Sample begun = Timer.start(registry);
        String outcome = "failed";
        try {
            boolean done = work.done();
            outcome = done ? "done" : "waits";
            return done;
        } finally {
            begun.stop(Timer.builder("registry.imports.work")
                    .description("How long imports are planned, applied or taken back")
                    .tag("task", task)
                    .tag("outcome", outcome)
                    .register(registry));
        }
    }
}
