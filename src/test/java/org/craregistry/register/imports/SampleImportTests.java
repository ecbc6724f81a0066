package org.craregistry.register.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.craregistry.conformity.SampleEvidence;
import org.craregistry.law.Article15Outcome;
import org.craregistry.portfolio.PortfolioBook;
import org.craregistry.testing.Api;
import org.craregistry.testing.IntegrationTest;
import org.craregistry.testing.Registry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.ResourceLoader;
import org.springframework.transaction.PlatformTransactionManager;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@IntegrationTest
class SampleImportTests {

    private static final String QUERY = """
            query ($key: String!) { portfolio(key: $key) { name
              products(first: 2) { nodes { name certificates { nodes { number } } changes(first: 5) { nodes { actor } } } } imports(first: 9) { nodes { state uploadedBy finishedBy fileName } } } }""";

    @LocalServerPort
    int port;

    @Autowired
    PortfolioBook portfolios;

    @Autowired
    ImportReception reception;

    @Autowired
    Imports imports;

    @Autowired
    Planner planner;

    @Autowired
    Applier applier;

    @Autowired
    SampleEvidence filing;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    ResourceLoader resources;

    @TempDir
    Path folder;

    private final String key = Registry.newKey();

    @Test
    void fillsAPortfolioAtTheFirstStartOnly() throws IOException {
        SampleImport sample = sample(workbook("Router"), evidence("""
                [{"reference": "R-1", "version": "", "certificates": [{"number": "17"}],
                  "requirements": [{"code": "CRA-AI-P1-1", "standing": "FULFILLED"}]}]"""));
        sample.start();
        sample.start();

        JsonNode portfolio = portfolio();
        assertThat(portfolio.at("/name").asString()).startsWith("Sample portfolio");
        assertThat(portfolio.at("/products/nodes").toString())
                .isEqualTo(
                        "[{\"name\":\"Router\",\"certificates\":{\"nodes\":[{\"number\":\"17\"}]},"
                                + "\"changes\":{\"nodes\":[{\"actor\":\"registry\"},{\"actor\":\"registry\"},{\"actor\":\"registry\"}]}}]");
        assertThat(portfolio.at("/imports/nodes").toString())
                .isEqualTo(
                        "[{\"state\":\"APPLIED\",\"uploadedBy\":\"registry\",\"finishedBy\":\"registry\",\"fileName\":\"tiny.xlsx\"}]");
    }

    @Test
    void leavesNothingBehindWhereTheWorkbookIsMissing() throws IOException {
        sample(folder.resolve("missing.xlsx"), evidence("[]")).start();

        assertThat(portfolio().isNull()).isTrue();
    }

    @Test
    void leavesNothingBehindWhereARowIsRejected() throws IOException {
        sample(workbook(""), evidence("[]")).start();

        assertThat(portfolio().isNull()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[{\"reference\": \"R-2\"}]",
                "[{\"reference\": \"R-1\", \"certificates\": [{\"level\": \"HIGHEST\"}]}]",
                "no list"
            })
    void leavesNothingBehindWhereEvidenceCannotBeFiled(String evidence) throws IOException {
        sample(workbook("Router"), evidence(evidence)).start();

        assertThat(portfolio().isNull()).isTrue();
    }

    @Test
    void showsEveryOutcomeOfArticle15ThatTheLawInForceHas() {
        new SampleImport(
                        portfolios,
                        reception,
                        imports,
                        planner,
                        applier,
                        filing,
                        transactions,
                        resources,
                        new SampleSettings(
                                true,
                                key,
                                "classpath:imports/sample-portfolio.xlsx",
                                "classpath:imports/sample-evidence.json"))
                .start();

        Set<String> outcomes = new TreeSet<>();
        Api.at(port)
                .asAdministrator()
                .ask("""
                        query ($key: String!) { portfolio(key: $key) { products(first: 100) { nodes {
                          determination(asOf: "2028-09-01") { article15 { outcome } } } } } }""", Map.of("key", key))
                .data("/portfolio/products/nodes")
                .forEach(product -> outcomes.add(
                        product.at("/determination/article15/outcome").asString()));

        // No delegated act under AI Act Article 2(13) limits anything yet.
        assertThat(outcomes)
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(Article15Outcome.values())
                        .filter(outcome -> outcome != Article15Outcome.LIMITED)
                        .map(Enum::name)
                        .toList());
    }

    /** As the made-up manufacturers would have to: CRA Article 13(4) and (12). */
    @Test
    void givesAReasonForWhatIsLeftOutAndDeclaresWhatWasAssessed() throws IOException {
        JsonNode products;
        try (InputStream in =
                resources.getResource("classpath:imports/sample-evidence.json").getInputStream()) {
            products = JsonMapper.shared().readTree(in);
        }

        assertThat(products).isNotEmpty().allSatisfy(product -> {
            assertThat(product.at("/article15Elements"))
                    .filteredOn(one -> one.at("/standing").asString().equals("NOT_APPROPRIATE"))
                    .allSatisfy(one -> assertThat(one.at("/evidence").asString())
                            .as(one.toString())
                            .isNotBlank());
            Set<String> evidenced = codes(product.at("/article15Elements"), "EVIDENCED");
            assertThat(product.at("/declarations/nodes")).allSatisfy(declaration -> {
                assertThat(declaration.at("/elements").valueStream().map(JsonNode::asString))
                        .containsExactlyInAnyOrderElementsOf(evidenced);
                assertThat(product.at("/assessments/nodes"))
                        .allSatisfy(assessment -> assertThat(
                                        assessment.at("/completedOn").asString())
                                .isLessThanOrEqualTo(declaration.at("/issuedOn").asString()));
            });
        });
    }

    private static Set<String> codes(JsonNode standings, String standing) {
        Set<String> codes = new TreeSet<>();
        standings.forEach(one -> {
            if (one.at("/standing").asString().equals(standing)) {
                codes.add(one.at("/code").asString());
            }
        });
        return codes;
    }

    private SampleImport sample(Path workbook, Path evidence) {
        SampleSettings settings = new SampleSettings(
                true, key, workbook.toUri().toString(), evidence.toUri().toString());
        return new SampleImport(
                portfolios, reception, imports, planner, applier, filing, transactions, resources, settings);
    }

    private Path evidence(String json) throws IOException {
        return Files.writeString(folder.resolve("evidence.json"), json);
    }

    private JsonNode portfolio() {
        return Api.at(port).asAdministrator().ask(QUERY, Map.of("key", key)).data("/portfolio");
    }

    private Path workbook(String name) throws IOException {
        Path file = folder.resolve("tiny.xlsx");
        try (XSSFWorkbook workbook = new XSSFWorkbook();
                OutputStream out = Files.newOutputStream(file)) {
            Sheet sheet = workbook.createSheet("Products");
            fill(sheet.createRow(0), "Reference", "Name");
            fill(sheet.createRow(1), "R-1", name);
            workbook.write(out);
        }
        return file;
    }

    private static void fill(Row row, String... cells) {
        for (int i = 0; i < cells.length; i++) {
            row.createCell(i).setCellValue(cells[i]);
        }
    }
}
