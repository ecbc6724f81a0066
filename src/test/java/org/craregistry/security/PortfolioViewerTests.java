package org.craregistry.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.craregistry.testing.Api;
import org.craregistry.testing.IntegrationTest;
import org.craregistry.testing.Registry;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Each caller is told what he may in a portfolio: exactly what is not refused. */
@IntegrationTest
class PortfolioViewerTests {

    @LocalServerPort
    private int port;

    @Test
    void tellsEachCallerWhatHeMay() {
        Registry registry = new Registry(port);
        String key = Registry.newKey();
        String portfolio = registry.portfolio(key);
        assertThat(viewer(registry.member(portfolio, "VIEWER"), key)).isEqualTo("VIEWER false false false");
        assertThat(viewer(registry.member(portfolio, "EDITOR"), key)).isEqualTo("EDITOR true false false");
        assertThat(viewer(registry.member(portfolio, "COMPLIANCE"), key)).isEqualTo("COMPLIANCE true true false");
        assertThat(viewer(registry.member(portfolio, "OWNER"), key)).isEqualTo("OWNER true true true");
        assertThat(viewer(registry.administrator(), key)).endsWith("true true true");
    }

    @Test
    void allowsNothingWithATokenThatMayOnlyRead() {
        Registry registry = new Registry(port);
        String key = Registry.newKey();
        registry.portfolio(key);
        String secret = registry.mutate(
                        "createToken", Map.of("label", "reads", "readOnly", true), "newToken { secret }")
                .at("/newToken/secret")
                .asString();
        assertThat(viewer(Api.at(port).withToken(secret), key)).endsWith("false false false");
    }

    private static String viewer(Api caller, String key) {
        var viewer = caller.ask(
                        "query ($key: String!) { portfolio(key: $key) { viewer { role mayEdit mayDecide mayOwn } } }",
                        Map.of("key", key))
                .data("/portfolio/viewer");
        return String.join(
                " ",
                viewer.at("/role").asString("none"),
                viewer.at("/mayEdit").asString(),
                viewer.at("/mayDecide").asString(),
                viewer.at("/mayOwn").asString());
    }
}
