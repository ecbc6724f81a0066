package org.craregistry.portfolio;

import java.util.Collection;
import java.util.List;
import org.craregistry.law.CategoryCode;
import org.craregistry.storage.SortKey;
import org.jspecify.annotations.Nullable;

/** The predicate of a {@link ProductFilter} on what is not in the database: lets through what {@link ProductQueries} lets through. */
final class InMemory {

    private final ProductFilter filter;
    private final String text;
    private final @Nullable List<String> responsible;

    InMemory(ProductFilter filter) {
        this.filter = filter;
        this.text = SortKey.fold(filter.text());
        this.responsible = filter.responsible() == null
                ? null
                : filter.responsible().stream().map(SortKey::of).toList();
    }

    /** Whether answers fit what the filter asks of answers. */
    boolean fits(Answers answers) {
        return admits(filter.scope(), answers.scope())
                && admits(filter.applicability(), answers.applicability())
                && admits(filter.productClass(), answers.productClass())
                && admits(filter.category(), answers.category() == null ? CategoryCode.NONE.code() : answers.category())
                && admits(filter.aiStatus(), answers.aiStatus())
                && admits(filter.article15(), answers.article15())
                && admits(filter.craConformity(), answers.craConformity())
                && admitsOne(filter.procedure(), answers.procedures())
                && admitsEvery(filter.everyProcedure(), answers.procedures())
                && admitsOne(filter.unmet(), answers.unmet())
                && admitsEvery(filter.everyUnmet(), answers.unmet())
                && admits(filter.routeSupport(), answers.routeSupport())
                && admits(filter.standingBasis(), answers.standingBasis())
                && (filter.classificationSigned() == null
                        || filter.classificationSigned().equals(answers.classificationSigned()))
                && admitsOne(filter.openQuestion(), answers.openQuestions())
                && admitsEvery(filter.everyOpenQuestion(), answers.openQuestions());
    }

    /** Whether what was recorded fits what the filter asks of it. */
    boolean fits(PastProduct product) {
        RouteReliance reliance = product.reliance();
        return product.isWithdrawn() == Boolean.TRUE.equals(filter.withdrawn())
                && (text.isEmpty() || SearchText.of(product.identity()).contains(text))
                && (filter.relied() == null || filter.relied() == (reliance != null))
                && admits(filter.route(), reliance == null ? null : reliance.route())
                && (filter.placedFrom() == null
                        || product.placedOn() != null && !product.placedOn().isBefore(filter.placedFrom()))
                && (filter.placedUntil() == null
                        || product.placedOn() != null && !product.placedOn().isAfter(filter.placedUntil()))
                && admits(responsible, SortKey.of(product.identity().responsible()));
    }

    private static boolean admits(@Nullable Collection<?> accepted, @Nullable Object met) {
        return accepted == null || met != null && accepted.contains(met);
    }

    private static boolean admitsEvery(@Nullable Collection<?> demanded, Collection<?> met) {
        return demanded == null || met.containsAll(demanded);
    }

    private static boolean admitsOne(@Nullable Collection<?> accepted, Collection<?> met) {
        return accepted == null || met.stream().anyMatch(accepted::contains);
    }
}
