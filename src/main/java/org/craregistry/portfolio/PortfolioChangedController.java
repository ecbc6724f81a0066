package org.craregistry.portfolio;

import graphql.schema.DataFetchingEnvironment;
import java.util.UUID;
import org.craregistry.audit.ChangedPortfolios;
import org.craregistry.graphql.Listening;
import org.craregistry.graphql.NodeId;
import org.craregistry.graphql.NodeId.Kind;
import org.craregistry.graphql.Refused;
import org.craregistry.security.Sight;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.SubscriptionMapping;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Flux;

/** Tells those who listen that something was changed in a portfolio. */
@Controller
class PortfolioChangedController {

    private final Listening listening;
    private final Sight sight;
    private final ChangedPortfolios changed;

    PortfolioChangedController(Listening listening, Sight sight, ChangedPortfolios changed) {
        this.listening = listening;
        this.sight = sight;
        this.changed = changed;
    }

    @SubscriptionMapping
    Flux<ChangedPortfolios.PortfolioChanged> portfolioChanged(
            @Argument String portfolio, DataFetchingEnvironment environment) {
        UUID wanted =
                NodeId.find(Kind.PORTFOLIO, portfolio).orElseThrow(() -> Refused.unseen("portfolio", "portfolio"));
        return listening.to(changed, wanted, sight.of(wanted, environment));
    }
}
