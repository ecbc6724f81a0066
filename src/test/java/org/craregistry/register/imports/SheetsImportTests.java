package org.craregistry.register.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.craregistry.testing.IntegrationTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** What the sheets beside the products do to what is on file. */
@IntegrationTest
class SheetsImportTests {

    private static final String PRODUCTS = """
            Reference | Version | Name
            R-1 | 2 | Router
            R-2 | | Switch
            """;

    private static final String ON_FILE = """
            query ($key: String!) { portfolio(key: $key) { products(first: 2) { nodes {
              reference revision
              certificates(first: 3) { nodes {
                id revision scheme number level coversVersions covers issuedOn expiresOn withdrawnOn url filedBy } }
              declarations(first: 1) { nodes { number form annexVItems identifiesThisVersion acts } }
              assessments(first: 1) { nodes { procedure certificateNumber bodyNumber completedOn openFindings } }
              requirements { requirement { code } standing note }
              article15Elements { element { code } standing evidence }
              changes(first: 20) { nodes { subject action through import { id } sheet row fieldChanges { field old new } } } } } } }""";

    @LocalServerPort
    int port;

    private TestPortfolio portfolio;

    @BeforeEach
    void aPortfolio() {
        portfolio = TestPortfolio.create(port);
    }

    @Test
    void takesInWhatIsOnFileTogetherWithTheProducts() {
        byte[] workbook = new WorkbookOf()
                .sheet("Certificates", """
                        Reference | Version | Scheme | Certificate number | Assurance level | Further versions | Covers | Certificate issued on | Certificate expires on
                        R-1 | 2 | EUCC | EUCC-1 | Substantial | 2.1; 2.2 | A15-CY1, CRA-AI-P1-1 | 2027-01-01 | 2032-01-01
                        R-1 | 2 | EUCC | EUCC-2 | HIGH | | NONE | 2027-02-01
                        """)
                .sheet("Products", PRODUCTS)
                .sheet("Declarations", """
                        Reference | Version | Declaration number | Form of the declaration | Annex V items | Identifies this version | Acts declared
                        R-1 | 2 | DoC-1 | FULL | 1; 2; 8 | Yes | CRA; RADIO_EQUIPMENT
                        """)
                .sheet("Assessments", """
                        Reference | Procedure | Number | Number of the notified body | Completed on | Open findings
                        R-2 | MODULE_H | EU-7 | 0123 | 2027-03-01 | No
                        """)
                .sheet("Annex I", """
                        Reference | Version | CRA-AI-P1-1 | CRA-AI-P2-5 | CRA-AI-P2-5: note
                        R-1 | 2 | Fulfilled | Not applicable | No remote parts
                        """)
                .sheet("Article 15", """
                        Reference | Version | A15-CY4a | A15-CY4a: evidence
                        R-1 | 2 | Evidenced | Report 7
                        """)
                .bytes();

        JsonNode planned = portfolio.plan(workbook);
        assertThat(TestPortfolio.counts(planned))
                .as(planned.toString())
                .isEqualTo("8 read: 2 create, 0 update, 0 unchanged, 0 rejected");
        assertThat(planned.at("/columns")).hasSize(6);
        assertThat(planned.at("/columns/0/sheet").asString()).isEqualTo("Products");
        assertThat(planned.at("/rows/nodes/0/evidence")).hasSize(5);
        assertThat(planned.at("/rows/nodes/0/evidence/0").toString())
                .contains("\"sheet\":\"Certificates\",\"row\":2,\"action\":\"FILE\",\"label\":\"EUCC EUCC-1\"")
                .contains("{\"field\":\"level\",\"old\":null,\"new\":\"SUBSTANTIAL\"}");
        JsonNode applied = portfolio.takeOver(workbook);

        JsonNode router = product(0);
        assertThat(router.at("/revision").asInt()).isZero();
        assertThat(router.at("/certificates/nodes")).hasSize(2);
        assertThat(router.at("/certificates/nodes/0").toString())
                .contains("\"number\":\"EUCC-1\",\"level\":\"SUBSTANTIAL\",\"coversVersions\":[\"2.1\",\"2.2\"]")
                .contains("\"expiresOn\":\"2032-01-01\"", "\"filedBy\":\"admin\"");
        assertThat(router.at("/declarations/nodes/0").toString())
                .isEqualTo(
                        "{\"number\":\"DoC-1\",\"form\":\"FULL\",\"annexVItems\":[1,2,8],\"identifiesThisVersion\":true,"
                                + "\"acts\":[\"CRA\",\"RADIO_EQUIPMENT\"]}");
        assertThat(router.at("/requirements").toString())
                .contains(
                        "{\"requirement\":{\"code\":\"CRA-AI-P2-5\"},\"standing\":\"NOT_APPLICABLE\",\"note\":\"No remote parts\"}");
        assertThat(router.at("/article15Elements").toString())
                .contains("{\"element\":{\"code\":\"A15-CY4a\"},\"standing\":\"EVIDENCED\",\"evidence\":\"Report 7\"}");
        assertThat(product(1).at("/assessments/nodes/0/bodyNumber").asString()).isEqualTo("0123");
        JsonNode change = change(router, "CERTIFICATE");
        assertThat(change.at("/action").asString()).isEqualTo("CREATED");
        assertThat(change.at("/through").asString()).isEqualTo("IMPORT");
        assertThat(change.at("/import/id")).isEqualTo(applied.at("/id"));
        assertThat(change.at("/sheet").asString()).isEqualTo("Certificates");
        assertThat(change.at("/row").asInt()).isEqualTo(3);
        assertThat(TestPortfolio.counts(portfolio.plan(workbook)))
                .isEqualTo("8 read: 0 create, 0 update, 2 unchanged, 0 rejected");
    }

    @Test
    void findsARecordByItsNameAndChangesWhatIsToldOfIt() {
        portfolio.takeOver(certificates("""
                Reference | Version | Scheme | Certificate number | Assurance level | Issuer
                R-1 | 2 | EUCC | EUCC-1 | HIGH | Body
                """));
        byte[] change = certificates("""
                Reference | Version | Scheme | Certificate number | Assurance level | Issuer | Withdrawn on
                R-1 | 2 | EUCC | EUCC-1 | | #CLEAR | 2028-01-01
                """);

        JsonNode planned = portfolio.plan(change);
        assertThat(TestPortfolio.counts(planned)).isEqualTo("3 read: 0 create, 1 update, 1 unchanged, 0 rejected");
        assertThat(planned.at("/rows/nodes/0/evidence/0/action").asString()).isEqualTo("CHANGE");
        assertThat(planned.at("/rows/nodes/0/evidence/0/fieldChanges").toString())
                .isEqualTo("[{\"field\":\"withdrawnOn\",\"old\":null,\"new\":\"2028-01-01\"},"
                        + "{\"field\":\"issuer\",\"old\":\"Body\",\"new\":null}]");
        portfolio.takeOver(change);

        JsonNode router = product(0);
        assertThat(router.at("/certificates/nodes")).hasSize(1);
        assertThat(router.at("/certificates/nodes/0/level").asString()).isEqualTo("HIGH");
        assertThat(router.at("/certificates/nodes/0/revision").asInt()).isEqualTo(1);
        assertThat(change(router, "CERTIFICATE").at("/action").asString()).isEqualTo("WITHDRAWN");
        assertThat(TestPortfolio.counts(portfolio.plan(change)))
                .isEqualTo("3 read: 0 create, 0 update, 2 unchanged, 0 rejected");
    }

    @Test
    void takesARecordOffFileWithoutASheetOfProducts() {
        portfolio.takeOver(certificates("""
                Reference | Version | Scheme | Certificate number
                R-1 | 2 | EUCC | EUCC-1
                R-1 | 2 | EUCC | EUCC-2
                """));
        String id = product(0).at("/certificates/nodes/1/id").asString();

        JsonNode applied = portfolio.takeOver(new WorkbookOf()
                .sheet("Certificates", "Reference | Version | Id | Remove\nR-1 | 2 | " + id + " | Yes")
                .bytes());

        assertThat(TestPortfolio.counts(applied)).isEqualTo("1 read: 0 create, 1 update, 0 unchanged, 0 rejected");
        assertThat(applied.at("/rows/nodes/0/sheet").asString()).isEqualTo("Certificates");
        assertThat(product(0).at("/certificates/nodes")).hasSize(1);
        assertThat(product(0).at("/certificates/nodes/0/number").asString()).isEqualTo("EUCC-1");
        assertThat(change(product(0), "CERTIFICATE").at("/action").asString()).isEqualTo("REMOVED");
    }

    @Test
    void takesARecordOffFileByWhatItIsKnownBy() {
        portfolio.takeOver(certificates("""
                Reference | Version | Scheme | Certificate number
                R-1 | 2 | EUCC | EUCC-1
                R-1 | 2 | EUCC | EUCC-2
                R-1 | 2 | EUCS | EUCC-2
                """));

        JsonNode several = portfolio.plan(new WorkbookOf()
                .sheet("Certificates", "Reference | Version | Certificate number | Remove\nR-1 | 2 | EUCC-2 | Yes")
                .bytes());
        JsonNode none = portfolio.plan(new WorkbookOf()
                .sheet("Certificates", "Reference | Version | Remove\nR-1 | 2 | Yes")
                .bytes());
        portfolio.takeOver(new WorkbookOf()
                .sheet("Certificates", "Reference | Version | Certificate number | Remove\nR-1 | 2 | EUCC-1 | Yes")
                .bytes());

        assertThat(several.at("/rows/nodes/0/problems/0/code").asString()).isEqualTo("RECORD_AMBIGUOUS");
        assertThat(none.at("/rows/nodes/0/problems/0/message").asString())
                .contains("does not say which; enter the id that an export has for it");
        assertThat(product(0).at("/certificates/nodes")).hasSize(2);
        assertThat(product(0).at("/certificates/nodes/0/number").asString()).isEqualTo("EUCC-2");
    }

    @Test
    void changesARecordOnASheetThatHasNoColumnForItsScheme() {
        portfolio.takeOver(certificates("""
                Reference | Version | Scheme | Certificate number
                R-1 | 2 | EUCC | EUCC-1
                R-1 | 2 | EUCC | EUCC-2
                """));

        JsonNode applied = portfolio.takeOver(new WorkbookOf()
                .sheet(
                        "Certificates",
                        "Reference | Version | Certificate number | Assurance level\nR-1 | 2 | EUCC-1 | High\nR-1 | 2 | EUCC-3 | High")
                .bytes());

        assertThat(applied.at("/rows/nodes/0/evidence").toString())
                .contains(
                        "\"action\":\"CHANGE\",\"label\":\"EUCC EUCC-1\"", "\"action\":\"FILE\",\"label\":\"EUCC-3\"");
        assertThat(product(0).at("/certificates/nodes")).hasSize(3);
    }

    @Test
    void plansNothingForAWorkbookThatComesTwice() {
        portfolio.takeOver(new WorkbookOf()
                .sheet("Products", "Reference | Name\nR-1 | Router")
                .sheet("Certificates", "Reference | Scheme | Certificate number\nR-1 | EUCC | EUCC-1")
                .bytes());
        String id = portfolio
                .answer(
                        "query ($key: String!) { portfolio(key: $key) { products(first: 1) { nodes { certificates(first: 1) { nodes { id } } } } } }",
                        Map.of("key", portfolio.key()))
                .data("/portfolio/products/nodes/0/certificates/nodes/0/id")
                .asString();
        byte[] workbook = new WorkbookOf()
                .sheet("Products", "Reference | Name\nR-1 | Router")
                .sheet("Certificates", "Reference | Id | Remove\nR-1 | %s | Yes".formatted(id))
                .bytes();
        portfolio.takeOver(workbook);

        JsonNode again = portfolio.plan(workbook);

        assertThat(again.at("/counts/unchanged").asInt()).as(again.toString()).isEqualTo(1);
        assertThat(again.at("/rows/nodes/0/problems/0/code").asString()).isEqualTo("RECORD_GONE");
    }

    @Test
    void removesNoOtherRecordWhereTheOneWithTheIdIsGone() {
        portfolio.takeOver(certificates("""
                Reference | Version | Scheme | Certificate number
                R-1 | 2 | EUCC |
                R-1 | 2 | EUCC | EUCC-17
                """));
        JsonNode certificates = product(0).at("/certificates/nodes");
        String id = certificates
                .valueStream()
                .filter(one -> !one.at("/number").asString("").equals("EUCC-17"))
                .findFirst()
                .orElseThrow()
                .at("/id")
                .asString();
        byte[] workbook = new WorkbookOf()
                .sheet(
                        "Certificates",
                        "Reference | Version | Id | Scheme | Remove\nR-1 | 2 | %s | EUCC | Yes".formatted(id))
                .bytes();
        portfolio.takeOver(workbook);

        JsonNode again = portfolio.plan(workbook);

        assertThat(again.at("/rows/nodes/0/problems/0/code").asString())
                .as(again.toString())
                .isEqualTo("RECORD_GONE");
        assertThat(product(0).at("/certificates/nodes/0/number").asString()).isEqualTo("EUCC-17");
    }

    @Test
    void changesNoRecordOnlyForItsScheme() {
        portfolio.takeOver(certificates("Reference | Version | Scheme | Certificate number\nR-1 | 2 | EUCC | EUCC-1"));

        portfolio.takeOver(new WorkbookOf()
                .sheet("Certificates", "Reference | Version | Scheme | Assurance level\nR-1 | 2 | EUCC | High")
                .bytes());

        assertThat(product(0).at("/certificates/nodes")).hasSize(2);
    }

    @Test
    void removesNothingByAnIdThatTheProductNeverHad() {
        portfolio.takeOver(new WorkbookOf()
                .sheet("Products", "Reference | Name\nR-1 | Router\nR-2 | Switch")
                .sheet(
                        "Certificates",
                        "Reference | Scheme | Certificate number\nR-1 | EUCC | EUCC-1\nR-2 | EUCC | EUCC-2")
                .bytes());
        String ofAnother = product(1).at("/certificates/nodes/0/id").asString();

        JsonNode planned = portfolio.plan(new WorkbookOf()
                .sheet(
                        "Certificates",
                        "Reference | Id | Remove\nR-1 | %s | Yes\nR-2 | garbage | Yes".formatted(ofAnother))
                .bytes());

        assertThat(planned.at("/counts/rejected").asInt())
                .as(planned.toString())
                .isEqualTo(2);
        assertThat(planned.at("/rows/nodes/0/problems/0/code").asString()).isEqualTo("RECORD_UNKNOWN");
        assertThat(planned.at("/rows/nodes/1/problems/0/code").asString()).isEqualTo("RECORD_UNKNOWN");
    }

    @Test
    void removesNoRecordWithoutANumberByTheIdOfAnother() {
        portfolio.takeOver(new WorkbookOf()
                .sheet("Products", "Reference | Name\nR-1 | Router\nR-2 | Switch")
                .sheet("Declarations", """
                        Reference | Declaration number | Declaration issued on
                        R-1 | | 2028-01-01
                        R-2 | DoC-2 | 2028-01-01
                        """)
                .bytes());
        String ofAnother = portfolio
                .answer(
                        "query ($key: String!) { portfolio(key: $key) { products(first: 2) { nodes { declarations(first: 1) { nodes { id } } } } } }",
                        Map.of("key", portfolio.key()))
                .data("/portfolio/products/nodes/1/declarations/nodes/0/id")
                .asString();

        JsonNode planned = portfolio.plan(new WorkbookOf()
                .sheet("Declarations", "Reference | Id | Remove\nR-1 | %s | Yes".formatted(ofAnother))
                .bytes());

        assertThat(planned.at("/rows/nodes/0/problems/0/code").asString())
                .as(planned.toString())
                .isEqualTo("RECORD_UNKNOWN");
    }

    @Test
    void removesNoOtherRecordOfTheSameNameWhereTheOneWithTheIdIsGone() {
        portfolio.takeOver(new WorkbookOf()
                .sheet("Products", "Reference | Name\nR-1 | Router")
                .sheet("Certificates", "Reference | Scheme\nR-1 | EUCC")
                .bytes());
        String id = product(0).at("/certificates/nodes/0/id").asString();
        byte[] workbook = new WorkbookOf()
                .sheet("Certificates", "Reference | Id | Scheme | Remove\nR-1 | %s | EUCC | Yes".formatted(id))
                .bytes();
        portfolio.takeOver(workbook);
        portfolio.takeOver(new WorkbookOf()
                .sheet("Certificates", "Reference | Scheme\nR-1 | EUCC")
                .bytes());

        JsonNode again = portfolio.plan(workbook);

        assertThat(again.at("/counts/unchanged").asInt()).as(again.toString()).isEqualTo(1);
        assertThat(again.at("/rows/nodes/0/problems/0/code").asString()).isEqualTo("RECORD_GONE");
    }

    @Test
    void saysWhyTheOnlySheetOfAFileIsNotRead() {
        JsonNode failed = portfolio.plan(new WorkbookOf()
                .sheet("Certificates", "Refernce | Scheme\nR-1 | EUCC")
                .bytes());

        assertThat(failed.at("/failure").asString())
                .contains(
                        "no sheet with products",
                        "Sheet \"Certificates\" was not read.",
                        "\"Refernce\" may be \"Reference\"");
    }

    @Test
    void rejectsAProductForACellOnAnotherSheet() {
        JsonNode planned = portfolio.plan(new WorkbookOf()
                .sheet("Products", PRODUCTS)
                .sheet("Certificates", """
                        Reference | Version | Scheme | Certificate number | Certificate issued on | Certificate expires on
                        R-1 | 2 | EUCC | EUCC-1 | 2028-01-01 | 2027-01-01
                        R-2 | | EUCC | EUCC-2 | soon
                        R-2 | | EUCC | EUCC-3
                        R-3 | | EUCC | EUCC-4
                        """)
                .sheet("Annex I", """
                        Reference | CRA-AI-P1-1: note
                        R-2 | Report
                        R-2 | Report
                        """)
                .bytes());

        assertThat(TestPortfolio.counts(planned)).isEqualTo("8 read: 0 create, 0 update, 0 unchanged, 3 rejected");
        assertThat(problems(planned, 0))
                .isEqualTo(
                        "Certificates!F2: 2027-01-01 lies before the day of its issue, 2028-01-01; a certificate is valid on the day"
                                + " of its issue at least.");
        assertThat(problems(planned, 1))
                .contains("Certificates!E3: \"soon\" is not a date")
                .contains("Annex I!B2: \"Note\" goes with a standing")
                .contains("Annex I!A3: another row says how the same product stands");
        assertThat(problems(planned, 2))
                .contains("Certificates!A5: there is no product with this reference without a version");
        assertThat(planned.at("/rows/nodes/1/problems/0/column").asString()).isEqualTo("Certificate issued on");
    }

    @Test
    void saysWhichRowsAreAboutOneRecord() {
        portfolio.takeOver(certificates("""
                Reference | Version | Scheme | Certificate number
                R-1 | 2 | EUCC | EUCC-1
                """));
        String id = product(0).at("/certificates/nodes/0/id").asString();

        JsonNode planned = portfolio.plan(certificates("""
                Reference | Version | Id | Scheme | Certificate number
                R-1 | 2 | %s | EUCC | EUCC-9
                R-1 | 2 | | EUCC | EUCC-1
                R-2 | | | ISO 27001 |
                R-2 | | | ISO 27001 |
                """.formatted(id)));

        assertThat(problems(planned, 0)).contains("Certificates!E3: another row is about the same record");
        assertThat(problems(planned, 1)).contains("another row is about a record of the same name");
    }

    @Test
    void takesOneCertificateBesideEachProductOfAFlatFile() {
        String query = "?" + TestPortfolio.parameter("map", "Cert No.=reference,certificates.number") + "&"
                + TestPortfolio.parameter("map", "Product=name") + "&"
                + TestPortfolio.parameter("map", "Under=certificates.scheme");
        String csv = "Cert No.,Product,Under\nEUCC-1,Router,EUCC\nEUCC-2,Switch,\n";

        String id = TestPortfolio.accepted(portfolio.upload("text/csv", csv.getBytes(StandardCharsets.UTF_8), query));
        JsonNode planned = portfolio.await(id);

        assertThat(planned.at("/rows/nodes/0/evidence/0").toString())
                .contains("\"sheet\":\"Products\",\"row\":2,\"action\":\"FILE\",\"label\":\"EUCC EUCC-1\"");
        assertThat(portfolio.apply(id, "ALL_OR_NOTHING")).isEmpty();
        portfolio.await(id);
        assertThat(product(0).at("/certificates/nodes/0/number").asString()).isEqualTo("EUCC-1");
        assertThat(product(1).at("/certificates/nodes/0/scheme").isNull()).isTrue();
    }

    @Test
    void takesAStandingBackAndKeepsTheOthers() {
        String annex = "Reference | Version | CRA-AI-P1-1 | CRA-AI-P1-1: note | CRA-AI-P2-5 | CRA-AI-P2-5: note\n";
        portfolio.takeOver(standings(annex + "R-1 | 2 | Fulfilled | Report 1 | Fulfilled | Report 2"));

        portfolio.takeOver(standings(annex + "R-1 | 2 | #CLEAR | | | Report 3"));

        assertThat(product(0).at("/requirements").toString())
                .contains("{\"requirement\":{\"code\":\"CRA-AI-P1-1\"},\"standing\":null,\"note\":null}")
                .contains(
                        "{\"requirement\":{\"code\":\"CRA-AI-P2-5\"},\"standing\":\"FULFILLED\",\"note\":\"Report 3\"}");
        assertThat(change(product(0), "PRODUCT").at("/sheet").asString()).isEqualTo("Annex I");
    }

    private static byte[] certificates(String lines) {
        return new WorkbookOf()
                .sheet("Products", PRODUCTS)
                .sheet("Certificates", lines)
                .bytes();
    }

    private static byte[] standings(String lines) {
        return new WorkbookOf()
                .sheet("Products", PRODUCTS)
                .sheet("Annex I", lines)
                .bytes();
    }

    private JsonNode product(int index) {
        return portfolio.answer(ON_FILE, Map.of("key", portfolio.key())).data("/portfolio/products/nodes/" + index);
    }

    /** The latest change of this kind. */
    private static JsonNode change(JsonNode product, String subject) {
        return product.at("/changes/nodes")
                .valueStream()
                .filter(change -> change.at("/subject").asString().equals(subject))
                .findFirst()
                .orElseThrow();
    }

    private static String problems(JsonNode planned, int row) {
        return String.join(
                "\n",
                planned.at("/rows/nodes/" + row + "/problems")
                        .valueStream()
                        .map(problem -> problem.at("/message").asString())
                        .toList());
    }

    @Test
    void remarksARecordThatIsNearlyCalledLikeOneOfTheProduct() {
        WorkbookOf onFile = new WorkbookOf().sheet("Products", PRODUCTS).sheet("Certificates", """
                        Reference | Version | Scheme | Certificate number | Assurance level
                        R-1 | 2 | EUCC | EUCC-1 | Substantial
                        R-1 | 2 | General | 1.10 | Substantial
                        """);
        String id = portfolio.plan(onFile.bytes()).at("/id").asString();
        assertThat(portfolio.apply(id, "ALL_OR_NOTHING")).isEmpty();
        portfolio.await(id);

        JsonNode planned = portfolio.plan(new WorkbookOf()
                .sheet("Products", PRODUCTS)
                .sheet("Certificates", """
                        Reference | Version | Scheme | Certificate number | Assurance level
                        R-1 | 2 | EUCC | eucc\u20111 | High
                        R-1 | 2 | EUCC scheme | EUCC-1 | High
                        R-1 | 2 | | EUCC 1 | High
                        R-1 | 2 | General | 1.1 | High
                        R-1 | 2 | EUCC | EUCC-2 | High
                        R-1 | 2 | EUCC | EUCC_2 | High
                        R-1 | 2 | EUCC | EUCC-1 | High
                        """)
                .bytes());

        JsonNode row = planned.at("/rows/nodes/0");
        assertThat(row.at("/evidence")).as(planned.toString()).hasSize(7);
        assertThat(row.at("/problems"))
                .hasSize(5)
                .allMatch(problem -> problem.at("/code").asString().equals("ALIKE_RECORD"));
        assertThat(row.at("/problems/0/message").asString())
                .contains("is nearly called as \"EUCC EUCC-1\", which the product has already");
        assertThat(row.at("/problems/4/message").asString()).contains("\"EUCC EUCC-2\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"EUCC-1; EUCC-2", "EUCC-1, EUCC 2", "EUCC-2027-17 und EUCC-2027-18", "0123/24 & 0124/24"})
    void refusesTheNumbersOfSeveralCertificatesInOneCell(String numbers) {
        JsonNode planned = portfolio.plan(new WorkbookOf()
                .sheet("Products", PRODUCTS)
                .sheet("Certificates", "Reference | Version | Certificate number\nR-1 | 2 | " + numbers)
                .bytes());

        assertThat(planned.at("/rows/nodes/0/action").asString()).isEqualTo("REJECTED");
        assertThat(problems(planned, 0))
                .isEqualTo(
                        "Certificates!C2: the numbers of several certificates stand in one cell; give each a row of its own, with the same reference and version.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"BSI-DSZ-CC-1234, V2", "EUCC-1; valid", "Lab and Partner 7", "1,5", "EU/1/2", "EUCC-1"})
    void filesACertificateWhoseNumberIsOne(String number) {
        JsonNode planned = portfolio.plan(new WorkbookOf()
                .sheet("Products", PRODUCTS)
                .sheet("Certificates", "Reference | Version | Certificate number\nR-1 | 2 | " + number)
                .bytes());

        assertThat(planned.at("/rows/nodes/0/evidence/0/label").asString()).isEqualTo(number);
        assertThat(problems(planned, 0)).isEmpty();
    }

    @Test
    void tellsNobodyToFillACellThatIsRefused() {
        JsonNode planned = portfolio.plan(new WorkbookOf()
                .sheet("Products", PRODUCTS)
                .sheet("Certificates", """
                        Reference | Version | Certificate number | Suspended from | Suspended until
                        R-1 | 2 | EUCC-1 | soon | 2028-01-01
                        R-2 | | EUCC-2 | | 2028-01-01
                        """)
                .sheet("Annex I", """
                        Reference | Version | CRA-AI-P1-1 | CRA-AI-P1-1: note
                        R-2 | | perhaps | We think so
                        """)
                .bytes());

        assertThat(problems(planned, 0).split("\n"))
                .hasSize(2)
                .contains(
                        "Certificates!E2: this goes with \"Suspended from\", of which the cell is not accepted; correct that one.");
        assertThat(problems(planned, 1).split("\n"))
                .hasSize(3)
                .contains(
                        "Annex I!D2: this goes with \"Appropriate level of cybersecurity (CRA-AI-P1-1)\", of which the cell is not accepted; correct that one.")
                .anyMatch(problem -> problem.contains("so give its first day as well"));
    }
}
