package org.craregistry.portfolio;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.craregistry.law.Facts;
import org.craregistry.storage.Ids;
import org.craregistry.storage.UtcTime;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Writes the rows of many products at once: all of a new one, of others the columns in which any of them has changed. */
@Component
class ProductTable {

    private final FactsColumn facts = new FactsColumn();
    private final JdbcTemplate jdbc;

    ProductTable(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Adds rows. @throws org.springframework.dao.DataIntegrityViolationException where a natural key is taken */
    void add(List<Product> products) {
        if (products.isEmpty()) {
            return;
        }
        List<String> columns = List.copyOf(products.get(0).columns().keySet());
        String sql = "INSERT INTO product (id, revision, %s) VALUES (?, ?%s)"
                .formatted(String.join(", ", columns), ", ?".repeat(columns.size()));
        jdbc.batchUpdate(sql, products, products.size(), (insert, product) -> {
            insert.setBytes(1, Ids.bytes(product.id()));
            insert.setInt(2, product.revision());
            bind(insert, 3, product.columns().values());
        });
    }

    /**
     * Changes rows that the transaction has locked; each gets its next revision.
     *
     * @param before what {@link Product#columns} was, by product
     * @throws OptimisticLockingFailureException where one is at another revision than when it was locked
     */
    void change(List<Product> products, Map<UUID, Map<String, @Nullable Object>> before) {
        if (products.isEmpty()) {
            return;
        }
        List<Changed> rows = products.stream()
                .map(product ->
                        new Changed(product, Objects.requireNonNull(before.get(product.id())), product.columns()))
                .toList();
        List<String> columns = rows.get(0).now().keySet().stream()
                .filter(column -> rows.stream().anyMatch(row -> row.isChanged(column)))
                .toList();
        String sql = "UPDATE product SET revision = ?%s WHERE id = ? AND revision = ?"
                .formatted(columns.stream().map(", %s = ?"::formatted).collect(Collectors.joining()));
        int[][] counts = jdbc.batchUpdate(sql, rows, rows.size(), (update, row) -> {
            int revision = row.product().revision();
            update.setInt(1, revision + 1);
            int next = bind(update, 2, columns.stream().map(row.now()::get).toList());
            update.setBytes(next, Ids.bytes(row.product().id()));
            update.setInt(next + 1, revision);
        });
        for (int count : counts[0]) {
            if (count == 0) {
                throw new OptimisticLockingFailureException("A product was changed while it was locked");
            }
        }
    }

    private record Changed(Product product, Map<String, @Nullable Object> before, Map<String, @Nullable Object> now) {

        private boolean isChanged(String column) {
            return !Objects.deepEquals(before.get(column), now.get(column));
        }
    }

    /** @return the place behind the last one */
    private int bind(PreparedStatement statement, int first, Iterable<@Nullable Object> values) throws SQLException {
        int place = first;
        for (Object value : values) {
            statement.setObject(place++, stored(value));
        }
        return place;
    }

    private @Nullable Object stored(@Nullable Object value) {
        if (value instanceof Facts told) {
            return facts.convertToDatabaseColumn(told);
        }
        if (value instanceof UUID id) {
            return Ids.bytes(id);
        }
        return value instanceof Instant moment ? UtcTime.column(moment) : value;
    }
}
