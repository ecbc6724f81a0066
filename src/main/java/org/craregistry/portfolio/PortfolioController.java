package org.craregistry.portfolio;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.craregistry.audit.Change;
import org.craregistry.audit.ChangeLog;
import org.craregistry.graphql.BadRequest;
import org.craregistry.graphql.Connection;
import org.craregistry.graphql.NodeId;
import org.craregistry.graphql.PageRequest;
import org.craregistry.security.Member;
import org.craregistry.security.Members;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** Answers what is asked of portfolios and of the products in them. */
@Controller
class PortfolioController {

    private final PortfolioQueries portfolios;
    private final ProductQueries products;
    private final ChangeLog changeLog;
    private final Members members;

    PortfolioController(PortfolioQueries portfolios, ProductQueries products, ChangeLog changeLog, Members members) {
        this.portfolios = portfolios;
        this.products = products;
        this.changeLog = changeLog;
        this.members = members;
    }

    /** How to find a product: exactly one of both. */
    record ProductLookup(@Nullable String id, @Nullable Key key) {

        record Key(String portfolio, String reference, String version) {}
    }

    @QueryMapping
    Optional<PortfolioView> portfolio(@Argument String key) {
        return portfolios.find(key);
    }

    @QueryMapping("portfolios")
    Connection<PortfolioView> portfolios(
            @Argument @Nullable Integer first,
            @Argument @Nullable String after,
            @Argument @Nullable Integer last,
            @Argument @Nullable String before) {
        return portfolios.page(PortfolioQueries.request(first, after, last, before));
    }

    @QueryMapping
    @Nullable
    ProductView product(@Argument ProductLookup by) {
        if (by.key() != null) {
            ProductKey key = new ProductKey(by.key().reference(), by.key().version());
            return products.find(by.key().portfolio(), key).orElse(null);
        }
        NodeId id = NodeId.parse(String.valueOf(by.id()));
        if (id.kind() != NodeId.Kind.PRODUCT) {
            throw new BadRequest("\"%s\" is not the id of a product.".formatted(by.id()));
        }
        return products.find(List.of(id.id())).get(id.id());
    }

    @SchemaMapping(typeName = "Portfolio", field = "products")
    Connection<ProductView> products(
            PortfolioView portfolio,
            @Argument @Nullable ProductFilter filter,
            @Argument @Nullable List<ProductOrder> orderBy,
            @Argument @Nullable Integer first,
            @Argument @Nullable String after,
            @Argument @Nullable Integer last,
            @Argument @Nullable String before) {
        ProductFilter chosen = filter == null ? ProductFilter.ALL : filter;
        return products.page(portfolio.portfolioId(), chosen, orderBy, first, after, last, before);
    }

    @SchemaMapping(typeName = "Portfolio", field = "changes")
    Connection<Change> changes(
            PortfolioView portfolio, @Argument @Nullable Integer first, @Argument @Nullable String after) {
        return changeLog.ofPortfolio(
                portfolio.portfolioId(), PageRequest.of(first, after, null, null, ChangeLog.ORDER));
    }

    @BatchMapping(typeName = "Portfolio", field = "members")
    Map<PortfolioView, List<Member>> members(List<PortfolioView> asked) {
        Map<UUID, List<Member>> found =
                members.of(asked.stream().map(PortfolioView::portfolioId).toList());
        return asked.stream()
                .collect(Collectors.toMap(one -> one, one -> found.getOrDefault(one.portfolioId(), List.of())));
    }

    @BatchMapping(typeName = "Product", field = "portfolio")
    List<@Nullable PortfolioView> portfolioOf(List<ProductView> asked) {
        Collection<UUID> ids =
                asked.stream().map(ProductView::portfolioId).distinct().toList();
        Map<UUID, PortfolioView> found = portfolios.find(ids);
        return asked.stream().map(product -> found.get(product.portfolioId())).toList();
    }
}
