package org.craregistry.security;

import graphql.schema.DataFetchingEnvironment;
import java.util.concurrent.CompletableFuture;
import org.craregistry.graphql.Connection;
import org.craregistry.graphql.NodeId;
import org.craregistry.graphql.Nodes;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** Answers who calls. */
@Controller
class ViewerController {

    private final CurrentCaller caller;
    private final AccountHoldings holdings;
    private final Nodes nodes;

    ViewerController(CurrentCaller caller, AccountHoldings holdings, Nodes nodes) {
        this.caller = caller;
        this.holdings = holdings;
        this.nodes = nodes;
    }

    @QueryMapping
    Caller viewer() {
        return caller.get();
    }

    @SchemaMapping(typeName = "Viewer")
    String account(Caller viewer) {
        return viewer.name();
    }

    @SchemaMapping(typeName = "Viewer")
    CompletableFuture<@Nullable Object> profile(Caller viewer, DataFetchingEnvironment environment) {
        return nodes.link(NodeId.Kind.ACCOUNT, viewer.account(), environment);
    }

    @SchemaMapping(typeName = "Viewer")
    CompletableFuture<Connection<IssuedToken>> tokens(Caller viewer, DataFetchingEnvironment environment) {
        return holdings.tokens(viewer.account(), environment);
    }

    @SchemaMapping(typeName = "Viewer")
    CompletableFuture<Connection<PortfolioRole>> roles(Caller viewer, DataFetchingEnvironment environment) {
        return holdings.roles(viewer.account(), environment);
    }

    @SchemaMapping(typeName = "PortfolioRole")
    CompletableFuture<@Nullable Object> portfolio(PortfolioRole held, DataFetchingEnvironment environment) {
        return nodes.link(NodeId.Kind.PORTFOLIO, held.portfolioId(), environment);
    }

    @SchemaMapping(typeName = "AccessToken")
    CompletableFuture<@Nullable Object> calendarOf(IssuedToken token, DataFetchingEnvironment environment) {
        return nodes.link(NodeId.Kind.PORTFOLIO, token.calendarPortfolio(), environment);
    }
}
