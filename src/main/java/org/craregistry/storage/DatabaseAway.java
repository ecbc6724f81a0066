package org.craregistry.storage;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import org.jspecify.annotations.Nullable;

/** Tells faults of a database that cannot be reached, or that has no connection left, from faults of the registry. */
public final class DatabaseAway {

    /** The class of SQL states that ISO/IEC 9075-2 reserves for connections. */
    private static final String CONNECTION_EXCEPTION = "08";

    private DatabaseAway() {}

    /** Whether a lost or refused connection is behind what was thrown. */
    public static boolean isBehind(@Nullable Throwable thrown) {
        return Causes.of(thrown).anyMatch(DatabaseAway::isLostConnection);
    }

    private static boolean isLostConnection(Throwable thrown) {
        return thrown instanceof SQLTransientConnectionException
                || thrown instanceof SQLNonTransientConnectionException
                || thrown instanceof SQLRecoverableException
                || thrown instanceof SQLException sql
                        && sql.getSQLState() != null
                        && sql.getSQLState().startsWith(CONNECTION_EXCEPTION);
    }
}
