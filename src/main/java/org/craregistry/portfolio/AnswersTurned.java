package org.craregistry.portfolio;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.craregistry.law.FindingCode;
import org.craregistry.law.Severity;
import org.jspecify.annotations.Nullable;

/** Answers of products turned for the worse; published in the transaction that keeps the new ones. */
public record AnswersTurned(List<Turn> turns) {

    public AnswersTurned {
        turns = List.copyOf(turns);
    }

    /**
     * What turned of one product.
     *
     * @param lostSupport whether the route relied on was supported, or a plan, until then
     * @param violations the findings of the highest severity that it did not have until then
     */
    public record Turn(UUID portfolio, UUID product, boolean lostSupport, List<FindingCode> violations) {

        public Turn {
            violations = List.copyOf(violations);
        }

        private boolean isForTheWorse() {
            return lostSupport || !violations.isEmpty();
        }
    }

    /** Collects what turns while products are written. */
    static final class Turns {

        private final List<Turn> turns = new ArrayList<>();

        /**
         * @param before {@code null} for a product that was not there
         * @param after {@code null} for one that is there no longer
         */
        void add(UUID product, @Nullable CountedAnswers before, @Nullable CountedAnswers after) {
            if (after == null || Objects.equals(before, after)) {
                return;
            }
            List<String> earlier = findings(before);
            List<FindingCode> violations = findings(after).stream()
                    .filter(name -> !earlier.contains(name))
                    .map(FindingCode::valueOf)
                    .filter(code -> code.severity() == Severity.VIOLATION)
                    .toList();
            boolean lost = before != null && !isUnsupported(before) && isUnsupported(after);
            Turn turn = new Turn(after.portfolio(), product, lost, violations);
            if (turn.isForTheWorse()) {
                turns.add(turn);
            }
        }

        boolean isEmpty() {
            return turns.isEmpty();
        }

        AnswersTurned event() {
            return new AnswersTurned(turns);
        }

        private static boolean isUnsupported(CountedAnswers answers) {
            return RouteSupport.NO_LONGER_SUPPORTED
                    .name()
                    .equals(answers.stored().get(AnswerColumn.ROUTE_SUPPORT));
        }

        private static List<String> findings(@Nullable CountedAnswers answers) {
            String stored = answers == null ? null : answers.stored().get(AnswerColumn.FINDINGS);
            return stored == null ? List.of() : AnswerColumn.names(stored);
        }
    }
}
