package org.craregistry.portfolio;

import graphql.schema.DataFetchingEnvironment;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.craregistry.graphql.Connection;
import org.craregistry.graphql.PageRequest;
import org.dataloader.DataLoader;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.graphql.execution.BatchLoaderRegistry;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Mono;

/** Answers the lists of products, for all portfolios that are asked alike in one statement. */
@Controller
class ProductLists {

    private static final String LOADER = "products of portfolios";

    private final ProductQueries products;
    private final DayPages onDays;
    private final ProductCounts counts;
    private final Clock clock;

    ProductLists(
            ProductQueries products, DayPages onDays, ProductCounts counts, Clock clock, BatchLoaderRegistry registry) {
        this.products = products;
        this.onDays = onDays;
        this.counts = counts;
        this.clock = clock;
        registry.<Asked, Connection<ProductView>>forName(LOADER)
                .registerMappedBatchLoader(
                        (asked, environment) -> Mono.fromSupplier(() -> load(asked, FreshPortfolios.of(environment))));
    }

    private record Asked(PortfolioView portfolio, Alike alike) {}

    private record Alike(ProductFilter filter, List<ProductOrder> orderBy, PageRequest page) {}

    @SchemaMapping(typeName = "Portfolio", field = "products")
    CompletableFuture<Connection<ProductView>> products(
            PortfolioView portfolio,
            @Argument @Nullable ProductFilter filter,
            @Argument @Nullable List<ProductOrder> orderBy,
            @Argument @Nullable Integer first,
            @Argument @Nullable String after,
            @Argument @Nullable Integer last,
            @Argument @Nullable String before,
            DataFetchingEnvironment environment) {
        Keyset keyset = new Keyset(orderBy);
        PageRequest page = PageRequest.of(first, after, last, before, keyset.fingerprint());
        ProductFilter chosen = filter == null ? ProductFilter.ALL : filter;
        DataLoader<Asked, Connection<ProductView>> loader = Objects.requireNonNull(environment.getDataLoader(LOADER));
        return loader.load(new Asked(portfolio, new Alike(chosen, keyset.order(), page)))
                .thenApply(rows -> rows.countedBy(() -> counts.all(portfolio, chosen, environment)));
    }

    private Map<Asked, Connection<ProductView>> load(Set<Asked> asked, FreshPortfolios fresh) {
        Map<Asked, Connection<ProductView>> found = new HashMap<>();
        asked.stream().collect(Collectors.groupingBy(Asked::alike)).forEach((alike, group) -> {
            var pages = pages(group.stream().map(Asked::portfolio).toList(), alike, fresh);
            group.forEach(one -> found.put(
                    one, Objects.requireNonNull(pages.get(one.portfolio().portfolioId()))));
        });
        return found;
    }

    private Map<UUID, Connection<ProductView>> pages(
            List<PortfolioView> portfolios, Alike alike, FreshPortfolios fresh) {
        ProductFilter filter = alike.filter();
        Keyset keyset = new Keyset(alike.orderBy());
        boolean looks = filter.knownOn() != null || filter.asksForAnswers() || keyset.asksForAnswers();
        Instant now = clock.instant();
        return looks && portfolios.stream().anyMatch(portfolio -> filter.looksElsewhere(portfolio.dayOf(now)))
                ? onDays.pages(portfolios, filter, keyset, alike.page())
                : products.pages(portfolios, filter, keyset, alike.page(), fresh);
    }
}
