package org.craregistry;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.craregistry.graphql.Listening;
import org.craregistry.testing.Api;
import org.craregistry.testing.Api.Answer;
import org.craregistry.testing.Events;
import org.craregistry.testing.IntegrationTest;
import org.craregistry.testing.Registry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** What can be listened to, as a program does over the wire. */
@IntegrationTest
@Timeout(60)
class SubscriptionTests {

    private static final String PASSWORD = "a password for " + UUID.randomUUID();
    private static final String CHANGED = "subscription { portfolioChanged(portfolio: \"%s\") { number } }";

    @LocalServerPort
    int port;

    @Autowired
    Listening listening;

    private Registry registry;
    private String key;
    private String portfolio;

    @BeforeEach
    void makeAPortfolio() {
        registry = new Registry(port);
        key = Registry.newKey();
        portfolio = registry.portfolio(key);
    }

    @Test
    void tellsOnceThatAPortfolioWasChanged() {
        try (Events events = registry.administrator().listen(CHANGED.formatted(portfolio))) {
            int before = number(events.next());
            registry.product(portfolio, "P-1", Map.of());
            assertThat(number(events.next())).isGreaterThan(before);
        }
        waitUntilNobodyListens();
    }

    @Test
    void tellsHowFarAnImportIsUntilItWaits() {
        Answer uploaded = registry.administrator()
                .send(registry.administrator()
                        .request("/registers/" + key + "/imports?fileName=a.csv")
                        .header("Content-Type", "text/csv")
                        .POST(BodyPublishers.ofString("Reference;Name\nA-1;One\n")));
        String id = uploaded.json().at("/id").asString();

        List<String> states = new ArrayList<>();
        try (Events events = registry.administrator()
                .listen("subscription { importProgress(id: \"%s\") { state revision rowsRead } }".formatted(id))) {
            for (JsonNode event = events.next(); !event.isMissingNode(); event = events.next()) {
                states.add(event.at("/data/importProgress/state").asString());
            }
        }
        assertThat(states).isNotEmpty().last().isEqualTo("PLANNED");
    }

    @Test
    void saysWhenAllAnswersFollowTheLawInForce() {
        registry.product(portfolio, "P-1", Map.of());

        try (Events events = registry.administrator()
                .listen("subscription { reevaluationProgress(portfolio: \"%s\") { left done } }"
                        .formatted(portfolio))) {
            JsonNode last = events.next();
            for (JsonNode event = last; !event.isMissingNode(); event = events.next()) {
                last = event;
            }
            assertThat(last.at("/data/reevaluationProgress/left").asInt(-1)).isZero();
            assertThat(last.at("/data/reevaluationProgress/done").asBoolean()).isTrue();
        }
    }

    @Test
    void endsWithTheRole() {
        String account = account();
        mutate("grantRole", Map.of("portfolio", portfolio, "account", account, "role", "VIEWER"));
        for (Api viewer :
                List.of(Api.at(port).as(account, PASSWORD), Api.at(port).inSession(account, PASSWORD))) {
            mutate("grantRole", Map.of("portfolio", portfolio, "account", account, "role", "VIEWER"));
            try (Events events = viewer.listen(CHANGED.formatted(portfolio))) {
                assertThat(events.next().at("/data").isMissingNode()).isFalse();
                mutate("revokeRole", Map.of("portfolio", portfolio, "account", account));
                assertNothingMore(events);
            }
        }
    }

    @Test
    void endsWhenTheAccountIsLocked() {
        String account = account();
        mutate("grantRole", Map.of("portfolio", portfolio, "account", account, "role", "VIEWER"));
        Api viewer = Api.at(port).as(account, PASSWORD);
        try (Events events = viewer.listen(CHANGED.formatted(portfolio))) {
            assertThat(events.next().at("/data").isMissingNode()).isFalse();
            mutate("lockAccount", Map.of("account", account));
            assertNothingMore(events);
        }
    }

    @Test
    void endsWithTheToken() {
        JsonNode token = registry.mutate("createToken", Map.of("label", "ears"), "newToken { secret token { id } }");
        Api owner = Api.at(port).withToken(token.at("/newToken/secret").asString());
        try (Events events = owner.listen(CHANGED.formatted(portfolio))) {
            assertThat(events.next().at("/data").isMissingNode()).isFalse();
            mutate("revokeToken", Map.of("id", token.at("/newToken/token/id").asString()));
            assertNothingMore(events);
        }
    }

    @Test
    void endsWithTheSessionAndWithThePassword() {
        String account = account();
        mutate("grantRole", Map.of("portfolio", portfolio, "account", account, "role", "VIEWER"));
        Api session = Api.at(port).inSession(account, PASSWORD);
        try (Events inSession = session.listen(CHANGED.formatted(portfolio));
                Events byPassword = Api.at(port).as(account, PASSWORD).listen(CHANGED.formatted(portfolio))) {
            inSession.next();
            byPassword.next();

            session.send(session.request("/sign-out").POST(BodyPublishers.noBody()));
            assertNothingMore(inSession);

            Map<String, ?> change = Map.of("currentPassword", PASSWORD, "newPassword", PASSWORD + "!");
            assertThat(Registry.mutation(Api.at(port).as(account, PASSWORD), "changePassword", change, "")
                            .data("/changePassword/errors"))
                    .isEmpty();
            assertNothingMore(byPassword);
        }
    }

    @Test
    void tellsNothingOfWhatTheCallerDoesNotSee() {
        try (Events events = registry.stranger().listen(CHANGED.formatted(portfolio))) {
            JsonNode first = events.next();
            assertThat(first.at("/errors/0/extensions/code").asString())
                    .as(first.toString())
                    .isEqualTo("NOT_FOUND");
            assertThat(events.next().isMissingNode()).isTrue();
        }
        try (Events events = Api.at(port).listen(CHANGED.formatted(portfolio))) {
            assertThat(events.status()).isEqualTo(401);
        }
    }

    @Test
    void saysWhyAQuestionIsWrongAndAnswersQueriesAsOneEvent() {
        try (Events events = registry.administrator().listen("subscription { nothing }")) {
            assertThat(events.next().at("/errors/0/extensions/code").asString()).isEqualTo("BAD_REQUEST");
        }
        String field = "portfolioChanged(portfolio: \"%s\")".formatted(portfolio);
        for (String left : List.of(
                "subscription { %s @skip(if: true) { number } }",
                "subscription { ... @include(if: false) { %s { number } } }",
                "subscription { ...f } fragment f on Subscription { %s @include(if: false) { number } }")) {
            try (Events events = registry.administrator().listen(left.formatted(field))) {
                JsonNode event = events.next();
                assertThat(event.at("/errors/0/extensions/code").asString())
                        .as(event.toString())
                        .isEqualTo("BAD_REQUEST");
                assertThat(event.at("/errors/0/message").asString()).contains("one field in any case");
            }
        }
        try (Events events = registry.administrator().listen("{ law { edition } }")) {
            assertThat(events.next().at("/data/law/edition").asString()).isNotEmpty();
            assertThat(events.next().isMissingNode()).isTrue();
        }
    }

    @Test
    void answersNoSubscriptionInOnePiece() {
        Answer answer = registry.administrator().ask(CHANGED.formatted(portfolio));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.message()).contains("Accept text/event-stream");
    }

    @Test
    void letsAnAccountListenToSoMuchOnly() {
        Api member = registry.member(portfolio, "VIEWER");
        List<Events> open = new ArrayList<>();
        try {
            for (int i = 0; i < 10; i++) {
                Events events = member.listen(CHANGED.formatted(portfolio));
                assertThat(events.next().at("/data").isMissingNode()).isFalse();
                open.add(events);
            }
            try (Events refused = member.listen(CHANGED.formatted(portfolio))) {
                JsonNode first = refused.next();
                JsonNode error = first.at("/errors/0");
                assertThat(error.at("/extensions/code").asString())
                        .as(first.toString())
                        .isEqualTo("TOO_BUSY");
                assertThat(error.at("/message").asString()).startsWith("Your account listens to 10 things");
            }
        } finally {
            open.forEach(Events::close);
        }
    }

    /** What is written to who has gone fails, at the latest with the next sign of life. */
    private void waitUntilNobodyListens() {
        for (int round = 0; listening.count() > 0 && round < 200; round++) {
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
        assertThat(listening.count()).isZero();
    }

    private static void assertNothingMore(Events events) {
        JsonNode event = events.next();
        while (!event.isMissingNode()) {
            event = events.next();
        }
    }

    private static int number(JsonNode event) {
        JsonNode number = event.at("/data/portfolioChanged/number");
        assertThat(number.isInt()).as(event.toString()).isTrue();
        return number.asInt();
    }

    private String account() {
        String name = "u-" + UUID.randomUUID();
        mutate("createAccount", Map.of("name", name, "password", PASSWORD));
        return name;
    }

    private void mutate(String mutation, Map<String, ?> input) {
        registry.mutate(mutation, input, "");
    }
}
