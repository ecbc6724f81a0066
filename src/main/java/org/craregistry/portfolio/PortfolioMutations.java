package org.craregistry.portfolio;

import graphql.schema.DataFetchingEnvironment;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.craregistry.graphql.NodeId;
import org.craregistry.graphql.Payload;
import org.craregistry.graphql.Refused;
import org.craregistry.security.Access;
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
    private final DefaultsBook defaults;
    private final PortfolioQueries portfolios;
    private final Recount recount;
    private final Access access;

    PortfolioMutations(
            PortfolioBook book, DefaultsBook defaults, PortfolioQueries portfolios, Recount recount, Access access) {
        this.book = book;
        this.defaults = defaults;
        this.portfolios = portfolios;
        this.recount = recount;
        this.access = access;
    }

    record CreatePortfolioInput(String key, String name, String timeZone) {}

    record RenamePortfolioInput(String id, int expectedRevision, String name) {}

    record UpdatePortfolioInput(
            String id,
            int expectedRevision,
            @Nullable String name,
            @Nullable Boolean reviewsStandings) {}

    record RecountProductsInput(String portfolio) {}

    /** @param portfolio what was counted */
    record Recounted(PortfolioView portfolio, int corrected) {}

    @MutationMapping
    @MayCall(Who.ADMINISTRATOR)
    Payload<PortfolioView> createPortfolio(@Argument CreatePortfolioInput input) {
        return answer(() -> book.create(input.key(), input.name(), input.timeZone()));
    }

    @MutationMapping
    @MayCall(Who.OWNER)
    Payload<PortfolioView> renamePortfolio(@Argument RenamePortfolioInput input) {
        return answer(() -> {
            UUID id = seen(input.id());
            book.update(id, input.expectedRevision(), input.name(), null);
            return id;
        });
    }

    @MutationMapping
    @MayCall(Who.OWNER)
    Payload<PortfolioView> updatePortfolio(@Argument UpdatePortfolioInput input) {
        return answer(() -> {
            UUID id = seen(input.id());
            book.update(id, input.expectedRevision(), input.name(), input.reviewsStandings());
            return id;
        });
    }

    @MutationMapping
    @MayCall(Who.COMPLIANCE)
    Payload<PortfolioView> setPortfolioDefaults(DataFetchingEnvironment environment) {
        Map<String, @Nullable Object> input = environment.getArgumentOrDefault("input", Map.of());
        return answer(() -> {
            UUID id = seen(String.valueOf(input.get("id")));
            int expectedRevision = (Integer) Objects.requireNonNull(input.get("expectedRevision"));
            defaults.set(id, expectedRevision, ProductMutations.told(input), (String) input.get("reason"));
            return id;
        });
    }

    /** At once, and not only in the night. */
    @MutationMapping
    @MayCall(Who.ADMINISTRATOR)
    Payload<Recounted> recountProducts(@Argument RecountProductsInput input) {
        return Payload.of(() -> {
            access.requireAdministrator();
            UUID id = portfolioId(input.portfolio());
            PortfolioView portfolio = portfolios.find(List.of(id)).get(id);
            if (portfolio == null) {
                throw Refused.unseen("portfolio", "portfolio");
            }
            return new Recounted(portfolio, recount.count(id, portfolio.key()));
        });
    }

    private Payload<PortfolioView> answer(Supplier<UUID> mutation) {
        return Payload.of(() -> {
            UUID id = mutation.get();
            return portfolios.find(List.of(id)).get(id);
        });
    }

    private UUID seen(String id) {
        return NodeId.find(NodeId.Kind.PORTFOLIO, id)
                .filter(access::sees)
                .orElseThrow(() -> Refused.unseen("id", "portfolio"));
    }

    /** The portfolio that an input names in its field {@code portfolio}. */
    static UUID portfolioId(String id) {
        return NodeId.find(NodeId.Kind.PORTFOLIO, id).orElseThrow(() -> Refused.unseen("portfolio", "portfolio"));
    }
}
