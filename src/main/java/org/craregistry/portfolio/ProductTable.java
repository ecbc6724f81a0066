package org.craregistry.portfolio;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.craregistry.law.Facts;
import org.craregistry.storage.Ids;
import org.craregistry.storage.ManyRows;
import org.craregistry.storage.QuestionMarks;
import org.craregistry.storage.UtcTime;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Writes the rows of many products at once: all of a new one, of others the columns in which any of them has changed. */
@Component
class ProductTable {

    /** What has changed is found by going through the products of a statement, so that these should be few. */
    private static final int CHANGED_AT_ONCE = 50;

    /** Of a list of 2,000 MySQL would look through the whole table, and lock it. */
    private static final int LOCKED_AT_ONCE = 500;

    private final FactsColumn facts = new FactsColumn();
    private final JdbcTemplate jdbc;

    ProductTable(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Products by their ids, for writing: whoever else wants to write them waits, and all are locked in one order. Beside Hibernate,
     * which would keep them all; whoever calls it changes them by {@link #change}.
     */
    Map<UUID, Product> lock(Collection<UUID> ids) {
        Map<UUID, Product> locked = new HashMap<>();
        List<UUID> inOrder = ids.stream().sorted().toList();
        for (int from = 0; from < inOrder.size(); from += LOCKED_AT_ONCE) {
            List<UUID> some = inOrder.subList(from, Math.min(inOrder.size(), from + LOCKED_AT_ONCE));
            jdbc.query(
                    "SELECT * FROM product WHERE id IN (" + QuestionMarks.of(some.size()) + ") ORDER BY id FOR UPDATE",
                    row -> {
                        Product product = Product.read(row);
                        locked.put(product.id(), product);
                    },
                    some.stream().map(Ids::bytes).toArray());
        }
        return locked;
    }

    /** Adds rows. @throws org.springframework.dao.DataIntegrityViolationException where a natural key is taken */
    void add(List<Product> products) {
        if (products.isEmpty()) {
            return;
        }
        List<String> columns = Stream.concat(Stream.of("id", "revision"), products.get(0).columns().keySet().stream())
                .toList();
        new ManyRows("product", columns)
                .add(jdbc, products.stream().map(this::row).toList());
    }

    private @Nullable Object[] row(Product product) {
        Map<String, @Nullable Object> columns = product.columns();
        @Nullable Object[] row = new Object[columns.size() + 2];
        int place = 0;
        row[place++] = Ids.bytes(product.id());
        row[place++] = product.revision();
        for (Object value : columns.values()) {
            row[place++] = stored(value);
        }
        return row;
    }

    /**
     * Changes rows that the transaction has locked; each gets its next revision.
     *
     * @param before what {@link Product#columns} was, by product
     * @throws OptimisticLockingFailureException where one is at another revision than when it was locked
     */
    void change(List<Product> products, Map<UUID, Map<String, @Nullable Object>> before) {
        List<Changed> rows = products.stream()
                .map(product -> new Changed(
                        product,
                        Ids.bytes(product.id()),
                        Objects.requireNonNull(before.get(product.id())),
                        product.columns()))
                .toList();
        ManyRows.parts(
                        rows,
                        CHANGED_AT_ONCE,
                        row -> ManyRows.characters(row.now().values()))
                .forEach(this::changeAtOnce);
    }

    private void changeAtOnce(List<Changed> rows) {
        List<@Nullable Object> values = new ArrayList<>();
        StringBuilder sql = new StringBuilder("UPDATE product SET revision = revision + 1");
        for (String column : rows.get(0).now().keySet()) {
            List<Changed> changed =
                    rows.stream().filter(row -> row.isChanged(column)).toList();
            if (!changed.isEmpty()) {
                sql.append(", ").append(column).append(" = ");
                List<@Nullable Object> now = new ArrayList<>(changed.size());
                changed.forEach(row -> now.add(row.now().get(column)));
                appendValues(column, now, changed, changed.size() == rows.size(), sql, values);
            }
        }
        sql.append(" WHERE id IN (").append(QuestionMarks.of(rows.size())).append(") AND revision = ");
        rows.forEach(row -> values.add(row.id()));
        List<Integer> revisions =
                rows.stream().map(row -> row.product().revision()).toList();
        appendValues("revision", revisions, rows, true, sql, values);
        int done = jdbc.update(sql.toString(), update -> bind(update, values));
        if (done < rows.size()) {
            throw new OptimisticLockingFailureException("A product was changed while it was locked");
        }
    }

    /** The value that all rows have in common, else that of each of these rows; others keep theirs. */
    private static void appendValues(
            String column,
            List<? extends @Nullable Object> of,
            List<Changed> rows,
            boolean areAll,
            StringBuilder sql,
            List<@Nullable Object> values) {
        if (areAll && of.stream().allMatch(value -> Objects.deepEquals(value, of.get(0)))) {
            sql.append('?');
            values.add(of.get(0));
            return;
        }
        sql.append("CASE id");
        for (int i = 0; i < rows.size(); i++) {
            sql.append(" WHEN ? THEN ?");
            values.add(rows.get(i).id());
            values.add(of.get(i));
        }
        sql.append(" ELSE ").append(column).append(" END");
    }

    private record Changed(
            Product product, byte[] id, Map<String, @Nullable Object> before, Map<String, @Nullable Object> now) {

        private boolean isChanged(String column) {
            return !Objects.deepEquals(before.get(column), now.get(column));
        }
    }

    private void bind(PreparedStatement statement, List<@Nullable Object> values) throws SQLException {
        int place = 0;
        for (Object value : values) {
            ManyRows.bind(statement, ++place, stored(value));
        }
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
