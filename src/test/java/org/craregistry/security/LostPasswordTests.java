package org.craregistry.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.craregistry.security.LostPassword.Answer;
import org.craregistry.testing.Api;
import org.craregistry.testing.IntegrationTest;
import org.craregistry.testing.Registry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;

/** Calls what the command reset-password calls, beside a running registry: the database of the tests is one for several programs. */
@IntegrationTest
class LostPasswordTests {

    private static final String VIEWER = "{ viewer { account } }";

    @LocalServerPort
    int port;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    Environment environment;

    private Registry registry;
    private String name;

    @BeforeEach
    void aLockedAccount() {
        registry = new Registry(port);
        name = "lost-" + UUID.randomUUID();
        registry.mutate("createAccount", Map.of("name", name, "password", "a long enough password"), "account { id }");
        registry.mutate("lockAccount", Map.of("account", name), "account { id }");
    }

    @Test
    void makesALinkThatSetsAPassword() {
        Answer answer = reset(null);

        assertThat(answer.done()).as(answer.sentence()).isTrue();
        String secret = answer.sentence().replaceAll("(?s).*:", "");
        assertThat(answer.sentence()).contains("http://localhost:").contains("/welcome#" + name + ":crt_");
        Api api = Api.at(port);
        String body = "{\"secret\": \"%s\", \"password\": \"a new one for me\"}".formatted(secret);
        assertThat(api.send(api.request("/welcome")
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString(body)))
                        .status())
                .isEqualTo(200);
        assertThat(api.as(name, "a new one for me").ask(VIEWER).status()).isEqualTo(200);
    }

    @Test
    void setsAPasswordAndSaysSoInTheChangeLog() {
        assertThat(reset("short").sentence()).contains("this one has 5.");

        Answer answer = reset("a new one for me");

        assertThat(answer.done()).as(answer.sentence()).isTrue();
        assertThat(Api.at(port).as(name, "a new one for me").ask(VIEWER).status())
                .isEqualTo(200);
        assertThat(jdbc.queryForObject(
                        "SELECT COUNT(*) FROM change_log WHERE subject_label = ? AND actor = 'registry' AND reason LIKE '%reset-password%'",
                        Long.class, name))
                .isEqualTo(1);
    }

    @Test
    void knowsNobodyWhoIsNotThere() {
        name = "nobody-" + UUID.randomUUID();

        assertThat(reset(null).sentence()).startsWith("There is no account \"" + name);
    }

    @Test
    void makesNoDatabaseWhereThereIsNone(@TempDir Path folder) {
        Answer answer = LostPassword.reset(
                "admin", null, List.of("--spring.datasource.url=jdbc:h2:file:%s/none;MODE=MySQL".formatted(folder)));

        assertThat(answer.sentence()).startsWith("There is no database here.");
        assertThat(folder).isEmptyDirectory();
        assertThat(Files.exists(folder.resolve("none.mv.db"))).isFalse();
    }

    private Answer reset(String password) {
        return LostPassword.reset(
                name,
                password,
                List.of(
                        "--spring.datasource.url=" + environment.getProperty("spring.datasource.url"),
                        "--spring.datasource.username=" + environment.getProperty("spring.datasource.username"),
                        "--spring.datasource.password=" + environment.getProperty("spring.datasource.password", "")));
    }
}
