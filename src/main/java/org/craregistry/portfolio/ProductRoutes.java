package org.craregistry.portfolio;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.craregistry.audit.Change;
import org.craregistry.audit.Change.Action;
import org.craregistry.audit.Change.FieldChange;
import org.craregistry.audit.Change.Subject;
import org.craregistry.audit.ChangeLog;
import org.craregistry.audit.StatedReason;
import org.craregistry.graphql.Refused;
import org.craregistry.graphql.UserError.Code;
import org.craregistry.law.Facts;
import org.craregistry.security.Access;
import org.craregistry.security.Caller;
import org.craregistry.security.CurrentCaller;
import org.craregistry.security.MayCall.Who;
import org.craregistry.storage.Ids;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Writes signed decisions on the route to AI Act Article 15, on behalf of the caller: with what they rest on, the answers that
 * follow and the entry in the change log. Two who decide at once wait for each other, and the second one is told.
 */
@Service
public class ProductRoutes {

    private final Products products;
    private final PortfolioBook portfolios;
    private final RouteDecisionRows decisions;
    private final Appraiser appraiser;
    private final AnswerCounts counts;
    private final ChangeLog changeLog;
    private final Access access;
    private final CurrentCaller currentCaller;
    private final Clock clock;

    ProductRoutes(
            Products products,
            PortfolioBook portfolios,
            RouteDecisionRows decisions,
            Appraiser appraiser,
            AnswerCounts counts,
            ChangeLog changeLog,
            Access access,
            CurrentCaller currentCaller,
            Clock clock) {
        this.products = products;
        this.portfolios = portfolios;
        this.decisions = decisions;
        this.appraiser = appraiser;
        this.counts = counts;
        this.changeLog = changeLog;
        this.access = access;
        this.currentCaller = currentCaller;
        this.clock = clock;
    }

    /**
     * A product that somebody decides about.
     *
     * @param label what it is called in one line
     * @param classified whether a person has decided its core functionality
     * @param today the day in its portfolio
     */
    public record OnRecord(
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
    @Transactional
    public void decide(UUID id, int expectedRevision, String reason, Function<OnRecord, Decided> weigh) {
        Product product = forWriting(id, expectedRevision);
        String signed = StatedReason.required(reason);
        Caller caller = currentCaller.get();
        Instant now = clock.instant();
        Decided decided = weigh.apply(onRecord(product, now));
        RouteReliance before = product.reliance();
        CountedAnswers counted = product.counted();
        UUID decision = Ids.next();
        decisions.add(decision, id, decided, signed, caller, now);
        product.rely(decision, decided.reliance(), now);
        written(
                product,
                counted,
                FieldChange.between(plain(before), decided.reliance().plain()),
                signed,
                caller,
                now);
    }

    /**
     * Stops relying on a route, without another one in its place; the decision stays on record.
     *
     * @throws Refused as in {@link #decide}, and where no route is relied on
     */
    @Transactional
    public void withdraw(UUID id, int expectedRevision, String reason) {
        Product product = forWriting(id, expectedRevision);
        String signed = StatedReason.required(reason);
        Caller caller = currentCaller.get();
        Instant now = clock.instant();
        RouteReliance before = product.reliance();
        if (before == null) {
            throw Refused.because(
                    Code.NOT_POSSIBLE, "id", "No route is relied on; decide on one with decideArticle15Route.");
        }
        decisions.withdraw(Objects.requireNonNull(product.routeDecisionId()), signed, caller, now);
        CountedAnswers counted = product.counted();
        product.relyOnNone(now);
        written(product, counted, FieldChange.between(plain(before), Map.of()), signed, caller, now);
    }

    private Product forWriting(UUID id, int expectedRevision) {
        Product product = products.lock(Set.of(id)).stream()
                .filter(found -> access.sees(found.portfolioId()))
                .findFirst()
                .orElseThrow(ProductBook::absent);
        access.require(product.portfolioId(), Who.COMPLIANCE);
        if (product.isWithdrawn()) {
            throw Refused.because(
                    Code.NOT_POSSIBLE, "id", "The product was withdrawn; register it anew to go on with it.");
        }
        if (product.revision() != expectedRevision) {
            String sentence = ProductBook.CHANGED_MEANWHILE.formatted(product.revision(), expectedRevision);
            throw Refused.because(Code.CONFLICT, "expectedRevision", sentence);
        }
        return product;
    }

    private OnRecord onRecord(Product product, Instant now) {
        ProductState state = product.state();
        return new OnRecord(
                state.identity().label(),
                state.identity().version(),
                state.facts(),
                product.evidence(),
                product.isDecided(),
                portfolios.get(product.portfolioId()).dayOf(now));
    }

    private void written(
            Product product,
            @Nullable CountedAnswers before,
            List<FieldChange> changes,
            String reason,
            Caller caller,
            Instant now) {
        LocalDate today = portfolios.get(product.portfolioId()).dayOf(now);
        product.keep(appraiser.appraise(product.recorded(), today));
        counts.change(before, product.counted());
        products.flush();
        String label = product.state().identity().label();
        changeLog.record(Change.now(
                caller.origin(now),
                product.portfolioId(),
                Subject.PRODUCT,
                product.id(),
                label,
                Action.DECIDED,
                reason,
                changes));
    }

    private static Map<String, String> plain(@Nullable RouteReliance reliance) {
        return reliance == null ? Map.of() : reliance.plain();
    }
}
