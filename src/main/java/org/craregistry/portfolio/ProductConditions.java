package org.craregistry.portfolio;

import java.util.Collection;
import java.util.List;
import org.craregistry.law.CategoryCode;
import org.craregistry.security.Access;
import org.craregistry.security.Visibility;
import org.craregistry.storage.Ids;
import org.craregistry.storage.SortKey;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a filter lets through, and what the caller may see, in SQL. The table is called {@code p}. */
@Component
class ProductConditions {

    private final Access access;

    ProductConditions(Access access) {
        this.access = access;
    }

    /** The products of these portfolios that the filter lets through and the caller may see. */
    Sql matching(Collection<PortfolioView> portfolios, ProductFilter filter) {
        Sql sql = counted(portfolios, filter)
                .and(Boolean.TRUE.equals(filter.withdrawn()) ? "p.standing IS NULL" : "p.standing = 1");
        if (filter.text() != null && !SortKey.fold(filter.text()).isEmpty()) {
            sql.and("p.search_text LIKE :? ESCAPE '!'", SearchText.pattern(filter.text()));
        }
        some(sql, "p.procedures", filter.procedure() == null ? null : names(filter.procedure()));
        every(sql, "p.procedures", filter.everyProcedure() == null ? null : names(filter.everyProcedure()));
        some(sql, "p.unmet", filter.unmet());
        every(sql, "p.unmet", filter.everyUnmet());
        some(sql, "p.open_questions", filter.openQuestion());
        every(sql, "p.open_questions", filter.everyOpenQuestion());
        if (filter.placedFrom() != null) {
            sql.and("p.placed_on >= :?", filter.placedFrom());
        }
        if (filter.placedUntil() != null) {
            sql.and("p.placed_on <= :?", filter.placedUntil());
        }
        if (filter.responsible() != null) {
            sql.andIn(
                    "p.responsible_sort",
                    filter.responsible().stream().map(SortKey::of).toList());
        }
        return sql;
    }

    /**
     * The same, as far as products are counted by it: the answers of which they have one at the most, in a table of products or in
     * one of counts by these answers.
     */
    Sql counted(Collection<PortfolioView> portfolios, ProductFilter filter) {
        filter.check();
        Sql sql = of(portfolios);
        oneOf(sql, "p.scope", filter.scope());
        oneOf(sql, "p.applicability", filter.applicability());
        oneOf(sql, "p.product_class", filter.productClass());
        if (filter.category() != null) {
            categories(sql, filter.category());
        }
        oneOf(sql, "p.ai_status", filter.aiStatus());
        oneOf(sql, "p.article15", filter.article15());
        oneOf(sql, "p.cra_conformity", filter.craConformity());
        if (filter.relied() != null) {
            sql.and(filter.relied() ? "p.route IS NOT NULL" : "p.route IS NULL");
        }
        oneOf(sql, "p.route", filter.route());
        oneOf(sql, "p.route_support", filter.routeSupport());
        oneOf(sql, "p.standing_basis", filter.standingBasis());
        if (filter.classificationSigned() != null) {
            sql.and(
                    "p.classification_signed = :?",
                    filter.classificationSigned().toString());
        }
        return sql;
    }

    /** Everything of these portfolios that the caller may see. */
    Sql of(Collection<PortfolioView> portfolios) {
        return visible(new Sql()
                .andIn(
                        "p.portfolio_id",
                        portfolios.stream()
                                .map(one -> Ids.bytes(one.portfolioId()))
                                .toList()));
    }

    /** Adds that the caller may see it. */
    Sql visible(Sql sql) {
        Visibility visibility = access.visibility();
        return sql.and(visibility.namedCondition("p.portfolio_id")).with(visibility.namedParameters());
    }

    private static void categories(Sql sql, List<String> codes) {
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

    private static void oneOf(Sql sql, String column, @Nullable List<? extends Enum<?>> values) {
        if (values != null) {
            sql.andIn(column, names(values));
        }
    }

    private static void some(Sql sql, String column, @Nullable List<String> names) {
        if (names == null) {
            return;
        }
        List<String> alternatives = names.stream()
                .map(name -> column + " LIKE :" + sql.bind(NamesColumn.pattern(name)))
                .toList();
        sql.and(alternatives.isEmpty() ? "1 = 0" : "(" + String.join(" OR ", alternatives) + ")");
    }

    private static void every(Sql sql, String column, @Nullable List<String> names) {
        if (names != null) {
            names.forEach(name -> sql.and(column + " LIKE :?", NamesColumn.pattern(name)));
        }
    }

    private static List<String> names(List<? extends Enum<?>> values) {
        return values.stream().map(Enum::name).toList();
    }
}
