package org.craregistry.assessment;

import graphql.schema.DataFetchingEnvironment;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.craregistry.assessment.PortfolioStatus.AiStatusCount;
import org.craregistry.assessment.PortfolioStatus.Article15Count;
import org.craregistry.assessment.PortfolioStatus.CategoryCount;
import org.craregistry.assessment.PortfolioStatus.ClassCount;
import org.craregistry.assessment.PortfolioStatus.ConformityCount;
import org.craregistry.assessment.PortfolioStatus.OpenQuestionCount;
import org.craregistry.assessment.PortfolioStatus.ScopeCount;
import org.craregistry.graphql.BadRequest;
import org.craregistry.law.AiStatusOutcome;
import org.craregistry.law.Article15Outcome;
import org.craregistry.law.CategoryCode;
import org.craregistry.law.ConformityOutcome;
import org.craregistry.law.ProductClass;
import org.craregistry.law.ScopeOutcome;
import org.craregistry.law.Vocabulary;
import org.craregistry.portfolio.AnswerColumn;
import org.craregistry.portfolio.PortfolioView;
import org.craregistry.portfolio.ProductCounts;
import org.craregistry.portfolio.ProductFilter;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** Answers how a portfolio stands, today or on any day. */
@Controller
class StatusController {

    private final ProductCounts counts;

    StatusController(ProductCounts counts) {
        this.counts = counts;
    }

    @SchemaMapping(typeName = "Portfolio", field = "status")
    PortfolioStatus status(
            PortfolioView portfolio,
            @Argument @Nullable ProductFilter filter,
            @Argument @Nullable LocalDate asOf,
            @Argument @Nullable LocalDate knownOn) {
        ProductFilter chosen = filter == null ? ProductFilter.ALL : filter;
        return new PortfolioStatus(
                portfolio,
                chosen.on(one("asOf", asOf, chosen.asOf())).knownOn(one("knownOn", knownOn, chosen.knownOn())));
    }

    /** The day that is asked for, beside the filter or in it. */
    private static @Nullable LocalDate one(String name, @Nullable LocalDate beside, @Nullable LocalDate within) {
        if (beside != null && within != null && !beside.equals(within)) {
            throw new BadRequest(
                    "%s: %s beside the filter contradicts %s in it; give one of them.".formatted(name, beside, within));
        }
        return beside == null ? within : beside;
    }

    @SchemaMapping(typeName = "PortfolioStatus", field = "products")
    CompletableFuture<Long> products(PortfolioStatus status, DataFetchingEnvironment environment) {
        return counts.all(status.portfolio(), status.filter(), environment);
    }

    @SchemaMapping(typeName = "PortfolioStatus", field = "byScope")
    CompletableFuture<List<ScopeCount>> byScope(PortfolioStatus status, DataFetchingEnvironment environment) {
        return by(
                AnswerColumn.SCOPE, status, environment, found -> each(ScopeOutcome.values(), found, ScopeCount::new));
    }

    @SchemaMapping(typeName = "PortfolioStatus", field = "byClass")
    CompletableFuture<List<ClassCount>> byClass(PortfolioStatus status, DataFetchingEnvironment environment) {
        return by(
                AnswerColumn.PRODUCT_CLASS,
                status,
                environment,
                found -> each(ProductClass.values(), found, ClassCount::new));
    }

    @SchemaMapping(typeName = "PortfolioStatus", field = "byCategory")
    CompletableFuture<List<CategoryCount>> byCategory(PortfolioStatus status, DataFetchingEnvironment environment) {
        return by(
                AnswerColumn.CATEGORY,
                status,
                environment,
                found -> CategoryCode.ALL.stream()
                        .flatMap(code -> code.category().stream())
                        .filter(category -> found.containsKey(category.code()))
                        .map(category -> new CategoryCount(category, found.getOrDefault(category.code(), 0L)))
                        .toList());
    }

    @SchemaMapping(typeName = "PortfolioStatus", field = "byAiStatus")
    CompletableFuture<List<AiStatusCount>> byAiStatus(PortfolioStatus status, DataFetchingEnvironment environment) {
        return by(
                AnswerColumn.AI_STATUS,
                status,
                environment,
                found -> each(AiStatusOutcome.values(), found, AiStatusCount::new));
    }

    @SchemaMapping(typeName = "PortfolioStatus", field = "byArticle15")
    CompletableFuture<List<Article15Count>> byArticle15(PortfolioStatus status, DataFetchingEnvironment environment) {
        return by(
                AnswerColumn.ARTICLE_15,
                status,
                environment,
                found -> each(Article15Outcome.values(), found, Article15Count::new));
    }

    @SchemaMapping(typeName = "PortfolioStatus", field = "byCraConformity")
    CompletableFuture<List<ConformityCount>> byCraConformity(
            PortfolioStatus status, DataFetchingEnvironment environment) {
        return by(
                AnswerColumn.CRA_CONFORMITY,
                status,
                environment,
                found -> each(ConformityOutcome.values(), found, ConformityCount::new));
    }

    @SchemaMapping(typeName = "PortfolioStatus", field = "byOpenQuestion")
    CompletableFuture<List<OpenQuestionCount>> byOpenQuestion(
            PortfolioStatus status, DataFetchingEnvironment environment) {
        return by(AnswerColumn.OPEN_QUESTIONS, status, environment, StatusController::openQuestions);
    }

    /** The counts of the outcomes that occur, in their order. */
    private static <E extends Enum<E>, C> List<C> each(
            E[] outcomes, Map<String, Long> found, BiFunction<E, Long, C> count) {
        return Arrays.stream(outcomes)
                .filter(outcome -> found.containsKey(outcome.name()))
                .map(outcome -> count.apply(outcome, found.getOrDefault(outcome.name(), 0L)))
                .toList();
    }

    private static List<OpenQuestionCount> openQuestions(Map<String, Long> byCombination) {
        Map<String, Long> found = new HashMap<>();
        byCombination.forEach((questions, count) ->
                AnswerColumn.openQuestions(questions).forEach(question -> found.merge(question, count, Long::sum)));
        return Vocabulary.QUESTIONS.stream()
                .filter(question -> found.containsKey(question.name()))
                .map(question -> new OpenQuestionCount(question, found.getOrDefault(question.name(), 0L)))
                .sorted(Comparator.comparingLong(OpenQuestionCount::count).reversed())
                .toList();
    }

    private <T> CompletableFuture<T> by(
            AnswerColumn column,
            PortfolioStatus status,
            DataFetchingEnvironment environment,
            Function<Map<String, Long>, T> show) {
        return counts.by(column, status.portfolio(), status.filter(), environment)
                .thenApply(show);
    }
}
