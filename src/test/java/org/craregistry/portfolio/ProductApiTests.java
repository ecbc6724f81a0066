package org.craregistry.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.craregistry.testing.Api;
import org.craregistry.testing.Api.Answer;
import org.craregistry.testing.IntegrationTest;
import org.craregistry.testing.Registry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@IntegrationTest
class ProductApiTests {

    private static final String UPDATE = """
            mutation($input: UpdateProductInput!) {
              updateProduct(input: $input) {
                product { id revision name responsible facts { nature unionMarket placedOnMarketOn otherLaw } }
                errors { code path message }
              }
            }""";
    private static final String DECIDE = """
            mutation($input: DecideClassificationInput!) {
              decideClassification(input: $input) {
                product {
                  revision facts { coreFunctionality }
                  classificationDecision { coreFunctionality reason decidedBy decidedAt }
                }
                errors { code path message }
              }
            }""";
    private static final String WITHDRAW = """
            mutation($input: WithdrawProductInput!) {
              withdrawProduct(input: $input) { product { revision withdrawnAt } errors { code path message } }
            }""";
    private static final String HISTORY = """
            query($id: ID!) {
              product(by: {id: $id}) {
                changes { nodes { action actor through reason subjectLabel fieldChanges { field old new } } }
              }
            }""";

    @LocalServerPort
    private int port;

    private Registry registry;
    private Api api;
    private String key;
    private String portfolio;

    @BeforeEach
    void makeAPortfolio() {
        registry = new Registry(port);
        api = registry.administrator();
        key = Registry.newKey();
        portfolio = registry.portfolio(key);
    }

    @Test
    void leavesUnchangedWhatIsAbsentAndClearsWhatIsNull() {
        String id = registry.product(
                portfolio,
                "R-1",
                Map.of("responsible", "Ada", "facts", Map.of("nature", "HARDWARE", "unionMarket", true)));
        Map<String, Object> facts = new HashMap<>();
        facts.put("unionMarket", null);
        facts.put("otherLaw", List.of());
        Map<String, Object> input = new HashMap<>(Map.of("id", id, "expectedRevision", 0, "facts", facts));
        input.put("responsible", null);
        JsonNode product = api.ask(UPDATE, Map.of("input", input)).data("/updateProduct/product");
        assertThat(product.at("/revision").asInt()).isEqualTo(1);
        assertThat(product.at("/name").asString()).isEqualTo("R-1");
        assertThat(product.at("/responsible").isNull()).isTrue();
        assertThat(product.at("/facts/nature").asString()).isEqualTo("HARDWARE");
        assertThat(product.at("/facts/unionMarket").isNull()).isTrue();
        assertThat(product.at("/facts/otherLaw").isArray()).isTrue();
    }

    @Test
    void keepsTheRevisionWhereNothingChanges() {
        String id = registry.product(portfolio, "R-1", Map.of());
        Answer answer = api.ask(UPDATE, Map.of("input", Map.of("id", id, "expectedRevision", 0, "name", " R-1 ")));
        assertThat(answer.data("/updateProduct/product/revision").asInt()).isZero();
    }

    @Test
    void refusesAStaleRevisionAsAConflict() {
        String id = registry.product(portfolio, "R-1", Map.of());
        api.ask(UPDATE, Map.of("input", Map.of("id", id, "expectedRevision", 0, "name", "A")));
        Answer second = api.ask(UPDATE, Map.of("input", Map.of("id", id, "expectedRevision", 0, "name", "B")));
        assertError(second, "updateProduct", "CONFLICT", "The product is at revision 1, not 0");
    }

    @Test
    void letsOneOfTwoSimultaneousChangesThrough() throws Exception {
        String id = registry.product(portfolio, "R-1", Map.of());
        ExecutorService both = Executors.newFixedThreadPool(2);
        try {
            List<Callable<Answer>> calls = List.of(
                    () -> api.ask(UPDATE, Map.of("input", Map.of("id", id, "expectedRevision", 0, "name", "A"))),
                    () -> api.ask(UPDATE, Map.of("input", Map.of("id", id, "expectedRevision", 0, "name", "B"))));
            List<String> codes = new ArrayList<>();
            for (Future<Answer> call : both.invokeAll(calls)) {
                codes.add(call.get().data("/updateProduct/errors/0/code").asString(""));
            }
            assertThat(codes).containsExactlyInAnyOrder("", "CONFLICT");
        } finally {
            both.shutdownNow();
        }
    }

    @Test
    void refusesASecondProductWithTheSameKey() {
        registry.product(portfolio, "R-1", Map.of("version", "2"));
        registry.product(portfolio, "R-1", Map.of("version", "3"));
        Answer answer = api.ask(
                "mutation($input: RegisterProductInput!) { registerProduct(input: $input) { errors { code path message } } }",
                Map.of("input", Map.of("portfolio", portfolio, "reference", "R-1", "version", "2", "name", "x")));
        assertError(answer, "registerProduct", "ALREADY_EXISTS", "reference \"R-1\" and version \"2\" already");
    }

    @Test
    void freesTheKeyOfAWithdrawnProductAndKeepsItsHistory() {
        String id = registry.product(portfolio, "R-1", Map.of());
        Map<String, Object> input = Map.of("id", id, "expectedRevision", 0, "reason", "Sold");
        assertThat(api.ask(WITHDRAW, Map.of("input", input))
                        .data("/withdrawProduct/product/withdrawnAt")
                        .isNull())
                .isFalse();
        assertError(
                api.ask(UPDATE, Map.of("input", Map.of("id", id, "expectedRevision", 1, "name", "x"))),
                "updateProduct",
                "NOT_POSSIBLE",
                "was withdrawn");
        String again = registry.product(portfolio, "R-1", Map.of());
        assertThat(again).isNotEqualTo(id);
        JsonNode changes = api.ask(HISTORY, Map.of("id", id)).data("/product/changes/nodes");
        assertThat(changes.at("/0/action").asString()).isEqualTo("WITHDRAWN");
        assertThat(changes.at("/0/reason").asString()).isEqualTo("Sold");
        assertThat(changes.at("/1/action").asString()).isEqualTo("CREATED");
    }

    @Test
    void tellsTheHistoryFieldByField() {
        String id = registry.product(portfolio, "R-1", Map.of("facts", Map.of("nature", "HARDWARE")));
        Map<String, Object> input = Map.of(
                "id",
                id,
                "expectedRevision",
                0,
                "reason",
                "Measured",
                "facts",
                Map.of("nature", "HARDWARE_AND_SOFTWARE"));
        api.ask(UPDATE, Map.of("input", input));
        JsonNode change = api.ask(HISTORY, Map.of("id", id)).data("/product/changes/nodes/0");
        assertThat(change.at("/actor").asString()).isEqualTo("admin");
        assertThat(change.at("/through").asString()).isEqualTo("API");
        assertThat(change.at("/reason").asString()).isEqualTo("Measured");
        assertThat(change.at("/fieldChanges")).hasSize(1);
        assertThat(change.at("/fieldChanges/0/field").asString()).isEqualTo("nature");
        assertThat(change.at("/fieldChanges/0/old").asString()).isEqualTo("HARDWARE");
        assertThat(change.at("/fieldChanges/0/new").asString()).isEqualTo("HARDWARE_AND_SOFTWARE");
    }

    @Test
    void signsADecisionThatOnlyANewDecisionChanges() {
        String id = registry.product(portfolio, "R-1", Map.of("facts", Map.of("coreFunctionality", "NONE")));
        JsonNode decided = decide(id, 0, "CRA-III-I-12", "It routes").data("/decideClassification/product");
        assertThat(decided.at("/classificationDecision/decidedBy").asString()).isEqualTo("admin");
        assertThat(decided.at("/classificationDecision/reason").asString()).isEqualTo("It routes");
        assertThat(decided.at("/facts/coreFunctionality").asString()).isEqualTo("CRA-III-I-12");
        Map<String, Object> facts = Map.of("coreFunctionality", "NONE");
        assertError(
                api.ask(UPDATE, Map.of("input", Map.of("id", id, "expectedRevision", 1, "facts", facts))),
                "updateProduct",
                "NOT_POSSIBLE",
                "only a new decision");
        assertThat(decide(id, 1, "CRA-III-II-02", "It filters")
                        .data("/decideClassification/product/revision")
                        .asInt())
                .isEqualTo(2);
        JsonNode change = api.ask(HISTORY, Map.of("id", id)).data("/product/changes/nodes/0");
        assertThat(change.at("/action").asString()).isEqualTo("DECIDED");
        assertThat(change.at("/fieldChanges/0/old").asString()).isEqualTo("CRA-III-I-12");
        assertThat(change.at("/fieldChanges/0/new").asString()).isEqualTo("CRA-III-II-02");
    }

    @Test
    void demandsAReasonForADecision() {
        String id = registry.product(portfolio, "R-1", Map.of());
        assertError(decide(id, 0, "NONE", "  "), "decideClassification", "REQUIRED", "reason");
    }

    @Test
    void refusesAnUnknownCategoryWithTheListOfThoseThereAre() {
        String id = registry.product(portfolio, "R-1", Map.of());
        Answer answer = decide(id, 0, "CRA-III-I-99", "x");
        assertThat(answer.code()).isEqualTo("BAD_REQUEST");
        assertThat(answer.message()).contains("CRA-III-I-99", "CRA-III-I-01", "CRA-IV-03", "NONE");
    }

    @Test
    void reportsEveryUnacceptableFactWithItsPath() {
        Map<String, Object> facts = Map.of("chipAvaVan", 9, "placedOnMarketOn", "1200-01-01");
        Answer answer = api.ask(
                "mutation($input: RegisterProductInput!) { registerProduct(input: $input) { errors { code path message } } }",
                Map.of("input", Map.of("portfolio", portfolio, "reference", "R", "name", "", "facts", facts)));
        JsonNode errors = answer.data("/registerProduct/errors");
        assertThat(errors).hasSize(3);
        assertThat(errors.at("/0/path/0").asString()).isEqualTo("name");
        assertThat(errors.at("/1/path/1").asString()).isEqualTo("placedOnMarketOn");
        assertThat(errors.at("/2/message").asString()).contains("9", "from 0 to 5");
    }

    @Test
    void refusesADateThatDoesNotExistInsteadOfTakingTheNextBest() {
        for (String facts : List.of("{placedOnMarketOn: \"2027-02-31\"}", "{supportUntil: 5}")) {
            Answer answer = api.ask("{ determine(facts: %s) { asOf } }".formatted(facts));
            assertThat(answer.code()).isEqualTo("BAD_REQUEST");
            assertThat(answer.message()).contains("is no date; write year, month and day, such as 2027-12-11");
        }
    }

    @Test
    void refusesTextsThatCannotBeKept() {
        assertError(
                decide(registry.product(portfolio, "R-1", Map.of()), 0, "NONE", "a\u0000b"),
                "decideClassification",
                "INVALID",
                "cannot be kept");
        Answer unreadable = api.ask("{portfolio(key: \"\\u{FFFFFFFFFF}\") {id}}");
        assertThat(unreadable.code()).isEqualTo("BAD_REQUEST");
    }

    @Test
    void renamesAPortfolioAtItsRevisionOnly() {
        String rename = """
                mutation($input: RenamePortfolioInput!) {
                  renamePortfolio(input: $input) { portfolio { name revision } errors { code path message } }
                }""";
        Map<String, Object> input = Map.of("id", portfolio, "expectedRevision", 0, "name", "New name");
        assertThat(api.ask(rename, Map.of("input", input))
                        .data("/renamePortfolio/portfolio/name")
                        .asString())
                .isEqualTo("New name");
        assertError(
                api.ask(rename, Map.of("input", Map.of("id", portfolio, "expectedRevision", 0, "name", "x"))),
                "renamePortfolio",
                "CONFLICT",
                "revision 1, not 0");
    }

    @Test
    void refusesAPortfolioKeyThatIsTakenOrNone() {
        String create =
                "mutation($input: CreatePortfolioInput!) { createPortfolio(input: $input) { errors { code path message } } }";
        assertError(
                api.ask(create, Map.of("input", Map.of("key", key, "name", "x"))),
                "createPortfolio",
                "ALREADY_EXISTS",
                key);
        assertError(
                api.ask(create, Map.of("input", Map.of("key", "Ä b", "name", "x"))),
                "createPortfolio",
                "INVALID",
                "lower-case");
        assertError(
                api.ask(
                        create,
                        Map.of("input", Map.of("key", Registry.newKey(), "name", "x", "timeZone", "Mars/Base"))),
                "createPortfolio",
                "INVALID",
                "Mars/Base");
    }

    private Answer decide(String id, int revision, String category, String reason) {
        Map<String, Object> input =
                Map.of("id", id, "expectedRevision", revision, "coreFunctionality", category, "reason", reason);
        return api.ask(DECIDE, Map.of("input", input));
    }

    private static void assertError(Answer answer, String mutation, String code, String words) {
        JsonNode errors = answer.data("/" + mutation + "/errors");
        assertThat(errors).as(answer.text()).hasSize(1);
        assertThat(errors.at("/0/code").asString()).isEqualTo(code);
        assertThat(errors.at("/0/message").asString()).contains(words);
    }
}
