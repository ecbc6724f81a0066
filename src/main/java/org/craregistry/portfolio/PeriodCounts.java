package org.craregistry.portfolio;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.craregistry.storage.Ids;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Counts products by the answers that are kept for days to come: a sum of what changed from day to day, which takes as long for many
 * products as for few. Tells nothing while the answers of one of them are not known for all of the days.
 */
@Component
class PeriodCounts {

    private static final int MOST_COMBINATIONS = 10_000;

    /** Of so many combinations the ends are looked up in one statement. */
    private static final int ENDS_AT_ONCE = 200;

    private final NamedParameterJdbcTemplate jdbc;
    private final ProductConditions conditions;
    private final AnswerCombinations combinations;

    PeriodCounts(NamedParameterJdbcTemplate jdbc, ProductConditions conditions, AnswerCombinations combinations) {
        this.jdbc = jdbc;
        this.conditions = conditions;
        this.combinations = combinations;
    }

    /**
     * So many products more, or fewer, have these answers from a day on.
     *
     * @param from the first of several days asked about, or one before it, where it is on all of them
     */
    record Difference(UUID portfolio, long answers, LocalDate from, long products) {}

    /**
     * Counts the products of each of several portfolios on several days; empty where that is not known.
     *
     * @param filter one by answers alone
     * @param days in their order
     * @param basis what answers given now rest on
     */
    Optional<Map<UUID, Tally>> count(
            Collection<PortfolioView> portfolios,
            ProductFilter filter,
            List<LocalDate> days,
            Set<AnswerColumn> columns,
            String basis) {
        Optional<List<Difference>> known = differences(portfolios, days, basis);
        if (known.isEmpty()) {
            return Optional.empty();
        }
        Map<Long, Map<AnswerColumn, String>> answers = fitting(known.get(), filter);
        Map<UUID, Tally> tallies = new HashMap<>();
        portfolios.forEach(portfolio -> tallies.put(portfolio.portfolioId(), new Tally(days, columns)));
        for (Difference one : known.get()) {
            Map<AnswerColumn, String> stored = answers.get(one.answers());
            if (stored != null) {
                Objects.requireNonNull(tallies.get(one.portfolio()))
                        .add(column -> column.read(stored.get(column)), one.from(), one.products());
            }
        }
        return Optional.of(tallies);
    }

    /**
     * The first day after one on which a product that the filter lets through on that one is answered otherwise, of each of several
     * portfolios; absent where no such day is known. Empty where that is not known of all products.
     *
     * @param filter one by answers alone
     * @param basis what answers given now rest on
     */
    Optional<Map<UUID, LocalDate>> nextChanges(
            Collection<PortfolioView> portfolios, ProductFilter filter, LocalDate day, String basis) {
        return differences(portfolios, List.of(day), basis)
                .map(all -> nextChanges(all, fitting(all, filter).keySet(), day));
    }

    /** The day after the first end of one of these answers that a product has on the day. */
    private Map<UUID, LocalDate> nextChanges(List<Difference> all, Set<Long> answers, LocalDate day) {
        Map<UUID, LocalDate> days = new HashMap<>();
        List<Difference> had = all.stream()
                .filter(one -> one.products() > 0 && answers.contains(one.answers()))
                .toList();
        for (int from = 0; from < had.size(); from += ENDS_AT_ONCE) {
            firstEnds(had.subList(from, Math.min(had.size(), from + ENDS_AT_ONCE)), day)
                    .forEach((portfolio, last) ->
                            days.merge(portfolio, last.plusDays(1), (one, other) -> one.isBefore(other) ? one : other));
        }
        return days;
    }

    /** Each is looked up by itself, for an index has the ends of one combination of answers in their order. */
    private Map<UUID, LocalDate> firstEnds(List<Difference> had, LocalDate day) {
        SqlCondition sql = new SqlCondition();
        String on = ":" + sql.bind(day);
        String never = ":" + sql.bind(AnswerPeriods.NEVER);
        List<String> parts = new ArrayList<>();
        for (Difference one : had) {
            parts.add("""
                    (SELECT p.portfolio_id, p.until_day FROM answer_period p%5$s
                     WHERE p.portfolio_id = :%1$s AND p.answers_id = :%2$s AND p.until_day >= %3$s AND p.until_day < %4$s
                       AND p.from_day <= %3$s
                     ORDER BY p.until_day LIMIT 1)""".formatted(
                    sql.bind(Ids.bytes(one.portfolio())), sql.bind(one.answers()), on, never, AnswerPeriods.BY_ENDS));
        }
        Map<UUID, LocalDate> ends = new HashMap<>();
        jdbc.query(String.join("\nUNION ALL ", parts), sql.parameters(), row -> {
            ends.merge(
                    Ids.of(row.getBytes(1)),
                    row.getObject(2, LocalDate.class),
                    (one, other) -> one.isBefore(other) ? one : other);
        });
        return ends;
    }

    /** Those of the answers that the filter lets through. */
    Map<Long, Map<AnswerColumn, String>> fitting(Collection<Difference> differences, ProductFilter filter) {
        AnswerDemands demands = new AnswerDemands(filter, Arrays.asList(AnswerColumn.values()));
        Predicate<Map<AnswerColumn, String>> fits =
                stored -> (filter.relied() == null || filter.relied() == stored.containsKey(AnswerColumn.ROUTE))
                        && demands.areMetBy(column -> column.read(stored.get(column)));
        Map<Long, Map<AnswerColumn, String>> answers =
                combinations.find(differences.stream().map(Difference::answers).collect(Collectors.toSet()));
        answers.values().removeIf(fits.negate());
        return answers;
    }

    /**
     * What changes until the last of the days; empty where the answers of a product are not known for all of them, or so many products
     * are answered each in its own way that to count them is no less work than to ask about them.
     */
    Optional<List<Difference>> differences(Collection<PortfolioView> portfolios, List<LocalDate> days, String basis) {
        SqlCondition sql = conditions.of(portfolios).and("p.from_day <= :?", days.get(days.size() - 1));
        String first = days.size() == 1 ? "MIN(p.from_day)" : "p.from_day";
        String groups = "p.portfolio_id, p.answers_id" + (days.size() == 1 ? "" : ", p.from_day");
        List<String> parts = new ArrayList<>();
        parts.add(
                "(SELECT p.portfolio_id, p.answers_id, %s AS from_day, SUM(p.delta) AS products FROM %s\n WHERE %s\n GROUP BY %s HAVING SUM(p.delta) <> 0)"
                        .formatted(first, CountTable.DAYS.ofPortfolio(), sql.where(), groups));
        List<byte[]> ids =
                portfolios.stream().map(one -> Ids.bytes(one.portfolioId())).toList();
        KnownPeriods.unknown(sql, ids, days.get(0), basis)
                .forEach(from -> parts.add("(SELECT p.portfolio_id, 0, NULL, 0 " + from + " LIMIT 1)"));
        List<Difference> known = new ArrayList<>();
        AtomicBoolean all = new AtomicBoolean(true);
        // In one statement, so that what is counted is what is known.
        jdbc.query(String.join("\nUNION ALL ", parts), sql.parameters(), row -> {
            LocalDate from = row.getObject(3, LocalDate.class);
            if (from == null) {
                all.set(false);
            } else {
                known.add(new Difference(Ids.of(row.getBytes(1)), row.getLong(2), from, row.getLong(4)));
            }
        });
        long combined = known.stream().mapToLong(Difference::answers).distinct().count();
        return all.get() && combined <= MOST_COMBINATIONS ? Optional.of(known) : Optional.empty();
    }
}
