package org.craregistry.conformity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.craregistry.testing.Given.aHighRiskSystem;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.craregistry.graphql.NodeId;
import org.craregistry.storage.Ids;
import org.craregistry.testing.Api;
import org.craregistry.testing.Api.Answer;
import org.craregistry.testing.IntegrationTest;
import org.craregistry.testing.Registry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@IntegrationTest
class EvidenceApiTests {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final Map<String, ?> CERTIFICATE = Map.ofEntries(
            Map.entry("scheme", "EUCC"),
            Map.entry("kind", "CERTIFICATE"),
            Map.entry("number", "2027-17"),
            Map.entry("level", "SUBSTANTIAL"),
            Map.entry("certifiedObject", "THIS_PRODUCT"),
            Map.entry("certifiedVersion", "1.0"),
            Map.entry("coversVersions", List.of("1.0.2", "1.0.1")),
            Map.entry("continuityDocument", "Maintenance report 4"),
            Map.entry("issuedOn", "2026-06-01"),
            Map.entry("expiresOn", "2031-05-31"),
            Map.entry("covers", List.of("CRA-AI-P1-2d", "A15-CY1")),
            Map.entry("url", "https://example.com/certificates/17"));

    @LocalServerPort
    private int port;

    private Registry registry;
    private Api api;
    private String portfolio;
    private String product;

    @BeforeEach
    void makeAProduct() {
        registry = new Registry(port);
        api = registry.administrator();
        portfolio = registry.portfolio(Registry.newKey());
        product = registry.product(portfolio, "R-1", Map.of("version", "1.0"));
    }

    @Test
    void givesBackWhatWasFiled() {
        String id = file("fileCertificate", "certificate", CERTIFICATE);

        JsonNode read = api.ask("""
                query($id: ID!) { node(id: $id) { ... on Certificate {
                  scheme kind number level issuer certifiedObject certifiedVersion coversVersions continuityDocument issuedOn expiresOn withdrawnOn
                  suspendedFrom suspendedUntil covers url revision filedBy product { id revision } } } }""", Map.of("id", id)).data("/node");

        CERTIFICATE.forEach(
                (field, value) -> assertThat(read.at("/" + field)).as(field).isEqualTo(JSON.valueToTree(value)));
        assertThat(read.at("/issuer").isNull()).isTrue();
        assertThat(read.at("/revision").asInt()).isZero();
        assertThat(read.at("/filedBy").asString()).isEqualTo("admin");
        assertThat(read.at("/product/id").asString()).isEqualTo(product);
        assertThat(read.at("/product/revision").asInt()).isEqualTo(1);
    }

    @Test
    void answersForARecordOfOthersAsForOneThatNeverWas() {
        String foreign = file("fileCertificate", "certificate", CERTIFICATE);
        String never = NodeId.of(NodeId.Kind.CERTIFICATE, Ids.next());
        Api member = registry.member(registry.portfolio(Registry.newKey()), "EDITOR");
        Map<String, Map<String, ?>> asked = Map.of(
                "updateCertificate", Map.of("certificate", Map.of("number", "18")),
                "withdrawCertificate", Map.of("withdrawnOn", "2027-01-01", "reason", "A flaw."),
                "removeEvidence", Map.of("reason", "Not ours."));
        asked.forEach((mutation, more) -> {
            JsonNode ofOthers = errors(member, mutation, foreign, more);
            assertThat(ofOthers.at("/0/code").asString()).as(mutation).isEqualTo("NOT_FOUND");
            assertThat(ofOthers.at("/0/path/0").asString()).isEqualTo("id");
            assertThat(ofOthers).isEqualTo(errors(member, mutation, never, more));
        });
    }

    private static JsonNode errors(Api caller, String mutation, String id, Map<String, ?> more) {
        Map<String, Object> input = new HashMap<>(more);
        input.put("id", id);
        input.put("expectedRevision", 0);
        return Registry.mutation(caller, mutation, input, "").data("/" + mutation + "/errors");
    }

    @Test
    void namesTheDayWhereAWithdrawalIsRefused() {
        String id = file("fileCertificate", "certificate", CERTIFICATE);
        JsonNode errors =
                errors(api, "withdrawCertificate", id, Map.of("withdrawnOn", "2300-01-01", "reason", "A flaw."));
        assertThat(errors.at("/0/code").asString()).isEqualTo("INVALID");
        assertThat(errors.at("/0/path").toString()).isEqualTo("[\"withdrawnOn\"]");
    }

    @Test
    void saysInTheWordsThatPeopleReadWhatItRefusesAndNamesTheFieldBeside() {
        JsonNode suspended = refusal(
                "fileCertificate", Map.of("certificate", Map.of("scheme", "EUCC", "suspendedUntil", "2027-01-01")));
        assertThat(suspended.at("/path").toString()).isEqualTo("[\"certificate\",\"suspendedUntil\"]");
        assertThat(suspended.at("/message").asString())
                .isEqualTo("\"Suspended until\" is given without \"Suspended from\"; a suspension that ends has begun,"
                        + " so give its first day as well.");

        assertThat(refusal("issueDeclaration", Map.of("declaration", Map.of("elements", List.of("A15-AC1"))))
                        .at("/message")
                        .asString())
                .startsWith(
                        "\"A15-AC1\" is not accepted for \"Elements demonstrated\"; accepted: Level of cybersecurity"
                                + " (A15-CY1); ");
    }

    private JsonNode refusal(String mutation, Map<String, ?> record) {
        Map<String, Object> input = new HashMap<>(record);
        input.put("product", product);
        return Registry.mutation(api, mutation, input, "").data("/" + mutation + "/errors/0");
    }

    @Test
    void refusesAProductThatIsListedTwice() {
        Map<String, Object> twice = Map.of("id", product, "expectedRevision", 0);
        Map<String, Object> input = Map.of(
                "products",
                List.of(twice, twice),
                "article15Elements",
                List.of(Map.of("code", "A15-CY1", "standing", "EVIDENCED")));
        JsonNode errors =
                Registry.mutation(api, "assessArticle15Elements", input, "").data("/assessArticle15Elements/errors");
        assertThat(errors.at("/0/code").asString()).isEqualTo("INVALID");
        assertThat(errors.at("/0/path/0").asString()).isEqualTo("products");
        assertThat(errors.at("/0/message").asString()).contains("is listed twice");
    }

    @Test
    void saysOfEachProductThatThereIsNoneAndOfAnElementThatItIsTakenBackAsWell() {
        Map<String, Object> element = Map.of("code", "A15-CY1", "standing", "EVIDENCED");
        Map<String, Object> there = Map.of("id", product, "expectedRevision", 0);
        Map<String, Object> none = Map.of("id", "zz", "expectedRevision", 0);
        JsonNode unknown = Registry.mutation(
                        api,
                        "assessArticle15Elements",
                        Map.of("products", List.of(none, there, none), "article15Elements", List.of(element)),
                        "")
                .data("/assessArticle15Elements/errors");
        assertThat(unknown).hasSize(2);
        assertThat(unknown.at("/1/path").toString()).isEqualTo("[\"products\",\"2\",\"id\"]");
        JsonNode twice = Registry.mutation(
                        api,
                        "assessArticle15Elements",
                        Map.of(
                                "products",
                                List.of(there),
                                "article15Elements",
                                List.of(element, Map.of("code", "A15-CY1"))),
                        "")
                .data("/assessArticle15Elements/errors");
        assertThat(twice.at("/0/path").toString()).isEqualTo("[\"article15Elements\",\"1\",\"standing\"]");
    }

    @Test
    void weighsWhatIsOnFile() {
        String unmet = "/product/determination/article15/routes/1/unmet";
        registry.mutate(
                "updateProduct",
                Map.of(
                        "id",
                        product,
                        "expectedRevision",
                        0,
                        "facts",
                        aHighRiskSystem().placedOn("2028-06-01").facts()),
                "");
        assertThat(codes(ask("determination(asOf: \"2028-09-01\") { article15 { routes { unmet } } }")
                        .at(unmet)))
                .containsExactly("C1");

        file("fileCertificate", "certificate", CERTIFICATE);

        assertThat(codes(ask("determination(asOf: \"2028-09-01\") { article15 { routes { unmet } } }")
                        .at(unmet)))
                .containsExactly("C10");
    }

    @Test
    void clearsWhatIsNullAndLeavesWhatIsAbsent() {
        String id = file("fileCertificate", "certificate", CERTIFICATE);
        Map<String, Object> changed = new HashMap<>(Map.of("suspendedFrom", "2027-01-01"));
        changed.put("expiresOn", null);

        JsonNode certificate = registry.mutate(
                        "updateCertificate",
                        Map.of(
                                "id",
                                id,
                                "expectedRevision",
                                0,
                                "certificate",
                                changed,
                                "reason",
                                "As the issuer wrote."),
                        "certificate { revision scheme expiresOn suspendedFrom }")
                .at("/certificate");

        assertThat(certificate.at("/revision").asInt()).isEqualTo(1);
        assertThat(certificate.at("/scheme").asString()).isEqualTo("EUCC");
        assertThat(certificate.at("/expiresOn").isNull()).isTrue();
        assertThat(certificate.at("/suspendedFrom").asString()).isEqualTo("2027-01-01");
    }

    @Test
    void tellsTheHistoryOfAProductWithItsEvidence() {
        String id = file("fileCertificate", "certificate", Map.of("scheme", "EUCC", "number", "17"));
        registry.mutate(
                "withdrawCertificate",
                Map.of("id", id, "expectedRevision", 0, "withdrawnOn", "2026-10-01", "reason", "A flaw was found."),
                "");
        registry.mutate("removeEvidence", Map.of("id", id, "expectedRevision", 1, "reason", "Not ours."), "");

        JsonNode changes =
                ask("changes { nodes { subject subjectLabel action reason fieldChanges { field old new } } }")
                        .at("/product/changes/nodes");

        assertThat(changes.get(0).at("/action").asString()).isEqualTo("REMOVED");
        assertThat(changes.get(0).at("/subjectLabel").asString()).isEqualTo("EUCC 17 of R-1 1.0");
        assertThat(changes.get(1)).isEqualTo(JSON.readTree("""
                {"subject": "CERTIFICATE", "subjectLabel": "EUCC 17 of R-1 1.0", "action": "WITHDRAWN",
                 "reason": "A flaw was found.", "fieldChanges": [{"field": "withdrawnOn", "old": null, "new": "2026-10-01"}]}"""));
        assertThat(changes.get(2).at("/action").asString()).isEqualTo("CREATED");
        assertThat(ask("certificates { nodes { id } }").at("/product/certificates/nodes"))
                .isEmpty();
        assertThat(api.ask("query($id: ID!) { node(id: $id) { id } }", Map.of("id", id))
                        .data("/node")
                        .isNull())
                .isTrue();
    }

    @Test
    void assessesManyProductsAndCodesAtOnce() {
        String other = registry.product(portfolio, "R-2", Map.of());
        List<Map<String, ?>> products =
                List.of(Map.of("id", product, "expectedRevision", 0), Map.of("id", other, "expectedRevision", 0));
        List<Map<String, ?>> standings = List.of(
                Map.of("code", "CRA-AI-P1-1", "standing", "FULFILLED", "note", "Report 7"),
                Map.of("code", "CRA-AI-P2-3", "standing", "NOT_FULFILLED"));

        JsonNode read = registry.mutate(
                "assessRequirements",
                Map.of("products", products, "requirements", standings),
                "products { revision requirements(part: PART_I) { requirement { code } standing note } }");

        assertThat(read.at("/products")).hasSize(2);
        for (JsonNode one : read.at("/products")) {
            assertThat(one.at("/revision").asInt()).isEqualTo(1);
            assertThat(one.at("/requirements")).hasSize(14);
            assertThat(one.at("/requirements/0")).isEqualTo(JSON.readTree("""
                    {"requirement": {"code": "CRA-AI-P1-1"}, "standing": "FULFILLED", "note": "Report 7"}"""));
            assertThat(one.at("/requirements/1/standing").isNull()).isTrue();
        }
        Map<String, Object> back = new HashMap<>(Map.of("code", "CRA-AI-P1-1"));
        back.put("standing", null);
        registry.mutate(
                "assessRequirements",
                Map.of("products", List.of(Map.of("id", other, "expectedRevision", 1)), "requirements", List.of(back)),
                "");
        assertThat(api.ask(
                                "query($id: ID!) { product(by: {id: $id}) { changes(first: 1) { nodes { fieldChanges { field old new } } } } }",
                                Map.of("id", other))
                        .data("/product/changes/nodes/0/fieldChanges"))
                .isEqualTo(JSON.readTree("""
                        [{"field": "requirements.CRA-AI-P1-1.standing", "old": "FULFILLED", "new": null},
                         {"field": "requirements.CRA-AI-P1-1.note", "old": "Report 7", "new": null}]"""));
    }

    @Test
    void losesNoNoteWithoutAStanding() {
        Answer answer = Registry.mutation(
                api,
                "assessRequirements",
                Map.of(
                        "products",
                        List.of(Map.of("id", product, "expectedRevision", 0)),
                        "requirements",
                        List.of(Map.of("code", "CRA-AI-P1-2f", "note", "Under review"))),
                "products { id }");

        assertThat(answer.data("/assessRequirements/errors/0/path").toString())
                .isEqualTo("[\"requirements\",\"0\",\"note\"]");
    }

    @Test
    void changesNoneOfTheProductsWhereOneWasChangedMeanwhile() {
        String other = registry.product(portfolio, "R-2", Map.of());
        List<Map<String, ?>> products = List.of(
                Map.of("id", product, "expectedRevision", 0),
                Map.of("id", other, "expectedRevision", 7),
                Map.of("id", registry.product(portfolio, "R-3", Map.of()), "expectedRevision", 8));
        Answer answer = Registry.mutation(
                api,
                "assessArticle15Elements",
                Map.of(
                        "products",
                        products,
                        "article15Elements",
                        List.of(Map.of("code", "A15-CY1", "standing", "EVIDENCED"))),
                "products { id }");

        JsonNode errors = answer.data("/assessArticle15Elements/errors");
        assertThat(errors.findValuesAsString("code")).containsExactly("CONFLICT", "CONFLICT");
        assertThat(errors.findValues("path").stream().map(JsonNode::toString))
                .containsExactlyInAnyOrder(
                        "[\"products\",\"1\",\"expectedRevision\"]", "[\"products\",\"2\",\"expectedRevision\"]");
        assertThat(ask("revision").at("/product/revision").asInt()).isZero();
    }

    @Test
    void tellsWhichOfTheProductsAreNotThereOrWithdrawn() {
        String sold = registry.product(portfolio, "R-4", Map.of());
        registry.mutate("withdrawProduct", Map.of("id", sold, "expectedRevision", 0, "reason", "Sold."), "");
        String never = NodeId.of(NodeId.Kind.PRODUCT, UUID.randomUUID());

        assertThat(pathsOf(product, never)).isEqualTo("[\"products\",\"1\",\"id\"]");
        assertThat(pathsOf(product, "nonsense")).isEqualTo("[\"products\",\"1\",\"id\"]");
        assertThat(pathsOf(sold, product)).isEqualTo("[\"products\",\"0\",\"id\"]");
    }

    private String pathsOf(String one, String other) {
        List<Map<String, ?>> products =
                List.of(Map.of("id", one, "expectedRevision", 0), Map.of("id", other, "expectedRevision", 0));
        List<Map<String, ?>> standings = List.of(Map.of("code", "CRA-AI-P1-1", "standing", "FULFILLED"));
        Answer answer = Registry.mutation(
                api, "assessRequirements", Map.of("products", products, "requirements", standings), "");
        return answer.data("/assessRequirements/errors").findValues("path").stream()
                .map(JsonNode::toString)
                .collect(Collectors.joining());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"issuedOn": "2027-02-01", "expiresOn": "2027-01-31"}         | certificate.expiresOn
            {"suspendedFrom": "2027-02-01", "suspendedUntil": "2027-01-31"} | certificate.suspendedUntil
            {"suspendedUntil": "2027-01-31"}                              | certificate.suspendedUntil
            {"issuedOn": "2027-02-01", "withdrawnOn": "2027-01-31"}       | certificate.withdrawnOn
            {"url": "ftp://example.com/x"}                                | certificate.url
            {"scheme": "null \\u0000"}                                    | certificate.scheme
            """)
    void refusesWhatCannotBe(String certificate, String path) {
        Answer answer = Registry.mutation(
                api,
                "fileCertificate",
                Map.of("product", product, "certificate", JSON.readValue(certificate, Map.class)),
                "certificate { id }");

        JsonNode error = answer.data("/fileCertificate/errors/0");
        assertThat(String.join(".", codes(error.at("/path")))).as(answer.text()).isEqualTo(path);
        assertThat(error.at("/code").asString()).isEqualTo("INVALID");
        assertThat(ask("revision certificates { nodes { id } }").at("/product/certificates/nodes"))
                .isEmpty();
    }

    @Test
    void refusesCodesThatDoNotExistWithWhatIsAccepted() {
        Answer answer = Registry.mutation(
                api,
                "fileCertificate",
                Map.of("product", product, "certificate", Map.of("covers", List.of("CRA-AI-P9-1"))),
                "certificate { id }");

        assertThat(answer.code()).isEqualTo("BAD_REQUEST");
        assertThat(answer.message()).contains("CRA-AI-P9-1", "CRA-AI-P1-2d");
    }

    @Test
    void letsOneOfTwoWhoEditTheSameRecordFindAConflict() throws Exception {
        String id = file("fileCertificate", "certificate", CERTIFICATE);
        Callable<String> edit = () -> Registry.mutation(
                        api,
                        "updateCertificate",
                        Map.of(
                                "id",
                                id,
                                "expectedRevision",
                                0,
                                "certificate",
                                Map.of("issuer", "Body " + Math.random())),
                        "certificate { id }")
                .data("/updateCertificate/errors/0/code")
                .asString("done");

        List<String> outcomes = together(List.of(edit, edit, edit, edit));

        assertThat(outcomes).containsOnlyOnce("done");
        assertThat(outcomes.stream().filter("CONFLICT"::equals)).hasSize(3);
    }

    @Test
    void losesNothingWhereManyFileAtOnce() throws Exception {
        List<Callable<String>> filings = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            filings.add(() -> file("recordAssessment", "assessment", Map.of("procedure", "MODULE_A")));
        }

        together(filings);

        JsonNode read = ask("revision assessments { nodes { id } }").at("/product");
        assertThat(read.at("/assessments/nodes")).hasSize(8);
        assertThat(read.at("/revision").asInt()).isEqualTo(8);
    }

    @Test
    void showsAndChangesNothingOfAnotherPortfolio() {
        String id = file("issueDeclaration", "declaration", Map.of("number", "D-1"));
        Api stranger = registry.stranger();

        assertThat(stranger.ask("query($id: ID!) { node(id: $id) { id } }", Map.of("id", id))
                        .data("/node")
                        .isNull())
                .isTrue();
        for (Answer answer : List.of(
                Registry.mutation(
                        stranger,
                        "updateDeclaration",
                        Map.of("id", id, "expectedRevision", 0, "declaration", Map.of("number", "mine")),
                        "declaration { id }"),
                Registry.mutation(
                        stranger,
                        "updateDeclaration",
                        Map.of("id", product, "expectedRevision", 0, "declaration", Map.of("number", "mine")),
                        "declaration { id }"))) {
            assertThat(answer.data("/updateDeclaration/errors/0/code").asString())
                    .isEqualTo("NOT_FOUND");
        }
        assertThat(ask("declarations { nodes { number } }")
                        .at("/product/declarations/nodes/0/number")
                        .asString())
                .isEqualTo("D-1");
    }

    private String file(String mutation, String kind, Map<String, ?> content) {
        return registry.mutate(mutation, Map.of("product", product, kind, content), kind + " { id }")
                .at("/" + kind + "/id")
                .asString();
    }

    private JsonNode ask(String fields) {
        Answer answer =
                api.ask("query($id: ID!) { product(by: {id: $id}) { %s } }".formatted(fields), Map.of("id", product));
        assertThat(answer.json().has("errors")).as(answer.text()).isFalse();
        return answer.data("");
    }

    private static List<String> codes(JsonNode list) {
        return list.valueStream().map(JsonNode::asString).toList();
    }

    private static List<String> together(List<Callable<String>> calls) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(calls.size());
        try {
            List<String> outcomes = new ArrayList<>();
            for (Future<String> one : pool.invokeAll(calls)) {
                outcomes.add(one.get());
            }
            return outcomes;
        } finally {
            pool.shutdownNow();
        }
    }
}
