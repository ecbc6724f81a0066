package org.craregistry.storage;

import java.sql.SQLException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Tells transactions that the database rolled back because of another one: deadlocks, and what a cluster did not certify. */
public final class Collision {

    /** The class of SQL states that ISO/IEC 9075-2 reserves for transactions that were rolled back. */
    private static final String ROLLED_BACK = "40";

    /** Causes may go round in circles. */
    private static final int DEEPEST = 50;

    private Collision() {}

    /** Whether such a transaction is behind what was thrown; frameworks do not say so of those that failed at their commit. */
    public static boolean isBehind(@Nullable Throwable thrown) {
        return Stream.iterate(thrown, one -> one != null, Throwable::getCause)
                .limit(DEEPEST)
                .anyMatch(Collision::isRolledBack);
    }

    private static boolean isRolledBack(Throwable thrown) {
        return thrown instanceof SQLException sql
                && sql.getSQLState() != null
                && sql.getSQLState().startsWith(ROLLED_BACK);
    }
}
