package org.craregistry.news;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.craregistry.storage.Figures;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.stereotype.Component;

/** Measures the outbox: what has happened and is not told yet, and to how many webhooks and people nothing came. The same on every node. */
@Component
class NewsMeters implements MeterBinder {

    private final ToDoubleFunction<String> figures;

    NewsMeters(Figures figures) {
        this.figures = figures.of(NewsMeters::look);
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        for (String kind : List.of("happenings", "deliveries", "letters")) {
            gauge(registry, "registry.news.waiting", "kind", kind, "News that wait to be told, delivered or written");
        }
        for (String state : List.of("failing", "disabled")) {
            gauge(registry, "registry.news.webhooks", "state", state, "Webhooks that fail, or that were given up");
        }
        gauge(
                registry,
                "registry.news.letters",
                "state",
                "given up",
                "People who want letters and whose last one was given up");
    }

    private void gauge(MeterRegistry registry, String meter, String tag, String value, String description) {
        Gauge.builder(meter, figures, read -> read.applyAsDouble(value))
                .description(description)
                .tag(tag, value)
                .register(registry);
    }

    private static Map<String, Double> look(JdbcTemplate jdbc) {
        Map<String, Double> found = new HashMap<>();
        RowCallbackHandler counts = row -> found.put(row.getString(1), row.getDouble(2));
        jdbc.query("""
                SELECT 'happenings', COUNT(*) FROM happening WHERE distributed = FALSE
                UNION ALL SELECT 'deliveries', COUNT(*) FROM webhook_delivery d JOIN webhook w ON w.id = d.webhook_id
                    WHERE d.state = 'WAITING' AND w.disabled_at IS NULL
                UNION ALL SELECT 'letters', COUNT(*) FROM letter
                UNION ALL SELECT 'failing', COUNT(*) FROM webhook WHERE failing_since IS NOT NULL AND disabled_at IS NULL
                UNION ALL SELECT 'disabled', COUNT(*) FROM webhook WHERE disabled_at IS NOT NULL
                UNION ALL SELECT 'given up', COUNT(*) FROM mail_address m JOIN account a ON a.id = m.account_id
                    WHERE m.given_up_at IS NOT NULL AND a.locked_at IS NULL
                        AND EXISTS (SELECT 1 FROM news_choice c WHERE c.account_id = m.account_id)""", counts);
        return found;
    }
}
