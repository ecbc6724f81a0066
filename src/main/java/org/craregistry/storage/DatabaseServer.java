package org.craregistry.storage;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.Locale;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Looks at the server of the database before anything is stored in it, and starts with none that the registry does not work on. */
@Configuration(proxyBeanMethods = false)
class DatabaseServer {

    private static final Version OLDEST_MYSQL = new Version(8, 0);
    private static final Version OLDEST_MARIADB = new Version(10, 6);

    /** The first two numbers of a version. */
    record Version(int major, int minor) implements Comparable<Version> {

        @Override
        public int compareTo(Version other) {
            return major == other.major ? Integer.compare(minor, other.minor) : Integer.compare(major, other.major);
        }

        @Override
        public String toString() {
            return major + "." + minor;
        }
    }

    @Bean
    static BeanPostProcessor suitableServer() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                if (bean instanceof DataSource pool && name.equals("dataSource")) {
                    look(pool);
                }
                return bean;
            }
        };
    }

    private static void look(DataSource pool) {
        try (Connection connection = pool.getConnection()) {
            DatabaseMetaData server = connection.getMetaData();
            check(
                    server.getURL(),
                    server.getDatabaseProductName() + " " + server.getDatabaseProductVersion(),
                    new Version(server.getDatabaseMajorVersion(), server.getDatabaseMinorVersion()));
        } catch (SQLException away) {
            boolean known = pool instanceof HikariDataSource;
            throw UnreachableDatabase.because(
                    known ? ((HikariDataSource) pool).getJdbcUrl() : null,
                    known ? ((HikariDataSource) pool).getUsername() : null,
                    away);
        }
    }

    /**
     * @param product name and version, as the server says them
     * @throws StartRefused where the registry does not work on it
     */
    static void check(String url, String product, Version version) {
        boolean mariaDb = product.toLowerCase(Locale.ROOT).contains("mariadb");
        if (mariaDb && url.startsWith("jdbc:mysql:")) {
            throw StartRefused.because(
                    "The address in DB_URL is one for MySQL, but the server is MariaDB (%s).".formatted(product),
                    "Write jdbc:mariadb: in place of jdbc:mysql: in DB_URL.");
        }
        if (mariaDb && version.compareTo(OLDEST_MARIADB) < 0) {
            throw tooOld(product, "MariaDB " + OLDEST_MARIADB);
        }
        if (!mariaDb && url.startsWith("jdbc:mysql:") && version.compareTo(OLDEST_MYSQL) < 0) {
            throw tooOld(product, "MySQL " + OLDEST_MYSQL);
        }
    }

    private static StartRefused tooOld(String product, String oldest) {
        return StartRefused.because(
                "The server of the database is too old: %s.".formatted(product),
                "Use %s or newer; see \"Databases\" in docs/operation.md.".formatted(oldest));
    }
}
