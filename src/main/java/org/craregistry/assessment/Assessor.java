package org.craregistry.assessment;

import java.time.Clock;
import java.time.LocalDate;
import org.craregistry.graphql.BadRequest;
import org.craregistry.law.Category;
import org.craregistry.law.DateFact;
import org.craregistry.law.Determination;
import org.craregistry.law.Evidence;
import org.craregistry.law.Facts;
import org.craregistry.law.Law;
import org.craregistry.law.Question;
import org.craregistry.law.StateOfLaw;
import org.craregistry.portfolio.Answers;
import org.craregistry.portfolio.Appraiser;
import org.craregistry.portfolio.ProductView;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Asks the law, and gives what is kept beside a product. */
@Component
public class Assessor implements Appraiser {

    private final StatesOfLaw states;
    private final Clock clock;

    Assessor(StatesOfLaw states, Clock clock) {
        this.states = states;
        this.clock = clock;
    }

    @Override
    public Answers appraise(Facts facts, boolean decided, LocalDate today) {
        Determination determination = Law.determine(facts, Evidence.ofDecision(decided), today, states.inForce());
        Category category = determination.classification().category();
        return new Answers(
                determination.scope().outcome(),
                determination.applicability().outcome(),
                determination.classification().productClass(),
                category == null ? null : category.code(),
                determination.aiStatus().outcome(),
                determination.article15().outcome(),
                determination.craConformity().outcome(),
                determination.openQuestions().stream().map(Question::name).toList(),
                states.basis(),
                determination.holdsUntil().orElse(null));
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
        Evidence evidence = Evidence.ofProduct(product.version(), product.isDecided());
        return determine(product.state().facts(), evidence, day, stateOfLaw);
    }

    /**
     * What the law answers on a date under a state of the law; {@code null} is the state in force.
     *
     * @throws BadRequest where the date is out of all reason or there is no such state
     */
    Determination determine(Facts facts, Evidence evidence, LocalDate asOf, @Nullable String stateOfLaw) {
        if (!DateFact.accepts(asOf)) {
            throw new BadRequest("asOf: %s is out of bounds; ask for a date from %s to %s."
                    .formatted(asOf, DateFact.EARLIEST, DateFact.LATEST));
        }
        StateOfLaw state = states.find(stateOfLaw);
        return Law.determine(facts, evidence, asOf, state);
    }
}
