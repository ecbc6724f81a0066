package org.craregistry.portfolio;

import java.util.List;
import java.util.UUID;
import org.craregistry.graphql.Payload;
import org.craregistry.graphql.Refused;
import org.craregistry.security.Access;
import org.craregistry.security.MayCall;
import org.craregistry.security.MayCall.Who;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.stereotype.Controller;

/** Has a portfolio counted anew at once, and not only in the night. */
@Controller
class RecountMutation {

    private final Recount recount;
    private final PortfolioQueries portfolios;
    private final Access access;

    RecountMutation(Recount recount, PortfolioQueries portfolios, Access access) {
        this.recount = recount;
        this.portfolios = portfolios;
        this.access = access;
    }

    record RecountProductsInput(String portfolio) {}

    /** @param portfolio what was counted */
    record Recounted(PortfolioView portfolio, int corrected) {}

    @MutationMapping
    @MayCall(Who.ADMINISTRATOR)
    Payload<Recounted> recountProducts(@Argument RecountProductsInput input) {
        return Payload.of(() -> {
            access.requireAdministrator();
            UUID id = PortfolioMutations.portfolioId(input.portfolio());
            PortfolioView portfolio = portfolios.find(List.of(id)).get(id);
            if (portfolio == null) {
                throw Refused.unseen("portfolio", "portfolio");
            }
            return new Recounted(portfolio, recount.count(id, portfolio.key()));
        });
    }
}
