package org.craregistry.register.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.crypt.Encryptor;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.craregistry.testing.Api;
import org.craregistry.testing.Api.Answer;
import org.craregistry.testing.IntegrationTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@IntegrationTest
class UploadTests {

    private static final byte[] ONE_PRODUCT = "Reference,Name\nR-1,First\n".getBytes(StandardCharsets.UTF_8);

    @LocalServerPort
    int port;

    private TestPortfolio portfolio;

    @BeforeEach
    void aPortfolio() {
        portfolio = TestPortfolio.create(port);
    }

    @Test
    void endsFilesThatAreNoRegistersAsFailedWithASentence() throws Exception {
        assertThat(failure(oldWorkbook(), "register.xls")).contains(".xls", ".xlsx");
        assertThat(failure(encryptedWorkbook(), "register.xlsx")).containsIgnoringCase("password");
        assertThat(failure("This is a letter.".getBytes(StandardCharsets.UTF_8), "letter.xlsx"))
                .isNotEmpty();
        assertThat(failure(new byte[] {'P', 'K', 3, 4, 0, 0, 0, 0, 0, 0}, "register.xlsx"))
                .isNotEmpty();
        assertThat(failure(new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0, 0}, "picture.xlsx"))
                .isNotEmpty();
    }

    @Test
    void refusesAnEmptyBody() {
        portfolio.upload("text/csv", new byte[0], "").assertProblem(400, "no body");
    }

    @Test
    void refusesOtherKindsOfContent() {
        portfolio.upload("application/json", ONE_PRODUCT, "").assertProblem(415, "text/csv");
        portfolio.upload("multipart/form-data; boundary=x", ONE_PRODUCT, "").assertProblem(415, "text/csv");
        portfolio.upload("application/x-www-form-urlencoded", ONE_PRODUCT, "").assertProblem(415, "text/csv");
    }

    @Test
    void refusesMappingsThatAreNone() {
        upload("map", "nonsense").assertProblem(400, "header=field");
        upload("map", "Name=productClass").assertProblem(400, "no field");
        upload("map", "=name").assertProblem(400, "header=field");
    }

    @Test
    void refusesParametersThatAreNone() {
        upload("mapping", "Artikel=reference").assertProblem(400, "accepted: map, column, fileName, datePattern");
        upload("datePattern", "nonsense").assertProblem(400, "dd.MM.yyyy");
    }

    @Test
    void refusesThoseWithoutTheRole() {
        Answer refused = portfolio.asMember("EDITOR").upload("text/csv", ONE_PRODUCT, "");

        refused.assertProblem(403, "role Compliance");
        TestPortfolio.accepted(portfolio.asMember("COMPLIANCE").upload("text/csv", ONE_PRODUCT, ""));
    }

    @Test
    void doesNotTellStrangersOfThePortfolioOrItsImports() {
        String id = portfolio.plan("Reference,Name\nR-1,First\n").at("/id").asString();
        TestPortfolio stranger = portfolio.as(portfolio.registry().stranger());

        stranger.upload("text/csv", ONE_PRODUCT, "").assertProblem(404, "no portfolio");
        stranger.api().get("/registers/imports/" + id).assertProblem(404, "no import");
        assertThat(stranger.find(id).isNull()).isTrue();
        assertThat(stranger.answer("query ($id: ID!) { node(id: $id) { id } }", Map.of("id", id))
                        .data("/node")
                        .isNull())
                .isTrue();
        assertThat(stranger.apply(id, "ALL_OR_NOTHING").at("/0/code").asString())
                .isEqualTo("NOT_FOUND");
        assertThat(stranger.discard(id).at("/0/code").asString()).isEqualTo("NOT_FOUND");
        assertThat(Api.at(port).get("/registers/imports/" + id).status()).isEqualTo(401);
    }

    @Test
    void letsMembersLookAndOnlyComplianceDecide() {
        String id = portfolio.plan("Reference,Name\nR-1,First\n").at("/id").asString();
        TestPortfolio editor = portfolio.asMember("EDITOR");

        assertThat(editor.find(id).at("/rows/totalCount").asInt()).isEqualTo(1);
        assertThat(editor.apply(id, "ALL_OR_NOTHING").at("/0/code").asString()).isEqualTo("FORBIDDEN");
        assertThat(editor.discard(id).at("/0/code").asString()).isEqualTo("FORBIDDEN");
        assertThat(portfolio.find(id).at("/state").asString()).isEqualTo("PLANNED");
    }

    @Test
    void tellsHowFarAnImportIsOverPlainHttp() {
        String id = portfolio.plan("Reference,Name\nR-1,First\n").at("/id").asString();

        Answer status = portfolio.api().get("/registers/imports/" + id);

        assertThat(status.status()).isEqualTo(200);
        assertThat(status.header("cache-control")).contains("no-store");
        assertThat(status.json().at("/state").asString()).isEqualTo("PLANNED");
        assertThat(status.json().at("/counts/create").asInt()).isEqualTo(1);
        portfolio.api().get("/registers/imports/nonsense").assertProblem(404, "no import");
    }

    private Answer upload(String parameter, String value) {
        return portfolio.upload("text/csv", ONE_PRODUCT, "?" + TestPortfolio.parameter(parameter, value));
    }

    private String failure(byte[] file, String name) {
        String query = "?" + TestPortfolio.parameter("fileName", name);
        JsonNode ended =
                portfolio.await(TestPortfolio.accepted(portfolio.upload("application/octet-stream", file, query)));
        assertThat(ended.at("/state").asString()).as(name).isEqualTo("FAILED");
        assertThat(ended.at("/finishedAt").isNull()).isFalse();
        return ended.at("/failure").asString();
    }

    private static byte[] oldWorkbook() throws Exception {
        try (HSSFWorkbook workbook = new HSSFWorkbook();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            workbook.createSheet("Products").createRow(0).createCell(0).setCellValue("Reference");
            workbook.write(out);
            return out.toByteArray();
        }
    }

    private static byte[] encryptedWorkbook() throws Exception {
        try (POIFSFileSystem files = new POIFSFileSystem();
                XSSFWorkbook workbook = new XSSFWorkbook();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            workbook.createSheet("Products");
            Encryptor encryptor = new EncryptionInfo(EncryptionMode.agile).getEncryptor();
            encryptor.confirmPassword("secret");
            try (var encrypted = encryptor.getDataStream(files)) {
                workbook.write(encrypted);
            }
            files.writeFilesystem(out);
            return out.toByteArray();
        }
    }
}
