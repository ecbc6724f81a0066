package org.craregistry.news.webhooks;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.craregistry.graphql.NodeId;
import org.craregistry.news.Happening;
import org.craregistry.news.NewsKind;
import org.jspecify.annotations.Nullable;

/**
 * Something that is told to an endpoint, until it accepted it.
 *
 * @param nextTryAt {@code null} where it is not tried by itself any more
 * @param answer what came back last, in words; {@code null} before the first try
 */
record Delivery(
        UUID deliveryId,
        UUID webhookId,
        Happening happening,
        State state,
        int tries,
        @Nullable Instant triedAt,
        @Nullable Instant nextTryAt,
        @Nullable String answer) {

    /** How far it is. */
    enum State {
        WAITING,
        DELIVERED,
        GIVEN_UP
    }

    /** The identifier in the API. */
    public String id() {
        return NodeId.of(NodeId.Kind.WEBHOOK_DELIVERY, deliveryId);
    }

    /** The identifier of the message, the same on every try. */
    public String messageId() {
        return "msg_" + deliveryId.toString().replace("-", "").toLowerCase(Locale.ROOT);
    }

    public NewsKind kind() {
        return happening.kind();
    }

    public String statement() {
        return happening.statement();
    }

    public Instant happenedAt() {
        return happening.at();
    }
}
