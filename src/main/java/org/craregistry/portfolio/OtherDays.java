package org.craregistry.portfolio;

import com.google.errorprone.annotations.MustBeClosed;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.craregistry.graphql.BadRequest;
import org.craregistry.graphql.Connection;
import org.craregistry.graphql.PageRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Lists and counts products by what the law answers for another day than today, and by what was recorded on a past day. What people
 * tell is filtered in SQL, or in what is rebuilt from the change log; the law is asked about the rows as they come, in one statement
 * however many products, portfolios and days there are.
 */
@Component
class OtherDays {

    /** Of how many pages the rows are read first to fill one, and how many times as many where these do not. */
    private static final int NEAR = 20;

    private static final int FARTHER = 16;

    private final ProductQueries products;
    private final ProductHistory history;
    private final Appraiser appraiser;
    private final Clock clock;

    OtherDays(ProductQueries products, ProductHistory history, Appraiser appraiser, Clock clock) {
        this.products = products;
        this.history = history;
        this.appraiser = appraiser;
        this.clock = clock;
    }

    /** Whether the answers kept for today do not tell what a filter looks at. */
    boolean concern(PortfolioView portfolio, ProductFilter filter) {
        return filter.knownOn() != null || !day(portfolio, filter).equals(today(portfolio));
    }

    /** The day whose answers a filter looks at. */
    LocalDate day(PortfolioView portfolio, ProductFilter filter) {
        if (filter.asOf() != null) {
            return filter.asOf();
        }
        return filter.knownOn() != null ? filter.knownOn() : today(portfolio);
    }

    /**
     * The moment at which all had been recorded that was known on a day: its end, or now.
     *
     * @throws BadRequest where the day has not come
     */
    Instant known(PortfolioView portfolio, LocalDate knownOn) {
        LocalDate today = today(portfolio);
        if (knownOn.isAfter(today)) {
            throw new BadRequest(
                    "knownOn: %s has not come, so that nobody knows what will be recorded by then; use a day until %s, or asOf."
                            .formatted(knownOn, today));
        }
        return portfolio.endOf(knownOn);
    }

    private LocalDate today(PortfolioView portfolio) {
        return portfolio.dayOf(clock.instant());
    }

    /** A page of the products of each of several portfolios; those of a past day are shown as they are now. */
    Map<PortfolioView, Connection<ProductView>> pages(
            Collection<PortfolioView> portfolios, ProductFilter filter, Keyset keyset, PageRequest request) {
        filter.check();
        return filter.knownOn() == null
                ? presentPages(portfolios, filter, keyset, request)
                : pastPages(portfolios, filter, filter.knownOn(), keyset, request);
    }

    private Map<PortfolioView, Connection<ProductView>> presentPages(
            Collection<PortfolioView> portfolios, ProductFilter filter, Keyset keyset, PageRequest request) {
        Appraiser bound = appraiser.bound();
        long most =
                keyset.asksForAnswers() ? ProductQueries.ALL : (long) NEAR * (request.size() + 1) * portfolios.size();
        while (true) {
            var pages = presentPages(portfolios, filter, keyset, request, bound, Math.min(most, ProductQueries.ALL));
            if (pages.isPresent()) {
                return connections(portfolios, pages.get(), Function.identity(), keyset, request);
            }
            most *= FARTHER;
        }
    }

    /**
     * The rows of each page among so many rows; empty where there are more and a page is not complete. So many, because MySQL sends
     * all rows of a statement that is left early.
     */
    private Optional<Map<UUID, FoundRows>> presentPages(
            Collection<PortfolioView> portfolios,
            ProductFilter filter,
            Keyset keyset,
            PageRequest request,
            Appraiser bound,
            long most) {
        InMemory predicate = new InMemory(filter);
        Map<UUID, FoundRows> pages = new HashMap<>();
        boolean unordered = keyset.asksForAnswers();
        portfolios.forEach(portfolio -> pages.put(portfolio.portfolioId(), FoundRows.of(keyset, request, unordered)));
        int open = pages.size();
        long read = 0;
        try (Stream<ProductView> rows = products.stream(portfolios, filter.withoutAnswers(), keyset, request, most)) {
            Iterator<ProductView> found = rows.iterator();
            while (open > 0 && found.hasNext()) {
                ProductView row = found.next();
                read++;
                FoundRows page =
                        Objects.requireNonNull(pages.get(row.portfolio().portfolioId()));
                if (!page.isComplete() && take(row, filter, bound, predicate, page)) {
                    open--;
                }
            }
        }
        return open > 0 && read == most ? Optional.empty() : Optional.of(pages);
    }

    /** Whether the page is complete with this row. */
    private boolean take(ProductView row, ProductFilter filter, Appraiser bound, InMemory predicate, FoundRows page) {
        Answers found = new AnswersOnDays(bound, OnRecord.of(row), null).on(day(row.portfolio(), filter));
        if (predicate.fits(found)) {
            page.take(row.with(found));
        }
        return page.isComplete();
    }

    private Map<PortfolioView, Connection<ProductView>> pastPages(
            Collection<PortfolioView> portfolios,
            ProductFilter filter,
            LocalDate knownOn,
            Keyset keyset,
            PageRequest request) {
        Appraiser bound = appraiser.bound();
        InMemory predicate = new InMemory(filter);
        Map<UUID, FoundRows> pages = new HashMap<>();
        portfolios.forEach(portfolio -> pages.put(portfolio.portfolioId(), FoundRows.of(keyset, request, true)));
        Map<UUID, PortfolioView> byId = byId(portfolios);
        try (Stream<PastProduct> rows = history.ofPortfolios(portfolios, one -> known(one, knownOn))) {
            rows.filter(predicate::fits).forEach(row -> {
                PortfolioView portfolio = Objects.requireNonNull(byId.get(row.portfolioId()));
                Instant known = known(portfolio, knownOn);
                Answers found = new AnswersOnDays(bound, OnRecord.of(row), known).on(day(portfolio, filter));
                if (predicate.fits(found)) {
                    Objects.requireNonNull(pages.get(row.portfolioId())).take(row.view(portfolio, found));
                }
            });
        }
        Set<UUID> listed = pages.values().stream()
                .flatMap(page -> page.fetched().stream())
                .map(ProductView::productId)
                .collect(Collectors.toSet());
        Map<UUID, ProductView> present = listed.isEmpty() ? Map.of() : products.find(listed);
        return connections(portfolios, pages, row -> present.get(row.productId()), keyset, request);
    }

    private static Map<PortfolioView, Connection<ProductView>> connections(
            Collection<PortfolioView> portfolios,
            Map<UUID, FoundRows> pages,
            Function<ProductView, @Nullable ProductView> shown,
            Keyset keyset,
            PageRequest request) {
        Map<PortfolioView, Connection<ProductView>> connections = new HashMap<>();
        for (PortfolioView portfolio : portfolios) {
            Map<UUID, ProductView> placed = new HashMap<>();
            List<ProductView> rows = new ArrayList<>();
            for (ProductView row :
                    Objects.requireNonNull(pages.get(portfolio.portfolioId())).fetched()) {
                ProductView show = shown.apply(row);
                if (show != null) {
                    placed.put(row.productId(), row);
                    rows.add(show);
                }
            }
            connections.put(
                    portfolio,
                    Connection.of(
                            request, rows, row -> keyset.cursor(Objects.requireNonNull(placed.get(row.productId())))));
        }
        return connections;
    }

    /**
     * Counts the products of each of several portfolios by their answers on several days.
     *
     * @param filter applied anew on every day; its own day is not looked at
     * @param days in their order
     */
    Map<UUID, Tally> count(
            Collection<PortfolioView> portfolios,
            ProductFilter filter,
            List<LocalDate> days,
            Set<AnswerColumn> columns) {
        days.forEach(day -> filter.on(day).check());
        Map<UUID, Tally> tallies = new HashMap<>();
        portfolios.forEach(portfolio -> tallies.put(portfolio.portfolioId(), new Tally(days.size(), columns)));
        Map<UUID, PortfolioView> byId = byId(portfolios);
        Appraiser bound = appraiser.bound();
        InMemory predicate = new InMemory(filter);
        LocalDate knownOn = filter.knownOn();
        try (Stream<OnRecord> rows = onRecord(portfolios, filter, predicate)) {
            rows.forEach(row -> {
                PortfolioView portfolio = Objects.requireNonNull(byId.get(row.portfolio()));
                Instant known = knownOn == null ? null : known(portfolio, knownOn);
                Tally tally = Objects.requireNonNull(tallies.get(row.portfolio()));
                count(new AnswersOnDays(bound, row, known), row.reliance(), days, predicate, tally);
            });
        }
        return tallies;
    }

    /**
     * The last day on which all answers hold, as on the day that the filter looks at, of each portfolio's products that it lets
     * through; absent where no day is known to end them.
     */
    Map<UUID, LocalDate> holdUntil(Collection<PortfolioView> portfolios, ProductFilter filter) {
        filter.check();
        Appraiser bound = appraiser.bound();
        InMemory predicate = new InMemory(filter);
        Map<UUID, PortfolioView> byId = byId(portfolios);
        LocalDate knownOn = filter.knownOn();
        Map<UUID, LocalDate> days = new HashMap<>();
        try (Stream<OnRecord> rows = onRecord(portfolios, filter, predicate)) {
            rows.forEach(row -> {
                PortfolioView portfolio = Objects.requireNonNull(byId.get(row.portfolio()));
                Instant known = knownOn == null ? null : known(portfolio, knownOn);
                Answers answers = new AnswersOnDays(bound, row, known).on(day(portfolio, filter));
                if (predicate.fits(answers) && answers.holdUntil() != null) {
                    days.merge(row.portfolio(), answers.holdUntil(), (one, other) -> one.isBefore(other) ? one : other);
                }
            });
        }
        return days;
    }

    @MustBeClosed
    private Stream<OnRecord> onRecord(Collection<PortfolioView> portfolios, ProductFilter filter, InMemory predicate) {
        LocalDate knownOn = filter.knownOn();
        return knownOn == null
                ? products.onRecord(portfolios, filter.withoutAnswers())
                : history.ofPortfolios(portfolios, one -> known(one, knownOn))
                        .filter(predicate::fits)
                        .map(OnRecord::of);
    }

    /** The law is asked anew only on a day on which its answers may have changed. */
    private static void count(
            AnswersOnDays product,
            @Nullable RouteReliance reliance,
            List<LocalDate> days,
            InMemory predicate,
            Tally tally) {
        int from = 0;
        while (from < days.size()) {
            Answers answers = product.on(days.get(from));
            LocalDate last = answers.holdUntil();
            int until = from + 1;
            while (until < days.size() && (last == null || !days.get(until).isAfter(last))) {
                until++;
            }
            if (predicate.fits(answers)) {
                tally.add(answers, reliance, from, until);
            }
            from = until;
        }
    }

    private static Map<UUID, PortfolioView> byId(Collection<PortfolioView> portfolios) {
        return portfolios.stream().collect(Collectors.toMap(PortfolioView::portfolioId, Function.identity()));
    }
}
