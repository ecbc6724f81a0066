package org.craregistry.portfolio;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.craregistry.portfolio.AnswerPeriods.Answered;
import org.craregistry.storage.Ids;
import org.craregistry.storage.ManyRows;
import org.craregistry.storage.QuestionMarks;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Keeps the dates ahead of products, and counts them by the day on which they make a difference, in the transaction that writes the
 * products. Only {@link AnswerPeriods} tells it: dates and periods hold under the same law and from the same day on.
 */
@Component
class DateRows {

    private static final ManyRows TABLE = new ManyRows(
            "date_ahead",
            List.of(
                    "product_id",
                    "shown_on",
                    "takes_effect_on",
                    "shared_as",
                    "portfolio_id",
                    "reference_sort",
                    "entries"));
    private static final String STORED = """
            SELECT product_id, shown_on, takes_effect_on, shared_as, portfolio_id, reference_sort, entries
            FROM date_ahead WHERE product_id IN (%s)""";

    private final JdbcTemplate jdbc;
    private final AnswerCounts counts;

    DateRows(JdbcTemplate jdbc, AnswerCounts counts) {
        this.jdbc = jdbc;
        this.counts = counts;
    }

    /** @param entries how many dates of the product are alike */
    private record Row(UUID product, UUID portfolio, String referenceSort, DateAhead date, int entries) {

        private static Row read(ResultSet row) throws SQLException {
            DateAhead date = new DateAhead(
                    row.getObject("shown_on", LocalDate.class),
                    row.getObject("takes_effect_on", LocalDate.class),
                    row.getString("shared_as"));
            return new Row(
                    Ids.of(row.getBytes("product_id")),
                    Ids.of(row.getBytes("portfolio_id")),
                    row.getString("reference_sort"),
                    date,
                    row.getInt("entries"));
        }

        private @Nullable Object[] parameters() {
            return new Object[] {
                Ids.bytes(product),
                date.date(),
                date.takesEffectOn(),
                date.sharedAs(),
                Ids.bytes(portfolio),
                referenceSort,
                entries
            };
        }
    }

    /** Keeps the dates of products that had none. */
    void add(List<Answered> added) {
        insert(added.stream().flatMap(one -> rows(one).stream()).toList());
    }

    /** Keeps these in the place of others, of products that the transaction has locked. */
    void replace(List<Answered> answered) {
        if (answered.isEmpty()) {
            return;
        }
        Map<UUID, Set<Row>> stored = stored(answered);
        List<byte[]> outdated = new ArrayList<>();
        List<Row> added = new ArrayList<>();
        for (Answered one : answered) {
            Set<Row> before = stored.getOrDefault(one.product(), Set.of());
            Set<Row> after = rows(one);
            if (!after.equals(stillToCome(before, one))) {
                before.forEach(row -> count(row, -1));
                added.addAll(after);
                if (!before.isEmpty()) {
                    outdated.add(Ids.bytes(one.product()));
                }
            }
        }
        if (!outdated.isEmpty()) {
            jdbc.update(
                    "DELETE FROM date_ahead WHERE product_id IN (" + QuestionMarks.of(outdated.size()) + ")",
                    outdated.toArray());
        }
        insert(added);
    }

    private Map<UUID, Set<Row>> stored(List<Answered> answered) {
        Map<UUID, Set<Row>> stored = new HashMap<>();
        jdbc.query(
                STORED.formatted(QuestionMarks.of(answered.size())),
                row -> {
                    Row one = Row.read(row);
                    stored.computeIfAbsent(one.product(), id -> new HashSet<>()).add(one);
                },
                answered.stream().map(one -> Ids.bytes(one.product())).toArray());
        return stored;
    }

    /** What is stored without what is too long ago for the new dates; all of it where there are none any more. */
    private static Set<Row> stillToCome(Set<Row> stored, Answered anew) {
        if (anew.periods().isEmpty()) {
            return stored;
        }
        LocalDate before = anew.outlook().first().from().minusDays(Outlook.DAYS_BEFORE);
        return stored.stream()
                .filter(row -> row.date().takesEffectOn().isAfter(before))
                .collect(Collectors.toSet());
    }

    private static Set<Row> rows(Answered answered) {
        Map<DateAhead, Long> alike = answered.outlook().dates().stream()
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        Set<Row> rows = new HashSet<>();
        alike.forEach((date, entries) -> rows.add(
                new Row(answered.product(), answered.portfolio(), answered.referenceSort(), date, entries.intValue())));
        return rows;
    }

    private void insert(List<Row> rows) {
        rows.forEach(row -> count(row, 1));
        TABLE.add(jdbc, rows.stream().map(Row::parameters).toList());
    }

    private void count(Row row, int times) {
        counts.changeDates(row.portfolio(), row.date(), (long) times * row.entries());
    }
}
