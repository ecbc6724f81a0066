package org.craregistry.portfolio;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The stored answers that products are counted by: each the column that holds it, on a product as in the counts, and the fields of
 * {@link ProductFilter} that look at it. Those of which a product can have several come last.
 */
public enum AnswerColumn {
    PRODUCT_CLASS("product_class", "productClass"),
    CATEGORY("category", "category"),
    SCOPE("scope", "scope"),
    APPLICABILITY("applicability", "applicability"),
    AI_STATUS("ai_status", "aiStatus"),
    ARTICLE_15("article15", "article15"),
    CRA_CONFORMITY("cra_conformity", "craConformity"),
    ROUTE("route", "route"),
    ROUTE_SUPPORT("route_support", "routeSupport"),
    STANDING_BASIS("standing_basis", "standingBasis"),
    CLASSIFICATION_SIGNED("classification_signed", "classificationSigned"),
    OPEN_QUESTIONS("open_questions", "openQuestion", "everyOpenQuestion"),
    PROCEDURES("procedures", "procedure", "everyProcedure"),
    UNMET("unmet", "unmet", "everyUnmet");

    /** Those of which a product has one value at the most. */
    static final List<AnswerColumn> OF_ONE =
            Arrays.stream(values()).filter(column -> !column.isOfMany()).toList();

    private final String column;
    private final String oneOf;
    private final @Nullable String every;

    AnswerColumn(String column, String oneOf) {
        this(column, oneOf, null);
    }

    AnswerColumn(String column, String oneOf, @Nullable String every) {
        this.column = column;
        this.oneOf = oneOf;
        this.every = every;
    }

    /** The names in a value of a column of which a product can have several. */
    public static List<String> names(String value) {
        return NamesColumn.read(value);
    }

    /** Whether a product can have several of its values. */
    public boolean isOfMany() {
        return every != null;
    }

    String column() {
        return column;
    }

    String sql() {
        return "p." + column;
    }

    /** The field of the filter that lets products through which have one of the values given. */
    String oneOf() {
        return oneOf;
    }

    /** The field of the filter that lets products through which have every value given; {@code null} where they have one only. */
    @Nullable
    String every() {
        return every;
    }

    /** What is stored of some answers; {@code null} where there is no answer. */
    @Nullable
    String stored(Answers answers, @Nullable RouteReliance reliance) {
        return switch (this) {
            case PRODUCT_CLASS -> answers.productClass().name();
            case CATEGORY -> answers.category();
            case SCOPE -> answers.scope().name();
            case APPLICABILITY -> answers.applicability().name();
            case AI_STATUS -> answers.aiStatus().name();
            case ARTICLE_15 -> answers.article15().name();
            case CRA_CONFORMITY -> answers.craConformity().name();
            case ROUTE -> reliance == null ? null : reliance.route().name();
            case ROUTE_SUPPORT ->
                answers.routeSupport() == null ? null : answers.routeSupport().name();
            case STANDING_BASIS ->
                answers.standingBasis() == null ? null : answers.standingBasis().name();
            case CLASSIFICATION_SIGNED ->
                answers.classificationSigned() == null
                        ? null
                        : answers.classificationSigned().toString();
            case OPEN_QUESTIONS -> NamesColumn.write(answers.openQuestions());
            case PROCEDURES -> NamesColumn.ofConstants(answers.procedures());
            case UNMET -> NamesColumn.write(answers.unmet());
        };
    }

    /** What a product with these answers is counted under; the empty text where there is no answer. */
    List<String> of(Answers answers, @Nullable RouteReliance reliance) {
        String stored = stored(answers, reliance);
        return isOfMany() ? each(names(stored == null ? "" : stored)) : List.of(stored == null ? "" : stored);
    }

    /** Values of which a product has several count one by one. */
    private static List<String> each(List<String> names) {
        return names.stream().map(name -> NamesColumn.write(List.of(name))).toList();
    }
}
