package org.craregistry.portfolio;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Counts the products of one portfolio by their answers on several days. */
final class Tally {

    private final List<LocalDate> days;
    private final Map<AnswerColumn, Map<String, long[]>> byAnswer = new EnumMap<>(AnswerColumn.class);
    private final long[] all;

    /** @param days in their order */
    Tally(List<LocalDate> days, Set<AnswerColumn> columns) {
        this.days = days;
        this.all = new long[days.size() + 1];
        columns.forEach(column -> byAnswer.put(column, new HashMap<>()));
    }

    /**
     * Adds a product on those days on which its answers are let through. The law is asked anew only on a day on which its answers
     * may have changed.
     */
    void add(Function<LocalDate, Answers> product, @Nullable RouteReliance reliance, Predicate<Answers> fits) {
        int from = 0;
        while (from < days.size()) {
            Answers answers = product.apply(days.get(from));
            LocalDate last = answers.holdUntil();
            int until = from + 1;
            while (until < days.size() && (last == null || !days.get(until).isAfter(last))) {
                until++;
            }
            if (fits.test(answers)) {
                add(column -> column.values(answers, reliance), from, 1);
                add(column -> column.values(answers, reliance), until, -1);
            }
            from = until;
        }
    }

    /** Adds so many products that have these answers from a day on. */
    void add(Function<AnswerColumn, List<String>> answers, LocalDate from, long products) {
        int place = 0;
        while (place < days.size() && days.get(place).isBefore(from)) {
            place++;
        }
        add(answers, place, products);
    }

    /** @param from the place of the first of the days, or their number */
    private void add(Function<AnswerColumn, List<String>> answers, int from, long products) {
        all[from] += products;
        byAnswer.forEach((column, found) -> column.countedUnder(answers.apply(column))
                .forEach(answer -> found.computeIfAbsent(answer, key -> new long[days.size() + 1])[from] += products));
    }

    /**
     * The number of products on a day by value of an answer, values that do not occur being absent.
     *
     * @param column {@code null} for the number of all, under the empty text
     */
    Map<String, Long> on(LocalDate day, @Nullable AnswerColumn column) {
        int place = days.indexOf(day);
        Map<String, Long> counts = new HashMap<>();
        Map<String, long[]> found = column == null ? Map.of("", all) : byAnswer.getOrDefault(column, Map.of());
        found.forEach((answer, changes) -> {
            long count = Arrays.stream(changes, 0, place + 1).sum();
            if (count > 0) {
                counts.put(answer, count);
            }
        });
        return counts;
    }
}
