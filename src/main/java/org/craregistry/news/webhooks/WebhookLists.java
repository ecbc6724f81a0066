package org.craregistry.news.webhooks;

import graphql.schema.DataFetchingEnvironment;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.craregistry.graphql.Batch;
import org.craregistry.graphql.Batch.Asked;
import org.craregistry.graphql.Connection;
import org.craregistry.graphql.NodeId;
import org.craregistry.graphql.Nodes;
import org.craregistry.graphql.PageRequest;
import org.craregistry.portfolio.PortfolioView;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.graphql.execution.BatchLoaderRegistry;
import org.springframework.stereotype.Controller;

/** Answers which webhooks there are and what was sent to them, to owners of the portfolio and to those who see everything. */
@Controller
class WebhookLists {

    private final Nodes nodes;
    private final Batch<UUID, List<Webhook>> ofPortfolios;
    private final Batch<Asked<UUID, PageRequest>, Connection<Delivery>> pages;
    private final Batch<UUID, Long> counts;

    WebhookLists(VisibleWebhooks visible, Deliveries deliveries, Nodes nodes, BatchLoaderRegistry registry) {
        this.nodes = nodes;
        this.ofPortfolios = Batch.of(registry, "webhooks of portfolios", (ids, request) -> visible.ofPortfolios(ids));
        this.pages =
                Batch.alike(registry, "deliveries of webhooks", (ids, page, request) -> deliveries.pages(ids, page));
        this.counts = Batch.of(registry, "numbers of deliveries", (ids, request) -> deliveries.count(ids));
    }

    @SchemaMapping(typeName = "Portfolio", field = "webhooks")
    CompletableFuture<@Nullable List<Webhook>> ofPortfolio(
            PortfolioView portfolio, DataFetchingEnvironment environment) {
        return ofPortfolios.ask(portfolio.portfolioId(), environment).thenApply(found -> found);
    }

    @SchemaMapping(typeName = "Webhook", field = "portfolio")
    CompletableFuture<@Nullable Object> portfolio(Webhook webhook, DataFetchingEnvironment environment) {
        return nodes.link(NodeId.Kind.PORTFOLIO, webhook.portfolioId(), environment);
    }

    @SchemaMapping(typeName = "Webhook", field = "deliveries")
    CompletableFuture<Connection<Delivery>> deliveries(Webhook webhook, DataFetchingEnvironment environment) {
        PageRequest page = PageRequest.of(environment, Deliveries.ORDER);
        return pages.ask(new Asked<>(webhook.webhookId(), page), environment)
                .thenApply(found -> found.countedBy(() ->
                        counts.ask(webhook.webhookId(), environment).thenApply(count -> count == null ? 0 : count)));
    }

    @SchemaMapping(typeName = "WebhookDelivery", field = "webhook")
    CompletableFuture<@Nullable Object> webhook(Delivery delivery, DataFetchingEnvironment environment) {
        return nodes.link(NodeId.Kind.WEBHOOK, delivery.webhookId(), environment);
    }
}
