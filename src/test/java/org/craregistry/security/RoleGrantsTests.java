package org.craregistry.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.craregistry.graphql.NodeId;
import org.craregistry.graphql.PageRequest;
import org.craregistry.storage.Ids;
import org.craregistry.testing.Api;
import org.craregistry.testing.Api.Answer;
import org.craregistry.testing.IntegrationTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

@IntegrationTest
class RoleGrantsTests {

    private static final String PASSWORD = "a password for " + UUID.randomUUID();
    private static final String GRANT = """
            mutation ($input: GrantRoleInput!) {
              result: grantRole(input: $input) { member { account role } errors { code path message } } }""";
    private static final String REVOKE = """
            mutation ($input: RevokeRoleInput!) {
              result: revokeRole(input: $input) { member { account role } errors { code path message } } }""";

    @LocalServerPort
    int port;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    Members members;

    private Api admin;
    private UUID portfolio;
    private String owner;
    private String editor;

    @BeforeEach
    void aPortfolioWithAnOwnerAndAnEditor() {
        admin = Api.at(port).asAdministrator();
        portfolio = aPortfolio();
        owner = anAccount();
        editor = anAccount();
        assertThat(codeOf(grant(admin, owner, "OWNER"))).isEmpty();
        assertThat(codeOf(grant(as(owner), editor, "EDITOR"))).isEmpty();
    }

    @Test
    void replacesTheFormerRole() {
        Answer answer = grant(as(owner), editor, "COMPLIANCE");

        assertThat(answer.data("/result/member/role").asString()).isEqualTo("COMPLIANCE");
        assertThat(membersNow())
                .containsExactlyInAnyOrder(new Member(owner, Role.OWNER), new Member(editor, Role.COMPLIANCE));
        assertThat(changesOf(portfolio, "GRANTED"))
                .anySatisfy(fields -> assertThat(fields).contains("\"old\":\"EDITOR\"", "\"new\":\"COMPLIANCE\""));
    }

    @Test
    void refusesThoseWithoutTheRoleAndRecordsIt() {
        Answer answer = grant(as(editor), editor, "OWNER");

        assertThat(codeOf(answer)).isEqualTo("FORBIDDEN");
        assertThat(answer.data("/result/errors/0/message").asString())
                .contains("role Owner")
                .contains("hold Editor");
        assertThat(membersNow()).contains(new Member(editor, Role.EDITOR));
        assertThat(changesOf(portfolio, "REFUSED")).hasSize(1);
    }

    @Test
    void doesNotTellStrangersThatThePortfolioExists() {
        Api stranger = as(anAccount());
        Answer existing = grant(stranger, editor, "OWNER");
        portfolio = UUID.randomUUID();
        Answer missing = grant(stranger, editor, "OWNER");
        Answer garbage = stranger.ask(
                GRANT, Map.of("input", Map.of("portfolio", "garbage", "account", editor, "role", "OWNER")));

        assertThat(codeOf(existing)).isEqualTo("NOT_FOUND");
        assertThat(missing.text()).isEqualTo(existing.text());
        assertThat(garbage.text()).isEqualTo(existing.text());
    }

    @Test
    void saysNotFoundWhereAnAdministratorNamesWhatDoesNotExist() {
        assertThat(codeOf(grant(admin, "nobody-" + UUID.randomUUID(), "VIEWER")))
                .isEqualTo("NOT_FOUND");
        assertThat(codeOf(grant(admin, editor + "  ", "VIEWER"))).isEqualTo("NOT_FOUND");
        assertThat(codeOf(revoke(admin, editor + " "))).isEqualTo("NOT_FOUND");
        portfolio = UUID.randomUUID();
        assertThat(codeOf(grant(admin, editor, "VIEWER"))).isEqualTo("NOT_FOUND");
    }

    @Test
    void keepsTheLastOwner() {
        assertThat(codeOf(revoke(as(owner), owner))).isEqualTo("NOT_POSSIBLE");
        assertThat(codeOf(grant(as(owner), owner, "VIEWER"))).isEqualTo("NOT_POSSIBLE");

        assertThat(codeOf(grant(as(owner), editor, "OWNER"))).isEmpty();
        assertThat(codeOf(revoke(as(owner), owner))).isEmpty();
        assertThat(membersNow()).containsExactly(new Member(editor, Role.OWNER));
    }

    @Test
    void letsAnAdministratorRemoveTheLastOwner() {
        assertThat(codeOf(revoke(admin, owner))).isEmpty();
        assertThat(changesOf(portfolio, "REVOKED")).hasSize(1);
        assertThat(codeOf(revoke(admin, owner))).isEqualTo("NOT_FOUND");
    }

    @Test
    void showsTheCallerHisRoles() {
        Answer answer = as(editor).ask("{ viewer { roles { nodes { portfolio { id } role } } } }");

        assertThat(answer.data("/viewer/roles/nodes/0/portfolio/id").asString())
                .isEqualTo(NodeId.of(NodeId.Kind.PORTFOLIO, portfolio));
        assertThat(answer.data("/viewer/roles/nodes/0/role").asString()).isEqualTo("EDITOR");
    }

    @Test
    void showsChangesOnlyToThoseWhoSeeThePortfolio() {
        UUID change = Ids.of(jdbc.queryForObject(
                "SELECT MAX(id) FROM change_log WHERE portfolio_id = ?", byte[].class, (Object) Ids.bytes(portfolio)));
        String query =
                "query ($id: ID!) { node(id: $id) { __typename id ... on Change { actor subject action subjectLabel"
                        + " through fieldChanges { field old new } } } }";
        Map<String, String> id = Map.of("id", NodeId.of(NodeId.Kind.CHANGE, change));

        Answer seen = as(editor).ask(query, id);
        assertThat(seen.data("/node/__typename").asString()).as(seen.text()).isEqualTo("Change");
        assertThat(seen.data("/node/actor").asString()).isEqualTo(owner);
        assertThat(seen.data("/node/through").asString()).isEqualTo("API");
        assertThat(seen.data("/node/fieldChanges/0/new").asString()).isEqualTo("EDITOR");
        assertThat(as(anAccount()).ask(query, id).data("/node").isNull()).isTrue();
    }

    @Test
    void showsAccountsAndTokensOnlyToTheirOwners() {
        Answer made = as(editor)
                .ask("mutation { createToken(input: {label: \"mine\"}) { newToken { token { id account } } } }");
        String query = "query ($id: ID!) { node(id: $id) { __typename id } }";
        Map<String, String> id =
                Map.of("id", made.data("/createToken/newToken/token/id").asString());

        assertThat(as(editor).ask(query, id).data("/node/__typename").asString())
                .isEqualTo("AccessToken");
        assertThat(admin.ask(query, id).data("/node/__typename").asString()).isEqualTo("AccessToken");
        assertThat(as(owner).ask(query, id).data("/node").isNull()).isTrue();
        assertThat(as(owner)
                        .ask("mutation ($id: ID!) { result: revokeToken(input: {id: $id}) { errors { code } } }", id)
                        .data("/result/errors/0/code")
                        .asString())
                .isEqualTo("NOT_FOUND");
    }

    private List<Member> membersNow() {
        return members.of(List.of(portfolio), new PageRequest(100, false, null))
                .get(portfolio)
                .nodes();
    }

    private Answer grant(Api caller, String account, String role) {
        return caller.ask(GRANT, Map.of("input", Map.of("portfolio", id(), "account", account, "role", role)));
    }

    private Answer revoke(Api caller, String account) {
        return caller.ask(REVOKE, Map.of("input", Map.of("portfolio", id(), "account", account)));
    }

    private String id() {
        return NodeId.of(NodeId.Kind.PORTFOLIO, portfolio);
    }

    private static String codeOf(Answer answer) {
        assertThat(answer.json().has("errors")).as(answer.text()).isFalse();
        return answer.data("/result/errors/0/code").asString("");
    }

    private List<String> changesOf(UUID id, String action) {
        return jdbc.queryForList(
                "SELECT fields FROM change_log WHERE portfolio_id = ? AND action = ?",
                String.class,
                Ids.bytes(id),
                action);
    }

    private Api as(String account) {
        return Api.at(port).as(account, PASSWORD);
    }

    private String anAccount() {
        String name = "member-" + UUID.randomUUID();
        Answer made = admin.ask(
                "mutation ($input: CreateAccountInput!) { result: createAccount(input: $input) { errors { code } } }",
                Map.of("input", Map.of("name", name, "password", PASSWORD)));
        assertThat(codeOf(made)).isEmpty();
        return name;
    }

    private UUID aPortfolio() {
        UUID id = Ids.next();
        jdbc.update(
                "INSERT INTO portfolio (id, portfolio_key, name, time_zone, created_at, revision) VALUES (?, ?, ?, ?, ?, 0)",
                Ids.bytes(id),
                "key-" + UUID.randomUUID(),
                "For a test",
                "Europe/Brussels",
                LocalDateTime.now(ZoneOffset.UTC));
        return id;
    }
}
