package org.craregistry.portfolio;

import graphql.schema.DataFetchingEnvironment;
import java.util.Collection;
import java.util.HashMap;
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

/** Answers what was changed, for all portfolios and all products of a page in one statement each. */
@Controller
class ChangeLists {

    private static final String LOADER = "changes of portfolios and products";

    private final ChangeLog changeLog;

    ChangeLists(ChangeLog changeLog, BatchLoaderRegistry registry) {
        this.changeLog = changeLog;
        registry.<Asked, Connection<Change>>forName(LOADER)
                .registerMappedBatchLoader((asked, environment) -> Mono.fromSupplier(() -> load(asked)));
    }

    private enum Owner {
        PORTFOLIO,
        PRODUCT
    }

    private record Asked(UUID owner, Alike alike) {}

    private record Alike(Owner kind, PageRequest page) {}

    @SchemaMapping(typeName = "Portfolio", field = "changes")
    CompletableFuture<Connection<Change>> ofPortfolio(
            PortfolioView portfolio,
            @Argument @Nullable Integer first,
            @Argument @Nullable String after,
            DataFetchingEnvironment environment) {
        return ask(Owner.PORTFOLIO, portfolio.portfolioId(), first, after, environment);
    }

    @SchemaMapping(typeName = "Product", field = "changes")
    CompletableFuture<Connection<Change>> ofProduct(
            ProductView product,
            @Argument @Nullable Integer first,
            @Argument @Nullable String after,
            DataFetchingEnvironment environment) {
        return ask(Owner.PRODUCT, product.productId(), first, after, environment);
    }

    private static CompletableFuture<Connection<Change>> ask(
            Owner kind,
            UUID owner,
            @Nullable Integer first,
            @Nullable String after,
            DataFetchingEnvironment environment) {
        PageRequest page = PageRequest.of(first, after, null, null, ChangeLog.ORDER);
        DataLoader<Asked, Connection<Change>> loader = Objects.requireNonNull(environment.getDataLoader(LOADER));
        return loader.load(new Asked(owner, new Alike(kind, page)));
    }

    private Map<Asked, Connection<Change>> load(Set<Asked> asked) {
        Map<Asked, Connection<Change>> found = new HashMap<>();
        asked.stream().collect(Collectors.groupingBy(Asked::alike)).forEach((alike, group) -> {
            Collection<UUID> owners = group.stream().map(Asked::owner).toList();
            read(alike, owners).forEach((owner, changes) -> found.put(new Asked(owner, alike), changes));
        });
        return found;
    }

    private Map<UUID, Connection<Change>> read(Alike alike, Collection<UUID> owners) {
        return switch (alike.kind()) {
            case PORTFOLIO -> changeLog.ofPortfolios(owners, alike.page());
            case PRODUCT -> changeLog.ofProducts(owners, alike.page());
        };
    }
}
