package org.craregistry.register.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.craregistry.register.imports.TestPortfolio.parameter;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import org.craregistry.testing.IntegrationTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** A real register with headers of its own goes in, comes out as a workbook, and that changes nothing when it goes in again. */
@IntegrationTest
@EnabledIf("isThere")
class CertifiedProductsTests {

    private static final Path REGISTER = Path.of(
            System.getProperty("registry.test.registers", "/work/shared/registers"), "certified-products-2026.csv");

    @LocalServerPort
    int port;

    static boolean isThere() {
        return Files.isRegularFile(REGISTER);
    }

    @Test
    void survivesTheWayInAndOutUnchanged() throws Exception {
        TestPortfolio portfolio = TestPortfolio.create(port);
        JsonNode planned = portfolio.await(
                TestPortfolio.accepted(portfolio.upload("text/csv", Files.readAllBytes(REGISTER), mappingOfHeaders())));
        assertThat(planned.at("/counts/create").asInt()).as(planned.toString()).isEqualTo(1114);
        assertThat(planned.at("/counts/rowsRead").asInt()).isEqualTo(1114);
        String id = planned.at("/id").asString();

        assertThat(portfolio.apply(id, "ALL_OR_NOTHING")).isEmpty();
        assertThat(portfolio.await(id).at("/state").asString()).isEqualTo("APPLIED");

        JsonNode again = portfolio.await(TestPortfolio.accepted(
                portfolio.upload(TestPortfolio.XLSX, export(portfolio), "?fileName=export.xlsx")));
        assertThat(again.at("/counts/rowsRead").asInt()).as(again.toString()).isEqualTo(1114);
        assertThat(again.at("/counts/unchanged").asInt()).isEqualTo(1114);
        assertThat(again.at("/columns/0/unknown")).isEmpty();
    }

    private static String mappingOfHeaders() {
        return "?" + parameter("fileName", REGISTER.getFileName().toString())
                + "&" + parameter("map", "Certificate No.=reference")
                + "&" + parameter("map", "Product name=name")
                + "&" + parameter("map", "Vendor=manufacturer")
                + "&" + parameter("map", "Category=description")
                + "&" + parameter("map", "Link=website");
    }

    private static byte[] export(TestPortfolio portfolio) throws IOException, InterruptedException {
        var request = portfolio
                .api()
                .request("/registers/" + portfolio.key() + ".xlsx")
                .build();
        var response = HttpClient.newHttpClient().send(request, BodyHandlers.ofByteArray());
        assertThat(response.statusCode()).isEqualTo(200);
        return response.body();
    }
}
