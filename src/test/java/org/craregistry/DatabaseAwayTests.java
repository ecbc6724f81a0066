package org.craregistry;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.craregistry.testing.Api;
import org.craregistry.testing.Api.Answer;
import org.craregistry.testing.Registry;
import org.craregistry.testing.TestDatabase;
import org.h2.tools.Server;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** Takes the database away from a running registry, and every connection of its pool, under each kind of caller. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DatabaseAwayTests {

    private static final Duration SOON = Duration.ofSeconds(4);

    @TempDir
    static Path directory;

    private Server database;
    private ConfigurableApplicationContext registry;
    private int port;
    private Api admin;
    private Api program;
    private String key;
    private String calendar;
    private String certificate;

    @BeforeAll
    void start() throws SQLException {
        database = serve("0");
        String url = "jdbc:h2:tcp://localhost:%d/%s;MODE=MySQL;NON_KEYWORDS=VALUE"
                .formatted(database.getPort(), directory.resolve("registry"));
        registry = new SpringApplicationBuilder(RegistryApplication.class)
                .properties(Map.of("server.port", "0"))
                .run(
                        "--server.port=0",
                        "--spring.datasource.url=" + url,
                        "--registry.sample.enabled=false",
                        "--registry.security.admin-password=" + TestDatabase.ADMIN_PASSWORD);
        port = Integer.parseInt(registry.getEnvironment().getProperty("local.server.port", ""));
        fill();
        // As whoever watches has asked before: the first answer of a process that has just begun takes longest.
        Api.at(port).get("/actuator/health");
    }

    private static Server serve(String port) throws SQLException {
        return Server.createTcpServer("-tcpPort", port, "-ifNotExists", "-baseDir", "/")
                .start();
    }

    private void fill() {
        Registry filled = new Registry(port);
        admin = filled.administrator();
        key = Registry.newKey();
        String portfolio = filled.portfolio(key);
        String product = filled.product(portfolio, "R-1", Map.of());
        certificate = filled.mutate(
                        "fileCertificate",
                        Map.of("product", product, "certificate", Map.of("scheme", "EUCC", "number", "1")),
                        "certificate { id }")
                .at("/certificate/id")
                .asString();
        program = filled.member(portfolio, "OWNER");
        calendar = filled.mutate(
                        "createCalendarToken",
                        Map.of("portfolio", portfolio, "label", "phone"),
                        "subscription { path }")
                .at("/subscription/path")
                .asString();
    }

    @AfterAll
    void stop() {
        registry.close();
        database.stop();
    }

    /** What callers of each kind ask for. */
    private Map<String, Supplier<Answer>> calls() {
        return Map.of(
                "a person", () -> admin.ask("{ viewer { account } }"),
                "a program", () -> program.ask("{ viewer { account } }"),
                "an upload",
                        () -> post(
                                program, "/registers/%s/imports".formatted(key), "text/csv", "Reference,Name\nR-2,B\n"),
                "a document",
                        () -> post(
                                admin,
                                "/evidence/%s/files?fileName=a.txt".formatted(certificate),
                                "text/plain",
                                "text"),
                "a download", () -> program.get("/registers/%s.xlsx".formatted(key)),
                "a calendar", () -> Api.at(port).get(calendar));
    }

    private static Answer post(Api caller, String path, String type, String body) {
        return caller.send(caller.request(path).header("Content-Type", type).POST(BodyPublishers.ofString(body)));
    }

    @Test
    void tellsEveryCallerToTryAgainWhileTheDatabaseIsAway() throws SQLException {
        database.stop();
        try {
            calls().forEach(DatabaseAwayTests::isToldToTryAgain);
            assertThat(health()).contains("DOWN");
            assertThat(Api.at(port).ask("{ viewer { account } }").status()).isEqualTo(401);
        } finally {
            database = serve(Integer.toString(database.getPort()));
        }
        calls().forEach(DatabaseAwayTests::isServedAgain);
    }

    @Test
    void tellsEveryCallerToTryAgainWhileNoConnectionIsLeft() throws SQLException {
        List<Connection> taken = new ArrayList<>();
        DataSource pool = registry.getBean(DataSource.class);
        try {
            for (int i = 0; i < 10; i++) {
                taken.add(pool.getConnection());
            }
            calls().forEach(DatabaseAwayTests::isToldToTryAgain);
            assertThat(health()).contains("UP");
        } finally {
            for (Connection one : taken) {
                one.close();
            }
        }
        calls().forEach(DatabaseAwayTests::isServedAgain);
    }

    /** At once, whatever the others wait for. */
    private String health() {
        Instant begun = Instant.now();
        String health = Api.at(port).get("/actuator/health").text();
        assertThat(Duration.between(begun, Instant.now())).isLessThan(Duration.ofSeconds(2));
        return health;
    }

    /** Longer than the pool trusts a connection that was used just now. */
    private static void pause() {
        try {
            Thread.sleep(600);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    /** By itself, after at most as many refusals as the pool has connections that do not know yet that they are dead. */
    private static void isServedAgain(String who, Supplier<Answer> call) {
        Answer answer = call.get();
        for (int refused = 0; refused < 10 && answer.status() == 503; refused++) {
            pause();
            answer = call.get();
        }
        assertThat(answer.status()).as(who + ": " + answer.text()).isBetween(200, 299);
    }

    private static void isToldToTryAgain(String who, Supplier<Answer> call) {
        Instant begun = Instant.now();
        Answer answer = call.get();
        assertThat(answer.status()).as(who + ": " + answer.text()).isEqualTo(503);
        assertThat(answer.header("Retry-After")).as(who).isEqualTo("5");
        assertThat(answer.json().at("/detail").asString()).as(who).contains("Try again in a few seconds");
        assertThat(Duration.between(begun, Instant.now())).as(who).isLessThan(SOON);
    }
}
