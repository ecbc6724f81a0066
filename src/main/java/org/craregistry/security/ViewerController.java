package org.craregistry.security;

import graphql.schema.DataFetchingEnvironment;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.craregistry.graphql.Connection;
import org.craregistry.graphql.NodeId;
import org.craregistry.graphql.Nodes;
import org.craregistry.graphql.PageRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** Answers who calls. */
@Controller
class ViewerController {

    private static final int ROLES = "roles by portfolio".hashCode();

    private final CurrentCaller caller;
    private final TokenList tokens;
    private final Members members;
    private final Nodes nodes;

    ViewerController(CurrentCaller caller, TokenList tokens, Members members, Nodes nodes) {
        this.caller = caller;
        this.tokens = tokens;
        this.members = members;
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
    Connection<IssuedToken> tokens(Caller viewer, DataFetchingEnvironment environment) {
        return tokens.usableOf(viewer.account(), PageRequest.of(environment, TokenList.ORDER));
    }

    @SchemaMapping(typeName = "Viewer")
    Connection<PortfolioRole> roles(Caller viewer, DataFetchingEnvironment environment) {
        List<PortfolioRole> all = members.rolesOf(viewer.account());
        return Connection.ofAll(PageRequest.of(environment, ROLES), all, PortfolioRole::portfolioId, ROLES);
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
