package org.craregistry.portfolio;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.craregistry.storage.Ids;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** By how much the counts of products change, added up. */
final class CountDifferences {

    private final Map<Counted, Long> differences = new HashMap<>();

    /** What is counted: the values of the columns of a table of counts, in their order. */
    private record Counted(CountTable table, UUID portfolio, List<@Nullable String> values) {}

    /** Counts a product so many times more. */
    void add(CountedAnswers product, long difference) {
        Map<AnswerColumn, String> stored = product.stored();
        String[] combination = AnswerColumn.OF_ONE.stream().map(stored::get).toArray(String[]::new);
        add(CountTable.COMBINATIONS, product.portfolio(), Arrays.asList(combination), difference);
        stored.forEach((column, value) -> {
            if (column.isOfMany()) {
                AnswerColumn.names(value)
                        .forEach(name -> add(
                                CountTable.SINGLE_VALUES,
                                product.portfolio(),
                                List.of(column.name(), name),
                                difference));
            }
        });
    }

    /** Counts a product with these answers so many times more from a day on. */
    void add(LocalDate from, UUID portfolio, long answers, long difference) {
        add(CountTable.DAYS, portfolio, List.of(from.toString(), Long.toString(answers)), difference);
    }

    /** Counts so many dates ahead more that make a difference from a day on. */
    void add(LocalDate takesEffectOn, String sharedAs, UUID portfolio, long difference) {
        add(CountTable.DATES, portfolio, List.of(takesEffectOn.toString(), sharedAs), difference);
    }

    /** Counts so many products more that have these values of the columns of a table. */
    void add(CountTable table, UUID portfolio, List<@Nullable String> values, long difference) {
        differences.merge(new Counted(table, portfolio, values), difference, Long::sum);
    }

    boolean isEmpty() {
        return differences.values().stream().allMatch(difference -> difference == 0);
    }

    /** Forgets what others do not say as well, by as much. @return whether it has forgotten any */
    boolean keepOnly(CountDifferences others) {
        differences.values().removeIf(difference -> difference == 0);
        return differences.entrySet().retainAll(others.differences.entrySet());
    }

    /** Appends what is left of the differences to the tables. @return how many counts they change */
    int write(JdbcTemplate jdbc) {
        int written = 0;
        for (CountTable table : CountTable.values()) {
            List<@Nullable Object[]> rows = new ArrayList<>();
            differences.forEach((counted, difference) -> {
                if (counted.table() == table && difference != 0) {
                    rows.add(table.row(Ids.bytes(counted.portfolio()), counted.values(), difference));
                }
            });
            table.add(jdbc, rows);
            written += rows.size();
        }
        return written;
    }
}
