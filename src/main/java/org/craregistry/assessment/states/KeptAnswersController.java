package org.craregistry.assessment.states;

import graphql.schema.DataFetchingEnvironment;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.craregistry.assessment.StatesOfLaw;
import org.craregistry.graphql.Batch;
import org.craregistry.portfolio.KeptAnswers;
import org.craregistry.portfolio.KeptAnswers.Holding;
import org.craregistry.portfolio.PortfolioView;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.graphql.execution.BatchLoaderRegistry;
import org.springframework.stereotype.Controller;

/** Tells of how many products of a portfolio what is kept holds, of all portfolios of a request together. */
@Controller
class KeptAnswersController {

    private final Batch<PortfolioView, Holding> holding;

    KeptAnswersController(KeptAnswers kept, StatesOfLaw states, Clock clock, BatchLoaderRegistry registry) {
        this.holding = Batch.of(registry, "how much of what is kept of portfolios holds", (portfolios, request) -> {
            Instant now = clock.instant();
            Map<LocalDate, List<UUID>> days = portfolios.stream()
                    .collect(Collectors.groupingBy(
                            portfolio -> portfolio.dayOf(now),
                            Collectors.mapping(PortfolioView::portfolioId, Collectors.toList())));
            Map<UUID, Holding> found = kept.holding(days, states.current().basis());
            Map<PortfolioView, Holding> byPortfolio = new HashMap<>();
            portfolios.forEach(
                    portfolio -> byPortfolio.put(portfolio, found.getOrDefault(portfolio.portfolioId(), Holding.NONE)));
            return byPortfolio;
        });
    }

    @SchemaMapping(typeName = "Portfolio", field = "keptAnswers")
    CompletableFuture<Holding> keptAnswers(PortfolioView portfolio, DataFetchingEnvironment environment) {
        return holding.ask(portfolio, environment);
    }
}
