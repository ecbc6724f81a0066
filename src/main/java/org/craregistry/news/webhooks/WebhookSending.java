package org.craregistry.news.webhooks;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.craregistry.news.NewsLinks;
import org.craregistry.news.NewsWork;
import org.craregistry.portfolio.PortfolioQueries;
import org.springframework.stereotype.Component;

/** Sends what waits for one endpoint, one message after the other, until one has no success: then the endpoint has a pause. */
@Component
class WebhookSending implements NewsWork {

    static final String NAME = "send-to-webhook";

    private static final Duration LONGEST_TURN = Duration.ofSeconds(30);
    private static final Duration IDLE = Duration.ofMinutes(1);

    private final Webhooks webhooks;
    private final Deliveries deliveries;
    private final DeliveryOutcomes outcomes;
    private final Endpoints endpoints;
    private final PortfolioQueries portfolios;
    private final NewsLinks links;
    private final Clock clock;

    WebhookSending(
            Webhooks webhooks,
            Deliveries deliveries,
            DeliveryOutcomes outcomes,
            Endpoints endpoints,
            PortfolioQueries portfolios,
            NewsLinks links,
            Clock clock) {
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.outcomes = outcomes;
        this.endpoints = endpoints;
        this.portfolios = portfolios;
        this.links = links;
        this.clock = clock;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean isAlone() {
        return false;
    }

    @Override
    public Optional<Duration> run(String instance) {
        UUID id = UUID.fromString(instance);
        long begun = System.nanoTime();
        while (System.nanoTime() - begun < LONGEST_TURN.toNanos()) {
            Webhook webhook = webhooks.find(id).filter(Webhook::enabled).orElse(null);
            if (webhook == null) {
                return Optional.empty();
            }
            Instant now = clock.instant();
            boolean isPaused =
                    webhook.pausedUntil() != null && webhook.pausedUntil().isAfter(now);
            Optional<Delivery> due = isPaused ? Optional.empty() : deliveries.due(id, now);
            if (due.isEmpty()) {
                return Optional.of(pause(webhook, now));
            }
            send(webhook, due.get(), now);
        }
        return Optional.of(Duration.ZERO);
    }

    private void send(Webhook webhook, Delivery delivery, Instant now) {
        WebhookMessage message = WebhookMessage.of(
                delivery, portfolios.findForWork(webhook.portfolioId()).orElseThrow(), links);
        Map<String, String> headers = message.headers(now, webhooks.secrets(webhook.webhookId(), now));
        EndpointAnswer answer = endpoints.post(webhook.address(), headers, message.body());
        outcomes.keep(delivery, answer);
    }

    /** Until there is something to do; somebody may ask for it before. */
    private Duration pause(Webhook webhook, Instant now) {
        Instant next = deliveries.nextTry(webhook.webhookId()).orElse(now.plus(IDLE));
        Instant paused = webhook.pausedUntil();
        Instant until = paused != null && paused.isAfter(next) ? paused : next;
        Duration pause = Duration.between(now, until);
        return pause.isNegative() ? Duration.ZERO : pause;
    }
}
