package org.craregistry.register.imports;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.craregistry.law.plain.RefusedEvidence;
import org.craregistry.register.Problem;
import org.hibernate.StaleStateException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;

/** What keeps a plan from being applied because products have changed since it was made. */
final class Conflicts {

    private static final String CODE = "CHANGED_SINCE_PLAN";
    private static final String AGAIN = "The plan was made anew; look at it and apply it again.";
    private static final String INTEGRITY_VIOLATION = "23";
    private static final int MOST = 100;

    private final List<Problem> named = new ArrayList<>();
    private int all;

    /** The product of a row was changed, or withdrawn. */
    void changed(PlannedRow row) {
        add(row, "%s was changed or withdrawn after the plan was made.".formatted(row.label()));
    }

    /** The product of a row was added by somebody else. */
    void added(PlannedRow row) {
        add(row, "%s was added by somebody else after the plan was made.".formatted(row.label()));
    }

    private void add(PlannedRow row, String words) {
        if (++all <= MOST) {
            named.add(problem(row.sheet(), "%s, row %d: %s %s".formatted(row.sheet(), row.row(), words, AGAIN)));
        }
    }

    /** @throws PlanOutdated where there are any */
    void check() {
        if (all > MOST) {
            named.add(problem("", "%,d more products have changed in the same way.".formatted(all - MOST)));
        }
        if (all > 0) {
            throw new PlanOutdated(named);
        }
    }

    boolean isEmpty() {
        return all == 0;
    }

    /** Whether a fault shows that somebody wrote the same products at the same moment. */
    static boolean isShownBy(Throwable fault) {
        for (@Nullable Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof StaleStateException
                    || cause instanceof OptimisticLockingFailureException
                    || cause instanceof RefusedEvidence) { // the law reads more strictly than when the plan was made
                return true;
            }
            if (cause instanceof SQLException sql
                    && sql.getSQLState() != null
                    && sql.getSQLState().startsWith(INTEGRITY_VIOLATION)) {
                return true;
            }
        }
        return false;
    }

    /** What is said where it is not known which product it was. */
    static List<Problem> unnamed() {
        return List.of(problem("", "A product was changed or added while the plan was being applied. " + AGAIN));
    }

    private static Problem problem(String sheet, String message) {
        return new Problem(Problem.Severity.WARNING, CODE, sheet, null, null, null, message);
    }
}
