package org.craregistry.graphql;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** Shows GraphiQL at {@code /graphiql}, from this registry alone: every script it needs is in the jar. */
@Controller
@ConditionalOnProperty(name = "registry.graphiql.enabled", matchIfMissing = true)
class GraphiQlPage {

    @GetMapping("/graphiql")
    String page() {
        return "forward:/graphiql/index.html";
    }
}
