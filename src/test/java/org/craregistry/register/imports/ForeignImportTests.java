package org.craregistry.register.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.craregistry.register.imports.TestPortfolio.XLSX;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.craregistry.testing.Api.Answer;
import org.craregistry.testing.IntegrationTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;

/** Registers of other people, from the upload to the products. */
@IntegrationTest
class ForeignImportTests {

    private static final String GROUPS = """
            query ($id: ID!) { import(id: $id) { applyMode counts { rejected withValidCells } settings { sheet datePattern headers { header field } }
              problemGroups { severity code column met count example suggestions { code cell distance } } } }""";

    @LocalServerPort
    int port;

    @Autowired
    ImportRetention retention;

    @Autowired
    JdbcTemplate jdbc;

    private TestPortfolio portfolio;

    @BeforeEach
    void aPortfolio() {
        portfolio = TestPortfolio.create(port);
    }

    @Test
    void takesAMessyGermanWorkbookByTheProblemsWorkbookAndOneMapping() throws IOException {
        String id = TestPortfolio.accepted(portfolio.upload(XLSX, MessyWorkbook.german(), "?fileName=Produkte.xlsx"));
        JsonNode planned = portfolio.await(id);

        assertThat(planned.at("/columns/0/sheet").asString()).isEqualTo("Produktliste");
        assertThat(planned.at("/columns/0/row").asInt()).isEqualTo(4);
        assertThat(planned.at("/columns/0/unknown").toString()).isEqualTo("[{\"text\":\"Bemerkung\"}]");
        assertThat(planned.at("/counts/create").asInt()).as(planned.toString()).isEqualTo(4);
        assertThat(planned.at("/counts/rejected").asInt()).isEqualTo(3);
        JsonNode groups = groups(id);
        assertThat(groups.at("/problemGroups/0/met").asString()).isEqualTo("Gerätschaft");
        assertThat(groups.at("/problemGroups/0/count").asInt()).isEqualTo(2);
        assertThat(groups.at("/problemGroups").toString())
                .contains("\"met\":\"Hardwar\",\"count\":1")
                .contains("{\"code\":\"HARDWARE\",\"cell\":\"Hardware\",\"distance\":1}")
                .contains("03.04.2033");

        assertThat(map("nature", "Gerätschaft", "HARDWARE")).isEmpty();
        byte[] corrected = corrected(problems(id), Map.of("Art", "Hardware", "Supportende", "2033-04-03"));
        assertThat(portfolio.apply(id, "VALID_ROWS")).isEmpty();
        assertThat(portfolio.await(id).at("/state").asString()).isEqualTo("APPLIED");
        JsonNode again = portfolio.await(TestPortfolio.accepted(portfolio.upload(XLSX, corrected, "")));

        assertThat(again.at("/counts/create").asInt()).as(again.toString()).isEqualTo(3);
        assertThat(again.at("/counts/rejected").asInt()).isZero();
        assertThat(portfolio.apply(again.at("/id").asString(), "ALL_OR_NOTHING"))
                .isEmpty();
        assertThat(portfolio.await(again.at("/id").asString()).at("/state").asString())
                .isEqualTo("APPLIED");
        assertThat(portfolio.products().at("/totalCount").asInt()).isEqualTo(7);
        JsonNode whole = portfolio.await(TestPortfolio.accepted(portfolio.upload(XLSX, MessyWorkbook.german(), "")));
        assertThat(whole.at("/notes").toString()).contains("MAPPED_VALUES", "Gerätschaft");
        assertThat(whole.at("/counts/rejected").asInt()).isEqualTo(1);
    }

    @Test
    void takesAMessyFrenchWorkbookWithoutTheCellsThatAreNotAccepted() {
        String id = TestPortfolio.accepted(portfolio.upload(XLSX, MessyWorkbook.french(), ""));
        JsonNode planned = portfolio.await(id);

        assertThat(planned.at("/counts/create").asInt()).as(planned.toString()).isEqualTo(2);
        JsonNode groups = groups(id);
        assertThat(groups.at("/counts/withValidCells").asInt()).isEqualTo(1);
        assertThat(groups.at("/applyMode").isNull()).isTrue();
        assertThat(portfolio.apply(id, "ALL_OR_NOTHING").toString())
                .contains("without the cells that are not accepted");

        assertThat(portfolio.apply(id, "VALID_CELLS")).isEmpty();

        assertThat(portfolio.await(id).at("/state").asString()).isEqualTo("APPLIED");
        assertThat(groups(id).at("/applyMode").asString()).isEqualTo("VALID_CELLS");
        JsonNode products = portfolio.products();
        assertThat(products.at("/totalCount").asInt()).isEqualTo(3);
        assertThat(products.at("/nodes/2/reference").asString()).isEqualTo("FR-3");
        assertThat(products.at("/nodes/2/facts/dataConnection").isNull()).isTrue();
        assertThat(products.at("/nodes/2/manufacturer").asString()).isEqualTo("Exemple SA");
    }

    @Test
    void leavesRowsOutThatAreNothingWithoutTheCellsThatAreNotAccepted() {
        String id = portfolio.plan("""
                Reference,Name,Data connection
                ,First,Yes
                R-2,,Yes
                R-3,Third,perhaps
                """).at("/id").asString();

        assertThat(groups(id).at("/counts/withValidCells").asInt()).isEqualTo(1);
        assertThat(portfolio.apply(id, "VALID_CELLS")).isEmpty();
        portfolio.await(id);
        assertThat(portfolio.products().at("/totalCount").asInt()).isEqualTo(1);
    }

    @Test
    void updatesWithoutTheCellsThatAreNotAccepted() {
        portfolio.takeOver("Reference,Name,Data connection\nR-1,First,Yes\n");

        String id = portfolio
                .plan("Reference,Name,Data connection\nR-1,Changed,perhaps\n")
                .at("/id")
                .asString();
        assertThat(portfolio.apply(id, "VALID_CELLS")).isEmpty();
        portfolio.await(id);

        JsonNode product = portfolio.products().at("/nodes/0");
        assertThat(product.at("/name").asString()).isEqualTo("Changed");
        assertThat(product.at("/facts/dataConnection").asBoolean()).isTrue();
    }

    @Test
    void rejectsAKeyThatIsNearlyThatOfAProduct() {
        portfolio.takeOver("Reference,Version,Name\nR-1,2.0,Router\n00123,,Switch\n");

        JsonNode planned =
                portfolio.plan("Reference,Version,Name\nR-1,2,Router\nR-1,V2.0,Router\n123,,Switch\nR-1,3,Router\n");

        assertThat(planned.at("/counts/rejected").asInt())
                .as(planned.toString())
                .isEqualTo(3);
        assertThat(planned.at("/counts/create").asInt()).isEqualTo(1);
        assertThat(planned.at("/rows/nodes/0/problems/0/message").asString())
                .isEqualTo(
                        "Row 2, column B: there is no \"R-1 2\", but \"R-1 2.0\", which differs in zeros, a \"v\", case, spaces or signs only. Write it like that; or say for the whole file that such rows mean the same product, or a new one.");
        assertThat(planned.at("/rows/nodes/2/problems/0/message").asString()).contains("00123");
    }

    @Test
    void pointsOutAKeyThatIsNearlyThatOfANewProductInTheFile() {
        String csv =
                "Reference,Version,Name\nR-1,2.0,Router\nR-1,2,Router\nr-1,v2,Router\nR-1,2.0,Router\nR-2,1,Switch\n";

        JsonNode planned = portfolio.plan(csv);

        assertThat(planned.at("/counts/create").asInt()).as(planned.toString()).isEqualTo(3);
        assertThat(planned.at("/rows/nodes/1/problems/0/message").asString())
                .isEqualTo(
                        "Row 3, column B: \"R-1 2\" differs from the product in row 2 in zeros, a \"v\", case, spaces or signs only, and is taken as a product of its own. Delete the row or write it like that where it is the same one.");
        assertThat(planned.at("/rows/nodes/2/problems/0/code").asString()).isEqualTo("ALIKE_KEY");
        assertThat(planned.at("/rows/nodes/3/problems/0/code").asString()).isEqualTo("DUPLICATE_KEY");
        byte[] bytes = csv.getBytes(StandardCharsets.UTF_8);
        JsonNode told =
                portfolio.await(TestPortfolio.accepted(portfolio.upload("text/csv", bytes, "?alikeKeys=NEW_PRODUCT")));
        assertThat(told.at("/counts/create").asInt()).isEqualTo(3);
        assertThat(told.at("/rows/nodes/1/problems")).isEmpty();
        JsonNode same =
                portfolio.await(TestPortfolio.accepted(portfolio.upload("text/csv", bytes, "?alikeKeys=SAME_PRODUCT")));
        assertThat(same.at("/counts/create").asInt()).isEqualTo(1);
    }

    @Test
    void takesBothVersionsThatAreThereHoweverNearTheyAre() {
        portfolio.takeOver("Reference,Version,Name\nR-1,2.1,Router\n");
        byte[] csv = "Reference,Version,Name\nR-1,2.10,Router\n".getBytes(StandardCharsets.UTF_8);
        String id = TestPortfolio.accepted(portfolio.upload("text/csv", csv, "?alikeKeys=NEW_PRODUCT"));
        portfolio.await(id);
        assertThat(portfolio.apply(id, "ALL_OR_NOTHING")).isEmpty();
        portfolio.await(id);

        JsonNode planned = portfolio.plan("Reference,Version,Name\nR-1,2.10,Edge router\nR-1,2.1,Router\n");

        assertThat(planned.at("/counts/update").asInt()).as(planned.toString()).isEqualTo(1);
        assertThat(planned.at("/counts/unchanged").asInt()).isEqualTo(1);
    }

    @Test
    void takesANearKeyForTheProductWhereTheCallerSaysSo() {
        portfolio.takeOver("Reference,Version,Name\nR-1,2.0,Router\n");
        byte[] csv = "Reference,Version,Name\nr-1,2,Edge router\n".getBytes(StandardCharsets.UTF_8);

        String id = TestPortfolio.accepted(portfolio.upload("text/csv", csv, "?alikeKeys=SAME_PRODUCT"));
        JsonNode planned = portfolio.await(id);

        assertThat(planned.at("/rows/nodes/0/fieldChanges").toString())
                .isEqualTo("[{\"field\":\"name\",\"old\":\"Router\",\"new\":\"Edge router\"}]");
        assertThat(portfolio.apply(id, "ALL_OR_NOTHING")).isEmpty();
        portfolio.await(id);
        assertThat(portfolio.products().at("/nodes/0/version").asString()).isEqualTo("2.0");
        JsonNode other =
                portfolio.await(TestPortfolio.accepted(portfolio.upload("text/csv", csv, "?alikeKeys=NEW_PRODUCT")));
        assertThat(other.at("/counts/create").asInt()).isEqualTo(1);
    }

    @Test
    void takesARowWithoutAVersionForTheOnlyOneThereIs() {
        portfolio.takeOver("Reference,Version,Name\nR-1,2.0,Router\nR-2,1,Switch\nR-2,2,Switch\n");

        JsonNode planned = portfolio.plan("Reference,Manufacturer\nR-1,ACME\nR-2,ACME\n");

        assertThat(planned.at("/counts/update").asInt()).as(planned.toString()).isEqualTo(1);
        assertThat(planned.at("/rows/nodes/0/problems/0/code").asString()).isEqualTo("ONLY_VERSION");
        assertThat(planned.at("/rows/nodes/1/problems").toString())
                .contains("there are 2 versions of this product", "Say in a column \\\"Version\\\" which is meant");
        String id = planned.at("/id").asString();
        assertThat(portfolio.apply(id, "VALID_ROWS")).isEmpty();
        portfolio.await(id);
        assertThat(portfolio.products().at("/nodes/0/manufacturer").asString()).isEqualTo("ACME");
        assertThat(portfolio.products().at("/totalCount").asInt()).isEqualTo(3);
    }

    @Test
    void saysWhereARowWithoutAVersionStandsBesideVersions() {
        portfolio.takeOver("Reference,Version,Name\nR-1,2.0,Router\n");

        JsonNode planned = portfolio.plan("Reference,Version,Name\nR-1,,Router\nR-2,,Switch\n");

        assertThat(planned.at("/counts/create").asInt()).isEqualTo(2);
        assertThat(planned.at("/rows/nodes/0/problems/0/message").asString())
                .isEqualTo(
                        "Row 2, column B: is empty, and is taken for a product without a version beside \"2.0\". Enter the version if one of these is meant.");
        assertThat(planned.at("/rows/nodes/1/problems")).isEmpty();
    }

    @Test
    void saysNothingOfAnEarlierPlanWhereAnotherOneFails() {
        String id = portfolio
                .plan("Reference,Name,Support until\nR-1,Router,soon\n,Total,1\n")
                .at("/id")
                .asString();

        assertThat(replan(id, Map.of("headers", List.of(Map.of("header", "Nummer", "field", "reference")))))
                .isEmpty();

        JsonNode failed = portfolio.await(id);
        assertThat(failed.at("/state").asString()).isEqualTo("FAILED");
        assertThat(failed.at("/counts/rejected").asInt()).isZero();
        assertThat(groups(id).at("/problemGroups")).isEmpty();
    }

    @Test
    void plansAnewWithOtherSettingsWithoutASecondUpload() {
        JsonNode failed = portfolio.plan("Nummer,Titel,Bis\nR-1,Router,03/04/2034\n");
        String id = failed.at("/id").asString();
        assertThat(failed.at("/state").asString()).isEqualTo("FAILED");

        assertThat(replan(
                        id,
                        Map.of(
                                "datePattern",
                                "dd/MM/yyyy",
                                "headers",
                                List.of(Map.of("header", "Nummer", "field", "reference")),
                                "letters",
                                List.of(
                                        Map.of("letters", "B", "field", "name"),
                                        Map.of("letters", "C", "field", "supportUntil")))))
                .isEmpty();

        JsonNode planned = portfolio.await(id);
        assertThat(planned.at("/state").asString()).isEqualTo("PLANNED");
        assertThat(planned.at("/failure").isNull()).isTrue();
        assertThat(planned.at("/rows/nodes/0/fieldChanges").toString()).contains("2034-04-03");
        assertThat(groups(id).at("/settings").toString())
                .contains("dd/MM/yyyy", "{\"header\":\"Nummer\",\"field\":\"reference\"}");
        assertThat(replan(id, Map.of("datePattern", "TT/MM/JJJJ")).toString())
                .contains("\"INVALID\"", "use dd/MM/yyyy");
    }

    @Test
    void countsNoRowsOfAPlanThatIsGone() {
        byte[] csv = "Reference,Name\nR-1,Router\n".getBytes(StandardCharsets.UTF_8);
        String id = TestPortfolio.accepted(portfolio.upload("text/csv", csv, ""));
        portfolio.await(id);
        assertThat(replan(id, Map.of("headerRow", 2))).isEmpty();
        assertThat(portfolio.await(id).at("/state").asString()).isEqualTo("FAILED");

        JsonNode left = portfolio
                .answer(
                        "query ($id: ID!) { import(id: $id) { counts { create } turns { products } rows { totalCount nodes { row } } } }",
                        Map.of("id", id))
                .data("/import");

        assertThat(left.toString())
                .isEqualTo("{\"counts\":{\"create\":0},\"turns\":[],\"rows\":{\"totalCount\":0,\"nodes\":[]}}");
    }

    @Test
    void remembersTheHeadersOfAnImportThatWasApplied() {
        byte[] csv = "Nummer,Titel\nR-1,Router\n".getBytes(StandardCharsets.UTF_8);
        String id =
                TestPortfolio.accepted(portfolio.upload("text/csv", csv, "?map=Nummer%3Dreference&map=Titel%3Dname"));
        portfolio.await(id);
        assertThat(portfolio.apply(id, "ALL_OR_NOTHING")).isEmpty();
        portfolio.await(id);

        JsonNode planned = portfolio.plan("NUMMER,Titel\nR-2,Switch\n");

        assertThat(planned.at("/counts/create").asInt()).as(planned.toString()).isEqualTo(1);
        assertThat(planned.at("/notes").toString()).contains("MAPPED_HEADER", "as was said before");
        String listed =
                "query ($key: String!) { portfolio(key: $key) { registerMappings { field met meant mappedBy } } }";
        assertThat(portfolio
                        .answer(listed, Map.of("key", portfolio.key()))
                        .data("/portfolio/registerMappings")
                        .toString())
                .contains("{\"field\":null,\"met\":\"Nummer\",\"meant\":\"reference\",\"mappedBy\":\"admin\"}");
        assertThat(forget(Map.of("portfolio", portfolio.id(), "met", "nummer"))).isEmpty();
        assertThat(forget(Map.of("portfolio", portfolio.id(), "met", "nummer")).toString())
                .contains("NOT_FOUND");
        assertThat(portfolio.plan("Nummer,Titel\nR-2,Switch\n").at("/state").asString())
                .isEqualTo("FAILED");
    }

    @Test
    void saysOfAColumnThatItIsNotReadAsBefore() {
        byte[] csv = "Reference,Name,Website,Rest\nR-1,Router,https://a.example,x\n".getBytes(StandardCharsets.UTF_8);
        String id = TestPortfolio.accepted(portfolio.upload("text/csv", csv, "?map=Website%3D"));
        assertThat(portfolio.await(id).at("/notes").toString()).doesNotContain("as was said before");
        assertThat(portfolio.apply(id, "ALL_OR_NOTHING")).isEmpty();
        portfolio.await(id);

        JsonNode again = portfolio.plan("Reference,Name,Website,Rest\nR-1,Router,https://b.example,x\n");
        assertThat(again.at("/counts/unchanged").asInt()).isEqualTo(1);
        assertThat(again.at("/notes").toString())
                .contains("column C: \\\"Website\\\" is not read, as was said before.");
        assertThat(portfolio
                        .plan("Reference,Name,Website\nR-1,Router,https://b.example\n")
                        .at("/counts/update")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void saysOfALetterThatTheHeaderHasNoSuchColumn() {
        byte[] csv = "Reference,Version,Name\nR-1,1,Router\n".getBytes(StandardCharsets.UTF_8);
        JsonNode planned = portfolio.await(
                TestPortfolio.accepted(portfolio.upload("text/csv", csv, "?column=Z%3Dmanufacturer&column=C%3Dname")));
        assertThat(planned.at("/notes").findValuesAsString("message"))
                .containsExactly(
                        "Row 1, column Z: is mapped to \"Manufacturer\", but the header ends before this column, and nothing is read where the rows do as well. If another column is meant, correct its letter.");
    }

    /** What a header means in somebody's file, it does not mean in an export, nor beside the header of what it meant there. */
    @Test
    void readsOurOwnHeadersAsOurs() {
        byte[] foreign =
                "Reference,Version,Titel,Name,Description\nR-1,1,Router,ACME,Ada\n".getBytes(StandardCharsets.UTF_8);
        String id = TestPortfolio.accepted(portfolio.upload(
                "text/csv", foreign, "?map=Titel%3Dname&map=Name%3Dmanufacturer&map=Description%3Dresponsible"));
        portfolio.await(id);
        assertThat(portfolio.apply(id, "ALL_OR_NOTHING")).isEmpty();
        portfolio.await(id);

        for (String format : List.of("xlsx", "csv")) {
            byte[] export = portfolio.api().bytes("/registers/" + portfolio.key() + "." + format);
            JsonNode again = portfolio.await(
                    TestPortfolio.accepted(portfolio.upload(format.equals("csv") ? "text/csv" : XLSX, export, "")));
            assertThat(again.at("/counts/unchanged").asInt())
                    .as(again.toString())
                    .isEqualTo(1);
            assertThat(again.at("/notes").toString()).doesNotContain("MAPPED_HEADER");
        }
        JsonNode beside = portfolio.plan("Reference,Version,Name,Manufacturer,Rest\nR-1,1,Switch,ACME,x\n");
        assertThat(beside.at("/rows/nodes/0/fieldChanges").toString())
                .isEqualTo("[{\"field\":\"name\",\"old\":\"Router\",\"new\":\"Switch\"}]");
        JsonNode same = portfolio.plan("Reference,Version,Titel,Name\nR-1,1,Router,ACME Ltd\n");
        assertThat(same.at("/rows/nodes/0/fieldChanges").toString())
                .isEqualTo("[{\"field\":\"manufacturer\",\"old\":\"ACME\",\"new\":\"ACME Ltd\"}]");
    }

    @Test
    void readsOneOfSeveralValuesInACellAsItWasMapped() {
        assertThat(map("otherLaw", "Schiffe", "MARINE_EQUIPMENT_2014_90")).isEmpty();

        JsonNode planned = portfolio.plan("Reference;Name;Other law\nR-1;A;\"Schiffe; MEDICAL_DEVICES_2017_745\"\n");

        assertThat(planned.at("/rows/nodes/0/fieldChanges").toString())
                .contains("MEDICAL_DEVICES_2017_745", "MARINE_EQUIPMENT_2014_90");
        assertThat(planned.at("/notes").toString()).contains("Schiffe");
    }

    @Test
    void takesNoOnlyVersionWhereOneMayStandInAColumnThatIsNotRead() {
        portfolio.takeOver("Reference,Version,Name\nR-1,2.0,Router\n");

        JsonNode known = portfolio.plan("Reference,Ver.,Name\nR-1,3.0,Router NG\n");
        JsonNode planned = portfolio.plan("Reference,HW Index,Name\nR-1,3.0,Router NG\n");

        assertThat(known.at("/counts/create").asInt()).isEqualTo(1);
        assertThat(planned.at("/rows/nodes/0/problems/0/message").asString())
                .isEqualTo(
                        "Row 2, column A: which version of this product is meant may stand in column B \"HW Index\", which is not read. Say that the column holds the version, or that it is not to be read.");
        assertThat(planned.at("/notes").toString()).contains("VERSION_NOT_READ");
        byte[] csv = "Reference,HW Index,Name\nR-1,3.0,Router NG\n".getBytes(StandardCharsets.UTF_8);
        JsonNode ignored =
                portfolio.await(TestPortfolio.accepted(portfolio.upload("text/csv", csv, "?map=HW%20Index%3D")));
        assertThat(ignored.at("/counts/update").asInt()).as(ignored.toString()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Versionen", "Ausgabe", "Edition", "Index", "Build", "HW version", "Version (FW)", "Stand"})
    void pointsOutAColumnThatMayBeTheVersion(String header) {
        assertThat(portfolio
                        .plan("Reference,%s,Name\nR-1,3.0,Router\n".formatted(header))
                        .at("/notes")
                        .toString())
                .contains("VERSION_NOT_READ");
        assertThat(portfolio
                        .plan("Reference,%s date,Name,Version\nR-1,3.0,Router,1\n".formatted(header))
                        .at("/notes")
                        .toString())
                .doesNotContain("VERSION_NOT_READ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Release notes", "Revised by", "Firmware supplier", "Version date"})
    void takesTheOnlyVersionBesideAColumnThatSaysMoreThanVersion(String header) {
        portfolio.takeOver("Reference,Version,Name\nR-1,2.0,Router\n");

        JsonNode planned = portfolio.plan("Reference,%s,Name\nR-1,some,Router NG\n".formatted(header));

        assertThat(planned.at("/counts/update").asInt()).as(planned.toString()).isEqualTo(1);
        assertThat(planned.at("/notes").toString()).doesNotContain("VERSION_NOT_READ");
    }

    @Test
    void tellsMappedValuesApartThatDifferInSignsOnly() {
        assertThat(map("nature", "EAL4", "SOFTWARE")).isEmpty();
        String csv = "Reference,Name,Nature\nR-1,A,eal4\nR-2,B,EAL4+\n";

        assertThat(portfolio.plan(csv).at("/counts/rejected").asInt()).isEqualTo(1);
        assertThat(map("nature", "EAL4+", "HARDWARE")).isEmpty();

        JsonNode rows = portfolio.plan(csv).at("/rows/nodes");
        assertThat(rows.at("/0/fieldChanges").toString()).contains("SOFTWARE");
        assertThat(rows.at("/1/fieldChanges").toString()).contains("HARDWARE");
    }

    @Test
    void mapsOnlyValuesToWhatIsAccepted() {
        assertThat(map("nature", "Gizmo", "WOOD").toString()).contains("none of the codes");
        assertThat(map("name", "Gizmo", "HARDWARE").toString()).contains("no column with a list");
        assertThat(map("nature", " ", "HARDWARE").toString()).contains("one character at least");
        assertThat(map("nature", "\u200B", "HARDWARE").toString()).contains("one character at least");
        assertThat(map("nature", "a\0b", "HARDWARE").toString()).contains("cannot be kept");
        assertThat(map("nature", "Gizmo", "W".repeat(900)).toString()).hasSizeLessThan(300);
        assertThat(map("coreFunctionality", "III.I.3", "CRA-III-I-04").toString())
                .contains("nothing to map");
        assertThat(map("nature", " software", "HARDWARE").toString())
                .contains("\\\"software\\\" is understood in \\\"Nature\\\" as it is", "[\"met\"]");
        assertThat(map("nature", "#CLEAR", "HARDWARE").toString()).contains("nothing to map");
    }

    @Test
    void refusesAPatternThatCanReadNoDateWhenTheFileIsSent() {
        Answer answer =
                portfolio.upload("text/csv", "Reference\n".getBytes(StandardCharsets.UTF_8), "?datePattern=DD.MM.YYYY");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text()).contains("datePattern", "use dd.MM.yyyy");
    }

    @Test
    void removesTheFileOfAnImportThatHasEndedAfterATime() {
        String failed = portfolio.plan("hello\n").at("/id").asString();
        String planned =
                portfolio.plan("Reference,Name\nR-1,Router\n").at("/id").asString();
        jdbc.update("UPDATE register_import SET finished_at = '2020-01-01 00:00:00' WHERE finished_at IS NOT NULL");

        retention.run();

        String asked = "query ($id: ID!) { import(id: $id) { fileRemovedAt sha256 } }";
        JsonNode removed = portfolio.answer(asked, Map.of("id", failed)).data("/import");
        assertThat(removed.at("/fileRemovedAt").isNull()).isFalse();
        assertThat(removed.at("/sha256").asString()).hasSize(64);
        assertThat(portfolio
                        .answer(asked, Map.of("id", planned))
                        .data("/import/fileRemovedAt")
                        .isNull())
                .isTrue();
        assertThat(replan(failed, Map.of()).toString()).contains("no longer kept");
    }

    private JsonNode groups(String id) {
        return portfolio.answer(GROUPS, Map.of("id", id)).data("/import");
    }

    private JsonNode map(String field, String met, String code) {
        String mutation =
                "mutation ($input: MapValueInput!) { mapValue(input: $input) { mapping { met } errors { code path message } } }";
        Map<String, String> input = Map.of("portfolio", portfolio.id(), "field", field, "met", met, "code", code);
        return portfolio.answer(mutation, Map.of("input", input)).data("/mapValue/errors");
    }

    private JsonNode forget(Map<String, String> input) {
        String mutation =
                "mutation ($input: ForgetMappingInput!) { forgetMapping(input: $input) { mapping { met } errors { code path message } } }";
        return portfolio.answer(mutation, Map.of("input", input)).data("/forgetMapping/errors");
    }

    private JsonNode replan(String id, Map<String, ?> settings) {
        String mutation =
                "mutation ($input: ReplanImportInput!) { replanImport(input: $input) { import { state } errors { code path message } } }";
        return portfolio
                .answer(mutation, Map.of("input", Map.of("id", id, "settings", settings)))
                .data("/replanImport/errors");
    }

    private byte[] problems(String id) {
        return portfolio.api().bytes("/registers/imports/" + id + "/problems.xlsx");
    }

    /** The workbook with these headers' marked cells replaced, where they were marked. */
    private static byte[] corrected(byte[] problems, Map<String, String> values) throws IOException {
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(problems));
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            XSSFSheet sheet = workbook.getSheetAt(0);
            List<String> headers = new ArrayList<>();
            sheet.getRow(0).forEach(cell -> headers.add(new DataFormatter().formatCellValue(cell)));
            assertThat(headers.get(0)).isEqualTo("Problems (not read)");
            assertThat(sheet.getLastRowNum()).isEqualTo(3);
            assertThat(sheet.getDataValidations()).isNotEmpty();
            Map<String, String> rest = new TreeMap<>(values);
            for (int i = 1; i <= sheet.getLastRowNum(); i++) {
                Row row = sheet.getRow(i);
                assertThat(row.getCell(0).getStringCellValue()).startsWith("Produktliste!");
                rest.forEach((header, value) -> {
                    int column = headers.indexOf(header);
                    if (row.getCell(column).getCellComment() != null) {
                        row.removeCell(row.getCell(column));
                        row.createCell(column).setCellValue(value);
                    }
                });
            }
            workbook.write(out);
            return out.toByteArray();
        }
    }
}
