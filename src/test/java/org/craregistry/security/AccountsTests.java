package org.craregistry.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.craregistry.testing.Api;
import org.craregistry.testing.Api.Answer;
import org.craregistry.testing.IntegrationTest;
import org.craregistry.testing.MovedClock;
import org.craregistry.testing.Registry;
import org.craregistry.testing.StatementCount;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;

/** What administrators do with accounts, as they do it. */
@IntegrationTest
class AccountsTests {

    private static final String VIEWER = "{ viewer { account } }";
    private static final String PASSWORD = "a long enough password";
    private static final String ACCOUNT =
            "account { id name state signsInWith lastSignInAt lockedAt linkExpiresAt sessions { usedAt } }";

    @LocalServerPort
    int port;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    MovedClock clock;

    @Autowired
    StatementCount statements;

    private Registry registry;
    private Api admin;
    private Api api;
    private String name;

    @BeforeEach
    void anAccount() {
        registry = new Registry(port);
        admin = registry.administrator();
        api = Api.at(port);
        name = "kept-" + UUID.randomUUID();
        registry.mutate("createAccount", Map.of("name", name, "password", PASSWORD), "account { id }");
    }

    @AfterEach
    void moveClockBack() {
        clock.moveBack();
    }

    /** The label is what tells tokens apart to whoever takes one back. */
    @Test
    void refusesATokenWhoseLabelNobodyCanRead() {
        Map<String, String> sentences = Map.of(
                " ",
                "The label is empty",
                "\u200B",
                "The label is empty",
                "a\0b",
                "cannot be kept",
                "x".repeat(1001),
                "1,001 characters");
        String mutation = "mutation ($input: CreateTokenInput!) { createToken(input: $input) { errors { message } } }";
        sentences.forEach((label, sentence) -> assertThat(admin.ask(mutation, Map.of("input", Map.of("label", label)))
                        .data("/createToken/errors/0/message")
                        .asString())
                .contains(sentence));
    }

    @Test
    void invitesWithALinkThatSetsAPasswordOnce() {
        String invited = "invited-" + UUID.randomUUID();
        JsonNode invitation = registry.mutate(
                        "createInvitation",
                        Map.of("name", invited, "auditor", true),
                        "invitation { path expiresAt " + ACCOUNT + " }")
                .at("/invitation");
        assertThat(invitation.at("/account/state").asString()).isEqualTo("INVITED");
        assertThat(invitation.at("/path").asString()).startsWith("/welcome#" + invited + ":crt_");
        String secret = secretOf(invitation.at("/path"));

        assertThat(accept(secret, "short").status()).isEqualTo(422);
        assertThat(accept(secret, "Password123456").json().at("/detail").asString())
                .contains("many people use");
        assertThat(accept(secret, PASSWORD).json().at("/account").asString()).isEqualTo(invited);
        Answer again = accept(secret, PASSWORD);

        assertThat(again.status()).isEqualTo(410);
        assertThat(again.json().at("/detail").asString()).startsWith("This link was used already");
        assertThat(api.as(invited, PASSWORD).ask(VIEWER).status()).isEqualTo(200);
        assertThat(account(invited).at("/state").asString()).isEqualTo("ACTIVE");
        assertThat(jdbc.queryForList("SELECT * FROM change_log").toString()).doesNotContain(secret);
        assertThat(jdbc.queryForList("SELECT * FROM account_link").toString()).doesNotContain(secret);
    }

    @Test
    void refusesALinkAfterThePasswordWasChanged() {
        String secret = secretOf(reset(name));
        Registry.mutation(
                api.as(name, PASSWORD),
                "changePassword",
                Map.of("currentPassword", PASSWORD, "newPassword", "another password of mine"),
                "account { name }");

        assertThat(accept(secret, "a third password of mine").status()).isEqualTo(410);
        assertThat(api.as(name, "another password of mine").ask(VIEWER).status())
                .isEqualTo(200);
    }

    @Test
    void refusesALinkAfterItsEnd() {
        String secret = secretOf(reset(name));
        clock.moveOn(Duration.ofDays(3).plusSeconds(1));

        assertThat(accept(secret, "another password of mine").status()).isEqualTo(410);
    }

    @Test
    void endsSessionsAndTheLinkBeforeWhenAPasswordIsSetAnew() {
        Api session = api.inSession(name, PASSWORD);
        String first = secretOf(reset(name));
        String second = secretOf(reset(name));
        assertThat(session.ask(VIEWER).status()).isEqualTo(200);

        assertThat(accept(first, "another password of mine").status()).isEqualTo(410);
        assertThat(accept(second, "another password of mine").status()).isEqualTo(200);

        assertThat(session.ask(VIEWER).status()).isEqualTo(401);
        assertThat(api.as(name, "another password of mine").ask(VIEWER).status())
                .isEqualTo(200);
    }

    @Test
    void locksSessionsPasswordsTokensAndLinksAtOnce() {
        Api session = api.inSession(name, PASSWORD);
        Api program = api.withToken(newToken(Map.of("label", "program")));
        Api basic = api.as(name, PASSWORD);
        String link = secretOf(reset(name));
        assertThat(List.of(session, program, basic))
                .allMatch(caller -> caller.ask(VIEWER).status() == 200);

        JsonNode locked = registry.mutate("lockAccount", Map.of("account", name, "reason", "Left."), ACCOUNT);

        assertThat(locked.at("/account/state").asString()).isEqualTo("LOCKED");
        assertThat(locked.at("/account/sessions").isEmpty()).isTrue();
        assertThat(List.of(session, program, basic))
                .allMatch(caller -> caller.ask(VIEWER).status() == 401);
        assertThat(accept(link, "another password of mine").status()).isEqualTo(410);

        registry.mutate("unlockAccount", Map.of("account", name), ACCOUNT);
        assertThat(List.of(program, basic))
                .allMatch(caller -> caller.ask(VIEWER).status() == 200);
        assertThat(session.ask(VIEWER).status()).isEqualTo(401);
    }

    @Test
    void leavesTheLastAdministratorWhoCanSignIn() {
        // Other tests make administrators beside the first one.
        List<byte[]> others = jdbc.queryForList(
                "SELECT id FROM account WHERE administrator = TRUE AND locked_at IS NULL AND name <> 'admin'",
                byte[].class);
        others.forEach(id -> jdbc.update("UPDATE account SET administrator = FALSE WHERE id = ?", id));
        try {
            for (String mutation : List.of("lockAccount", "eraseAccount")) {
                Answer answer = ask(mutation, Map.of("account", "admin", "reason", "Try."), "errors { code message }");

                assertThat(answer.data("/" + mutation + "/errors/0/code").asString())
                        .isEqualTo("NOT_POSSIBLE");
                assertThat(answer.text()).contains("only administrator who can sign in");
            }
            assertThat(admin.ask(VIEWER).status()).isEqualTo(200);
        } finally {
            others.forEach(id -> jdbc.update("UPDATE account SET administrator = TRUE WHERE id = ?", id));
        }
    }

    @Test
    void leavesAnAdministratorWhereNoneCanSignInForTheTimeBeing() {
        Api program = api.withToken(registry.mutate("createToken", Map.of("label", "program"), "newToken { secret }")
                .at("/newToken/secret")
                .asString());
        Map<String, Object> before = jdbc.queryForMap("SELECT id, password_hash FROM account WHERE name = 'admin'");
        List<byte[]> others = jdbc.queryForList(
                "SELECT id FROM account WHERE administrator = TRUE AND locked_at IS NULL AND name <> 'admin'",
                byte[].class);
        others.forEach(id -> jdbc.update("UPDATE account SET administrator = FALSE WHERE id = ?", id));
        jdbc.update("UPDATE account SET password_hash = NULL WHERE name = 'admin'");
        try {
            Answer answer = Registry.mutation(
                    program, "lockAccount", Map.of("account", "admin", "reason", "Try."), "errors { code }");
            assertThat(answer.data("/lockAccount/errors/0/code").asString()).isEqualTo("NOT_POSSIBLE");
        } finally {
            jdbc.update(
                    "UPDATE account SET password_hash = ?, locked_at = NULL WHERE id = ?",
                    before.get("password_hash"),
                    before.get("id"));
            others.forEach(id -> jdbc.update("UPDATE account SET administrator = TRUE WHERE id = ?", id));
        }
    }

    @Test
    void listsAccountsByWhatAdministratorsLookFor() {
        String prefix = "listed-" + UUID.randomUUID();
        for (String kind : List.of("a", "b_c", "bxc")) {
            registry.mutate("createAccount", Map.of("name", prefix + kind, "password", PASSWORD), "account { id }");
        }
        registry.mutate("lockAccount", Map.of("account", prefix + "a"), ACCOUNT);
        registry.mutate("createInvitation", Map.of("name", prefix + "d"), "invitation { path }");
        api.as(prefix + "b_c", PASSWORD).ask(VIEWER);
        LocalDate day = LocalDate.now(ZoneOffset.UTC).plusDays(5);
        registry.mutate(
                "createToken",
                Map.of("label", "soon", "account", prefix + "bxc", "expiresOn", day.toString()),
                "newToken { secret }");

        assertThat(names("{text: \"%s\"}".formatted(prefix)))
                .containsExactly(prefix + "a", prefix + "b_c", prefix + "bxc", prefix + "d");
        assertThat(names("{text: \"%sb_\"}".formatted(prefix))).containsExactly(prefix + "b_c");
        assertThat(names("{text: \"%s\", state: [LOCKED, INVITED]}".formatted(prefix)))
                .containsExactly(prefix + "a", prefix + "d");
        assertThat(names("{text: \"%s\", state: []}".formatted(prefix))).isEmpty();
        assertThat(names("{text: \"%s\", signedInBefore: \"2020-01-01T00:00:00Z\"}".formatted(prefix)))
                .doesNotContain(prefix + "b_c")
                .hasSize(3);
        assertThat(names("{text: \"%s\", tokenExpiresUntil: \"%s\"}".formatted(prefix, day)))
                .containsExactly(prefix + "bxc");
        assertThat(names("{text: \"%s\", tokenExpiresUntil: \"%s\"}".formatted(prefix, day.minusDays(1))))
                .isEmpty();
        Answer last = admin.ask(
                "{ accounts(last: 1, filter: {text: \"%s\"}) { totalCount nodes { name } } }".formatted(prefix));
        assertThat(last.data("/accounts/totalCount").asLong()).isEqualTo(4);
        assertThat(last.data("/accounts/nodes/0/name").asString()).isEqualTo(prefix + "d");
    }

    @Test
    void showsAndRevokesTokensOfOthers() {
        Api program = api.withToken(newToken(Map.of("label", "program")));
        JsonNode tokens = admin.ask("""
                { accounts(first: 1, filter: {text: "%s"}) { nodes { tokens { totalCount nodes { id label expiresAt } } } } }""".formatted(name)).data("/accounts/nodes/0/tokens");
        assertThat(tokens.at("/totalCount").asLong()).isEqualTo(1);
        assertThat(tokens.at("/nodes/0/label").asString()).isEqualTo("program");

        registry.mutate("revokeToken", Map.of("id", tokens.at("/nodes/0/id").asString()), "token { revokedAt }");

        assertThat(program.ask(VIEWER).status()).isEqualTo(401);
    }

    @Test
    void asksAsManyStatementsForManyAccountsAsForOne() {
        String document = """
                { accounts(first: 5, filter: {text: "%s"}) { nodes { name state tokens(first: 5) { totalCount nodes { label } }
                  roles(first: 5) { nodes { role portfolio { name } } } sessions { usedAt } responsibleFor { products portfolio { name } } } } }""";
        String few = "few-" + UUID.randomUUID();
        String many = "many-" + UUID.randomUUID();
        String portfolio = registry.portfolio(Registry.newKey());
        holder(few + "-1", portfolio);
        for (int i = 0; i < 5; i++) {
            holder(many + "-" + i, portfolio);
        }
        Answer answer = admin.ask(document.formatted(few));
        assertThat(answer.json().has("errors")).as(answer.text()).isFalse();

        long one = statements.during(() -> admin.ask(document.formatted(few))).size();
        long five = statements.during(() -> admin.ask(document.formatted(many))).size();

        assertThat(five).isEqualTo(one).isGreaterThan(4);
    }

    @Test
    void erasesSomebodyAndSaysWhatIsKept() {
        String portfolio = registry.portfolio(Registry.newKey());
        holder(name + "-gone", portfolio);
        Api gone = api.as(name + "-gone", PASSWORD);
        String id = account(name + "-gone").at("/id").asString();

        JsonNode erased = registry.mutate(
                        "eraseAccount",
                        Map.of("account", name + "-gone", "reason", "Asked for it."),
                        "erased { kept account { id name state roles { nodes { role } } tokens { nodes { id } } } }")
                .at("/erased");

        assertThat(erased.at("/account/id").asString()).isEqualTo(id);
        assertThat(erased.at("/account/name").asString()).startsWith("erased-").doesNotContain(name);
        assertThat(erased.at("/account/state").asString()).isEqualTo("ERASED");
        assertThat(erased.at("/account/roles/nodes").isEmpty()).isTrue();
        assertThat(erased.at("/kept/0").asString()).contains("change log", name + "-gone");
        assertThat(gone.ask(VIEWER).status()).isEqualTo(401);
        assertThat(jdbc.queryForObject("SELECT COUNT(*) FROM account WHERE name = ?", Long.class, name + "-gone"))
                .isZero();
        registry.mutate("createAccount", Map.of("name", name + "-gone"), "account { id }");
    }

    @Test
    void handsOverProductsAndRolesAndSaysOfEachWhatBecameOfIt() {
        String portfolio = registry.portfolio(Registry.newKey());
        String successor = "successor-" + UUID.randomUUID();
        registry.mutate("createAccount", Map.of("name", successor, "password", PASSWORD), "account { id }");
        grant(portfolio, name, "OWNER");
        grant(portfolio, successor, "VIEWER");
        String product = registry.product(portfolio, "R-1", Map.of("responsible", name));
        registry.product(portfolio, "R-2", Map.of("responsible", "Anna Keller"));
        registry.product(portfolio, "R-3", Map.of("responsible", "Somebody else"));
        String left =
                "{ accounts(first: 1, filter: {text: \"%s\"}) { nodes { responsibleFor(enteredAs: [\"%s\", \"anna  keller\"]) { products portfolio { id } } } } }"
                        .formatted(name, name);
        assertThat(admin.ask(left)
                        .data("/accounts/nodes/0/responsibleFor/0/products")
                        .asLong())
                .isEqualTo(2);

        JsonNode handover = registry.mutate(
                        "handOver",
                        Map.of(
                                "from",
                                name,
                                "to",
                                successor,
                                "enteredAs",
                                List.of(name, "Anna Keller"),
                                "reason",
                                "Leaves."),
                        "handover { remaining products { product { id responsible } errors { code } } roles { role now portfolio { id } } }")
                .at("/handover");

        assertThat(handover.at("/products").size()).isEqualTo(2);
        assertThat(handover.at("/products").toString())
                .contains(product, successor)
                .doesNotContain("code");
        assertThat(handover.at("/remaining").asLong()).isZero();
        assertThat(handover.at("/roles/0/role").asString()).isEqualTo("OWNER");
        assertThat(handover.at("/roles/0/now").asString()).isEqualTo("OWNER");
        String changes = admin.ask(
                        "{ product(by: {id: \"%s\"}) { responsible changes(first: 1) { nodes { reason } } } }"
                                .formatted(product))
                .text();
        assertThat(changes).contains(successor, "Leaves.");
        assertThat(api.as(name, PASSWORD)
                        .ask("{ viewer { roles { nodes { role } } } }")
                        .data("/viewer/roles/nodes")
                        .isEmpty())
                .isTrue();
        assertThat(api.as(successor, PASSWORD)
                        .ask("{ viewer { roles { nodes { role } } } }")
                        .data("/viewer/roles/nodes/0/role")
                        .asString())
                .isEqualTo("OWNER");
    }

    @Test
    void showsEverybodyWhatIsKeptAboutHim() {
        Api session = api.inSession(name, PASSWORD);

        JsonNode profile = session.ask(
                        "{ viewer { profile { name lastSignInAt sessions { createdAt usedAt } tokens { nodes { label } } } } }")
                .data("/viewer/profile");

        assertThat(profile.at("/name").asString()).isEqualTo(name);
        assertThat(profile.at("/lastSignInAt").isNull()).isFalse();
        assertThat(profile.at("/sessions").size()).isEqualTo(1);
        assertThat(session.ask("{ accounts { nodes { name } } }").code()).isEqualTo("FORBIDDEN");
    }

    private void holder(String account, String portfolio) {
        registry.mutate("createAccount", Map.of("name", account, "password", PASSWORD), "account { id }");
        registry.mutate("createToken", Map.of("label", "one", "account", account), "newToken { secret }");
        grant(portfolio, account, "EDITOR");
        registry.product(portfolio, "R-" + UUID.randomUUID(), Map.of("responsible", account));
    }

    private void grant(String portfolio, String account, String role) {
        registry.mutate(
                "grantRole", Map.of("portfolio", portfolio, "account", account, "role", role), "member { account }");
    }

    private JsonNode reset(String account) {
        return registry.mutate("resetPassword", Map.of("account", account), "link { path }")
                .at("/link/path");
    }

    private static String secretOf(JsonNode path) {
        return path.asString().replaceAll(".*:", "");
    }

    private Answer accept(String secret, String password) {
        return api.send(api.request("/welcome")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "{\"secret\": \"%s\", \"password\": \"%s\"}".formatted(secret, password))));
    }

    private JsonNode account(String wanted) {
        return admin.ask("{ accounts(filter: {text: \"%s\"}) { nodes { id state } } }".formatted(wanted))
                .data("/accounts/nodes/0");
    }

    private List<String> names(String filter) {
        Answer answer = admin.ask("{ accounts(filter: %s) { nodes { name } } }".formatted(filter));
        assertThat(answer.json().has("errors")).as(answer.text()).isFalse();
        return answer.data("/accounts/nodes").findValuesAsString("name");
    }

    private String newToken(Map<String, ?> input) {
        Map<String, Object> mine = new HashMap<>(input);
        mine.put("account", name);
        return registry.mutate("createToken", mine, "newToken { secret }")
                .at("/newToken/secret")
                .asString();
    }

    private Answer ask(String mutation, Map<String, ?> input, String asked) {
        String type = Character.toUpperCase(mutation.charAt(0)) + mutation.substring(1);
        return admin.ask(
                "mutation ($input: %sInput!) { %s(input: $input) { %s } }".formatted(type, mutation, asked),
                Map.of("input", input));
    }
}
