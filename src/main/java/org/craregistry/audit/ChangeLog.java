package org.craregistry.audit;

import com.google.errorprone.annotations.MustBeClosed;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.craregistry.graphql.Connection;
import org.craregistry.graphql.Cursor;
import org.craregistry.graphql.PageRequest;
import org.craregistry.storage.FirstOfEach;
import org.craregistry.storage.Ids;
import org.craregistry.storage.IndexHint;
import org.craregistry.storage.QuestionMarks;
import org.craregistry.storage.StreamingJdbc;
import org.craregistry.storage.UtcTime;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The append-only record of all changes, newest first. It can be written and read, and nothing else. */
@Component
public class ChangeLog {

    /** The fingerprint of the only order of changes, for {@link PageRequest#of}. */
    public static final int ORDER = "changes, newest first".hashCode();

    private final JdbcTemplate jdbc;
    private final StreamingJdbc streaming;

    ChangeLog(JdbcTemplate jdbc, StreamingJdbc streaming) {
        this.jdbc = jdbc;
        this.streaming = streaming;
    }

    /** Records one change; see {@link #record(List)}. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void record(Change change) {
        record(List.of(change));
    }

    /**
     * Records changes in the transaction that makes them.
     *
     * @throws org.springframework.transaction.IllegalTransactionStateException where there is no transaction
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void record(List<Change> changes) {
        ChangeRow.TABLE.add(jdbc, changes.stream().map(ChangeRow::of).toList());
    }

    /** Records a change that is made without the registry, by a program on its machine, in the transaction that makes it. */
    public static void recordBeside(JdbcTemplate jdbc, Change change) {
        ChangeRow.TABLE.add(jdbc, List.<@Nullable Object[]>of(ChangeRow.of(change)));
    }

    /**
     * What changed in each of several portfolios, in one statement. Whether the caller may see them is the matter of the one who
     * asks.
     */
    public Map<UUID, Connection<Change>> ofPortfolios(
            Collection<UUID> portfolios, ChangeFilter filter, PageRequest page) {
        String index = filter.product() == null ? "change_log_portfolio" : "change_log_replay";
        return pages("portfolio_id", index, Change::portfolioId, portfolios, filter, page);
    }

    /** What changed about each of several products and what is filed for them, in one statement. */
    public Map<UUID, Connection<Change>> ofProducts(Collection<UUID> products, ChangeFilter filter, PageRequest page) {
        return pages("product_id", "change_log_product", Change::productId, products, filter, page);
    }

    /** How much changed in each of several portfolios, in one statement; those without a change are absent. */
    public Map<UUID, Long> countOfPortfolios(Collection<UUID> portfolios, ChangeFilter filter) {
        return count("portfolio_id", portfolios, filter);
    }

    /** How much changed about each of several products and what is filed for them, likewise. */
    public Map<UUID, Long> countOfProducts(Collection<UUID> products, ChangeFilter filter) {
        return count("product_id", products, filter);
    }

    private Map<UUID, Long> count(String column, Collection<UUID> owners, ChangeFilter filter) {
        List<Object> arguments = new ArrayList<>();
        owners.forEach(owner -> arguments.add(Ids.bytes(owner)));
        String sql = "SELECT " + column + ", COUNT(*) FROM change_log WHERE " + column + " IN ("
                + QuestionMarks.of(owners.size()) + ")" + filter.sql(arguments) + " GROUP BY " + column;
        Map<UUID, Long> counts = new HashMap<>();
        jdbc.query(
                sql,
                row -> {
                    counts.put(Ids.of(row.getBytes(1)), row.getLong(2));
                },
                arguments.toArray());
        return counts;
    }

    /**
     * Everything that was changed about the products of several portfolios before a moment, those of one product together and the
     * earliest first; in one statement, fetched as it is consumed. Whether the caller may see it is the matter of the one who asks.
     *
     * @param before the moment for each portfolio, exclusive
     * @return holds a connection until it is closed
     */
    @MustBeClosed
    public Stream<Change> ofProductsIn(Map<UUID, Instant> before) {
        return history("portfolio_id", before);
    }

    /** The same of several products, each with a moment of its own. */
    @MustBeClosed
    public Stream<Change> ofProducts(Map<UUID, Instant> before) {
        return history("product_id", before);
    }

    @MustBeClosed
    private Stream<Change> history(String column, Map<UUID, Instant> before) {
        if (before.isEmpty()) {
            return Stream.of();
        }
        Map<String, Object> parameters = new HashMap<>();
        String sql = ChangeRow.SELECT + " WHERE product_id IS NOT NULL AND "
                + alternatives(column, before, "<", parameters) + " ORDER BY product_id, id";
        return streaming.queryForStream(sql, parameters, ChangeRow::read);
    }

    /**
     * What was changed about several products and what is filed for them, each since a moment of its own, in no order; in one
     * statement, fetched as it is consumed.
     *
     * @param since the moment for each product, inclusive
     * @return holds a connection until it is closed
     */
    @MustBeClosed
    public Stream<ChangedFields> ofProductsSince(Map<UUID, Instant> since) {
        if (since.isEmpty()) {
            return Stream.of();
        }
        Map<String, Object> parameters = new HashMap<>();
        String sql = ChangeRow.SELECT_FIELDS + " WHERE " + alternatives("product_id", since, ">=", parameters);
        return streaming.queryForStream(sql, parameters, ChangeRow::readFields);
    }

    /** When records of evidence were taken off file last, by their product and their own id; those that never were are absent. */
    public Map<UUID, Map<UUID, Instant>> removals(Collection<UUID> records) {
        Map<UUID, Map<UUID, Instant>> removals = new HashMap<>();
        if (records.isEmpty()) {
            return removals;
        }
        String sql =
                "SELECT product_id, subject_id, at FROM change_log WHERE product_id IS NOT NULL AND action = 'REMOVED'"
                        + " AND subject_id IN (" + QuestionMarks.of(records.size()) + ") ORDER BY id";
        jdbc.query(
                sql,
                row -> {
                    removals.computeIfAbsent(Ids.of(row.getBytes(1)), product -> new HashMap<>())
                            .put(Ids.of(row.getBytes(2)), UtcTime.of(row.getObject(3, LocalDateTime.class)));
                },
                records.stream().map(Ids::bytes).toArray());
        return removals;
    }

    /** When a product of a portfolio was changed last; the beginning of 1970 where none was. */
    public Instant latestOfProducts(UUID portfolio) {
        String sql = "SELECT at FROM change_log" + IndexHint.force("change_log_portfolio")
                + " WHERE portfolio_id = ? AND product_id IS NOT NULL ORDER BY id DESC LIMIT 1";
        return jdbc
                .query(sql, (row, number) -> UtcTime.of(row.getObject(1, LocalDateTime.class)), (Object)
                        Ids.bytes(portfolio))
                .stream()
                .findFirst()
                .orElse(Instant.EPOCH);
    }

    /**
     * What people called the products that were withdrawn from a portfolio since a moment, each with when, the earliest first;
     * fetched as it is consumed.
     *
     * @param since inclusive
     * @return holds a connection until it is closed
     */
    @MustBeClosed
    public Stream<Map.Entry<String, Instant>> withdrawnSince(UUID portfolio, Instant since) {
        String sql = "SELECT subject_label, at FROM change_log WHERE portfolio_id = :portfolio AND subject = 'PRODUCT'"
                + " AND action = 'WITHDRAWN' AND at >= :since ORDER BY id";
        return streaming.queryForStream(
                sql,
                Map.of("portfolio", Ids.bytes(portfolio), "since", UtcTime.column(since)),
                (row, number) -> Map.entry(row.getString(1), UtcTime.of(row.getObject(2, LocalDateTime.class))));
    }

    /**
     * Everything that changed in a portfolio, the earliest first, fetched as it is consumed. Whether the caller may see it is the
     * matter of the one who asks.
     *
     * @return holds a connection until it is closed
     */
    @MustBeClosed
    public Stream<Change> ofPortfolio(UUID portfolio, ChangeFilter filter) {
        List<Object> arguments = new ArrayList<>(List.of(Ids.bytes(portfolio)));
        String sql = ChangeRow.SELECT + " WHERE portfolio_id = ?" + filter.sql(arguments) + " ORDER BY id";
        Map<String, Object> parameters = new HashMap<>();
        StringBuilder named = new StringBuilder();
        for (char letter : sql.toCharArray()) {
            if (letter == '?') {
                String name = "argument" + parameters.size();
                named.append(':').append(name);
                parameters.put(name, arguments.get(parameters.size()));
            } else {
                named.append(letter);
            }
        }
        return streaming.queryForStream(named.toString(), parameters, ChangeRow::read);
    }

    /** Owners by their moments, as one condition. */
    private static String alternatives(
            String column, Map<UUID, Instant> moments, String comparison, Map<String, Object> parameters) {
        Map<Instant, List<byte[]>> owners = moments.entrySet().stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getValue, Collectors.mapping(one -> Ids.bytes(one.getKey()), Collectors.toList())));
        List<String> alternatives = new ArrayList<>();
        owners.forEach((moment, ids) -> {
            int place = alternatives.size();
            alternatives.add(column + " IN (:owners" + place + ") AND at " + comparison + " :moment" + place);
            parameters.put("owners" + place, ids);
            parameters.put("moment" + place, UtcTime.column(moment));
        });
        return "((" + String.join(") OR (", alternatives) + "))";
    }

    private Map<UUID, Connection<Change>> pages(
            String column,
            String index,
            Function<Change, @Nullable UUID> owner,
            Collection<UUID> owners,
            ChangeFilter filter,
            PageRequest page) {
        List<Change> fetched = owners.isEmpty() ? List.of() : fetch(column, index, owners, filter, page);
        return Connection.ofEach(
                owners,
                page,
                fetched,
                change -> Objects.requireNonNull(owner.apply(change)),
                change -> new Cursor(ORDER, List.of(), change.id()));
    }

    /** Those of the changes that exist. */
    public Map<UUID, Change> find(Collection<UUID> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        String sql = ChangeRow.SELECT + " WHERE id IN (" + QuestionMarks.of(ids.size()) + ")";
        Object[] arguments = ids.stream().map(Ids::bytes).toArray();
        return jdbc.query(sql, ChangeRow::read, arguments).stream()
                .collect(Collectors.toMap(Change::id, Function.identity()));
    }

    /** A page of each, by the index that has them in their order: right after an import MySQL might take another and sort them all. */
    private List<Change> fetch(
            String column, String index, Collection<UUID> owners, ChangeFilter filter, PageRequest page) {
        List<Object> arguments = new ArrayList<>();
        owners.forEach(owner -> arguments.add(Ids.bytes(owner)));
        String from = "FROM change_log" + IndexHint.force(index) + " WHERE " + column + " IN ("
                + QuestionMarks.of(owners.size()) + ")" + filter.sql(arguments) + beyondCursor(page, arguments);
        String order = page.backward() ? "id" : "id DESC";
        String sql = FirstOfEach.sql(ChangeRow.COLUMNS, from, column, order, owners.size(), page.size() + 1);
        return jdbc.query(sql, ChangeRow::read, arguments.toArray());
    }

    private static String beyondCursor(PageRequest page, List<Object> arguments) {
        Cursor cursor = page.cursor();
        if (cursor == null) {
            return "";
        }
        arguments.add(Ids.bytes(cursor.id()));
        return page.backward() ? " AND id > ?" : " AND id < ?";
    }

    /** Those of the products that an import has changed for this reason, or anything on file for them. */
    public Set<UUID> changedBy(UUID importId, String reason, Collection<UUID> products) {
        if (products.isEmpty()) {
            return Set.of();
        }
        List<Object> values = new ArrayList<>(products.stream().map(Ids::bytes).toList());
        values.add(Ids.bytes(importId));
        values.add(reason);
        return Set.copyOf(jdbc.query(
                "SELECT DISTINCT product_id FROM change_log WHERE product_id IN (" + QuestionMarks.of(products.size())
                        + ") AND import_id = ? AND reason = ?",
                (row, number) -> Ids.of(row.getBytes(1)),
                values.toArray()));
    }
}
