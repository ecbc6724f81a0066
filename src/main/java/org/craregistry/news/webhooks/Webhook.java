package org.craregistry.news.webhooks;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.craregistry.graphql.NodeId;
import org.craregistry.news.Happening;
import org.craregistry.news.NewsKind;
import org.craregistry.news.NewsWish;
import org.jspecify.annotations.Nullable;

/**
 * Where news of a portfolio are sent to. Its secret is not part of it.
 *
 * @param failures how many tries in a row had no success
 * @param failingSince the first of these; {@code null} where the last try had success
 * @param pausedUntil before when nothing is tried
 * @param disabledAt when it was switched off; {@code null} where it is on
 * @param disabledBecause why, in a sentence
 */
record Webhook(
        UUID webhookId,
        UUID portfolioId,
        URI address,
        NewsWish wish,
        String createdBy,
        Instant createdAt,
        int failures,
        @Nullable Instant failingSince,
        @Nullable Instant pausedUntil,
        @Nullable Instant disabledAt,
        @Nullable String disabledBecause) {

    /** The identifier in the API. */
    public String id() {
        return NodeId.of(NodeId.Kind.WEBHOOK, webhookId);
    }

    public List<NewsKind> kinds() {
        return List.copyOf(wish.kinds());
    }

    public List<Integer> leadTimes() {
        return List.copyOf(wish.leadTimes());
    }

    public boolean enabled() {
        return disabledAt == null;
    }

    /** Whether something is to be told to it while it is on. */
    boolean wants(Happening happening) {
        boolean isThere = happening.portfolio() == null || happening.portfolio().equals(portfolioId);
        return isThere && wish.wants(happening);
    }
}
