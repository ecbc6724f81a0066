package org.craregistry.news;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.HashMap;
<<<<<<< HEAD
import java.util.List;
=======
>>>>>>> w/operation
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.craregistry.storage.Figures;
import org.springframework.jdbc.core.JdbcTemplate;
<<<<<<< HEAD
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.stereotype.Component;

/** Measures what waits to be told, the same on every node. */
@Component
class NewsMeters implements MeterBinder {

    private static final List<String> PLACES = List.of("outbox", "webhooks", "letters");
=======
import org.springframework.stereotype.Component;

/** Measures the outbox: what has happened and is not told yet, and to how many webhooks nothing is told any more. The same on every node. */
@Component
class NewsMeters implements MeterBinder {

    private static final String HAPPENINGS = "happenings";
    private static final String DELIVERIES = "deliveries";
    private static final String LETTERS = "letters";
    private static final String FAILING = "failing";
>>>>>>> w/operation
    private static final String DISABLED = "disabled";

    private final ToDoubleFunction<String> figures;

    NewsMeters(Figures figures) {
        this.figures = figures.of(NewsMeters::look);
    }

    @Override
<<<<<<< HEAD
    public void bindTo(MeterRegistry meters) {
        for (String place : PLACES) {
            Gauge.builder("registry.news.waiting", figures, read -> read.applyAsDouble(place))
                    .description("Happenings nobody was told of yet, messages to webhooks and letters that wait to be accepted")
                    .tag("place", place)
                    .register(meters);
        }
        Gauge.builder("registry.news.webhooks.disabled", figures, read -> read.applyAsDouble(DISABLED))
                .description("Webhooks that are switched off, by somebody or after long failure")
                .register(meters);
=======
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
>>>>>>> w/operation
    }

    private static Map<String, Double> look(JdbcTemplate jdbc) {
        Map<String, Double> found = new HashMap<>();
<<<<<<< HEAD
        RowCallbackHandler places = row -> found.put(row.getString(1), row.getDouble(2));
        jdbc.query("""
                SELECT 'outbox', COUNT(*) FROM happening WHERE distributed = FALSE
                UNION ALL SELECT 'webhooks', COUNT(*) FROM webhook_delivery d JOIN webhook w ON w.id = d.webhook_id
                    WHERE d.state = 'WAITING' AND w.disabled_at IS NULL
                UNION ALL SELECT 'letters', COUNT(*) FROM letter
                UNION ALL SELECT 'disabled', COUNT(*) FROM webhook WHERE disabled_at IS NOT NULL""", places);
=======
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
>>>>>>> w/operation
        return found;
    }
}
