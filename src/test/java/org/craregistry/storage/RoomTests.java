package org.craregistry.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import org.craregistry.testing.Api;
import org.craregistry.testing.Api.Answer;
import org.craregistry.testing.IntegrationTest;
import org.craregistry.testing.Registry;
import org.craregistry.testing.SmallDisk;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What is refused while the disk of the database is nearly full, and what goes on. */
@IntegrationTest
class RoomTests {

    private static final String CREATE =
            "mutation($input: CreatePortfolioInput!) { createPortfolio(input: $input) { errors { message } } }";

    @LocalServerPort
    int port;

    @Autowired
    SmallDisk disk;

    private Registry registry;
    private Api admin;
    private String key;

    @BeforeEach
    void aPortfolio() {
        registry = new Registry(port);
        admin = registry.administrator();
        key = Registry.newKey();
        registry.portfolio(key);
    }

    @AfterEach
    void makeRoom() {
        disk.clear();
    }

    @Test
    void refusesChangesWithASentenceAndGoesOnReading() {
        Map<String, ?> input = Map.of("input", Map.of("key", Registry.newKey(), "name", "Later"));
        disk.fill();

        Answer refused = admin.ask(CREATE, input);
        assertThat(refused.status()).as(refused.text()).isEqualTo(507);
        assertThat(refused.code()).isEqualTo("NO_ROOM");
        assertThat(refused.message()).contains("no room left", "administrator");
        assertThat(admin.ask("{ portfolio(key: \"%s\") { name } }".formatted(key))
                        .data("/portfolio/name")
                        .asString())
                .isEqualTo("Portfolio " + key);
        assertThat(health().status()).isEqualTo(503);

        disk.clear();
        assertThat(health().status()).isEqualTo(200);
        assertThat(admin.ask(CREATE, input).json().has("errors")).isFalse();
    }

    @Test
    void refusesUploads() {
        disk.fill();

        Answer refused = admin.send(admin.request("/registers/" + key + "/imports")
                .header("Content-Type", "text/csv")
                .POST(BodyPublishers.ofString("Reference,Name\nR-1,One\n")));

        assertThat(refused.status()).isEqualTo(507);
        assertThat(refused.json().at("/detail").asString()).contains("no room left");
    }

    @Test
    void letsImportsWaitThatWereReceivedBefore() throws InterruptedException {
        Answer uploaded = admin.send(admin.request("/registers/" + key + "/imports")
                .header("Content-Type", "text/csv")
                .POST(BodyPublishers.ofString("Reference,Name\n" + "R-1,One\n".repeat(3000))));
        disk.fill();
        Thread.sleep(300);
        disk.clear();

        assertThat(registry.firstRowOf(uploaded.json().at("/id").asString())).isNotEmpty();
    }

    private Answer health() {
        return Api.at(port).get("/actuator/health");
    }
}
