package org.craregistry.testing;

import java.util.Map;
import java.util.UUID;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/**
 * Gives the context a fresh database: H2 in memory, or the MySQL server where the system property {@code registry.test.database}
 * is {@code mysql}; and the administrator a password of this run.
 */
public final class TestDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    /** The password of {@code admin} in this run. */
    public static final String ADMIN_PASSWORD = "test " + UUID.randomUUID();

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        Map<String, Object> properties = new java.util.HashMap<>(database());
        properties.put("registry.security.admin-password", ADMIN_PASSWORD);
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test database", properties));
    }

    private static Map<String, Object> database() {
        if ("mysql".equals(System.getProperty("registry.test.database"))) {
            throw new UnsupportedOperationException("The MySQL server is not wired up yet");
        }
        return inMemory();
    }

    /** An H2 database of its own, gone with this process. */
    public static Map<String, Object> inMemory() {
        return Map.of(
                "spring.datasource.url",
                "jdbc:h2:mem:" + UUID.randomUUID() + ";MODE=MySQL;NON_KEYWORDS=VALUE;DB_CLOSE_DELAY=-1");
    }
}
