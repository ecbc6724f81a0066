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

/** Measures what waits to be told, the same on every node. */
@Component
class NewsMeters implements MeterBinder {

    private static final List<String> PLACES = List.of("outbox", "webhooks", "letters");
    private static final String DISABLED = "disabled";

    private final ToDoubleFunction<String> figures;

    NewsMeters(Figures figures) {
        this.figures = figures.of(NewsMeters::look);
    }

    @Override
    public void bindTo(MeterRegistry meters) {
        for (String place : PLACES) {
            Gauge.builder("registry.news.waiting", figures, read -> read.applyAsDouble(place))
                    .description(
                            "Happenings nobody was told of yet, messages to webhooks and letters that wait to be accepted")
                    .tag("place", place)
                    .register(meters);
        }
        Gauge.builder("registry.news.webhooks.disabled", figures, read -> read.applyAsDouble(DISABLED))
                .description("Webhooks that are switched off, by somebody or after long failure")
                .register(meters);
    }

    private static Map<String, Double> look(JdbcTemplate jdbc) {
        Map<String, Double> found = new HashMap<>();
        RowCallbackHandler places = row -> found.put(row.getString(1), row.getDouble(2));
        jdbc.query("""
                SELECT 'outbox', COUNT(*) FROM happening WHERE distributed = FALSE
                UNION ALL SELECT 'webhooks', COUNT(*) FROM webhook_delivery d JOIN webhook w ON w.id = d.webhook_id
                    WHERE d.state = 'WAITING' AND w.disabled_at IS NULL
                UNION ALL SELECT 'letters', COUNT(*) FROM letter
                UNION ALL SELECT 'disabled', COUNT(*) FROM webhook WHERE disabled_at IS NOT NULL""", places);
        return found;
    }
}
