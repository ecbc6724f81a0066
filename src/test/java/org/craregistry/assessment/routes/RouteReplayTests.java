package org.craregistry.assessment.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.craregistry.testing.Given.aHighRiskSystem;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.craregistry.assessment.StatesOfLaw;
import org.craregistry.graphql.NodeId;
import org.craregistry.law.Article15Route;
import org.craregistry.law.StateOfLaw;
import org.craregistry.law.plain.StateOfLawReader;
import org.craregistry.law.plain.StateOfLawWriter;
import org.craregistry.portfolio.ProductRoutes;
import org.craregistry.security.Caller;
import org.craregistry.storage.Ids;
import org.craregistry.testing.Api;
import org.craregistry.testing.Api.Answer;
import org.craregistry.testing.IntegrationTest;
import org.craregistry.testing.Queries;
import org.craregistry.testing.Registry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import tools.jackson.databind.JsonNode;

/** A decision that was made before the law changed shows, when replayed, exactly what was shown then. */
@IntegrationTest
class RouteReplayTests {

    private static final String SHOWN = """
            routes { route status reason unmet elements missing
              conditions { code truth statement because restsOn missingCodes citation { place standing } } }""";

    @LocalServerPort
    private int port;

    @Autowired
    private ProductRoutes routes;

    @Autowired
    private StatesOfLaw states;

    @Autowired
    private JdbcTemplate jdbc;

    private final String signer = "replayed " + UUID.randomUUID();
    private Registry registry;
    private Api api;
    private String product;

    @BeforeEach
    void aSystemThatAppliesAStandard() {
        registry = new Registry(port);
        api = registry.administrator();
        String portfolio = registry.portfolio(Registry.newKey());
        product = registry.product(
                portfolio,
                "R-1",
                Map.of(
                        "facts",
                        aHighRiskSystem()
                                .placedOn("2028-06-01")
                                .with(Map.of("aiStandardsApplied", "FULL"))
                                .facts()));
        SecurityContextHolder.getContext()
                .setAuthentication(new TestingAuthenticationToken(
                        new Caller(UUID.randomUUID(), signer, true, false, false), null));
    }

    @AfterEach
    void signOut() {
        SecurityContextHolder.clearContext();
    }

    @Test
    void showsWhatWasShownUnderAStateThatIsNoLongerInForce() {
        JsonNode then = ask("determination(asOf: \"2027-12-02\", stateOfLaw: \"R4\") { %s }"
                        .formatted(Queries.DETERMINATION))
                .at("/determination");
        decideUnder(states.find("R4"));

        JsonNode decision = decision();
        assertThat(decision.at("/stateOfLaw/code").asString()).isEqualTo("R4");
        assertThat(decision.at("/replaysAlike").asBoolean()).isTrue();
        assertThat(decision.at("/shown/status").asString()).isEqualTo("PRESUMED_VIA_STANDARD");
        assertThat(ask("routeDecision { replay { %s } }".formatted(Queries.DETERMINATION))
                        .at("/routeDecision/replay"))
                .isEqualTo(then);
        lostBy(decision, "STATE_OF_LAW_CHANGED");
        assertThat(decision.at("/causes/0/statement").asString())
                .startsWith("The state of the law changed from R4 (As R0, and AI Act standards cited");
        assertThat(decision.at("/causes/0/conditions/0/code").asString()).isEqualTo("PRESUMED_VIA_STANDARD");
        assertThat(decision.at("/causes/0/citation/place").asString()).isEqualTo("Art. 40(1)");
    }

    @Test
    void doesNotAskTheStateOfTheSameCodeThatIsShippedToday() {
        JsonNode then = ask("determination(asOf: \"2027-12-02\", stateOfLaw: \"R4\") { article15 { %s } }"
                        .formatted(SHOWN))
                .at("/determination/article15");
        Map<String, Object> plain = new HashMap<>(StateOfLawWriter.plain(states.find("R4")));
        plain.put("id", "R0");
        decideUnder(StateOfLawReader.read(plain));

        JsonNode decision = decision();
        assertThat(decision.at("/stateOfLaw/code").asString()).isEqualTo("R0");
        assertThat(decision.at("/replaysAlike").asBoolean()).isTrue();
        assertThat(ask("routeDecision { replay { article15 { %s } } }".formatted(SHOWN))
                        .at("/routeDecision/replay/article15"))
                .isEqualTo(then);
        lostBy(decision, "STATE_OF_LAW_CHANGED");
    }

    @Test
    void tellsWhereTheRulesAnswerOtherwiseThanThen() {
        decideUnder(states.find("R4"));
        jdbc.update("UPDATE route_decision SET edition = '1', facts = '{}' WHERE decided_by = ?", signer);

        JsonNode decision = decision();
        assertThat(decision.at("/replaysAlike").asBoolean()).isFalse();
        assertThat(decision.at("/shown/status").asString()).isEqualTo("PRESUMED_VIA_STANDARD");
        assertThat(decision.at("/edition").asString()).isEqualTo("1");
        lostBy(decision, "RULES_CHANGED");
    }

    @Test
    void tellsWhereTheRulesNoLongerReadWhatItRestsOn() {
        decideUnder(states.find("R4"));
        jdbc.update("UPDATE route_decision SET facts = '{\"nature\":\"STEAM\"}' WHERE decided_by = ?", signer);

        JsonNode decision = decision();
        assertThat(decision.at("/replay").isNull()).isTrue();
        assertThat(decision.at("/replaysAlike").asBoolean()).isFalse();
        assertThat(decision.at("/reason").asString()).isEqualTo("By the standard.");
        lostBy(decision, "RULES_CHANGED");
    }

    @Test
    void tellsThatTheStateItRestsOnIsOnlyKeptForIt() {
        Map<String, Object> plain = new HashMap<>(StateOfLawWriter.plain(states.find("R4")));
        plain.put("title", "As a former release described it");
        for (String id : List.of("R0", "R99")) {
            plain.put("id", id);
            decideUnder(StateOfLawReader.read(plain));

            JsonNode state =
                    ask("routeDecision { replay { stateOfLaw { id code status inForce legalChanges { list } base { code } revision"
                                    + " reevaluation { done } } } }")
                            .at("/routeDecision/replay/stateOfLaw");
            assertThat(state.at("/code").asString()).isEqualTo(id);
            assertThat(state.at("/status").asString()).isEqualTo("RECORDED");
            assertThat(state.at("/inForce").asBoolean(true)).isFalse();
            assertThat(state.at("/legalChanges")).isEmpty();
            assertThat(state.at("/base").isNull()).isTrue();
            assertThat(state.at("/reevaluation").isNull()).isTrue();
            jdbc.update("UPDATE product SET revision = 0 WHERE id = ?", (Object)
                    Ids.bytes(NodeId.find(NodeId.Kind.PRODUCT, product).orElseThrow()));
        }
    }

    private static void lostBy(JsonNode decision, String cause) {
        assertThat(decision.at("/support").asString()).isEqualTo("NO_LONGER_SUPPORTED");
        assertThat(decision.at("/causes").findValuesAsString("cause"))
                .as(decision.toString())
                .containsExactly(cause);
    }

    private void decideUnder(StateOfLaw state) {
        UUID id = NodeId.find(NodeId.Kind.PRODUCT, product).orElseThrow();
        routes.decide(
                id,
                0,
                "By the standard.",
                record -> RouteWeighing.weigh(record, Article15Route.DIRECT_EVIDENCE, false, null, state));
    }

    private JsonNode decision() {
        return ask("""
                routeDecision { reason stateOfLaw { code } edition support replaysAlike shown { status } replay { asOf }
                  causes { cause statement conditions { code } citation { place } } }""").at("/routeDecision");
    }

    private JsonNode ask(String fields) {
        Answer answer =
                api.ask("query($id: ID!) { product(by: {id: $id}) { %s } }".formatted(fields), Map.of("id", product));
        assertThat(answer.json().has("errors")).as(answer.text()).isFalse();
        return answer.data("/product");
    }
}
