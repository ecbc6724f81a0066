package org.craregistry.assessment.status;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.craregistry.assessment.SchemaTerms;
import org.craregistry.law.AiStatusOutcome;
import org.craregistry.law.ApplicabilityOutcome;
import org.craregistry.law.Article15Outcome;
import org.craregistry.law.Article15Route;
import org.craregistry.law.CategoryCode;
import org.craregistry.law.ConformityOutcome;
import org.craregistry.law.FindingCode;
import org.craregistry.law.Law;
import org.craregistry.law.MarketStage;
import org.craregistry.law.Procedure;
import org.craregistry.law.ProductClass;
import org.craregistry.law.Provision;
import org.craregistry.law.ScopeOutcome;
import org.craregistry.law.Term;
import org.craregistry.law.Vocabulary;
import org.craregistry.portfolio.AnswerColumn;
import org.craregistry.portfolio.ProductCount;
import org.craregistry.portfolio.RouteSupport;
import org.craregistry.portfolio.StandingBasis;

/**
 * An answer by which products are counted.
 *
 * @param field the field of the API that has the counts
 * @param terms the answers in the order in which their counts are shown
 * @param mostFirst whether the most frequent come first instead
 */
record Grouping(String field, AnswerColumn column, Answered terms, boolean mostFirst) {

    /** Tells the answers that can be counted, or those that were found where these are not known before. */
    interface Answered {

        List<Term> among(SchemaTerms.Known known, Set<String> found);
    }

    private static final List<Term> SIGNED_OR_NOT =
            List.of(own("true", "Signed by a person"), own("false", "Not signed yet"));

    static final List<Grouping> ALL = List.of(
            of("byScope", AnswerColumn.SCOPE, ScopeOutcome.class),
            of("byApplicability", AnswerColumn.APPLICABILITY, ApplicabilityOutcome.class),
            of("byClass", AnswerColumn.PRODUCT_CLASS, ProductClass.class),
            of("byCategory", AnswerColumn.CATEGORY, Grouping::categories, false),
            of("byAiStatus", AnswerColumn.AI_STATUS, AiStatusOutcome.class),
            of("byArticle15", AnswerColumn.ARTICLE_15, Article15Outcome.class),
            of("byCraConformity", AnswerColumn.CRA_CONFORMITY, ConformityOutcome.class),
            of("byMarketStage", AnswerColumn.MARKET_STAGE, MarketStage.class),
            of("byRoute", AnswerColumn.ROUTE, Grouping::routesAndNone, false),
            of("byRouteSupport", AnswerColumn.ROUTE_SUPPORT, RouteSupport.class),
            of("byStandingBasis", AnswerColumn.STANDING_BASIS, StandingBasis.class),
            of("byClassificationSigned", AnswerColumn.CLASSIFICATION_SIGNED, known -> SIGNED_OR_NOT, false),
            of("byProcedure", AnswerColumn.PROCEDURES, Procedure.class),
            of("byFinding", AnswerColumn.FINDINGS, known -> known.of("FindingCode", names(FindingCode.class)), true),
            new Grouping("byScheme", AnswerColumn.SCHEMES, (known, found) -> schemes(found), false),
            of("byUnmet", AnswerColumn.UNMET, Grouping::conditions, true),
            of("byOpenQuestion", AnswerColumn.OPEN_QUESTIONS, known -> questions(), true));

    private static Grouping of(String field, AnswerColumn column, Class<? extends Enum<?>> answers) {
        return of(field, column, known -> known.of(answers.getSimpleName(), names(answers)), false);
    }

    private static List<String> names(Class<? extends Enum<?>> answers) {
        return Arrays.stream(answers.getEnumConstants()).map(Enum::name).toList();
    }

    private static List<Term> schemes(Set<String> found) {
        return found.stream().sorted().map(name -> own(name, name)).toList();
    }

    private static Grouping of(
            String field, AnswerColumn column, Function<SchemaTerms.Known, List<Term>> terms, boolean mostFirst) {
        return new Grouping(field, column, (known, found) -> terms.apply(known), mostFirst);
    }

    private static List<Term> categories(SchemaTerms.Known known) {
        return known.of(
                "CategoryCode",
                CategoryCode.ALL.stream()
                        .filter(code -> code.category().isPresent())
                        .map(CategoryCode::code)
                        .toList());
    }

    private static List<Term> routesAndNone(SchemaTerms.Known known) {
        return Stream.concat(
                        known.of("Article15Route", names(Article15Route.class)).stream(),
                        Stream.of(own("", "No route relied on")))
                .toList();
    }

    private static List<Term> conditions(SchemaTerms.Known known) {
        return known.of(
                "Condition", Law.conditions().stream().map(Provision::code).toList());
    }

    private static List<Term> questions() {
        return Vocabulary.QUESTIONS.stream()
                .map(question -> new Term(
                        "Question", question.name(), question.header(), question.question(), question.citation()))
                .toList();
    }

    /** An answer that is the registry's own. */
    private static Term own(String code, String label) {
        return new Term("", code, label, null, null);
    }

    /** How counts follow one another, where they are not left as the answers do. */
    Comparator<ProductCount> order() {
        return mostFirst
                ? Comparator.comparingLong(ProductCount::count).reversed()
                : Comparator.comparingInt(count -> 0);
    }

    /** How many products have each answer, by its code. */
    Map<String, Long> byCode(Map<String, Long> found) {
        if (!column.isOfMany()) {
            return found;
        }
        Map<String, Long> byCode = new HashMap<>();
        found.forEach(
                (codes, count) -> AnswerColumn.names(codes).forEach(code -> byCode.merge(code, count, Long::sum)));
        return byCode;
    }
}
