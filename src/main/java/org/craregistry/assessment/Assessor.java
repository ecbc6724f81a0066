package org.craregistry.assessment;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.craregistry.graphql.BadRequest;
import org.craregistry.law.Determination;
import org.craregistry.law.Evidence;
import org.craregistry.law.Facts;
import org.craregistry.law.Law;
import org.craregistry.law.StateOfLaw;
import org.craregistry.portfolio.Answers;
import org.craregistry.portfolio.Appraiser;
import org.craregistry.portfolio.LawInput;
import org.craregistry.portfolio.Outlook;
import org.craregistry.portfolio.ProductView;
import org.craregistry.portfolio.ProductWithEvidence;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Asks the law, and gives what is kept beside a product. */
@Component
public class Assessor implements Appraiser {

    private final StatesOfLaw states;
    private final Clock clock;
    private volatile Outlooks outlooks;

    /** What is on record, and the day from which on it is asked about. */
    private record Asked(LawInput recorded, LocalDate day) {}

    /** What was found under one state of the law: most of what is registered but not answered yet is alike. */
    private record Outlooks(StateOfLaw state, Cache<Asked, Outlook> found) {

        private static final int REMEMBERED = 300;

        private Outlooks(StateOfLaw state) {
            this(state, Caffeine.newBuilder().maximumSize(REMEMBERED).build());
        }

        private Outlook of(Asked asked, Appraisal law) {
            return found.get(asked, one -> law.outlook(one.recorded(), one.day()));
        }
    }

    public Assessor(StatesOfLaw states, Clock clock) {
        this.states = states;
        this.clock = clock;
        this.outlooks = new Outlooks(states.inForce());
    }

    @Override
    public Answers appraise(LawInput recorded, LocalDate day) {
        return bound().appraise(recorded, day);
    }

    /** As {@link #appraise(LawInput, LocalDate)}, under the state that is in force among these. */
    public Answers appraise(LawInput recorded, LocalDate day, KnownStates law) {
        return new Appraisal(law).appraise(recorded, day);
    }

    @Override
    public Answers appraise(LawInput recorded, LocalDate day, Instant known) {
        return bound().appraise(recorded, day, known);
    }

    @Override
    public Outlook outlook(LawInput recorded, LocalDate day) {
        return outlook(recorded, day, states.current());
    }

    /** As {@link #outlook(LawInput, LocalDate)}, under the state that is in force among these. */
    public Outlook outlook(LawInput recorded, LocalDate day, KnownStates law) {
        Outlooks known = outlooks;
        if (known.state() != law.inForce()) {
            known = new Outlooks(law.inForce());
            outlooks = known;
        }
        return known.of(new Asked(recorded, day), new Appraisal(law));
    }

    @Override
    public String basis() {
        return states.basis();
    }

    @Override
    public Appraiser bound() {
        return new Appraisal(states.current());
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
    public List<Determination> determine(
            ProductWithEvidence product, List<LocalDate> days, @Nullable String stateOfLaw) {
        days.forEach(day -> BadRequest.refuseDay("asOf", day));
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
        BadRequest.refuseDay("asOf", asOf);
        return Law.determine(facts, evidence, asOf, state);
    }

    /**
     * What the law answers by what was recorded before a moment.
     *
     * @param stateOfLaw {@code null} for the state that was in force here just before
     * @throws BadRequest as {@link #determine(Facts, Evidence, LocalDate, String)}
     */
    public Determination determine(LawInput then, LocalDate asOf, @Nullable String stateOfLaw, Instant known) {
        StateOfLaw state = stateOfLaw == null ? states.current().inForceBefore(known) : states.find(stateOfLaw);
        return determine(then.facts(), then.evidence(), asOf, state);
    }
}
