package org.craregistry.portfolio;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Counts the products of one portfolio by their answers on several days. */
final class Tally {

    private final int days;
    private final Map<AnswerColumn, Map<String, long[]>> byAnswer = new EnumMap<>(AnswerColumn.class);
    private final long[] all;

    /** @param days how many days, in their order */
    Tally(int days, Set<AnswerColumn> columns) {
        this.days = days;
        this.all = new long[days + 1];
        columns.forEach(column -> byAnswer.put(column, new HashMap<>()));
    }

    /**
     * Adds a product that has the same answers on days in a row.
     *
     * @param from the first of the days, counted from 0
     * @param until the first one on which it has others, or the number of days
     */
    void add(Answers answers, int from, int until) {
        mark(all, from, until);
        byAnswer.forEach((column, found) -> column.of(answers)
                .forEach(answer -> mark(found.computeIfAbsent(answer, key -> new long[days + 1]), from, until)));
    }

    private static void mark(long[] changes, int from, int until) {
        changes[from]++;
        changes[until]--;
    }

    /**
     * The number of products on a day by value of an answer, values that do not occur being absent.
     *
     * @param column {@code null} for the number of all, under the empty text
     */
    Map<String, Long> on(int day, @Nullable AnswerColumn column) {
        Map<String, Long> counts = new HashMap<>();
        Map<String, long[]> found = column == null ? Map.of("", all) : byAnswer.getOrDefault(column, Map.of());
        found.forEach((answer, changes) -> {
            long count = Arrays.stream(changes, 0, day + 1).sum();
            if (count > 0) {
                counts.put(answer, count);
            }
        });
        return counts;
    }
}
