package org.craregistry.register.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.craregistry.testing.IntegrationTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
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
