package org.craregistry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.craregistry.testing.Api;
import org.craregistry.testing.Api.Answer;
import org.craregistry.testing.IntegrationTest;
import org.craregistry.testing.Registry;
import org.craregistry.testing.StatementCount;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** However many members a portfolio has, giving and taking a role asks the database the same number of times. */
@IntegrationTest
class GrantStatementCountTests {

    private static final String GRANT =
            "mutation ($a: String!, $p: ID!) { result: grantRole(input: {portfolio: $p, account: $a, role: VIEWER}) { errors { message } } }";
    private static final String REVOKE =
            "mutation ($a: String!, $p: ID!) { result: revokeRole(input: {portfolio: $p, account: $a}) { errors { message } } }";

    @LocalServerPort
    int port;

    @Autowired
    StatementCount statements;

    @Test
    void asksAsOftenForManyMembersAsForFew() {
        Registry registry = new Registry(port);
        String portfolio = registry.portfolio(Registry.newKey());
        registry.member(portfolio, "OWNER");
        String account = accountOf(registry.stranger());
        Map<String, String> variables = Map.of("p", portfolio, "a", account);
        calling(registry, GRANT, variables);
        calling(registry, REVOKE, variables);

        List<String> grantToFew = calling(registry, GRANT, variables);
        List<String> revokeFromFew = calling(registry, REVOKE, variables);
        for (int i = 0; i < 5; i++) {
            registry.member(portfolio, "VIEWER");
        }

        assertThat(calling(registry, GRANT, variables)).hasSameSizeAs(grantToFew);
        assertThat(calling(registry, REVOKE, variables)).hasSameSizeAs(revokeFromFew);
    }

    private static String accountOf(Api caller) {
        return caller.ask("{ viewer { account } }").data("/viewer/account").asString();
    }

    private List<String> calling(Registry registry, String mutation, Map<String, String> variables) {
        return statements.during(() -> {
            Answer answer = registry.administrator().ask(mutation, variables);
            assertThat(answer.data("/result/errors").isEmpty())
                    .as(answer.text())
                    .isTrue();
        });
    }
}
