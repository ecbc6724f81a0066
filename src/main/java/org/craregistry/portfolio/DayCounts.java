package org.craregistry.portfolio;

import com.google.errorprone.annotations.MustBeClosed;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Counts products by what the law answers for other days than today, and by what was recorded on a past day, as {@link DayPages} lists
 * them.
 */
@Component
class DayCounts {

    private final ProductQueries products;
    private final ProductHistory history;
    private final PeriodCounts periods;
    private final Appraiser appraiser;
    private final Clock clock;

    DayCounts(ProductQueries products, ProductHistory history, PeriodCounts periods, Appraiser appraiser, Clock clock) {
        this.products = products;
        this.history = history;
        this.periods = periods;
        this.appraiser = appraiser;
        this.clock = clock;
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
        Appraiser law = appraiser.bound();
        return (filter.knownOn() == null && filter.isByAnswers()
                        ? periods.count(portfolios, filter, days, columns, law.basis())
                        : Optional.<Map<UUID, Tally>>empty())
                .orElseGet(() -> countOneByOne(portfolios, filter, days, columns, law));
    }

    private Map<UUID, Tally> countOneByOne(
            Collection<PortfolioView> portfolios,
            ProductFilter filter,
            List<LocalDate> days,
            Set<AnswerColumn> columns,
            Appraiser law) {
        FilterOnDays onDays = new FilterOnDays(portfolios, filter, law, clock.instant());
        Map<UUID, Tally> tallies = new HashMap<>();
        portfolios.forEach(portfolio -> tallies.put(portfolio.portfolioId(), new Tally(days, columns)));
        try (Stream<ProductInput> rows = rows(portfolios, filter, onDays)) {
            rows.forEach(row -> Objects.requireNonNull(tallies.get(row.portfolio()))
                    .add(onDays.of(row), row.reliance(), onDays::fits));
        }
        return tallies;
    }

    /**
     * The first day after the one that the filter looks at on which an answer may change of a portfolio's products that it lets
     * through; absent where no such day is known. Where answers are kept, days on which none changes are passed over.
     */
    Map<UUID, LocalDate> nextChanges(Collection<PortfolioView> portfolios, ProductFilter filter) {
        filter.check();
        Appraiser law = appraiser.bound();
        Set<LocalDate> days = portfolios.stream()
                .map(portfolio -> filter.day(portfolio.dayOf(clock.instant())))
                .collect(Collectors.toSet());
        boolean isKept = days.size() == 1 && filter.knownOn() == null && filter.isByAnswers();
        return (isKept
                        ? periods.nextChanges(
                                portfolios, filter, days.iterator().next(), law.basis())
                        : Optional.<Map<UUID, LocalDate>>empty())
                .orElseGet(() -> nextDays(portfolios, filter, law));
    }

    private Map<UUID, LocalDate> nextDays(Collection<PortfolioView> portfolios, ProductFilter filter, Appraiser law) {
        FilterOnDays onDays = new FilterOnDays(portfolios, filter, law, clock.instant());
        Map<UUID, LocalDate> days = new HashMap<>();
        try (Stream<ProductInput> rows = rows(portfolios, filter, onDays)) {
            rows.forEach(row -> onDays.answers(row)
                    .map(Answers::holdUntil)
                    .map(last -> last.plusDays(1))
                    .ifPresent(next ->
                            days.merge(row.portfolio(), next, (one, other) -> one.isBefore(other) ? one : other)));
        }
        return days;
    }

    @MustBeClosed
    private Stream<ProductInput> rows(Collection<PortfolioView> portfolios, ProductFilter filter, FilterOnDays onDays) {
        return filter.knownOn() == null
                ? products.inputs(portfolios, filter)
                : history.ofPortfolios(portfolios, filter.knownOn())
                        .filter(onDays::fits)
                        .map(ProductInput::of);
    }
}
