package org.craregistry.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.craregistry.testing.Api;
import org.craregistry.testing.Api.Answer;
import org.craregistry.testing.IntegrationTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@IntegrationTest
class NodeControllerTests {

    private static final String NODE = "query ($id: ID!) { node(id: $id) { __typename id } }";
    private static final String NODES = "query ($ids: [ID!]!) { nodes(ids: $ids) { __typename id } }";

    @LocalServerPort
    int port;

    private Api admin;
    private String account;

    @BeforeEach
    void anAccount() {
        admin = Api.at(port).asAdministrator();
        Answer made = admin.ask(
                "mutation ($name: String!) { createAccount(input: {name: $name}) { account { id } } }",
                Map.of("name", "node-" + UUID.randomUUID()));
        account = made.data("/createAccount/account/id").asString();
    }

    @Test
    void findsObjectsInTheOrderAskedForWithGaps() {
        String unknown = NodeId.of(NodeId.Kind.ACCOUNT, UUID.randomUUID());

        Answer answer = admin.ask(NODES, Map.of("ids", List.of(unknown, account, account)));

        assertThat(answer.data("/nodes/0").isNull()).isTrue();
        assertThat(answer.data("/nodes/1/id").asString()).isEqualTo(account);
        assertThat(answer.data("/nodes/2/__typename").asString()).isEqualTo("Account");
    }

    @Test
    void findsNothingOfEveryKindForIdsThatDoNotExist() {
        for (NodeId.Kind kind : NodeId.Kind.values()) {
            Answer answer = admin.ask(NODE, Map.of("id", NodeId.of(kind, UUID.randomUUID())));
            assertThat(answer.code()).as(kind + answer.text()).isEmpty();
            assertThat(answer.data("/node").isNull()).isTrue();
        }
    }

    @Test
    void refusesGarbage() {
        for (String garbage :
                List.of("", "x", "%%%", "1", "YWJj", account + "A", account.substring(2), "é", "' OR 1=1")) {
            Answer answer = admin.ask(NODE, Map.of("id", garbage));
            assertThat(answer.code()).as(garbage + answer.text()).isEqualTo("BAD_REQUEST");
            assertThat(answer.message()).contains("is not an id of this API");
        }
    }

    @Test
    void answersTheOtherIdsBesideOnesThatAreNone() {
        Answer answer = admin.ask(NODES, Map.of("ids", List.of("x", account, "%%%")));

        assertThat(answer.data("/nodes/0").isNull()).isTrue();
        assertThat(answer.data("/nodes/1/id").asString()).as(answer.text()).isEqualTo(account);
        assertThat(answer.data("/nodes").size()).isEqualTo(3);
        assertThat(answer.json().at("/errors").size()).isEqualTo(2);
        assertThat(answer.code()).isEqualTo("BAD_REQUEST");
        assertThat(answer.message()).isEqualTo("\"x\" is not an id of this API. Use an id as the API returned it.");
        assertThat(answer.json().at("/errors/1/path").toString()).isEqualTo("[\"nodes\",2]");
    }

    @Test
    void findsAtMostAHundredAtOnce() {
        assertThat(admin.ask(NODES, Map.of("ids", Collections.nCopies(100, account)))
                        .code())
                .isEmpty();
        assertThat(admin.ask(NODES, Map.of("ids", Collections.nCopies(101, account)))
                        .message())
                .isEqualTo("ids: it has 101 entries; at most 100 are accepted.");
        assertThat(admin.ask(NODES, Map.of("ids", List.of())).data("/nodes").size())
                .isZero();
    }

    @Test
    void codesErrorsOverHttpWithTheStatusOfTheSpecification() {
        assertThat(admin.ask("{ nothing }").status()).isEqualTo(400);
        assertThat(admin.ask("{ nothing }").code()).isEqualTo("BAD_REQUEST");
        assertThat(admin.ask("{ viewer { ").code()).isEqualTo("BAD_REQUEST");
        assertThat(admin.ask("{" + "viewer{account}".repeat(2000) + "}").code()).isEqualTo("LIMIT_EXCEEDED");
        assertThat(admin.ask("{" + "__typename ".repeat(100_000) + "}").code()).isEqualTo("LIMIT_EXCEEDED");
    }

    @Test
    void letsToolsReadTheSchema() {
        assertThat(admin.ask(graphql.introspection.IntrospectionQuery.INTROSPECTION_QUERY)
                        .code())
                .isEmpty();
    }
}
