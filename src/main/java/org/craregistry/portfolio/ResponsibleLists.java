package org.craregistry.portfolio;

import graphql.schema.DataFetchingEnvironment;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.craregistry.graphql.Batch;
import org.craregistry.graphql.Batch.Asked;
import org.craregistry.graphql.Connection;
import org.craregistry.graphql.Cursor;
import org.craregistry.graphql.PageRequest;
import org.craregistry.law.Term;
import org.craregistry.storage.FirstOfEach;
import org.craregistry.storage.Ids;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.graphql.execution.BatchLoaderRegistry;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Controller;

/** Answers who looks after products, for people to choose from; in one statement however many portfolios there are. */
@Controller
class ResponsibleLists {

    private static final int ORDER = "who is responsible, by name".hashCode();

    /** Cursors carry the name; each stands once. */
    private static final UUID NO_ID = new UUID(0, 0);

    private final NamedParameterJdbcTemplate jdbc;
    private final ProductConditions conditions;
    private final Batch<Asked<PortfolioView, Alike>, Connection<ProductCount>> pages;
    private final Batch<Asked<PortfolioView, String>, Long> totals;

    ResponsibleLists(NamedParameterJdbcTemplate jdbc, ProductConditions conditions, BatchLoaderRegistry registry) {
        this.jdbc = jdbc;
        this.conditions = conditions;
        this.pages = Batch.alike(
                registry, "who is responsible in portfolios", (portfolios, alike, request) -> pages(portfolios, alike));
        this.totals = Batch.alike(
                registry,
                "how many are responsible in portfolios",
                (portfolios, typed, request) -> totals(portfolios, typed));
    }

    /** @param typed how the name begins; empty for all */
    private record Alike(String typed, PageRequest page) {}

    /** @param key the name as lists sort it; empty for nobody */
    private record Row(UUID portfolio, String key, @Nullable String name, long products) {

        ProductCount count(PortfolioView of) {
            Term answer = new Term("", name == null ? "" : name, name == null ? "Nobody" : name, null, null);
            return new ProductCount(of, NarrowedFilter.toResponsible(answer.code()), answer, products);
        }
    }

    @SchemaMapping(typeName = "Portfolio", field = "responsible")
    CompletableFuture<Connection<ProductCount>> responsible(
            PortfolioView portfolio, @Argument @Nullable String startingWith, DataFetchingEnvironment environment) {
        String typed = startingWith == null ? "" : startingWith;
        Alike alike = new Alike(typed, PageRequest.of(environment, ORDER));
        return pages.ask(new Asked<>(portfolio, alike), environment)
                .thenApply(page -> page.countedBy(() -> totals.ask(new Asked<>(portfolio, typed), environment)
                        .thenApply(total -> total == null ? 0 : total)));
    }

    private Map<PortfolioView, Connection<ProductCount>> pages(List<PortfolioView> portfolios, Alike alike) {
        PageRequest page = alike.page();
        SqlCondition sql = matching(portfolios, alike.typed());
        if (page.cursor() != null) {
            String key = String.join("", page.cursor().values());
            sql.and("p.responsible_sort " + (page.backward() ? "<" : ">") + " :?", key);
        }
        String from = """
                FROM (SELECT p.portfolio_id, p.responsible_sort, MIN(p.responsible) AS responsible, COUNT(*) AS products
                      FROM product p WHERE %s GROUP BY p.portfolio_id, p.responsible_sort) g""".formatted(sql.where());
        String query = FirstOfEach.sql(
                "SELECT g.portfolio_id, g.responsible_sort, g.responsible, g.products",
                from,
                "g.portfolio_id",
                "g.responsible_sort" + (page.backward() ? " DESC" : ""),
                portfolios.size(),
                page.size() + 1);
        Map<UUID, List<Row>> found = jdbc
                .query(
                        query,
                        sql.parameters(),
                        (row, number) ->
                                new Row(Ids.of(row.getBytes(1)), row.getString(2), row.getString(3), row.getLong(4)))
                .stream()
                .collect(Collectors.groupingBy(Row::portfolio));
        return portfolios.stream()
                .collect(Collectors.toMap(
                        Function.identity(), one -> page(one, page, found.getOrDefault(one.portfolioId(), List.of()))));
    }

    private static Connection<ProductCount> page(PortfolioView of, PageRequest page, List<Row> rows) {
        Map<ProductCount, String> keys = new HashMap<>();
        List<ProductCount> counts = rows.stream()
                .map(row -> {
                    ProductCount count = row.count(of);
                    keys.put(count, row.key());
                    return count;
                })
                .toList();
        return Connection.of(page, counts, count -> new Cursor(ORDER, List.of(keys.getOrDefault(count, "")), NO_ID));
    }

    private Map<PortfolioView, Long> totals(List<PortfolioView> portfolios, String typed) {
        SqlCondition sql = matching(portfolios, typed);
        Map<UUID, Long> found = new HashMap<>();
        jdbc.query(
                "SELECT p.portfolio_id, COUNT(DISTINCT p.responsible_sort) FROM product p WHERE " + sql.where()
                        + " GROUP BY p.portfolio_id",
                sql.parameters(),
                row -> {
                    found.put(Ids.of(row.getBytes(1)), row.getLong(2));
                });
        return portfolios.stream()
                .collect(Collectors.toMap(Function.identity(), one -> found.getOrDefault(one.portfolioId(), 0L)));
    }

    private SqlCondition matching(Collection<PortfolioView> portfolios, String typed) {
        SqlCondition sql = conditions.of(portfolios).and("p.standing = 1");
        if (!typed.isBlank()) {
            String anywhere = SearchText.pattern(typed);
            sql.and("p.responsible_sort LIKE :? ESCAPE '!'", anywhere.substring(1));
        }
        return sql;
    }
}
