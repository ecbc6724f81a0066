package org.craregistry.news.webhooks;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.craregistry.news.Happening;
import org.craregistry.news.NewsLinks;
import org.craregistry.portfolio.PortfolioView;
import org.craregistry.storage.JsonColumn;
import org.jspecify.annotations.Nullable;

/** A message after Standard Webhooks: ids and words, never whole objects. */
record WebhookMessage(String id, String body) {

    static WebhookMessage of(Delivery delivery, PortfolioView portfolio, NewsLinks links) {
        Happening told = delivery.happening();
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("portfolio", Map.of("id", portfolio.id(), "key", portfolio.key()));
        data.put("subject", told.subject());
        data.put("label", told.label());
        data.put("statement", told.statement());
        data.put("things", told.things());
        data.put("date", told.happensOn() == null ? null : told.happensOn().toString());
        data.put("leadTimes", told.leadTimes().stream().sorted().toList());
        data.put("link", links.to(told, told.portfolio() == null ? null : portfolio));
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("type", told.kind().type());
        message.put("timestamp", told.at().toString());
        message.put("data", data);
        return new WebhookMessage(delivery.messageId(), JsonColumn.write(message));
    }

    /** What is sent beside the body. @param secrets one of which the endpoint knows */
    Map<String, String> headers(Instant now, List<WebhookSecret> secrets) {
        long timestamp = now.getEpochSecond();
        return Map.of(
                "webhook-id",
                id,
                "webhook-timestamp",
                Long.toString(timestamp),
                "webhook-signature",
                secrets.stream().map(secret -> secret.sign(id, timestamp, body)).collect(Collectors.joining(" ")));
    }
}
