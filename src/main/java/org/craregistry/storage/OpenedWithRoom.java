package org.craregistry.storage;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.springframework.jdbc.datasource.AbstractDataSource;

/**
 * Connections to the embedded database, as long as there is room to open it: opened on a full disk it fails half-way and keeps its
 * file locked, so that it cannot be opened afterwards either.
 */
final class OpenedWithRoom extends AbstractDataSource {

    /** Many times what it writes when it is opened. */
    private static final long LEAST = 1_000_000;

    private final String url;
    private final UsableSpace usable;

    OpenedWithRoom(String url, UsableSpace usable) {
        this.url = url;
        this.usable = usable;
    }

    @Override
    public Connection getConnection() throws SQLException {
        throw new SQLException("The embedded database is opened with the name of its user");
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        if (usable.bytes() < LEAST) {
            throw new SQLTransientConnectionException("There is no room on the disk to open the embedded database");
        }
        return DriverManager.getConnection(url, user, password);
    }
}
