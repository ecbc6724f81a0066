package org.craregistry.assessment;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.craregistry.graphql.BadRequest;
import org.craregistry.law.Article15Answer;
import org.craregistry.law.Article15Outcome;
import org.craregistry.law.Category;
import org.craregistry.law.ConditionAnswer;
import org.craregistry.law.ConformityOutcome;
import org.craregistry.law.CraConformityAnswer;
import org.craregistry.law.DateFact;
import org.craregistry.law.Determination;
import org.craregistry.law.Evidence;
import org.craregistry.law.Facts;
import org.craregistry.law.Law;
import org.craregistry.law.Openness;
import org.craregistry.law.Procedure;
import org.craregistry.law.ProcedureOption;
import org.craregistry.law.Question;
import org.craregistry.law.RouteAnswer;
import org.craregistry.law.RouteStatus;
import org.craregistry.law.StateOfLaw;
import org.craregistry.law.Truth;
import org.craregistry.portfolio.Answers;
import org.craregistry.portfolio.Appraiser;
import org.craregistry.portfolio.LawInput;
import org.craregistry.portfolio.ProductView;
import org.craregistry.portfolio.ProductWithEvidence;
import org.craregistry.portfolio.RouteReliance;
import org.craregistry.portfolio.RouteSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Asks the law, and gives what is kept beside a product. */
@Component
public class Assessor implements Appraiser {

    /** The outcomes under which Article 15 is demonstrated in full, whatever other routes lack. */
    private static final Set<Article15Outcome> DEMONSTRATED = Set.of(
            Article15Outcome.DEEMED_COMPLIANT,
            Article15Outcome.PRESUMED_COMPLIANT,
            Article15Outcome.DEMONSTRATED_DIRECTLY,
            Article15Outcome.PRESUMED_PARTIAL_PLUS_DIRECT);

    /** The condition that the CRA applies in full. */
    private static final String DAY_OF_THE_CRA = "DATE";

    /** The same condition of conformity with the CRA as a route. */
    private static final String DAY_OF_THE_ROUTE = "D2";

    private final StatesOfLaw states;
    private final Clock clock;

    Assessor(StatesOfLaw states, Clock clock) {
        this.states = states;
        this.clock = clock;
    }

    @Override
    public Answers appraise(LawInput recorded, LocalDate day) {
        return appraise(recorded, day, states.current());
    }

    /** As {@link #appraise(LawInput, LocalDate)}, under the state that is in force among these. */
    Answers appraise(LawInput recorded, LocalDate day, KnownStates law) {
        return answers(recorded, day, law.inForce(), law.basis());
    }

    @Override
    public Answers appraise(LawInput recorded, LocalDate day, Instant known) {
        return bound().appraise(recorded, day, known);
    }

    @Override
    public Appraiser bound() {
        return new Bound(states.current());
    }

    /** Asks the law as it was known at one moment. */
    private record Bound(KnownStates law) implements Appraiser {

        @Override
        public Answers appraise(LawInput recorded, LocalDate day) {
            return answers(recorded, day, law.inForce(), law.basis());
        }

        @Override
        public Answers appraise(LawInput recorded, LocalDate day, Instant known) {
            StateOfLaw state = inForceBefore(known, law);
            return answers(recorded, day, state, KnownStates.basis(state));
        }

        @Override
        public Appraiser bound() {
            return this;
        }
    }

    /** As kept beside a product, but for any day and under any state of the law. */
    Answers appraise(LawInput recorded, LocalDate day, StateOfLaw state) {
        return answers(recorded, day, state, KnownStates.basis(state));
    }

    private static Answers answers(LawInput recorded, LocalDate day, StateOfLaw state, String basis) {
        Determination determination = Law.determine(recorded.facts(), recorded.evidence(), day, state);
        Category category = determination.classification().category();
        RouteReliance reliance = recorded.reliance();
        return new Answers(
                determination.scope().outcome(),
                determination.applicability().outcome(),
                determination.classification().productClass(),
                category == null ? null : category.code(),
                determination.aiStatus().outcome(),
                determination.article15().outcome(),
                determination.craConformity().outcome(),
                openProcedures(determination),
                unmet(determination, reliance),
                reliance == null ? null : support(determination, reliance),
                determination.openQuestions().stream().map(Question::name).toList(),
                basis,
                determination.holdsUntil().orElse(null));
    }

    /**
     * Whether what is on record supports the route relied on: on the day, or on the day from which it is relied on where that
     * comes later.
     */
    static RouteSupport support(Determination determination, RouteReliance reliance) {
        boolean demonstrated = weighed(determination, reliance).demonstrates(reliance.route());
        if (reliance.planned()) {
            return demonstrated ? RouteSupport.PLAN_COMPLETE : RouteSupport.PLANNED;
        }
        return demonstrated ? RouteSupport.SUPPORTED : RouteSupport.NO_LONGER_SUPPORTED;
    }

    /** The answer that a route relied on is held against: of the day, or of that from which it is relied on where that comes later. */
    private static Article15Answer weighed(Determination determination, @Nullable RouteReliance reliance) {
        return reliance != null && reliance.from().isAfter(determination.asOf())
                ? determination.on(reliance.from()).article15()
                : determination.article15();
    }

    private static List<Procedure> openProcedures(Determination determination) {
        return determination.procedures().stream()
                .filter(option -> option.state() == Openness.OPEN)
                .map(ProcedureOption::procedure)
                .toList();
    }

    private static List<String> unmet(Determination determination, @Nullable RouteReliance reliance) {
        Set<String> unmet = new LinkedHashSet<>();
        unmet(determination.craConformity()).forEach(unmet::add);
        Article15Answer article15 = weighed(determination, reliance);
        for (RouteAnswer route : article15.routes()) {
            boolean looked = reliance == null
                    ? !DEMONSTRATED.contains(article15.outcome()) && !route.isStructurallyClosed()
                    : reliance.route() == route.route();
            if (looked) {
                unmet.addAll(unmet(route));
            }
        }
        return List.copyOf(unmet);
    }

    /** The conditions of a route that are not met; waiting for the day of the CRA is none. */
    private static List<String> unmet(RouteAnswer route) {
        return route.unmet().stream()
                .filter(id -> route.status() != RouteStatus.NOT_YET_APPLICABLE || !id.equals(DAY_OF_THE_ROUTE))
                .toList();
    }

    /** The conditions of conformity with the CRA that are not met, where the CRA asks it of the product; waiting for its day is none. */
    private static List<String> unmet(CraConformityAnswer answer) {
        return answer.conditions().stream()
                .filter(condition -> condition.truth() != Truth.YES)
                .map(ConditionAnswer::id)
                .filter(id -> answer.outcome() != ConformityOutcome.NOT_YET_APPLICABLE || !id.equals(DAY_OF_THE_CRA))
                .toList();
    }

    /**
     * What the law answers for a product with what is on file of it.
     *
     * @param asOf {@code null} for today in its portfolio
     * @param stateOfLaw {@code null} for the state in force
     * @throws BadRequest where the date is out of all reason or there is no such state
     */
    public Determination determine(ProductView product, @Nullable LocalDate asOf, @Nullable String stateOfLaw) {
        LocalDate day = asOf == null ? product.dayOf(clock.instant()) : asOf;
        return determine(ProductWithEvidence.of(product), List.of(day), stateOfLaw)
                .get(0);
    }

    /**
     * What the law answers on several days for a product with what is on file of it.
     *
     * @param stateOfLaw {@code null} for the state in force
     * @throws BadRequest where a date is out of all reason or there is no such state
     */
    List<Determination> determine(ProductWithEvidence product, List<LocalDate> days, @Nullable String stateOfLaw) {
        days.forEach(Assessor::refuseUnreasonable);
        StateOfLaw state = states.find(stateOfLaw);
        LawInput recorded = product.lawInput();
        return days.stream()
                .map(day -> Law.determine(recorded.facts(), recorded.evidence(), day, state, product))
                .toList();
    }

    /**
     * What the law answers on a date under a state of the law; {@code null} is the state in force.
     *
     * @throws BadRequest where the date is out of all reason or there is no such state
     */
    Determination determine(Facts facts, Evidence evidence, LocalDate asOf, @Nullable String stateOfLaw) {
        return determine(facts, evidence, asOf, states.find(stateOfLaw));
    }

    private static Determination determine(Facts facts, Evidence evidence, LocalDate asOf, StateOfLaw state) {
        refuseUnreasonable(asOf);
        return Law.determine(facts, evidence, asOf, state);
    }

    /** @throws BadRequest where a date to answer for is out of all reason */
    static void refuseUnreasonable(LocalDate asOf) {
        if (!DateFact.accepts(asOf)) {
            throw new BadRequest("asOf: %s is out of bounds; ask for a date from %s to %s."
                    .formatted(asOf, DateFact.EARLIEST, DateFact.LATEST));
        }
    }

    /**
     * What the law answers by what was recorded before a moment.
     *
     * @param stateOfLaw {@code null} for the state that was in force here just before
     * @throws BadRequest as {@link #determine(Facts, Evidence, LocalDate, String)}
     */
    Determination determine(LawInput then, LocalDate asOf, @Nullable String stateOfLaw, Instant known) {
        StateOfLaw state = stateOfLaw == null ? inForceBefore(known, states.current()) : states.find(stateOfLaw);
        return determine(then.facts(), then.evidence(), asOf, state);
    }

    /** What is recorded at the end of a day belongs to the next one, as in the change log. */
    private static StateOfLaw inForceBefore(Instant moment, KnownStates law) {
        return law.inForceAt(moment.minusMillis(1));
    }
}
