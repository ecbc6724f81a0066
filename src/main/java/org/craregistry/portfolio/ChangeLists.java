package org.craregistry.portfolio;

import graphql.schema.DataFetchingEnvironment;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.craregistry.audit.Change;
import org.craregistry.audit.ChangeFilter;
import org.craregistry.audit.ChangeLog;
import org.craregistry.graphql.Batch;
import org.craregistry.graphql.Batch.Asked;
import org.craregistry.graphql.Connection;
import org.craregistry.graphql.PageRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.graphql.execution.BatchLoaderRegistry;
import org.springframework.stereotype.Controller;

/** Answers what was changed, for all portfolios and all products of a page in one statement each. */
@Controller
class ChangeLists {

    private final ChangeLog changeLog;
    private final Batch<Asked<UUID, Alike>, Connection<Change>> changes;
    private final Batch<Asked<UUID, Counted>, Long> counts;

    ChangeLists(ChangeLog changeLog, BatchLoaderRegistry registry) {
        this.changeLog = changeLog;
        this.changes = Batch.alike(
                registry, "changes of portfolios and products", (owners, alike, request) -> read(alike, owners));
        this.counts = Batch.alike(registry, "numbers of changes", (owners, counted, request) -> count(counted, owners));
    }

    private enum Owner {
        PORTFOLIO,
        PRODUCT
    }

    private record Counted(Owner kind, ChangeFilter filter) {}

    private record Alike(Counted counted, PageRequest page) {}

    @SchemaMapping(typeName = "Portfolio", field = "changes")
    CompletableFuture<Connection<Change>> ofPortfolio(
            PortfolioView portfolio, @Argument @Nullable ChangeFilter filter, DataFetchingEnvironment environment) {
        return ask(Owner.PORTFOLIO, portfolio.portfolioId(), filter, environment);
    }

    @SchemaMapping(typeName = "Product", field = "changes")
    CompletableFuture<Connection<Change>> ofProduct(
            ProductView product, @Argument @Nullable ChangeFilter filter, DataFetchingEnvironment environment) {
        return ask(Owner.PRODUCT, product.productId(), filter, environment);
    }

    private CompletableFuture<Connection<Change>> ask(
            Owner kind, UUID owner, @Nullable ChangeFilter filter, DataFetchingEnvironment environment) {
        Counted counted = new Counted(kind, filter == null ? ChangeFilter.ALL : filter);
        Alike alike = new Alike(counted, PageRequest.of(environment, ChangeLog.ORDER));
        return changes.ask(new Asked<>(owner, alike), environment)
                .thenApply(page -> page.countedBy(() -> counts.ask(new Asked<>(owner, counted), environment)
                        .thenApply(count -> count == null ? 0 : count)));
    }

    private Map<UUID, Connection<Change>> read(Alike alike, Collection<UUID> owners) {
        ChangeFilter filter = alike.counted().filter();
        return switch (alike.counted().kind()) {
            case PORTFOLIO -> changeLog.ofPortfolios(owners, filter, alike.page());
            case PRODUCT -> changeLog.ofProducts(owners, filter, alike.page());
        };
    }

    private Map<UUID, Long> count(Counted counted, Collection<UUID> owners) {
        return switch (counted.kind()) {
            case PORTFOLIO -> changeLog.countOfPortfolios(owners, counted.filter());
            case PRODUCT -> changeLog.countOfProducts(owners, counted.filter());
        };
    }
}
