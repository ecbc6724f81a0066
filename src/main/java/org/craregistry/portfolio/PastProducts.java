package org.craregistry.portfolio;

import graphql.schema.DataFetchingEnvironment;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.craregistry.graphql.BadRequest;
import org.craregistry.law.DateFact;
import org.dataloader.DataLoader;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.graphql.execution.BatchLoaderRegistry;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Mono;

/** What was recorded of the products of one request to the API on past days, for all that are asked alike in one statement. */
@Controller
public class PastProducts {

    private static final String LOADER = "products on past days";

    private final ProductHistory history;

    PastProducts(ProductHistory history, BatchLoaderRegistry registry) {
        this.history = history;
        registry.<Asked, Optional<PastProductView>>forName(LOADER)
                .registerMappedBatchLoader((asked, environment) -> Mono.fromSupplier(() -> load(asked)));
    }

    private record Asked(ProductView product, LocalDate knownOn) {}

    @SchemaMapping(typeName = "Product", field = "recordedOn")
    CompletableFuture<@Nullable PastProductView> recordedOn(
            ProductView product, @Argument LocalDate knownOn, DataFetchingEnvironment environment) {
        return find(knownOn, product, environment).thenApply(found -> found.orElse(null));
    }

    /**
     * What was recorded of a product by the end of a day in its portfolio.
     *
     * @return fails with {@link BadRequest} where the day has not come, or the product was registered later
     */
    public CompletableFuture<PastProductView> on(
            LocalDate knownOn, ProductView product, DataFetchingEnvironment environment) {
        return find(knownOn, product, environment)
                .thenApply(found -> found.orElseThrow(() -> new BadRequest(
                        "knownOn: the product was not recorded on %s; it was registered on %s, ask for that day or a later one."
                                .formatted(knownOn, product.dayOf(product.createdAt())))));
    }

    private CompletableFuture<Optional<PastProductView>> find(
            LocalDate knownOn, ProductView product, DataFetchingEnvironment environment) {
        if (!DateFact.accepts(knownOn)) {
            throw new BadRequest(
                    "knownOn: %s is out of bounds; use a date from %s on.".formatted(knownOn, DateFact.EARLIEST));
        }
        history.known(product.portfolio(), knownOn);
        DataLoader<Asked, Optional<PastProductView>> loader = Objects.requireNonNull(environment.getDataLoader(LOADER));
        return loader.load(new Asked(product, knownOn));
    }

    private Map<Asked, Optional<PastProductView>> load(Set<Asked> asked) {
        Map<Asked, Optional<PastProductView>> found = new HashMap<>();
        asked.stream().collect(Collectors.groupingBy(Asked::knownOn)).forEach((day, group) -> {
            Map<ProductView, Instant> moments = group.stream()
                    .map(Asked::product)
                    .collect(Collectors.toMap(
                            Function.identity(),
                            product -> history.known(product.portfolio(), day),
                            (one, same) -> one));
            Map<UUID, PastProduct> recorded = history.ofProducts(moments);
            group.forEach(one -> found.put(
                    one,
                    Optional.ofNullable(recorded.get(one.product().productId()))
                            .map(past -> new PastProductView(
                                    day, Objects.requireNonNull(moments.get(one.product())), past))));
        });
        return found;
    }
}
