package org.craregistry.portfolio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.craregistry.audit.Origin;
import org.craregistry.law.Facts;
import org.craregistry.portfolio.ProductBatch.Addition;
import org.craregistry.portfolio.ProductBatch.Revision;
import org.craregistry.storage.Ids;
import org.craregistry.testing.IntegrationTest;
import org.craregistry.testing.Registry;
import org.craregistry.testing.StatementCount;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

@IntegrationTest
class ProductTableTests {

    private static final Identity IDENTITY = new Identity(
            "R-1", "2.0", "Überwachung", "Text", "Example SE", "Street 1", "team", "Purpose", "https://example.com/");
    private static final Facts FACTS = Facts.of(Map.of("dataConnection", true, "placedOnMarketOn", "2028-06-01"));

    @Autowired
    ProductBatch batch;

    @Autowired
    ProductTable table;

    @Autowired
    Products products;

    @Autowired
    PortfolioBook portfolios;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    StatementCount statements;

    private UUID portfolio;
    private List<UUID> added;

    @BeforeEach
    void twoProducts() {
        String key = Registry.newKey();
        portfolios.createIfAbsent(key, "Written many at once");
        portfolio = Ids.of(jdbc.queryForObject("SELECT id FROM portfolio WHERE portfolio_key = ?", byte[].class, key));
        added = List.of(Ids.next(), Ids.next());
        transaction.executeWithoutResult(status -> batch.add(
                portfolio,
                List.of(
                        new Addition(added.get(0), new ProductState(IDENTITY, FACTS), origin()),
                        new Addition(
                                added.get(1),
                                new ProductState(Identity.of("R-2", "", "Switch"), Facts.none()),
                                origin()))));
    }

    private static Origin origin() {
        return Origin.system(Instant.now());
    }

    private Product stored(int index) {
        return products.findById(added.get(index)).orElseThrow();
    }

    @Test
    void writesEveryColumnThatTheDatabaseDoesNotCompute() {
        List<String> columns = jdbc.queryForList("""
                SELECT LOWER(column_name) FROM information_schema.columns
                WHERE table_schema = SCHEMA() AND LOWER(table_name) = 'product' AND COALESCE(generation_expression, '') = ''""", String.class);

        assertThat(stored(0).columns().keySet())
                .containsExactlyInAnyOrderElementsOf(columns.stream()
                        .filter(column -> !List.of("id", "revision").contains(column))
                        .toList());
    }

    @Test
    void readsBackWhatItHasWritten() {
        Product product = stored(0);

        assertThat(product.state()).isEqualTo(new ProductState(IDENTITY, FACTS));
        assertThat(product.revision()).isZero();
        assertThat(product.isWithdrawn()).isFalse();
        assertThat(product.columns())
                .containsEntry("portfolio_id", portfolio)
                .containsEntry("reference_sort", "r-1")
                .containsEntry("placed_on", java.time.LocalDate.of(2028, 6, 1))
                .containsEntry("periods_from", AnswerPeriods.NEVER)
                .containsEntry("withdrawn_at", null);
    }

    @Test
    void locksProductsAsHibernateReadsThem() {
        transaction.executeWithoutResult(status -> {
            Map<UUID, Product> locked = table.lock(added);

            assertThat(locked.keySet()).containsExactlyInAnyOrderElementsOf(added);
            for (int i = 0; i < added.size(); i++) {
                Product product = Objects.requireNonNull(locked.get(added.get(i)));
                assertThat(product.columns())
                        .usingRecursiveComparison()
                        .isEqualTo(stored(i).columns());
                assertThat(product.revision()).isEqualTo(stored(i).revision());
            }
        });
    }

    @Test
    void changesTheColumnsThatHaveChangedOnly() {
        Identity renamed = new Identity(
                "R-1", "2.0", "Renamed", "Text", "Example SE", "Street 1", "team", "Purpose", "https://example.com/");

        List<String> done = statements.during(() -> transaction.executeWithoutResult(status ->
                batch.revise(List.of(new Revision(added.get(0), 0, new ProductState(renamed, FACTS), origin())))));

        assertThat(done.stream().filter(sql -> sql.startsWith("UPDATE product")).toList())
                .singleElement()
                .isEqualTo(
                        "UPDATE product SET revision = ?, name = ?, changed_at = ?, name_sort = ?, search_text = ? WHERE id IN (?) AND revision = ?");
        assertThat(stored(0).state()).isEqualTo(new ProductState(renamed, FACTS));
        assertThat(stored(0).revision()).isEqualTo(1);
        assertThat(stored(1).revision()).isZero();
    }

    @Test
    void changesEachProductInItsOwnWay() {
        Facts sold = Facts.of(Map.of("dataConnection", false, "placedOnMarketOn", "2029-01-02"));
        transaction.executeWithoutResult(status -> batch.revise(List.of(
                new Revision(added.get(1), 0, new ProductState(Identity.of("R-2", "", "Hub"), sold), origin()))));
        Identity described = new Identity("R-2", "", "Hub", "It's \\ a hub ✓", null, null, null, null, null);
        Identity bare = Identity.of("R-1", "2.0", "Überwachung");

        List<String> done = statements.during(() -> transaction.executeWithoutResult(status -> batch.revise(List.of(
                new Revision(added.get(0), 0, new ProductState(bare, Facts.none()), origin()),
                new Revision(added.get(1), 1, new ProductState(described, sold), origin())))));

        assertThat(done.stream().filter(sql -> sql.startsWith("UPDATE product")))
                .hasSize(1);
        assertThat(stored(0).state()).isEqualTo(new ProductState(bare, Facts.none()));
        assertThat(stored(0).columns()).containsEntry("placed_on", null);
        assertThat(stored(0).revision()).isEqualTo(1);
        assertThat(stored(1).state()).isEqualTo(new ProductState(described, sold));
        assertThat(stored(1).columns()).containsEntry("placed_on", java.time.LocalDate.of(2029, 1, 2));
        assertThat(stored(1).revision()).isEqualTo(2);
    }

    @Test
    void changesNoProductThatSomebodyElseHasChanged() {
        Product product = stored(0);
        Map<UUID, Map<String, @Nullable Object>> before = new HashMap<>();
        before.put(product.id(), product.columns());
        jdbc.update("UPDATE product SET revision = 7 WHERE id = ?", (Object) Ids.bytes(product.id()));
        product.become(new ProductState(Identity.of("R-1", "2.0", "Renamed"), FACTS), Instant.now());

        assertThatThrownBy(() -> table.change(List.of(product), before))
                .isInstanceOf(OptimisticLockingFailureException.class);
    }
}
