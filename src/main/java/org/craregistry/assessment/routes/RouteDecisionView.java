package org.craregistry.assessment.routes;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.craregistry.assessment.KnownStates;
import org.craregistry.graphql.NodeId;
import org.craregistry.law.Article15Answer;
import org.craregistry.law.Article15Route;
import org.craregistry.law.ConditionAnswer;
import org.craregistry.law.Determination;
import org.craregistry.law.StateOfLaw;
import org.craregistry.law.Truth;
import org.craregistry.portfolio.FiledEvidence;
import org.craregistry.portfolio.ProductView;
import org.craregistry.portfolio.RouteDecision;
import org.craregistry.portfolio.RouteDecision.Withdrawal;
import org.craregistry.portfolio.RouteSnapshot;
import org.craregistry.portfolio.RouteSnapshot.Shown;
import org.craregistry.portfolio.RouteSnapshot.ShownCondition;
import org.craregistry.portfolio.RouteSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A decision on a route as the API shows it, held against what is on record of its product today. */
final class RouteDecisionView {

    private static final Logger LOG = LoggerFactory.getLogger(RouteDecisionView.class);

    private final RouteDecision decision;
    private final ProductView product;
    private final KnownStates law;
    private final Situation now;
    private final Determination weighed;

    /** @param today the day in the portfolio; a route that is relied on from a later day is weighed on that day */
    RouteDecisionView(RouteDecision decision, ProductView product, LocalDate today, KnownStates law) {
        LocalDate day = decision.from().isAfter(today) ? decision.from() : today;
        FiledEvidence evidence = product.evidence();
        this.decision = decision;
        this.product = product;
        this.law = law;
        this.now = new Situation(
                product.state().facts(), product.version(), product.isDecided(), evidence, law.inForce(), day);
        this.weighed = now.determine();
    }

    /** The id that clients see. */
    public String id() {
        return NodeId.of(NodeId.Kind.ROUTE_DECISION, decision.decisionId());
    }

    RouteDecision decision() {
        return decision;
    }

    public Article15Route route() {
        return decision.route();
    }

    public boolean planned() {
        return decision.planned();
    }

    public LocalDate from() {
        return decision.from();
    }

    public String reason() {
        return decision.reason();
    }

    public String decidedBy() {
        return decision.decidedBy();
    }

    public Instant decidedAt() {
        return decision.decidedAt();
    }

    public boolean current() {
        return decision.current();
    }

    public @Nullable Withdrawal withdrawal() {
        return decision.withdrawal();
    }

    public LocalDate evaluatedOn() {
        return decision.evaluatedOn();
    }

    /** The state of the law that it was made under; {@code null} where the rules of today no longer read it. */
    public @Nullable StateOfLaw stateOfLaw() {
        Situation then = then();
        return then == null ? null : then.stateOfLaw();
    }

    public String edition() {
        return decision.edition();
    }

    public Shown shown() {
        return decision.shown();
    }

    /** Whether what is on record today supports it. */
    public RouteSupport support() {
        return decision.reliance().support(weighed);
    }

    /** The conditions that the route lacks today. */
    public List<ConditionAnswer> unmetConditions() {
        return RouteConditions.unmet(weighed, route());
    }

    /** The conditions that were met when it was decided, and are not today. */
    public List<ConditionAnswer> lostConditions() {
        Set<String> met = shown().conditions().stream()
                .filter(condition -> condition.truth() == Truth.YES)
                .map(ShownCondition::code)
                .collect(Collectors.toSet());
        return RouteConditions.lost(met, weighed, route());
    }

    /** What the law answers for what was on record then; {@code null} where the rules of today no longer read it. */
    public @Nullable Determination replay() {
        Situation then = then();
        return then == null ? null : then.determine();
    }

    /** Whether the replay says of the route exactly what was shown. */
    public boolean replaysAlike() {
        Determination replayed = replay();
        if (replayed == null) {
            return false;
        }
        Article15Answer answer = replayed.article15();
        return answer.route(route()).isPresent()
                && RouteWeighing.shown(answer, route()).equals(shown());
    }

    private @Nullable Situation then() {
        try {
            RouteSnapshot snapshot = decision.snapshot().get();
            return Situation.of(snapshot);
        } catch (IllegalArgumentException unreadable) {
            LOG.warn("Decision {} cannot be replayed", decision.decisionId(), unreadable);
            return null;
        }
    }

    /** Whether it was supported, and is not today. */
    boolean isLost() {
        return support() == RouteSupport.NO_LONGER_SUPPORTED;
    }

    /**
     * What has taken the support from it, the earliest first; none where it is supported, or a plan.
     *
     * @param changes when what was changed about the product, at least since the decision
     */
    List<SupportLoss> losses(LatestChanges changes) {
        if (!isLost()) {
            return List.of();
        }
        Situation then = then();
        SupportLosses losses = new SupportLosses(
                product.productId(),
                changes,
                decidedAt(),
                law.adoptedSince(decidedAt()),
                product::dayOf,
                new Inquiry(route(), Inquiry.MOST));
        return then == null ? List.of(SupportLosses.rulesChanged(edition())) : losses.between(then, now, edition());
    }
}
