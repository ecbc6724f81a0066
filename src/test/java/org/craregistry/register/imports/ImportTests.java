package org.craregistry.register.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.craregistry.testing.Api.Answer;
import org.craregistry.testing.IntegrationTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@IntegrationTest
class ImportTests {

    private static final String TWO_PRODUCTS = """
            Reference,Version,Name,Manufacturer,Data connection
            R-100,2.1,Router,Example SE,Yes
            R-200,,Switch,Example SE,No
            """;

    @LocalServerPort
    int port;

    private TestPortfolio portfolio;

    @BeforeEach
    void aPortfolio() {
        portfolio = TestPortfolio.create(port);
    }

    @Test
    void plansWithoutWritingProducts() {
        JsonNode planned = portfolio.plan(TWO_PRODUCTS);

        assertThat(planned.at("/state").asString()).as(planned.toString()).isEqualTo("PLANNED");
        assertThat(TestPortfolio.counts(planned)).isEqualTo("2 read: 2 create, 0 update, 0 unchanged, 0 rejected");
        assertThat(planned.at("/fileName").asString()).isEqualTo("register.csv");
        assertThat(planned.at("/portfolio/key").asString()).isEqualTo(portfolio.key());
        assertThat(planned.at("/rows/nodes/0/label").asString()).isEqualTo("R-100 2.1");
        assertThat(planned.at("/rows/nodes/0/row").asInt()).isEqualTo(2);
        assertThat(planned.at("/rows/nodes/0/product").isNull()).isTrue();
        assertThat(planned.at("/rows/nodes/0/fieldChanges").toString())
                .contains("{\"field\":\"dataConnection\",\"old\":null,\"new\":\"true\"}");
        assertThat(planned.at("/rows/totalCount").asInt()).isEqualTo(2);
        assertThat(planned.at("/columns/0/recognised").size()).isEqualTo(5);
        assertThat(portfolio.products().at("/totalCount").asInt()).isZero();
    }

    @Test
    void saysThatARowMayBeNoProductWhereItHasNothingButItsReference() {
        JsonNode planned = portfolio.plan("Reference,Name,Manufacturer\nHardware products,,\n");

        assertThat(planned.at("/rows/nodes/0/problems/0/message").asString())
                .isEqualTo(
                        "Row 2, column B: Name is missing; every product has one. Delete the row if it is no product, but a heading or a note.");
    }

    @Test
    void leavesTheNameOutThatIsNotAcceptedWhereTheProductHasOne() {
        portfolio.takeOver("Reference,Version,Name\nR-1,2.0,Router\n");

        JsonNode planned =
                portfolio.plan("Reference,Version,Name,Manufacturer\nR-1,2.0,#N/A,NewCo\nR-2,1,#N/A,NewCo\n");
        String id = planned.at("/id").asString();
        assertThat(portfolio.apply(id, "VALID_CELLS")).isEmpty();

        assertThat(portfolio.await(id).at("/state").asString()).isEqualTo("APPLIED");
        JsonNode after =
                portfolio.plan("Reference,Version,Name,Manufacturer\nR-1,2.0,Router,NewCo\nR-2,1,Switch,NewCo\n");
        assertThat(TestPortfolio.counts(after)).isEqualTo("2 read: 1 create, 0 update, 1 unchanged, 0 rejected");
    }

    @Test
    void remarksTextsThatSayNothingOnlyWhereTheyChangeSomething() {
        portfolio.takeOver("Reference,Name,Manufacturer\nR-1,Router,n/a\n");

        JsonNode planned = portfolio.plan("Reference,Name,Manufacturer\nR-1,Router,n/a\n");
        JsonNode changed = portfolio.plan("Reference,Name,Manufacturer\nR-1,NULL,n/a\n");

        assertThat(planned.at("/rows/nodes/0/problems")).isEmpty();
        assertThat(changed.at("/rows/nodes/0/problems/0/code").asString()).isEqualTo("SAYS_NOTHING");
    }

    @Test
    void saysWhatDiffersFromAKeyThatIsThere() {
        portfolio.takeOver("Reference,Version,Name\nABC 12,1.0,Router\n");

        JsonNode planned = portfolio.plan("Reference,Version,Name\nABC\u00a012,1.0,Router\nABC 12,1,Router\n");

        assertThat(planned.at("/rows/nodes/0/problems/0/cell").asString()).isEqualTo("A2");
        assertThat(planned.at("/rows/nodes/0/problems/0/message").asString())
                .contains("\"ABC 12 1.0\" with other spaces, or with characters that are not seen");
        assertThat(planned.at("/rows/nodes/1/problems/0/cell").asString()).isEqualTo("B3");
    }

    @Test
    void appliesAPlanWithItsHistory() {
        JsonNode applied = portfolio.takeOver(TWO_PRODUCTS);

        assertThat(applied.at("/state").asString()).as(applied.toString()).isEqualTo("APPLIED");
        assertThat(applied.at("/finishedBy").asString()).isEqualTo("admin");
        assertThat(applied.at("/rows/nodes/0/product/reference").asString()).isEqualTo("R-100");
        JsonNode products = portfolio.products();
        assertThat(products.at("/totalCount").asInt()).isEqualTo(2);
        JsonNode change = products.at("/nodes/0/changes/nodes/0");
        assertThat(change.at("/through").asString()).isEqualTo("IMPORT");
        assertThat(change.at("/import/id")).isEqualTo(applied.at("/id"));
        assertThat(change.at("/sheet").asString()).isEqualTo("Products");
        assertThat(change.at("/row").asInt()).isEqualTo(2);
        Answer history = portfolio.answer(
                "query ($key: String!) { portfolio(key: $key) { changes(first: 1) { nodes { subject action subjectLabel import { id } } } } }",
                Map.of("key", portfolio.key()));
        assertThat(history.text()).contains("\"subject\":\"IMPORT\",\"action\":\"APPLIED\"", "register.csv");
    }

    @Test
    void isFoundByItsStateAndItsRowsFromBothEnds() {
        portfolio.takeOver(TWO_PRODUCTS);
        portfolio.plan(TWO_PRODUCTS);

        JsonNode found = portfolio.answer("""
                        query ($key: String!) { portfolio(key: $key) {
                          all: imports { totalCount }
                          planned: imports(state: [PLANNED]) { totalCount nodes { state
                            rows(last: 1) { nodes { row } pageInfo { startCursor hasPreviousPage hasNextPage } }
                            same: rows(last: 1, action: [UNCHANGED]) { nodes { row } } } }
                          oldest: imports(last: 1) { nodes { state } pageInfo { hasPreviousPage } } } }""", Map.of("key", portfolio.key())).data("/portfolio");

        assertThat(found.at("/all/totalCount").asInt()).isEqualTo(2);
        assertThat(found.at("/planned/totalCount").asInt()).isEqualTo(1);
        JsonNode rows = found.at("/planned/nodes/0/rows");
        assertThat(rows.at("/nodes").toString()).isEqualTo("[{\"row\":3}]");
        assertThat(rows.at("/pageInfo/hasPreviousPage").asBoolean()).isTrue();
        assertThat(found.at("/planned/nodes/0/same/nodes/0/row").asInt()).isEqualTo(3);
        assertThat(found.at("/oldest/nodes/0/state").asString()).isEqualTo("APPLIED");
        assertThat(found.at("/oldest/pageInfo/hasPreviousPage").asBoolean()).isTrue();
        JsonNode before = portfolio
                .answer(
                        "query ($key: String!, $before: String) { portfolio(key: $key) { imports(first: 1) { nodes { rows(last: 5, before: $before) { nodes { row } } } } } }",
                        Map.of(
                                "key",
                                portfolio.key(),
                                "before",
                                rows.at("/pageInfo/startCursor").asString()))
                .data("/portfolio/imports/nodes/0/rows/nodes");
        assertThat(before.toString()).isEqualTo("[{\"row\":2}]");
    }

    @Test
    void tellsAboutHowManyRowsThereAreToRead() {
        JsonNode planned = portfolio.plan(TWO_PRODUCTS);
        assertThat(planned.at("/counts/rowsInFile").asInt()).isEqualTo(2);
        assertThat(planned.at("/counts/rowsRead").asInt()).isEqualTo(2);
    }

    @Test
    void plansNoChangeForTheSameFileAndPointsItOut() {
        String first = portfolio.takeOver(TWO_PRODUCTS).at("/id").asString();

        Answer answer = portfolio.upload("text/csv", TWO_PRODUCTS.getBytes(StandardCharsets.UTF_8), "");

        assertThat(answer.json().at("/sameAs").values())
                .extracting(JsonNode::asString)
                .isEqualTo(List.of(first));
        JsonNode again = portfolio.await(TestPortfolio.accepted(answer));
        assertThat(TestPortfolio.counts(again)).isEqualTo("2 read: 0 create, 0 update, 2 unchanged, 0 rejected");
        assertThat(again.at("/rows/nodes/0/product/reference").asString()).isEqualTo("R-100");
    }

    @Test
    void showsOldAndNewOfEachChangeAndClearsWhatTheFileSaysToClear() {
        portfolio.takeOver(TWO_PRODUCTS);

        JsonNode planned = portfolio.plan("""
                Reference;Version;Name;Manufacturer;Data connection
                R-100;2.1;Edge router;;#CLEAR
                R-200;;Switch;#CLEAR;No
                """);

        assertThat(TestPortfolio.counts(planned)).isEqualTo("2 read: 0 create, 2 update, 0 unchanged, 0 rejected");
        assertThat(planned.at("/rows/nodes/0/fieldChanges").toString())
                .isEqualTo(
                        "[{\"field\":\"name\",\"old\":\"Router\",\"new\":\"Edge router\"},{\"field\":\"dataConnection\",\"old\":\"true\",\"new\":null}]");
        portfolio.apply(planned.at("/id").asString(), "ALL_OR_NOTHING");
        assertThat(portfolio.await(planned.at("/id").asString()).at("/state").asString())
                .isEqualTo("APPLIED");
        JsonNode products = portfolio.products();
        assertThat(products.at("/nodes/0/name").asString()).isEqualTo("Edge router");
        assertThat(products.at("/nodes/0/manufacturer").asString()).isEqualTo("Example SE");
        assertThat(products.at("/nodes/0/facts/dataConnection").isNull()).isTrue();
        assertThat(products.at("/nodes/0/revision").asInt()).isEqualTo(1);
        assertThat(products.at("/nodes/1/manufacturer").isNull()).isTrue();
    }

    @Test
    void rejectsRowsWithTheAddressOfTheCellAndAppliesTheOthersOnlyWhenAsked() {
        JsonNode planned = portfolio.plan("""
                Reference,Name,Data connection
                R-1,First,perhaps
                R-2,,Yes
                R-3,Third,Yes
                """);
        String id = planned.at("/id").asString();

        assertThat(TestPortfolio.counts(planned)).isEqualTo("3 read: 1 create, 0 update, 0 unchanged, 2 rejected");
        assertThat(planned.at("/rows/nodes/0/problems/0/cell").asString()).isEqualTo("C2");
        assertThat(planned.at("/rows/nodes/0/problems/0/met").asString()).isEqualTo("perhaps");
        assertThat(planned.at("/rows/nodes/1/problems/0/message").asString())
                .isEqualTo("Row 3, column B: Name is missing; every product has one.");
        JsonNode refused = portfolio.apply(id, "ALL_OR_NOTHING");
        assertThat(refused.at("/0/code").asString()).isEqualTo("NOT_POSSIBLE");
        assertThat(refused.at("/0/message").asString()).contains("2 rows of the file are rejected", "valid rows alone");
        assertThat(portfolio.find(id).at("/state").asString()).isEqualTo("PLANNED");

        assertThat(portfolio.apply(id, "VALID_ROWS")).isEmpty();
        assertThat(portfolio.await(id).at("/state").asString()).isEqualTo("APPLIED");
        assertThat(portfolio.products().at("/nodes").values())
                .extracting(product -> product.at("/reference").asString())
                .containsExactly("R-3");
    }

    @Test
    void rejectsAllRowsOfAProductThatHasSeveral() {
        JsonNode planned = portfolio.plan("""
                Reference,Version,Name
                R-1,1,First
                R-2,1,Other
                R-1,1,Second
                R-1,2,Another version
                """);

        assertThat(TestPortfolio.counts(planned)).isEqualTo("4 read: 2 create, 0 update, 0 unchanged, 2 rejected");
        assertThat(planned.at("/rows/nodes/0/problems/0/message").asString())
                .startsWith("Row 2, column A:")
                .contains("row 4");
        assertThat(planned.at("/rows/nodes/2/problems/0/message").asString())
                .startsWith("Row 4, column A:")
                .contains("row 2");
    }

    @Test
    void pagesThroughTheRowsOfAnAction() {
        StringBuilder csv = new StringBuilder("Reference,Name\n");
        for (int i = 1; i <= 7; i++) {
            csv.append("R-").append(i).append(i % 2 == 0 ? ",\n" : ",Name\n");
        }
        String id = portfolio.plan(csv.toString()).at("/id").asString();
        String query = """
                query ($id: ID!, $after: String) { node(id: $id) { ... on Import { rows(action: [CREATE], first: 3, after: $after) {
                  totalCount nodes { label } pageInfo { hasNextPage endCursor } } } } }""";

        JsonNode first = portfolio.answer(query, Map.of("id", id)).data("/node/rows");
        assertThat(first.at("/totalCount").asInt()).isEqualTo(4);
        assertThat(first.at("/nodes").toString())
                .isEqualTo("[{\"label\":\"R-1\"},{\"label\":\"R-3\"},{\"label\":\"R-5\"}]");
        assertThat(first.at("/pageInfo/hasNextPage").asBoolean()).isTrue();
        String after = first.at("/pageInfo/endCursor").asString();
        JsonNode second =
                portfolio.answer(query, Map.of("id", id, "after", after)).data("/node/rows");
        assertThat(second.at("/nodes").toString()).isEqualTo("[{\"label\":\"R-7\"}]");
        assertThat(second.at("/pageInfo/hasNextPage").asBoolean()).isFalse();
    }

    @Test
    void listsTheImportsOfAPortfolioNewestFirst() {
        String older = portfolio.plan(TWO_PRODUCTS).at("/id").asString();
        String newer = portfolio.plan("Reference,Name\nR-1,First\n").at("/id").asString();
        String query = """
                query ($key: String!) { portfolio(key: $key) { imports(first: 5) {
                  pageInfo { hasNextPage } nodes { id rows(first: 1) { nodes { label } } } } } }""";

        JsonNode listed =
                portfolio.answer(query, Map.of("key", portfolio.key())).data("/portfolio/imports/nodes");

        assertThat(listed.values()).extracting(one -> one.at("/id").asString()).containsExactly(newer, older);
        assertThat(listed.at("/0/rows/nodes/0/label").asString()).isEqualTo("R-1");
        assertThat(listed.at("/1/rows/nodes/0/label").asString()).isEqualTo("R-100 2.1");
    }

    @Test
    void setsAPlanAsideForGood() {
        String id = portfolio.plan(TWO_PRODUCTS).at("/id").asString();

        assertThat(portfolio.discard(id)).isEmpty();

        JsonNode discarded = portfolio.find(id);
        assertThat(discarded.at("/state").asString()).isEqualTo("DISCARDED");
        assertThat(discarded.at("/finishedBy").asString()).isEqualTo("admin");
        assertThat(portfolio.apply(id, "ALL_OR_NOTHING").at("/0/message").asString())
                .contains("discarded", "planned");
    }

    @Test
    void takesForeignHeadersByAMappingSplitAtTheLastEqualsSign() {
        String query = "?" + TestPortfolio.parameter("map", "a=b, c.=reference") + "&"
                + TestPortfolio.parameter("map", "Titel=name") + "&" + TestPortfolio.parameter("map", "Name=");
        byte[] csv = "\"a=b, c.\",Titel,Name\nR-1,First,ignored\n".getBytes(StandardCharsets.UTF_8);

        JsonNode planned = portfolio.await(TestPortfolio.accepted(portfolio.upload("text/csv", csv, query)));

        assertThat(TestPortfolio.counts(planned))
                .as(planned.toString())
                .isEqualTo("1 read: 1 create, 0 update, 0 unchanged, 0 rejected");
        assertThat(planned.at("/rows/nodes/0/fieldChanges").toString())
                .contains("First")
                .doesNotContain("ignored");
    }
}
