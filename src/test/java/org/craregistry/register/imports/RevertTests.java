package org.craregistry.register.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.craregistry.testing.IntegrationTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@IntegrationTest
class RevertTests {

    private static final String FILED = """
            reference version name manufacturer facts { dataConnection otherLaw expectedUseYears }
            certificates(first: 3) { nodes { id scheme number level coversVersions covers } }
            declarations(first: 1) { nodes { number annexVItems identifiesThisVersion } }
            requirements(part: PART_I) { requirement { code } standing note }""";

    private static final String PRODUCTS = """
            query ($key: String!, $day: Date!) { portfolio(key: $key) { products(first: 3) { nodes {
              id revision %s recordedOn(knownOn: $day) { name facts { dataConnection otherLaw expectedUseYears } }
              changes(first: 1) { nodes { action through reason sheet import { id } } } } } } }""".formatted(FILED);

    @LocalServerPort
    int port;

    private TestPortfolio portfolio;

    @BeforeEach
    void aPortfolioWithAProduct() {
        portfolio = TestPortfolio.create(port);
        portfolio.takeOver(new WorkbookOf()
                .sheet("Products", """
                        Reference | Name | Data connection | Other law | Expected use years | Manufacturer
                        R-1 | Router | Yes | MARINE_EQUIPMENT_2014_90 | 5 | Example SE
                        """)
                .sheet("Certificates", """
                        Reference | Scheme | Certificate number | Assurance level | Further versions | Covers
                        R-1 | EUCC | EUCC-1 | HIGH | 2.1; 2.2 | A15-CY1
                        R-1 | EUCC | EUCC-2 | HIGH | | NONE
                        """)
                .sheet("Declarations", """
                        Reference | Declaration number | Annex V items | Identifies this version
                        R-1 | DoC-1 | 1; 2 | Yes
                        """)
                .sheet("Annex I", """
                        Reference | CRA-AI-P1-1 | CRA-AI-P1-1: note | CRA-AI-P1-2a
                        R-1 | Fulfilled | Report 1 | Fulfilled
                        """)
                .bytes());
    }

    private byte[] everythingElse() {
        String id = product(0).at("/certificates/nodes/1/id").asString();
        return new WorkbookOf()
                .sheet("Products", """
                        Reference | Name | Data connection | Other law | Expected use years | Manufacturer
                        R-1 | Router 2 | No | NONE | 7.5 | #CLEAR
                        R-2 | Switch | No
                        """)
                .sheet("Certificates", """
                        Reference | Id | Scheme | Certificate number | Assurance level | Further versions | Covers | Remove
                        R-1 | | EUCC | EUCC-1 | Basic | 2.3 | CRA-AI-P1-1
                        R-1 | %s | | | | | | Yes
                        R-1 | | EUCC | EUCC-3
                        R-2 | | EUCC | EUCC-4
                        """.formatted(id))
                .sheet("Declarations", """
                        Reference | Declaration number | Annex V items | Identifies this version
                        R-1 | DoC-1 | 1; 2; 3 | No
                        """)
                .sheet("Annex I", """
                        Reference | CRA-AI-P1-1 | CRA-AI-P1-1: note | CRA-AI-P1-2a | CRA-AI-P1-2b
                        R-1 | | Report 2 | #CLEAR | Not fulfilled
                        """)
                .bytes();
    }

    @Test
    void putsEverythingBackAsItWas() {
        JsonNode before = filed();
        JsonNode applied = portfolio.takeOver(everythingElse());
        assertThat(filed()).isNotEqualTo(before);

        assertThat(portfolio.revert(applied.at("/id").asString())).isEmpty();
        JsonNode reverted = portfolio.await(applied.at("/id").asString());

        assertThat(reverted.at("/state").asString()).as(reverted.toString()).isEqualTo("REVERTED");
        assertThat(reverted.at("/notes")).isEmpty();
        assertThat(filed()).isEqualTo(before);
        JsonNode router = product(0);
        assertThat(router.at("/recordedOn/name").asString()).isEqualTo("Router");
        assertThat(router.at("/recordedOn/facts")).isEqualTo(router.at("/facts"));
        JsonNode change = router.at("/changes/nodes/0");
        assertThat(change.at("/reason").asString()).isEqualTo("The import of register.xlsx was taken back.");
        assertThat(change.at("/import/id")).isEqualTo(applied.at("/id"));
        JsonNode history = portfolio
                .answer(
                        "query ($key: String!) { portfolio(key: $key) { changes(first: 1) { nodes { subject action fieldChanges { field new } } } } }",
                        Map.of("key", portfolio.key()))
                .data("/portfolio/changes/nodes/0");
        assertThat(history.at("/action").asString()).isEqualTo("REVERTED");
        assertThat(history.at("/fieldChanges").toString())
                .contains("\"restored\",\"new\":\"1\"", "\"withdrawn\",\"new\":\"1\"", "\"leftAlone\",\"new\":\"0\"");
        assertThat(portfolio
                        .revert(applied.at("/id").asString())
                        .at("/0/message")
                        .asString())
                .isEqualTo("The import is taken back; only one that is applied can be taken back.");
    }

    @Test
    void putsBackWhatWasTakenWithoutTheCellsThatAreNotAccepted() {
        JsonNode before = filed();
        String id = portfolio
                .plan(new WorkbookOf()
                        .sheet("Products", "Reference | Name | Nature\nR-1 | Router 2 | Gadget")
                        .sheet("Certificates", """
                                Reference | Scheme | Certificate number | Assurance level | Certificate expires on | Remove
                                R-1 | EUCC | EUCC-1 | Basic | soon
                                R-1 | EUCC | EUCC-2 | | | Yes
                                """)
                        .sheet("Annex I", "Reference | CRA-AI-P1-1 | CRA-AI-P1-2a\nR-1 | Not fulfilled | perhaps")
                        .bytes())
                .at("/id")
                .asString();
        assertThat(portfolio.apply(id, "VALID_CELLS")).isEmpty();
        portfolio.await(id);
        assertThat(product(0).at("/certificates/nodes")).hasSize(1);

        assertThat(portfolio.revert(id)).isEmpty();

        assertThat(portfolio.await(id).at("/state").asString()).isEqualTo("REVERTED");
        assertThat(filed()).isEqualTo(before);
    }

    @Test
    void canBeAppliedAgainAfterwards() {
        byte[] workbook = everythingElse();
        String id = portfolio.takeOver(workbook).at("/id").asString();
        JsonNode after = filed();
        portfolio.revert(id);
        portfolio.await(id);

        JsonNode again = portfolio.takeOver(workbook);

        assertThat(again.at("/counts/create").asInt()).isEqualTo(1);
        assertThat(withoutIds(filed())).isEqualTo(withoutIds(after));
    }

    @Test
    void leavesAloneWhatWasChangedSince() {
        JsonNode applied = portfolio.takeOver(everythingElse());
        portfolio.takeOver("Reference,Name\nR-1,Router 3\n");

        portfolio.revert(applied.at("/id").asString());
        JsonNode reverted = portfolio.await(applied.at("/id").asString());

        assertThat(reverted.at("/state").asString()).isEqualTo("REVERTED");
        assertThat(reverted.at("/notes")).hasSize(1);
        assertThat(reverted.at("/notes/0/code").asString()).isEqualTo("CHANGED_SINCE_APPLIED");
        assertThat(reverted.at("/notes/0/message").asString())
                .isEqualTo(
                        "Products, row 2: R-1 was changed or withdrawn after the import, and stays as it is. Once that is changed back, take the import back again.");
        assertThat(product(0).at("/name").asString()).isEqualTo("Router 3");
        assertThat(product(0).at("/certificates/nodes/0/level").asString()).isEqualTo("BASIC");
        assertThat(filed()).hasSize(1);
    }

    @Test
    void takesBackWhatWasLeftAloneOnceItIsAgainAsTheImportLeftIt() {
        JsonNode before = filed();
        String first = portfolio.takeOver(everythingElse()).at("/id").asString();
        String second = portfolio
                .takeOver("Reference,Name\nR-1,Router 3\nR-2,Switch 3\n")
                .at("/id")
                .asString();
        String third =
                portfolio.takeOver("Reference,Name\nR-2,Switch 4\n").at("/id").asString();

        assertThat(portfolio.revert(first)).isEmpty();
        assertThat(portfolio.await(first).at("/notes")).hasSize(2);
        assertThat(portfolio.revert(second)).isEmpty();
        assertThat(portfolio.await(second).at("/notes")).hasSize(1);
        assertThat(portfolio.revert(first)).isEmpty();
        assertThat(portfolio.await(first).at("/notes/0/message").asString())
                .contains("R-2", "Once that is changed back, take the import back again.");
        assertThat(filed()).hasSize(2);

        for (String id : List.of(third, second, first)) {
            assertThat(portfolio.revert(id)).isEmpty();
            portfolio.await(id);
        }

        assertThat(filed()).isEqualTo(before);
        assertThat(portfolio.await(first).at("/notes")).isEmpty();
        assertThat(portfolio.await(first).at("/state").asString()).isEqualTo("REVERTED");
        assertThat(portfolio.revert(first).at("/0/message").asString()).startsWith("The import is taken back;");
    }

    @Test
    void leavesAloneWhatWasEnteredAnewSinceItWasTakenBack() {
        portfolio.takeOver("Reference,Name\nR-2,Switch\n");
        String wrong = portfolio
                .takeOver("Reference,Name\nR-1,Router 2\nR-2,Switch 2\n")
                .at("/id")
                .asString();
        portfolio.takeOver("Reference,Name\nR-2,Switch 3\n");
        portfolio.revert(wrong);
        portfolio.await(wrong);
        portfolio.takeOver("Reference,Name\nR-1,Router 2\n");

        assertThat(portfolio.revert(wrong)).isEmpty();

        assertThat(portfolio.await(wrong).at("/notes")).hasSize(1);
        assertThat(filed().findValuesAsString("name")).containsExactly("Router 2", "Switch 3");
    }

    @Test
    void leavesAloneAProductThatHasMoreOnFileSince() {
        String id = portfolio.takeOver("Reference,Name\nR-2,Switch\n").at("/id").asString();
        portfolio.takeOver(new WorkbookOf()
                .sheet("Annex I", "Reference | CRA-AI-P1-1\nR-2 | Fulfilled")
                .bytes());

        for (int time = 1; time <= 2; time++) {
            assertThat(portfolio.revert(id)).isEmpty();
            assertThat(portfolio.await(id).at("/notes")).as("time %d", time).hasSize(1);
        }

        assertThat(filed()).hasSize(2);
    }

    @Test
    void takesBackOnlyWhatWasApplied() {
        String id = portfolio.plan(everythingElse()).at("/id").asString();

        assertThat(portfolio.revert(id).at("/0/message").asString())
                .isEqualTo("The import is planned; only one that is applied can be taken back.");
    }

    /** All products with what is on file for them. */
    private JsonNode filed() {
        return portfolio
                .answer(
                        "query ($key: String!) { portfolio(key: $key) { products(first: 3) { nodes { " + FILED
                                + " } } } }",
                        Map.of("key", portfolio.key()))
                .data("/portfolio/products/nodes");
    }

    private static String withoutIds(JsonNode products) {
        return products.toString().replaceAll("\"id\":\"[^\"]*\"", "");
    }

    private JsonNode product(int index) {
        String today = LocalDate.now(ZoneId.of("Europe/Brussels")).toString();
        return portfolio
                .answer(PRODUCTS, Map.of("key", portfolio.key(), "day", today))
                .data("/portfolio/products/nodes/" + index);
    }
}
