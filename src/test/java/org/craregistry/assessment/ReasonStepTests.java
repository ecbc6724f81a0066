package org.craregistry.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.craregistry.testing.Api.Answer;
import org.craregistry.testing.Given;
import org.craregistry.testing.IntegrationTest;
import org.craregistry.testing.Queries;
import org.craregistry.testing.Registry;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** The reasons can be asked for whole, as the page of a product does, however deep they lie. */
@IntegrationTest
class ReasonStepTests {

    @LocalServerPort
    int port;

    @Test
    void tellsEveryStepBelowTheOneThatRestsOnIt() {
        Registry registry = new Registry(port);
        String key = Registry.newKey();
        Map<String, ?> facts = Given.aHighRiskSystemOnTheMarket().facts();
        registry.product(registry.portfolio(key), "R-1", Map.of("facts", facts));

        Answer answer = registry.administrator()
                .ask(
                        "query ($key: String!) { portfolio(key: $key) { products(first: 1) { nodes { determination(asOf: \"2028-09-01\") { %s } } } } }"
                                .formatted(Queries.DETERMINATION),
                        Map.of("key", key));

        assertThat(answer.json().has("errors")).as(answer.text()).isFalse();
        JsonNode steps = answer.data("/portfolio/products/nodes/0/determination/reasons");
        assertThat(steps.at("/0/code").asString()).isEqualTo("DETERMINATION");
        assertThat(steps.at("/0/level").asInt()).isZero();
        assertThat(steps.at("/0/parent").isNull()).isTrue();
        int deepest = 0;
        for (int place = 1; place < steps.size(); place++) {
            int parent = steps.get(place).at("/parent").asInt();
            int level = steps.get(place).at("/level").asInt();
            assertThat(parent).isLessThan(place);
            assertThat(level).isEqualTo(steps.get(parent).at("/level").asInt() + 1);
            assertThat(steps.get(place).at("/statement").asString()).isNotEmpty();
            deepest = Math.max(deepest, level);
        }
        assertThat(deepest).as("levels").isGreaterThan(5);
    }
}
