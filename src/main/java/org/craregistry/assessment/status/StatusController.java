package org.craregistry.assessment.status;

import graphql.schema.DataFetchingEnvironment;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Stream;
import org.craregistry.assessment.status.PortfolioStatus.AiStatusCount;
import org.craregistry.assessment.status.PortfolioStatus.ApplicabilityCount;
import org.craregistry.assessment.status.PortfolioStatus.Article15Count;
import org.craregistry.assessment.status.PortfolioStatus.CategoryCount;
import org.craregistry.assessment.status.PortfolioStatus.ClassCount;
import org.craregistry.assessment.status.PortfolioStatus.ClassificationSignedCount;
import org.craregistry.assessment.status.PortfolioStatus.ConditionDescription;
import org.craregistry.assessment.status.PortfolioStatus.ConformityCount;
import org.craregistry.assessment.status.PortfolioStatus.MarketStageCount;
import org.craregistry.assessment.status.PortfolioStatus.OpenQuestionCount;
import org.craregistry.assessment.status.PortfolioStatus.ProcedureCount;
import org.craregistry.assessment.status.PortfolioStatus.RouteCount;
import org.craregistry.assessment.status.PortfolioStatus.RouteSupportCount;
import org.craregistry.assessment.status.PortfolioStatus.ScopeCount;
import org.craregistry.assessment.status.PortfolioStatus.StandingBasisCount;
import org.craregistry.assessment.status.PortfolioStatus.UnmetCount;
import org.craregistry.graphql.BadRequest;
import org.craregistry.law.AiStatusOutcome;
import org.craregistry.law.ApplicabilityOutcome;
import org.craregistry.law.Article15Outcome;
import org.craregistry.law.Article15Route;
import org.craregistry.law.Category;
import org.craregistry.law.CategoryCode;
import org.craregistry.law.ConformityOutcome;
import org.craregistry.law.Law;
import org.craregistry.law.MarketStage;
import org.craregistry.law.Procedure;
import org.craregistry.law.ProductClass;
import org.craregistry.law.Provision;
import org.craregistry.law.Question;
import org.craregistry.law.ScopeOutcome;
import org.craregistry.law.Vocabulary;
import org.craregistry.portfolio.AnswerColumn;
import org.craregistry.portfolio.NarrowedFilter;
import org.craregistry.portfolio.PortfolioView;
import org.craregistry.portfolio.ProductCounts;
import org.craregistry.portfolio.ProductFilter;
import org.craregistry.portfolio.RouteSupport;
import org.craregistry.portfolio.StandingBasis;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** Answers how a portfolio stands, today or on any day. */
@Controller
class StatusController {

    private static final List<Category> CATEGORIES =
            CategoryCode.ALL.stream().flatMap(code -> code.category().stream()).toList();

    private static final List<Optional<Article15Route>> ROUTES_AND_NONE = Stream.concat(
                    Arrays.stream(Article15Route.values()).map(Optional::of),
                    Stream.of(Optional.<Article15Route>empty()))
            .toList();

    private final ProductCounts counts;

    StatusController(ProductCounts counts) {
        this.counts = counts;
    }

    /** How a count looks: a value, how many products have it, and the filter that yields them. */
    private interface Shown<V, C> {
        C count(V value, long count, Map<String, Object> filter);
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
    CompletableFuture<Long> products(PortfolioStatus status, DataFetchingEnvironment asked) {
        return counts.all(status.portfolio(), status.filter(), asked);
    }

    @SchemaMapping(typeName = "PortfolioStatus", field = "byScope")
    CompletableFuture<List<ScopeCount>> byScope(PortfolioStatus status, DataFetchingEnvironment asked) {
        return each(AnswerColumn.SCOPE, ScopeOutcome.values(), ScopeCount::new, status, asked);
    }

    @SchemaMapping(typeName = "PortfolioStatus", field = "byApplicability")
    CompletableFuture<List<ApplicabilityCount>> byApplicability(PortfolioStatus status, DataFetchingEnvironment asked) {
        return each(AnswerColumn.APPLICABILITY, ApplicabilityOutcome.values(), ApplicabilityCount::new, status, asked);
    }

    @SchemaMapping(typeName = "PortfolioStatus", field = "byClass")
    CompletableFuture<List<ClassCount>> byClass(PortfolioStatus status, DataFetchingEnvironment asked) {
        return each(AnswerColumn.PRODUCT_CLASS, ProductClass.values(), ClassCount::new, status, asked);
    }

    @SchemaMapping(typeName = "PortfolioStatus", field = "byCategory")
    CompletableFuture<List<CategoryCount>> byCategory(PortfolioStatus status, DataFetchingEnvironment asked) {
        return each(AnswerColumn.CATEGORY, CATEGORIES, Category::code, CategoryCount::new, status, asked);
    }

    @SchemaMapping(typeName = "PortfolioStatus", field = "byAiStatus")
    CompletableFuture<List<AiStatusCount>> byAiStatus(PortfolioStatus status, DataFetchingEnvironment asked) {
        return each(AnswerColumn.AI_STATUS, AiStatusOutcome.values(), AiStatusCount::new, status, asked);
    }

    @SchemaMapping(typeName = "PortfolioStatus", field = "byArticle15")
    CompletableFuture<List<Article15Count>> byArticle15(PortfolioStatus status, DataFetchingEnvironment asked) {
        return each(AnswerColumn.ARTICLE_15, Article15Outcome.values(), Article15Count::new, status, asked);
    }

    @SchemaMapping(typeName = "PortfolioStatus", field = "byCraConformity")
    CompletableFuture<List<ConformityCount>> byCraConformity(PortfolioStatus status, DataFetchingEnvironment asked) {
        return each(AnswerColumn.CRA_CONFORMITY, ConformityOutcome.values(), ConformityCount::new, status, asked);
    }

    @SchemaMapping(typeName = "PortfolioStatus", field = "byMarketStage")
    CompletableFuture<List<MarketStageCount>> byMarketStage(PortfolioStatus status, DataFetchingEnvironment asked) {
        return each(AnswerColumn.MARKET_STAGE, MarketStage.values(), MarketStageCount::new, status, asked);
    }

    @SchemaMapping(typeName = "PortfolioStatus", field = "byRoute")
    CompletableFuture<List<RouteCount>> byRoute(PortfolioStatus status, DataFetchingEnvironment asked) {
        return each(
                AnswerColumn.ROUTE,
                ROUTES_AND_NONE,
                route -> route.map(Enum::name).orElse(""),
                (route, count, filter) -> new RouteCount(route.orElse(null), count, filter),
                status,
                asked);
    }

    @SchemaMapping(typeName = "PortfolioStatus", field = "byRouteSupport")
    CompletableFuture<List<RouteSupportCount>> byRouteSupport(PortfolioStatus status, DataFetchingEnvironment asked) {
        return each(AnswerColumn.ROUTE_SUPPORT, RouteSupport.values(), RouteSupportCount::new, status, asked);
    }

    @SchemaMapping(typeName = "PortfolioStatus", field = "byStandingBasis")
    CompletableFuture<List<StandingBasisCount>> byStandingBasis(PortfolioStatus status, DataFetchingEnvironment asked) {
        return each(AnswerColumn.STANDING_BASIS, StandingBasis.values(), StandingBasisCount::new, status, asked);
    }

    @SchemaMapping(typeName = "PortfolioStatus", field = "byClassificationSigned")
    CompletableFuture<List<ClassificationSignedCount>> byClassificationSigned(
            PortfolioStatus status, DataFetchingEnvironment asked) {
        return each(
                AnswerColumn.CLASSIFICATION_SIGNED,
                List.of(true, false),
                Object::toString,
                ClassificationSignedCount::new,
                status,
                asked);
    }

    @SchemaMapping(typeName = "PortfolioStatus", field = "byProcedure")
    CompletableFuture<List<ProcedureCount>> byProcedure(PortfolioStatus status, DataFetchingEnvironment asked) {
        return each(AnswerColumn.PROCEDURES, Procedure.values(), ProcedureCount::new, status, asked);
    }

    @SchemaMapping(typeName = "PortfolioStatus", field = "byUnmet")
    CompletableFuture<List<UnmetCount>> byUnmet(PortfolioStatus status, DataFetchingEnvironment asked) {
        Shown<Provision, UnmetCount> shown =
                (condition, count, filter) -> new UnmetCount(ConditionDescription.of(condition), count, filter);
        return each(AnswerColumn.UNMET, Law.conditions(), Provision::code, shown, status, asked)
                .thenApply(found -> mostFirst(found, UnmetCount::count));
    }

    @SchemaMapping(typeName = "PortfolioStatus", field = "byOpenQuestion")
    CompletableFuture<List<OpenQuestionCount>> byOpenQuestion(PortfolioStatus status, DataFetchingEnvironment asked) {
        return each(
                        AnswerColumn.OPEN_QUESTIONS,
                        Vocabulary.QUESTIONS,
                        Question::name,
                        OpenQuestionCount::new,
                        status,
                        asked)
                .thenApply(found -> mostFirst(found, OpenQuestionCount::count));
    }

    @SchemaMapping(typeName = "PortfolioStatus", field = "nextBoundary")
    CompletableFuture<@Nullable LocalDate> nextBoundary(PortfolioStatus status, DataFetchingEnvironment asked) {
        return counts.nextBoundary(status.portfolio(), status.filter(), asked);
    }

    private static <C> List<C> mostFirst(List<C> counts, Function<C, Long> count) {
        return counts.stream()
                .sorted(Comparator.comparing(count, Comparator.reverseOrder()))
                .toList();
    }

    private <E extends Enum<E>, C> CompletableFuture<List<C>> each(
            AnswerColumn column,
            E[] outcomes,
            Shown<E, C> shown,
            PortfolioStatus status,
            DataFetchingEnvironment asked) {
        return each(column, Arrays.asList(outcomes), Enum::name, shown, status, asked);
    }

    /** The counts of the values that occur, in their order. */
    private <V, C> CompletableFuture<List<C>> each(
            AnswerColumn column,
            List<V> values,
            Function<V, String> code,
            Shown<V, C> shown,
            PortfolioStatus status,
            DataFetchingEnvironment asked) {
        return counts.by(column, status.portfolio(), status.filter(), asked).thenApply(found -> {
            Map<String, Long> byName = byName(column, found);
            List<C> all = new ArrayList<>();
            for (V value : values) {
                String name = code.apply(value);
                Long count = byName.get(name);
                if (count != null) {
                    all.add(shown.count(value, count, NarrowedFilter.to(status.filter(), column, name)));
                }
            }
            return all;
        });
    }

    private static Map<String, Long> byName(AnswerColumn column, Map<String, Long> found) {
        if (!column.isOfMany()) {
            return found;
        }
        Map<String, Long> byName = new HashMap<>();
        found.forEach(
                (names, count) -> AnswerColumn.names(names).forEach(name -> byName.merge(name, count, Long::sum)));
        return byName;
    }
}
