package org.craregistry.portfolio;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.craregistry.portfolio.ProductCounts.Alike;
import org.craregistry.storage.Ids;
import org.craregistry.storage.IndexHint;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Counts products: from the sums of {@link AnswerCounts} where these tell, which takes as long for many products as for few, else
 * from the products. Counts only what the caller may see, in SQL; answers that hold no longer are re-evaluated before they are counted.
 */
@Component
class CountQueries {

    /** The index that has the products of a portfolio by the last day on which their answers hold. */
    static final String BY_HOLDING = "product_by_holding";

    private final NamedParameterJdbcTemplate jdbc;
    private final ProductConditions conditions;
    private final FreshAnswers freshAnswers;
    private final Clock clock;

    CountQueries(
            NamedParameterJdbcTemplate jdbc, ProductConditions conditions, FreshAnswers freshAnswers, Clock clock) {
        this.jdbc = jdbc;
        this.conditions = conditions;
        this.freshAnswers = freshAnswers;
        this.clock = clock;
    }

    /** As {@link ProductQueries#reevaluate}. */
    boolean reevaluate(Collection<PortfolioView> portfolios, FreshPortfolios fresh) {
        return fresh.reevaluate(portfolios, freshAnswers, clock.instant());
    }

    /**
     * Counts the products of each of several portfolios by answers of which they have one at the most, in one statement.
     *
     * @param columns by which answers; empty for the number of all
     * @param fresh the portfolios whose answers need not be looked after again
     */
    List<Alike> byAnswersOfOne(
            Collection<PortfolioView> portfolios,
            ProductFilter filter,
            Set<AnswerColumn> columns,
            FreshPortfolios fresh) {
        return count(portfolios, filter, columns, filter.isByAnswersOfOne(), fresh);
    }

    private List<Alike> count(
            Collection<PortfolioView> portfolios,
            ProductFilter filter,
            Set<AnswerColumn> columns,
            boolean summed,
            FreshPortfolios fresh) {
        SqlCondition sql = summed ? conditions.counted(portfolios, filter) : conditions.matching(portfolios, filter);
        if (filter.asksForAnswers() || !columns.isEmpty()) {
            fresh.reevaluate(portfolios, freshAnswers, clock.instant());
        }
        String groups = columns.stream()
                .map(column -> ", " + column.sql())
                .collect(Collectors.joining("", "p.portfolio_id", ""));
        String counted = summed
                ? "SUM(p.delta) AS products, %s FROM %s".formatted(groups, CountTable.COMBINATIONS.ofPortfolio())
                : "COUNT(*) AS products, %s FROM product p".formatted(groups);
        return jdbc
                .query(
                        "SELECT " + counted + " WHERE " + sql.where() + " GROUP BY " + groups,
                        sql.parameters(),
                        (row, number) -> alike(row, columns))
                .stream()
                .filter(alike -> alike.count() > 0)
                .toList();
    }

    /**
     * Counts the products of each of several portfolios by answers of which they can have several; in one statement where the filter
     * lets all through, else in one for each answer: hardly two products have everything in common.
     *
     * @param fresh the portfolios whose answers need not be looked after again
     */
    List<Alike> byAnswersOfMany(
            Collection<PortfolioView> portfolios,
            ProductFilter filter,
            Set<AnswerColumn> columns,
            FreshPortfolios fresh) {
        if (!columns.isEmpty() && filter.isOpen()) {
            return sumsOfMany(portfolios, columns, fresh);
        }
        List<Alike> counted = new ArrayList<>();
        for (AnswerColumn column : columns) {
            counted.addAll(count(portfolios, filter, Set.of(column), false, fresh));
        }
        return counted;
    }

    private List<Alike> sumsOfMany(
            Collection<PortfolioView> portfolios, Set<AnswerColumn> columns, FreshPortfolios fresh) {
        fresh.reevaluate(portfolios, freshAnswers, clock.instant());
        SqlCondition sql = conditions
                .of(portfolios)
                .andIn("p.answer", columns.stream().map(AnswerColumn::name).toList());
        return jdbc.query(
                """
                SELECT SUM(p.delta), p.portfolio_id, p.answer, p.answer_value FROM %s WHERE %s
                GROUP BY p.portfolio_id, p.answer, p.answer_value
                HAVING SUM(p.delta) > 0""".formatted(CountTable.SINGLE_VALUES.ofPortfolio(), sql.where()),
                sql.parameters(),
                (row, number) -> new Alike(
                        Ids.of(row.getBytes(2)),
                        Map.of(AnswerColumn.valueOf(row.getString(3)), NamesColumn.write(List.of(row.getString(4)))),
                        row.getLong(1)));
    }

    private static Alike alike(ResultSet row, Set<AnswerColumn> columns) throws SQLException {
        Map<AnswerColumn, String> answers = new EnumMap<>(AnswerColumn.class);
        int place = 3;
        for (AnswerColumn column : columns) {
            String answer = row.getString(place++);
            answers.put(column, answer == null ? "" : answer);
        }
        return new Alike(Ids.of(row.getBytes(2)), answers, row.getLong(1));
    }

    /**
     * The last day on which all answers of each portfolio's products hold that the filter lets through, in one statement; absent
     * where no day is known to end them.
     *
     * @param fresh the portfolios whose answers need not be looked after again
     */
    Map<UUID, LocalDate> holdUntil(Collection<PortfolioView> portfolios, ProductFilter filter, FreshPortfolios fresh) {
        SqlCondition sql = conditions.matching(portfolios, filter);
        fresh.reevaluate(portfolios, freshAnswers, clock.instant());
        String ids = sql.bind(
                portfolios.stream().map(one -> Ids.bytes(one.portfolioId())).toList());
        // Soon after an import MySQL may take another index for as good, and go through a portfolio.
        String along = filter.isOpen() ? IndexHint.force(BY_HOLDING) : "";
        Map<UUID, LocalDate> days = new HashMap<>();
        jdbc.query("""
                SELECT f.id, (SELECT p.answers_hold_until FROM product p%s
                              WHERE p.portfolio_id = f.id AND p.answers_hold_until IS NOT NULL AND %s
                              ORDER BY p.answers_hold_until LIMIT 1) AS hold_until
                FROM portfolio f WHERE f.id IN (:%s)""".formatted(along, sql.where(), ids), sql.parameters(), row -> {
            LocalDate day = row.getObject(2, LocalDate.class);
            if (day != null) {
                days.put(Ids.of(row.getBytes(1)), day);
            }
        });
        return days;
    }
}
