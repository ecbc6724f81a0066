package org.craregistry.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.craregistry.testing.Api;
import org.craregistry.testing.Api.Answer;
import org.craregistry.testing.IntegrationTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;

@IntegrationTest
@ExtendWith(OutputCaptureExtension.class)
class SignInTests {

    private static final String VIEWER = "{ viewer { account administrator readOnly } }";
    private static final String CREATE_TOKEN = """
            mutation ($input: CreateTokenInput!) {
              createToken(input: $input) {
                newToken { secret token { id label readOnly expiresAt } } errors { code path message } } }""";

    @Autowired
    SignInThrottle throttle;

    @Autowired
    SecuritySettings settings;

    @LocalServerPort
    int port;

    @Autowired
    JdbcTemplate jdbc;

    private Api api;
    private Api admin;

    @BeforeEach
    void connect() {
        api = Api.at(port);
        admin = api.asAdministrator();
    }

    @Test
    void asksForCredentialsWhereThereAreNone() {
        Answer answer = api.ask(VIEWER);

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("WWW-Authenticate"))
                .contains("Basic realm=\"CRA Registry\"")
                .contains("Bearer");
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.json().at("/detail").asString()).startsWith("Nobody is signed in.");
        assertThat(answer.header("Set-Cookie")).isEmpty();
    }

    @Test
    void keepsEveryPathClosedButHealth() {
        assertThat(api.get("/actuator/health").status()).isEqualTo(200);
        assertThat(api.get("/actuator/health").json().has("components")).isFalse();
        for (String path : new String[] {"/", "/graphiql", "/actuator", "/actuator/env", "/nowhere", "/error"}) {
            assertThat(api.get(path).status()).as(path).isEqualTo(401);
        }
    }

    @Test
    void saysNotFoundOnUnknownPathsToThoseSignedIn() {
        for (String path : new String[] {"/nowhere", "/error"}) {
            Answer answer = admin.get(path);

            assertThat(answer.status()).as(path).isEqualTo(404);
            assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        }
    }

    @Test
    void refusesAddressesThatTheFirewallRefusesWithASentence() {
        Answer answer = admin.get("/registers/sample.csv;a=b");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.text()).contains("not accepted");
    }

    @Test
    void letsTheAdministratorOfTheFirstStartIn() {
        Answer answer = admin.ask(VIEWER);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.data("/viewer/account").asString()).isEqualTo("admin");
        assertThat(answer.data("/viewer/administrator").asBoolean()).isTrue();
    }

    @Test
    void refusesWrongPasswords() {
        String name = anAccount("a long enough password");

        for (Api wrong :
                new Api[] {api.as(name, "wrong"), api.as("nobody", "wrong"), api.as("nobody ", "x".repeat(5000))}) {
            Answer answer = wrong.ask(VIEWER);
            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.json().at("/detail").asString()).startsWith("The name or the password is wrong.");
        }
        assertThat(api.as(name, "a long enough password").ask(VIEWER).status()).isEqualTo(200);
    }

    @Test
    void refusesUnreadableCredentials() {
        for (String header : new String[] {"Basic !!!", "Basic", "Bearer", "Bearer a b", "Bearer crt_x"}) {
            assertThat(api.with("Authorization", header).ask(VIEWER).status())
                    .as(header)
                    .isEqualTo(401);
        }
        assertThat(api.with("Authorization", "Digest x").ask(VIEWER).status()).isEqualTo(401);
    }

    @Test
    void signsInWithATokenUntilItIsRevoked() {
        Answer made = admin.ask(CREATE_TOKEN, Map.of("input", Map.of("label", "for a test")));
        String secret = made.data("/createToken/newToken/secret").asString();
        assertThat(secret).matches("crt_[A-Za-z0-9_-]{43}");
        Api program = api.withToken(secret);
        assertThat(program.ask(VIEWER).data("/viewer/account").asString()).isEqualTo("admin");

        String id = made.data("/createToken/newToken/token/id").asString();
        Answer revoked = program.ask(
                "mutation ($id: ID!) { revokeToken(input: {id: $id}) { token { revokedAt } errors { message } } }",
                Map.of("id", id));

        assertThat(revoked.data("/revokeToken/token/revokedAt").asString()).isNotBlank();
        Answer refused = program.ask(VIEWER);
        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.header("WWW-Authenticate")).contains("error=\"invalid_token\"");
    }

    @Test
    void refusesExpiredTokens() {
        Answer made = admin.ask(CREATE_TOKEN, Map.of("input", Map.of("label", "expires " + UUID.randomUUID())));
        Api program = api.withToken(made.data("/createToken/newToken/secret").asString());
        assertThat(program.ask(VIEWER).status()).isEqualTo(200);

        jdbc.update(
                "UPDATE access_token SET expires_at = ? WHERE label = ?",
                java.time.LocalDateTime.now(java.time.ZoneOffset.UTC),
                made.data("/createToken/newToken/token/label").asString());

        assertThat(program.ask(VIEWER).status()).isEqualTo(401);
    }

    @Test
    void letsReadOnlyTokensReadOnly() {
        Answer made = admin.ask(CREATE_TOKEN, Map.of("input", Map.of("label", "reads", "readOnly", true)));
        Api program = api.withToken(made.data("/createToken/newToken/secret").asString());
        assertThat(program.ask(VIEWER).data("/viewer/readOnly").asBoolean()).isTrue();

        int before = refusedAccounts();
        Answer refused = program.ask(
                "mutation { createAccount(input: {name: \"never\"}) { account { id } errors { code message } } }");

        JsonNode error = refused.data("/createAccount/errors/0");
        assertThat(error.at("/code").asString()).isEqualTo("FORBIDDEN");
        assertThat(error.at("/message").asString()).startsWith("The access token used may only read.");
        assertThat(refusedAccounts()).isEqualTo(before + 1);
    }

    @Test
    void doesNotLetTokensMakeTokens() {
        Answer made = admin.ask(CREATE_TOKEN, Map.of("input", Map.of("label", "writes")));
        Api program = api.withToken(made.data("/createToken/newToken/secret").asString());

        Answer refused = program.ask(CREATE_TOKEN, Map.of("input", Map.of("label", "offspring")));

        assertThat(refused.data("/createToken/errors/0/code").asString()).isEqualTo("FORBIDDEN");
        assertThat(refused.data("/createToken/newToken").isNull()).isTrue();
    }

    @Test
    void restsAfterTooManyFailures() {
        String name = anAccount("a long enough password");
        for (int i = 0; i < 10; i++) {
            assertThat(api.as(name, "guess " + i).ask(VIEWER).status()).isEqualTo(401);
        }

        Answer answer = api.as(name, "a long enough password").ask(VIEWER);

        assertThat(answer.status()).isEqualTo(429);
        assertThat(Integer.parseInt(answer.header("Retry-After"))).isBetween(1, 15);
        assertThat(answer.json().at("/detail").asString()).startsWith("Too many sign-ins failed.");
    }

    @Test
    @EnabledIfSystemProperty(named = "registry.test.database", matches = "mysql")
    void countsTheClientAndNotTheReverseProxyInFrontOfIt() {
        Api mallory = api.with("X-Forwarded-For", "203.0.113.7");
        for (int i = 1; i < settings.failuresOfAddress(); i++) {
            throttle.failed("name-" + i, "203.0.113.7");
        }

        assertThat(mallory.as("name-" + UUID.randomUUID(), "guess").ask(VIEWER).status())
                .isEqualTo(401);
        assertThat(mallory.as("nobody", "guess").ask(VIEWER).status()).isEqualTo(429);
        assertThat(api.with("X-Forwarded-For", "198.51.100.7")
                        .asAdministrator()
                        .ask(VIEWER)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void refusesWhatOtherSitesMakeBrowsersSend() {
        assertThat(admin.with("Sec-Fetch-Site", "cross-site").ask(VIEWER).status())
                .isEqualTo(403);
        assertThat(admin.with("Sec-Fetch-Site", "same-site").ask(VIEWER).status())
                .isEqualTo(403);
        assertThat(admin.with("Origin", "https://evil.example").ask(VIEWER).status())
                .isEqualTo(403);
        assertThat(admin.with("Origin", "null").ask(VIEWER).status()).isEqualTo(403);
        assertThat(admin.with("Origin", api.base()).ask(VIEWER).status()).isEqualTo(200);
        assertThat(admin.with("Sec-Fetch-Site", "same-origin").ask(VIEWER).status())
                .isEqualTo(200);
    }

    /** Its page tells no site where it comes from, and browsers that mark no requests then send an empty origin. */
    @Test
    void letsTheLinkOfALetterEndLettersWhereverItsFormIsSentFrom() {
        Api browser = api.with("Origin", "null");
        assertThat(browser.send(browser.request("/unsubscribe/guessed")
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(BodyPublishers.ofString("")))
                        .text())
                .contains("Nothing is left to end");
    }

    @Test
    void takesABodyThatBreaksOffForNoFaultOfTheRegistry(CapturedOutput output) throws IOException {
        try (Socket socket = new Socket("localhost", port)) {
            socket.getOutputStream()
                    .write(
                            ("POST /sign-in HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: application/json\r\n"
                                            + "Content-Length: 40\r\n\r\n{")
                                    .getBytes(StandardCharsets.US_ASCII));
            socket.shutdownOutput();

            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
                    .startsWith("HTTP/1.1 400");
        }

        assertThat(output.getOut()).doesNotContain("EOFException");
    }

    /** Whoever is not signed in could have the server keep ten megabytes on disk with each. */
    @Test
    void takesNoFormWithFilesApart() {
        Answer answer = api.send(api.request("/unsubscribe/guessed")
                .header("Content-Type", "multipart/form-data")
                .POST(BodyPublishers.ofString("no boundary")));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).contains("Nothing is left to end");
    }

    @Test
    void protectsBrowsers() {
        Answer answer = admin.ask(VIEWER);

        assertThat(answer.header("Content-Security-Policy"))
                .contains("default-src 'none'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(answer.header("Cross-Origin-Opener-Policy")).isEqualTo("same-origin");
        assertThat(answer.header("Set-Cookie")).isEmpty();
    }

    @Test
    void neverStoresSecrets() {
        String password = "a password " + UUID.randomUUID();
        String name = anAccount(password);
        Answer made = api.as(name, password).ask(CREATE_TOKEN, Map.of("input", Map.of("label", "secret")));
        String secret = made.data("/createToken/newToken/secret").asString();

        String everything = jdbc.queryForList("SELECT * FROM change_log").toString()
                + jdbc.queryForList("SELECT id, label FROM access_token")
                + jdbc.queryForList("SELECT name, password_hash FROM account");
        String hash = jdbc.queryForObject("SELECT password_hash FROM account WHERE name = ?", String.class, name);

        assertThat(hash).startsWith("{bcrypt}");
        assertThat(everything).doesNotContain(secret).doesNotContain(password);
        assertThat(jdbc.queryForList("SELECT fields FROM change_log").toString())
                .doesNotContain("bcrypt");
    }

    @Test
    void refusesHugeRequestsBeforeReadingThem() {
        Answer told = admin.ask("{ __typename }", Map.of("x", "y".repeat(3_000_000)));
        assertThat(told.status()).isEqualTo(413);

        byte[] body = ("{\"query\": \"" + " ".repeat(3_000_000) + "\"}").getBytes();
        Answer untold = admin.send(admin.request("/graphql")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(body))));
        assertThat(untold.status()).isEqualTo(413);
    }

    private int refusedAccounts() {
        Integer count = jdbc.queryForObject(
                "SELECT COUNT(*) FROM change_log WHERE action = 'REFUSED' AND reason LIKE 'createAccount:%'",
                Integer.class);
        return count == null ? 0 : count;
    }

    private String anAccount(String password) {
        String name = "user-" + UUID.randomUUID();
        Answer made = admin.ask(
                "mutation ($input: CreateAccountInput!) { createAccount(input: $input) { errors { message } } }",
                Map.of("input", Map.of("name", name, "password", password)));
        assertThat(made.data("/createAccount/errors").isEmpty()).as(made.text()).isTrue();
        return name;
    }
}
