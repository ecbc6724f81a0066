package org.craregistry.testing;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.craregistry.mysql.MariaDbServer;
import org.craregistry.mysql.MySqlServer;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.test.util.TestSocketUtils;

/**
 * Gives the context a fresh database: H2 in memory, or a server where the system property {@code registry.test.database} is
 * {@code mysql} or {@code mariadb}; and the administrator a password of this run.
 */
public final class TestDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    /** The password of {@code admin} in this run. */
    public static final String ADMIN_PASSWORD = "test " + UUID.randomUUID();

    /** The key of the portfolio in which groups have roles: {@code matrix-VIEWER} and {@code matrix-COMPLIANCE}. */
    public static final String MAPPED_PORTFOLIO = "t-matrix";

    /** The other site whose pages may call the API. */
    public static final String ALLOWED_SITE = "https://pages.example";

    /** The token for metrics in this run. */
    public static final String METRICS_TOKEN = "metrics-" + UUID.randomUUID();

    /** Where a test that needs a mail server starts one. */
    public static final int MAIL_PORT = TestSocketUtils.findAvailableTcpPort();

    private static final AtomicInteger DATABASES = new AtomicInteger();

    /** After how long the pool logs who holds a connection. */
    static final long LEAK_AFTER_MILLIS = 10_000;

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        Map<String, Object> properties = new HashMap<>(database());
        properties.put("registry.security.admin-password", ADMIN_PASSWORD);
        properties.put("registry.metrics.token", METRICS_TOKEN);
        properties.put("spring.datasource.hikari.leak-detection-threshold", LEAK_AFTER_MILLIS);
        // All tests ask as one administrator; what an account may ask for is tested by itself.
        properties.put("registry.graphql.budget", 1_000_000_000);
        properties.put("registry.graphql.budget-per-second", 1_000_000_000);
        // All tests come from one address; what it may get wrong is tested by itself.
        properties.put("registry.security.failures-of-address", 1_000);
        // Endpoints and mail servers of tests are on this machine.
        properties.put("registry.news.allow-http", true);
        properties.put("registry.news.allow-private-addresses", true);
        properties.put("registry.news.answer-within", "1s");
        properties.put("registry.news.base-url", "https://registry.example.org");
        properties.put("spring.mail.host", "127.0.0.1");
        properties.put("spring.mail.port", MAIL_PORT);
        properties.put("spring.mail.properties.mail.smtp.timeout", 1_000);
        properties.put("spring.graphql.cors.allowed-origins", ALLOWED_SITE);
        properties.put("registry.graphql.documents.folder", "src/test/resources/trusted");
        // Soon, so that no test waits for it.
        properties.put("registry.subscriptions.every", "50ms");
        properties.put("registry.subscriptions.checked-every", "100ms");
        properties.put("spring.graphql.http.sse.keep-alive", "200ms");
        // Small enough to be reached in a test, and more than one part of a stored file.
        properties.put("registry.evidence.largest-file", "3MB");
        properties.put("registry.evidence.most-per-product", "8MB");
        properties.putAll(signOn());
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test database", properties));
    }

    /** A provider of OpenID Connect beside the passwords, and what its groups mean. */
    private static Map<String, Object> signOn() {
        String issuer = SignOnProvider.get().issuer();
        String spring = "spring.security.oauth2.";
        String client = spring + "client.registration." + SignOnProvider.REGISTRATION;
        String server = spring + "resourceserver.";
        String meaning = "registry.security.provider.";
        Map<String, Object> properties = new HashMap<>();
        properties.put(client + ".client-id", SignOnProvider.CLIENT);
        properties.put(client + ".client-secret", SignOnProvider.SECRET);
        properties.put(client + ".client-name", "Company account");
        properties.put(client + ".scope", "openid");
        properties.put(spring + "client.provider." + SignOnProvider.REGISTRATION + ".issuer-uri", issuer);
        properties.put(server + "jwt.issuer-uri", issuer);
        properties.put(server + "jwt.audiences", SignOnProvider.AUDIENCE);
        properties.put(server + "opaquetoken.introspection-uri", issuer + "/introspect");
        properties.put(server + "opaquetoken.client-id", SignOnProvider.CLIENT);
        properties.put(server + "opaquetoken.client-secret", SignOnProvider.SECRET);
        properties.put(meaning + "administrators", "cra-administrators");
        properties.put(meaning + "auditors", "cra-auditors");
        List<String> roles = List.of("VIEWER", "COMPLIANCE");
        for (int i = 0; i < roles.size(); i++) {
            properties.put(meaning + "roles[" + i + "].group", "matrix-" + roles.get(i));
            properties.put(meaning + "roles[" + i + "].portfolio", MAPPED_PORTFOLIO);
            properties.put(meaning + "roles[" + i + "].role", roles.get(i));
        }
        return properties;
    }

    private static Map<String, Object> database() {
        return switch (name()) {
            case "mysql" -> onMySql();
            case "mariadb" -> onMariaDb();
            default -> inMemory();
        };
    }

    /** The database this run is meant for: h2, mysql or mariadb. */
    static String name() {
        return System.getProperty("registry.test.database", "h2");
    }

    /** Whether this run is one on a server. */
    static boolean isOnServer() {
        return !name().equals("h2");
    }

    /** The MySQL server of this process, started at the first call, with an empty database. */
    private static Map<String, Object> onMySql() {
        MySqlServer server = MySql.SERVER;
        String database = nextName();
        server.createDatabase(database);
        return Map.of("DB_URL", server.jdbcUrl(database), "DB_USER", server.user(), "DB_PASSWORD", server.password());
    }

    /** The same on MariaDB. */
    private static Map<String, Object> onMariaDb() {
        MariaDbServer server = MariaDb.SERVER;
        String database = nextName();
        server.createDatabase(database);
        return Map.of("DB_URL", server.jdbcUrl(database), "DB_USER", server.user(), "DB_PASSWORD", server.password());
    }

    private static final class MariaDb {
        private static final MariaDbServer SERVER = MariaDbServer.start(MariaDbServer.HOME);
    }

    /** One for each context: work that one leaves to the background is not for the others, which go on while theirs is tested. */
    private static String nextName() {
        return "registry_test_" + DATABASES.incrementAndGet();
    }

    private static final class MySql {
        private static final MySqlServer SERVER = MySqlServer.start(MySqlServer.HOME);
    }

    /** An H2 database of its own, gone with this process. */
    public static Map<String, Object> inMemory() {
        return Map.of(
                "spring.datasource.url",
                "jdbc:h2:mem:" + UUID.randomUUID() + ";MODE=MySQL;NON_KEYWORDS=VALUE;DB_CLOSE_DELAY=-1");
    }
}
