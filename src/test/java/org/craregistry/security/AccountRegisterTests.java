package org.craregistry.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.craregistry.testing.Api;
import org.craregistry.testing.Api.Answer;
import org.craregistry.testing.IntegrationTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;

@IntegrationTest
class AccountRegisterTests {

    private static final String CREATE = """
            mutation ($input: CreateAccountInput!) {
              result: createAccount(input: $input) { account { id name administrator } errors { code path message } } }""";
    private static final String CHANGE = """
            mutation ($input: ChangePasswordInput!) {
              result: changePassword(input: $input) { account { name } errors { code path message } } }""";
    private static final String TOKEN = """
            mutation ($input: CreateTokenInput!) {
              result: createToken(input: $input) {
                newToken { secret token { account expiresAt } } errors { code path message } } }""";

    @LocalServerPort
    int port;

    @Autowired
    Accounts accounts;

    @Autowired
    Access access;

    @Autowired
    CurrentCaller caller;

    @Autowired
    AccountLog log;

    @Autowired
    AccountLinks links;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    SecuritySettings settings;

    private Api admin;
    private String name;
    private String password;

    @BeforeEach
    void anAccount() {
        admin = Api.at(port).asAdministrator();
        name = "account-" + UUID.randomUUID();
        password = "a password " + UUID.randomUUID();
        assertThat(code(create(name, password))).isEmpty();
    }

    @Test
    void refusesNamesThatAreTaken() {
        assertThat(code(create(name, null))).isEqualTo("ALREADY_EXISTS");
        assertThat(code(create("registry", null))).isEqualTo("ALREADY_EXISTS");
        assertThat(code(create("erased-anna", null))).isEqualTo("ALREADY_EXISTS");
    }

    @Test
    void refusesNamesAndPasswordsWithAllTheirErrorsAtOnce() {
        Answer answer = create("Anna Keller", "short");

        assertThat(answer.data("/result/account").isNull()).isTrue();
        assertThat(answer.data("/result/errors").size()).isEqualTo(2);
        assertThat(answer.data("/result/errors/0/path/0").asString()).isEqualTo("name");
        assertThat(answer.data("/result/errors/1/path/0").asString()).isEqualTo("password");
        assertThat(answer.data("/result/errors/1/message").asString()).contains("this one has 5.");
    }

    @Test
    void boundsPasswordsWhereBcryptDoes() {
        assertThat(code(create("a-" + UUID.randomUUID(), "éèçàùâêîôû."))).isEqualTo("INVALID");
        assertThat(code(create("a-" + UUID.randomUUID(), "éèçàùâêîôû.."))).isEmpty();
        assertThat(code(create("a-" + UUID.randomUUID(), "éèçàùâ".repeat(6)))).isEmpty();
        assertThat(code(create("a-" + UUID.randomUUID(), "éèçàùâ".repeat(6) + "p")))
                .isEqualTo("INVALID");
    }

    @Test
    void letsOnlyAdministratorsMakeAccounts() {
        Answer answer = me().ask(CREATE, Map.of("input", Map.of("name", "a-" + UUID.randomUUID())));

        assertThat(code(answer)).isEqualTo("FORBIDDEN");
    }

    @Test
    void doesNotLetATokenOfAnAdministratorMakeAccounts() {
        Answer token = admin.ask(TOKEN, Map.of("input", Map.of("label", "leaked")));
        Api program =
                Api.at(port).withToken(token.data("/result/newToken/secret").asString());
        String wanted = "a-" + UUID.randomUUID();

        Answer answer = program.ask(CREATE, Map.of("input", Map.of("name", wanted, "administrator", true)));

        assertThat(code(answer)).isEqualTo("FORBIDDEN");
        assertThat(answer.data("/result/errors/0/message").asString()).startsWith("An access token cannot do this.");
        assertThat(code(create(wanted, null))).isEmpty();
    }

    @Test
    void makesAccountsThatSignInWithTokensOnly() {
        String program = "program-" + UUID.randomUUID();
        assertThat(code(create(program, null))).isEmpty();

        Answer token = admin.ask(TOKEN, Map.of("input", Map.of("label", "for it", "account", program)));

        assertThat(Api.at(port)
                        .withToken(token.data("/result/newToken/secret").asString())
                        .ask("{ viewer { account } }")
                        .data("/viewer/account")
                        .asString())
                .isEqualTo(program);
        assertThat(Api.at(port).as(program, "").ask("{ viewer { account } }").status())
                .isEqualTo(401);
        assertThat(Api.at(port)
                        .as(program, "null")
                        .ask("{ viewer { account } }")
                        .status())
                .isEqualTo(401);
    }

    @Test
    void changesThePassword() {
        String next = "the next " + UUID.randomUUID();

        assertThat(code(change(password, next))).isEmpty();

        assertThat(me().ask("{ viewer { account } }").status()).isEqualTo(401);
        password = next;
        assertThat(me().ask("{ viewer { account } }").status()).isEqualTo(200);
    }

    @Test
    void countsWrongCurrentPasswordsAsFailedSignIns() {
        for (int i = 0; i < 10; i++) {
            assertThat(code(change("guess " + i, "the next password"))).isEqualTo("INVALID");
        }
        assertThat(me().ask("{ viewer { account } }").status()).isEqualTo(429);
    }

    @Test
    void hashesBeforeATransactionHoldsAConnection() {
        List<Boolean> whileHashing = new ArrayList<>();
        Clock clock = Clock.systemUTC();
        Passwords watched = new Passwords(clock, settings) {
            @Override
            String hash(String plain) {
                whileHashing.add(TransactionSynchronizationManager.isActualTransactionActive());
                return super.hash(plain);
            }

            @Override
            boolean matches(String name, String plain, @Nullable String stored) {
                whileHashing.add(TransactionSynchronizationManager.isActualTransactionActive());
                return super.matches(name, plain, stored);
            }
        };
        AccountRegister register = new AccountRegister(
                accounts,
                watched,
                new PasswordCheck(watched, new SignInThrottle(clock, settings)),
                access,
                caller,
                log,
                links,
                new LocalAccountSettings(true, Duration.ofDays(3)),
                transactions,
                clock);
        UUID account = accounts.findByName(name).orElseThrow().id();
        Caller signedIn = new Caller(account, name, true, false, false);
        whileHashing.clear();
        SecurityContextHolder.getContext()
                .setAuthentication(
                        UsernamePasswordAuthenticationToken.authenticated(signedIn, null, List.of(SignIn.BY_PASSWORD)));
        try {
            register.create(new AccountRegister.NewAccount("a-" + UUID.randomUUID(), "a password it is", false, false));
            register.changePassword(new AccountRegister.NewPassword(password, "another password"));
        } finally {
            SecurityContextHolder.clearContext();
        }

        assertThat(whileHashing).containsExactly(false, false, false);
    }

    @Test
    void boundsHowLongTokensWork() {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);

        assertThat(code(token(today.minusDays(1)))).isEqualTo("INVALID");
        assertThat(code(token(today.plusDays(367)))).isEqualTo("INVALID");
        assertThat(expiry(token(today))).isEqualTo(today.plusDays(1) + "T00:00:00.000Z");
        assertThat(expiry(token(today.plusDays(366)))).isEqualTo(today.plusDays(367) + "T00:00:00.000Z");
        assertThat(expiry(me().ask(TOKEN, Map.of("input", Map.of("label", "usual")))))
                .isEqualTo(today.plusDays(91) + "T00:00:00.000Z");
    }

    @Test
    void letsOnlyAdministratorsMakeTokensForOthers() {
        assertThat(code(me().ask(TOKEN, Map.of("input", Map.of("label", "x", "account", "admin")))))
                .isEqualTo("FORBIDDEN");
    }

    @Test
    void listsTheTokensThatWork() {
        assertThat(code(token(LocalDate.now(ZoneOffset.UTC)))).isEmpty();

        Answer answer = me().ask("{ viewer { tokens { nodes { id label account readOnly createdAt revokedAt } } } }");

        assertThat(answer.data("/viewer/tokens/nodes").size()).isEqualTo(1);
        assertThat(answer.data("/viewer/tokens/nodes/0/label").asString()).isEqualTo("for a test");
    }

    private Api me() {
        return Api.at(port).as(name, password);
    }

    private Answer create(String wanted, String withPassword) {
        Map<String, Object> input = new HashMap<>();
        input.put("name", wanted);
        input.put("password", withPassword);
        return admin.ask(CREATE, Map.of("input", input));
    }

    private Answer change(String current, String next) {
        return me().ask(CHANGE, Map.of("input", Map.of("currentPassword", current, "newPassword", next)));
    }

    private Answer token(LocalDate expiresOn) {
        return me().ask(TOKEN, Map.of("input", Map.of("label", "for a test", "expiresOn", expiresOn.toString())));
    }

    private static String expiry(Answer answer) {
        return answer.data("/result/newToken/token/expiresAt").asString(answer.text());
    }

    private static String code(Answer answer) {
        assertThat(answer.json().has("errors")).as(answer.text()).isFalse();
        return answer.data("/result/errors/0/code").asString("");
    }
}
