package org.craregistry.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import graphql.GraphQLContext;
import graphql.schema.DataFetchingEnvironmentImpl;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
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
    Access access;

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

    @Test
    void letsNobodyInWhoCannotBeLookedUpAndWaitsForNoProviderForLong() {
        List<Credential> asked = new ArrayList<>();
        LastingCredentials broken = new LastingCredentials(null, null, null) {
            @Override
            Credential lasting(Credential given) {
                return given;
            }

            @Override
            Known find(Collection<Credential> given) {
                return new Known(Map.of(), new HashSet<>(given));
            }

            @Override
            Optional<Caller> ask(Credential given) {
                asked.add(given);
                LockSupport.parkNanos(30_000_000);
                throw new IllegalStateException("The provider is away.");
            }
        };
        Sight impatient = new Sight(access, broken, Duration.ofMillis(20));
        Credential token = new Credential.OfPassword("anna", null);
        assertThatThrownBy(() -> impatient.of(
                        UUID.randomUUID(),
                        DataFetchingEnvironmentImpl.newDataFetchingEnvironment()
                                .graphQLContext(GraphQLContext.of(Map.of(Credential.class, token)))
                                .build()))
                .isInstanceOf(IllegalStateException.class);
        asked.clear();
        Set<Right> lost = new HashSet<>();
        impatient.findLost(
                List.of(
                        new Sight.Seen(token, UUID.randomUUID()),
                        new Sight.Seen(new Credential.OfPassword("bert", null), UUID.randomUUID())),
                lost::add);
        assertThat(asked).hasSize(1);
        assertThat(lost).isEmpty();
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
