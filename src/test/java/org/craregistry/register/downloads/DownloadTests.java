package org.craregistry.register.downloads;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.craregistry.testing.Api;
import org.craregistry.testing.Api.Answer;
import org.craregistry.testing.IntegrationTest;
import org.craregistry.testing.Registry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@IntegrationTest
class DownloadTests {

    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    @LocalServerPort
    int port;

    private Registry registry;
    private Api admin;
    private String key;
    private String portfolio;

    @BeforeEach
    void aPortfolioWithTwoProducts() {
        registry = new Registry(port);
        admin = registry.administrator();
        key = Registry.newKey();
        portfolio = registry.portfolio(key);
        registry.product(portfolio, "R-1", Map.of("version", "1.0", "manufacturer", "=HYPERLINK(\"x\")"));
        registry.product(portfolio, "R-2", Map.of("facts", Map.of("dataConnection", true)));
    }

    @Test
    void sendsTheTemplate() throws Exception {
        HttpResponse<byte[]> answer = download("/registers/template.xlsx");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("content-type")).hasValue(XLSX);
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(answer.body()))) {
            assertThat(workbook.getSheet("Products").getLastRowNum()).isNotNegative();
        }
    }

    @Test
    void sendsAllProductsAsAWorkbook() throws Exception {
        HttpResponse<byte[]> answer = download("/registers/" + key + ".xlsx");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("content-disposition"))
                .hasValue("attachment; filename=\"" + key + ".xlsx\"");
        assertThat(answer.headers().firstValue("cache-control")).hasValue("no-store");
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(answer.body()))) {
            assertThat(workbook.getSheet("Products").getLastRowNum()).isEqualTo(3);
        }
    }

    @Test
    void sendsTheProductsThatAFilterLetsThroughAsCsv() {
        Answer all = admin.get("/registers/" + key + ".csv");
        Answer filtered =
                admin.get("/registers/" + key + ".csv?filter=" + encoded("{\"text\":\"R-2\",\"scope\":null}"));

        assertThat(all.header("content-type")).startsWith("text/csv");
        assertThat(all.text()).contains("R-1", "R-2").doesNotContain("\"=HYPERLINK");
        assertThat(filtered.text()).contains("R-2").doesNotContain("R-1");
    }

    @Test
    void takesOneValueForAListAsTheApiDoes() {
        String path = "/registers/" + key + ".csv?filter=";
        Answer one = admin.get(path + encoded("{\"standingBasis\":\"DOCUMENTS\"}"));

        assertThat(one.status()).as(one.text()).isEqualTo(200);
        assertThat(one.text())
                .isEqualTo(admin.get(path + encoded("{\"standingBasis\":[\"DOCUMENTS\"]}"))
                        .text());
    }

    @Test
    void refusesAParameterThatIsNone() {
        Answer refused = admin.get("/registers/" + key + ".csv?filtre=" + encoded("{\"text\":\"R-2\"}"));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text()).contains("filtre", "accepted: filter");
    }

    @Test
    void refusesAParameterThatCannotBeDecoded() {
        Answer refused = admin.get("/registers/" + key + ".csv?filter=%ff");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text()).contains("cannot be decoded");
    }

    @Test
    void takesAnExportBackWithoutAChange() throws Exception {
        byte[] export = download("/registers/" + key + ".xlsx").body();
        byte[] csv = download("/registers/" + key + ".csv").body();

        assertThat(unchanged(XLSX, export)).isEqualTo(2);
        assertThat(unchanged("text/csv", csv)).isEqualTo(2);
        assertThat(unchanged("application/vnd.ms-excel", csv)).isEqualTo(2);
    }

    @Test
    void leavesWithThePortfolioWhatProductsTakeOverFromIt() throws Exception {
        registry.mutate(
                "setPortfolioDefaults",
                Map.of(
                        "id",
                        portfolio,
                        "expectedRevision",
                        0,
                        "manufacturer",
                        "Everywhere the same",
                        "facts",
                        Map.of("usedByEssentialEntities", true)),
                "");
        byte[] csv = download("/registers/" + key + ".csv").body();

        assertThat(new String(csv, UTF_8)).doesNotContain("Everywhere the same");
        assertThat(unchanged("text/csv", csv)).isEqualTo(2);
        assertThat(unchanged(XLSX, download("/registers/" + key + ".xlsx").body()))
                .isEqualTo(2);
    }

    @Test
    void answersHeadWithoutABody() throws Exception {
        var head = admin.request("/registers/" + key + ".xlsx").method("HEAD", BodyPublishers.noBody());
        HttpResponse<byte[]> answer = HttpClient.newHttpClient().send(head.build(), BodyHandlers.ofByteArray());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
        assertThat(answer.headers().firstValueAsLong("content-length").orElse(0))
                .isGreaterThan(1000);
    }

    @Test
    void sendsNothingAgainThatIsTheSame() {
        for (String path : List.of("/registers/template.xlsx", "/registers/" + key + ".csv")) {
            Answer first = admin.get(path);
            assertThat(first.header("etag")).matches("\"[0-9a-f]{64}\"");

            Answer again = admin.with("If-None-Match", first.header("etag")).get(path);
            assertThat(again.status()).as(path).isEqualTo(304);
            assertThat(again.text()).isEmpty();
            assertThat(admin.with("If-None-Match", "*").get(path).status()).isEqualTo(304);
            assertThat(admin.with("If-None-Match", "\"other\"").get(path).status())
                    .isEqualTo(200);
        }
        String path = "/registers/" + key + ".csv";
        String before = admin.get(path).header("etag");
        registry.product(portfolio, "R-3", Map.of());
        assertThat(admin.with("If-None-Match", before).get(path).status()).isEqualTo(200);
        assertThat(admin.get("/registers/" + key + ".xlsx").header("etag")).isNotEmpty();
    }

    @Test
    void showsNothingToStrangersAndAllToMembers() {
        registry.stranger().get("/registers/" + key + ".xlsx").assertProblem(404, "no portfolio");
        admin.get("/registers/nothing-here.csv").assertProblem(404, "no portfolio");
        assertThat(registry.member(portfolio, "VIEWER")
                        .get("/registers/" + key + ".csv")
                        .status())
                .isEqualTo(200);
        assertThat(Api.at(port).get("/registers/" + key + ".csv").status()).isEqualTo(401);
    }

    @Test
    void refusesFiltersThatAreNone() {
        for (String filter : new String[] {
            "nonsense",
            "[]",
            "7",
            "{\"colour\":\"red\"}",
            "{\"scope\":[\"PERHAPS\"]}",
            "{\"category\":[\"X\"]}",
            "{\"placedFrom\":\"31.12.2027\"}",
            "{\"openQuestion\":[\"colour\"]}",
            "{\"scope\":[null]}",
            "{\"scope\":[0]}",
            "{\"scope\":[\"0\"]}",
            "{\"scope\":[\"\"]}",
            "{\"scope\":\"PERHAPS\"}",
            "{\"scope\":\"0\"}",
            "{\"placedFrom\":[\"2027-01-01\"]}",
            "{\"scope\":[],\"scope\":[\"IN_SCOPE\"]}",
            "{\"placedFrom\":\"\"}",
            "{\"placedFrom\":5}",
            "{\"placedFrom\":[2027,1,1]}",
            "{\"changedSince\":0}",
            "{\"classificationSigned\":1}",
            "{\"classificationSigned\":\"true\"}",
            "{\"responsible\":[1]}",
            "{\"text\":5}"
        }) {
            admin.get("/registers/" + key + ".csv?filter=" + encoded(filter)).assertProblem(400, "");
        }
    }

    @Test
    void tellsWhichColumnsThereAre() {
        Answer answer =
                admin.ask("{ registerColumns { name columns { field header holds required computed maximum help source"
                        + " example synonyms accepted { code label cell } } } }");

        assertThat(answer.json().has("errors")).as(answer.text()).isFalse();
        assertThat(answer.data("/registerColumns/0/name").asString()).isEqualTo("Products");
        assertThat(answer.data("/registerColumns/0/columns/0/field").asString()).isEqualTo("reference");
        assertThat(answer.data("/registerColumns/0/columns/0/maximum").asInt()).isEqualTo(2000);
    }

    private int unchanged(String type, byte[] file) throws Exception {
        Answer uploaded = admin.send(admin.request("/registers/" + key + "/imports")
                .header("Content-Type", type)
                .POST(BodyPublishers.ofByteArray(file)));
        String id = uploaded.json().at("/id").asString();
        Answer status = admin.get("/registers/imports/" + id);
        for (int i = 0; i < 600 && !status.text().contains("\"PLANNED\""); i++) {
            Thread.sleep(50);
            status = admin.get("/registers/imports/" + id);
        }
        return status.json().at("/counts/unchanged").asInt();
    }

    private HttpResponse<byte[]> download(String path) throws Exception {
        return HttpClient.newHttpClient().send(admin.request(path).build(), BodyHandlers.ofByteArray());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
