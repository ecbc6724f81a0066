package org.craregistry.portfolio;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.craregistry.storage.Ids;
import org.craregistry.storage.IndexHint;
import org.craregistry.storage.ManyRows;
import org.craregistry.storage.QuestionMarks;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Keeps the periods of answers of products with the dates ahead, and counts from which day on how many have which, in the transaction
 * that writes the products. Only {@link ProductWriting} tells it. Neighbours with the same answers are one period.
 */
@Component
class AnswerPeriods {

    /** Where the first period of a product begins, whenever it was written: {@code product.periods_from} tells that. */
    static final LocalDate BEGINNING = LocalDate.of(1000, 1, 1);

    /** The last day of the last period; as the first day of periods, that there are none. */
    static final LocalDate NEVER = LocalDate.of(9999, 12, 31);

    /** Reads periods of a combination of answers by their last days. */
    static final String BY_ENDS = IndexHint.force("answer_period_by_ends");

    private static final ManyRows TABLE =
            new ManyRows("answer_period", List.of("product_id", "from_day", "until_day", "portfolio_id", "answers_id"));

    private final JdbcTemplate jdbc;
    private final AnswerCombinations combinations;
    private final AnswerCounts counts;
    private final DateRows dates;

    AnswerPeriods(JdbcTemplate jdbc, AnswerCombinations combinations, AnswerCounts counts, DateRows dates) {
        this.jdbc = jdbc;
        this.combinations = combinations;
        this.counts = counts;
        this.dates = dates;
    }

    /**
     * What is answered for a product from a day on.
     *
     * @param referenceSort what lists order it by, by its reference
     * @param reliance the route that is relied on; {@code null} where none is
     * @param outlook {@link Outlook#NONE} where it was withdrawn
     */
    record Answered(
            UUID product,
            UUID portfolio,
            String referenceSort,
            @Nullable RouteReliance reliance,
            Outlook outlook) {

        List<Period> periods() {
            return outlook.periods();
        }
    }

    /** A period as it is stored, both days inclusive. */
    private record Row(UUID product, UUID portfolio, LocalDate from, LocalDate until, long answers) {

        private static final int COLUMNS = 5;

        @Nullable
        Object[] parameters() {
            return new Object[] {Ids.bytes(product), from, until, Ids.bytes(portfolio), answers};
        }

        Row from(LocalDate day) {
            return new Row(product, portfolio, day, until, answers);
        }

        Row until(LocalDate day) {
            return new Row(product, portfolio, from, day, answers);
        }
    }

    /** Keeps the periods and dates of products that had none. */
    void add(List<Answered> added) {
        insert(added.stream().flatMap(one -> rows(one).stream()).toList());
        dates.add(added);
    }

    /** Keeps these in the place of others, of products that the transaction has locked. */
    void replace(List<Answered> answered) {
        if (answered.isEmpty()) {
            return;
        }
        Map<UUID, List<Row>> stored = stored(answered);
        List<byte[]> outdated = new ArrayList<>();
        List<Row> added = new ArrayList<>();
        for (Answered one : answered) {
            List<Row> before = stored.getOrDefault(one.product(), List.of());
            List<Row> after = rows(one);
            boolean holds = after.isEmpty() ? before.isEmpty() : after.equals(stillToCome(before, one));
            if (!holds) {
                before.forEach(row -> count(row, -1));
                added.addAll(after);
            }
            if (!holds && !before.isEmpty()) {
                outdated.add(Ids.bytes(one.product()));
            }
        }
        if (!outdated.isEmpty()) {
            jdbc.update(
                    "DELETE FROM answer_period WHERE product_id IN (" + QuestionMarks.of(outdated.size()) + ")",
                    outdated.toArray());
        }
        insert(added);
        dates.replace(answered);
    }

    private Map<UUID, List<Row>> stored(List<Answered> answered) {
        Map<UUID, List<Row>> stored = new HashMap<>();
        jdbc.query(
                "SELECT product_id, from_day, until_day, portfolio_id, answers_id FROM answer_period WHERE product_id IN ("
                        + QuestionMarks.of(answered.size()) + ") ORDER BY product_id, from_day",
                row -> {
                    Row one = new Row(
                            Ids.of(row.getBytes(1)),
                            Ids.of(row.getBytes(4)),
                            row.getObject(2, LocalDate.class),
                            row.getObject(3, LocalDate.class),
                            row.getLong(Row.COLUMNS));
                    stored.computeIfAbsent(one.product(), id -> new ArrayList<>())
                            .add(one);
                },
                answered.stream().map(one -> Ids.bytes(one.product())).toArray());
        return stored;
    }

    /** What is stored, as it would be had it been written on the day that the new periods begin with. */
    private static List<Row> stillToCome(List<Row> stored, Answered anew) {
        List<Row> left = new ArrayList<>();
        for (Row row : stored) {
            if (!row.until().isBefore(anew.periods().get(0).from())) {
                left.add(left.isEmpty() ? row.from(BEGINNING) : row);
            }
        }
        return left;
    }

    private List<Row> rows(Answered answered) {
        List<Row> rows = new ArrayList<>();
        for (Period period : answered.periods()) {
            long answers =
                    combinations.id(CountedAnswers.of(answered.portfolio(), period.answers(), answered.reliance())
                            .stored());
            int last = rows.size() - 1;
            if (rows.isEmpty()) {
                rows.add(new Row(answered.product(), answered.portfolio(), BEGINNING, NEVER, answers));
            } else if (rows.get(last).answers() != answers) {
                rows.set(last, rows.get(last).until(period.from().minusDays(1)));
                rows.add(new Row(answered.product(), answered.portfolio(), period.from(), NEVER, answers));
            }
        }
        return rows;
    }

    private void insert(List<Row> rows) {
        rows.forEach(row -> count(row, 1));
        TABLE.add(jdbc, rows.stream().map(Row::parameters).toList());
    }

    private void count(Row row, int difference) {
        counts.changeFrom(row.from(), row.portfolio(), row.answers(), difference);
        if (!row.until().equals(NEVER)) {
            counts.changeFrom(row.until().plusDays(1), row.portfolio(), row.answers(), -difference);
        }
    }
}
