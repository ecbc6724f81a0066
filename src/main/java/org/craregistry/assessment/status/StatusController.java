package org.craregistry.assessment.status;

import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.idl.RuntimeWiring;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.craregistry.assessment.SchemaTerms;
import org.craregistry.law.Term;
import org.craregistry.portfolio.NarrowedFilter;
import org.craregistry.portfolio.PortfolioView;
import org.craregistry.portfolio.ProductCount;
import org.craregistry.portfolio.ProductCounts;
import org.craregistry.portfolio.ProductFilter;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.graphql.execution.RuntimeWiringConfigurer;
import org.springframework.stereotype.Controller;

/** Answers how a portfolio stands, today, on any day or on a row of days. */
@Controller
class StatusController implements RuntimeWiringConfigurer {

    private final ProductCounts counts;
    private final SchemaTerms terms;
    private final Clock clock;

    StatusController(ProductCounts counts, SchemaTerms terms, Clock clock) {
        this.counts = counts;
        this.terms = terms;
        this.clock = clock;
    }

    @SchemaMapping(typeName = "Portfolio", field = "status")
    PortfolioStatus status(
            PortfolioView portfolio,
            @Argument @Nullable ProductFilter filter,
            @Argument @Nullable LocalDate asOf,
            @Argument @Nullable LocalDate knownOn) {
        ProductFilter chosen = filter == null ? ProductFilter.ALL : filter;
        return new PortfolioStatus(portfolio, chosen.on(asOf).knownOn(knownOn));
    }

    @SchemaMapping(typeName = "Portfolio", field = "forecast")
    List<PortfolioStatus> forecast(
            PortfolioView portfolio,
            @Argument @Nullable ProductFilter filter,
            @Argument @Nullable LocalDate knownOn,
            @Argument LocalDate from,
            @Argument LocalDate to,
            @Argument ForecastStep step) {
        ProductFilter chosen = (filter == null ? ProductFilter.ALL : filter).knownOn(knownOn);
        return step.days(from, to).stream()
                .map(day -> new PortfolioStatus(portfolio, chosen.on(day)))
                .toList();
    }

    @SchemaMapping(typeName = "PortfolioStatus", field = "asOf")
    LocalDate asOf(PortfolioStatus status) {
        ProductFilter filter = status.filter();
        if (filter.asOf() != null) {
            return filter.asOf();
        }
        return filter.knownOn() != null ? filter.knownOn() : status.portfolio().dayOf(clock.instant());
    }

    @SchemaMapping(typeName = "PortfolioStatus", field = "knownOn")
    @Nullable
    LocalDate knownOn(PortfolioStatus status) {
        return status.filter().knownOn();
    }

    @SchemaMapping(typeName = "PortfolioStatus", field = "products")
    CompletableFuture<Long> products(PortfolioStatus status, DataFetchingEnvironment asked) {
        return counts.all(status.portfolio(), status.filter(), asked);
    }

    @SchemaMapping(typeName = "PortfolioStatus", field = "nextBoundary")
    CompletableFuture<@Nullable LocalDate> nextBoundary(PortfolioStatus status, DataFetchingEnvironment asked) {
        return counts.nextBoundary(status.portfolio(), status.filter(), asked);
    }

    @Override
    public void configure(RuntimeWiring.Builder wiring) {
        for (Grouping grouping : Grouping.ALL) {
            DataFetcher<?> counted = asked -> counts(grouping, Objects.requireNonNull(asked.getSource()), asked);
            wiring.type("PortfolioStatus", type -> type.dataFetcher(grouping.field(), counted));
        }
    }

    /** The counts of the answers that occur. */
    private CompletableFuture<List<ProductCount>> counts(
            Grouping grouping, PortfolioStatus status, DataFetchingEnvironment asked) {
        SchemaTerms.Known known = terms.of(asked.getGraphQLSchema());
        return counts.by(grouping.column(), status.portfolio(), status.filter(), asked)
                .thenApply(found -> {
                    Map<String, Long> byCode = grouping.byCode(found);
                    return grouping.terms().among(known, byCode.keySet()).stream()
                            .filter(answer -> byCode.containsKey(answer.code()))
                            .map(answer -> count(grouping, status, answer, byCode.getOrDefault(answer.code(), 0L)))
                            .sorted(grouping.order())
                            .toList();
                });
    }

    private static ProductCount count(Grouping grouping, PortfolioStatus status, Term answer, long count) {
        ProductFilter narrowed = NarrowedFilter.to(status.filter(), grouping.column(), answer.code());
        return new ProductCount(status.portfolio(), narrowed, answer, count);
    }
}
