package org.craregistry.portfolio;

import graphql.schema.DataFetchingEnvironment;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.craregistry.graphql.BadRequest;
import org.craregistry.graphql.Batch;
import org.craregistry.graphql.Batch.Asked;
import org.craregistry.law.DateFact;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.graphql.execution.BatchLoaderRegistry;
import org.springframework.stereotype.Controller;

/** What was recorded of the products of one request to the API on past days, for all that are asked alike in one statement. */
@Controller
public class PastProducts {

    private final ProductHistory history;
    private final Batch<Asked<ProductView, LocalDate>, Optional<PastProductView>> past;

    PastProducts(ProductHistory history, BatchLoaderRegistry registry) {
        this.history = history;
        this.past = Batch.alike(registry, "products on past days", (products, day, request) -> load(products, day));
    }

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
        return past.ask(new Asked<>(product, knownOn), environment);
    }

    private Map<ProductView, Optional<PastProductView>> load(List<ProductView> products, LocalDate day) {
        Map<ProductView, Instant> moments = products.stream()
                .collect(Collectors.toMap(Function.identity(), product -> history.known(product.portfolio(), day)));
        Map<UUID, PastProduct> recorded = history.ofProducts(moments);
        Map<ProductView, Optional<PastProductView>> found = new HashMap<>();
        moments.forEach((product, moment) -> found.put(
                product,
                Optional.ofNullable(recorded.get(product.productId()))
                        .map(past -> new PastProductView(day, moment, past))));
        return found;
    }
}
