package org.craregistry.portfolio;

import graphql.schema.DataFetchingEnvironment;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.craregistry.audit.Change;
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

    ChangeLists(ChangeLog changeLog, BatchLoaderRegistry registry) {
        this.changeLog = changeLog;
        this.changes = Batch.alike(
                registry, "changes of portfolios and products", (owners, alike, request) -> read(alike, owners));
    }

    private enum Owner {
        PORTFOLIO,
        PRODUCT
    }

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

    private CompletableFuture<Connection<Change>> ask(
            Owner kind,
            UUID owner,
            @Nullable Integer first,
            @Nullable String after,
            DataFetchingEnvironment environment) {
        PageRequest page = PageRequest.of(first, after, null, null, ChangeLog.ORDER);
        return changes.ask(new Asked<>(owner, new Alike(kind, page)), environment);
    }

    private Map<UUID, Connection<Change>> read(Alike alike, Collection<UUID> owners) {
        return switch (alike.kind()) {
            case PORTFOLIO -> changeLog.ofPortfolios(owners, alike.page());
            case PRODUCT -> changeLog.ofProducts(owners, alike.page());
        };
    }
}
