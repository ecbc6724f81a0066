package org.craregistry.portfolio;

import graphql.schema.DataFetchingEnvironment;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.dataloader.DataLoader;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.execution.BatchLoaderRegistry;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Counts products for one request to the API: the same count is made once, and counts under the same filter for many portfolios and
 * by many answers in one statement, those by open questions in another. Counts for other days than today, however many, are made in
 * one statement for each filter.
 */
@Component
public class ProductCounts {

    private static final String LOADER = "counts of products";

    private final ProductQueries products;
    private final OtherDays otherDays;

    ProductCounts(ProductQueries products, OtherDays otherDays, BatchLoaderRegistry registry) {
        this.products = products;
        this.otherDays = otherDays;
        registry.<Asked, Map<String, Long>>forName(LOADER)
                .registerMappedBatchLoader(
                        (asked, environment) -> Mono.fromSupplier(() -> load(asked, FreshPortfolios.of(environment))));
    }

    /** @param column by which answer; {@code null} for the number of all */
    private record Asked(
            PortfolioView portfolio,
            ProductFilter filter,
            @Nullable AnswerColumn column) {}

    /** How many products of a portfolio have the same answers; an answer without a value is the empty text. */
    record Alike(UUID portfolio, Map<AnswerColumn, String> answers, long count) {

        /** The answer by which is asked; the same for all where it is asked for the number of all. */
        String answer(@Nullable AnswerColumn column) {
            return column == null ? "" : answers.getOrDefault(column, "");
        }
    }

    /** The number of a portfolio's products by value of an answer; products without a value are counted under the empty text. */
    public CompletableFuture<Map<String, Long>> by(
            AnswerColumn column, PortfolioView portfolio, ProductFilter filter, DataFetchingEnvironment environment) {
        return load(new Asked(portfolio, filter, column), environment);
    }

    /** The number of all of a portfolio's products that the filter lets through. */
    public CompletableFuture<Long> all(
            PortfolioView portfolio, ProductFilter filter, DataFetchingEnvironment environment) {
        return load(new Asked(portfolio, filter, null), environment).thenApply(count -> count.getOrDefault("", 0L));
    }

    private static CompletableFuture<Map<String, Long>> load(Asked asked, DataFetchingEnvironment environment) {
        DataLoader<Asked, Map<String, Long>> loader = Objects.requireNonNull(environment.getDataLoader(LOADER));
        return loader.load(asked);
    }

    private Map<Asked, Map<String, Long>> load(Set<Asked> asked, FreshPortfolios fresh) {
        Map<Asked, Map<String, Long>> found = new HashMap<>();
        asked.stream()
                .collect(Collectors.groupingBy(one -> one.filter().on(null)))
                .forEach((filter, group) -> {
                    if (group.stream().anyMatch(this::looksElsewhere)) {
                        countOnDays(filter, group, found);
                    } else {
                        count(filter, group, fresh, found);
                    }
                });
        return found;
    }

    /** Whether the answers kept for today do not tell the count. */
    private boolean looksElsewhere(Asked one) {
        boolean looks = one.filter().knownOn() != null
                || one.column() != null
                || one.filter().asksForAnswers();
        one.filter().check();
        return looks && otherDays.concern(one.portfolio(), one.filter());
    }

    private void countOnDays(ProductFilter filter, List<Asked> group, Map<Asked, Map<String, Long>> found) {
        List<LocalDate> days = group.stream().map(this::day).distinct().sorted().toList();
        Set<AnswerColumn> columns = EnumSet.noneOf(AnswerColumn.class);
        group.stream().map(Asked::column).filter(Objects::nonNull).forEach(columns::add);
        Set<PortfolioView> portfolios = group.stream().map(Asked::portfolio).collect(Collectors.toSet());
        Map<UUID, Tally> counted = otherDays.count(portfolios, filter, days, columns);
        group.forEach(one -> found.put(
                one,
                Objects.requireNonNull(counted.get(one.portfolio().portfolioId()))
                        .on(days.indexOf(day(one)), one.column())));
    }

    private LocalDate day(Asked one) {
        return otherDays.day(one.portfolio(), one.filter());
    }

    private void count(
            ProductFilter filter, List<Asked> group, FreshPortfolios fresh, Map<Asked, Map<String, Long>> found) {
        Set<PortfolioView> portfolios = group.stream().map(Asked::portfolio).collect(Collectors.toSet());
        // Hardly two products have the same open questions: together with the others every product would be a group of
        // its own.
        group.stream()
                .collect(Collectors.groupingBy(one -> one.column() == AnswerColumn.OPEN_QUESTIONS))
                .values()
                .forEach(together -> {
                    Set<AnswerColumn> columns = EnumSet.noneOf(AnswerColumn.class);
                    together.stream()
                            .map(Asked::column)
                            .filter(Objects::nonNull)
                            .forEach(columns::add);
                    Map<UUID, List<Alike>> counted = products.count(portfolios, filter, columns, fresh).stream()
                            .collect(Collectors.groupingBy(Alike::portfolio));
                    together.forEach(one -> found.put(
                            one,
                            counted.getOrDefault(one.portfolio().portfolioId(), List.of()).stream()
                                    .collect(Collectors.toMap(
                                            alike -> alike.answer(one.column()), Alike::count, Long::sum))));
                });
    }
}
