package org.craregistry.portfolio;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.craregistry.law.Facts;
import org.craregistry.storage.ChangedRows;
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

    /** Of a list of 2,000 MySQL would look through the whole table, and lock it. */
    private static final int LOCKED_AT_ONCE = 500;

    private final FactsColumn facts = new FactsColumn();
    private final ChangedRows changed = new ChangedRows("product", "revision", this::stored);
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
        List<ChangedRows.Row> rows = products.stream()
                .map(product -> new ChangedRows.Row(
                        Ids.bytes(product.id()),
                        atRevision(product.revision(), Objects.requireNonNull(before.get(product.id()))),
                        atRevision(product.revision() + 1, product.columns())))
                .toList();
        if (changed.change(jdbc, rows) < rows.size()) {
            throw new OptimisticLockingFailureException("A product was changed while it was locked");
        }
    }

    private static Map<String, @Nullable Object> atRevision(int revision, Map<String, @Nullable Object> columns) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("revision", revision);
        row.putAll(columns);
        return row;
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
