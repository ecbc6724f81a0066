package org.craregistry.storage;

import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.SQLException;

/**
 * Throws connections of the embedded database away once it has closed itself, as it does when the disk is full. A new one opens it
 * anew, but the old ones never notice.
 */
public final class ClosedDatabase implements SQLExceptionOverride {

    /** DATABASE_IS_CLOSED and GENERAL_ERROR_1 of H2. */
    private static final int CLOSED = 90098;

    private static final int FAULT = 50000;

    @java.lang.Override
    public Override adjudicate(SQLException thrown) {
        return thrown.getErrorCode() == CLOSED || thrown.getErrorCode() == FAULT
                ? Override.MUST_EVICT
                : Override.CONTINUE_EVICT;
    }
}
