package org.craregistry.conformity;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.craregistry.graphql.NodeId;
import org.craregistry.law.AnnexIRequirement;
import org.craregistry.law.Article15Element;
import org.craregistry.storage.Ids;
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

@IntegrationTest
class StandingDocumentTests {

    private static final String BOM = "{\"bomFormat\": \"CycloneDX\", \"specVersion\": \"1.6\"}";
    private static final String DOCUMENTS =
            "files { fileName kind sbom { format version } } addresses { id url title kind }";

    @LocalServerPort
    private int port;

    @Autowired
    private StatementCount statements;

    private Registry registry;
    private Api api;
    private String key;
    private String portfolio;
    private String product;

    @BeforeEach
    void register() {
        registry = new Registry(port);
        api = registry.administrator();
        key = Registry.newKey();
        portfolio = registry.portfolio(key);
        product = registry.product(portfolio, "R-1", Map.of());
    }

    @Test
    void givesEveryStandingAnIdOfItsOwnThatStays() {
        UUID one = UUID.fromString("01932f5e-1234-7abc-8def-0123456789ab");

        assertThat(StandingId.of(one, AnnexIRequirement.P1_1).id()).hasToString("01932f5e-1234-0abc-0def-0123456789ab");
        assertThat(StandingId.of(one, AnnexIRequirement.P2_8).id()).hasToString("01932f5e-1234-5abc-4def-0123456789ab");
        assertThat(StandingId.of(one, Article15Element.AC1).id()).hasToString("01932f5e-1234-8abc-0def-0123456789ab");
        assertThat(StandingId.of(one, Article15Element.CY4E).id()).hasToString("01932f5e-1234-aabc-cdef-0123456789ab");
        for (AnnexIRequirement requirement : AnnexIRequirement.values()) {
            StandingId id = StandingId.of(Ids.next(), requirement);
            assertThat(StandingId.find(id.id())).contains(id);
            assertThat(id.requirement()).contains(requirement);
            assertThat(id.element()).isEmpty();
        }
        for (Article15Element element : Article15Element.values()) {
            StandingId id = StandingId.of(Ids.next(), element);
            assertThat(StandingId.find(id.id())).contains(id);
            assertThat(id.element()).contains(element);
            assertThat(id.requirement()).isEmpty();
        }
        assertThat(StandingId.find(Ids.next())).isEmpty();
        assertThat(AnnexIRequirement.values()).hasSize(22);
        assertThat(Article15Element.values()).hasSize(12);
    }

    @Test
    void findsStandingsByTheirIds() {
        String requirement = requirement("CRA-AI-P1-2d");

        JsonNode found = node(requirement, "RequirementStanding", "id requirement { code } product { id }");

        assertThat(found.at("/id").asString()).isEqualTo(requirement);
        assertThat(found.at("/requirement/code").asString()).isEqualTo("CRA-AI-P1-2d");
        assertThat(found.at("/product/id").asString()).isEqualTo(product);
        JsonNode element = node(element("A15-CY4a"), "Article15ElementStanding", "element { code }");
        assertThat(element.at("/element/code").asString()).isEqualTo("A15-CY4a");
        String nobodys = NodeId.of(
                NodeId.Kind.REQUIREMENT_STANDING,
                StandingId.of(Ids.next(), AnnexIRequirement.P1_1).id());
        assertThat(node(nobodys, "RequirementStanding", "id").isNull()).isTrue();
    }

    @Test
    void keepsFilesAndAddressesOfStandings() {
        for (String standing : List.of(requirement("CRA-AI-P2-1"), element("A15-CY1"))) {
            assertThat(upload(standing, "bom.json", BOM).status()).isEqualTo(201);
            assertThat(upload(standing, "again.json", BOM).status()).isEqualTo(200);
            String address = attach(standing, "https://example.org/bom", null);
            assertThat(attach(standing, "https://example.org/bom", null)).isEqualTo(address);

            String type =
                    standing.equals(requirement("CRA-AI-P2-1")) ? "RequirementStanding" : "Article15ElementStanding";
            JsonNode shown = node(standing, type, DOCUMENTS);
            assertThat(shown.at("/files")).hasSize(1);
            assertThat(shown.at("/files/0/sbom/format").asString()).isEqualTo("CYCLONEDX");
            assertThat(shown.at("/files/0/sbom/version").asString()).isEqualTo("1.6");
            assertThat(shown.at("/files/0/kind").isNull()).isTrue();
            assertThat(shown.at("/addresses")).hasSize(1);
            assertThat(shown.at("/addresses/0/title").asString()).isEqualTo("Seen");
        }
        assertThat(node(requirement("CRA-AI-P2-2"), "RequirementStanding", DOCUMENTS)
                        .at("/files"))
                .isEmpty();
    }

    @Test
    void keepsDocumentsOfTheProductByWhatTheyAre() {
        assertThat(upload(product, "bom.json&kind=SBOM", BOM).status()).isEqualTo(201);
        assertThat(upload(product, "bom.json&kind=technical_documentation", BOM).status())
                .isEqualTo(201);
        attach(product, "https://example.org/risks", "RISK_ASSESSMENT");

        JsonNode all = node(product, "Product", DOCUMENTS);
        assertThat(all.at("/files")).hasSize(2);
        assertThat(all.at("/addresses/0/kind").asString()).isEqualTo("RISK_ASSESSMENT");
        JsonNode some =
                node(product, "Product", "files(kind: [SBOM]) { fileName } addresses(kind: [SBOM, OTHER]) { id }");
        assertThat(some.at("/files")).hasSize(1);
        assertThat(some.at("/addresses")).isEmpty();
        assertThat(revision()).isZero();
    }

    @Test
    void demandsToKnowWhatADocumentOfAProductIsAndOfNothingElse() {
        problem(upload(product, "bom.json", BOM), 400, "kind is missing");
        problem(upload(product, "bom.json&kind=BILL", BOM), 400, "no kind of document");
        problem(upload(requirement("CRA-AI-P2-1"), "bom.json&kind=SBOM", BOM), 400, "leave it out");
        problem(upload(product, "bom.json&kind=SBOM", "{}"), 415, "no software bill of materials");
        problem(upload(product, "bom.xml&kind=OTHER", "<bom/>"), 415, "other XML file");
        assertThat(refusal(product, "https://example.org/", null)).contains("has to be said");
        assertThat(refusal(requirement("CRA-AI-P2-1"), "https://example.org/", "OTHER"))
                .contains("leave it out");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"ftp://example.org/a", "file:///etc/passwd", "https://user:secret@example.org/", "http:///a"})
    void refusesAddressesOfOtherPlacesThanTheWeb(String url) {
        assertThat(refusal(requirement("CRA-AI-P1-1"), url, null)).contains("begins with https://");
    }

    @Test
    void attachesNothingToWhatIsNotThere() {
        String nobodys = NodeId.of(
                NodeId.Kind.ELEMENT_STANDING,
                StandingId.of(Ids.next(), Article15Element.CY1).id());

        UUID own = NodeId.find(NodeId.Kind.PRODUCT, product).orElseThrow();
        String requirementAsElement = NodeId.of(
                NodeId.Kind.ELEMENT_STANDING,
                StandingId.of(own, AnnexIRequirement.P1_1).id());

        problem(upload(nobodys, "bom.json", BOM), 404, "documents belong to");
        problem(upload(requirementAsElement, "bom.json", BOM), 404, "documents belong to");
        problem(upload(portfolio, "bom.json", BOM), 404, "documents belong to");
        assertThat(refusal(nobodys, "https://example.org/", null)).contains("documents belong to");
    }

    @Test
    void tellsWhoRecordedAStandingAndCountsWhatItRestsOnInTheHistory() {
        String requirement = requirement("CRA-AI-P1-2d");
        upload(requirement, "report.txt", "seen");
        assess("CRA-AI-P1-2d", "FULFILLED");

        JsonNode shown = node(requirement, "RequirementStanding", "standing recordedBy recordedAt");
        assertThat(shown.at("/standing").asString()).isEqualTo("FULFILLED");
        assertThat(shown.at("/recordedBy").asString()).isEqualTo("admin");
        assertThat(shown.at("/recordedAt").isNull()).isFalse();
        assertThat(fieldsOfTheHistory())
                .contains("requirements.CRA-AI-P1-2d.documents: null -> 1")
                .contains("requirements.CRA-AI-P1-2d.standing: null -> FULFILLED");
        String address = attach(requirement, "https://example.org/", null);
        registry.mutate("removeEvidenceFile", Map.of("id", address, "reason", "Moved."), "product { id }");
        assertThat(fieldsOfTheHistory()).contains("requirements.CRA-AI-P1-2d.documents: 2 -> 1");
        assertThat(node(requirement, "RequirementStanding", DOCUMENTS).at("/addresses"))
                .isEmpty();
        assess("CRA-AI-P1-2d", null);
        assertThat(node(requirement, "RequirementStanding", "recordedBy")
                        .at("/recordedBy")
                        .isNull())
                .isTrue();
        assertThat(node(requirement, "RequirementStanding", DOCUMENTS).at("/files"))
                .hasSize(1);
    }

    @Test
    void doesNotHandDocumentsOnToANewVersion() {
        upload(requirement("CRA-AI-P2-1"), "bom.json", BOM);
        upload(product, "bom.json&kind=SBOM", BOM);
        assess("CRA-AI-P2-1", "FULFILLED");

        String next = registry.mutate(
                        "registerProduct",
                        Map.of(
                                "portfolio",
                                portfolio,
                                "reference",
                                "R-1",
                                "version",
                                "2",
                                "name",
                                "R",
                                "basedOn",
                                product),
                        "product { id }")
                .at("/product/id")
                .asString();

        JsonNode shown = node(next, "Product", "files { id } requirements(part: PART_II) { standing files { id } }");
        assertThat(shown.at("/files")).isEmpty();
        assertThat(shown.at("/requirements/0/standing").asString()).isEqualTo("FULFILLED");
        assertThat(shown.at("/requirements/0/files")).isEmpty();
    }

    @Test
    void asksForTheDocumentsOfAllStandingsInAsManyStatementsAsForOne() {
        String page = """
                query($key: String!) { portfolio(key: $key) { products(first: 20) { nodes {
                  files { id } addresses { id } requirements { recordedBy files { id } addresses { id } }
                  article15Elements { files { id } addresses { id } } } } } }""";
        Runnable ask = () -> assertThat(api.ask(page, Map.of("key", key)).json().has("errors"))
                .isFalse();
        upload(requirement("CRA-AI-P2-1"), "bom.json", BOM);
        int one = statements.during(ask).size();
        for (int i = 2; i < 5; i++) {
            product = registry.product(portfolio, "R-" + i, Map.of());
            upload(requirement("CRA-AI-P2-1"), "bom.json", BOM);
            attach(element("A15-CY1"), "https://example.org/", null);
            attach(product, "https://example.org/", "OTHER");
        }

        List<String> many = statements.during(ask);

        assertThat(many).as(String.join("\n", many)).hasSize(one);
        assertThat(many.stream().filter(sql -> sql.contains("evidence_file"))).hasSize(1);
        assertThat(many.stream().filter(sql -> sql.contains("evidence_address")))
                .hasSize(1);
    }

    private void assess(String code, String standing) {
        Map<String, Object> told = new HashMap<>();
        told.put("code", code);
        told.put("standing", standing);
        registry.mutate(
                "assessRequirements",
                Map.of(
                        "products",
                        List.of(Map.of("id", product, "expectedRevision", revision())),
                        "requirements",
                        List.of(told)),
                "products { id }");
    }

    private int revision() {
        return node(product, "Product", "revision").at("/revision").asInt();
    }

    private List<String> fieldsOfTheHistory() {
        return node(product, "Product", "changes(first: 20) { nodes { fieldChanges { field old new } } }")
                .at("/changes/nodes")
                .valueStream()
                .flatMap(change -> change.at("/fieldChanges").valueStream())
                .map(field -> "%s: %s -> %s"
                        .formatted(
                                field.at("/field").asString(),
                                field.at("/old").asString("null"),
                                field.at("/new").asString("null")))
                .toList();
    }

    private String requirement(String code) {
        return standing("requirements", "requirement", code);
    }

    private String element(String code) {
        return standing("article15Elements", "element", code);
    }

    private String standing(String list, String of, String code) {
        return node(product, "Product", "all: %s { id of: %s { code } }".formatted(list, of))
                .at("/all")
                .valueStream()
                .filter(one -> one.at("/of/code").asString().equals(code))
                .map(one -> one.at("/id").asString())
                .findFirst()
                .orElseThrow();
    }

    private Answer upload(String holder, String nameAndMore, String content) {
        return api.send(api.request("/evidence/" + holder + "/files?fileName=" + nameAndMore)
                .header("Content-Type", "application/octet-stream")
                .POST(BodyPublishers.ofString(content)));
    }

    private static Map<String, Object> address(String holder, String url, String kind) {
        Map<String, Object> input = new HashMap<>(Map.of("to", holder, "url", url, "title", " Seen "));
        input.put("kind", kind);
        return input;
    }

    private String attach(String holder, String url, String kind) {
        return registry.mutate("attachAddress", address(holder, url, kind), "address { id }")
                .at("/address/id")
                .asString();
    }

    private String refusal(String holder, String url, String kind) {
        return Registry.mutation(api, "attachAddress", address(holder, url, kind), "address { id }")
                .data("/attachAddress/errors/0/message")
                .asString("");
    }

    private JsonNode node(String id, String type, String fields) {
        Answer answer = api.ask(
                "query($id: ID!) { node(id: $id) { ... on %s { %s } } }".formatted(type, fields), Map.of("id", id));
        assertThat(answer.json().has("errors")).as(answer.text()).isFalse();
        return answer.data("/node");
    }

    private static void problem(Answer answer, int status, String words) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.json().at("/detail").asString()).contains(words);
    }
}
