package org.craregistry.conformity;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.craregistry.testing.Api;
import org.craregistry.testing.IntegrationTest;
import org.craregistry.testing.Registry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@IntegrationTest
class StandingReviewTests {

    private static final String ACCESS = "CRA-AI-P1-2d";
    private static final String UPDATES = "CRA-AI-P1-2c";

    @LocalServerPort
    private int port;

    private Registry registry;
    private Api author;
    private Api reviewer;
    private String portfolio;
    private String product;

    @BeforeEach
    void twoWhoEdit() {
        registry = new Registry(port);
        portfolio = registry.portfolio(Registry.newKey());
        product = registry.product(portfolio, "R-1", Map.of());
        author = registry.administrator();
        reviewer = registry.member(portfolio, "EDITOR");
        haveReviewed(true);
    }

    @Test
    void keepsWhoReviewedManyStandingsAtOnce() {
        String other = registry.product(portfolio, "R-2", Map.of());
        stand(product, ACCESS, "FULFILLED", "By code review.");
        stand(product, UPDATES, "FULFILLED", null);
        stand(other, ACCESS, "FULFILLED", null);
        stand(other, UPDATES, "NOT_FULFILLED", null);
        assertThat(standing(product, ACCESS).at("/awaitsReview").asBoolean()).isTrue();

        assertThat(review(reviewer, List.of(product, other), ACCESS, UPDATES)).isEmpty();

        for (String one : List.of(product, other)) {
            for (String code : List.of(ACCESS, UPDATES)) {
                JsonNode shown = standing(one, code);
                assertThat(shown.at("/recordedBy").asString()).isEqualTo("admin");
                assertThat(shown.at("/reviewedBy").asString()).isNotEmpty().isNotEqualTo("admin");
                assertThat(shown.at("/reviewedAt").isNull()).isFalse();
                assertThat(shown.at("/awaitsReview").asBoolean()).isFalse();
            }
        }
        String history = author.ask(
                        "query($id: ID!) { node(id: $id) { ... on Product { changes(first: 1) { nodes { fieldChanges { field new } } } } } }",
                        Map.of("id", product))
                .text();
        assertThat(history).contains("requirements." + ACCESS + ".reviewedBy");
    }

    @Test
    void refusesWhoRecordedIt() {
        stand(product, ACCESS, "FULFILLED", null);

        assertThat(review(author, List.of(product), ACCESS))
                .isEqualTo(
                        "You recorded yourself how R-1 stands to \"Access protection\"; somebody else has to review it.");
        assertThat(standing(product, ACCESS).at("/reviewedBy").isNull()).isTrue();
    }

    @Test
    void reviewsAllOrNothing() {
        stand(product, ACCESS, "FULFILLED", null);

        assertThat(review(reviewer, List.of(product), ACCESS, UPDATES)).contains("nothing to review");
        assertThat(review(reviewer, List.of(product))).contains("Nothing is listed");
        assertThat(standing(product, ACCESS).at("/reviewedBy").isNull()).isTrue();
    }

    @Test
    void refusesWhatSomebodyChangedSinceItWasRead() {
        stand(product, ACCESS, "FULFILLED", null);
        int read = revision(product);
        stand(product, ACCESS, "NOT_FULFILLED", null);

        assertThat(review(reviewer, List.of(Map.of("id", product, "expectedRevision", read)), List.of(ACCESS)))
                .contains("somebody changed it since");
    }

    @Test
    void losesTheReviewWithWhatWasReviewed() {
        stand(product, ACCESS, "FULFILLED", null);
        stand(product, UPDATES, "FULFILLED", null);
        review(reviewer, List.of(product), ACCESS, UPDATES);

        stand(product, ACCESS, "FULFILLED", "Another reason.");
        assertThat(standing(product, ACCESS).at("/awaitsReview").asBoolean()).isTrue();
        assertThat(standing(product, ACCESS).at("/reviewedBy").isNull()).isTrue();
        assertThat(standing(product, UPDATES).at("/awaitsReview").asBoolean()).isFalse();

        author.send(author.request(
                        "/evidence/" + standing(product, UPDATES).at("/id").asString() + "/files?fileName=a.txt")
                .header("Content-Type", "text/plain")
                .POST(BodyPublishers.ofString("seen")));
        assertThat(standing(product, UPDATES).at("/awaitsReview").asBoolean()).isTrue();
    }

    @Test
    void keepsAuthorAndReviewOfWhatIsRecordedAgainAsItWas() {
        stand(product, ACCESS, "FULFILLED", "As tested.");
        review(reviewer, List.of(product), ACCESS);
        JsonNode before = standing(product, ACCESS);

        stand(product, ACCESS, "FULFILLED", "As tested.");

        assertThat(standing(product, ACCESS)).isEqualTo(before);
    }

    @Test
    void isWantedByThePortfolioOrNotAtAll() {
        stand(product, ACCESS, "FULFILLED", null);
        haveReviewed(false);

        assertThat(standing(product, ACCESS).at("/awaitsReview").asBoolean()).isFalse();
        assertThat(review(reviewer, List.of(product), ACCESS)).contains("not reviewed in this portfolio");
        assertThat(author.ask(
                                "query($id: ID!) { node(id: $id) { ... on Portfolio { name reviewsStandings } } }",
                                Map.of("id", portfolio))
                        .data("/node/reviewsStandings")
                        .asBoolean())
                .isFalse();
    }

    private void haveReviewed(boolean reviewed) {
        int revision = author.ask(
                        "query($id: ID!) { node(id: $id) { ... on Portfolio { revision } } }", Map.of("id", portfolio))
                .data("/node/revision")
                .asInt();
        registry.mutate(
                "updatePortfolio",
                Map.of("id", portfolio, "expectedRevision", revision, "reviewsStandings", reviewed),
                "portfolio { id }");
    }

    private void stand(String of, String code, String standing, String note) {
        Map<String, Object> told = new HashMap<>(Map.of("code", code, "standing", standing));
        told.put("note", note);
        registry.mutate(
                "assessRequirements",
                Map.of("products", List.of(read(of)), "requirements", List.of(told)),
                "products { id }");
    }

    @Test
    void namesTheProductWhoseReviewIsRefused() {
        String other = registry.product(portfolio, "R-2", Map.of());
        stand(product, ACCESS, "FULFILLED", null);

        JsonNode error = Registry.mutation(
                        reviewer,
                        "reviewStandings",
                        Map.of("products", List.of(read(product), read(other)), "requirements", List.of(ACCESS)),
                        "products { id }")
                .data("/reviewStandings/errors/0");

        assertThat(error.at("/path").toString()).isEqualTo("[\"products\",\"1\",\"id\"]");
        assertThat(error.at("/message").asString()).contains("how R-2 stands to");
    }

    @Test
    void refusesAProductListedTwiceInOneWay() {
        List<Map<String, Object>> twice = List.of(read(product), read(product));
        Map<String, Map<String, ?>> inputs = Map.of(
                "reviewStandings",
                Map.of("products", twice, "requirements", List.of(ACCESS)),
                "assessRequirements",
                Map.of("products", twice, "requirements", List.of(Map.of("code", ACCESS))),
                "answerQuestions",
                Map.of("products", twice, "facts", Map.of()));
        inputs.forEach((mutation, input) -> {
            String asked = mutation.equals("answerQuestions") ? "results { named }" : "products { id }";
            JsonNode error = Registry.mutation(author, mutation, input, asked).data("/" + mutation + "/errors/0");
            assertThat(error.at("/path").toString()).as(mutation).isEqualTo("[\"products\",\"1\",\"id\"]");
            assertThat(error.at("/message").asString()).isEqualTo("A product is listed twice; list each once.");
        });
    }

    @Test
    void namesTheFieldOfTheInputThatAnAddressIsRefusedFor() {
        Map<String, Object> input = Map.of("to", "nothing", "url", "https://example.com/report.pdf");
        assertThat(attached(reviewer, input)).isEqualTo("NOT_FOUND [\"to\"]");
        registry.mutate("withdrawProduct", Map.of("id", product, "expectedRevision", 0, "reason", "Sold."), "");
        Map<String, Object> withdrawn =
                Map.of("to", product, "url", "https://example.com/report.pdf", "kind", "TEST_REPORT");
        assertThat(attached(reviewer, withdrawn)).isEqualTo("NOT_POSSIBLE [\"to\"]");
    }

    private static String attached(Api caller, Map<String, Object> input) {
        JsonNode error = Registry.mutation(caller, "attachAddress", input, "address { id }")
                .data("/attachAddress/errors/0");
        return error.at("/code").asString() + " " + error.at("/path");
    }

    private String review(Api caller, List<String> products, String... codes) {
        List<Map<String, Object>> read = new ArrayList<>();
        products.forEach(one -> read.add(read(one)));
        return review(caller, read, List.of(codes));
    }

    private String review(Api caller, List<Map<String, Object>> products, List<String> codes) {
        return Registry.mutation(
                        caller,
                        "reviewStandings",
                        Map.of("products", products, "requirements", codes),
                        "products { id }")
                .data("/reviewStandings/errors/0/message")
                .asString("");
    }

    private Map<String, Object> read(String of) {
        return Map.of("id", of, "expectedRevision", revision(of));
    }

    private int revision(String of) {
        return author.ask("query($id: ID!) { node(id: $id) { ... on Product { revision } } }", Map.of("id", of))
                .data("/node/revision")
                .asInt();
    }

    private JsonNode standing(String of, String code) {
        return author.ask("""
                        query($id: ID!) { node(id: $id) { ... on Product { requirements {
                          id requirement { code } standing recordedBy recordedAt reviewedBy reviewedAt awaitsReview } } } }""", Map.of("id", of))
                .data("/node/requirements")
                .valueStream()
                .filter(one -> one.at("/requirement/code").asString().equals(code))
                .findFirst()
                .orElseThrow();
    }
}
