package org.craregistry.register.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.craregistry.testing.IntegrationTest;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** What the answers would become, told before anything is applied. */
@IntegrationTest
class TurnsTests {

    private static final String TURNS = """
            query ($id: ID!, $turn: ImportTurnInput) { import(id: $id) {
              turns { answer before beforeLabel after afterLabel products }
              rows(turn: $turn) { totalCount nodes { label } } } }""";

    @LocalServerPort
    int port;

    @Test
    void tellsWhichAnswersTurnAndOfWhichProducts() {
        TestPortfolio portfolio = TestPortfolio.create(port);
        String added = portfolio
                .takeOver("Reference,Name\nR-1,Router\nR-2,Switch\nR-3,Hub\n")
                .at("/id")
                .asString();
        assertThat(turns(portfolio, added, null).at("/turns").toString())
                .contains(
                        "{\"answer\":\"SCOPE\",\"before\":null,\"beforeLabel\":null,\"after\":\"UNKNOWN\",\"afterLabel\":\"Not known yet\",\"products\":3}");

        String changed = portfolio
                .plan("Reference,Name,Union market\nR-1,Router,No\nR-2,Switch,No\nR-3,Hub 2,\n")
                .at("/id")
                .asString();

        Map<String, String> turn = Map.of("answer", "SCOPE", "before", "UNKNOWN", "after", "OUT_OF_SCOPE");
        JsonNode told = turns(portfolio, changed, turn);
        assertThat(told.at("/turns")
                        .valueStream()
                        .filter(one -> one.at("/answer").asString().equals("SCOPE")))
                .singleElement()
                .satisfies(one -> assertThat(one.at("/products").asInt()).isEqualTo(2));
        assertThat(told.at("/rows/totalCount").asInt()).isEqualTo(2);
        assertThat(told.at("/rows/nodes").toString()).isEqualTo("[{\"label\":\"R-1\"},{\"label\":\"R-2\"}]");
        assertThat(turns(portfolio, changed, null).at("/rows/totalCount").asInt())
                .isEqualTo(3);
        Map<String, String> other = Map.of("answer", "SCOPE", "after", "OUT_OF_SCOPE");
        assertThat(turns(portfolio, changed, other).at("/rows/nodes")).isEmpty();
    }

    @Test
    void looksAtWhatIsPutOnFileAsWell() {
        TestPortfolio portfolio = TestPortfolio.create(port);
        String products = "Reference | Name | Union market | What is it\nR-1 | Router | Yes | Software";
        portfolio.takeOver(new WorkbookOf().sheet("Products", products).bytes());

        JsonNode planned = portfolio.plan(new WorkbookOf()
                .sheet("Annex I", "Reference | CRA-AI-P1-1\nR-1 | Not fulfilled")
                .bytes());

        assertThat(planned.at("/counts/update").asInt()).isEqualTo(1);
        assertThat(turns(portfolio, planned.at("/id").asString(), null)
                        .at("/turns")
                        .isArray())
                .isTrue();
    }

    private static JsonNode turns(TestPortfolio portfolio, String id, Map<String, String> turn) {
        Map<String, Object> variables = turn == null ? Map.of("id", id) : Map.of("id", id, "turn", turn);
        return portfolio.answer(TURNS, variables).data("/import");
    }
}
