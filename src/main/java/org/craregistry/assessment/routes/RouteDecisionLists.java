package org.craregistry.assessment.routes;

import graphql.schema.DataFetchingEnvironment;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.craregistry.assessment.StatesOfLaw;
import org.craregistry.audit.ChangeLog;
import org.craregistry.audit.ChangedFields;
import org.craregistry.graphql.Batch;
import org.craregistry.graphql.Batch.Asked;
import org.craregistry.graphql.Connection;
import org.craregistry.graphql.Cursor;
import org.craregistry.graphql.Nodes;
import org.craregistry.graphql.PageRequest;
import org.craregistry.portfolio.ProductView;
import org.craregistry.portfolio.RouteDecision;
import org.craregistry.portfolio.RouteDecisionQueries;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.graphql.execution.BatchLoaderRegistry;
import org.springframework.stereotype.Controller;

/** Answers which decisions on routes were made, for all products of a page in a constant number of statements. */
@Controller
class RouteDecisionLists {

    private final RouteDecisionQueries decisions;
    private final ChangeLog changeLog;
    private final StatesOfLaw states;
    private final Clock clock;
    private final Nodes nodes;
    private final Batch<ProductView, RouteDecisionView> current;
    private final Batch<Asked<ProductView, PageRequest>, Connection<RouteDecisionView>> history;
    private final Batch<UUID, Long> counts;
    private final Batch<RouteDecisionView, List<SupportLoss>> losses;

    RouteDecisionLists(
            RouteDecisionQueries decisions,
            ChangeLog changeLog,
            StatesOfLaw states,
            Clock clock,
            Nodes nodes,
            BatchLoaderRegistry registry) {
        this.decisions = decisions;
        this.changeLog = changeLog;
        this.states = states;
        this.clock = clock;
        this.nodes = nodes;
        this.current =
                Batch.of(registry, "route decisions that are relied on", (products, request) -> current(products));
        this.history = Batch.alike(
                registry, "route decisions that were ever made", (products, page, request) -> history(products, page));
        this.counts = Batch.of(registry, "numbers of route decisions", (ids, request) -> decisions.count(ids));
        this.losses = Batch.of(registry, "what took the support from route decisions", (lost, request) -> losses(lost));
    }

    @SchemaMapping(typeName = "Product", field = "routeDecision")
    @Nullable
    CompletableFuture<RouteDecisionView> routeDecision(ProductView product, DataFetchingEnvironment environment) {
        if (product.reliance() == null) {
            return null;
        }
        return current.ask(product, environment);
    }

    @SchemaMapping(typeName = "Product", field = "routeDecisions")
    CompletableFuture<Connection<RouteDecisionView>> routeDecisions(
            ProductView product, DataFetchingEnvironment environment) {
        PageRequest page = PageRequest.of(environment, RouteDecisionQueries.ORDER);
        return history.ask(new Asked<>(product, page), environment)
                .thenApply(found -> found.countedBy(() ->
                        counts.ask(product.productId(), environment).thenApply(count -> count == null ? 0 : count)));
    }

    @SchemaMapping(typeName = "RouteDecision", field = "causes")
    CompletableFuture<List<SupportLoss>> causes(RouteDecisionView decision, DataFetchingEnvironment environment) {
        if (!decision.isLost()) {
            return CompletableFuture.completedFuture(List.of());
        }
        return losses.ask(decision, environment);
    }

    /** The earliest day among the causes: each of them is enough. */
    @SchemaMapping(typeName = "RouteDecision", field = "unsupportedSince")
    CompletableFuture<@Nullable LocalDate> unsupportedSince(
            RouteDecisionView decision, DataFetchingEnvironment environment) {
        return causes(decision, environment)
                .thenApply(causes -> causes.stream()
                        .map(SupportLoss::since)
                        .filter(Objects::nonNull)
                        .min(Comparator.naturalOrder())
                        .orElse(null));
    }

    @SchemaMapping(typeName = "SupportLoss", field = "evidence")
    CompletableFuture<@Nullable Object> evidence(SupportLoss loss, DataFetchingEnvironment environment) {
        return nodes.link(loss.evidence(), environment);
    }

    private Map<ProductView, RouteDecisionView> current(Set<ProductView> products) {
        Map<UUID, RouteDecision> found = decisions.current(ids(products));
        Map<ProductView, RouteDecisionView> views = new HashMap<>();
        for (ProductView product : products) {
            RouteDecision decision = found.get(product.productId());
            if (decision != null) {
                views.put(product, view(decision, product));
            }
        }
        return views;
    }

    private Map<ProductView, Connection<RouteDecisionView>> history(List<ProductView> products, PageRequest page) {
        Map<UUID, Connection<RouteDecision>> pages = decisions.pages(ids(products), page);
        return products.stream()
                .collect(Collectors.toMap(
                        product -> product,
                        product -> views(Objects.requireNonNull(pages.get(product.productId())), product)));
    }

    private Connection<RouteDecisionView> views(Connection<RouteDecision> page, ProductView product) {
        Function<RouteDecisionView, Cursor> cursor = view -> page.cursorOf().apply(view.decision());
        return new Connection<>(
                page.nodes().stream().map(decision -> view(decision, product)).toList(),
                cursor,
                page.hasPreviousPage(),
                page.hasNextPage(),
                page.total());
    }

    private RouteDecisionView view(RouteDecision decision, ProductView product) {
        return new RouteDecisionView(decision, product, product.dayOf(clock.instant()), states.current());
    }

    private static Collection<UUID> ids(Collection<ProductView> products) {
        return products.stream().map(ProductView::productId).distinct().toList();
    }

    private Map<RouteDecisionView, List<SupportLoss>> losses(Set<RouteDecisionView> lost) {
        Map<UUID, Instant> since = new HashMap<>();
        Map<UUID, LatestChanges> changes = new HashMap<>();
        for (RouteDecisionView one : lost) {
            UUID product = one.decision().productId();
            since.merge(product, one.decidedAt(), (first, other) -> first.isBefore(other) ? first : other);
            changes.put(product, new LatestChanges());
        }
        try (Stream<ChangedFields> found = changeLog.ofProductsSince(since)) {
            found.forEach(change ->
                    Objects.requireNonNull(changes.get(change.productId())).add(change));
        }
        Map<RouteDecisionView, List<SupportLoss>> losses = new HashMap<>();
        for (RouteDecisionView one : lost) {
            losses.put(
                    one,
                    one.losses(Objects.requireNonNull(changes.get(one.decision().productId()))));
        }
        return losses;
    }
}
