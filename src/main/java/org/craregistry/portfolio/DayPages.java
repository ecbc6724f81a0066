package org.craregistry.portfolio;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.craregistry.graphql.Connection;
import org.craregistry.graphql.PageRequest;
import org.craregistry.storage.OneLook;
import org.springframework.stereotype.Component;

/**
 * Lists products by what the law answers for another day than today, and by what was recorded on a past day. What people tell is
 * filtered in SQL, or in what is rebuilt from the change log; the law is asked about the rows as they come, in one statement however
 * many products and portfolios there are.
 */
@Component
class DayPages {

    /** Of how many pages the rows are read first to fill one, and how many times as many where these do not. */
    private static final int NEAR = 20;

    private static final int FARTHER = 16;

    private final ProductQueries products;
    private final ProductHistory history;
    private final PeriodCounts periods;
    private final Appraiser appraiser;
    /** Sees the same in all its statements, so that what is listed is what was counted. */
    private final OneLook look;

    private final Clock clock;

    DayPages(
            ProductQueries products,
            ProductHistory history,
            PeriodCounts periods,
            Appraiser appraiser,
            OneLook look,
            Clock clock) {
        this.products = products;
        this.history = history;
        this.periods = periods;
        this.appraiser = appraiser;
        this.look = look;
        this.clock = clock;
    }

    /** A page of the products of each of several portfolios; those of a past day are shown as they are now. */
    Map<UUID, Connection<ProductView>> pages(
            Collection<PortfolioView> portfolios, ProductFilter filter, Keyset keyset, PageRequest request) {
        filter.check();
        Appraiser law = appraiser.bound();
        return kept(portfolios, filter, keyset, request, law.basis())
                .orElseGet(() -> oneByOne(portfolios, filter, keyset, request, law));
    }

    /** By the answers kept for the day that the filter looks at; empty where these are not known, or do not tell it. */
    Optional<Map<UUID, Connection<ProductView>>> kept(
            Collection<PortfolioView> portfolios, ProductFilter filter, Keyset keyset, PageRequest request) {
        return kept(portfolios, filter, keyset, request, appraiser.bound().basis());
    }

    private Optional<Map<UUID, Connection<ProductView>>> kept(
            Collection<PortfolioView> portfolios,
            ProductFilter filter,
            Keyset keyset,
            PageRequest request,
            String basis) {
        Set<LocalDate> days = portfolios.stream()
                .map(portfolio -> filter.day(portfolio.dayOf(clock.instant())))
                .collect(Collectors.toSet());
        boolean isKept = days.size() == 1
                && filter.knownOn() == null
                && !Boolean.TRUE.equals(filter.withdrawn())
                && !keyset.asksForAnswers();
        if (!isKept) {
            return Optional.empty();
        }
        LocalDate day = days.iterator().next();
        return look.at(() -> periods.differences(portfolios, List.of(day), basis)
                .map(all -> {
                    Set<Long> fitting = periods.fitting(all, filter).keySet();
                    AnsweredAlike alike = AnsweredAlike.among(all, day, fitting, request.size() + 1);
                    return products.pages(portfolios, filter, keyset, request, alike);
                }));
    }

    private Map<UUID, Connection<ProductView>> oneByOne(
            Collection<PortfolioView> portfolios,
            ProductFilter filter,
            Keyset keyset,
            PageRequest request,
            Appraiser law) {
        FilterOnDays onDays = new FilterOnDays(portfolios, filter, law, clock.instant());
        return filter.knownOn() == null
                ? present(portfolios, filter, onDays, keyset, request)
                : past(portfolios, filter.knownOn(), onDays, keyset, request);
    }

    private Map<UUID, Connection<ProductView>> present(
            Collection<PortfolioView> portfolios,
            ProductFilter filter,
            FilterOnDays onDays,
            Keyset keyset,
            PageRequest request) {
        boolean ordered = !keyset.asksForAnswers();
        long most = ordered ? (long) NEAR * (request.size() + 1) * portfolios.size() : ProductQueries.ALL;
        while (true) {
            long rows = Math.min(most, ProductQueries.ALL);
            PagesInMemory<ProductView> pages =
                    new PagesInMemory<>(portfolios, keyset, request, Function.identity(), ordered);
            try (Stream<ProductView> found = products.stream(portfolios, filter, keyset, request, rows)) {
                // The rows are bounded, because MySQL sends all rows of a statement that is left early.
                if (pages.fill(found.iterator(), onDays::answered) < rows || pages.areComplete()) {
                    return pages.connections(Function.identity());
                }
            }
            most *= FARTHER;
        }
    }

    private Map<UUID, Connection<ProductView>> past(
            Collection<PortfolioView> portfolios,
            LocalDate knownOn,
            FilterOnDays onDays,
            Keyset keyset,
            PageRequest request) {
        PagesInMemory<ProductView> pages = new PagesInMemory<>(portfolios, keyset, request, Function.identity(), false);
        try (Stream<PastProduct> rows = history.ofPortfolios(portfolios, knownOn)) {
            pages.fill(rows.flatMap(row -> onDays.answered(row).stream()).iterator(), Optional::of);
        }
        Set<UUID> listed = pages.listed().map(ProductView::productId).collect(Collectors.toSet());
        Map<UUID, ProductView> present = listed.isEmpty() ? Map.of() : products.find(listed);
        return pages.connections(row -> present.get(row.productId()));
    }
}
