package org.craregistry.portfolio;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.craregistry.storage.Ids;
import org.craregistry.storage.IndexHint;
import org.craregistry.storage.ManyRows;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** The tables that hold differences of counts; the sum of the differences is the count. */
enum CountTable {
    /** How many products have which combination of those answers of which a product has one at the most. */
    COMBINATIONS(
            "answer_count",
            AnswerColumn.OF_ONE.stream().map(AnswerColumn::column).toList()),
    /** How many products have a value of an answer of which a product can have several. */
    SINGLE_VALUES("answer_count_of_many", List.of("answer", "answer_value")),
    /** How many products have which combination of all answers from a day on. */
    DAYS("answer_count_of_day", List.of("from_day", "answers_id")),
    /** How many dates ahead make a difference from a day on, for one reason or each for its own product. */
    DATES("date_ahead_count", List.of("takes_effect_on", "shared_as"));

    private final String table;
    private final List<String> columns;
    private final ManyRows rows;

    CountTable(String table, List<String> columns) {
        this.table = table;
        this.columns = columns;
        this.rows = new ManyRows(
                table,
                Stream.concat(Stream.of("portfolio_id", "id", "delta"), columns.stream())
                        .toList());
    }

    String table() {
        return table;
    }

    /** The table as {@code p}, by portfolio: where it is small, MySQL may go through the counts of all instead. */
    String ofPortfolio() {
        return table + " p" + IndexHint.PRIMARY;
    }

    /** The columns that say what is counted. */
    List<String> columns() {
        return columns;
    }

    /** Appends rows. */
    void add(JdbcTemplate jdbc, List<@Nullable Object[]> added) {
        rows.add(jdbc, added);
    }

    /** Takes rows away by their ids, which are in order. @return how many there were */
    int remove(JdbcTemplate jdbc, byte[] portfolio, List<byte[]> ids) {
        return rows.remove(jdbc, portfolio, ids);
    }

    /** A row for {@link #add}. */
    @Nullable
    Object[] row(byte[] portfolio, List<@Nullable String> values, long difference) {
        List<@Nullable Object> row = new ArrayList<>(values.size() + 3);
        row.add(portfolio);
        row.add(Ids.bytes(Ids.next()));
        row.add(difference);
        row.addAll(values);
        return row.toArray();
    }
}
