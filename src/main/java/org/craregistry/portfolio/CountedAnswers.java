package org.craregistry.portfolio;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a product of a portfolio is counted by.
 *
 * @param stored the answers as they are stored; one that the product does not have is absent
 */
record CountedAnswers(UUID portfolio, Map<AnswerColumn, String> stored) {

    CountedAnswers {
        stored = Collections.unmodifiableMap(stored);
    }

    /** @param reliance the route that is relied on; {@code null} where none is */
    static CountedAnswers of(UUID portfolio, Answers answers, @Nullable RouteReliance reliance) {
        Map<AnswerColumn, String> present = new EnumMap<>(AnswerColumn.class);
        for (AnswerColumn column : AnswerColumn.values()) {
            String value = column.stored(answers, reliance);
            if (value != null) {
                present.put(column, value);
            }
        }
        return new CountedAnswers(portfolio, present);
    }

    /** From a row that has all columns of {@link AnswerColumn}. */
    static CountedAnswers read(UUID portfolio, ResultSet row) throws SQLException {
        return new CountedAnswers(portfolio, stored(row));
    }

    /** The answers of such a row. */
    static Map<AnswerColumn, String> stored(ResultSet row) throws SQLException {
        Map<AnswerColumn, String> present = new EnumMap<>(AnswerColumn.class);
        for (AnswerColumn column : AnswerColumn.values()) {
            String value = row.getString(column.column());
            if (value != null) {
                present.put(column, value);
            }
        }
        return present;
    }

    /** The same product with other answers. */
    CountedAnswers with(Answers answers, @Nullable RouteReliance reliance) {
        return of(portfolio, answers, reliance);
    }
}
