package org.craregistry.conformity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.craregistry.testing.Api;
import org.craregistry.testing.IntegrationTest;
import org.craregistry.testing.RandomProducts;
import org.craregistry.testing.Registry;
import org.craregistry.testing.StatementCount;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** A condition shows the records on file that it rests on. */
@IntegrationTest
class ConditionEvidenceTests {

    private static final String CONDITIONS = """
            craConformity { conditions { restsOn evidence { __typename id } } }
            article15 { routes { conditions { restsOn evidence { __typename id } }
              certificates { index certificate { id } conditions { code } } } }""";
    private static final String PAGE = """
            query ($key: String!) { portfolio(key: $key) { products(first: 50) { nodes {
              certificates { nodes { id } } declarations { nodes { id } } assessments { nodes { id } }
              determination(asOf: "2028-09-01", stateOfLaw: "R4") { %s } } } } }""".formatted(CONDITIONS);
    private static final Map<String, String> TYPES =
            Map.of("certificates", "Certificate", "declarations", "Declaration", "assessments", "ConformityAssessment");

    @LocalServerPort
    private int port;

    @Autowired
    private StatementCount statements;

    private Registry registry;

    @BeforeEach
    void start() {
        registry = new Registry(port);
    }

    @Test
    void showsTheRecordsThatThePathsLeadTo() {
        String key = Registry.newKey();
        RandomProducts made = new RandomProducts(registry, registry.portfolio(key), 31);
        for (int i = 0; i < 40; i++) {
            made.add();
        }
        Set<String> types = new TreeSet<>();
        List<String> ids = new ArrayList<>();

        for (JsonNode product : page(registry.administrator(), key)) {
            for (JsonNode condition : conditions(product.at("/determination"))) {
                List<String> shown = new ArrayList<>();
                condition.at("/evidence").forEach(one -> shown.add(text(one, "__typename") + " " + text(one, "id")));
                assertThat(shown).isEqualTo(expected(product, condition));
                condition.at("/evidence").forEach(one -> {
                    types.add(text(one, "__typename"));
                    ids.add(text(one, "id"));
                });
            }
        }

        int linked = 0;
        for (JsonNode product : page(registry.administrator(), key)) {
            for (JsonNode answer : product.at("/determination/article15/routes/1/certificates")) {
                int index = answer.at("/index").asInt();
                assertThat(text(answer, "certificate/id"))
                        .isEqualTo(text(product.at("/certificates/nodes").get(index), "id"));
                linked++;
            }
        }
        assertThat(linked).isPositive();
        assertThat(types).containsExactlyInAnyOrderElementsOf(TYPES.values());
        String id = ids.get(0);
        JsonNode node = registry.administrator()
                .ask("query ($id: ID!) { node(id: $id) { id } }", Map.of("id", id))
                .data("/node");
        assertThat(text(node, "id")).isEqualTo(id);
    }

    private static List<String> expected(JsonNode product, JsonNode condition) {
        List<String> expected = new ArrayList<>();
        condition
                .at("/restsOn")
                .forEach(path -> TYPES.forEach((list, type) -> {
                    for (int i = 0; i < product.at("/" + list + "/nodes").size(); i++) {
                        String record = type + " "
                                + text(product.at("/" + list + "/nodes").get(i), "id");
                        if (path.asString().startsWith("evidence." + list + "[" + i + "].")
                                && !expected.contains(record)) {
                            expected.add(record);
                        }
                    }
                }));
        return expected;
    }

    private static List<JsonNode> conditions(JsonNode determination) {
        List<JsonNode> conditions = new ArrayList<>();
        determination.at("/craConformity/conditions").forEach(conditions::add);
        determination
                .at("/article15/routes")
                .forEach(route -> route.at("/conditions").forEach(conditions::add));
        return conditions;
    }

    private static JsonNode page(Api caller, String key) {
        return caller.ask(PAGE, Map.of("key", key)).data("/portfolio/products/nodes");
    }

    private static String text(JsonNode node, String field) {
        return node.at("/" + field).asString();
    }

    @Test
    void takesNoStatementMoreForIt() {
        List<Integer> counts = new ArrayList<>();
        for (int size : new int[] {1, 10, 30}) {
            String key = Registry.newKey();
            String portfolio = registry.portfolio(key);
            RandomProducts made = new RandomProducts(registry, portfolio, 31);
            for (int i = 0; i < size; i++) {
                made.add();
            }
            Api viewer = registry.member(portfolio, "VIEWER");
            page(viewer, key);
            counts.add((int) statements.during(() -> page(viewer, key)).stream()
                    .filter(sql -> !sql.contains("access_token"))
                    .count());
        }

        assertThat(counts).containsOnly(2);
    }

    @Test
    void showsNothingForEvidenceThatIsNotOnFile() {
        JsonNode determination =
                registry.administrator().ask("""
                { determine(facts: {nature: SOFTWARE, aiSystem: true}, asOf: "2028-09-01",
                    evidence: {declarations: [{form: FULL, issuedOn: "2028-01-01"}]}) { %s } }""".formatted(CONDITIONS)).data("/determine");

        List<JsonNode> conditions = conditions(determination);
        assertThat(conditions)
                .anyMatch(condition -> condition.at("/restsOn").toString().contains("declarations[0]"));
        assertThat(conditions).allMatch(condition -> condition.at("/evidence").isEmpty());
    }
}
