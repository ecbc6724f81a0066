package org.craregistry.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.http.Cookie;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.craregistry.storage.Ids;
import org.craregistry.testing.Api;
import org.craregistry.testing.Api.Answer;
import org.craregistry.testing.IntegrationTest;
import org.craregistry.testing.MovedClock;
import org.craregistry.testing.Registry;
import org.craregistry.testing.SignOnProvider;
import org.craregistry.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.security.oauth2.client.autoconfigure.OAuth2ClientProperties;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.OAuth2ResourceServerProperties;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** Signs on with a provider of OpenID Connect as browsers and programs do. */
@IntegrationTest
class SignOnTests {

    private static final String VIEWER = "{ viewer { account administrator roles(first: 5) { nodes { role } } } }";
    private static final HttpClient BROWSER =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();

    @LocalServerPort
    int port;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    MovedClock clock;

    @Autowired
    AbsentAccounts absent;

    @Autowired
    ProviderSessions ofProvider;

    @Autowired
    ProviderAccounts providerAccounts;

    @Autowired
    ProviderSettings settings;

    @Autowired
    SignIn signIn;

    @Autowired
    SignInSessions sessions;

    @Autowired
    HttpRefusals refusals;

    @Autowired
    SmallBody body;

    private final SignOnProvider provider = SignOnProvider.get();
    private final String name = "person-" + UUID.randomUUID();

    @BeforeEach
    @AfterEach
    void asUsual() {
        provider.away(false);
        clock.moveBack();
    }

    @Test
    void signsOnWithPkceAndEndsInASessionLikeThatOfAPassword() {
        provider.visitedBy(name);
        HttpResponse<String> begun = get("/oauth2/authorization/company?to=%2Flaw%2Fstates%3FasOf%3D2028-01-01", "");
        assertThat(location(begun)).contains("code_challenge_method=S256", "nonce=", "state=");
        assertThat(begun.headers().firstValue("set-cookie").orElse("")).contains("HttpOnly", "SameSite=Lax");

        HttpResponse<String> ended = follow(begun);

        assertThat(location(ended)).isEqualTo("/law/states?asOf=2028-01-01");
        Api session = session(ended);
        assertThat(session.ask(VIEWER).data("/viewer/account").asString()).isEqualTo(name);
        assertThat(session.ask(VIEWER).data("/viewer/roles/nodes").isEmpty()).isTrue();
        assertThat(session.ask("{ viewer { profile { signsInWith lastSignInAt } } }")
                        .text())
                .contains("PROVIDER");
        assertThat(new Api(session.base(), session.headers().subList(0, 2))
                        .ask(VIEWER)
                        .status())
                .as("without the proof of the page")
                .isEqualTo(403);
    }

    @Test
    void givesWhatTheGroupsMeanAndNothingElse() {
        if (portfolioId().isEmpty()) {
            new Registry(port).portfolio(TestDatabase.MAPPED_PORTFOLIO);
        }
        Api session = signOn("matrix-VIEWER", "matrix-COMPLIANCE", "something else");
        assertThat(session.ask(VIEWER).data("/viewer/roles/nodes").toString()).isEqualTo("[{\"role\":\"COMPLIANCE\"}]");
        assertThat(session.ask(VIEWER).data("/viewer/administrator").asBoolean())
                .isFalse();

        Answer granted = new Registry(port)
                .administrator()
                .ask(
                        "mutation ($input: GrantRoleInput!) { grantRole(input: $input) { errors { code message } } }",
                        Map.of("input", Map.of("portfolio", portfolioId(), "account", name, "role", "OWNER")));
        assertThat(granted.text()).contains("NOT_POSSIBLE", "groups of your organisation");
    }

    @Test
    void hasNoRightOfAGroupHalfAMinuteAfterItWasTakenAway() {
        Api session = signOn("cra-administrators", "matrix-VIEWER");
        assertThat(session.ask(VIEWER).data("/viewer/administrator").asBoolean())
                .isTrue();
        provider.regroup(name, "matrix-VIEWER");

        later(31);

        assertThat(session.ask(VIEWER).data("/viewer/administrator").asBoolean())
                .isFalse();
        assertThat(jdbc.queryForObject("SELECT administrator FROM account WHERE name = ?", Boolean.class, name))
                .as("what every node reads")
                .isFalse();
    }

    @Test
    void hasNoRightThatWasTakenAwayWhereTheClockWasSetBackMeanwhile() {
        later(3600);
        Api session = signOn("cra-administrators");
        Api program = token(Instant.now());
        assertThat(session.ask(VIEWER).data("/viewer/administrator").asBoolean())
                .isTrue();
        assertThat(program.ask(VIEWER).data("/viewer/administrator").asBoolean())
                .isTrue();
        provider.regroup(name);

        later(0);

        assertThat(program.ask(VIEWER).data("/viewer/administrator").asBoolean())
                .isFalse();
        assertThat(session.ask(VIEWER).data("/viewer/administrator").asBoolean())
                .isFalse();
    }

    @Test
    void endsWithTheSessionAtTheProvider() {
        Api session = signOn();
        provider.forget(name);
        later(31);

        assertThat(session.ask(VIEWER).status()).isEqualTo(401);
        assertThat(jdbc.queryForObject(
                        "SELECT COUNT(*) FROM sign_in_session s JOIN account a ON a.id = s.account_id WHERE a.name = ?",
                        Long.class,
                        name))
                .isZero();
    }

    @Test
    void goesOnForAMinuteWhileTheProviderIsAway() {
        Api session = signOn();
        provider.away(true);

        later(31);
        assertThat(session.ask(VIEWER).status()).isEqualTo(200);
        later(61);
        assertThat(session.ask(VIEWER).status()).isEqualTo(401);

        provider.away(false);
        later(80);
        assertThat(session.ask(VIEWER).status()).isEqualTo(200);
    }

    @Test
    void asksTheProviderOnceForManyRequests() {
        Api session = signOn();
        later(65);

        List<CompletableFuture<Integer>> answers = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            answers.add(CompletableFuture.supplyAsync(() -> session.ask(VIEWER).status()));
        }

        assertThat(answers).allSatisfy(answer -> assertThat(answer.join()).isEqualTo(200));
    }

    @Test
    void keepsWhatTheProviderGaveFromWhoeverReadsTheDatabase() {
        Api session = signOn();
        byte[] sealed = jdbc.queryForObject(
                "SELECT s.provider_sealed FROM sign_in_session s JOIN account a ON a.id = s.account_id WHERE a.name = ?",
                byte[].class,
                name);
        TokenSecret secret = TokenSecret.parse(cookieOf(session)).orElseThrow();

        assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("refresh");
        assertThat(ProviderTokens.open(sealed, secret).refresh()).isNotEmpty();
        assertThatThrownBy(() -> ProviderTokens.open(sealed, TokenSecret.random()))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void takesOverNoAccountOfTheSameName() {
        Registry registry = new Registry(port);
        registry.mutate("createAccount", Map.of("name", name, "password", "a long enough password"), "account { id }");
        provider.visitedBy(name, "cra-administrators");

        HttpResponse<String> ended = follow(get("/oauth2/authorization/company", ""));

        assertThat(location(ended)).isEqualTo("/sign-in?refused=name-taken");
        assertThat(Api.at(port)
                        .get("/sign-in/options?refused=name-taken")
                        .json()
                        .at("/problem")
                        .asString())
                .startsWith("There is an account with your name already");
        assertThat(ended.headers().allValues("set-cookie").toString()).doesNotContain("registry-session");
        assertThat(token(Instant.now()).ask(VIEWER).status()).isEqualTo(401);
        assertThat(jdbc.queryForObject("SELECT administrator FROM account WHERE name = ?", Boolean.class, name))
                .isFalse();
        registry.mutate("eraseAccount", Map.of("account", name, "reason", "Has the sign-on."), "erased { kept }");
        assertThat(signOn().ask(VIEWER).status()).isEqualTo(200);
    }

    @Test
    void locksSessionsAndTokensOfTheProviderAtOnce() {
        Api session = signOn("matrix-VIEWER");
        Api program = token(Instant.now());
        assertThat(program.ask(VIEWER).status()).isEqualTo(200);

        new Registry(port).mutate("lockAccount", Map.of("account", name), "account { state }");

        assertThat(session.ask(VIEWER).status()).isEqualTo(401);
        assertThat(program.ask(VIEWER).status()).isEqualTo(401);
        assertThat(location(follow(get("/oauth2/authorization/company", "")))).endsWith("refused=locked");
    }

    @Test
    void refusesWhoeverComesBackOnAWayThatHeDidNotBegin() {
        provider.visitedBy(name);
        HttpResponse<String> begun = get("/oauth2/authorization/company", "");
        String cookie = begun.headers().firstValue("set-cookie").orElseThrow().replaceAll(";.*", "");
        String back = location(get(location(begun), ""));

        assertThat(location(get(back, ""))).endsWith("refused=failed");
        assertThat(location(get(back.replaceAll("state=[^&]*", "state=guessed"), cookie)))
                .endsWith("refused=failed");
    }

    @Test
    void leadsNowhereElse() {
        assertThat(SignOn.placeIn("/portfolios/a?b=c")).isEqualTo("/portfolios/a?b=c");
        for (String foreign :
                new String[] {null, "", "https://evil.example", "//evil.example", "/\\evil.example", "x"}) {
            assertThat(SignOn.placeIn(foreign)).isEqualTo("/");
        }
    }

    @Test
    void signsOutAtTheProviderAsWell() {
        Api session = signOn();

        Answer out = session.send(session.request("/sign-out").POST(HttpRequest.BodyPublishers.noBody()));

        assertThat(out.status()).isEqualTo(200);
        assertThat(out.json().at("/to").asString())
                .startsWith(provider.issuer() + "/end-session?id_token_hint=ey")
                .contains("post_logout_redirect_uri=http")
                .contains("sign-in");
        assertThat(session.ask(VIEWER).status()).isEqualTo(401);
    }

    @Test
    void signsOutWhileTheProviderIsAway() {
        Api session = signOn();
        provider.away(true);

        Answer out = session.send(session.request("/sign-out").POST(HttpRequest.BodyPublishers.noBody()));

        assertThat(out.status()).isBetween(200, 204);
        assertThat(session.ask(VIEWER).status()).isEqualTo(401);
    }

    @Test
    void endsTheSessionBeforeItAsksAProviderThatMayNotAnswer() {
        TokenSecret secret = TokenSecret.parse(cookieOf(signOn())).orElseThrow();
        List<Boolean> ended = new ArrayList<>();
        StaticListableBeanFactory away = new StaticListableBeanFactory();
        away.addBean(
                "provider",
                new Provider(
                        registration -> {
                            ended.add(ofProvider.find(secret).isEmpty());
                            throw new IllegalStateException("The provider is away");
                        },
                        ProviderKeys.ofIdTokens()));
        ProviderSessions asking = new ProviderSessions(
                JdbcClient.create(jdbc), away.getBeanProvider(Provider.class), providerAccounts, settings, clock);
        MockHttpServletRequest request = new MockHttpServletRequest("POST", "/sign-out");
        request.setCookies(new Cookie(SessionCookies.SECRET, secret.reveal()));

        var out = new SessionController(signIn, sessions, asking, refusals, body)
                .signOut(request, new MockHttpServletResponse());

        assertThat(out.getStatusCode().value()).isEqualTo(204);
        assertThat(ended).containsExactly(true);
    }

    @Test
    void countsNoAdministratorWhoDidNotComeBack() {
        List<byte[]> others = jdbc.queryForList(
                "SELECT id FROM account WHERE administrator = TRUE AND name <> 'admin'", byte[].class);
        others.forEach(id -> jdbc.update("UPDATE account SET administrator = FALSE WHERE id = ?", id));
        try {
            signOn("cra-administrators");
            later(31 * 24 * 3600);

            Answer locked = new Registry(port)
                    .administrator()
                    .ask("mutation { lockAccount(input: {account: \"admin\", reason: \"Try.\"}) { errors { code } } }");

            assertThat(locked.data("/lockAccount/errors/0/code").asString()).isEqualTo("NOT_POSSIBLE");
        } finally {
            jdbc.update("UPDATE account SET locked_at = NULL WHERE name = 'admin'");
            jdbc.update("UPDATE account SET administrator = FALSE WHERE name = ?", name);
            others.forEach(id -> jdbc.update("UPDATE account SET administrator = TRUE WHERE id = ?", id));
        }
    }

    @Test
    void remembersForThirtyDaysWhatTheProviderSaid() {
        signOn("cra-administrators");
        UUID account = Ids.of(jdbc.queryForObject("SELECT id FROM account WHERE name = ?", byte[].class, name));
        assertThat(absent.visibilityOf(account)).isPresent();

        later(29 * 24 * 3600);
        assertThat(absent.visibilityOf(account)).isPresent();
        later(31 * 24 * 3600);
        assertThat(absent.visibilityOf(account)).isEmpty();

        signOn("cra-administrators");
        assertThat(absent.visibilityOf(account)).isPresent();
    }

    @Test
    void hearsFromTheProviderWhoSignedOutThere() {
        Api session = signOn();
        assertThat(signedOut("{}").statusCode()).isEqualTo(400);
        assertThat(signedOut(provider.tokenFor(name, SignOnProvider.CLIENT, Instant.now()))
                        .statusCode())
                .isEqualTo(400);
        assertThat(session.ask(VIEWER).status()).isEqualTo(200);

        assertThat(signedOut(provider.signedOut(SignOnProvider.sidOf(name))).statusCode())
                .isEqualTo(200);

        assertThat(session.ask(VIEWER).status()).isEqualTo(401);
    }

    @Test
    void letsInTokensOfTheProviderThatNameThisRegistry() {
        provider.regroup(name, "cra-administrators");

        assertThat(token(Instant.now())
                        .ask(VIEWER)
                        .data("/viewer/administrator")
                        .asBoolean())
                .isTrue();
        assertThat(Api.at(port)
                        .withToken(provider.tokenFor(name, "another program", Instant.now()))
                        .ask(VIEWER)
                        .status())
                .isEqualTo(401);
        assertThat(Api.at(port)
                        .withToken(provider.tokenFor(
                                name, SignOnProvider.AUDIENCE, Instant.now().minusSeconds(3600)))
                        .ask(VIEWER)
                        .status())
                .as("expired")
                .isEqualTo(401);
        assertThat(Api.at(port).withToken(provider.tokenOfNobody()).ask(VIEWER).status())
                .as("of nobody")
                .isEqualTo(401);
        Answer made = token(Instant.now())
                .ask(
                        "mutation ($input: CreateTokenInput!) { createToken(input: $input) { errors { code } } }",
                        Map.of("input", Map.of("label", "outlives")));
        assertThat(made.text()).contains("FORBIDDEN");
    }

    @Test
    void doesNotAskForKeysAsOftenAsSomebodyForgesTokens() {
        assertThat(token(Instant.now()).ask(VIEWER).status()).isEqualTo(200);
        int before = provider.keysGiven();

        for (int i = 0; i < 40; i++) {
            assertThat(Api.at(port)
                            .withToken(provider.forgedToken())
                            .ask(VIEWER)
                            .status())
                    .isEqualTo(401);
            assertThat(signedOut(provider.forgedToken()).statusCode()).isEqualTo(400);
        }

        assertThat(provider.keysGiven() - before).isLessThanOrEqualTo(22);
        assertThat(token(Instant.now()).ask(VIEWER).status())
                .as("of a key that is known")
                .isEqualTo(200);
    }

    @Test
    void asksTheProviderAboutATokenOfHalfAMinuteAgo() {
        provider.regroup(name, "cra-administrators");
        Api program = token(Instant.now());
        assertThat(program.ask(VIEWER).data("/viewer/administrator").asBoolean())
                .isTrue();
        provider.regroup(name);
        later(31);
        assertThat(program.ask(VIEWER).data("/viewer/administrator").asBoolean())
                .isFalse();
        provider.away(true);
        later(55);
        assertThat(program.ask(VIEWER).status()).isEqualTo(200);
        later(95);
        Answer away = program.ask(VIEWER);
        assertThat(away.status()).isEqualTo(401);
        assertThat(away.text()).contains("cannot be asked whether it stands by it");
        provider.away(false);
        provider.forget(name);
        assertThat(program.ask(VIEWER).status()).isEqualTo(401);
    }

    @Test
    void refusesOwnTokensAndPasswordsForWhomAProviderVouches() {
        signOn();
        Registry registry = new Registry(port);

        for (String document : List.of(
                "createToken(input: {label: \"a\", account: \"%s\"})", "resetPassword(input: {account: \"%s\"})")) {
            assertThat(registry.administrator()
                            .ask("mutation { result: %s { errors { code } } }".formatted(document.formatted(name)))
                            .data("/result/errors/0/code")
                            .asString())
                    .isEqualTo("NOT_POSSIBLE");
        }
    }

    @Test
    void tellsThePageWhatThereIsToChooseFrom() {
        Answer options = Api.at(port).get("/sign-in/options");

        assertThat(options.json().at("/passwords").asBoolean()).isTrue();
        assertThat(options.json().at("/providers/0/name").asString()).isEqualTo("Company account");
        assertThat(options.json().at("/providers/0/path").asString()).isEqualTo("/oauth2/authorization/company");
        assertThat(options.json().at("/problem").isNull()).isTrue();
    }

    @Test
    void doesNotStartWhereNobodyCouldSignInOrEverybodysTokensWere() {
        OAuth2ResourceServerProperties server = new OAuth2ResourceServerProperties();
        LocalAccountSettings off = new LocalAccountSettings(false, Duration.ofDays(3));
        assertThatThrownBy(() -> new ProviderConfiguration(new OAuth2ClientProperties(), server, off))
                .isInstanceOf(InvalidConfigurationPropertyValueException.class)
                .hasMessageContaining("local-accounts");
        server.getJwt().setIssuerUri(provider.issuer());
        LocalAccountSettings on = new LocalAccountSettings(true, Duration.ofDays(3));
        assertThatThrownBy(() -> new ProviderConfiguration(new OAuth2ClientProperties(), server, on))
                .isInstanceOf(InvalidConfigurationPropertyValueException.class)
                .hasMessageContaining("audiences");
    }

    private String portfolioId() {
        return new Registry(port)
                .administrator()
                .ask("{ portfolio(key: \"%s\") { id } }".formatted(TestDatabase.MAPPED_PORTFOLIO))
                .data("/portfolio/id")
                .asString("");
    }

    private void later(int seconds) {
        clock.moveTo(Instant.now().plusSeconds(seconds));
    }

    private Api token(Instant issuedAt) {
        return Api.at(port).withToken(provider.tokenFor(name, SignOnProvider.AUDIENCE, issuedAt));
    }

    private Api signOn(String... groups) {
        provider.visitedBy(name, groups);
        return session(follow(get("/oauth2/authorization/company", "")));
    }

    /** To the provider and back with the cookie that was set. */
    private HttpResponse<String> follow(HttpResponse<String> begun) {
        String cookie = begun.headers().firstValue("set-cookie").orElseThrow().replaceAll(";.*", "");
        return get(location(get(location(begun), "")), cookie);
    }

    private Api session(HttpResponse<String> ended) {
        List<String> cookies = ended.headers().allValues("set-cookie").stream()
                .map(cookie -> cookie.replaceAll(";.*", ""))
                .filter(cookie -> cookie.startsWith("registry-session=") || cookie.startsWith("registry-csrf="))
                .toList();
        assertThat(cookies).as(location(ended)).hasSize(2);
        return Api.at(port)
                .with("Cookie", String.join("; ", cookies))
                .with("X-CSRF-Token", cookies.get(1).replaceAll("^[^=]*=", ""));
    }

    private static String cookieOf(Api session) {
        return session.headers().get(1).replaceAll(".*registry-session=([^;]*).*", "$1");
    }

    private static String location(HttpResponse<String> response) {
        String location = response.headers().firstValue("location").orElse("");
        return location.replaceFirst("^http://localhost:\\d+(?=/(sign-in|law|$))", "");
    }

    private HttpResponse<String> get(String place, String cookie) {
        URI address = URI.create(place.startsWith("/") ? "http://localhost:" + port + place : place);
        HttpRequest.Builder request = HttpRequest.newBuilder(address);
        return send(cookie.isEmpty() ? request : request.header("Cookie", cookie));
    }

    private HttpResponse<String> signedOut(String token) {
        return send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/logout/connect/back-channel/company"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(
                                "logout_token=" + URLEncoder.encode(token, StandardCharsets.UTF_8))));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return BROWSER.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
