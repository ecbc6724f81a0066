package org.craregistry.register.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.craregistry.register.imports.TestPortfolio.XLSX;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.craregistry.testing.IntegrationTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Workbooks of problems that are corrected and sent again. */
@IntegrationTest
class ProblemsReturnTests {

    @LocalServerPort
    int port;

    private TestPortfolio portfolio;

    @BeforeEach
    void aPortfolio() {
        portfolio = TestPortfolio.create(port);
    }

    @Test
    void giveRowsBackWithNothingOutOfPlaceAndNothingLeftOut() throws IOException {
        String id = portfolio.plan("""
                        Reference,Manufacturer,Name,Support until
                        R-1,ACME, Inc.,Router,soon
                        R-2,ACME,Inc.,Hub,2034-12-31
                        """).at("/id").asString();

        byte[] problems = problems(id);

        assertThat(cells(problems, 1)).containsExactly("R-1", "ACME, Inc.", "Router", "soon");
        assertThat(cells(problems, 2)).containsExactly("R-2", "ACME", "Inc.", "Hub", "2034-12-31");
        JsonNode again = portfolio.plan(corrected(problems, Map.of("Support until", "2033-04-03")));
        assertThat(again.at("/rows/nodes/0/fieldChanges").toString()).contains("ACME, Inc.", "2033-04-03");
        assertThat(again.at("/rows/nodes/1/problems").toString()).contains("ROW_TOO_LONG");
    }

    @Test
    void areRefusedAgainWhereNothingWasCorrected() throws IOException {
        byte[] dates = new WorkbookOf()
                .sheet("Products", "Reference|Version|Name\nR-1||Router\nR-2||Switch")
                .date(1, 1, LocalDateTime.of(2026, 10, 1, 0, 0))
                .date(2, 1, LocalDateTime.of(2026, 10, 1, 8, 30))
                .bytes();
        String shifted = "Reference,Name,Manufacturer,Responsible\nR-1,Router,ACME,Inc.,Ms Doe\n";
        String twoTables = """
                Reference,Version,Name,Nature
                R-1,1,A,Gadget
                Name,Reference,Version,Nature
                B,R-2,1,Hardware
                C,R-3,1,Hardware
                Reference,Version,Name,Nature
                R-4,1,D,Gadget
                """;
        for (JsonNode planned : List.of(portfolio.plan(dates), portfolio.plan(shifted), portfolio.plan(twoTables))) {
            int rejected = planned.at("/counts/rejected").asInt();
            JsonNode again = portfolio.plan(problems(planned.at("/id").asString()));
            JsonNode andAgain = portfolio.plan(problems(again.at("/id").asString()));

            assertThat(rejected).as(planned.toString()).isPositive();
            assertThat(again.at("/counts/rejected").asInt())
                    .as(again.toString())
                    .isEqualTo(rejected);
            assertThat(andAgain.at("/counts/rejected").asInt())
                    .as(andAgain.toString())
                    .isEqualTo(rejected);
        }
    }

    @Test
    void haveTheRowsOfFurtherTablesUnderTheirHeaders() throws IOException {
        JsonNode planned = portfolio.plan("""
                Reference,Version,Name
                R-1,1,A
                Name,Reference,Version
                B,R-2,1
                Version,Name,Reference
                1,C,R-3
                """);

        byte[] problems = problems(planned.at("/id").asString());

        assertThat(cells(problems, 1)).endsWith("Reference", "Version");
        assertThat(cells(problems, 2)).endsWith("B", "R-2", "1");
        assertThat(cells(problems, 3)).endsWith("Name", "Reference");
        assertThat(cells(problems, 4)).endsWith("1", "C", "R-3");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?headerRow=0&column=A%3Dreference&column=B%3Dname&column=C%3DsupportUntil",
                "?headerRow=2&map=Nummer%3Dreference&map=Titel%3Dname&map=Bis%3DsupportUntil"
            })
    void areReadWithWhatWasSaidAboutTheFile(String query) throws IOException {
        String title = query.contains("headerRow=0") ? "" : "Unsere Liste\nNummer,Titel,Bis\n";
        byte[] csv = (title + "R-1,Router,soon\nR-2,Switch,2034-12-31\n").getBytes(StandardCharsets.UTF_8);
        JsonNode planned = portfolio.await(TestPortfolio.accepted(portfolio.upload("text/csv", csv, query)));
        assertThat(planned.at("/counts/rejected").asInt())
                .as(planned.toString())
                .isEqualTo(1);

        byte[] corrected = corrected(problems(planned.at("/id").asString()), Map.of("Support until", "2033-04-03"));
        JsonNode again = portfolio.await(TestPortfolio.accepted(portfolio.upload(XLSX, corrected, query)));

        assertThat(again.at("/counts/create").asInt()).as(again.toString()).isEqualTo(1);
        assertThat(again.at("/rows/nodes/0/label").asString()).isEqualTo("R-1");
    }

    @Test
    void haveTheDatesThatThePatternOfTheFileRead() throws IOException {
        String query = "?fileName=register.xlsx&datePattern=dd/MM/yyyy";
        byte[] workbook = new WorkbookOf()
                .sheet("Products", """
                        Reference | Name | Support until | Nature
                        R-1 | Router | 03/04/2034 | Gadget
                        """)
                .sheet("Declarations", """
                        Reference | Declaration number | Declaration issued on
                        R-1 | DoC-1 | 03/04/2031
                        R-1 | DoC-2 | soon
                        """)
                .bytes();
        JsonNode planned = portfolio.await(TestPortfolio.accepted(portfolio.upload(XLSX, workbook, query)));

        JsonNode again = portfolio.plan(problems(planned.at("/id").asString()));

        assertThat(messages(again, 0))
                .hasSize(2)
                .anyMatch(message -> message.contains("\"Gadget\" is not accepted"))
                .anyMatch(message -> message.contains("\"soon\" is not a date"));
        assertThat(again.at("/rows/nodes/0").toString()).contains("2034-04-03", "2031-04-03");
    }

    @Test
    void areReadAsTheFileWasWhereAColumnFillsSeveral() throws IOException {
        String query = "?map=Nr%3Dreference&map=Bez%3Dname,description";
        byte[] csv = "Nr,Bez,Support until\nR-1,Router,soon\n".getBytes(StandardCharsets.UTF_8);
        JsonNode planned = portfolio.await(TestPortfolio.accepted(portfolio.upload("text/csv", csv, query)));

        byte[] corrected = corrected(problems(planned.at("/id").asString()), Map.of("Support until", "2033-04-03"));
        JsonNode again = portfolio.await(TestPortfolio.accepted(portfolio.upload(XLSX, corrected, query)));

        assertThat(again.at("/counts/create").asInt()).as(again.toString()).isEqualTo(1);
        assertThat(again.at("/rows/nodes/0/fieldChanges").toString()).contains("\"name\"", "\"description\"");
    }

    @Test
    void areReadAsTheFileWasWhereColumnsWereNamedByLetters() throws IOException {
        String query = "?column=C%3Dmanufacturer&column=D%3D";
        byte[] csv = "Reference,Name,,Responsible,Support until\nR-1,Router, ACME,anna,soon\n"
                .getBytes(StandardCharsets.UTF_8);
        JsonNode planned = portfolio.await(TestPortfolio.accepted(portfolio.upload("text/csv", csv, query)));

        byte[] corrected = corrected(problems(planned.at("/id").asString()), Map.of("Support until", "2033-04-03"));
        JsonNode again = portfolio.await(TestPortfolio.accepted(portfolio.upload(XLSX, corrected, query)));

        assertThat(again.at("/rows/nodes/0/fieldChanges").toString())
                .contains("Router", "ACME", "2033-04-03")
                .doesNotContain("anna", "Router, ACME");
    }

    @Test
    void sayAllThatIsWrongWithARowAtOnce() {
        JsonNode planned = portfolio.plan("""
                Reference,Name,Manufacturer,Data connection
                R-1,,Example SE,perhaps
                R-2,,,perhaps
                """);
        JsonNode ofRecord = portfolio.plan(new WorkbookOf()
                .sheet("Products", "Reference | Name\nR-3 | Router")
                .sheet("Certificates", """
                        Reference | Scheme | Certificate number | Issued on | Valid until | Withdrawn on
                        R-3 | EUCC | EUCC-1 | 2027-05-01 | 2026-05-01 | 2025-05-01
                        R-4 | EUCC | EUCC-2 | 2027-05-01 | soon |
                        """)
                .bytes());

        assertThat(messages(planned, 0))
                .containsExactly(
                        "Row 2, column D: \"perhaps\" is neither yes nor no; write Yes or No, or leave the cell empty.",
                        "Row 2, column B: Name is missing; every product has one.");
        assertThat(messages(planned, 1)).hasSize(2).last().asString().endsWith("every product has one.");
        assertThat(messages(ofRecord, 0)).hasSize(2).allMatch(message -> message.contains("the day of its issue"));
        assertThat(messages(ofRecord, 1))
                .anyMatch(message -> message.contains("is not a date"))
                .anyMatch(message -> message.contains("there is no product with this reference"));
    }

    @Test
    void haveWhatMarksWereReadAs() throws IOException {
        JsonNode planned = portfolio.plan("""
                Reference,Name,Open source,AI,Support until
                R-1,Router,x,x,soon
                R-2,Switch,x,Yes,2034-12-31
                """);

        byte[] problems = problems(planned.at("/id").asString());

        assertThat(cells(problems, 1)).containsExactly("R-1", "Router", "Yes", "x", "soon");
    }

    @Test
    void keepMonthsUnderAHeaderThatSaysSo() throws IOException {
        JsonNode planned = planned(
                "Reference,Name,Dauer (Monate),Support until\nR-1,Router,60,soon\n",
                "?map=Dauer%20(Monate)%3DexpectedUseYears");

        byte[] corrected = corrected(problems(planned.at("/id").asString()), Map.of("Support until", "2033-04-03"));
        JsonNode again = portfolio.plan(corrected);

        assertThat(again.at("/rows/nodes/0/fieldChanges").toString())
                .contains("{\"field\":\"expectedUseYears\",\"old\":null,\"new\":\"5\"}");
    }

    @Test
    void haveTheDaysThatSomebodyHasSaidHowToRead() throws IOException {
        JsonNode planned = planned(
                "Reference,Name,Placed on the market on,Support until\nR-1,Router,03.04.2028,soon\nR-2,Hub,04.05.2028,05.06.2033\n",
                "?datePattern=dd.MM.yyyy");
        assertThat(planned.at("/counts/rejected").asInt()).isEqualTo(1);

        byte[] corrected = corrected(problems(planned.at("/id").asString()), Map.of("Support until", "2033-04-03"));

        assertThat(portfolio.plan(corrected).at("/rows/nodes/0/fieldChanges").toString())
                .contains("\"2028-04-03\"", "\"2033-04-03\"");
    }

    @Test
    void keepWhatIsADateAndATextAsItIsWritten() {
        String said = "?datePattern=dd.MM.yyyy&map=Start=description,placedOnMarketOn";
        JsonNode planned = planned("Reference,Name,Start,Nature\nR-1,Router,03.04.2028,Gadget\n", said);

        byte[] problems = problems(planned.at("/id").asString());
        JsonNode again = portfolio.await(TestPortfolio.accepted(portfolio.upload(XLSX, problems, said)));

        assertThat(messages(again, 0)).singleElement().asString().contains("\"Gadget\" is not accepted");
    }

    private JsonNode planned(String csv, String settings) {
        byte[] bytes = csv.getBytes(StandardCharsets.UTF_8);
        return portfolio.await(TestPortfolio.accepted(portfolio.upload("text/csv", bytes, settings)));
    }

    private static List<String> messages(JsonNode planned, int row) {
        List<String> messages = new ArrayList<>();
        planned.at("/rows/nodes/" + row + "/problems")
                .forEach(problem -> messages.add(problem.at("/message").asString()));
        return messages;
    }

    private byte[] problems(String id) {
        return portfolio.api().bytes("/registers/imports/" + id + "/problems.xlsx");
    }

    /** What stands behind the problems in a row. */
    private static List<String> cells(byte[] problems, int row) throws IOException {
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(problems))) {
            List<String> cells = new ArrayList<>();
            workbook.getSheetAt(0).getRow(row).forEach(cell -> cells.add(new DataFormatter().formatCellValue(cell)));
            return cells.subList(1, cells.size());
        }
    }

    /** The workbook with the marked cells below these headers replaced. */
    private static byte[] corrected(byte[] problems, Map<String, String> values) throws IOException {
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(problems));
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            XSSFSheet sheet = workbook.getSheetAt(0);
            List<String> headers = new ArrayList<>();
            sheet.getRow(0).forEach(cell -> headers.add(cell.getStringCellValue()));
            for (int i = 1; i <= sheet.getLastRowNum(); i++) {
                Row row = sheet.getRow(i);
                values.forEach((header, value) -> {
                    int column = headers.indexOf(header);
                    if (row.getCell(column) != null && row.getCell(column).getCellComment() != null) {
                        row.createCell(column).setCellValue(value);
                    }
                });
            }
            workbook.write(out);
            return out.toByteArray();
        }
    }
}
