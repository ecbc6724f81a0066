package org.craregistry.assessment.states;

import graphql.schema.DataFetchingEnvironment;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.craregistry.assessment.KnownStates;
import org.craregistry.assessment.StatesOfLaw;
import org.craregistry.assessment.states.LawImpacts.ChangedProduct;
import org.craregistry.graphql.BadRequest;
import org.craregistry.graphql.Connection;
import org.craregistry.graphql.Cursor;
import org.craregistry.graphql.PageRequest;
import org.craregistry.law.DateFact;
import org.craregistry.law.StateOfLaw;
import org.craregistry.portfolio.ChosenProducts;
import org.dataloader.DataLoader;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.graphql.execution.BatchLoaderRegistry;
import org.springframework.stereotype.Controller;
import org.springframework.util.function.SingletonSupplier;
import reactor.core.publisher.Mono;

/** Answers what a state of the law changes. */
@Controller
class LawImpactController {

    private static final String LOADER = "changed products of portfolios";
    private static final int BY_KEY = "portfolios with changes by key".hashCode();

    private final StatesOfLaw states;
    private final LawImpacts impacts;
    private final Clock clock;

    LawImpactController(StatesOfLaw states, LawImpacts impacts, Clock clock, BatchLoaderRegistry registry) {
        this.states = states;
        this.impacts = impacts;
        this.clock = clock;
        registry.<Asked, Connection<ChangedProduct>>forName(LOADER)
                .registerMappedBatchLoader((asked, environment) -> Mono.fromSupplier(() -> load(asked)));
    }

    /** A page of one portfolio; pages that are alike are found together. */
    private record Asked(PortfolioImpact impact, PageRequest page) {

        private Alike alike() {
            return new Alike(impact.comparison(), page);
        }
    }

    private record Alike(LawComparison comparison, PageRequest page) {}

    @QueryMapping
    LawImpact lawImpact(@Argument String draft, @Argument @Nullable LocalDate asOf) {
        BadRequest.refuse("asOf", asOf == null ? null : DateFact.refusal(asOf));
        KnownStates known = states.current();
        StateOfLaw asked = StatesOfLaw.find("draft", draft, known);
        LawComparison comparison = new LawComparison(known.inForce(), asked, asOf, clock.instant());
        return new LawImpact(comparison, SingletonSupplier.of(() -> impacts.count(comparison)));
    }

    @SchemaMapping(typeName = "LawImpact", field = "products")
    long products(LawImpact impact) {
        return sum(impact, PortfolioImpact::products);
    }

    @SchemaMapping(typeName = "LawImpact", field = "changed")
    long changed(LawImpact impact) {
        return sum(impact, PortfolioImpact::changed);
    }

    @SchemaMapping(typeName = "LawImpact", field = "unreadable")
    long unreadable(LawImpact impact) {
        return sum(impact, PortfolioImpact::unreadable);
    }

    private static long sum(LawImpact impact, ToLongFunction<PortfolioImpact> number) {
        return impact.counted().get().stream().mapToLong(number).sum();
    }

    @SchemaMapping(typeName = "LawImpact", field = "portfolios")
    Connection<PortfolioImpact> portfolios(
            LawImpact impact, @Argument @Nullable Integer first, @Argument @Nullable String after) {
        PageRequest request = PageRequest.of(first, after, null, null, BY_KEY);
        List<PortfolioImpact> changed =
                impact.counted().get().stream().filter(one -> one.changed() > 0).toList();
        String last =
                request.cursor() == null ? "" : String.join("", request.cursor().values());
        List<PortfolioImpact> page = changed.stream()
                .filter(one -> one.portfolio().key().compareTo(last) > 0)
                .limit(request.size() + 1L)
                .toList();
        return Connection.of(request, page, LawImpactController::cursor).countedBy(changed::size);
    }

    private static Cursor cursor(PortfolioImpact impact) {
        return new Cursor(
                BY_KEY, List.of(impact.portfolio().key()), impact.portfolio().portfolioId());
    }

    @SchemaMapping(typeName = "PortfolioImpact", field = "changedProducts")
    CompletableFuture<Connection<ChangedProduct>> changedProducts(
            PortfolioImpact impact,
            @Argument @Nullable Integer first,
            @Argument @Nullable String after,
            DataFetchingEnvironment environment) {
        PageRequest request = ChosenProducts.request(first, after);
        DataLoader<Asked, Connection<ChangedProduct>> loader =
                Objects.requireNonNull(environment.getDataLoader(LOADER));
        return loader.load(new Asked(impact, request)).thenApply(page -> page.countedBy(impact::changed));
    }

    private Map<Asked, Connection<ChangedProduct>> load(Set<Asked> all) {
        Map<Asked, Connection<ChangedProduct>> found = new HashMap<>();
        all.stream().collect(Collectors.groupingBy(Asked::alike)).forEach((alike, group) -> {
            List<PortfolioImpact> asked = group.stream().map(Asked::impact).toList();
            var pages = impacts.changedProducts(alike.comparison(), asked, alike.page());
            group.forEach(one -> found.put(
                    one,
                    Objects.requireNonNull(pages.get(one.impact().portfolio().portfolioId()))));
        });
        return found;
    }
}
