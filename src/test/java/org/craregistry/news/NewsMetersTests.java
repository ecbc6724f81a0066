package org.craregistry.news;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.craregistry.graphql.NodeId;
import org.craregistry.storage.Figures;
import org.craregistry.storage.Ids;
import org.craregistry.storage.UtcTime;
import org.craregistry.testing.Api;
import org.craregistry.testing.IntegrationTest;
import org.craregistry.testing.Registry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Of whom it is told that letters to them were given up. */
@IntegrationTest
class NewsMetersTests {

    private static final String PASSWORD = "a long enough password";

    @LocalServerPort
    int port;

    @Autowired
    Figures figures;

    @Autowired
    JdbcClient jdbc;

    private final String name = "u-" + UUID.randomUUID();
    private Registry registry;
    private String portfolio;
    private Api person;

    @BeforeEach
    void aPersonToWhomALetterWasGivenUp() {
        registry = new Registry(port);
        portfolio = registry.portfolio(Registry.newKey());
        String account = registry.mutate("createAccount", Map.of("name", name, "password", PASSWORD), "account { id }")
                .at("/account/id")
                .asString();
        registry.mutate(
                "grantRole", Map.of("portfolio", portfolio, "account", name, "role", "VIEWER"), "member { account }");
        person = Api.at(port).as(name, PASSWORD);
        jdbc.sql(
                        "INSERT INTO mail_address (account_id, code_tries, address, given_up_at) VALUES (?, 0, 'a@example.org', ?)")
                .params(
                        Ids.bytes(NodeId.find(NodeId.Kind.ACCOUNT, account).orElseThrow()),
                        UtcTime.column(Instant.parse("2026-11-01T10:00:00Z")))
                .update();
    }

    @AfterEach
    void forget() {
        List.of("news_choice", "mail_address")
                .forEach(table -> jdbc.sql(
                                "DELETE FROM " + table + " WHERE account_id = (SELECT id FROM account WHERE name = ?)")
                        .param(name)
                        .update());
    }

    @Test
    void countWhoWantsLettersAndMaySignIn() {
        double others = givenUp();
        choose("IMPORT_WAITS");
        assertThat(givenUp()).isEqualTo(others + 1);

        registry.mutate("lockAccount", Map.of("account", name, "reason", "Left."), "account { id }");
        assertThat(givenUp()).as("locked").isEqualTo(others);
        registry.mutate("unlockAccount", Map.of("account", name), "account { id }");
        assertThat(givenUp()).isEqualTo(others + 1);

        choose();
        assertThat(givenUp()).as("who chooses nothing any more").isEqualTo(others);
    }

    private void choose(String... kinds) {
        Registry.mutation(
                person,
                "chooseNews",
                Map.of("portfolio", portfolio, "kinds", List.of(kinds), "frequency", "DAILY"),
                "portfolio { id }");
    }

    private double givenUp() {
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        new NewsMeters(figures).bindTo(meters);
        return meters.get("registry.news.letters").gauge().value();
    }
}
