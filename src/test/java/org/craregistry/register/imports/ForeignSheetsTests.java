package org.craregistry.register.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
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
    void tellsWhatIsWrongWithACertificateOnceWhereItsProductIsRepeated() throws IOException {
        String id = portfolio
                .plan(new WorkbookOf()
                        .sheet("Products", "Reference | Name\nR-1 | Router\nR-1 | Router")
                        .sheet(
                                "Certificates",
                                "Reference | Scheme | Certificate number | Certificate expires on\nR-1 | EUCC | EUCC-1 | soon")
                        .bytes())
                .at("/id")
                .asString();

        assertThat(portfolio
                        .answer(
                                "query ($id: ID!) { import(id: $id) { problemGroups { code count } } }",
                                Map.of("id", id))
                        .data("/import/problemGroups")
                        .toString())
                .contains("{\"code\":\"NOT_A_DATE\",\"count\":1}");
        byte[] problems = portfolio.api().bytes("/registers/imports/" + id + "/problems.xlsx");
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(problems))) {
            assertThat(texts(workbook.getSheet("Products"), 1)).containsExactly("R-1", "R-1");
            assertThat(texts(workbook.getSheet("Certificates"), 0).iterator().next())
                    .doesNotContain("\n");
        }
    }

    @Test
    void asksForNoNameWhereACertificateNamesNoProduct() {
        JsonNode plan = portfolio.plan(new WorkbookOf()
                .sheet("Products", "Reference | Name\nR-1 | Router")
                .sheet("Certificates", """
                        Reference | Scheme | Certificate number
                        R-1 | EUCC | EUCC-1
                         | EUCC | EUCC-2
                        """)
                .bytes());

        assertThat(plan.at("/rows/nodes/0/problems")
                        .valueStream()
                        .map(problem -> problem.at("/message").asString()))
                .containsExactly(
                        "Certificates!A3 is empty, but a row needs the reference of its product; enter it or delete the row.");
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

    @Test
    void readsASheetUnderAnotherNameAsWhatItIsSaidToHold() {
        byte[] workbook = aSheetUnderAnotherName("2031-01-01");
        JsonNode planned = portfolio.plan(workbook);
        String id = planned.at("/id").asString();
        assertThat(planned.at("/notes").toString())
                .contains("EUCC 2027", "nothing of it was read", "say what it holds");

        Map<String, ?> other = Map.of("sheet", "eucc 2027", "holds", "CERTIFICATES", "headerRow", 3);
        JsonNode replanned = portfolio
                .answer("""
                        mutation ($input: ReplanImportInput!) { replanImport(input: $input) {
                          errors { message } import { settings { otherSheets { sheet holds headerRow } } } } }""", Map.of("input", Map.of("id", id, "settings", Map.of("otherSheets", List.of(other)))))
                .data("/replanImport");

        assertThat(replanned.at("/errors")).isEmpty();
        assertThat(replanned.at("/import/settings/otherSheets").toString())
                .isEqualTo("[{\"sheet\":\"eucc 2027\",\"holds\":\"CERTIFICATES\",\"headerRow\":3}]");
        assertThat(portfolio.await(id).at("/columns").toString()).contains("\"sheet\":\"EUCC 2027\",\"row\":3");
        assertThat(portfolio.apply(id, "ALL_OR_NOTHING")).isEmpty();
        portfolio.await(id);
        assertThat(certificates(0).at("/0/number").asString()).isEqualTo("EUCC-1");
    }

    @Test
    void givesTheRowsOfASheetUnderAnotherNameBack() throws IOException {
        String said = "?otherSheet=EUCC%202027%3DCertificates%3A3";
        String id = planned(aSheetUnderAnotherName("soon"), said).at("/id").asString();

        byte[] problems = portfolio.api().bytes("/registers/imports/" + id + "/problems.xlsx");

        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(problems))) {
            XSSFSheet certificates = workbook.getSheet("EUCC 2027");
            assertThat(texts(certificates, 3)).containsExactly("EUCC-1");
            assertThat(certificates.getRow(1).getCell(4).getCellComment()).isNotNull();
        }
        assertThat(planned(problems, said).at("/counts/rejected").asInt()).isEqualTo(1);
    }

    @Test
    void refusesASheetThatIsSaidToHoldSomethingAndDoesNot() {
        assertThat(planned(aSheetUnderAnotherName(""), "?otherSheet=EUCC%202028%3DCertificates")
                        .at("/failure")
                        .asString())
                .contains("has no sheet \"EUCC 2028\"");
        assertThat(planned(aSheetUnderAnotherName(""), "?otherSheet=EUCC%202027%3DCertificates%3A2")
                        .at("/failure")
                        .asString())
                .contains("\"EUCC 2027\" has no text in row 2");
    }

    @Test
    void takesNoSheetForTheProductsThatIsNamedAsOneOfAnotherKind() {
        byte[] workbook = new WorkbookOf()
                .sheet("Certificates", "Reference | Version | Scheme\nOLD-1 | 1 | EUCC")
                .sheet("EUCC 2027", "Reference | Scheme | Certificate number\nR-1 | EUCC | EUCC-1")
                .sheet("Inventory", "Reference | Name\nR-1 | Router")
                .bytes();

        JsonNode planned = planned(workbook, "?otherSheet=EUCC%202027%3DCertificates");

        assertThat(planned.at("/counts/create").asInt()).as(planned.toString()).isEqualTo(1);
        assertThat(planned.at("/rows/nodes/0/sheet").asString()).isEqualTo("Inventory");
    }

    /** Its third row is the header, and not the first one, which names more columns. */
    private static byte[] aSheetUnderAnotherName(String expiresOn) {
        return new WorkbookOf()
                .sheet("Products", "Reference | Name\nR-1 | Router")
                .sheet("EUCC 2027", """
                        Reference | Scheme | Certificate number | Certificate expires on | Issuer

                        Reference | Scheme | Certificate number | Certificate expires on
                        R-1 | EUCC | EUCC-1 | EXPIRES
                        """.replace("EXPIRES", expiresOn))
                .bytes();
    }

    private JsonNode planned(byte[] workbook, String query) {
        return portfolio.await(TestPortfolio.accepted(portfolio.upload(TestPortfolio.XLSX, workbook, query)));
    }

    @Test
    void saysWhichProductOfTheFileACertificateNearlyNames() {
        JsonNode planned = portfolio.plan(new WorkbookOf()
                .sheet("Products", "Reference | Version | Name\nR-1 | 2.0 | Router")
                .sheet("Certificates", "Reference | Version | Scheme | Certificate number\nR-1 | 2 | EUCC | EUCC-1")
                .bytes());

        assertThat(planned.at("/rows/nodes/1/problems/0/message").asString())
                .isEqualTo(
                        "Certificates!B2: \"R-1 2\" differs from the product in row 2 of Products in zeros, a \"v\", case, spaces or signs only. Delete the row or write it like that where it is the same product; or say for the whole file that such rows mean a new one.");
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
