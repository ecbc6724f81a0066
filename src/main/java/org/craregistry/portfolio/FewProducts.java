package org.craregistry.portfolio;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.craregistry.graphql.Connection;
import org.craregistry.graphql.PageRequest;
import org.craregistry.portfolio.ProductCounts.Alike;
import org.springframework.stereotype.Component;

/**
 * Lists those few products that have a condition, a procedure, a question, a finding or a scheme which hardly any has. No order of a list
 * has an index that tells such answers: a walk along it would meet nearly all products until a page is full.
 */
@Component
class FewProducts {

    /** So many products are looked up and sorted in less time than it takes to meet a page of them among many more. */
    private static final long FEW = 2000;

    private final CountQueries counts;
    private final DayPages onDays;

    FewProducts(CountQueries counts, DayPages onDays) {
        this.counts = counts;
        this.onDays = onDays;
    }

    /**
     * A page of the products of each of several portfolios by the answers of today; empty where they are met soon enough along the list,
     * or it is not known which have these answers.
     *
     * @param filter one that looks at today
     * @param fresh the portfolios whose answers need not be looked after again
     */
    Optional<Map<UUID, Connection<ProductView>>> pages(
            Collection<PortfolioView> portfolios,
            ProductFilter filter,
            Keyset keyset,
            PageRequest request,
            FreshPortfolios fresh) {
        filter.check();
        Set<AnswerColumn> columns = AnswerColumn.OF_MANY.stream()
                .filter(column -> column.isLookedAtBy(filter))
                .collect(Collectors.toSet());
        if (columns.isEmpty() || keyset.asksForAnswers()) {
            return Optional.empty();
        }
        List<Alike> counted = counts.byAnswersOfMany(portfolios, ProductFilter.ALL, columns, fresh);
        return columns.stream().anyMatch(column -> few(column, filter, counted))
                ? onDays.kept(portfolios, filter, keyset, request)
                : Optional.empty();
    }

    private static boolean few(AnswerColumn column, ProductFilter filter, List<Alike> counted) {
        ToLongFunction<String> products = name -> counted.stream()
                .filter(alike ->
                        NamesColumn.write(List.of(name)).equals(alike.answers().get(column)))
                .mapToLong(Alike::count)
                .sum();
        List<String> oneOf = column.oneOf(filter);
        List<String> every = column.every(filter);
        return oneOf != null && sum(oneOf, products) <= FEW
                || every != null && every.stream().mapToLong(products).anyMatch(count -> count <= FEW);
    }

    private static long sum(List<String> names, ToLongFunction<String> products) {
        return names.stream().distinct().mapToLong(products).sum();
    }
}
