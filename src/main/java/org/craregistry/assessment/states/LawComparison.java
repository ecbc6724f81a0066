package org.craregistry.assessment.states;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.craregistry.law.AnswerChange;
import org.craregistry.law.Determination;
import org.craregistry.law.FindingChange;
import org.craregistry.law.Law;
import org.craregistry.law.ProcedureChange;
import org.craregistry.law.StateOfLaw;
import org.craregistry.portfolio.LawInput;
import org.craregistry.portfolio.PortfolioView;
import org.jspecify.annotations.Nullable;

/**
 * Compares what the law answers under two of its states. Each is a comparison of its own: those of one request are never taken for
 * another.
 */
final class LawComparison {

    private final StateOfLaw before;
    private final StateOfLaw after;
    private final @Nullable LocalDate asOf;
    private final Instant now;

    /**
     * @param asOf the day to answer for; {@code null} for today in each portfolio
     * @param now the moment that tells which day is today
     */
    LawComparison(StateOfLaw before, StateOfLaw after, @Nullable LocalDate asOf, Instant now) {
        this.before = before;
        this.after = after;
        this.asOf = asOf;
        this.now = now;
    }

    StateOfLaw before() {
        return before;
    }

    StateOfLaw after() {
        return after;
    }

    @Nullable
    LocalDate asOf() {
        return asOf;
    }

    /** The day whose answers are compared in a portfolio. */
    LocalDate dayIn(PortfolioView portfolio) {
        return asOf == null ? portfolio.dayOf(now) : asOf;
    }

    /** What differs for one product, each kind by itself. */
    record Changes(List<AnswerChange> answers, List<ProcedureChange> procedures, List<FindingChange> findings) {

        boolean isEmpty() {
            return answers.isEmpty() && procedures.isEmpty() && findings.isEmpty();
        }
    }

    /** What differs on a day. */
    Changes changes(LawInput recorded, LocalDate day) {
        Determination then = Law.determine(recorded.facts(), recorded.evidence(), day, before);
        Determination now = Law.determine(recorded.facts(), recorded.evidence(), day, after);
        return new Changes(now.changesFrom(then), now.procedureChangesFrom(then), now.findingChangesFrom(then));
    }
}
