package org.craregistry.security;

import java.util.List;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** Answers who calls. */
@Controller
class ViewerController {

    private final CurrentCaller caller;
    private final TokenList tokens;
    private final Members members;

    ViewerController(CurrentCaller caller, TokenList tokens, Members members) {
        this.caller = caller;
        this.tokens = tokens;
        this.members = members;
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
    List<IssuedToken> tokens(Caller viewer) {
        return tokens.usableOf(viewer.account());
    }

    @SchemaMapping(typeName = "Viewer")
    List<PortfolioRole> roles(Caller viewer) {
        return members.rolesOf(viewer.account());
    }
}
