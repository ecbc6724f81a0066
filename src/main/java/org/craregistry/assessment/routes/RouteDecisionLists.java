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
import org.craregistry.graphql.Connection;
import org.craregistry.graphql.Cursor;
import org.craregistry.graphql.PageRequest;
import org.craregistry.portfolio.ProductView;
import org.craregistry.portfolio.RouteDecision;
import org.craregistry.portfolio.RouteDecisionQueries;
import org.dataloader.DataLoader;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.graphql.execution.BatchLoaderRegistry;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Mono;

/** Answers which decisions on routes were made, for all products of a page in a constant number of statements. */
@Controller
class RouteDecisionLists {

    private static final String CURRENT = "route decisions that are relied on";
    private static final String HISTORY = "route decisions that were ever made";
    private static final String LOSSES = "what took the support from route decisions";

    private final RouteDecisionQueries decisions;
    private final ChangeLog changeLog;
    private final StatesOfLaw states;
    private final Clock clock;

    RouteDecisionLists(
            RouteDecisionQueries decisions,
            ChangeLog changeLog,
            StatesOfLaw states,
            Clock clock,
            BatchLoaderRegistry registry) {
        this.decisions = decisions;
        this.changeLog = changeLog;
        this.states = states;
        this.clock = clock;
        registry.<ProductView, RouteDecisionView>forName(CURRENT)
                .registerMappedBatchLoader((products, batch) -> Mono.fromSupplier(() -> current(products)));
        registry.<Asked, Connection<RouteDecisionView>>forName(HISTORY)
                .registerMappedBatchLoader((asked, batch) -> Mono.fromSupplier(() -> history(asked)));
        registry.<RouteDecisionView, List<SupportLoss>>forName(LOSSES)
                .registerMappedBatchLoader((lost, batch) -> Mono.fromSupplier(() -> losses(lost)));
    }

    private record Asked(ProductView product, PageRequest page) {}

    @SchemaMapping(typeName = "Product", field = "routeDecision")
    @Nullable
    CompletableFuture<RouteDecisionView> routeDecision(ProductView product, DataFetchingEnvironment environment) {
        if (product.reliance() == null) {
            return null;
        }
        DataLoader<ProductView, RouteDecisionView> loader = Objects.requireNonNull(environment.getDataLoader(CURRENT));
        return loader.load(product);
    }

    @SchemaMapping(typeName = "Product", field = "routeDecisions")
    CompletableFuture<Connection<RouteDecisionView>> routeDecisions(
            ProductView product,
            @Argument @Nullable Integer first,
            @Argument @Nullable String after,
            DataFetchingEnvironment environment) {
        PageRequest page = PageRequest.of(first, after, null, null, RouteDecisionQueries.ORDER);
        DataLoader<Asked, Connection<RouteDecisionView>> loader =
                Objects.requireNonNull(environment.getDataLoader(HISTORY));
        return loader.load(new Asked(product, page));
    }

    @SchemaMapping(typeName = "RouteDecision", field = "causes")
    CompletableFuture<List<SupportLoss>> causes(RouteDecisionView decision, DataFetchingEnvironment environment) {
        if (!decision.isLost()) {
            return CompletableFuture.completedFuture(List.of());
        }
        DataLoader<RouteDecisionView, List<SupportLoss>> loader =
                Objects.requireNonNull(environment.getDataLoader(LOSSES));
        return loader.load(decision);
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

    private Map<Asked, Connection<RouteDecisionView>> history(Set<Asked> asked) {
        Map<Asked, Connection<RouteDecisionView>> found = new HashMap<>();
        asked.stream().collect(Collectors.groupingBy(Asked::page)).forEach((page, alike) -> {
            Map<UUID, Connection<RouteDecision>> pages =
                    decisions.pages(ids(alike.stream().map(Asked::product).toList()), page);
            for (Asked one : alike) {
                found.put(
                        one,
                        views(Objects.requireNonNull(pages.get(one.product().productId())), one.product()));
            }
        });
        return found;
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
