package org.craregistry.assessment.ahead;

import graphql.schema.DataFetchingEnvironment;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.craregistry.assessment.StatesOfLaw;
import org.craregistry.graphql.Batch;
import org.craregistry.graphql.Batch.Asked;
import org.craregistry.graphql.Connection;
import org.craregistry.graphql.PageRequest;
import org.craregistry.portfolio.FreshPortfolios;
import org.craregistry.portfolio.PortfolioView;
import org.craregistry.portfolio.ProductFilter;
import org.craregistry.portfolio.ProductQueries;
import org.craregistry.portfolio.ProductView;
import org.dataloader.BatchLoaderEnvironment;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.graphql.execution.BatchLoaderRegistry;
import org.springframework.stereotype.Controller;

/**
 * Answers what lies ahead of portfolios: the products of all that are asked alike are read in one statement and evaluated one by
 * one, so that what is listed is never out of date and no more than the pages is held.
 */
@Controller
@EnableConfigurationProperties(RegistryAddress.class)
class AttentionLists {

    private final ProductQueries products;
    private final StatesOfLaw states;
    private final RegistryAddress address;
    private final Clock clock;
    private final Batch<Asked<PortfolioView, Alike>, Connection<AttentionEntry>> pages;

    AttentionLists(
            ProductQueries products,
            StatesOfLaw states,
            RegistryAddress address,
            Clock clock,
            BatchLoaderRegistry registry) {
        this.products = products;
        this.states = states;
        this.address = address;
        this.clock = clock;
        this.pages = Batch.alike(registry, "dates ahead of portfolios", this::pages);
    }

    private record Alike(
            ProductFilter filter, int days, @Nullable String group, PageRequest page) {}

    @SchemaMapping(typeName = "Portfolio", field = "attention")
    CompletableFuture<Connection<AttentionEntry>> attention(
            PortfolioView portfolio,
            @Argument @Nullable ProductFilter filter,
            @Argument @Nullable Integer within,
            @Argument @Nullable String group,
            DataFetchingEnvironment environment) {
        PageRequest page = PageRequest.of(environment, AttentionPlace.FINGERPRINT);
        ProductFilter chosen = filter == null ? ProductFilter.ALL : filter;
        int days = within == null ? DaysWithin.USUAL : DaysWithin.checked(within);
        return pages.ask(new Asked<>(portfolio, new Alike(chosen, days, group, page)), environment);
    }

    @SchemaMapping(typeName = "AttentionEntry", field = "link")
    @Nullable
    String link(AttentionEntry entry) {
        return address.of(entry);
    }

    private Map<PortfolioView, Connection<AttentionEntry>> pages(
            List<PortfolioView> portfolios, Alike alike, BatchLoaderEnvironment request) {
        Instant now = clock.instant();
        DatesAhead datesAhead = new DatesAhead(states.inForce());
        Map<UUID, AttentionPage> pages = new HashMap<>();
        portfolios.forEach(
                portfolio -> pages.put(portfolio.portfolioId(), new AttentionPage(alike.page(), alike.group())));
        List<LocalDate> todays = portfolios.stream()
                .map(portfolio -> portfolio.dayOf(now))
                .sorted()
                .toList();
        LocalDate earliest = todays.get(0);
        LocalDate latest = todays.get(todays.size() - 1).plusDays(alike.days());
        FreshPortfolios fresh = FreshPortfolios.of(request);
        try (Stream<ProductView> found = products.streamAhead(portfolios, alike.filter(), earliest, latest, fresh)) {
            found.forEach(product -> {
                LocalDate today = product.dayOf(now);
                datesAhead
                        .of(product, today, today.plusDays(alike.days()))
                        .forEach(Objects.requireNonNull(
                                pages.get(product.portfolio().portfolioId()))::take);
            });
        }
        return portfolios.stream()
                .collect(Collectors.toMap(
                        portfolio -> portfolio,
                        portfolio -> Objects.requireNonNull(pages.get(portfolio.portfolioId()))
                                .connection()));
    }
}
