package org.craregistry.storage;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Tells transactions that the database rolled back because of another one: deadlocks, and what a cluster did not certify. */
public final class Collision {

    /** The class of SQL states that ISO/IEC 9075-2 reserves for transactions that were rolled back. */
    private static final String ROLLED_BACK = "40";

    private Collision() {}

    /** Whether such a transaction is behind what was thrown; frameworks do not say so of those that failed at their commit. */
    public static boolean isBehind(@Nullable Throwable thrown) {
        return Causes.of(thrown).anyMatch(Collision::isRolledBack);
    }

    private static boolean isRolledBack(Throwable thrown) {
        return thrown instanceof SQLException sql
                && sql.getSQLState() != null
                && sql.getSQLState().startsWith(ROLLED_BACK);
    }
}
