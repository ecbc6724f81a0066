package org.craregistry.register.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.craregistry.register.ExportRow;
import org.craregistry.register.Provenance;
import org.craregistry.register.RegisterWriter;
import org.craregistry.testing.IntegrationTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** What goes in comes out again, on every sheet and with texts that hurt. */
@IntegrationTest
class AllSheetsRoundTripTests {

    private static final Provenance PROVENANCE = new Provenance("", "", "", Instant.EPOCH, "");

    @LocalServerPort
    int port;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void plansNoChangeForWhatItHasTakenInAndForWhatItGivesOut(long seed) throws IOException {
        TestPortfolio portfolio = TestPortfolio.create(port);
        List<ExportRow> drawn = new RandomRegister(seed).draw(40);
        byte[] register = workbook(drawn);

        JsonNode taken = portfolio.takeOver(register);

        assertThat(taken.at("/counts/create").asInt()).as(taken.toString()).isEqualTo(40);
        assertUnchanged(portfolio.plan(register));
        byte[] export = portfolio.api().bytes("/registers/" + portfolio.key() + ".xlsx");
        JsonNode planned = portfolio.plan(export);
        assertUnchanged(planned);
        assertThat(planned.at("/notes")).isEmpty();
        assertThat(planned.at("/rows/nodes")
                        .valueStream()
                        .flatMap(row -> row.at("/problems").valueStream()))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {4, 5})
    void makesTheSameOfAnExportInAnotherPortfolio(long seed) throws IOException {
        TestPortfolio first = TestPortfolio.create(port);
        first.takeOver(workbook(new RandomRegister(seed).draw(20)));
        byte[] export = first.api().bytes("/registers/" + first.key() + ".xlsx");
        TestPortfolio second = TestPortfolio.create(port);

        second.takeOver(export);

        assertUnchanged(second.plan(export));
        assertUnchanged(first.plan(second.api().bytes("/registers/" + second.key() + ".xlsx")));
    }

    private static void assertUnchanged(JsonNode planned) {
        assertThat(planned.at("/counts/unchanged")).as(planned.toString()).isEqualTo(planned.at("/rows/totalCount"));
        assertThat(planned.at("/counts/unchanged").asInt()).isPositive();
    }

    private static byte[] workbook(List<ExportRow> rows) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new RegisterWriter().write(PROVENANCE, rows.iterator(), out);
        return out.toByteArray();
    }
}
