package org.craregistry.register.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.craregistry.testing.IntegrationTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Files without sheets, with one row for each certificate, so that a product stands in several. */
@IntegrationTest
class FlatFileTests {

    private static final String QUERY = "?"
            + String.join(
                    "&",
                    TestPortfolio.parameter("map", "No=reference"),
                    TestPortfolio.parameter("map", "Product=name"),
                    TestPortfolio.parameter("map", "Cert=certificates.number"),
                    TestPortfolio.parameter("map", "Under=certificates.scheme"),
                    TestPortfolio.parameter("map", "DoC=declarations.number"));

    private static final String ON_FILE = """
            query ($key: String!) { portfolio(key: $key) { products(first: 5) { nodes { reference name manufacturer
              certificates(first: 5) { nodes { number } } declarations(first: 5) { nodes { number } } } } } }""";

    @LocalServerPort
    int port;

    private TestPortfolio portfolio;

    @BeforeEach
    void aPortfolio() {
        portfolio = TestPortfolio.create(port);
    }

    private JsonNode plan(String csv) {
        return portfolio.await(
                TestPortfolio.accepted(portfolio.upload("text/csv", csv.getBytes(StandardCharsets.UTF_8), QUERY)));
    }

    private static String problems(JsonNode planned, int row) {
        return planned.at("/rows/nodes/" + row + "/problems").toString();
    }

    @Test
    void takesAllRowsOfAProductTogetherWhereverTheyStand() {
        JsonNode planned = plan("""
                No,Product,Manufacturer,Under,Cert,DoC
                R-1,Router,Example SE,EUCC,C-1,D-1
                R-2,Switch,Example SE,EUCC,C-2,
                R-1,Router,,EUCC,C-1,D-2
                R-1,,,EUCC,C-3,
                R-2,Switch,Example SE,EUCC,C-2,
                """);

        assertThat(planned.at("/counts/create").asInt()).as(planned.toString()).isEqualTo(2);
        assertThat(planned.at("/counts/rowsRead").asInt()).isEqualTo(5);
        assertThat(planned.at("/counts/rejected").asInt()).isZero();
        assertThat(planned.at("/rows/nodes/0/evidence")).hasSize(4);
        assertThat(planned.at("/rows/nodes/0/evidence/3").toString()).contains("\"row\":5", "EUCC C-3");
        assertThat(problems(planned, 1)).contains("REPEATED_ROW", "Row 6: says the same as row 3");
        String id = planned.at("/id").asString();
        assertThat(portfolio.apply(id, "ALL_OR_NOTHING")).isEmpty();
        portfolio.await(id);
        JsonNode products =
                portfolio.answer(ON_FILE, Map.of("key", portfolio.key())).data("/portfolio/products/nodes");
        assertThat(products.toString())
                .isEqualTo("[{\"reference\":\"R-1\",\"name\":\"Router\",\"manufacturer\":\"Example SE\","
                        + "\"certificates\":{\"nodes\":[{\"number\":\"C-1\"},{\"number\":\"C-3\"}]},"
                        + "\"declarations\":{\"nodes\":[{\"number\":\"D-1\"},{\"number\":\"D-2\"}]}},"
                        + "{\"reference\":\"R-2\",\"name\":\"Switch\",\"manufacturer\":\"Example SE\","
                        + "\"certificates\":{\"nodes\":[{\"number\":\"C-2\"}]},\"declarations\":{\"nodes\":[]}}]");
    }

    @Test
    void rejectsAProductOfWhichItsRowsDisagreeAndGivesAllOfThemBack() throws IOException {
        JsonNode planned = plan("""
                No,Product,Under,Cert,DoC
                R-1,Router,EUCC,C-1
                R-2,Switch,EUCC,C-2
                R-1,Rooter,EUCC,C-3
                R-1,Router,EUCC,C-4
                """);

        assertThat(planned.at("/counts/rejected").asInt())
                .as(planned.toString())
                .isEqualTo(1);
        assertThat(problems(planned, 0))
                .contains("Row 4, column B: says otherwise than row 2 of the same product", "\"met\":\"Rooter\"");
        byte[] given =
                portfolio.api().bytes("/registers/imports/" + planned.at("/id").asString() + "/problems.xlsx");
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(given))) {
            List<String> numbers = List.of(
                    workbook.getSheetAt(0).getRow(1).getCell(4).getStringCellValue(),
                    workbook.getSheetAt(0).getRow(2).getCell(4).getStringCellValue(),
                    workbook.getSheetAt(0).getRow(3).getCell(4).getStringCellValue());
            assertThat(numbers).containsExactly("C-1", "C-3", "C-4");
            assertThat(workbook.getSheetAt(0).getRow(2).getCell(0).getStringCellValue())
                    .contains("says otherwise");
            workbook.getSheetAt(0).getRow(2).createCell(2).setCellValue("Router");
            ByteArrayOutputStream corrected = new ByteArrayOutputStream();
            workbook.write(corrected);
            JsonNode again = portfolio.plan(corrected.toByteArray());
            assertThat(again.at("/counts/create").asInt()).as(again.toString()).isEqualTo(1);
            assertThat(again.at("/rows/nodes/0/evidence")).hasSize(3);
        }
    }

    @Test
    void takesAnExistingProductWithoutItsVersionOnEachOfItsRows() {
        portfolio.takeOver("Reference,Version,Name\nR-1,2.0,Router\n");

        JsonNode planned = plan("No,Product,Under,Cert,DoC\nR-1,,EUCC,C-1\nR-1,,EUCC,C-2\n");

        assertThat(planned.at("/counts/update").asInt()).as(planned.toString()).isEqualTo(1);
        assertThat(planned.at("/rows/nodes/0/evidence")).hasSize(2);
    }
}
