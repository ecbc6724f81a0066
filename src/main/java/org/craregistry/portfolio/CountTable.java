package org.craregistry.portfolio;

import java.util.ArrayList;
import java.util.List;
import org.craregistry.storage.Ids;
import org.craregistry.storage.IndexHint;
import org.craregistry.storage.QuestionMarks;
import org.jspecify.annotations.Nullable;

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

    CountTable(String table, List<String> columns) {
        this.table = table;
        this.columns = columns;
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

    String insert() {
        return "INSERT INTO %s (portfolio_id, id, delta, %s) VALUES (%s)"
                .formatted(table, String.join(", ", columns), QuestionMarks.of(columns.size() + 3));
    }

    /** The parameters of {@link #insert}. */
    Object[] row(byte[] portfolio, List<@Nullable String> values, long difference) {
        List<@Nullable Object> row = new ArrayList<>(values.size() + 3);
        row.add(portfolio);
        row.add(Ids.bytes(Ids.next()));
        row.add(difference);
        row.addAll(values);
        return row.toArray();
    }
}
