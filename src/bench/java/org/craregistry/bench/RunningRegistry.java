package org.craregistry.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.craregistry.RegistryApplication;
import org.craregistry.mysql.MySqlServer;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** The registry as it is delivered, with the floors beside it, on an empty database. */
final class RunningRegistry implements AutoCloseable {

    static final String ADMIN_PASSWORD = "bench " + UUID.randomUUID();

    private final ConfigurableApplicationContext context;

    private RunningRegistry(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** For measuring how much it does: one account asks for more than it usually may. */
    static RunningRegistry on(String database) {
        return with(database, Map.of("registry.graphql.budget", Integer.toString(Integer.MAX_VALUE)));
    }

    /** For measuring what it refuses to do. */
    static RunningRegistry withLimits(String database) {
        return with(database, Map.of());
    }

    private static RunningRegistry with(String database, Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(database.equals("mysql") ? onMySql() : onH2());
        settings.putAll(more);
        settings.put("server.port", "0");
        settings.put("registry.security.admin-password", ADMIN_PASSWORD);
        settings.put("registry.sample.enabled", "false");
        settings.put("logging.level.root", "WARN");
        // The clients stay connected.
        settings.put("server.tomcat.max-keep-alive-requests", "-1");
        SpringApplication application = new SpringApplication(RegistryApplication.class, Floors.class);
        return new RunningRegistry(application.run(settings.entrySet().stream()
                .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                .toArray(String[]::new)));
    }

    int port() {
        return ((WebServerApplicationContext) context).getWebServer().getPort();
    }

    <T> T part(Class<T> type) {
        return context.getBean(type);
    }

    @Override
    public void close() {
        context.close();
    }

    /** A file, as in real use; H2 must not answer a repeated query from its memory. */
    private static Map<String, String> onH2() {
        try {
            Path folder = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "bench-h2-");
            String url = "jdbc:h2:file:%s/registry;MODE=MySQL;NON_KEYWORDS=VALUE;OPTIMIZE_REUSE_RESULTS=0";
            return Map.of("spring.datasource.url", url.formatted(folder.toAbsolutePath()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> onMySql() {
        MySqlServer server = MySqlServer.start(MySqlServer.HOME);
        server.createDatabase("registry_bench");
        return Map.of(
                "spring.profiles.active",
                "mysql",
                "server.address",
                "127.0.0.1",
                "DB_URL",
                server.jdbcUrl("registry_bench"),
                "DB_USER",
                server.user(),
                "DB_PASSWORD",
                server.password());
    }
}
