package org.craregistry.assessment.ahead;

import graphql.schema.DataFetchingEnvironment;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.craregistry.assessment.KnownStates;
import org.craregistry.assessment.StatesOfLaw;
import org.craregistry.graphql.Batch;
import org.craregistry.graphql.Batch.Asked;
import org.craregistry.graphql.Connection;
import org.craregistry.graphql.PageRequest;
import org.craregistry.portfolio.DateQueries.Span;
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
 * Answers what lies ahead of portfolios, from what is kept of it. Where that does not tell, the products of all portfolios that are asked
 * alike are read in one statement and evaluated one by one, and no more than the pages is held.
 */
@Controller
@EnableConfigurationProperties(RegistryAddress.class)
class AttentionLists {

    private final KeptAttention kept;
    private final ProductQueries products;
    private final StatesOfLaw states;
    private final RegistryAddress address;
    private final Clock clock;
    private final Batch<Asked<PortfolioView, AttentionAsked>, Connection<AttentionEntry>> pages;

    AttentionLists(
            KeptAttention kept,
            ProductQueries products,
            StatesOfLaw states,
            RegistryAddress address,
            Clock clock,
            BatchLoaderRegistry registry) {
        this.kept = kept;
        this.products = products;
        this.states = states;
        this.address = address;
        this.clock = clock;
        this.pages = Batch.alike(registry, "dates ahead of portfolios", this::pages);
    }

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
        return pages.ask(new Asked<>(portfolio, new AttentionAsked(chosen, days, group, page)), environment);
    }

    @SchemaMapping(typeName = "AttentionEntry", field = "link")
    @Nullable
    String link(AttentionEntry entry) {
        return address.of(entry);
    }

    private Map<PortfolioView, Connection<AttentionEntry>> pages(
            List<PortfolioView> portfolios, AttentionAsked asked, BatchLoaderEnvironment request) {
        FreshPortfolios fresh = FreshPortfolios.of(request);
        boolean hold = products.reevaluate(portfolios, fresh);
        KnownStates law = states.current();
        Instant now = clock.instant();
        // Of a portfolio that was read before and after a change, one.
        Map<UUID, Span> byPortfolio = new LinkedHashMap<>();
        portfolios.forEach(portfolio -> byPortfolio.put(
                portfolio.portfolioId(),
                new Span(portfolio, portfolio.dayOf(now), portfolio.dayOf(now).plusDays(asked.days()))));
        List<Span> spans = List.copyOf(byPortfolio.values());
        Map<UUID, Connection<AttentionEntry>> pages = (hold || !asked.filter().asksForAnswers()
                        ? kept.pages(spans, asked, law)
                        : Optional.<Map<UUID, Connection<AttentionEntry>>>empty())
                .orElseGet(() -> oneByOne(spans, asked, law, fresh));
        return portfolios.stream()
                .collect(Collectors.toMap(
                        portfolio -> portfolio,
                        portfolio -> Objects.requireNonNull(pages.get(portfolio.portfolioId()))));
    }

    /** Asks the law about every product that may have something ahead of it. */
    private Map<UUID, Connection<AttentionEntry>> oneByOne(
            List<Span> spans, AttentionAsked asked, KnownStates law, FreshPortfolios fresh) {
        DatesAhead datesAhead = new DatesAhead(law.inForce());
        Map<UUID, Span> byPortfolio = new HashMap<>();
        Map<UUID, AttentionPage> pages = new HashMap<>();
        spans.forEach(span -> {
            byPortfolio.put(span.portfolio().portfolioId(), span);
            pages.put(span.portfolio().portfolioId(), new AttentionPage(asked.page(), asked.group()));
        });
        List<PortfolioView> portfolios = spans.stream().map(Span::portfolio).toList();
        LocalDate earliest = Collections.min(spans.stream().map(Span::after).toList());
        LocalDate latest = Collections.max(spans.stream().map(Span::until).toList());
        try (Stream<ProductView> found = products.streamAhead(portfolios, asked.filter(), earliest, latest, fresh)) {
            found.forEach(product -> {
                UUID portfolio = product.portfolio().portfolioId();
                Span span = Objects.requireNonNull(byPortfolio.get(portfolio));
                datesAhead
                        .of(product, span.after(), span.until())
                        .forEach(Objects.requireNonNull(pages.get(portfolio))::take);
            });
        }
        Map<UUID, Connection<AttentionEntry>> made = new HashMap<>();
        pages.forEach((portfolio, page) -> made.put(portfolio, page.connection()));
        return made;
    }
}
