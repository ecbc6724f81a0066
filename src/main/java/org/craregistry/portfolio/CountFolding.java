package org.craregistry.portfolio;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Replaces the differences of counts by their sums, so that reading them stays quick. Takes away only rows that it has read, in one
 * transaction with the sums, and therefore changes no count whoever writes meanwhile; where somebody else does the same, one of the
 * two fails and nothing is done twice.
 */
@Component
class CountFolding {

    /** How many rows are read in one transaction. */
    private static final int AT_ONCE = 10_000;

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;

    CountFolding(JdbcTemplate jdbc, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    private record Row(byte[] id, long difference, List<@Nullable String> values) {}

    /** Folds the counts of all portfolios. */
    void run() {
        for (CountTable table : CountTable.values()) {
            jdbc.queryForList("SELECT DISTINCT portfolio_id FROM " + table.table(), byte[].class)
                    .forEach(portfolio -> fold(table, portfolio));
        }
    }

    private void fold(CountTable table, byte[] portfolio) {
        byte[] after = new byte[0];
        List<Row> folded;
        do {
            byte[] from = after;
            folded = transaction.execute(status -> foldSome(table, portfolio, from));
            after = folded.isEmpty() ? after : folded.get(folded.size() - 1).id();
        } while (folded.size() == AT_ONCE);
    }

    /** Folds the rows after an id, as many as are read at once, and returns what was read. */
    private List<Row> foldSome(CountTable table, byte[] portfolio, byte[] after) {
        List<Row> rows = read(table, portfolio, after);
        Map<List<@Nullable String>, List<Row>> alike = new HashMap<>();
        rows.forEach(row ->
                alike.computeIfAbsent(row.values(), key -> new ArrayList<>()).add(row));
        List<Row> folded = new ArrayList<>();
        List<@Nullable Object[]> sums = new ArrayList<>();
        alike.forEach((values, same) -> {
            long sum = same.stream().mapToLong(Row::difference).sum();
            if (same.size() > 1 || sum == 0) {
                folded.addAll(same);
                if (sum != 0) {
                    sums.add(table.row(portfolio, values, sum));
                }
            }
        });
        delete(table, portfolio, folded);
        table.add(jdbc, sums);
        return rows;
    }

    private List<Row> read(CountTable table, byte[] portfolio, byte[] after) {
        String sql = "SELECT id, delta, %s FROM %s WHERE portfolio_id = ? AND id > ? ORDER BY id LIMIT %d"
                .formatted(String.join(", ", table.columns()), table.table(), AT_ONCE);
        int width = table.columns().size();
        return jdbc.query(
                sql,
                (row, number) -> {
                    String[] values = new String[width];
                    for (int i = 0; i < width; i++) {
                        values[i] = row.getString(i + 3);
                    }
                    return new Row(row.getBytes(1), row.getLong(2), Arrays.asList(values));
                },
                portfolio,
                after);
    }

    private void delete(CountTable table, byte[] portfolio, List<Row> rows) {
        List<byte[]> ids =
                rows.stream().map(Row::id).sorted(Arrays::compareUnsigned).toList();
        if (table.remove(jdbc, portfolio, ids) < rows.size()) {
            throw new OptimisticLockingFailureException("Somebody else folds the counts at the same moment");
        }
    }
}
