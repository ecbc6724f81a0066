package org.craregistry.portfolio;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.craregistry.law.CategoryCode;
import org.craregistry.storage.SortKey;
import org.jspecify.annotations.Nullable;

/** The predicate of a {@link ProductFilter} on what is not in the database: lets through what {@link ProductQueries} lets through. */
final class FilterInMemory {

    private final ProductFilter filter;
    private final String text;
    private final @Nullable List<String> responsible;
    private final List<Demand> demands = new ArrayList<>();

    FilterInMemory(ProductFilter filter) {
        this.filter = filter;
        this.text = SortKey.fold(filter.text());
        this.responsible = filter.responsible() == null
                ? null
                : filter.responsible().stream().map(SortKey::of).toList();
        for (AnswerColumn column : AnswerColumn.ANSWERED) {
            demand(column, column.oneOf(filter), false);
            demand(column, column.every(filter), true);
        }
    }

    private void demand(AnswerColumn column, @Nullable List<String> values, boolean every) {
        if (values != null) {
            demands.add(new Demand(column, Set.copyOf(values), every));
        }
    }

    /** What the filter asks of one answer: every one of the values, or one of them. */
    private record Demand(AnswerColumn column, Set<String> values, boolean every) {

        boolean isMetBy(Answers answers) {
            List<String> met = column.values(answers, null);
            if (column == AnswerColumn.CATEGORY && met.isEmpty()) {
                return values.contains(CategoryCode.NONE.code());
            }
            return every ? met.containsAll(values) : met.stream().anyMatch(values::contains);
        }
    }

    /** Whether answers fit what the filter asks of answers. */
    boolean fits(Answers answers) {
        return demands.stream().allMatch(demand -> demand.isMetBy(answers))
                && isWithin(filter.expiresFrom(), answers.expiresOn(), filter.expiresUntil());
    }

    /** Whether what was recorded fits what the filter asks of it. */
    boolean fits(PastProduct product) {
        RouteReliance reliance = product.reliance();
        return product.isWithdrawn() == Boolean.TRUE.equals(filter.withdrawn())
                && (text.isEmpty() || SearchText.of(product.identity()).contains(text))
                && (filter.relied() == null || filter.relied() == (reliance != null))
                && admits(filter.route(), reliance == null ? null : reliance.route())
                && isWithin(filter.placedFrom(), product.placedOn(), filter.placedUntil())
                && (filter.changedSince() == null
                        || !product.changedAt().isBefore(filter.changedSince().toInstant()))
                && admits(responsible, SortKey.of(product.identity().responsible()));
    }

    private static boolean isWithin(@Nullable LocalDate from, @Nullable LocalDate day, @Nullable LocalDate until) {
        return (from == null || day != null && !day.isBefore(from))
                && (until == null || day != null && !day.isAfter(until));
    }

    private static boolean admits(@Nullable Collection<?> accepted, @Nullable Object met) {
        return accepted == null || met != null && accepted.contains(met);
    }
}
