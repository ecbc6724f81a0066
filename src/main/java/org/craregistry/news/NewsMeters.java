package org.craregistry.news;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.HashMap;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.craregistry.storage.Figures;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Measures the outbox: what has happened and is not told yet, and to how many webhooks nothing is told any more. The same on every node. */
@Component
class NewsMeters implements MeterBinder {

    private static final String HAPPENINGS = "happenings";
    private static final String DELIVERIES = "deliveries";
    private static final String LETTERS = "letters";
    private static final String FAILING = "failing";
    private static final String DISABLED = "disabled";

    private final ToDoubleFunction<String> figures;

    NewsMeters(Figures figures) {
        this.figures = figures.of(NewsMeters::look);
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        for (String kind : new String[] {HAPPENINGS, DELIVERIES, LETTERS}) {
            gauge(registry, "registry.news.waiting", "kind", kind, "News that wait to be told, delivered or written");
        }
        for (String state : new String[] {FAILING, DISABLED}) {
            gauge(registry, "registry.news.webhooks", "state", state, "Webhooks that fail, or that were given up");
        }
    }

    private void gauge(MeterRegistry registry, String meter, String tag, String value, String description) {
        Gauge.builder(meter, figures, read -> read.applyAsDouble(value))
                .description(description)
                .tag(tag, value)
                .register(registry);
    }

    private static Map<String, Double> look(JdbcTemplate jdbc) {
        Map<String, Double> found = new HashMap<>();
        Map.of(
                        HAPPENINGS, "happening WHERE distributed = FALSE",
                        DELIVERIES, "webhook w JOIN webhook_delivery d ON d.webhook_id = w.id AND d.state = 'WAITING'",
                        LETTERS, "letter",
                        FAILING, "webhook WHERE failing_since IS NOT NULL AND disabled_at IS NULL",
                        DISABLED, "webhook WHERE disabled_at IS NOT NULL")
                .forEach((name, rows) -> {
                    Double count = jdbc.queryForObject("SELECT COUNT(*) FROM " + rows, Double.class);
                    found.put(name, count == null ? 0 : count);
                });
        return found;
    }
}
