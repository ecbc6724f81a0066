package org.craregistry.assessment.states;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.craregistry.law.AnswerChange;
import org.craregistry.law.MainAnswer;
import org.craregistry.portfolio.PortfolioView;
import org.jspecify.annotations.Nullable;

/**
 * What a state of the law changes in a portfolio.
 *
 * @param products how many were compared, those that cannot be read included
 * @param changes the most frequent first
 */
record PortfolioImpact(
        LawComparison comparison,
        PortfolioView portfolio,
        long products,
        long changed,
        long unreadable,
        List<AnswerChangeCount> changes) {

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

    /** The day whose answers were compared. */
    public LocalDate asOf() {
        return comparison.dayIn(portfolio);
    }

    /** Counts the products of a portfolio one after another; what it keeps does not grow with them. */
    static final class Tally {

        private final LawComparison comparison;
        private final PortfolioView portfolio;
        private final LocalDate day;
        private final Map<AnswerChange, Long> counts = new HashMap<>();
        private long products;
        private long changed;
        private long unreadable;

        Tally(LawComparison comparison, PortfolioView portfolio) {
            this.comparison = comparison;
            this.portfolio = portfolio;
            this.day = comparison.dayIn(portfolio);
        }

        LocalDate day() {
            return day;
        }

        /** Counts a product whose answers were compared. */
        void add(List<AnswerChange> changes) {
            products++;
            changed += changes.isEmpty() ? 0 : 1;
            changes.forEach(change -> counts.merge(change, 1L, Long::sum));
        }

        /** Counts a product of which nothing can be said. */
        void addUnreadable() {
            products++;
            unreadable++;
        }

        PortfolioImpact impact() {
            List<AnswerChangeCount> changes = counts.entrySet().stream()
                    .map(one -> new AnswerChangeCount(
                            one.getKey().answer(),
                            one.getKey().before(),
                            one.getKey().after(),
                            one.getValue()))
                    .sorted(AnswerChangeCount.MOST_FREQUENT_FIRST)
                    .toList();
            return new PortfolioImpact(comparison, portfolio, products, changed, unreadable, changes);
        }
    }
}
