package org.craregistry.portfolio;

import graphql.schema.DataFetchingEnvironment;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.craregistry.graphql.Batch;
import org.craregistry.graphql.Batch.Asked;
import org.craregistry.graphql.Connection;
import org.craregistry.graphql.PageRequest;
import org.dataloader.BatchLoaderEnvironment;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.graphql.execution.BatchLoaderRegistry;
import org.springframework.stereotype.Controller;

/** Answers the lists of products, for all portfolios that are asked alike in one statement. */
@Controller
class ProductLists {

    private final ProductQueries products;
    private final DayPages onDays;
    private final ProductCounts counts;
    private final Clock clock;
    private final Batch<Asked<PortfolioView, Alike>, Connection<ProductView>> pages;

    ProductLists(
            ProductQueries products, DayPages onDays, ProductCounts counts, Clock clock, BatchLoaderRegistry registry) {
        this.products = products;
        this.onDays = onDays;
        this.counts = counts;
        this.clock = clock;
        this.pages = Batch.alike(registry, "products of portfolios", this::pages);
    }

    private record Alike(ProductFilter filter, List<ProductOrder> orderBy, PageRequest page) {}

    @SchemaMapping(typeName = "Portfolio", field = "products")
    CompletableFuture<Connection<ProductView>> products(
            PortfolioView portfolio,
            @Argument @Nullable ProductFilter filter,
            @Argument @Nullable LocalDate asOf,
            @Argument @Nullable LocalDate knownOn,
            @Argument @Nullable List<ProductOrder> orderBy,
            DataFetchingEnvironment environment) {
        ProductFilter chosen =
                (filter == null ? ProductFilter.ALL : filter).on(asOf).knownOn(knownOn);
        return list(portfolio, chosen, orderBy, environment);
    }

    /** The products behind a count. */
    @SchemaMapping(typeName = "ProductCount", field = "products")
    CompletableFuture<Connection<ProductView>> counted(
            ProductCount count, @Argument @Nullable List<ProductOrder> orderBy, DataFetchingEnvironment environment) {
        return list(count.portfolio(), count.narrowed(), orderBy, environment);
    }

    private CompletableFuture<Connection<ProductView>> list(
            PortfolioView portfolio,
            ProductFilter filter,
            @Nullable List<ProductOrder> orderBy,
            DataFetchingEnvironment environment) {
        Keyset keyset = new Keyset(orderBy);
        Alike alike = new Alike(filter, keyset.order(), PageRequest.of(environment, keyset.fingerprint()));
        return pages.ask(new Asked<>(portfolio, alike), environment)
                .thenApply(rows -> rows.countedBy(() -> counts.all(portfolio, filter, environment)));
    }

    private Map<PortfolioView, Connection<ProductView>> pages(
            List<PortfolioView> portfolios, Alike alike, BatchLoaderEnvironment request) {
        ProductFilter filter = alike.filter();
        Keyset keyset = new Keyset(alike.orderBy());
        boolean looks = filter.knownOn() != null || filter.asksForAnswers() || keyset.asksForAnswers();
        Instant now = clock.instant();
        Map<UUID, Connection<ProductView>> found =
                looks && portfolios.stream().anyMatch(portfolio -> filter.looksElsewhere(portfolio.dayOf(now)))
                        ? onDays.pages(portfolios, filter, keyset, alike.page())
                        : products.pages(portfolios, filter, keyset, alike.page(), FreshPortfolios.of(request));
        return portfolios.stream()
                .collect(Collectors.toMap(
                        Function.identity(), one -> Objects.requireNonNull(found.get(one.portfolioId()))));
    }
}
