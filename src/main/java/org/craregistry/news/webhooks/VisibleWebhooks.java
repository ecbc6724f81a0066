package org.craregistry.news.webhooks;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.craregistry.graphql.NodeId;
import org.craregistry.graphql.NodeSource;
import org.craregistry.security.Access;
import org.craregistry.security.CurrentCaller;
import org.craregistry.security.PortfolioViewer;
import org.craregistry.security.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/** The webhooks and deliveries that the caller may see: owners of the portfolio, and those who see everything. */
@Component
class VisibleWebhooks {

    private final Webhooks webhooks;
    private final Deliveries deliveries;
    private final Access access;
    private final CurrentCaller caller;

    VisibleWebhooks(Webhooks webhooks, Deliveries deliveries, Access access, CurrentCaller caller) {
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.access = access;
        this.caller = caller;
    }

    /** Finds them by their identifiers. */
    @Configuration(proxyBeanMethods = false)
    static class Sources {

        @Bean
        NodeSource webhookNodes(VisibleWebhooks visible) {
            return NodeSource.of(NodeId.Kind.WEBHOOK, Webhook.class, visible::find);
        }

        @Bean
        NodeSource webhookDeliveryNodes(VisibleWebhooks visible) {
            return NodeSource.of(NodeId.Kind.WEBHOOK_DELIVERY, Delivery.class, visible::findDeliveries);
        }
    }

    /** Those of each of several portfolios; absent where the caller may not look. */
    Map<UUID, List<Webhook>> ofPortfolios(Collection<UUID> portfolios) {
        Map<UUID, PortfolioViewer> viewers = access.viewerOf(portfolios);
        Map<UUID, List<Webhook>> found = new HashMap<>();
        viewers.forEach((portfolio, viewer) -> {
            if (mayLook(viewer)) {
                found.put(portfolio, List.of());
            }
        });
        found.putAll(
                webhooks.ofPortfolios(found.keySet()).stream().collect(Collectors.groupingBy(Webhook::portfolioId)));
        return found;
    }

    Map<UUID, Webhook> find(Collection<UUID> ids) {
        List<Webhook> found = webhooks.find(ids);
        Map<UUID, PortfolioViewer> viewers = viewers(found);
        return found.stream()
                .filter(webhook -> mayLook(viewers.get(webhook.portfolioId())))
                .collect(Collectors.toMap(Webhook::webhookId, Function.identity()));
    }

    Map<UUID, Delivery> findDeliveries(Collection<UUID> ids) {
        List<Delivery> found = deliveries.find(ids);
        Map<UUID, Webhook> seen = find(found.stream().map(Delivery::webhookId).collect(Collectors.toSet()));
        return found.stream()
                .filter(delivery -> seen.containsKey(delivery.webhookId()))
                .collect(Collectors.toMap(Delivery::deliveryId, Function.identity()));
    }

    private Map<UUID, PortfolioViewer> viewers(List<Webhook> found) {
        return found.isEmpty()
                ? Map.of()
                : access.viewerOf(found.stream().map(Webhook::portfolioId).collect(Collectors.toSet()));
    }

    private boolean mayLook(@Nullable PortfolioViewer viewer) {
        boolean owns = viewer != null && viewer.role() == Role.OWNER;
        return owns || caller.get().seesEverything();
    }
}
