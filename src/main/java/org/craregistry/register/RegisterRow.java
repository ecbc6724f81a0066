package org.craregistry.register;

import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * What one row of a register says.
 *
 * @param sheet the sheet as named in the file; {@code Products} for CSV
 * @param row the row number as spreadsheets show it, from 1
 * @param values by field, in the order of the columns: a String for identity, the plain form of {@code Fact.read} for
 *     facts, or {@link #CLEAR}; a field that is absent was blank, has no column or has a problem, and stays unchanged
 * @param problems what is wrong or remarkable, errors and warnings
 */
public record RegisterRow(String sheet, int row, Map<String, Object> values, List<Problem> problems) {

    /** The value of a cell that says {@code #CLEAR}: take the answer back. */
    public static final Object CLEAR = Clear.CLEAR;

    public RegisterRow {
        values = Collections.unmodifiableMap(values); // handed over by the reader: a copy would cost as much as reading
        problems = List.copyOf(problems);
    }

    /** Whether a problem keeps it from being taken over. */
    public boolean isRejected() {
        return problems.stream().anyMatch(Problem::isError);
    }

    /** How many characters its texts and its problems have. */
    public long characters() {
        long ofProblems =
                problems.stream().mapToLong(one -> one.message().length()).sum();
        return ofProblems
                + values.values().stream()
                        .mapToLong(value -> value instanceof String text ? text.length() : 0)
                        .sum();
    }

    private enum Clear {
        CLEAR;

        @Override
        public String toString() {
            return "#CLEAR";
        }
    }
}
