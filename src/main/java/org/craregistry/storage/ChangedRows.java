package org.craregistry.storage;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Rows that are changed by their ids, many with one statement: it tells the columns in which any of them changes, and once what all get
 * alike.
 */
public final class ChangedRows {

    /** Which row gets what is found by going through those of a statement, so that these should be few. */
    private static final int ROWS_AT_ONCE = 50;

    private final String table;
    private final @Nullable String guard;
    private final UnaryOperator<@Nullable Object> stored;

    /**
     * @param guard a column that has to have the value from before, or the row is not changed; {@code null} where nobody can have
     *     changed it
     * @param stored makes of a value what the driver takes
     */
    public ChangedRows(String table, @Nullable String guard, UnaryOperator<@Nullable Object> stored) {
        this.table = table;
        this.guard = guard;
        this.stored = stored;
    }

    /**
     * A row.
     *
     * @param before the values by column, as they are
     * @param now of the same columns in the same order, as they become
     */
    public record Row(byte[] id, Map<String, @Nullable Object> before, Map<String, @Nullable Object> now) {

        private boolean isChanged() {
            return now.keySet().stream().anyMatch(this::isChanged);
        }

        private boolean isChanged(String column) {
            return !Objects.deepEquals(before.get(column), now.get(column));
        }
    }

    /** Changes rows. @return how many have what they were to get */
    public int change(JdbcTemplate jdbc, List<Row> rows) {
        List<Row> changed = rows.stream().filter(Row::isChanged).toList();
        int done = rows.size() - changed.size();
        for (List<Row> some : ManyRows.parts(
                changed, ROWS_AT_ONCE, row -> ManyRows.characters(row.now().values()))) {
            done += changeAtOnce(jdbc, some);
        }
        return done;
    }

    private int changeAtOnce(JdbcTemplate jdbc, List<Row> rows) {
        List<@Nullable Object> values = new ArrayList<>();
        List<String> assignments = new ArrayList<>();
        for (String column : rows.get(0).now().keySet()) {
            List<Row> changed =
                    rows.stream().filter(row -> row.isChanged(column)).toList();
            if (!changed.isEmpty()) {
                List<@Nullable Object> now = new ArrayList<>(changed.size());
                changed.forEach(row -> now.add(row.now().get(column)));
                assignments.add(column + " = " + value(column, changed, now, changed.size() == rows.size(), values));
            }
        }
        String sql = "UPDATE %s SET %s WHERE id IN (%s)"
                .formatted(table, String.join(", ", assignments), QuestionMarks.of(rows.size()));
        rows.forEach(row -> values.add(row.id()));
        if (guard != null) {
            List<@Nullable Object> before = new ArrayList<>(rows.size());
            rows.forEach(row -> before.add(row.before().get(guard)));
            sql += " AND %s = %s".formatted(guard, value(guard, rows, before, true, values));
        }
        return jdbc.update(sql, update -> bind(update, values));
    }

    /** The value that all rows have in common, else that of each of these; others keep theirs. */
    private static String value(
            String column,
            List<Row> rows,
            List<? extends @Nullable Object> of,
            boolean areAll,
            List<@Nullable Object> values) {
        if (areAll && of.stream().allMatch(value -> Objects.deepEquals(value, of.get(0)))) {
            values.add(of.get(0));
            return "?";
        }
        for (int i = 0; i < rows.size(); i++) {
            values.add(rows.get(i).id());
            values.add(of.get(i));
        }
        return "CASE id%s ELSE %s END".formatted(" WHEN ? THEN ?".repeat(rows.size()), column);
    }

    private void bind(PreparedStatement statement, List<@Nullable Object> values) throws SQLException {
        int place = 0;
        for (Object value : values) {
            ManyRows.bind(statement, ++place, stored.apply(value));
        }
    }
}
