package org.craregistry.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.craregistry.testing.Api;
import org.craregistry.testing.Api.Answer;
import org.craregistry.testing.IntegrationTest;
import org.craregistry.testing.MovedClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

@IntegrationTest
class SessionTests {

    private static final String VIEWER = "{ viewer { account administrator readOnly } }";
    private static final String PASSWORD = "a long enough password";
    private static final String PROOF = "X-CSRF-Token";

    @LocalServerPort
    int port;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    MovedClock clock;

    @Autowired
    SignInSessions sessions;

    @Autowired
    Credentials credentials;

    @Autowired
    ProviderSessions ofProvider;

    @Autowired
    SessionSettings settings;

    private Api api;
    private String name;

    @BeforeEach
    void makeAccount() {
        api = Api.at(port);
        name = "user-" + UUID.randomUUID();
        Answer made = api.asAdministrator()
                .ask(
                        "mutation ($input: CreateAccountInput!) { createAccount(input: $input) { errors { message } } }",
                        Map.of("input", Map.of("name", name, "password", PASSWORD)));
        assertThat(made.data("/createAccount/errors").isEmpty()).as(made.text()).isTrue();
    }

    @AfterEach
    void moveClockBack() {
        clock.moveBack();
    }

    @Test
    void signsInWithACookieThatNoScriptReads() {
        Answer answer = signIn(name, PASSWORD);

        assertThat(answer.status()).isEqualTo(200);
        List<String> cookies = answer.headers().get("set-cookie");
        assertThat(cookies).hasSize(2);
        assertThat(cookies.get(0)).startsWith("registry-session=crt_").contains("HttpOnly", "SameSite=Lax", "Path=/");
        assertThat(cookies.get(1))
                .startsWith("registry-csrf=")
                .contains("SameSite=Lax")
                .doesNotContain("HttpOnly");
        assertThat(api.inSession(name, PASSWORD)
                        .ask(VIEWER)
                        .data("/viewer/account")
                        .asString())
                .isEqualTo(name);
    }

    @Test
    void endsWherePasswordsAreSwitchedOff() {
        Api session = api.inSession(name, PASSWORD);
        TokenSecret secret = TokenSecret.parse(
                        session.headers().get(1).replaceAll(".*registry-session=([^;]*).*", "$1"))
                .orElseThrow();
        LocalAccountSettings off = new LocalAccountSettings(false, Duration.ofDays(3));
        SignInSessions afterwards =
                new SignInSessions(JdbcClient.create(jdbc), credentials, ofProvider, settings, off, clock);

        assertThat(sessions.find(secret)).isPresent();
        assertThat(afterwards.find(secret)).isEmpty();
    }

    @Test
    void sendsCookiesBehindTlsOnly() {
        var request = new MockHttpServletRequest();
        request.setSecure(true);
        var response = new MockHttpServletResponse();

        SessionCookies.set(request, response, TokenSecret.random());

        assertThat(response.getHeaders("Set-Cookie")).hasSize(2).allMatch(cookie -> cookie.contains("; Secure"));
    }

    @Test
    void refusesWrongPasswordsWithoutAWindowOfTheBrowser() {
        Answer answer = signIn(name, "wrong");

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.json().at("/detail").asString()).startsWith("The name or the password is wrong.");
        assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer").doesNotContain("Basic");
        assertThat(answer.header("Set-Cookie")).isEmpty();
    }

    @Test
    void restsAfterTooManyFailuresWhicheverWayTheyCame() {
        for (int i = 0; i < 5; i++) {
            assertThat(signIn(name, "guess " + i).status()).isEqualTo(401);
            assertThat(api.as(name, "another guess " + i).ask(VIEWER).status()).isEqualTo(401);
        }

        assertThat(signIn(name, PASSWORD).status()).isEqualTo(429);
    }

    @Test
    void wantsAProofThatAPageOfThisSiteAsks() {
        Api session = api.inSession(name, PASSWORD);
        Api unproven = without(PROOF, session);
        String proofOfAnother = headerOf(PROOF, api.inSession(name, PASSWORD));

        assertThat(unproven.ask(VIEWER).status()).isEqualTo(403);
        assertThat(unproven.ask(VIEWER).json().at("/detail").asString()).startsWith("This request does not prove");
        assertThat(unproven.with(PROOF, "").ask(VIEWER).status()).isEqualTo(403);
        assertThat(unproven.with(PROOF, proofOfAnother).ask(VIEWER).status()).isEqualTo(403);
        assertThat(unproven.send(unproven.request("/registers/any/imports")
                                .POST(HttpRequest.BodyPublishers.ofString("reference")))
                        .status())
                .isEqualTo(403);
        assertThat(unproven.get("/registers/template.xlsx").status()).isEqualTo(200);
        assertThat(session.ask(VIEWER).status()).isEqualTo(200);
    }

    @Test
    void takesCredentialsInHeadersBeforeTheCookie() {
        Api both = api.inSession(name, PASSWORD).asAdministrator();

        assertThat(both.ask(VIEWER).data("/viewer/account").asString()).isEqualTo("admin");
        assertThat(api.inSession(name, PASSWORD)
                        .withToken("crt_wrong")
                        .ask(VIEWER)
                        .status())
                .isEqualTo(401);
    }

    @Test
    void endsWhenSomebodySignsOut() {
        Api session = api.inSession(name, PASSWORD);

        Answer out = session.send(session.request("/sign-out").POST(HttpRequest.BodyPublishers.noBody()));

        assertThat(out.status()).isEqualTo(204);
        assertThat(out.header("Set-Cookie")).contains("registry-session=;", "Max-Age=0");
        assertThat(session.ask(VIEWER).status()).isEqualTo(401);
    }

    @Test
    void endsAnHourAfterTheLastRequestAndTwelveHoursAfterItBegan() {
        Api used = api.inSession(name, PASSWORD);
        Api idle = api.inSession(name, PASSWORD);
        Instant begun = clock.instant();

        for (int minutes = 50; minutes < 720; minutes += 50) {
            clock.moveTo(begun.plus(Duration.ofMinutes(minutes)));
            assertThat(used.ask(VIEWER).status())
                    .as("after %d minutes", minutes)
                    .isEqualTo(200);
        }
        assertThat(idle.ask(VIEWER).status()).isEqualTo(401);
        clock.moveTo(begun.plus(Duration.ofMinutes(721)));
        assertThat(used.ask(VIEWER).status()).isEqualTo(401);
    }

    @Test
    void endsWithThePasswordThatItBeganWith() {
        Api session = api.inSession(name, PASSWORD);

        Answer changed = session.ask(
                "mutation ($input: ChangePasswordInput!) { changePassword(input: $input) { errors { message } } }",
                Map.of("input", Map.of("currentPassword", PASSWORD, "newPassword", "another long password")));

        assertThat(changed.data("/changePassword/errors").isEmpty())
                .as(changed.text())
                .isTrue();
        assertThat(session.ask(VIEWER).status()).isEqualTo(401);
        assertThat(api.inSession(name, "another long password").ask(VIEWER).status())
                .isEqualTo(200);
    }

    @Test
    void hasTheRightsOfTheMoment() {
        Api session = api.inSession(name, PASSWORD);

        jdbc.update("UPDATE account SET administrator = TRUE WHERE name = ?", name);
        assertThat(session.ask(VIEWER).data("/viewer/administrator").asBoolean())
                .isTrue();
        jdbc.update("UPDATE account SET administrator = FALSE WHERE name = ?", name);
        assertThat(session.ask(VIEWER).data("/viewer/administrator").asBoolean())
                .isFalse();
        jdbc.update("UPDATE account SET password_hash = NULL WHERE name = ?", name);
        assertThat(session.ask(VIEWER).status()).isEqualTo(401);
    }

    @Test
    void keepsNoSecret() {
        Api session = api.inSession(name, PASSWORD);
        String secret = headerOf("Cookie", session).replaceAll(".*registry-session=([^;]*).*", "$1");

        assertThat(jdbc.queryForList(
                        "SELECT * FROM sign_in_session WHERE hash = ?", org.craregistry.storage.Sha256.of(secret)))
                .hasSize(1);
        assertThat(jdbc.queryForList("SELECT * FROM change_log").toString()).doesNotContain(secret);
    }

    @Test
    void sendsBrowsersToSignInAndTellsProgramsThatNobodyIs() {
        Answer page = api.with("Accept", "text/html,*/*")
                .with("Sec-Fetch-Mode", "navigate")
                .get("/portfolios/sample?asOf=2028-01-01");

        assertThat(page.status()).isEqualTo(302);
        assertThat(page.header("Location")).endsWith("/sign-in?to=%2Fportfolios%2Fsample%3FasOf%3D2028-01-01");
        assertThat(api.get("/portfolios/sample").status()).isEqualTo(401);
        assertThat(api.with("Accept", "text/html")
                        .with("Sec-Fetch-Mode", "cors")
                        .get("/portfolios/sample")
                        .status())
                .isEqualTo(401);
        assertThat(api.with("Accept", "text/html").get("/sign-in").status()).isEqualTo(200);
    }

    @Test
    void readsNothingLongFromStrangers() {
        assertThat(signIn(name, "x".repeat(100_000)).status()).isEqualTo(413);
    }

    private Answer signIn(String account, String password) {
        return api.send(api.with(PROOF, "")
                .request("/sign-in")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "{\"name\": \"%s\", \"password\": \"%s\"}".formatted(account, password))));
    }

    private static Api without(String header, Api client) {
        int at = client.headers().indexOf(header);
        List<String> kept = new java.util.ArrayList<>(client.headers());
        kept.subList(at, at + 2).clear();
        return new Api(client.base(), kept);
    }

    private static String headerOf(String header, Api client) {
        return client.headers().get(client.headers().indexOf(header) + 1);
    }
}
