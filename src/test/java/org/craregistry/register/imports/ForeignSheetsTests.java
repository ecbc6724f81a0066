package org.craregistry.register.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.craregistry.testing.IntegrationTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** The sheets beside the products, as other people fill them. */
@IntegrationTest
class ForeignSheetsTests {

    private static final String CERTIFICATES = """
            query ($key: String!) { portfolio(key: $key) { products(first: 2) { nodes {
              reference version certificates(first: 3) { nodes { number issuedOn expiresOn } } } } } }""";

    @LocalServerPort
    int port;

    private TestPortfolio portfolio;

    @BeforeEach
    void aPortfolio() {
        portfolio = TestPortfolio.create(port);
    }

    @Test
    void takesACertificateOverWithoutADateThatIsNone() {
        String id = planned("""
                Reference | Scheme | Certificate number | Certificate issued on | Certificate expires on
                R-1 | EUCC | EUCC-1 | 31.12.2026 | soon
                """);

        assertThat(portfolio.find(id).at("/counts/rejected").asInt()).isEqualTo(1);
        assertThat(portfolio.apply(id, "VALID_CELLS")).isEmpty();

        assertThat(portfolio.await(id).at("/state").asString()).isEqualTo("APPLIED");
        assertThat(certificates(0).toString())
                .isEqualTo("[{\"number\":\"EUCC-1\",\"issuedOn\":\"2026-12-31\",\"expiresOn\":null}]");
        assertThat(portfolio.revert(id)).isEmpty();
        assertThat(portfolio.await(id).at("/state").asString()).isEqualTo("REVERTED");
        assertThat(portfolio.products().at("/totalCount").asInt()).isZero();
    }

    @Test
    void leavesNoCellOutThatSaysWhetherARecordIsRemoved() {
        String id = planned("""
                Reference | Scheme | Certificate number | Remove
                R-1 | EUCC | EUCC-1 | perhaps
                """);

        assertThat(portfolio.find(id).at("/counts/rejected").asInt()).isEqualTo(1);
        assertThat(portfolio.apply(id, "VALID_CELLS")).isEmpty();

        portfolio.await(id);
        assertThat(portfolio.products().at("/totalCount").asInt()).isZero();
    }

    @Test
    void givesTheRowsOfAllSheetsBackThatAreAboutARejectedProduct() throws IOException {
        String id = portfolio
                .plan(new WorkbookOf()
                        .sheet("Products", "Reference | Name\nR-1 | Router\nR-2 | Switch")
                        .sheet("Certificates", """
                                Reference | Scheme | Certificate number | Certificate expires on
                                R-2 | EUCC | EUCC-2 | 2031-01-01
                                R-1 | EUCC | EUCC-1 | soon
                                R-1 | EUCC | EUCC-3 | 2031-01-01
                                """)
                        .bytes())
                .at("/id")
                .asString();

        byte[] problems = portfolio.api().bytes("/registers/imports/" + id + "/problems.xlsx");

        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(problems))) {
            assertThat(texts(workbook.getSheet("Products"), 1)).containsExactly("R-1");
            XSSFSheet certificates = workbook.getSheet("Certificates");
            assertThat(texts(certificates, 3)).containsExactly("EUCC-1", "EUCC-3");
            assertThat(certificates.getRow(1).getCell(0).getStringCellValue()).startsWith("Certificates!D3: \"soon\"");
            assertThat(certificates.getRow(1).getCell(4).getCellComment()).isNotNull();
        }
    }

    @Test
    void takesTheOnlyVersionWhereACertificateNamesNone() {
        portfolio.takeOver("Reference,Version,Name\nR-1,2.0,Router\n");

        byte[] workbook = new WorkbookOf()
                .sheet("Certificates", "Reference | Scheme | Certificate number\nR-1 | EUCC | EUCC-1")
                .bytes();
        assertThat(portfolio.takeOver(workbook).toString()).contains("ONLY_VERSION");

        assertThat(certificates(0).at("/0/number").asString()).isEqualTo("EUCC-1");
    }

    @Test
    void saysWhereTheFileCallsOneProductInTwoWays() {
        portfolio.takeOver("Reference,Version,Name\nR-1,2.0,Router\n");

        JsonNode planned = portfolio.plan(new WorkbookOf()
                .sheet("Products", "Reference | Version | Name\nR-1 | 2.0 | Gateway")
                .sheet("Certificates", "Reference | Scheme | Certificate number\nR-1 | EUCC | EUCC-1")
                .bytes());

        assertThat(planned.at("/counts/update").asInt()).as(planned.toString()).isEqualTo(1);
        assertThat(planned.at("/counts/rejected").asInt()).isEqualTo(1);
        assertThat(planned.toString())
                .contains("the same product stands in row 2 of Products under another reference or version");
    }

    private String planned(String certificates) {
        return portfolio
                .plan(new WorkbookOf()
                        .sheet("Products", "Reference | Name\nR-1 | Router")
                        .sheet("Certificates", certificates)
                        .bytes())
                .at("/id")
                .asString();
    }

    private JsonNode certificates(int product) {
        return portfolio
                .answer(CERTIFICATES, Map.of("key", portfolio.key()))
                .json()
                .at("/data/portfolio/products/nodes/" + product + "/certificates/nodes");
    }

    private static Iterable<String> texts(XSSFSheet sheet, int column) {
        return IntStream.rangeClosed(1, sheet.getLastRowNum())
                .mapToObj(row -> sheet.getRow(row).getCell(column).getStringCellValue())
                .toList();
    }
}
