package org.craregistry.news.webhooks;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.craregistry.audit.Change;
import org.craregistry.audit.Change.FieldChange;
import org.craregistry.audit.ChangeLog;
import org.craregistry.audit.Origin;
import org.craregistry.news.BackOff;
import org.craregistry.news.Happening;
import org.craregistry.news.Happenings;
import org.craregistry.news.NewsKind;
import org.craregistry.news.NewsSettings;
import org.craregistry.news.webhooks.Delivery.State;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps what came of a try, and switches a webhook off that had no success for long. */
@Component
class DeliveryOutcomes {

    /** A message that is refused while others are accepted is not tried for ever. */
    static final int MOST_TRIES = 12;

    private final Webhooks webhooks;
    private final Deliveries deliveries;
    private final Happenings happenings;
    private final ChangeLog changeLog;
    private final NewsSettings settings;
    private final Clock clock;

    DeliveryOutcomes(
            Webhooks webhooks,
            Deliveries deliveries,
            Happenings happenings,
            ChangeLog changeLog,
            NewsSettings settings,
            Clock clock) {
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.happenings = happenings;
        this.changeLog = changeLog;
        this.settings = settings;
        this.clock = clock;
    }

    @Transactional
    public void keep(Delivery delivery, EndpointAnswer answer) {
        Webhook webhook = webhooks.lock(delivery.webhookId()).orElse(null);
        if (webhook == null) {
            return;
        }
        Instant now = clock.instant();
        deliveries.update(tried(delivery, answer, now));
        if (!answer.accepted()) {
            failed(webhook, answer, now);
        } else if (webhook.failures() > 0) {
            webhooks.update(with(webhook, 0, null, null, webhook.disabledAt(), webhook.disabledBecause()));
        }
    }

    private static Delivery tried(Delivery delivery, EndpointAnswer answer, Instant now) {
        int tries = delivery.tries() + 1;
        State state = answer.accepted() ? State.DELIVERED : tries < MOST_TRIES ? State.WAITING : State.GIVEN_UP;
        return new Delivery(
                delivery.deliveryId(),
                delivery.webhookId(),
                delivery.happening(),
                state,
                tries,
                now,
                state == State.WAITING ? now.plus(BackOff.after(tries)) : null,
                answer.words());
    }

    private void failed(Webhook webhook, EndpointAnswer answer, Instant now) {
        int failures = webhook.failures() + 1;
        Instant since = webhook.failingSince() == null ? now : webhook.failingSince();
        Instant paused = now.plus(BackOff.after(failures));
        String because = because(answer, since, now);
        if (because == null || !webhook.enabled()) {
            webhooks.update(with(webhook, failures, since, paused, webhook.disabledAt(), webhook.disabledBecause()));
            return;
        }
        webhooks.update(with(webhook, failures, since, paused, now, because));
        say(webhook, because, now);
    }

    /** Why to send nothing any more; {@code null} where to go on. */
    private @Nullable String because(EndpointAnswer answer, Instant since, Instant now) {
        if (answer.gone()) {
            return "The endpoint said that it is gone for good (410).";
        }
        return since.plus(settings.disableAfter()).isAfter(now)
                ? null
                : "Nothing was accepted since %s. The last answer: %s".formatted(since, answer.words());
    }

    private void say(Webhook webhook, String because, Instant now) {
        String host = String.valueOf(webhook.address().getHost());
        changeLog.record(Change.now(
                Origin.system(now),
                webhook.portfolioId(),
                Change.Subject.WEBHOOK,
                webhook.webhookId(),
                host,
                Change.Action.UPDATED,
                because,
                List.of(new FieldChange("enabled", "true", "false"))));
        happenings.add(List.of(
                Happening.now(NewsKind.WEBHOOK_DISABLED, webhook.portfolioId(), now, webhook.id(), host, because)));
    }

    private static Webhook with(
            Webhook webhook,
            int failures,
            @Nullable Instant failingSince,
            @Nullable Instant pausedUntil,
            @Nullable Instant disabledAt,
            @Nullable String because) {
        return new Webhook(
                webhook.webhookId(),
                webhook.portfolioId(),
                webhook.address(),
                webhook.wish(),
                webhook.createdBy(),
                webhook.createdAt(),
                failures,
                failingSince,
                pausedUntil,
                disabledAt,
                because);
    }
}
