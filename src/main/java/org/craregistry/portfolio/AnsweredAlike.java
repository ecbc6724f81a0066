package org.craregistry.portfolio;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.craregistry.portfolio.PeriodCounts.Difference;
import org.craregistry.storage.Ids;
import org.craregistry.storage.IndexHint;

/**
 * The products that have one of some combinations of answers on a day, as a FROM and WHERE in SQL.
 *
 * @param answers the numbers of the combinations
 * @param areFew whether they are so few that they are looked up and sorted, and not met on the way along the list
 */
record AnsweredAlike(LocalDate day, Set<Long> answers, boolean areFew) {

    /**
     * Those among all products that a filter lets through.
     *
     * @param all what is known of all products on the day
     * @param fitting the numbers of the answers that the filter lets through
     * @param page how many products a page has
     */
    static AnsweredAlike among(List<Difference> all, LocalDate day, Set<Long> fitting, int page) {
        long products = 0;
        long alike = 0;
        Set<Long> met = new HashSet<>();
        for (Difference one : all) {
            products += one.products();
            if (fitting.contains(one.answers()) && one.products() > 0) {
                alike += one.products();
                met.add(one.answers());
            }
        }
        // As many are looked up as are met on average until the page is full.
        return new AnsweredAlike(day, met, alike * alike <= products * page);
    }

    /** @param sql what else is asked of a product {@code p}; the parameters are added to it */
    String from(Collection<PortfolioView> portfolios, SqlCondition sql) {
        String where = sql.where();
        if (answers.isEmpty()) {
            return "FROM product p WHERE 1 = 0 AND " + where;
        }
        String among = "IN (:" + sql.bind(answers) + ")";
        String on = ":" + sql.bind(day);
        if (areFew) {
            String ids = sql.bind(
                    portfolios.stream().map(one -> Ids.bytes(one.portfolioId())).toList());
            // DISTINCT, although each is there once: so that MySQL looks these up first.
            return """
                    FROM (SELECT DISTINCT a.product_id FROM answer_period a%s
                          WHERE a.portfolio_id IN (:%s) AND a.answers_id %s AND a.from_day <= %s AND a.until_day >= %s) k
                    JOIN product p%s ON p.id = k.product_id WHERE %s""".formatted(AnswerPeriods.BY_ENDS, ids, among, on, on, IndexHint.PRIMARY, where);
        }
        return """
                FROM product p WHERE %s
                  AND (SELECT a.answers_id FROM answer_period a%s WHERE a.product_id = p.id AND a.from_day <= %s
                       ORDER BY a.from_day DESC LIMIT 1) %s""".formatted(where, IndexHint.PRIMARY, on, among);
    }
}
