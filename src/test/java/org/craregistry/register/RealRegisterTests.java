package org.craregistry.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.craregistry.testing.Api;
import org.craregistry.testing.IntegrationTest;
import org.craregistry.testing.Registry;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/**
 * The main job on real input: a foreign register of certified products goes in, is listed, classified in part, and comes out
 * again. The register lies beside the checkout and is not part of it.
 */
@IntegrationTest
class RealRegisterTests {

    private static final Path REGISTER = Path.of("../shared/registers/certified-products-2026.csv");
    private static final int PRODUCTS = 1114;
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    /** Foreign header to our fields: each row brings a product and its certificate. */
    private static final Map<String, String> MAPPING = Map.of(
            "Certificate No.", "reference,certificates.number",
            "Product name", "name",
            "Vendor", "manufacturer",
            "Category", "description",
            "Scheme", "certificates.scheme",
            "Date", "certificates.issuedOn",
            "Link", "website,certificates.url");

    /** A text that finds the product first by reference, its core functionality, and the class that follows. */
    private static final List<List<String>> DECISIONS = List.of(
            List.of("Aventra MyEID PKI Smart Card", "CRA-IV-03", "CRITICAL"),
            List.of("nShield5s Hardware Security Module", "CRA-IV-01", "CRITICAL"),
            List.of("SMGW Version 2.1.1", "CRA-IV-02", "CRITICAL"),
            List.of("Cisco ASA 9.20 on Cisco Secure Firewall 3100", "CRA-III-II-02", "IMPORTANT_CLASS_II"),
            List.of("Trellix Intrusion Prevention System", "CRA-III-II-02", "IMPORTANT_CLASS_II"),
            List.of("VMware ESXi 8.0", "CRA-III-II-01", "IMPORTANT_CLASS_II"),
            List.of("Apple macOS 14 Sonoma", "CRA-III-I-11", "IMPORTANT_CLASS_I"),
            List.of("Huawei ATN Series Routers", "CRA-III-I-12", "IMPORTANT_CLASS_I"),
            List.of("Cisco Nexus 9000 Series Switches", "CRA-III-I-12", "IMPORTANT_CLASS_I"),
            List.of("MontaVista VPN Client", "CRA-III-I-05", "IMPORTANT_CLASS_I"),
            List.of("Cryptographic Security Platform", "CRA-III-I-09", "IMPORTANT_CLASS_I"),
            List.of("HP Color LaserJet Enterprise MFP M776", "NONE", "DEFAULT"));

    /** What a team would answer for a product that is simply sold in the Union. */
    private static final Map<String, Object> SOLD_IN_THE_UNION = Map.ofEntries(
            Map.entry("nature", "HARDWARE_AND_SOFTWARE"),
            Map.entry("dataConnection", true),
            Map.entry("unionMarket", true),
            Map.entry("commercialActivity", true),
            Map.entry("operatorRole", "MANUFACTURER"),
            Map.entry("otherLaw", List.of()),
            Map.entry("identicalSparePart", false),
            Map.entry("defenceOrNationalSecurityOnly", false),
            Map.entry("classifiedInformation", false),
            Map.entry("presentation", "MARKET"),
            Map.entry("chip", "NONE"),
            Map.entry("otherAdvancedSecurityDevice", false));

    private static final String STATUS = """
            query($key: String!) {
              portfolio(key: $key) {
                status {
                  products
                  byScope { code count }
                  byClass { code count }
                  byCategory { code count }
                  byOpenQuestion { code count }
                }
              }
            }""";

    @LocalServerPort
    private int port;

    private Api api;
    private String key;

    @Test
    void takesInARealRegisterAndGivesOutAClassifiedAndExplainedPortfolio() throws IOException {
        assumeTrue(Files.exists(REGISTER), "The real register is not beside this checkout; the main job is not tried.");
        Registry registry = new Registry(port);
        api = registry.administrator();
        key = Registry.newKey();
        registry.portfolio(key);

        importsEveryRow();
        hasTheCertificateOfEveryProduct();
        knowsTheProductsAndLeavesEveryQuestionOpen();
        walksToTheEndAndBack();
        for (List<String> decision : DECISIONS) {
            classifies(decision.get(0), decision.get(1), decision.get(2));
        }
        countsWhatWasDecided();
        exportsWithoutLoss();
    }

    private void importsEveryRow() throws IOException {
        JsonNode planned = upload("?" + mapping(), "text/csv", Files.readAllBytes(REGISTER));
        assertThat(planned.at("/counts/create").asInt()).as(planned.toString()).isEqualTo(PRODUCTS);
        assertThat(planned.at("/counts/rowsInFile").asInt()).isGreaterThanOrEqualTo(PRODUCTS);
        assertThat(planned.at("/counts/rejected").asInt()).isZero();
        assertThat(planned.at("/columns/0/unknown")).hasSize(2);
        JsonNode errors = api.ask(
                        "mutation($input: ApplyImportInput!) { applyImport(input: $input) { errors { message } } }",
                        Map.of("input", Map.of("id", planned.at("/id").asString())))
                .data("/applyImport/errors");
        assertThat(errors).isEmpty();
        assertThat(await(planned.at("/id").asString(), "APPLIED").at("/failure").isNull())
                .isTrue();
    }

    private void hasTheCertificateOfEveryProduct() {
        JsonNode products = api.ask("""
                        query($key: String!) {
                          portfolio(key: $key) { products(first: 20) { nodes { reference certificates(first: 2) { nodes { scheme number issuedOn url } } } } }
                        }""", Map.of("key", key)).data("/portfolio/products/nodes");
        for (JsonNode product : products) {
            assertThat(product.at("/certificates/nodes")).hasSize(1);
            assertThat(product.at("/certificates/nodes/0/number")).isEqualTo(product.at("/reference"));
            assertThat(product.at("/certificates/nodes/0/scheme").asString()).isNotBlank();
            assertThat(product.at("/certificates/nodes/0/issuedOn").asString()).isNotBlank();
            assertThat(product.at("/certificates/nodes/0/url").asString()).startsWith("https://");
        }
    }

    private void knowsTheProductsAndLeavesEveryQuestionOpen() {
        JsonNode status = status();
        assertThat(status.at("/products").asInt()).isEqualTo(PRODUCTS);
        assertThat(counts(status, "byClass")).isEqualTo(Map.of("UNKNOWN", PRODUCTS));
        assertThat(counts(status, "byScope")).isEqualTo(Map.of("UNKNOWN", PRODUCTS));
        assertThat(counts(status, "byOpenQuestion"))
                .containsEntry("nature", PRODUCTS)
                .containsEntry("unionMarket", PRODUCTS)
                .containsEntry("coreFunctionality", PRODUCTS);
    }

    private void walksToTheEndAndBack() {
        List<String> forward = walk("first", "after", "endCursor", "hasNextPage");
        List<String> backward = walk("last", "before", "startCursor", "hasPreviousPage");
        Collections.reverse(backward);
        assertThat(forward).hasSize(PRODUCTS);
        assertThat(new HashSet<>(forward)).hasSize(PRODUCTS);
        assertThat(backward).isEqualTo(forward);
    }

    private List<String> walk(String size, String from, String cursor, String more) {
        List<String> ids = new ArrayList<>();
        Map<String, Object> variables = new HashMap<>(Map.of("key", key, size, 50));
        JsonNode page;
        do {
            page = api.ask("""
                            query($key: String!, $first: Int, $after: String, $last: Int, $before: String) {
                              portfolio(key: $key) {
                                products(first: $first, after: $after, last: $last, before: $before) {
                                  nodes { id }
                                  pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
                                }
                              }
                            }""", variables).data("/portfolio/products");
            List<String> met = new ArrayList<>();
            page.at("/nodes").forEach(node -> met.add(node.at("/id").asString()));
            if (size.equals("last")) {
                Collections.reverse(met);
            }
            ids.addAll(met);
            variables.put(from, page.at("/pageInfo/" + cursor).asString());
        } while (page.at("/pageInfo/" + more).asBoolean() && ids.size() <= PRODUCTS);
        return ids;
    }

    private void classifies(String text, String category, String productClass) {
        JsonNode found = api.ask("""
                        query($key: String!, $text: String!) {
                          portfolio(key: $key) { products(filter: {text: $text}, first: 1) { nodes { id revision name } } }
                        }""", Map.of("key", key, "text", text)).data("/portfolio/products/nodes/0");
        String id = found.at("/id").asString();
        JsonNode answered = api.ask(
                        """
                        mutation($input: UpdateProductInput!) {
                          updateProduct(input: $input) { product { revision } errors { message } }
                        }""", Map.of("input", Map.of("id", id, "expectedRevision", 0, "facts", SOLD_IN_THE_UNION)))
                .data("/updateProduct");
        assertThat(answered.at("/errors")).as(text).isEmpty();
        JsonNode product = api.ask(
                        """
                        mutation($input: DecideClassificationInput!) {
                          decideClassification(input: $input) {
                            product {
                              classificationDecision { decidedBy reason }
                              determination {
                                scope { outcome }
                                classification {
                                  productClass
                                  category { code citation { place } }
                                  grounds { code effect citation { place act { title } standing } }
                                }
                              }
                            }
                            errors { message }
                          }
                        }""",
                        Map.of(
                                "input",
                                Map.of(
                                        "id",
                                        id,
                                        "expectedRevision",
                                        1,
                                        "coreFunctionality",
                                        category,
                                        "reason",
                                        "As its certificate describes it")))
                .data("/decideClassification/product");
        assertThat(product.at("/determination/scope/outcome").asString())
                .as(text)
                .isEqualTo("IN_SCOPE");
        JsonNode answer = product.at("/determination/classification");
        assertThat(answer.at("/productClass").asString()).as(text).isEqualTo(productClass);
        assertThat(answer.at("/category/code").asString("NONE")).as(text).isEqualTo(category);
        assertThat(answer.at("/grounds")).as(text).isNotEmpty();
        assertThat(answer.at("/grounds/0/citation/place").asString()).isNotBlank();
        assertThat(product.at("/classificationDecision/reason").asString()).isNotBlank();
    }

    private void countsWhatWasDecided() {
        JsonNode status = status();
        Map<String, Integer> expected =
                DECISIONS.stream().collect(Collectors.toMap(decision -> decision.get(2), decision -> 1, Integer::sum));
        expected.put("UNKNOWN", PRODUCTS - DECISIONS.size());
        assertThat(counts(status, "byClass")).isEqualTo(expected);
        assertThat(counts(status, "byCategory"))
                .containsEntry("CRA-IV-03", 1)
                .containsEntry("CRA-III-II-02", 2)
                .containsEntry("CRA-III-I-12", 2);
    }

    private void exportsWithoutLoss() {
        byte[] export = api.bytes("/registers/" + key + ".xlsx");
        JsonNode planned = upload("", XLSX, export);
        // on Products, Certificates and Annex I
        assertThat(planned.at("/counts/rowsRead").asInt()).isEqualTo(3 * PRODUCTS);
        assertThat(planned.at("/counts/unchanged").asInt())
                .as(planned.toString())
                .isEqualTo(PRODUCTS);
    }

    private JsonNode upload(String query, String contentType, byte[] content) {
        JsonNode received = api.send(api.request("/registers/" + key + "/imports" + query)
                        .header("Content-Type", contentType)
                        .POST(BodyPublishers.ofByteArray(content)))
                .json();
        return await(received.at("/id").asString(), "PLANNED");
    }

    private JsonNode await(String id, String state) {
        Instant end = Instant.now().plus(PATIENCE);
        while (true) {
            JsonNode met = api.ask("""
                            query($id: ID!) {
                              import(id: $id) {
                                id state failure
                                counts { rowsInFile rowsRead create update unchanged rejected }
                                columns { unknown { text } }
                                notes { message }
                              }
                            }""", Map.of("id", id)).data("/import");
            if (met.at("/state").asString().equals(state)) {
                return met;
            }
            assertThat(met.at("/state").asString()).as(met.toString()).isNotEqualTo("FAILED");
            assertThat(Instant.now()).as("still " + met).isBefore(end);
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(200);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for an import", e);
        }
    }

    private JsonNode status() {
        return api.ask(STATUS, Map.of("key", key)).data("/portfolio/status");
    }

    private static Map<String, Integer> counts(JsonNode status, String list) {
        Map<String, Integer> counts = new HashMap<>();
        status.at("/" + list)
                .forEach(one ->
                        counts.put(one.at("/code").asString(), one.at("/count").asInt()));
        return counts;
    }

    private static String mapping() {
        return MAPPING.entrySet().stream()
                .map(entry ->
                        "map=" + URLEncoder.encode(entry.getKey() + "=" + entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
