package org.craregistry.portfolio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.craregistry.testing.Given.aHighRiskSystem;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.craregistry.testing.Api;
import org.craregistry.testing.Api.Answer;
import org.craregistry.testing.IntegrationTest;
import org.craregistry.testing.Registry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@IntegrationTest
class NewVersionApiTests {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @LocalServerPort
    private int port;

    private Registry registry;
    private Api api;
    private String portfolio;
    private String earlier;

    @BeforeEach
    void makeAnEarlierVersion() {
        registry = new Registry(port);
        api = registry.administrator();
        portfolio = registry.portfolio(Registry.newKey());
        earlier = registry.product(
                portfolio,
                "R-1",
                Map.of(
                        "version", "1.0",
                        "manufacturer", "Example Networks SE",
                        "facts",
                                Map.of(
                                        "nature", "HARDWARE",
                                        "placedOnMarketOn", "2027-01-01",
                                        "supportUntil", "2032-01-01",
                                        "coreFunctionality", "CRA-III-I-12")));
        file("fileCertificate", "certificate", Map.of("scheme", "EUCC", "number", "1", "certifiedVersion", "1.0"));
        file("fileCertificate", "certificate", Map.of("scheme", "EUCC", "number", "2", "certifiedVersion", "2.0"));
        file("issueDeclaration", "declaration", Map.of("number", "D-1"));
        file("recordAssessment", "assessment", Map.of("procedure", "MODULE_H", "certificateNumber", "Q-1"));
        file("recordAssessment", "assessment", Map.of("procedure", "MODULE_B_C", "certificateNumber", "T-1"));
        registry.mutate(
                "assessRequirements",
                Map.of(
                        "products",
                        List.of(Map.of("id", earlier, "expectedRevision", 5)),
                        "requirements",
                        List.of(
                                Map.of("code", "CRA-AI-P1-1", "standing", "FULFILLED", "note", "SF 1"),
                                Map.of("code", "CRA-AI-P1-2a", "standing", "FULFILLED", "note", "SF 1"),
                                Map.of("code", "CRA-AI-P2-1", "standing", "FULFILLED", "note", "SBOM 7"))),
                "");
    }

    @Test
    void takesOverWhatHoldsForTheNewVersion() {
        JsonNode added = register(Map.of("version", "2.0", "basedOn", earlier));

        assertThat(added.at("/product")).isEqualTo(JSON.readTree("""
                {"version": "2.0", "name": "R-1", "manufacturer": "Example Networks SE",
                 "facts": {"nature": "HARDWARE", "placedOnMarketOn": null, "supportUntil": null,
                           "coreFunctionality": "CRA-III-I-12"},
                 "certificates": {"nodes": [{"number": "2", "revision": 0}]}, "declarations": {"nodes": []},
                 "assessments": {"nodes": []}}"""));
        JsonNode standing = registry.administrator()
                .ask(
                        "query($id: ID!) { product(by: {id: $id}) { requirements(part: PART_II) { standing note } partI: requirements(part: PART_I) { standing } changes { nodes { action reason } } } }",
                        Map.of("id", newVersion()))
                .data("/product");
        assertThat(standing.at("/requirements/0").toString())
                .isEqualTo("{\"standing\":\"FULFILLED\",\"note\":\"SBOM 7\"}");
        assertThat(standing.at("/partI"))
                .allSatisfy(one -> assertThat(one.at("/standing").isNull()).isTrue());
        assertThat(standing.at("/changes/nodes/0/reason").asString()).isEqualTo("Taken over from R-1 1.0");
    }

    @Test
    void saysWhatDoesNotHoldAndWhere() {
        JsonNode notTakenOver =
                register(Map.of("version", "2.0", "basedOn", earlier)).at("/notTakenOver");

        assertThat(notTakenOver.valueStream().map(one -> one.at("/what").asString()))
                .containsExactly(
                        "Placed on the market on",
                        "Support until",
                        "EUCC 1",
                        "D-1",
                        "Full quality assurance (module H) Q-1",
                        "EU-type examination and conformity to type (modules B and C) T-1",
                        "Standings to Annex I Part I");
        assertThat(notTakenOver.get(0).at("/field").asString()).isEqualTo("facts.placedOnMarketOn");
        assertThat(notTakenOver.get(2).at("/statement").asString()).contains("version 1.0");
        assertThat(notTakenOver.get(2).at("/citation/place").asString()).isEqualTo("Art. 42(2)");
        assertThat(api.ask(
                                "query($id: ID!) { node(id: $id) { ... on Certificate { number product { version } } } }",
                                Map.of(
                                        "id",
                                        notTakenOver.get(2).at("/evidence/id").asString()))
                        .data("/node")
                        .toString())
                .isEqualTo("{\"number\":\"1\",\"product\":{\"version\":\"1.0\"}}");
    }

    @Test
    void leavesBehindWhatDoesNotHoldToday() {
        file(
                "fileCertificate",
                "certificate",
                Map.of("scheme", "EUCC", "number", "3", "certifiedVersion", "2.0", "expiresOn", "2020-01-01"));
        file(
                "fileCertificate",
                "certificate",
                Map.of("scheme", "EUCC", "number", "4", "certifiedVersion", "2.0", "expiresOn", "2199-01-01"));

        JsonNode added = register(Map.of("version", "2.0", "basedOn", earlier));

        assertThat(added.at("/product/certificates/nodes")
                        .valueStream()
                        .map(one -> one.at("/number").asString()))
                .containsExactly("2", "4");
        assertThat(added.at("/notTakenOver")
                        .valueStream()
                        .filter(one -> one.at("/what").asString().equals("EUCC 3"))
                        .map(one -> one.at("/statement").asString()))
                .containsExactly("The certificate has expired: 1 January 2020 was its last day; file another one.");
    }

    @Test
    void reportsAllElementsOfArticle15Once() {
        registry.mutate(
                "assessArticle15Elements",
                Map.of(
                        "products",
                        List.of(Map.of("id", earlier, "expectedRevision", 6)),
                        "article15Elements",
                        List.of(
                                Map.of("code", "A15-CY1", "standing", "EVIDENCED", "evidence", "TD 7"),
                                Map.of("code", "A15-CY2", "standing", "NOT_EVIDENCED"))),
                "");

        JsonNode added = register(Map.of("version", "2.0", "basedOn", earlier), "article15Elements { standing }");

        assertThat(added.at("/product/article15Elements"))
                .isNotEmpty()
                .allSatisfy(one -> assertThat(one.at("/standing").isNull()).isTrue());
        assertThat(added.at("/notTakenOver")
                        .valueStream()
                        .map(one -> one.at("/what").asString()))
                .containsOnlyOnce("Standings to AI Act Article 15");
    }

    @Test
    void leavesDecisionsToTheOneWhoSigns() {
        registry.mutate(
                "decideClassification",
                Map.of("id", earlier, "expectedRevision", 6, "coreFunctionality", "NONE", "reason", "It only blinks."),
                "");

        JsonNode added = register(Map.of("version", "2.0", "basedOn", earlier));

        assertThat(added.at("/product/facts/coreFunctionality").asString()).isEqualTo("NONE");
        assertThat(added.at("/notTakenOver")
                        .valueStream()
                        .map(one -> one.at("/what").asString()))
                .contains("Decision on the class");
    }

    @Test
    void citesADecisionOnARouteByItsRoute() {
        String system = registry.product(
                portfolio,
                "R-2",
                Map.of("facts", aHighRiskSystem().placedOn("2028-06-01").facts()));
        registry.mutate(
                "decideArticle15Route",
                Map.of(
                        "id",
                        system,
                        "expectedRevision",
                        0,
                        "route",
                        "DIRECT_EVIDENCE",
                        "plan",
                        true,
                        "from",
                        "2028-09-01",
                        "reason",
                        "It is planned."),
                "");

        assertThat(register(Map.of("version", "2.0", "basedOn", system))
                        .at("/notTakenOver")
                        .valueStream()
                        .filter(one -> one.at("/what").asString().startsWith("Decision on the route"))
                        .map(one -> one.at("/citation/place").asString()))
                .containsExactly("Art. 15");
    }

    @Test
    void doesNotReportWhatIsToldAnew() {
        JsonNode added = register(
                Map.of("version", "2.0", "basedOn", earlier, "facts", Map.of("placedOnMarketOn", "2028-01-01")));

        assertThat(added.at("/product/facts/placedOnMarketOn").asString()).isEqualTo("2028-01-01");
        assertThat(added.at("/notTakenOver")
                        .valueStream()
                        .map(one -> one.at("/what").asString()))
                .doesNotContain("Placed on the market on");
    }

    @Test
    void isNotBasedOnAProductOfAnotherPortfolio() {
        String elsewhere = registry.portfolio(Registry.newKey());
        Answer answer = Registry.mutation(
                api,
                "registerProduct",
                Map.of("portfolio", elsewhere, "reference", "R-1", "name", "Router", "basedOn", earlier),
                "product { id } notTakenOver { what }");

        assertThat(answer.data("/registerProduct/errors/0/code").asString()).isEqualTo("NOT_FOUND");
        assertThat(answer.data("/registerProduct/errors/0/path/0").asString()).isEqualTo("basedOn");
        assertThat(answer.data("/registerProduct/notTakenOver").isNull()).isTrue();
    }

    @Test
    void cannotBeTheSameVersionAgain() {
        Answer answer = Registry.mutation(
                api,
                "registerProduct",
                Map.of("portfolio", portfolio, "reference", "R-1", "version", "1.0", "name", "R-1", "basedOn", earlier),
                "product { id }");

        assertThat(answer.data("/registerProduct/errors/0/code").asString()).isEqualTo("ALREADY_EXISTS");
    }

    private JsonNode register(Map<String, ?> told) {
        return register(told, "");
    }

    /** @param more what else is asked of the product */
    private JsonNode register(Map<String, ?> told, String more) {
        Map<String, Object> input = new HashMap<>(told);
        input.putAll(Map.of("portfolio", portfolio, "reference", "R-1", "name", "R-1"));
        return registry.mutate("registerProduct", input, """
                product { version name manufacturer facts { nature placedOnMarketOn supportUntil coreFunctionality }
                  certificates { nodes { number revision } } declarations { nodes { number } } assessments { nodes { certificateNumber } } %s }
                notTakenOver { what field evidence { id } statement citation { place } }""".formatted(more));
    }

    private String newVersion() {
        return api.ask(
                        "query($id: ID!) { product(by: {id: $id}) { portfolio { products(filter: {text: \"2.0\"}) { nodes { id } } } } }",
                        Map.of("id", earlier))
                .data("/product/portfolio/products/nodes/0/id")
                .asString();
    }

    private void file(String mutation, String kind, Map<String, ?> content) {
        registry.mutate(mutation, Map.of("product", earlier, kind, content), "");
    }
}
