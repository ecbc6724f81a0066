package org.craregistry.register.imports;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.craregistry.law.plain.RefusedEvidence;
import org.craregistry.register.Places;
import org.craregistry.register.Problem;
import org.craregistry.storage.Causes;
import org.hibernate.StaleStateException;
import org.springframework.dao.OptimisticLockingFailureException;

/** Products that have changed since a plan was made, which keeps it from being applied, or since it was applied. */
final class Conflicts {

    private static final String SINCE_PLAN = "CHANGED_SINCE_PLAN";
    private static final String SINCE_APPLIED = "CHANGED_SINCE_APPLIED";
    private static final String AGAIN = "The plan was made anew; look at it and apply it again.";
    private static final String INTEGRITY_VIOLATION = "23";
    private static final int MOST = 100;

    private final boolean csv;
    private final List<Problem> named = new ArrayList<>();
    private int all;

    /** @param csv whether the rows are those of a file without sheets */
    Conflicts(boolean csv) {
        this.csv = csv;
    }

    /** The product of a row was changed, or withdrawn. */
    void changed(PlannedRow row) {
        add(SINCE_PLAN, row, "%s was changed or withdrawn after the plan was made.".formatted(row.label()), AGAIN);
    }

    /** The product of a row was added meanwhile. */
    void added(PlannedRow row) {
        add(SINCE_PLAN, row, "%s was added after the plan was made.".formatted(row.label()), AGAIN);
    }

    private void add(String code, PlannedRow row, String words, String remedy) {
        if (++all <= MOST) {
            named.add(problem(
                    code,
                    row.sheet(),
                    "%s: %s %s"
                            .formatted(new Places(row.sheet(), csv).row(row.row()), words, remedy)
                            .strip()));
        }
    }

    /** The product of a row was changed after the import, so that it is left as it is. */
    void changedSinceApplied(PlannedRow row) {
        add(
                SINCE_APPLIED,
                row,
                "%s was changed or withdrawn after the import, and stays as it is.".formatted(row.label()),
                "Once that is changed back, take the import back again.");
    }

    /** What the product of a row was before is not accepted any more, so that it is left as it is. */
    void notRestorable(PlannedRow row) {
        add(
                SINCE_APPLIED,
                row,
                "%s was something before that is not accepted any more, and stays as it is.".formatted(row.label()),
                "");
    }

    /** Those that are named, and how many there are beside them. */
    List<Problem> listed() {
        List<Problem> listed = new ArrayList<>(named);
        if (all > MOST) {
            listed.add(problem(
                    named.get(0).code(), "", "%,d more products have changed in the same way.".formatted(all - MOST)));
        }
        return listed;
    }

    int count() {
        return all;
    }

    /** @throws PlanOutdated where there are any */
    void check() {
        if (all > 0) {
            throw new PlanOutdated(listed());
        }
    }

    boolean isEmpty() {
        return all == 0;
    }

    /** Whether a fault shows that somebody wrote the same products at the same moment. */
    static boolean isShownBy(Throwable fault) {
        return Causes.of(fault)
                .anyMatch(cause -> cause instanceof StaleStateException
                        || cause instanceof OptimisticLockingFailureException
                        || cause instanceof RefusedEvidence // the law reads more strictly than when the plan was made
                        || cause instanceof SQLException sql
                                && sql.getSQLState() != null
                                && sql.getSQLState().startsWith(INTEGRITY_VIOLATION));
    }

    /** What is said where it is not known which product it was. */
    static List<Problem> unnamed() {
        return List.of(
                problem(SINCE_PLAN, "", "A product was changed or added while the plan was being applied. " + AGAIN));
    }

    private static Problem problem(String code, String sheet, String message) {
        return new Problem(Problem.Severity.WARNING, code, sheet, null, null, null, message);
    }
}
