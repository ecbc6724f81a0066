package org.craregistry.news.webhooks;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.craregistry.audit.Change;
import org.craregistry.audit.Change.Action;
import org.craregistry.audit.Change.FieldChange;
import org.craregistry.audit.ChangeLog;
import org.craregistry.graphql.NodeId;
import org.craregistry.graphql.Refused;
import org.craregistry.graphql.UserError.Code;
import org.craregistry.news.Happening;
import org.craregistry.news.Happenings;
import org.craregistry.news.NewsKind;
import org.craregistry.news.NewsQueue;
import org.craregistry.news.NewsSettings;
import org.craregistry.news.NewsWish;
import org.craregistry.portfolio.PortfolioQueries;
import org.craregistry.security.Access;
import org.craregistry.security.CurrentCaller;
import org.craregistry.security.MayCall.Who;
import org.craregistry.storage.Ids;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Makes webhooks and changes them, on behalf of owners of portfolios and administrators. */
@Service
class WebhookBook {

    private static final int MOST = 10;
    private static final Duration FORMER_SECRET_SIGNS = Duration.ofHours(24);
    private static final Duration ON_ITS_WAY = Duration.ofMinutes(1);
    private static final int MOST_MISSED = 1000;
    private static final String ADDRESS = "address";

    private final Webhooks webhooks;
    private final Deliveries deliveries;
    private final Happenings happenings;
    private final PortfolioQueries portfolios;
    private final NewsQueue queue;
    private final NewsSettings settings;
    private final Access access;
    private final CurrentCaller caller;
    private final ChangeLog changeLog;
    private final Clock clock;

    WebhookBook(
            Webhooks webhooks,
            Deliveries deliveries,
            Happenings happenings,
            PortfolioQueries portfolios,
            NewsQueue queue,
            NewsSettings settings,
            Access access,
            CurrentCaller caller,
            ChangeLog changeLog,
            Clock clock) {
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.happenings = happenings;
        this.portfolios = portfolios;
        this.queue = queue;
        this.settings = settings;
        this.access = access;
        this.caller = caller;
        this.changeLog = changeLog;
        this.clock = clock;
    }

    /** A webhook to be made. */
    record CreateWebhookInput(String portfolio, String address, List<NewsKind> kinds, List<Integer> leadTimes) {}

    /** What is to be changed of a webhook; {@code null} for what stays as it is. */
    record UpdateWebhookInput(
            String id,
            @Nullable String address,
            @Nullable List<NewsKind> kinds,
            @Nullable List<Integer> leadTimes,
            @Nullable Boolean enabled,
            @Nullable Boolean sendMissed) {}

    /** A webhook with the secret that is shown this once. */
    record NewWebhookSecret(Webhook webhook, String secret) {}

    @Transactional
    public NewWebhookSecret create(CreateWebhookInput wanted) {
        UUID portfolio = NodeId.find(NodeId.Kind.PORTFOLIO, wanted.portfolio())
                .orElseThrow(() -> Refused.unseen("portfolio", "portfolio"));
        access.require(portfolio, Who.OWNER);
        if (portfolios.findForWork(portfolio).isEmpty()) {
            throw Refused.unseen("portfolio", "portfolio");
        }
        NewsWish wish = NewsWish.checked(wanted.kinds(), wanted.leadTimes());
        if (webhooks.ofPortfolios(List.of(portfolio)).size() >= MOST) {
            throw Refused.because(
                    Code.NOT_POSSIBLE,
                    "portfolio",
                    "A portfolio has at most %d webhooks. Remove one first.".formatted(MOST));
        }
        Webhook webhook = new Webhook(
                Ids.next(),
                portfolio,
                EndpointAddress.checked(wanted.address(), settings),
                wish,
                caller.get().name(),
                clock.instant(),
                0,
                null,
                null,
                null,
                null);
        WebhookSecret secret = WebhookSecret.random();
        webhooks.add(webhook, secret);
        record(webhook, Action.CREATED, FieldChange.between(Map.of(), plain(webhook)));
        return new NewWebhookSecret(webhook, secret.reveal());
    }

    /** Sees what was distributed before it had the webhook to itself, and so adds all that was missed until then. */
    @Transactional(isolation = Isolation.READ_COMMITTED)
    public Webhook update(UpdateWebhookInput wanted) {
        Webhook before = owned(wanted.id());
        NewsWish wish = wanted.kinds() == null && wanted.leadTimes() == null
                ? before.wish()
                : NewsWish.checked(
                        wanted.kinds() == null ? before.wish().kinds() : wanted.kinds(),
                        wanted.leadTimes() == null ? before.wish().leadTimes() : wanted.leadTimes());
        boolean enabled = wanted.enabled() == null ? before.enabled() : wanted.enabled();
        boolean stays = enabled == before.enabled();
        Webhook after = new Webhook(
                before.webhookId(),
                before.portfolioId(),
                wanted.address() == null ? before.address() : EndpointAddress.checked(wanted.address(), settings),
                wish,
                before.createdBy(),
                before.createdAt(),
                stays ? before.failures() : 0,
                stays ? before.failingSince() : null,
                stays && wanted.address() == null ? before.pausedUntil() : null,
                stays ? before.disabledAt() : enabled ? null : clock.instant(),
                stays
                        ? before.disabledBecause()
                        : enabled
                                ? null
                                : "%s switched it off.".formatted(caller.get().name()));
        List<FieldChange> changes = FieldChange.between(plain(before), plain(after));
        if (!changes.isEmpty()) {
            webhooks.update(after);
            if (after.enabled() && before.disabledAt() != null && Boolean.TRUE.equals(wanted.sendMissed())) {
                addMissed(after, before.disabledAt());
            }
            if (after.pausedUntil() == null) {
                deliveries.tryAllNow(after.webhookId(), clock.instant());
            }
            record(after, Action.UPDATED, changes);
            wake(after);
        }
        return after;
    }

    /** Notes what happened while it was off, as far as that is kept. What was on its way when it was switched off is found as well. */
    private void addMissed(Webhook webhook, Instant disabledAt) {
        Instant since = disabledAt.minus(ON_ITS_WAY);
        List<Happening> wanted = happenings.since(since, webhook.portfolioId(), webhook.wish(), MOST_MISSED).stream()
                .filter(one -> one.at().isAfter(webhook.createdAt()))
                .toList();
        List<Happening> missed = deliveries.notNoted(webhook.webhookId(), wanted);
        if (!missed.isEmpty()) {
            deliveries.add(webhook, missed, clock.instant());
        }
    }

    /** Replaces the secret; the former one signs as well for a day, so that nothing is refused meanwhile. */
    @Transactional
    public NewWebhookSecret rotate(String id) {
        Webhook webhook = owned(id);
        WebhookSecret secret = WebhookSecret.random();
        webhooks.rotate(webhook.webhookId(), secret, clock.instant().plus(FORMER_SECRET_SIGNS));
        record(webhook, Action.UPDATED, List.of(new FieldChange("secret", null, null)));
        return new NewWebhookSecret(webhook, secret.reveal());
    }

    @Transactional
    public Webhook remove(String id) {
        Webhook webhook = owned(id);
        webhooks.remove(webhook.webhookId());
        record(webhook, Action.REMOVED, List.of());
        return webhook;
    }

    /** Has a message sent again now, whatever became of it before. */
    @Transactional
    public Delivery sendAgain(String id) {
        Delivery delivery = NodeId.find(NodeId.Kind.WEBHOOK_DELIVERY, id)
                .flatMap(one -> deliveries.find(List.of(one)).stream().findFirst())
                .orElseThrow(() -> Refused.unseen("id", "delivery"));
        require(webhooks.find(delivery.webhookId()).orElse(null), "delivery");
        Webhook webhook = webhooks.lock(delivery.webhookId()).orElseThrow(() -> Refused.unseen("id", "delivery"));
        if (!webhook.enabled()) {
            throw Refused.because(Code.NOT_POSSIBLE, "id", "The webhook is switched off. Switch it on first.");
        }
        Instant now = clock.instant();
        Delivery again = new Delivery(
                delivery.deliveryId(),
                delivery.webhookId(),
                delivery.happening(),
                Delivery.State.WAITING,
                0,
                delivery.triedAt(),
                now,
                delivery.answer());
        deliveries.update(again);
        webhooks.update(new Webhook(
                webhook.webhookId(),
                webhook.portfolioId(),
                webhook.address(),
                webhook.wish(),
                webhook.createdBy(),
                webhook.createdAt(),
                webhook.failures(),
                webhook.failingSince(),
                null,
                webhook.disabledAt(),
                webhook.disabledBecause()));
        wake(webhook);
        return again;
    }

    /** The locked webhook; the rights come before the lock. */
    private Webhook owned(String id) {
        UUID found = NodeId.find(NodeId.Kind.WEBHOOK, id).orElseThrow(() -> Refused.unseen("id", "webhook"));
        require(webhooks.find(found).orElse(null), "webhook");
        return webhooks.lock(found).orElseThrow(() -> Refused.unseen("id", "webhook"));
    }

    private Webhook require(@Nullable Webhook webhook, String kind) {
        if (webhook == null || !access.sees(webhook.portfolioId())) {
            throw Refused.unseen("id", kind);
        }
        access.require(webhook.portfolioId(), Who.OWNER);
        return webhook;
    }

    private void wake(Webhook webhook) {
        queue.wake(WebhookSending.NAME, webhook.webhookId().toString());
    }

    private static Map<String, Object> plain(Webhook webhook) {
        Map<String, Object> plain = new TreeMap<>();
        plain.put(ADDRESS, webhook.address().toString());
        plain.put("kinds", webhook.wish().kindsColumn());
        plain.put("leadTimes", webhook.wish().leadTimesColumn());
        plain.put("enabled", webhook.enabled());
        return plain;
    }

    private void record(Webhook webhook, Action action, List<FieldChange> fields) {
        changeLog.record(Change.now(
                caller.get().origin(clock.instant()),
                webhook.portfolioId(),
                Change.Subject.WEBHOOK,
                webhook.webhookId(),
                String.valueOf(webhook.address().getHost()),
                action,
                null,
                fields.stream().map(WebhookBook::shown).toList()));
    }

    /** Who knows an address may be able to write there, so that more people see the host than the rest of it. */
    private static FieldChange shown(FieldChange change) {
        return change.field().equals(ADDRESS)
                ? new FieldChange(ADDRESS, host(change.old()), host(change.now()))
                : change;
    }

    private static @Nullable String host(@Nullable String address) {
        return address == null ? null : URI.create(address).getHost();
    }
}
