package org.craregistry.portfolio;

import graphql.schema.DataFetchingEnvironment;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.craregistry.graphql.BadRequest;
import org.craregistry.graphql.Batch;
import org.craregistry.graphql.Batch.Asked;
import org.craregistry.graphql.Connection;
import org.craregistry.graphql.NodeId;
import org.craregistry.graphql.PageRequest;
import org.craregistry.security.Access;
import org.craregistry.security.Member;
import org.craregistry.security.Members;
import org.craregistry.security.PortfolioViewer;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.graphql.execution.BatchLoaderRegistry;
import org.springframework.stereotype.Controller;

/** Answers what is asked of portfolios and of the products in them. */
@Controller
class PortfolioController {

    private final PortfolioQueries portfolios;
    private final ProductQueries products;
    private final Batch<Asked<UUID, PageRequest>, Connection<Member>> members;
    private final Batch<UUID, Long> memberCounts;
    private final Batch<UUID, PortfolioViewer> viewers;

    PortfolioController(
            PortfolioQueries portfolios,
            ProductQueries products,
            Members members,
            Access access,
            BatchLoaderRegistry registry) {
        this.portfolios = portfolios;
        this.products = products;
        this.members = Batch.alike(registry, "members of portfolios", (ids, page, request) -> members.of(ids, page));
        this.memberCounts = Batch.of(registry, "numbers of members", (ids, request) -> members.count(ids));
        this.viewers = Batch.of(registry, "what the caller may in portfolios", (ids, request) -> access.viewerOf(ids));
    }

    /** How to find a product: exactly one of both. */
    record ProductLookup(@Nullable String id, @Nullable Key key) {

        record Key(String portfolio, String reference, String version) {

            /** The natural key in the form in which products keep it. */
            ProductKey normalised() {
                return new ProductKey(ProductDraft.trimmed(reference), ProductDraft.trimmed(version));
            }
        }
    }

    @QueryMapping
    Optional<PortfolioView> portfolio(@Argument String key) {
        return portfolios.find(key);
    }

    @QueryMapping("portfolios")
    Connection<PortfolioView> portfolios(DataFetchingEnvironment environment) {
        return portfolios.page(PageRequest.of(environment, PortfolioQueries.BY_KEY));
    }

    @QueryMapping
    @Nullable
    ProductView product(@Argument ProductLookup by) {
        if (by.key() != null) {
            return products.find(by.key().portfolio(), by.key().normalised()).orElse(null);
        }
        NodeId id = NodeId.parse(String.valueOf(by.id()));
        if (id.kind() != NodeId.Kind.PRODUCT) {
            throw new BadRequest("\"%s\" is not the id of a product.".formatted(by.id()));
        }
        return products.find(List.of(id.id())).get(id.id());
    }

    @SchemaMapping(typeName = "Portfolio", field = "viewer")
    CompletableFuture<PortfolioViewer> viewer(PortfolioView portfolio, DataFetchingEnvironment environment) {
        return viewers.ask(portfolio.portfolioId(), environment);
    }

    @SchemaMapping(typeName = "Portfolio", field = "members")
    CompletableFuture<Connection<Member>> members(PortfolioView portfolio, DataFetchingEnvironment environment) {
        PageRequest page = PageRequest.of(environment, Members.ORDER);
        return members.ask(new Asked<>(portfolio.portfolioId(), page), environment)
                .thenApply(found -> found.countedBy(() -> memberCounts
                        .ask(portfolio.portfolioId(), environment)
                        .thenApply(count -> count == null ? 0 : count)));
    }
}
