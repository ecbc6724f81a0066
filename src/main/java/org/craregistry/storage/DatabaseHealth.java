package org.craregistry.storage;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import jakarta.annotation.PreDestroy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * Says soon whether the database answers, over a connection of its own: a node whose connections are all in use, because somebody
 * holds a lock, is busy and not broken. In the place of the indicator that Boot brings along, which waits for a connection of the others.
 */
@Component("dbHealthIndicator")
class DatabaseHealth implements HealthIndicator {

    private static final int PATIENCE_MILLIS = 1000;
    private static final int PATIENCE_SECONDS = 1;
    private static final int VALIDATION_MILLIS = 500;

    private final HikariDataSource own;

    DatabaseHealth(DataSource usual) throws SQLException {
        HikariConfig settings = new HikariConfig();
        usual.unwrap(HikariDataSource.class).copyStateTo(settings);
        settings.setPoolName("health");
        settings.setMaximumPoolSize(1);
        settings.setMinimumIdle(0);
        settings.setConnectionTimeout(PATIENCE_MILLIS);
        settings.setValidationTimeout(VALIDATION_MILLIS);
        own = new HikariDataSource(settings);
    }

    @Override
    public Health health() {
        try (Connection connection = own.getConnection()) {
            // The pool itself trusts one that was used just now, and one to an embedded database that has closed itself
            // is still valid.
            if (connection.isValid(PATIENCE_SECONDS) && answers(connection)) {
                return Health.up().build();
            }
            own.evictConnection(connection);
            return Health.down().build();
        } catch (SQLException away) {
            return Health.down(away).build();
        }
    }

    private static boolean answers(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            return statement.execute("SELECT 1");
        }
    }

    @PreDestroy
    void close() {
        own.close();
    }
}
