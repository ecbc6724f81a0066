package org.craregistry.register.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.craregistry.testing.IntegrationTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Exports that come back after somebody has changed what they say. */
@IntegrationTest
class OlderExportTests {

    @LocalServerPort
    int port;

    private TestPortfolio portfolio;

    @BeforeEach
    void aPortfolio() {
        portfolio = TestPortfolio.create(port);
    }

    @Test
    void areSaidToTakeBackWhatWasChangedSince() {
        portfolio.takeOver(register("Router", "Yes", "BASIC", "Fulfilled"));
        byte[] export = portfolio.api().bytes("/registers/" + portfolio.key() + ".xlsx");
        assertThat(portfolio.plan(export).toString()).doesNotContain("EXPORT");
        portfolio.takeOver(register("Gateway", "Yes", "HIGH", "Not fulfilled"));

        JsonNode planned = portfolio.plan(export);

        assertThat(planned.at("/counts/update").asInt()).isEqualTo(1);
        JsonNode problems = planned.at("/rows/nodes/0/problems");
        assertThat(problems.valueStream().map(one -> one.at("/code").asString()))
                .containsExactly("CHANGED_SINCE_EXPORT", "CHANGED_SINCE_EXPORT", "CHANGED_SINCE_EXPORT");
        assertThat(problems.valueStream().map(one -> one.at("/sheet").asString()))
                .containsExactly("Products", "Certificates", "Annex I");
        assertThat(problems.at("/0/cell").asString()).isEqualTo("C3");
        assertThat(problems.at("/0/severity").asString()).isEqualTo("WARNING");
        assertThat(problems.at("/0/message").asString())
                .matches(
                        "Products!C3: was changed here at .* UTC, after this file was exported; this row takes that back."
                                + " Empty the cell where it is to stay, or export anew.");
        assertThat(planned.at("/notes").toString()).contains("OLDER_EXPORT", "since then: 3");
    }

    @Test
    void areMarkedAsCsvToo() {
        portfolio.takeOver("Reference,Version,Name\nR-1,2.0,Router\n");
        String export =
                new String(portfolio.api().bytes("/registers/" + portfolio.key() + ".csv"), StandardCharsets.UTF_8);
        assertThat(portfolio.plan(export).toString()).doesNotContain("EXPORT", "not known");
        portfolio.takeOver("Reference,Version,Name\nR-1,2.0,Gateway\n");

        JsonNode planned = portfolio.plan(export.replace(',', ';'));

        assertThat(planned.at("/rows/nodes/0/problems/0/message").asString())
                .matches(
                        "Row 2, column C: was changed here at .* UTC, after this file was exported; this row takes that back."
                                + " Empty the cell where it is to stay, or export anew.");
        assertThat(planned.at("/notes").toString()).contains("OLDER_EXPORT", "since then: 1");
        assertThat(planned.at("/columns/0/unknown")).isEmpty();
    }

    @Test
    void sayNothingOfWhatWasNotChangedHere() {
        portfolio.takeOver(register("Router", "Yes", "BASIC", "Fulfilled"));
        byte[] export = portfolio.api().bytes("/registers/" + portfolio.key() + ".xlsx");
        portfolio.takeOver(register("Router", "No", "BASIC", "Fulfilled"));
        portfolio.takeOver(register("Router", "Yes", "BASIC", "Fulfilled"));

        assertThat(portfolio.plan(export).toString()).doesNotContain("EXPORT");
    }

    @Test
    void areSaidToAddAgainWhatWasWithdrawnSince() {
        portfolio.takeOver("Reference,Version,Name\nR-1,2.0,Router\nR-2,1,Switch\n");
        byte[] export = portfolio.api().bytes("/registers/" + portfolio.key() + ".xlsx");
        String withdraw =
                "mutation ($input: WithdrawProductInput!) { withdrawProduct(input: $input) { errors { message } } }";
        JsonNode router = portfolio.products().at("/nodes/0");
        Map<String, Object> input = Map.of(
                "id",
                router.at("/id").asString(),
                "expectedRevision",
                router.at("/revision").asInt(),
                "reason",
                "sold to somebody else");
        assertThat(portfolio.answer(withdraw, Map.of("input", input)).data("/withdrawProduct/errors"))
                .isEmpty();

        JsonNode planned = portfolio.plan(export);

        assertThat(planned.at("/counts/create").asInt()).isEqualTo(1);
        assertThat(planned.at("/rows/nodes/0/problems/0/message").asString())
                .startsWith("Products!A3: was withdrawn here at ")
                .endsWith("this row adds it again. Delete the row where it is to stay withdrawn.");
        assertThat(planned.at("/notes").toString()).contains("since then: 1");
    }

    @Test
    void areMarkedWhereCertificatesStandBesideTheProducts() {
        portfolio.takeOver(register("Router", "Yes", "BASIC", "Fulfilled"));
        Instant exportedAt = Instant.now();
        portfolio.takeOver(register("Router", "Yes", "HIGH", "Fulfilled"));

        byte[] flat = exported(exportedAt).sheet("Products", """
                        Reference | Name | Scheme | Certificate number | Assurance level
                        R-1 | Router | EUCC | EUCC-1 | BASIC
                        """).bytes();
        String query = "?fileName=register.xlsx&" + TestPortfolio.parameter("map", "Scheme=certificates.scheme") + "&"
                + TestPortfolio.parameter("map", "Certificate number=certificates.number") + "&"
                + TestPortfolio.parameter("map", "Assurance level=certificates.level");

        JsonNode planned = portfolio.await(TestPortfolio.accepted(portfolio.upload(TestPortfolio.XLSX, flat, query)));

        JsonNode problems = planned.at("/rows/nodes/0/problems");
        assertThat(problems).as(planned.toString()).hasSize(1);
        assertThat(problems.at("/0/cell").asString()).isEqualTo("E2");
        assertThat(problems.at("/0/message").asString()).contains("this row takes that back");
    }

    @Test
    void areSaidToReplaceWhatWasChangedSinceByAnotherValue() {
        portfolio.takeOver(register("Router", "Yes", "BASIC", "Fulfilled"));
        Instant exportedAt = Instant.now();
        portfolio.takeOver(register("Gateway", "Yes", "HIGH", "Not fulfilled"));
        portfolio.takeOver(register("Bridge", "Yes", "HIGH", "Not fulfilled"));

        JsonNode planned = portfolio.plan(exported(exportedAt)
                .sheet("Products", "Reference | Name\nR-1 | Switch")
                .sheet(
                        "Certificates",
                        "Reference | Scheme | Certificate number | Assurance level\nR-1 | EUCC | EUCC-1 | BASIC")
                .sheet("Annex I", "Reference | CRA-AI-P1-1\nR-1 | Fulfilled")
                .bytes());

        assertThat(planned.at("/rows/nodes/0/problems")
                        .valueStream()
                        .map(one -> one.at("/message").asString().replaceAll(".*this row ", "")))
                .as(planned.toString())
                .containsExactly(
                        "puts another value in its place. Empty the cell where what is here now is to stay, or export anew.",
                        "takes that back. Empty the cell where it is to stay, or export anew.",
                        "takes that back. Empty the cell where it is to stay, or export anew.");
    }

    @Test
    void areSaidOnceToRemoveARecordThatWasChangedSince() {
        portfolio.takeOver(register("Router", "Yes", "BASIC", "Fulfilled"));
        Instant exportedAt = Instant.now();
        portfolio.takeOver(register("Router", "Yes", "HIGH", "Fulfilled"));

        JsonNode planned = portfolio.plan(exported(exportedAt)
                .sheet("Certificates", "Reference | Scheme | Certificate number | Remove\nR-1 | EUCC | EUCC-1 | Yes")
                .bytes());

        JsonNode problems = planned.at("/rows/nodes/0/problems");
        assertThat(problems).as(planned.toString()).hasSize(1);
        assertThat(problems.at("/0/cell").asString()).isEqualTo("D2");
        assertThat(problems.at("/0/message").asString()).contains("this row removes it");
    }

    @Test
    void areSaidToFileAgainWhatWasRemovedSince() {
        portfolio.takeOver(register("Router", "Yes", "BASIC", "Fulfilled"));
        byte[] export = portfolio.api().bytes("/registers/" + portfolio.key() + ".xlsx");
        portfolio.takeOver(new WorkbookOf()
                .sheet("Certificates", "Reference | Scheme | Certificate number | Remove\nR-1 | EUCC | EUCC-1 | Yes")
                .bytes());

        JsonNode planned = portfolio.plan(export);

        JsonNode problems = planned.at("/rows/nodes/0/problems");
        assertThat(problems).as(planned.toString()).hasSize(1);
        assertThat(problems.at("/0/code").asString()).isEqualTo("REMOVED_SINCE_EXPORT");
        assertThat(problems.at("/0/message").asString())
                .startsWith("Certificates!")
                .contains("was removed here at ")
                .endsWith("this row files it again. Delete the row where it is to stay removed.");
        assertThat(planned.at("/notes").toString()).contains("since then: 1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"+1000000000-01-01T00:00:00Z", "1970-01-01T00:00:00Z", "2999-01-01T00:00:00Z", "lately"})
    void areTakenAsAnyFileWhereTheMomentCannotBe(String moment) {
        portfolio.takeOver(register("Router", "Yes", "BASIC", "Fulfilled"));

        JsonNode planned = portfolio.plan(new WorkbookOf()
                .sheet("About", "Exported at | " + moment)
                .sheet("Products", "Reference | Name\nR-1 | Switch\nR-2 | Bridge")
                .bytes());

        assertThat(planned.at("/counts/create").asInt()).as(planned.toString()).isEqualTo(1);
        assertThat(planned.toString()).doesNotContain("EXPORT");
    }

    private static WorkbookOf exported(Instant at) {
        return new WorkbookOf().sheet("About", "Exported at | " + at);
    }

    private static byte[] register(String name, String connected, String level, String standing) {
        return new WorkbookOf()
                .sheet("Products", "Reference | Name | Data connection\nR-1 | %s | %s".formatted(name, connected))
                .sheet(
                        "Certificates",
                        "Reference | Scheme | Certificate number | Assurance level\nR-1 | EUCC | EUCC-1 | " + level)
                .sheet("Annex I", "Reference | CRA-AI-P1-1\nR-1 | " + standing)
                .bytes();
    }
}
