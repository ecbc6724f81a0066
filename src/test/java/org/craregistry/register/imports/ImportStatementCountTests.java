package org.craregistry.register.imports;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.Scheduler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.craregistry.graphql.NodeId;
import org.craregistry.testing.IntegrationTest;
import org.craregistry.testing.Jobs;
import org.craregistry.testing.StatementCount;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** However many rows are planned and applied together, with whatever is on file, the statements are as many. */
@IntegrationTest
class ImportStatementCountTests {

    private static final int FEW = 3;
    private static final int MANY = 40;

    @LocalServerPort
    int port;

    @Autowired
    Planner planner;

    @Autowired
    Applier applier;

    @Autowired
    Scheduler scheduler;

    @Autowired
    StatementCount statements;

    @BeforeEach
    void pause() {
        Jobs.pause(scheduler);
    }

    @AfterEach
    void goOn() {
        scheduler.resume();
    }

    @Test
    void newProductsNeedAsManyStatementsWhateverTheirNumber() {
        assertThat(imported(TestPortfolio.create(port), MANY, "New"))
                .isEqualTo(imported(TestPortfolio.create(port), FEW, "New"));
    }

    @Test
    void changedProductsNeedAsManyStatementsWhateverTheirNumber() {
        TestPortfolio few = TestPortfolio.create(port);
        TestPortfolio many = TestPortfolio.create(port);
        imported(few, FEW, "New");
        imported(many, MANY, "New");

        assertThat(imported(many, MANY, "Changed")).isEqualTo(imported(few, FEW, "Changed"));
    }

    /** The statements that planning and applying take, without the lists in them. */
    private List<String> imported(TestPortfolio portfolio, int products, String name) {
        String shown = TestPortfolio.accepted(
                portfolio.upload(TestPortfolio.XLSX, workbook(products, name), "?fileName=register.xlsx"));
        UUID id = NodeId.parse(shown).id();
        List<String> planned = statements.during(() -> plan(id));
        assertThat(portfolio.apply(shown, "ALL_OR_NOTHING")).isEmpty();
        List<String> applied = statements.during(() -> applier.apply(id));
        assertThat(portfolio.find(shown).at("/state").asString()).isEqualTo("APPLIED");
        planned = planned.stream().map(ImportStatementCountTests::verb).collect(Collectors.toList());
        planned.addAll(applied.stream().map(ImportStatementCountTests::verb).toList());
        return planned;
    }

    private void plan(UUID id) {
        try {
            planner.plan(id);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a statement does to what, as in {@code insert into product}. */
    private static String verb(String sql) {
        return sql.strip().replaceAll("\\s+", " ").replaceFirst("[(,?].*", "").toLowerCase(Locale.ROOT);
    }

    private static byte[] workbook(int products, String name) {
        return new WorkbookOf()
                .sheet(
                        "Certificates",
                        rows(
                                products,
                                "Reference | Scheme | Certificate number | Assurance level | Covers | Certificate issued on",
                                "R-%1$d | EUCC | C-%1$d | Substantial | A15-CY1 | 2027-01-01"))
                .sheet("Products", rows(products, "Reference | Name | Data connection", "R-%d | " + name + " | Yes"))
                .sheet(
                        "Declarations",
                        rows(
                                products,
                                "Reference | Declaration number | Form of the declaration",
                                "R-%1$d | D-%1$d | FULL"))
                .sheet("Annex I", rows(products, "Reference | CRA-AI-P1-1", "R-%d | Fulfilled"))
                .sheet("Article 15", rows(products, "Reference | A15-CY4a", "R-%d | Evidenced"))
                .bytes();
    }

    private static String rows(int products, String header, String row) {
        return header + "\n"
                + IntStream.rangeClosed(1, products).mapToObj(row::formatted).collect(Collectors.joining("\n"));
    }
}
