package org.craregistry.portfolio;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.craregistry.audit.Change;
import org.craregistry.audit.Change.Action;
import org.craregistry.audit.Change.FieldChange;
import org.craregistry.audit.Origin;
import org.craregistry.audit.StatedReason;
import org.craregistry.graphql.Refused;
import org.craregistry.graphql.UserError.Code;
import org.craregistry.law.Facts;
import org.craregistry.security.CurrentCaller;
import org.craregistry.security.MayCall.Who;
import org.craregistry.storage.Ids;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Writes signed decisions on the route to AI Act Article 15, on behalf of the caller: with what they rest on, the answers that
 * follow and the entry in the change log. Two who decide at once wait for each other, and the second one is told.
 */
@Service
public class ProductRoutes {

    private final ProductWriting writing;
    private final PortfolioBook portfolios;
    private final RouteDecisionRows decisions;
    private final CurrentCaller caller;

    ProductRoutes(ProductWriting writing, PortfolioBook portfolios, RouteDecisionRows decisions, CurrentCaller caller) {
        this.writing = writing;
        this.portfolios = portfolios;
        this.decisions = decisions;
        this.caller = caller;
    }

    /**
     * A product that somebody decides about.
     *
     * @param label what it is called in one line
     * @param classified whether a person has decided its core functionality
     * @param today the day in its portfolio
     */
    public record ProductToDecide(
            String label, String version, Facts facts, FiledEvidence evidence, boolean classified, LocalDate today) {}

    /** What is decided, and what it rests on. */
    public record Decided(RouteReliance reliance, RouteSnapshot snapshot) {}

    /**
     * Decides which route is relied on.
     *
     * @param weigh gives what is decided, or refuses
     * @throws Refused where the product does not exist for the caller, is withdrawn or at another revision, the role does not
     *     suffice, the reason cannot be taken, and whatever the weighing refuses
     */
    public void decide(UUID id, int expectedRevision, String reason, Function<ProductToDecide, Decided> weigh) {
        writing.change(id, expectedRevision, Who.COMPLIANCE, (product, origin) -> {
            String signed = StatedReason.required(reason);
            Decided decided = weigh.apply(toDecide(product, origin.at()));
            Map<String, String> before = plain(product.reliance());
            UUID decision = Ids.next();
            decisions.add(decision, id, decided, signed, caller.get(), origin.at());
            product.rely(decision, decided.reliance(), origin.at());
            return entry(product, origin, before, signed);
        });
    }

    /**
     * Stops relying on a route, without another one in its place; the decision stays on record.
     *
     * @throws Refused as in {@link #decide}, and where no route is relied on
     */
    public void withdraw(UUID id, int expectedRevision, String reason) {
        writing.change(id, expectedRevision, Who.COMPLIANCE, (product, origin) -> {
            String signed = StatedReason.required(reason);
            Map<String, String> before = plain(product.reliance());
            if (before.isEmpty()) {
                throw Refused.because(Code.NOT_POSSIBLE, "id", "No route is relied on; decide on one first.");
            }
            decisions.withdraw(Objects.requireNonNull(product.routeDecisionId()), signed, caller.get(), origin.at());
            product.relyOnNone(origin.at());
            return entry(product, origin, before, signed);
        });
    }

    private ProductToDecide toDecide(Product product, Instant now) {
        Portfolio portfolio = portfolios.get(product.portfolioId());
        ProductState state = portfolio.defaults().read().under(product.state());
        return new ProductToDecide(
                state.identity().label(),
                state.identity().version(),
                state.facts(),
                product.evidence(),
                product.isDecided(),
                portfolio.dayOf(now));
    }

    private static List<Change> entry(Product product, Origin origin, Map<String, String> before, String reason) {
        List<FieldChange> changes = FieldChange.between(before, plain(product.reliance()));
        return List.of(ProductWriting.entry(product, origin, Action.DECIDED, reason, changes));
    }

    private static Map<String, String> plain(@Nullable RouteReliance reliance) {
        return reliance == null ? Map.of() : reliance.plain();
    }
}
