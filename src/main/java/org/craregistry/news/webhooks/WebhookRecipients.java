package org.craregistry.news.webhooks;

import java.time.Clock;
import java.util.List;
import org.craregistry.news.Happening;
import org.craregistry.news.NewsQueue;
import org.craregistry.news.Recipients;
import org.springframework.stereotype.Component;

/** Notes for each endpoint what it is to be told. */
@Component
class WebhookRecipients implements Recipients {

    private static final int WOKEN_AT_ONCE = 200;

    private final Webhooks webhooks;
    private final Deliveries deliveries;
    private final NewsQueue queue;
    private final Clock clock;

    WebhookRecipients(Webhooks webhooks, Deliveries deliveries, NewsQueue queue, Clock clock) {
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.queue = queue;
        this.clock = clock;
    }

    @Override
    public void take(List<Happening> happened) {
        for (Webhook webhook : webhooks.lockEnabled()) {
            List<Happening> wanted = happened.stream().filter(webhook::wants).toList();
            if (!wanted.isEmpty()) {
                deliveries.add(webhook, wanted, clock.instant());
                queue.wake(WebhookSending.NAME, webhook.webhookId().toString());
            }
        }
    }

    @Override
    public void wakeDue() {
        deliveries
                .webhooksWithDue(clock.instant(), WOKEN_AT_ONCE)
                .forEach(webhook -> queue.wake(WebhookSending.NAME, webhook.toString()));
    }
}
