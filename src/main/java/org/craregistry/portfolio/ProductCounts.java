package org.craregistry.portfolio;

import graphql.schema.DataFetchingEnvironment;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.dataloader.DataLoader;
import org.springframework.graphql.execution.BatchLoaderRegistry;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Counts products for one request to the API: the same count is made once, and for many portfolios in one statement. */
@Component
public class ProductCounts {

    private static final String LOADER = "counts of products";

    private final ProductQueries products;

    ProductCounts(ProductQueries products, BatchLoaderRegistry registry) {
        this.products = products;
        registry.<Asked, Map<String, Long>>forName(LOADER)
                .registerMappedBatchLoader((asked, environment) -> Mono.fromSupplier(() -> load(asked)));
    }

    private record Asked(UUID portfolio, Alike alike) {}

    private record Alike(ProductFilter filter, AnswerColumn column) {}

    /** The number of a portfolio's products by value of an answer; products without a value are counted under the empty text. */
    public CompletableFuture<Map<String, Long>> by(
            AnswerColumn column, UUID portfolio, ProductFilter filter, DataFetchingEnvironment environment) {
        DataLoader<Asked, Map<String, Long>> loader = Objects.requireNonNull(environment.getDataLoader(LOADER));
        return loader.load(new Asked(portfolio, new Alike(filter, column)));
    }

    /** The number of all of a portfolio's products that the filter lets through. */
    public CompletableFuture<Long> all(UUID portfolio, ProductFilter filter, DataFetchingEnvironment environment) {
        return by(AnswerColumn.SCOPE, portfolio, filter, environment)
                .thenApply(counts ->
                        counts.values().stream().mapToLong(Long::longValue).sum());
    }

    private Map<Asked, Map<String, Long>> load(Set<Asked> asked) {
        Map<Asked, Map<String, Long>> found = new HashMap<>();
        asked.stream()
                .collect(Collectors.groupingBy(Asked::alike))
                .forEach((alike, group) -> products.countBy(
                                group.stream().map(Asked::portfolio).toList(), alike.filter(), alike.column())
                        .forEach((portfolio, counts) -> found.put(new Asked(portfolio, alike), counts)));
        return found;
    }
}
