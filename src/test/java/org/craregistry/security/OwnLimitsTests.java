package org.craregistry.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.craregistry.storage.Ids;
import org.craregistry.storage.UtcTime;
import org.craregistry.testing.Api;
import org.craregistry.testing.IntegrationTest;
import org.craregistry.testing.Registry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;

/** What an account without any role can pile up by itself. */
@IntegrationTest
class OwnLimitsTests {

    private static final String PASSWORD = "a long enough password";

    @LocalServerPort
    int port;

    @Autowired
    Credentials credentials;

    @Autowired
    SignInSessions sessions;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    Clock clock;

    private final String name = "u-" + UUID.randomUUID();
    private Caller caller;

    @BeforeEach
    void anAccount() {
        new Registry(port).mutate("createAccount", Map.of("name", name, "password", PASSWORD), "account { id }");
        caller = credentials.find(name).orElseThrow().caller();
    }

    @Test
    void isAHundredSessions() throws InterruptedException {
        TokenSecret first = sessions.begin(caller);
        Thread.sleep(5);
        List<TokenSecret> later = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            later.add(sessions.begin(caller));
        }

        assertThat(sessions.find(first)).isEmpty();
        assertThat(sessions.find(later.get(99))).contains(caller);
        assertThat(jdbc.queryForObject(
                        "SELECT COUNT(*) FROM sign_in_session WHERE account_id = ?", Integer.class, (Object)
                                Ids.bytes(caller.account())))
                .isLessThanOrEqualTo(100);
    }

    @Test
    void isFiveHundredTokensInADayThatWereTakenBack() {
        Instant now = clock.instant();
        List<Object[]> made = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            made.add(new Object[] {
                Ids.bytes(Ids.next()),
                Ids.bytes(caller.account()),
                TokenSecret.random().hash(),
                UtcTime.column(now.minus(Duration.ofHours(23))),
                UtcTime.column(now.plus(Duration.ofDays(1))),
                UtcTime.column(now)
            });
        }
        jdbc.batchUpdate(
                "INSERT INTO access_token (id, account_id, label, hash, read_only, created_at, expires_at, revoked_at)"
                        + " VALUES (?, ?, 'one of many', ?, TRUE, ?, ?, ?)",
                made);
        Api person = Api.at(port).as(name, PASSWORD);

        JsonNode refused = Registry.mutation(person, "createToken", Map.of("label", "one more"), "newToken { secret }")
                .data("/createToken");

        assertThat(refused.at("/errors/0/message").asString()).contains("within a day");
    }
}
