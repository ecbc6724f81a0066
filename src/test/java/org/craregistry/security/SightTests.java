package org.craregistry.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.craregistry.graphql.LastingRights.Right;
import org.craregistry.graphql.NodeId;
import org.craregistry.testing.Api;
import org.craregistry.testing.IntegrationTest;
import org.craregistry.testing.Registry;
import org.craregistry.testing.StatementCount;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@IntegrationTest
class SightTests {

    private static final String PASSWORD = "a long enough password";

    @LocalServerPort
    int port;

    @Autowired
    Sight sight;

    @Autowired
    LastingCredentials credentials;

    @Autowired
    StatementCount statements;

    private final List<Right> rights = new ArrayList<>();
    private final List<Right> ofStrangers = new ArrayList<>();

    @Test
    void looksUpTheRightsOfAllInAsManyStatementsAsThoseOfOne() {
        Registry registry = new Registry(port);
        String portfolio = registry.portfolio(Registry.newKey());
        for (int i = 0; i < 6; i++) {
            String name = "listens-" + UUID.randomUUID();
            registry.mutate("createAccount", Map.of("name", name, "password", PASSWORD), "account { id }");
            boolean mayNotSee = i == 5;
            if (!mayNotSee) {
                registry.mutate(
                        "grantRole",
                        Map.of("portfolio", portfolio, "account", name, "role", "VIEWER"),
                        "member { account }");
            }
            add(name, NodeId.find(NodeId.Kind.PORTFOLIO, portfolio).orElseThrow(), mayNotSee ? ofStrangers : rights);
        }
        Set<Right> lost = new HashSet<>();

        int ofOne = statements
                .during(() -> sight.findLost(rights.subList(0, 3), lost::add))
                .size();
        assertThat(lost).isEmpty();
        List<Right> all = new ArrayList<>(rights);
        all.addAll(ofStrangers);
        int ofAll = statements.during(() -> sight.findLost(all, lost::add)).size();

        assertThat(lost).containsExactlyInAnyOrderElementsOf(ofStrangers);
        assertThat(ofAll).isEqualTo(ofOne).isEqualTo(4);
    }

    /** By each kind of credential. */
    private void add(String name, UUID portfolio, List<Right> to) {
        Api session = Api.at(port).inSession(name, PASSWORD);
        String cookie = session.headers().get(1).replaceAll(".*registry-session=([^;]*).*", "$1");
        String token = Registry.mutation(
                        Api.at(port).as(name, PASSWORD), "createToken", Map.of("label", "ears"), "newToken { secret }")
                .data("/createToken/newToken/secret")
                .asString();
        for (Credential given : List.of(
                new Credential.OfSession(TokenSecret.parse(cookie).orElseThrow()),
                new Credential.OfToken(TokenSecret.parse(token).orElseThrow()),
                new Credential.OfPassword(name, null))) {
            to.add(new Sight.Seen(credentials.lasting(given), portfolio));
        }
    }
}
