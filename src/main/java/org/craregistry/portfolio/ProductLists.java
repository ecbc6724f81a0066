package org.craregistry.portfolio;

import graphql.schema.DataFetchingEnvironment;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
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
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.graphql.execution.BatchLoaderRegistry;
import org.springframework.stereotype.Controller;

/** Answers the lists of products, for all portfolios that are asked alike in one statement, and of all portfolios together. */
@Controller
class ProductLists {

    private final ProductQueries products;
    private final DayPages onDays;
    private final FewProducts few;
    private final ProductCounts counts;
    private final Clock clock;
    private final PortfolioQueries portfolios;
    private final Batch<Asked<PortfolioView, Alike>, Connection<ProductView>> pages;
    private final Batch<Alike, Connection<ProductView>> everywhere;

    ProductLists(
            ProductQueries products,
            DayPages onDays,
            FewProducts few,
            ProductCounts counts,
            PortfolioQueries portfolios,
            Clock clock,
            BatchLoaderRegistry registry) {
        this.products = products;
        this.onDays = onDays;
        this.few = few;
        this.counts = counts;
        this.clock = clock;
        this.portfolios = portfolios;
        this.pages = Batch.alike(registry, "products of portfolios", this::pages);
        this.everywhere = Batch.of(
                registry,
                "products of all portfolios",
                (asked, request) -> asked.stream()
                        .collect(Collectors.toMap(Function.identity(), alike -> everywhere(alike, request))));
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

    @QueryMapping("products")
    CompletableFuture<Connection<ProductView>> everywhere(
            @Argument @Nullable ProductFilter filter,
            @Argument @Nullable LocalDate asOf,
            @Argument @Nullable LocalDate knownOn,
            @Argument @Nullable List<ProductOrder> orderBy,
            DataFetchingEnvironment environment) {
        ProductFilter chosen =
                (filter == null ? ProductFilter.ALL : filter).on(asOf).knownOn(knownOn);
        Keyset keyset = new Keyset(orderBy);
        Alike alike = new Alike(chosen, keyset.order(), PageRequest.of(environment, keyset.fingerprint()));
        return everywhere
                .ask(alike, environment)
                .thenApply(rows -> rows.countedBy(() -> countEverywhere(chosen, environment)));
    }

    private CompletableFuture<Long> countEverywhere(ProductFilter filter, DataFetchingEnvironment environment) {
        List<CompletableFuture<Long>> each = portfolios.all().stream()
                .map(portfolio -> counts.all(portfolio, filter, environment))
                .toList();
        return CompletableFuture.allOf(each.toArray(CompletableFuture[]::new))
                .thenApply(
                        all -> each.stream().mapToLong(CompletableFuture::join).sum());
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
        Keyset keyset = new Keyset(alike.orderBy());
        Map<UUID, Connection<ProductView>> found = looksElsewhere(portfolios, alike, keyset, request)
                ? onDays.pages(portfolios, alike.filter(), keyset, alike.page())
                : ofToday(portfolios, alike.filter(), keyset, alike.page(), FreshPortfolios.of(request));
        return portfolios.stream()
                .collect(Collectors.toMap(
                        Function.identity(), one -> Objects.requireNonNull(found.get(one.portfolioId()))));
    }

    private Map<UUID, Connection<ProductView>> ofToday(
            List<PortfolioView> portfolios,
            ProductFilter filter,
            Keyset keyset,
            PageRequest page,
            FreshPortfolios fresh) {
        return few.pages(portfolios, filter, keyset, page, fresh)
                .orElseGet(() -> products.pages(portfolios, filter, keyset, page, fresh));
    }

    /** Whether what is kept for today does not tell what is looked at, or holds no longer of very many products. */
    private boolean looksElsewhere(
            Collection<PortfolioView> portfolios, Alike alike, Keyset keyset, BatchLoaderEnvironment request) {
        ProductFilter filter = alike.filter();
        Instant now = clock.instant();
        return (filter.knownOn() != null || filter.asksForAnswers() || keyset.asksForAnswers())
                && (portfolios.stream().anyMatch(portfolio -> filter.looksElsewhere(portfolio.dayOf(now)))
                        || !products.reevaluate(portfolios, FreshPortfolios.of(request)));
    }

    private Connection<ProductView> everywhere(Alike alike, BatchLoaderEnvironment request) {
        Keyset keyset = new Keyset(alike.orderBy());
        List<PortfolioView> all = portfolios.all();
        if (!looksElsewhere(all, alike, keyset, request)) {
            return products.page(all, alike.filter(), keyset, alike.page(), FreshPortfolios.of(request));
        }
        PageRequest page = alike.page();
        PageRequest oneMore = new PageRequest(page.size() + 1, page.backward(), page.cursor());
        return keyset.merged(onDays.pages(all, alike.filter(), keyset, oneMore).values(), page);
    }
}
