package org.craregistry.portfolio;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.craregistry.law.CategoryCode;
import org.jspecify.annotations.Nullable;

/** What a filter asks of some of the answers, in whatever form these come: the same as {@link ProductConditions} asks in SQL. */
final class AnswerDemands {

    private final List<Demand> demands = new ArrayList<>();

    AnswerDemands(ProductFilter filter, Collection<AnswerColumn> looked) {
        for (AnswerColumn column : looked) {
            demand(column, column.oneOf(filter), false);
            demand(column, column.every(filter), true);
        }
    }

    private void demand(AnswerColumn column, @Nullable List<String> values, boolean every) {
        if (values != null) {
            demands.add(new Demand(column, Set.copyOf(values), every));
        }
    }

    /** What is asked of one answer: every one of the values, or one of them. */
    private record Demand(AnswerColumn column, Set<String> values, boolean every) {

        boolean isMetBy(List<String> met) {
            if (column == AnswerColumn.CATEGORY && met.isEmpty()) {
                return values.contains(CategoryCode.NONE.code());
            }
            return every ? met.containsAll(values) : met.stream().anyMatch(values::contains);
        }
    }

    /** @param answers the values that a product has of an answer */
    boolean areMetBy(Function<AnswerColumn, List<String>> answers) {
        return demands.stream().allMatch(demand -> demand.isMetBy(answers.apply(demand.column())));
    }
}
