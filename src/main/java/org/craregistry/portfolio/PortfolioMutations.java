package org.craregistry.portfolio;

import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.craregistry.graphql.NodeId;
import org.craregistry.graphql.Payload;
import org.craregistry.security.MayCall;
import org.craregistry.security.MayCall.Who;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.stereotype.Controller;

/** Carries out what is asked to be changed of portfolios. */
@Controller
class PortfolioMutations {

    private final PortfolioBook book;
    private final PortfolioQueries portfolios;

    PortfolioMutations(PortfolioBook book, PortfolioQueries portfolios) {
        this.book = book;
        this.portfolios = portfolios;
    }

    record CreatePortfolioInput(String key, String name, String timeZone) {}

    record RenamePortfolioInput(String id, int expectedRevision, String name) {}

    record UpdatePortfolioInput(
            String id,
            int expectedRevision,
            @Nullable String name,
            @Nullable Boolean reviewsStandings) {}

    @MutationMapping
    @MayCall(Who.ADMINISTRATOR)
    Payload<PortfolioView> createPortfolio(@Argument CreatePortfolioInput input) {
        return answer(() -> book.create(input.key(), input.name(), input.timeZone()));
    }

    @MutationMapping
    @MayCall(Who.OWNER)
    Payload<PortfolioView> renamePortfolio(@Argument RenamePortfolioInput input) {
        return answer(() -> {
            UUID id = portfolioId(input.id());
            book.update(id, input.expectedRevision(), input.name(), null);
            return id;
        });
    }

    @MutationMapping
    @MayCall(Who.OWNER)
    Payload<PortfolioView> updatePortfolio(@Argument UpdatePortfolioInput input) {
        return answer(() -> {
            UUID id = portfolioId(input.id());
            book.update(id, input.expectedRevision(), input.name(), input.reviewsStandings());
            return id;
        });
    }

    private Payload<PortfolioView> answer(Supplier<UUID> mutation) {
        return Payload.of(() -> {
            UUID id = mutation.get();
            return portfolios.find(List.of(id)).get(id);
        });
    }

    static UUID portfolioId(String id) {
        return NodeId.find(NodeId.Kind.PORTFOLIO, id).orElseThrow(PortfolioBook::absent);
    }
}
