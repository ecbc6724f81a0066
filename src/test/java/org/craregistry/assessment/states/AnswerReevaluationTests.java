package org.craregistry.assessment.states;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.craregistry.testing.Api;
import org.craregistry.testing.IntegrationTest;
import org.craregistry.testing.Registry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

@IntegrationTest
class AnswerReevaluationTests {

    private static final String LIST = """
            query($key: String!) {
              portfolio(key: $key) { products { nodes { revision } } }
            }""";

    @LocalServerPort
    private int port;

    @Autowired
    private AnswerReevaluation reevaluation;

    @Autowired
    private JdbcTemplate jdbc;

    private Registry registry;
    private Api api;
    private String key;

    @BeforeEach
    void registerAProductOutOfScope() {
        registry = new Registry(port);
        api = registry.administrator();
        key = Registry.newKey();
        registry.product(registry.portfolio(key), key, Map.of("facts", Map.of("dataConnection", false)));
    }

    @Test
    void reevaluatesAnswersThatADayHasEnded() {
        spoil("answers_hold_until = '2020-01-01'");
        assertThat(scope()).isEqualTo("UNKNOWN");
        reevaluation.run();
        assertThat(scope()).isEqualTo("OUT_OF_SCOPE");
    }

    @Test
    void reevaluatesAnswersThatRestOnAnotherStateOfTheLaw() {
        spoil("answered_under = 'R-1 / 0'");
        reevaluation.run();
        assertThat(scope()).isEqualTo("OUT_OF_SCOPE");
    }

    @Test
    void leavesTheRevisionAsItIs() {
        spoil("answers_hold_until = '2020-01-01'");
        reevaluation.run();
        assertThat(api.ask(LIST, Map.of("key", key))
                        .data("/portfolio/products/nodes/0/revision")
                        .asInt())
                .isZero();
    }

    @Test
    void answersUnknownWhereTheFactsOfAProductCannotBeReadAndGoesOn() {
        String other = Registry.newKey();
        registry.product(registry.portfolio(other), other, Map.of());
        jdbc.update("UPDATE product SET answered_under = 'x', facts = '{\"retired\": 1}' WHERE reference = ?", other);
        spoil("answered_under = 'x'");
        reevaluation.run();
        assertThat(scope()).isEqualTo("OUT_OF_SCOPE");
        assertThat(jdbc.queryForObject("SELECT open_questions FROM product WHERE reference = ?", String.class, other))
                .isEmpty();
        assertThat(jdbc.queryForObject("SELECT answered_under FROM product WHERE reference = ?", String.class, other))
                .isNotEqualTo("x");
        jdbc.update("UPDATE product SET facts = '{}' WHERE reference = ?", other);
    }

    private void spoil(String change) {
        jdbc.update("UPDATE product SET scope = 'UNKNOWN', " + change + " WHERE reference = ?", key);
    }

    /** What is stored; whoever asks the API has it re-evaluated. */
    private String scope() {
        return jdbc.queryForObject("SELECT scope FROM product WHERE reference = ?", String.class, key);
    }
}
