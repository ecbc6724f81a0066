package org.craregistry.assessment.states;

import graphql.schema.DataFetchingEnvironment;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.craregistry.assessment.KnownStates;
import org.craregistry.assessment.StatesOfLaw;
import org.craregistry.assessment.states.LawImpacts.ChangedProduct;
import org.craregistry.graphql.BadRequest;
import org.craregistry.graphql.Batch;
import org.craregistry.graphql.Batch.Asked;
import org.craregistry.graphql.Connection;
import org.craregistry.graphql.PageRequest;
import org.craregistry.graphql.ProductsSeen;
import org.craregistry.law.StateOfLaw;
import org.craregistry.portfolio.ChosenProducts;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.graphql.execution.BatchLoaderRegistry;
import org.springframework.stereotype.Controller;
import org.springframework.util.function.SingletonSupplier;

/** Answers what a state of the law changes. */
@Controller
class LawImpactController {

    private static final int BY_KEY = "portfolios with changes by key".hashCode();

    private final StatesOfLaw states;
    private final LawImpacts impacts;
    private final ProductsSeen seen;
    private final Clock clock;
    private final Batch<Asked<PortfolioImpact, Alike>, Connection<ChangedProduct>> changed;

    LawImpactController(
            StatesOfLaw states, LawImpacts impacts, ProductsSeen seen, Clock clock, BatchLoaderRegistry registry) {
        this.states = states;
        this.impacts = impacts;
        this.seen = seen;
        this.clock = clock;
        this.changed = Batch.alike(
                registry, "changed products of portfolios", (asked, alike, request) -> changed(asked, alike));
    }

    private record Alike(LawComparison comparison, PageRequest page) {}

    @QueryMapping
    LawImpact lawImpact(@Argument String draft, @Argument @Nullable LocalDate asOf) {
        BadRequest.refuseDay("asOf", asOf);
        KnownStates known = states.current();
        StateOfLaw asked = StatesOfLaw.find("draft", draft, known);
        LawComparison comparison = new LawComparison(known.inForce(), asked, asOf, clock.instant());
        return new LawImpact(comparison, SingletonSupplier.of(() -> impacts.count(comparison)));
    }

    @SchemaMapping(typeName = "LawImpact", field = "products")
    long products(LawImpact impact) {
        return sum(impact, PortfolioImpact::products);
    }

    @SchemaMapping(typeName = "LawImpact", field = "done")
    boolean done(LawImpact impact) {
        return impact.counted().get().done();
    }

    @SchemaMapping(typeName = "LawImpact", field = "productsInAll")
    long productsInAll(LawImpact impact) {
        long compared = products(impact);
        return done(impact) ? compared : Math.max(compared, seen.count());
    }

    @SchemaMapping(typeName = "LawImpact", field = "changed")
    long changed(LawImpact impact) {
        return sum(impact, PortfolioImpact::changed);
    }

    @SchemaMapping(typeName = "LawImpact", field = "changedAnswers")
    long changedAnswers(LawImpact impact) {
        return sum(impact, PortfolioImpact::changedAnswers);
    }

    @SchemaMapping(typeName = "LawImpact", field = "changedProcedures")
    long changedProcedures(LawImpact impact) {
        return sum(impact, PortfolioImpact::changedProcedures);
    }

    @SchemaMapping(typeName = "LawImpact", field = "changedFindings")
    long changedFindings(LawImpact impact) {
        return sum(impact, PortfolioImpact::changedFindings);
    }

    @SchemaMapping(typeName = "LawImpact", field = "unreadable")
    long unreadable(LawImpact impact) {
        return sum(impact, PortfolioImpact::unreadable);
    }

    private static long sum(LawImpact impact, ToLongFunction<PortfolioImpact> number) {
        return impact.counted().get().portfolios().stream().mapToLong(number).sum();
    }

    @SchemaMapping(typeName = "LawImpact", field = "portfolios")
    Connection<PortfolioImpact> portfolios(LawImpact impact, DataFetchingEnvironment environment) {
        List<PortfolioImpact> changed = impact.counted().get().portfolios().stream()
                .filter(one -> one.changed() > 0)
                .toList();
        PageRequest page = PageRequest.of(environment, BY_KEY);
        return Connection.ofAll(page, changed, one -> one.portfolio().portfolioId(), BY_KEY);
    }

    @SchemaMapping(typeName = "PortfolioImpact", field = "changedProducts")
    CompletableFuture<Connection<ChangedProduct>> changedProducts(
            PortfolioImpact impact, DataFetchingEnvironment environment) {
        PageRequest request = ChosenProducts.request(environment);
        return changed.ask(new Asked<>(impact, new Alike(impact.comparison(), request)), environment)
                .thenApply(page -> page.countedBy(impact::changed));
    }

    private Map<PortfolioImpact, Connection<ChangedProduct>> changed(List<PortfolioImpact> asked, Alike alike) {
        var pages = impacts.changedProducts(alike.comparison(), asked, alike.page());
        return asked.stream()
                .collect(Collectors.toMap(
                        impact -> impact,
                        impact -> Objects.requireNonNull(
                                pages.get(impact.portfolio().portfolioId()))));
    }
}
