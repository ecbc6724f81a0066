package org.craregistry.portfolio;

import graphql.schema.DataFetchingEnvironment;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.craregistry.graphql.Batch;
import org.dataloader.BatchLoaderEnvironment;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.execution.BatchLoaderRegistry;
import org.springframework.stereotype.Component;

/**
 * Counts products for one request to the API: the same count is made once, and counts under the same filter for many portfolios and
 * by many answers in one statement, those by answers of which a product can have several in others. Counts for other days than today,
 * however many, are made in one statement for each filter.
 */
@Component
public class ProductCounts {

    private final CountQueries products;
    private final DayCounts onDays;
    private final Clock clock;
    private final Batch<Batch.Asked<PortfolioView, ProductFilter>, LocalDate> boundaries;
    private final Batch<Asked, Map<String, Long>> counts;

    ProductCounts(CountQueries products, DayCounts onDays, Clock clock, BatchLoaderRegistry registry) {
        this.products = products;
        this.onDays = onDays;
        this.clock = clock;
        this.boundaries = Batch.alike(registry, "next days on which answers of products may change", this::boundaries);
        this.counts =
                Batch.of(registry, "counts of products", (asked, request) -> load(asked, FreshPortfolios.of(request)));
    }

    /** @param column by which answer; {@code null} for the number of all */
    private record Asked(
            PortfolioView portfolio,
            ProductFilter filter,
            @Nullable AnswerColumn column) {

        private boolean looksAtAnswers() {
            return column != null || filter.asksForAnswers();
        }
    }

    /** How many products of a portfolio have the same answers; an answer without a value is the empty text. */
    record Alike(UUID portfolio, Map<AnswerColumn, String> answers, long count) {

        /** Whether it tells something on the answer by which is asked; {@code null} where it is asked for the number of all. */
        boolean tells(@Nullable AnswerColumn column) {
            return column == null
                    ? answers.keySet().stream().noneMatch(AnswerColumn::isOfMany)
                    : answers.containsKey(column);
        }

        /** The answer by which is asked; the same for all where it is asked for the number of all. */
        String answer(@Nullable AnswerColumn column) {
            return column == null ? "" : answers.getOrDefault(column, "");
        }
    }

    /**
     * The number of a portfolio's products by value of an answer; products without a value are counted under the empty text. Of an
     * answer of which a product can have several, see {@link AnswerColumn#names} for the names in a value.
     */
    public CompletableFuture<Map<String, Long>> by(
            AnswerColumn column, PortfolioView portfolio, ProductFilter filter, DataFetchingEnvironment environment) {
        return counts.ask(new Asked(portfolio, filter, column), environment);
    }

    /** The number of all of a portfolio's products that the filter lets through. */
    public CompletableFuture<Long> all(
            PortfolioView portfolio, ProductFilter filter, DataFetchingEnvironment environment) {
        return counts.ask(new Asked(portfolio, filter, null), environment)
                .thenApply(count -> count.getOrDefault("", 0L));
    }

    /**
     * The first day after the one that the filter looks at on which an answer may change of a portfolio's products that it lets
     * through; {@code null} where no such day is known.
     */
    public CompletableFuture<@Nullable LocalDate> nextBoundary(
            PortfolioView portfolio, ProductFilter filter, DataFetchingEnvironment environment) {
        return boundaries.ask(new Batch.Asked<>(portfolio, filter), environment);
    }

    private Map<PortfolioView, LocalDate> boundaries(
            List<PortfolioView> portfolios, ProductFilter filter, BatchLoaderEnvironment request) {
        filter.check();
        Map<UUID, LocalDate> days;
        FreshPortfolios fresh = FreshPortfolios.of(request);
        if (portfolios.stream().anyMatch(one -> filter.looksElsewhere(today(one)))
                || !products.reevaluate(portfolios, fresh)) {
            days = onDays.nextChanges(portfolios, filter);
        } else {
            days = products.holdUntil(portfolios, filter.on(null), fresh);
            days.replaceAll((portfolio, last) -> last.plusDays(1));
        }
        Map<PortfolioView, LocalDate> found = new HashMap<>();
        for (PortfolioView portfolio : portfolios) {
            LocalDate next = days.get(portfolio.portfolioId());
            if (next != null) {
                found.put(portfolio, next);
            }
        }
        return found;
    }

    private Map<Asked, Map<String, Long>> load(Set<Asked> asked, FreshPortfolios fresh) {
        Map<Asked, Map<String, Long>> found = new HashMap<>();
        asked.stream()
                .collect(Collectors.groupingBy(one -> one.filter().on(null)))
                .forEach((filter, group) -> {
                    if (group.stream().anyMatch(this::looksElsewhere) || areAwaited(group, fresh)) {
                        countOnDays(filter, group, found);
                    } else {
                        count(filter, group, fresh, found);
                    }
                });
        return found;
    }

    /** Whether the answers kept for today do not tell the count. */
    private boolean looksElsewhere(Asked one) {
        one.filter().check();
        return (one.filter().knownOn() != null || one.looksAtAnswers())
                && one.filter().looksElsewhere(today(one.portfolio()));
    }

    /** Whether answers are looked at of which very many hold no longer. */
    private boolean areAwaited(List<Asked> group, FreshPortfolios fresh) {
        return group.stream().anyMatch(Asked::looksAtAnswers)
                && !products.reevaluate(group.stream().map(Asked::portfolio).collect(Collectors.toSet()), fresh);
    }

    private void countOnDays(ProductFilter filter, List<Asked> group, Map<Asked, Map<String, Long>> found) {
        List<LocalDate> days = group.stream().map(this::day).distinct().sorted().toList();
        Set<AnswerColumn> columns = EnumSet.noneOf(AnswerColumn.class);
        group.stream().map(Asked::column).filter(Objects::nonNull).forEach(columns::add);
        Set<PortfolioView> portfolios = group.stream().map(Asked::portfolio).collect(Collectors.toSet());
        Map<UUID, Tally> counted = onDays.count(portfolios, filter, days, columns);
        group.forEach(one -> found.put(
                one,
                Objects.requireNonNull(counted.get(one.portfolio().portfolioId()))
                        .on(day(one), one.column())));
    }

    private LocalDate day(Asked one) {
        return one.filter().day(today(one.portfolio()));
    }

    private LocalDate today(PortfolioView portfolio) {
        return portfolio.dayOf(clock.instant());
    }

    private void count(
            ProductFilter filter, List<Asked> group, FreshPortfolios fresh, Map<Asked, Map<String, Long>> found) {
        Set<PortfolioView> portfolios = group.stream().map(Asked::portfolio).collect(Collectors.toSet());
        List<Alike> counted = new ArrayList<>();
        if (group.stream().anyMatch(one -> one.column() == null || !one.column().isOfMany())) {
            counted.addAll(products.byAnswersOfOne(portfolios, filter, columns(group, false), fresh));
        }
        counted.addAll(products.byAnswersOfMany(portfolios, filter, columns(group, true), fresh));
        Map<UUID, List<Alike>> byPortfolio = counted.stream().collect(Collectors.groupingBy(Alike::portfolio));
        group.forEach(one -> found.put(
                one,
                byPortfolio.getOrDefault(one.portfolio().portfolioId(), List.of()).stream()
                        .filter(alike -> alike.tells(one.column()))
                        .collect(Collectors.toMap(alike -> alike.answer(one.column()), Alike::count, Long::sum))));
    }

    private static Set<AnswerColumn> columns(List<Asked> group, boolean ofMany) {
        Set<AnswerColumn> columns = EnumSet.noneOf(AnswerColumn.class);
        group.stream()
                .map(Asked::column)
                .filter(Objects::nonNull)
                .filter(column -> column.isOfMany() == ofMany)
                .forEach(columns::add);
        return columns;
    }
}
