package org.craregistry.register.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.craregistry.portfolio.PortfolioBook;
import org.craregistry.testing.Api;
import org.craregistry.testing.IntegrationTest;
import org.craregistry.testing.Registry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.ResourceLoader;
import org.springframework.transaction.PlatformTransactionManager;
import tools.jackson.databind.JsonNode;

@IntegrationTest
class SampleImportTests {

    private static final String QUERY = """
            query ($key: String!) { portfolio(key: $key) { name
              products { nodes { name } } imports(first: 9) { nodes { state uploadedBy finishedBy fileName } } } }""";

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
    PlatformTransactionManager transactions;

    @Autowired
    ResourceLoader resources;

    @TempDir
    Path folder;

    private final String key = Registry.newKey();

    @Test
    void fillsAPortfolioAtTheFirstStartOnly() throws IOException {
        SampleImport sample = sample(workbook("Router"));
        sample.start();
        sample.start();

        JsonNode portfolio = portfolio();
        assertThat(portfolio.at("/name").asString()).startsWith("Sample portfolio");
        assertThat(portfolio.at("/products/nodes").toString()).isEqualTo("[{\"name\":\"Router\"}]");
        assertThat(portfolio.at("/imports/nodes").toString())
                .isEqualTo(
                        "[{\"state\":\"APPLIED\",\"uploadedBy\":\"registry\",\"finishedBy\":\"registry\",\"fileName\":\"tiny.xlsx\"}]");
    }

    @Test
    void leavesNothingBehindWhereTheWorkbookIsMissing() {
        sample(folder.resolve("missing.xlsx")).start();

        assertThat(portfolio().isNull()).isTrue();
    }

    @Test
    void leavesNothingBehindWhereARowIsRejected() throws IOException {
        sample(workbook("")).start();

        assertThat(portfolio().isNull()).isTrue();
    }

    private SampleImport sample(Path workbook) {
        SampleSettings settings = new SampleSettings(true, key, workbook.toUri().toString());
        return new SampleImport(portfolios, reception, imports, planner, applier, transactions, resources, settings);
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
