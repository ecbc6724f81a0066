package org.craregistry.portfolio;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.craregistry.graphql.BadRequest;
import org.craregistry.law.AiStatusOutcome;
import org.craregistry.law.ApplicabilityOutcome;
import org.craregistry.law.Article15Outcome;
import org.craregistry.law.Article15Route;
import org.craregistry.law.ConformityOutcome;
import org.craregistry.law.FindingCode;
import org.craregistry.law.Law;
import org.craregistry.law.MarketStage;
import org.craregistry.law.Procedure;
import org.craregistry.law.ProductClass;
import org.craregistry.law.ScopeOutcome;
import org.craregistry.law.Vocabulary;
import org.craregistry.storage.SortKey;
import org.jspecify.annotations.Nullable;

/**
 * Which products of a portfolio; a field that is {@code null} lets all through. The one predicate of lists, counts and exports.
 *
 * @param everyProcedure lets products through for which all of these are open; so do the other fields of this kind
 * @param relied whether a route is relied on, whichever
 * @param classificationSigned whether a person has decided the core functionality that the class rests on
 * @param expiresFrom of the earliest last day of a certificate that is not withdrawn, inclusive as all days
 * @param asOf the day whose answers are looked at; {@code null} for today, or for {@code knownOn} where that is given
 * @param knownOn the day by whose end everything was recorded that is looked at; {@code null} for what is recorded now
 */
public record ProductFilter(
        @Nullable String text,
        @Nullable List<ScopeOutcome> scope,
        @Nullable List<ApplicabilityOutcome> applicability,
        @Nullable List<ProductClass> productClass,
        @Nullable List<String> category,
        @Nullable List<AiStatusOutcome> aiStatus,
        @Nullable List<Article15Outcome> article15,
        @Nullable List<ConformityOutcome> craConformity,
        @Nullable List<MarketStage> marketStage,
        @Nullable List<Procedure> procedure,
        @Nullable List<Procedure> everyProcedure,
        @Nullable List<String> unmet,
        @Nullable List<String> everyUnmet,
        @Nullable List<FindingCode> finding,
        @Nullable List<FindingCode> everyFinding,
        @Nullable List<String> scheme,
        @Nullable List<String> everyScheme,
        @Nullable LocalDate expiresFrom,
        @Nullable LocalDate expiresUntil,
        @Nullable Boolean relied,
        @Nullable List<Article15Route> route,
        @Nullable List<RouteSupport> routeSupport,
        @Nullable List<StandingBasis> standingBasis,
        @Nullable Boolean classificationSigned,
        @Nullable List<String> openQuestion,
        @Nullable List<String> everyOpenQuestion,
        @Nullable LocalDate placedFrom,
        @Nullable LocalDate placedUntil,
        @Nullable OffsetDateTime changedSince,
        @Nullable List<String> responsible,
        @Nullable Boolean withdrawn,
        @Nullable LocalDate asOf,
        @Nullable LocalDate knownOn) {

    private static final int MOST_VALUES = 100;
    private static final int LONGEST_TEXT = 200;

    /** All products that are not withdrawn. */
    public static final ProductFilter ALL = new ProductFilter(
            null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null,
            null, null, null, null, null, null, null, null, null, null, null, null, null, null, null);

    /** Whether it looks at what the law answers, and not only at what people tell. */
    public boolean asksForAnswers() {
        return AnswerColumn.ANSWERED.stream().anyMatch(column -> column.isLookedAtBy(this))
                || isGiven(expiresFrom, expiresUntil);
    }

    /** Whether it looks at answers of which a product can have several. */
    private boolean asksForAnswersOfMany() {
        return AnswerColumn.OF_MANY.stream().anyMatch(column -> column.isLookedAtBy(this));
    }

    /**
     * Whether it looks at nothing but answers of which a product has one at the most, and the route relied on: then what is counted
     * of such answers tells how many products it lets through.
     */
    boolean isByAnswersOfOne() {
        return !asksForAnswersOfMany() && isByAnswers();
    }

    /** Whether it looks at nothing but answers that products are counted by, and the route relied on. */
    boolean isByAnswers() {
        return !isGiven(placedFrom, placedUntil, changedSince, expiresFrom, expiresUntil, responsible)
                && SortKey.fold(text).isEmpty()
                && !Boolean.TRUE.equals(withdrawn);
    }

    /** Whether it lets through every product that is not withdrawn. */
    boolean isOpen() {
        return isByAnswersOfOne() && !asksForAnswers() && !isGiven(relied, route);
    }

    /** The answer that it looks at where it looks at nothing else; {@code null} otherwise. */
    @Nullable
    AnswerColumn onlyAnswer() {
        List<AnswerColumn> columns = Arrays.stream(AnswerColumn.values())
                .filter(column -> column.isLookedAtBy(this))
                .toList();
        return columns.size() == 1 && isByAnswers() && relied == null ? columns.get(0) : null;
    }

    private static boolean isGiven(@Nullable Object... fields) {
        return Arrays.stream(fields).anyMatch(Objects::nonNull);
    }

    /**
     * Checks that the filter can be carried out.
     *
     * @throws BadRequest where it has too many values, too long a text, a question that is none, or a day that no calendar of the
     *     registry has
     */
    void check() {
        for (AnswerColumn column : AnswerColumn.values()) {
            checkSize(column.oneOf(this));
            checkSize(column.every(this));
        }
        checkSize(responsible);
        checkQuestions("openQuestion", openQuestion);
        checkQuestions("everyOpenQuestion", everyOpenQuestion);
        checkConditions("unmet", unmet);
        checkConditions("everyUnmet", everyUnmet);
        if (text != null && text.length() > LONGEST_TEXT) {
            throw new BadRequest("text: %d characters are too many; at most %d are accepted."
                    .formatted(text.length(), LONGEST_TEXT));
        }
        BadRequest.refuseDay("placedFrom", placedFrom);
        BadRequest.refuseDay("placedUntil", placedUntil);
        BadRequest.refuseDay("expiresFrom", expiresFrom);
        BadRequest.refuseDay("expiresUntil", expiresUntil);
        BadRequest.refuseDay("changedSince", changedSince == null ? null : changedSince.toLocalDate());
        BadRequest.refuseDay("asOf", asOf);
        BadRequest.refuseDay("knownOn", knownOn);
    }

    /** The day whose answers it looks at. */
    LocalDate day(LocalDate today) {
        if (asOf != null) {
            return asOf;
        }
        return knownOn != null ? knownOn : today;
    }

    /** Whether the answers kept for today do not tell what it looks at. */
    boolean looksElsewhere(LocalDate today) {
        return knownOn != null || !day(today).equals(today);
    }

    /** The same products by the answers of another day; {@code null} for today, or for {@code knownOn} where that is given. */
    public ProductFilter on(@Nullable LocalDate day) {
        return dated(day, knownOn);
    }

    /** The same products by what was recorded on a day; {@code null} for what is recorded now. */
    public ProductFilter knownOn(@Nullable LocalDate day) {
        return dated(asOf, day);
    }

    private ProductFilter dated(@Nullable LocalDate answered, @Nullable LocalDate known) {
        return new ProductFilter(
                text,
                scope,
                applicability,
                productClass,
                category,
                aiStatus,
                article15,
                craConformity,
                marketStage,
                procedure,
                everyProcedure,
                unmet,
                everyUnmet,
                finding,
                everyFinding,
                scheme,
                everyScheme,
                expiresFrom,
                expiresUntil,
                relied,
                route,
                routeSupport,
                standingBasis,
                classificationSigned,
                openQuestion,
                everyOpenQuestion,
                placedFrom,
                placedUntil,
                changedSince,
                responsible,
                withdrawn,
                answered,
                known);
    }

    private static void checkSize(@Nullable List<?> values) {
        if (values != null && values.size() > MOST_VALUES) {
            throw new BadRequest("The filter has a list of %d values; at most %d are accepted."
                    .formatted(values.size(), MOST_VALUES));
        }
    }

    private static void checkQuestions(String field, @Nullable List<String> questions) {
        for (String question : questions == null ? List.<String>of() : questions) {
            if (Vocabulary.findQuestion(question).isEmpty()) {
                throw new BadRequest("%s: \"%s\" is no question. Use the name of a fact or of a field of the evidence."
                        .formatted(field, BadRequest.shorten(question)));
            }
        }
    }

    private static void checkConditions(String field, @Nullable List<String> conditions) {
        for (String condition : conditions == null ? List.<String>of() : conditions) {
            if (Law.conditions().stream().noneMatch(known -> known.code().equals(condition))) {
                throw new BadRequest("%s: \"%s\" is no condition; use the code of one, such as D7 or %s."
                        .formatted(
                                field,
                                BadRequest.shorten(condition),
                                Law.conditions().get(0).code()));
            }
        }
    }
}
