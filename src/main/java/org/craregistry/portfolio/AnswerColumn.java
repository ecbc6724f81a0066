package org.craregistry.portfolio;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The stored answers that products are counted by: each the column that holds it, on a product as in the counts, and the fields of
 * {@link ProductFilter} that look at it. Those of which a product can have several come last.
 */
public enum AnswerColumn {
    PRODUCT_CLASS("product_class", "productClass", ProductFilter::productClass, Answers::productClass),
    CATEGORY("category", "category", ProductFilter::category, Answers::category),
    SCOPE("scope", "scope", ProductFilter::scope, Answers::scope),
    APPLICABILITY("applicability", "applicability", ProductFilter::applicability, Answers::applicability),
    AI_STATUS("ai_status", "aiStatus", ProductFilter::aiStatus, Answers::aiStatus),
    ARTICLE_15("article15", "article15", ProductFilter::article15, Answers::article15),
    CRA_CONFORMITY("cra_conformity", "craConformity", ProductFilter::craConformity, Answers::craConformity),
    MARKET_STAGE("market_stage", "marketStage", ProductFilter::marketStage, Answers::marketStage),
    /** What people decide on, and the law does not answer. */
    ROUTE("route", "route", ProductFilter::route, answers -> null),
    ROUTE_SUPPORT("route_support", "routeSupport", ProductFilter::routeSupport, Answers::routeSupport),
    STANDING_BASIS("standing_basis", "standingBasis", ProductFilter::standingBasis, Answers::standingBasis),
    CLASSIFICATION_SIGNED(
            "classification_signed",
            "classificationSigned",
            filter -> filter.classificationSigned() == null ? null : List.of(filter.classificationSigned()),
            Answers::classificationSigned),
    OPEN_QUESTIONS(
            "open_questions",
            "openQuestion",
            ProductFilter::openQuestion,
            "everyOpenQuestion",
            ProductFilter::everyOpenQuestion,
            Answers::openQuestions),
    PROCEDURES(
            "procedures",
            "procedure",
            ProductFilter::procedure,
            "everyProcedure",
            ProductFilter::everyProcedure,
            Answers::procedures),
    FINDINGS(
            "findings",
            "finding",
            ProductFilter::finding,
            "everyFinding",
            ProductFilter::everyFinding,
            Answers::findings),
    SCHEMES(
            "schemes",
            "scheme",
            filter -> schemes(filter.scheme()),
            "everyScheme",
            filter -> schemes(filter.everyScheme()),
            Answers::schemes),
    UNMET("unmet", "unmet", ProductFilter::unmet, "everyUnmet", ProductFilter::everyUnmet, Answers::unmet);

    /** Those that the law answers. */
    static final List<AnswerColumn> ANSWERED =
            Arrays.stream(values()).filter(column -> column != ROUTE).toList();

    /** Those of which a product has one value at the most. */
    static final List<AnswerColumn> OF_ONE =
            Arrays.stream(values()).filter(column -> !column.isOfMany()).toList();

    /** Those of which a product can have several values. */
    static final List<AnswerColumn> OF_MANY =
            Arrays.stream(values()).filter(AnswerColumn::isOfMany).toList();

    /** All of them, for a SELECT. */
    static final String SELECTED =
            Arrays.stream(values()).map(AnswerColumn::sql).collect(Collectors.joining(", "));

    private final String column;
    private final String oneOf;
    private final Function<ProductFilter, @Nullable List<?>> valuesOneOf;
    private final @Nullable String every;
    private final Function<ProductFilter, @Nullable List<?>> valuesEvery;
    private final Function<Answers, @Nullable Object> answer;

    AnswerColumn(
            String column,
            String oneOf,
            Function<ProductFilter, @Nullable List<?>> valuesOneOf,
            Function<Answers, @Nullable Object> answer) {
        this(column, oneOf, valuesOneOf, null, filter -> null, answer);
    }

    AnswerColumn(
            String column,
            String oneOf,
            Function<ProductFilter, @Nullable List<?>> valuesOneOf,
            @Nullable String every,
            Function<ProductFilter, @Nullable List<?>> valuesEvery,
            Function<Answers, @Nullable Object> answer) {
        this.column = column;
        this.oneOf = oneOf;
        this.valuesOneOf = valuesOneOf;
        this.every = every;
        this.valuesEvery = valuesEvery;
        this.answer = answer;
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

    /** The index along which the products of a portfolio with a value are listed in the usual order; {@code null} where none is. */
    @Nullable
    String index() {
        return switch (this) {
            case PRODUCT_CLASS -> "product_by_class";
            case AI_STATUS -> "product_by_ai_status";
            case ARTICLE_15 -> "product_by_article15";
            case CRA_CONFORMITY -> "product_by_cra_conformity";
            case MARKET_STAGE -> "product_by_market_stage";
            case ROUTE -> "product_by_route";
            case ROUTE_SUPPORT -> "product_by_route_support";
            case STANDING_BASIS -> "product_by_standing_basis";
            case CLASSIFICATION_SIGNED -> "product_by_classification_signed";
            default -> null;
        };
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

    /** The values of which a filter demands one; {@code null} where it does not look at them. */
    @Nullable
    List<String> oneOf(ProductFilter filter) {
        List<?> values = valuesOneOf.apply(filter);
        return values == null ? null : asNames(values);
    }

    /** The values of which a filter demands every one; {@code null} where it does not look at them. */
    @Nullable
    List<String> every(ProductFilter filter) {
        List<?> values = valuesEvery.apply(filter);
        return values == null ? null : asNames(values);
    }

    /** Whether a filter looks at it. */
    boolean isLookedAtBy(ProductFilter filter) {
        return valuesOneOf.apply(filter) != null || valuesEvery.apply(filter) != null;
    }

    /** The values that a product has; empty where there is no answer. */
    List<String> values(Answers answers, @Nullable RouteReliance reliance) {
        if (this == ROUTE) {
            return asNames(reliance == null ? null : reliance.route());
        }
        return asNames(answer.apply(answers));
    }

    /** What is stored of some answers; {@code null} where there is no answer. */
    @Nullable
    String stored(Answers answers, @Nullable RouteReliance reliance) {
        List<String> values = values(answers, reliance);
        if (isOfMany()) {
            return NamesColumn.write(values);
        }
        return values.isEmpty() ? null : values.get(0);
    }

    /** The values in what is stored; empty where there is no answer. */
    List<String> read(@Nullable String stored) {
        if (isOfMany()) {
            return NamesColumn.read(stored);
        }
        return stored == null ? List.of() : List.of(stored);
    }

    /** What a product with these values is counted under; the empty text where there is no answer. */
    List<String> countedUnder(List<String> values) {
        if (isOfMany()) {
            return values.stream().map(name -> NamesColumn.write(List.of(name))).toList();
        }
        return values.isEmpty() ? List.of("") : values;
    }

    private static @Nullable List<String> schemes(@Nullable List<String> asked) {
        return asked == null ? null : asked.stream().map(SchemeName::of).toList();
    }

    private static List<String> asNames(@Nullable Object value) {
        if (value == null) {
            return List.of();
        }
        if (value instanceof List<?> several) {
            return several.stream().map(AnswerColumn::asName).toList();
        }
        return List.of(asName(value));
    }

    private static String asName(Object value) {
        return value instanceof Enum<?> constant ? constant.name() : value.toString();
    }
}
