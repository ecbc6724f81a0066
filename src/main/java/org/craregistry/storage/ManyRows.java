package org.craregistry.storage;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Rows that are added to a table or taken away, as many with one statement as go into it: of a batch the driver of MySQL writes every text
 * twice, to find out how long the statement will be.
 */
public final class ManyRows {

    private static final int ROWS_AT_ONCE = 500;

    /** Databases keep a statement for a while, with what was bound to it. */
    private static final int VALUES_AT_ONCE = 5_000;

    /** Written out they are some megabytes, which every server takes; a longer row has a statement of its own. */
    private static final long CHARACTERS_AT_ONCE = 1_000_000;

    private final String table;
    private final List<String> columns;

    /** @param columns those that are told; the others get their defaults */
    public ManyRows(String table, List<String> columns) {
        this.table = table;
        this.columns = List.copyOf(columns);
    }

    /**
     * Adds rows, in their order.
     *
     * @param rows the values of each in the order of the columns, as the driver takes them
     */
    public void add(JdbcTemplate jdbc, List<@Nullable Object[]> rows) {
        int most = Math.max(1, Math.min(ROWS_AT_ONCE, VALUES_AT_ONCE / columns.size()));
        parts(rows, most, row -> characters(Arrays.asList(row))).forEach(some -> addAtOnce(jdbc, some));
    }

    /**
     * Takes rows away from a table whose key is a portfolio and an id.
     *
     * @param ids of rows of the portfolio, in their order and, as far as that may be, next to each other
     * @return how many there were
     */
    public int remove(JdbcTemplate jdbc, byte[] portfolio, List<byte[]> ids) {
        int removed = 0;
        for (List<byte[]> some : parts(ids, ROWS_AT_ONCE, id -> 0)) {
            List<byte[]> keys = new ArrayList<>(List.of(portfolio, some.get(0), some.get(some.size() - 1)));
            keys.addAll(some);
            // MySQL looks each of the list up; H2 looks through what lies between the first and the last.
            removed += jdbc.update(
                    "DELETE FROM %s WHERE portfolio_id = ? AND id BETWEEN ? AND ? AND id IN (%s)"
                            .formatted(table, QuestionMarks.of(some.size())),
                    keys.toArray());
        }
        return removed;
    }

    /**
     * Rows in their order, so many at once as go into one statement.
     *
     * @param most how many at once at the most
     * @param characters how long a row is
     */
    public static <T extends @Nullable Object> List<List<T>> parts(
            List<T> rows, int most, ToLongFunction<T> characters) {
        List<List<T>> parts = new ArrayList<>();
        int from = 0;
        long together = 0;
        for (int i = 0; i < rows.size(); i++) {
            long more = characters.applyAsLong(rows.get(i));
            if (i > from && (i - from == most || together + more > CHARACTERS_AT_ONCE)) {
                parts.add(rows.subList(from, i));
                from = i;
                together = 0;
            }
            together += more;
        }
        if (from < rows.size()) {
            parts.add(rows.subList(from, rows.size()));
        }
        return parts;
    }

    /** How long the texts among some values are. */
    public static long characters(Iterable<? extends @Nullable Object> values) {
        long characters = 0;
        for (Object value : values) {
            if (value instanceof String text) {
                characters += text.length();
            } else if (value instanceof byte[] bytes) {
                characters += bytes.length;
            }
        }
        return characters;
    }

    private void addAtOnce(JdbcTemplate jdbc, List<@Nullable Object[]> rows) {
        int[] told = IntStream.range(0, columns.size())
                .filter(column -> rows.stream().anyMatch(row -> row[column] != null))
                .toArray();
        String names = IntStream.of(told).mapToObj(columns::get).collect(Collectors.joining(", "));
        String row = "(" + String.join(",", Collections.nCopies(told.length, "?")) + ")";
        String sql = "INSERT INTO %s (%s) VALUES %s"
                .formatted(table, names, String.join(",", Collections.nCopies(rows.size(), row)));
        jdbc.update(sql, insert -> bind(insert, rows, told));
    }

    private static void bind(PreparedStatement insert, List<@Nullable Object[]> rows, int[] told) throws SQLException {
        int place = 0;
        for (@Nullable Object[] row : rows) {
            for (int column : told) {
                bind(insert, ++place, row[column]);
            }
        }
    }

    /** Binds a value; the driver finds its way faster where it is told the type of the most frequent ones. */
    public static void bind(PreparedStatement statement, int place, @Nullable Object value) throws SQLException {
        if (value instanceof String text) {
            statement.setString(place, text);
        } else if (value instanceof byte[] bytes) {
            statement.setBytes(place, bytes);
        } else {
            statement.setObject(place, value);
        }
    }
}
