package org.craregistry.portfolio;

import graphql.schema.DataFetchingEnvironment;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.craregistry.audit.Change;
import org.craregistry.audit.ChangeLog;
import org.craregistry.graphql.Connection;
import org.craregistry.graphql.PageRequest;
import org.dataloader.DataLoader;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.graphql.execution.BatchLoaderRegistry;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Mono;

/** Answers what was changed of products, for all products of a page in one statement. */
@Controller
class ProductChanges {

    private static final String LOADER = "changes of products";

    private final ChangeLog changeLog;

    ProductChanges(ChangeLog changeLog, BatchLoaderRegistry registry) {
        this.changeLog = changeLog;
        registry.<Asked, Connection<Change>>forName(LOADER)
                .registerMappedBatchLoader((asked, environment) -> Mono.fromSupplier(() -> load(asked)));
    }

    private record Asked(UUID product, PageRequest page) {}

    @SchemaMapping(typeName = "Product", field = "changes")
    CompletableFuture<Connection<Change>> changes(
            ProductView product,
            @Argument @Nullable Integer first,
            @Argument @Nullable String after,
            DataFetchingEnvironment environment) {
        PageRequest page = PageRequest.of(first, after, null, null, ChangeLog.ORDER);
        DataLoader<Asked, Connection<Change>> loader = Objects.requireNonNull(environment.getDataLoader(LOADER));
        return loader.load(new Asked(product.productId(), page));
    }

    private Map<Asked, Connection<Change>> load(Set<Asked> asked) {
        Map<Asked, Connection<Change>> found = new HashMap<>();
        asked.stream().collect(Collectors.groupingBy(Asked::page)).forEach((page, group) -> {
            List<UUID> products = group.stream().map(Asked::product).toList();
            changeLog.ofSubjects(products, page).forEach((id, changes) -> found.put(new Asked(id, page), changes));
        });
        return found;
    }
}
