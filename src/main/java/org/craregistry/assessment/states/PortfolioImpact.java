package org.craregistry.assessment.states;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.craregistry.assessment.states.LawComparison.Changes;
import org.craregistry.law.AnswerChange;
import org.craregistry.law.FindingChange;
import org.craregistry.law.FindingCode;
import org.craregistry.law.MainAnswer;
import org.craregistry.law.Openness;
import org.craregistry.law.Procedure;
import org.craregistry.law.ProcedureChange;
import org.craregistry.portfolio.PortfolioView;
import org.jspecify.annotations.Nullable;

/**
 * What a state of the law changes in a portfolio.
 *
 * @param products how many were compared, those that cannot be read included
 * @param changed how many products have a change of any kind
 * @param answerChanges of main answers, the most frequent first
 * @param procedureChanges of how open procedures are, likewise
 * @param findingChanges of findings, likewise
 */
record PortfolioImpact(
        LawComparison comparison,
        PortfolioView portfolio,
        long products,
        long changed,
        long unreadable,
        long changedAnswers,
        long changedProcedures,
        long changedFindings,
        List<AnswerChangeCount> answerChanges,
        List<ProcedureChangeCount> procedureChanges,
        List<FindingChangeCount> findingChanges) {

    /** In how many products an answer becomes another one. */
    record AnswerChangeCount(
            MainAnswer answer,
            @Nullable String before,
            @Nullable String after,
            long count) {

        private static final Comparator<AnswerChangeCount> MOST_FREQUENT_FIRST = Comparator.comparingLong(
                        AnswerChangeCount::count)
                .reversed()
                .thenComparing(AnswerChangeCount::answer)
                .thenComparing(change -> String.valueOf(change.before()))
                .thenComparing(change -> String.valueOf(change.after()));
    }

    /** In how many products a procedure is more or less open. */
    record ProcedureChangeCount(Procedure procedure, Openness before, Openness after, long count) {

        private static final Comparator<ProcedureChangeCount> MOST_FREQUENT_FIRST = Comparator.comparingLong(
                        ProcedureChangeCount::count)
                .reversed()
                .thenComparing(ProcedureChangeCount::procedure)
                .thenComparing(ProcedureChangeCount::before)
                .thenComparing(ProcedureChangeCount::after);
    }

    /** In how many products a kind of finding is raised so often before, and so often after. */
    record FindingChangeCount(FindingCode code, int before, int after, long count) {

        private static final Comparator<FindingChangeCount> MOST_FREQUENT_FIRST = Comparator.comparingLong(
                        FindingChangeCount::count)
                .reversed()
                .thenComparing(FindingChangeCount::code)
                .thenComparing(FindingChangeCount::before)
                .thenComparing(FindingChangeCount::after);
    }

    /** The day whose answers were compared. */
    public LocalDate asOf() {
        return comparison.dayIn(portfolio);
    }

    /** Counts the products of a portfolio one after another; what it keeps does not grow with them. Can be read meanwhile. */
    static final class Tally {

        private final LawComparison comparison;
        private final PortfolioView portfolio;
        private final LocalDate day;
        private final Map<AnswerChange, Long> answers = new HashMap<>();
        private final Map<ProcedureChange, Long> procedures = new HashMap<>();
        private final Map<FindingChange, Long> findings = new HashMap<>();
        private long products;
        private long changed;
        private long unreadable;
        private long changedAnswers;
        private long changedProcedures;
        private long changedFindings;

        Tally(LawComparison comparison, PortfolioView portfolio) {
            this.comparison = comparison;
            this.portfolio = portfolio;
            this.day = comparison.dayIn(portfolio);
        }

        LocalDate day() {
            return day;
        }

        /** Counts a product whose answers were compared. */
        synchronized void add(Changes changes) {
            products++;
            changed += changes.isEmpty() ? 0 : 1;
            changedAnswers += count(changes.answers(), answers);
            changedProcedures += count(changes.procedures(), procedures);
            changedFindings += count(changes.findings(), findings);
        }

        private static <C> long count(List<C> changes, Map<C, Long> counts) {
            changes.forEach(change -> counts.merge(change, 1L, Long::sum));
            return changes.isEmpty() ? 0 : 1;
        }

        /** Counts a product of which nothing can be said. */
        synchronized void addUnreadable() {
            products++;
            unreadable++;
        }

        synchronized PortfolioImpact impact() {
            return new PortfolioImpact(
                    comparison,
                    portfolio,
                    products,
                    changed,
                    unreadable,
                    changedAnswers,
                    changedProcedures,
                    changedFindings,
                    answers.entrySet().stream()
                            .map(one -> new AnswerChangeCount(
                                    one.getKey().answer(),
                                    one.getKey().before(),
                                    one.getKey().after(),
                                    one.getValue()))
                            .sorted(AnswerChangeCount.MOST_FREQUENT_FIRST)
                            .toList(),
                    procedures.entrySet().stream()
                            .map(one -> new ProcedureChangeCount(
                                    one.getKey().procedure(),
                                    one.getKey().before(),
                                    one.getKey().after(),
                                    one.getValue()))
                            .sorted(ProcedureChangeCount.MOST_FREQUENT_FIRST)
                            .toList(),
                    findings.entrySet().stream()
                            .map(one -> new FindingChangeCount(
                                    one.getKey().code(),
                                    one.getKey().before(),
                                    one.getKey().after(),
                                    one.getValue()))
                            .sorted(FindingChangeCount.MOST_FREQUENT_FIRST)
                            .toList());
        }
    }
}
