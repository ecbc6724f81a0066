package org.craregistry.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.craregistry.testing.Api;
import org.craregistry.testing.Api.Answer;
import org.craregistry.testing.IntegrationTest;
import org.craregistry.testing.Registry;
import org.craregistry.testing.StatementCount;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** The draft of a declaration over HTTP, and its readiness over GraphQL. */
@IntegrationTest
class DeclarationApiTests {

    private static final String READINESS = """
            query($id: ID!, $asOf: Date) {
              product(by: {id: $id}) {
                declarationReadiness(asOf: $asOf) {
                  asOf weighedFor ready
                  items { number code title citation { place standing } state blanks fields byHand }
                  obstacles { code truth citation { place } statement because missingCodes }
                  notes
                }
              }
            }""";

    @LocalServerPort
    int port;

    @Autowired
    StatementCount statements;

    private Registry registry;
    private String portfolio;
    private String product;

    @BeforeEach
    void register() {
        registry = new Registry(port);
        portfolio = registry.portfolio(Registry.newKey());
        product = registry.product(
                portfolio,
                "LN 4410/../EU\u202E",
                Map.of("version", "3.2", "name", "Edge gateway", "manufacturer", "Lindenau GmbH"));
    }

    @Test
    void sendsAWordDocumentThatIsNotKept() throws IOException {
        Api viewer = registry.member(portfolio, "VIEWER");
        Answer answer = viewer.get(path("?asOf=2028-09-01"));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualTo(WordDocument.TYPE.toString());
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.header("Content-Disposition"))
                .isEqualTo("attachment; filename=\"declaration-of-conformity-LN-4410-..-EU-3.2-draft.docx\"");
        String text = text(viewer.bytes(path("?asOf=2028-09-01")));
        assertThat(text)
                .contains("Edge gateway", "Lindenau GmbH", "Draft as of 1 September 2028")
                .contains("The address of the manufacturer is missing.");
    }

    @Test
    void tellsItsSizeWithoutSendingIt() {
        Api admin = registry.administrator();
        Answer head = admin.send(admin.request(path("")).method("HEAD", BodyPublishers.noBody()));

        assertThat(head.status()).isEqualTo(200);
        assertThat(head.text()).isEmpty();
        assertThat(Long.parseLong(head.header("Content-Length"))).isGreaterThan(5000);
    }

    @Test
    void showsNothingOfAProductOfAnotherPortfolio() {
        Answer answer = registry.stranger().get(path(""));

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.text()).contains("There is no product with this id").doesNotContain("Edge gateway");
        assertThat(registry.administrator()
                        .get("/products/" + portfolio + "/declaration.docx")
                        .status())
                .isEqualTo(404);
        assertThat(registry.administrator()
                        .get("/products/nothing/declaration.docx")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void asksWhoeverIsNotSignedInToSignIn() {
        assertThat(Api.at(port).get(path("")).status()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"?asOf=2028-02-30", "?asOf=", "?asOf=tomorrow", "?asOf=9999-01-01", "?day=2028-09-01"})
    void refusesWhatIsNoDayAndWhatItDoesNotKnow(String query) {
        Answer answer = registry.administrator().get(path(query));

        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    }

    @Test
    void tellsHowReadyItIsWithoutAStatementOfItsOwn() {
        Answer[] answers = new Answer[1];
        Map<String, Object> variables = Map.of("id", product, "asOf", "2028-09-01");
        List<String> alone = statements.during(() -> registry.administrator()
                .ask("query($id: ID!) { product(by: {id: $id}) { name } }", Map.of("id", product)));
        List<String> withReadiness =
                statements.during(() -> answers[0] = registry.administrator().ask(READINESS, variables));

        JsonNode readiness = answers[0].data("/product/declarationReadiness");
        assertThat(answers[0].json().has("errors")).as(answers[0].text()).isFalse();
        assertThat(readiness.at("/asOf").asString()).isEqualTo("2028-09-01");
        assertThat(readiness.at("/ready").asBoolean()).isFalse();
        assertThat(readiness.at("/items")).hasSize(8);
        assertThat(readiness.at("/items/1/state").asString()).isEqualTo("MISSING");
        assertThat(readiness.at("/items/1/fields/0").asString()).isEqualTo("manufacturerAddress");
        assertThat(readiness.at("/items/2/state").asString()).isEqualTo("COMPLETE");
        assertThat(readiness.at("/obstacles")).isNotEmpty();
        assertThat(readiness.at("/notes/0").asString()).contains("requirements of other acts");
        assertThat(withReadiness).isEqualTo(alone);
    }

    @Test
    void saysTheRouteThatSomebodyDecidedOnFromItsDayOn() {
        Drafted screening = Drafted.screening();
        Map<String, Object> facts = new HashMap<>(screening.facts());
        facts.replaceAll((name, answer) -> answer instanceof LocalDate ? answer.toString() : answer);
        String system = registry.product(portfolio, "HS-1", Map.of("version", "2.4.1", "facts", facts));
        int revision = registry.administrator()
                .ask("query($id: ID!) { product(by: {id: $id}) { revision } }", Map.of("id", system))
                .data("/product/revision")
                .asInt();
        registry.mutate(
                "decideArticle15Route",
                Map.of(
                        "id",
                        system,
                        "expectedRevision",
                        revision,
                        "route",
                        "DIRECT_EVIDENCE",
                        "plan",
                        true,
                        "from",
                        "2028-09-02",
                        "reason",
                        "Decided for the tests."),
                "product { id }");

        assertThat(signing(system, "2028-09-02").at("/blanks/0").asString())
                .startsWith("Evidence of its own is relied on. Nothing shows Level of cybersecurity (Art. 15(1)), ");
        assertThat(signing(system, "2028-09-02").at("/citation/place").asString())
                .isEqualTo("Annex V point 8, AI Act Annex V point 8");
        assertThat(signing(system, "2028-09-01").at("/citation/place").asString())
                .isEqualTo("Annex V point 8, Art. 12(1)(c)");
    }

    private JsonNode signing(String id, String day) {
        return registry.administrator()
                .ask(READINESS, Map.of("id", id, "asOf", day))
                .data("/product/declarationReadiness/items/7");
    }

    @Test
    void printsExactlyWhatTheReadinessCallsMissing() throws IOException {
        String text = text(registry.administrator().bytes(path("?asOf=2028-09-01")));
        JsonNode items = registry.administrator()
                .ask(READINESS, Map.of("id", product, "asOf", "2028-09-01"))
                .data("/product/declarationReadiness/items");

        for (JsonNode item : items) {
            for (JsonNode missing : item.at("/blanks")) {
                assertThat(text).contains(missing.asString());
            }
            assertThat(text).contains(item.at("/title").asString());
        }
    }

    @Test
    void isWeighedForTheDayOfPlacingOnTheMarketUntilThatHasPassed() {
        Map<String, Object> facts = new HashMap<>(Drafted.screening().facts());
        facts.replaceAll((name, answer) -> answer instanceof LocalDate ? answer.toString() : answer);
        facts.put("placedOnMarketOn", "2028-01-12");
        String system = registry.product(portfolio, "IN-HIRE", Map.of("version", "4.0", "facts", facts));

        for (String asked : List.of("2027-11-30", "2028-01-12")) {
            JsonNode readiness = readiness(system, asked);
            assertThat(readiness.at("/asOf").asString()).isEqualTo(asked);
            assertThat(readiness.at("/weighedFor").asString()).isEqualTo("2028-01-12");
            assertThat(readiness.at("/items/4/byHand/0").asString()).isEqualTo("Regulation (EU) 2024/1689");
            assertThat(readiness.at("/obstacles").toString()).contains("AI_ACT_PROCEDURE");
            assertThat(readiness.at("/ready").asBoolean()).isFalse();
        }
        assertThat(readiness(system, "2028-02-01").at("/weighedFor").asString()).isEqualTo("2028-02-01");
        JsonNode unasked = readiness(system, null);
        assertThat(unasked.at("/asOf").asString()).isEqualTo("2028-01-12");
        assertThat(unasked.at("/weighedFor").asString()).isEqualTo("2028-01-12");
    }

    private JsonNode readiness(String id, String day) {
        Map<String, Object> variables = new HashMap<>(Map.of("id", id));
        variables.put("asOf", day);
        return registry.administrator().ask(READINESS, variables).data("/product/declarationReadiness");
    }

    private String path(String query) {
        return "/products/" + product + "/declaration.docx" + query;
    }

    private static String text(byte[] file) throws IOException {
        try (XWPFWordExtractor extractor = new XWPFWordExtractor(new XWPFDocument(new ByteArrayInputStream(file)))) {
            return extractor.getText();
        }
    }
}
