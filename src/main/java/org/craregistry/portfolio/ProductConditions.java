package org.craregistry.portfolio;

import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import org.craregistry.law.CategoryCode;
import org.craregistry.security.Access;
import org.craregistry.security.Visibility;
import org.craregistry.storage.Ids;
import org.craregistry.storage.SortKey;
import org.craregistry.storage.UtcTime;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a filter lets through, and what the caller may see, in SQL. The table is called {@code p}. */
@Component
class ProductConditions {

    private final Access access;
    private final SearchIndex search;

    ProductConditions(Access access, SearchIndex search) {
        this.access = access;
        this.search = search;
    }

    /** The products of these portfolios that the filter lets through and the caller may see. */
    SqlCondition matching(Collection<PortfolioView> portfolios, ProductFilter filter) {
        SqlCondition sql = toldAndFiled(portfolios, filter);
        for (AnswerColumn column : AnswerColumn.ANSWERED) {
            answered(sql, column, filter);
        }
        return sql;
    }

    /** The same, whatever the law answers: as far as the filter looks at what people tell, and at what is on file on any day. */
    SqlCondition toldAndFiled(Collection<PortfolioView> portfolios, ProductFilter filter) {
        SqlCondition sql = told(portfolios, filter);
        if (filter.expiresFrom() != null) {
            sql.and("p.expires_on >= :?", filter.expiresFrom());
        }
        if (filter.expiresUntil() != null) {
            sql.and("p.expires_on <= :?", filter.expiresUntil());
        }
        return sql;
    }

    /** The same, whatever is answered for them: as far as the filter looks at what people tell. */
    SqlCondition told(Collection<PortfolioView> portfolios, ProductFilter filter) {
        SqlCondition sql = of(portfolios, filter)
                .and(Boolean.TRUE.equals(filter.withdrawn()) ? "p.standing IS NULL" : "p.standing = 1");
        String folded = SortKey.fold(filter.text());
        if (!folded.isEmpty()) {
            sought(sql, portfolios, folded);
        }
        if (filter.placedFrom() != null) {
            sql.and("p.placed_on >= :?", filter.placedFrom());
        }
        if (filter.placedUntil() != null) {
            sql.and("p.placed_on <= :?", filter.placedUntil());
        }
        if (filter.changedSince() != null) {
            sql.and("p.changed_at >= :?", UtcTime.column(filter.changedSince().toInstant()));
        }
        if (filter.responsible() != null) {
            sql.andIn(
                    "p.responsible_sort",
                    filter.responsible().stream().map(SortKey::of).toList());
        }
        return sql;
    }

    /** That a text is found. Where few products may have it these are looked up, and else all of them looked at. */
    private void sought(SqlCondition sql, Collection<PortfolioView> portfolios, String folded) {
        Predicate<Defaults> isTakenOver =
                alike -> SortKey.fold(alike.manufacturer()).contains(folded);
        if (portfolios.stream().map(PortfolioView::defaults).noneMatch(isTakenOver)) {
            search.find(portfolios, folded)
                    .ifPresent(few ->
                            sql.amongFew("p.id", few.stream().map(Ids::bytes).toList()));
        }
        String own = "p.search_text LIKE :" + sql.bind(SearchText.pattern(folded)) + " ESCAPE '!'";
        sql.and(orTakenOver(sql, own, "p.manufacturer IS NULL", portfolios, isTakenOver));
    }

    /**
     * A condition on what products say themselves, or that they are silent and take it over from a portfolio.
     *
     * @param silent that a product does not say it itself
     * @param meets whether what is alike for the products of a portfolio meets the condition
     */
    static String orTakenOver(
            SqlCondition sql,
            String own,
            String silent,
            Collection<PortfolioView> portfolios,
            Predicate<Defaults> meets) {
        List<byte[]> meeting = portfolios.stream()
                .filter(portfolio -> meets.test(portfolio.defaults()))
                .map(portfolio -> Ids.bytes(portfolio.portfolioId()))
                .toList();
        return meeting.isEmpty()
                ? own
                : "(%s OR %s AND p.portfolio_id IN (:%s))".formatted(own, silent, sql.bind(meeting));
    }

    /**
     * The same, as far as products are counted by it: the answers of which they have one at the most, in a table of products or in
     * one of counts by these answers.
     */
    SqlCondition counted(Collection<PortfolioView> portfolios, ProductFilter filter) {
        SqlCondition sql = of(portfolios, filter);
        for (AnswerColumn column : AnswerColumn.OF_ONE) {
            if (column != AnswerColumn.ROUTE) {
                answered(sql, column, filter);
            }
        }
        return sql;
    }

    /** What is looked at of the route relied on, on a product as in the counts. */
    private SqlCondition of(Collection<PortfolioView> portfolios, ProductFilter filter) {
        filter.check();
        SqlCondition sql = of(portfolios);
        if (filter.relied() != null) {
            sql.and(filter.relied() ? "p.route IS NOT NULL" : "p.route IS NULL");
        }
        answered(sql, AnswerColumn.ROUTE, filter);
        return sql;
    }

    private static void answered(SqlCondition sql, AnswerColumn column, ProductFilter filter) {
        List<String> oneOf = column.oneOf(filter);
        if (column.isOfMany()) {
            some(sql, column.sql(), oneOf);
            every(sql, column.sql(), column.every(filter));
        } else if (oneOf != null && column == AnswerColumn.CATEGORY) {
            categories(sql, oneOf);
        } else if (oneOf != null) {
            sql.andIn(column.sql(), oneOf);
        }
    }

    /** Everything of these portfolios that the caller may see. */
    SqlCondition of(Collection<PortfolioView> portfolios) {
        return visible(new SqlCondition()
                .andIn(
                        "p.portfolio_id",
                        portfolios.stream()
                                .map(one -> Ids.bytes(one.portfolioId()))
                                .toList()));
    }

    /** Adds that the caller may see it. */
    SqlCondition visible(SqlCondition sql) {
        Visibility visibility = access.visibility();
        return sql.and(visibility.namedCondition("p.portfolio_id")).with(visibility.namedParameters());
    }

    private static void categories(SqlCondition sql, List<String> codes) {
        List<String> categories = codes.stream()
                .filter(code -> !code.equals(CategoryCode.NONE.code()))
                .toList();
        if (categories.size() == codes.size()) {
            sql.andIn("p.category", categories);
        } else if (categories.isEmpty()) {
            sql.and("p.category IS NULL");
        } else {
            sql.and("(p.category IN (:?) OR p.category IS NULL)", categories);
        }
    }

    private static void some(SqlCondition sql, String column, @Nullable List<String> names) {
        if (names == null) {
            return;
        }
        List<String> alternatives = names.stream()
                .map(name -> column + " LIKE :" + sql.bind(NamesColumn.pattern(name)))
                .toList();
        sql.and(alternatives.isEmpty() ? "1 = 0" : "(" + String.join(" OR ", alternatives) + ")");
    }

    private static void every(SqlCondition sql, String column, @Nullable List<String> names) {
        if (names != null) {
            names.forEach(name -> sql.and(column + " LIKE :?", NamesColumn.pattern(name)));
        }
    }
}
