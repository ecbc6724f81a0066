package org.craregistry.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.craregistry.testing.Api;
import org.craregistry.testing.IntegrationTest;
import org.craregistry.testing.Registry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Many products get the same answers in one mutation, each by itself. */
@IntegrationTest
class BulkAnswersTests {

    private static final String ANSWER = """
            mutation($input: AnswerQuestionsInput!) {
              answerQuestions(input: $input) {
                results {
                  named
                  product { reference revision facts { unionMarket nature } determination { scope { outcome } } }
                  errors { code path message }
                }
                errors { code path message }
              }
            }""";

    @LocalServerPort
    private int port;

    private Registry registry;
    private Api admin;
    private String key;
    private String portfolio;

    @BeforeEach
    void makeAPortfolio() {
        registry = new Registry(port);
        admin = registry.administrator();
        key = Registry.newKey();
        portfolio = registry.portfolio(key);
    }

    private String product(String reference) {
        return registry.product(portfolio, reference, Map.of());
    }

    private static Map<String, Object> at(String id, int revision) {
        return Map.of("id", id, "expectedRevision", revision);
    }

    private JsonNode answer(Api caller, List<?> products, Map<String, ?> facts) {
        return caller.ask(
                        ANSWER,
                        Map.of("input", Map.of("products", products, "facts", facts, "reason", "Sold nowhere else.")))
                .data("/answerQuestions");
    }

    @Test
    void answersThoseThatCanAndSaysOfEachOtherWhyNot() {
        String first = product("R-1");
        String stale = product("R-2");
        String withdrawn = product("R-3");
        String last = product("R-4");
        registry.mutate(
                "withdrawProduct", Map.of("id", withdrawn, "expectedRevision", 0, "reason", "No."), "product { id }");

        JsonNode answered = answer(
                admin,
                List.of(at(first, 0), at(stale, 7), at(withdrawn, 1), at("nonsense", 0), at(last, 0)),
                Map.of("unionMarket", false));

        assertThat(answered.at("/errors")).isEmpty();
        assertThat(codes(answered)).containsExactly("", "CONFLICT", "NOT_POSSIBLE", "NOT_FOUND", "");
        assertThat(answered.at("/results/0/product/revision").asInt()).isEqualTo(1);
        assertThat(answered.at("/results/0/product/determination/scope/outcome").asString())
                .isEqualTo("OUT_OF_SCOPE");
        assertThat(answered.at("/results/1/product/revision").asInt()).isZero();
        assertThat(answered.at("/results/1/errors/0/path/0").asString()).isEqualTo("expectedRevision");
        assertThat(answered.at("/results/3/named").asString()).isEqualTo("nonsense");
        assertThat(answered.at("/results/4/product/facts/unionMarket").asBoolean(true))
                .isFalse();
        assertThat(counts()).isEqualTo(2);
    }

    /** How many products are counted as out of scope. */
    private int counts() {
        JsonNode byScope = admin.ask(
                        "query ($key: String!) { portfolio(key: $key) { status { byScope { code count } } } }",
                        Map.of("key", key))
                .data("/portfolio/status/byScope");
        for (JsonNode one : byScope) {
            if (one.at("/code").asString().equals("OUT_OF_SCOPE")) {
                return one.at("/count").asInt();
            }
        }
        return 0;
    }

    @Test
    void changesNothingOfAProductWhoseSignedClassIsAnsweredOtherwise() {
        String signed = product("R-1");
        String open = product("R-2");
        registry.mutate(
                "decideClassification",
                Map.of("id", signed, "expectedRevision", 0, "coreFunctionality", "NONE", "reason", "It only blinks."),
                "product { id }");

        JsonNode answered = answer(
                admin,
                List.of(at(signed, 1), at(open, 0)),
                Map.of("coreFunctionality", "CRA-III-I-12", "nature", "SOFTWARE"));

        assertThat(codes(answered)).containsExactly("NOT_POSSIBLE", "");
        assertThat(answered.at("/results/0/product/facts/nature").isNull()).isTrue();
    }

    @Test
    void leavesAnEntryWithTheReasonForEachProductThatWasChanged() {
        String id = product("R-1");
        answer(admin, List.of(at(id, 0)), Map.of("nature", "SOFTWARE"));
        JsonNode change = admin.ask(
                        "query($id: ID!) { product(by: {id: $id}) { changes(first: 1) { nodes { action reason fieldChanges { field new } } } } }",
                        Map.of("id", id))
                .data("/product/changes/nodes/0");
        assertThat(change.at("/action").asString()).isEqualTo("UPDATED");
        assertThat(change.at("/reason").asString()).isEqualTo("Sold nowhere else.");
        assertThat(change.at("/fieldChanges/0/field").asString()).isEqualTo("nature");
    }

    @Test
    void answersOnlyWhereTheCallerMayAndHidesWhatHeDoesNotSee() {
        String own = product("R-1");
        String readOnly = registry.product(registry.portfolio(Registry.newKey()), "R-1", Map.of());
        String hidden = registry.product(registry.portfolio(Registry.newKey()), "R-1", Map.of());
        Api editor = editorOf(readOnly);

        JsonNode answered =
                answer(editor, List.of(at(own, 0), at(readOnly, 0), at(hidden, 0)), Map.of("nature", "SOFTWARE"));

        assertThat(codes(answered)).containsExactly("", "FORBIDDEN", "NOT_FOUND");
        assertThat(answered.at("/results/2/product").isNull()).isTrue();
    }

    @Test
    void refusesTheWholeWhereTheCallerMayChangeNone() {
        String hidden = product("R-1");

        JsonNode answered = answer(registry.stranger(), List.of(at(hidden, 0)), Map.of("nature", "SOFTWARE"));

        assertThat(answered.at("/results").isNull()).isTrue();
        assertThat(answered.at("/errors/0/code").asString()).isEqualTo("NOT_FOUND");
        assertThat(answered.at("/errors/0/path").toString()).isEqualTo("[\"products\"]");
    }

    /** Somebody who edits the portfolio of the test, and reads that of the product. */
    private Api editorOf(String readOnly) {
        String name = "u-" + UUID.randomUUID();
        String password = "a password of length";
        registry.mutate("createAccount", Map.of("name", name, "password", password), "account { id }");
        String other = admin.ask(
                        "query($id: ID!) { product(by: {id: $id}) { portfolio { id } } }", Map.of("id", readOnly))
                .data("/product/portfolio/id")
                .asString();
        registry.mutate(
                "grantRole", Map.of("portfolio", portfolio, "account", name, "role", "EDITOR"), "member { account }");
        registry.mutate(
                "grantRole", Map.of("portfolio", other, "account", name, "role", "VIEWER"), "member { account }");
        return Api.at(port).as(name, password);
    }

    @Test
    void refusesTheWholeWhereNoneIsNamedOrOneTwice() {
        String id = product("R-1");
        for (List<?> wrong : List.of(List.of(), List.of(at(id, 0), at(id, 0)))) {
            JsonNode answered = answer(admin, wrong, Map.of("nature", "SOFTWARE"));
            assertThat(answered.at("/results").isNull()).isTrue();
            assertThat(answered.at("/errors/0/code").asString()).isEqualTo(wrong.isEmpty() ? "REQUIRED" : "INVALID");
            assertThat(answered.at("/errors/0/path/0").asString()).isEqualTo("products");
        }
    }

    private static List<String> codes(JsonNode answered) {
        List<String> codes = new ArrayList<>();
        answered.at("/results")
                .forEach(one -> codes.add(one.at("/errors/0/code").asString("")));
        return codes;
    }
}
