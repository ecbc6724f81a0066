package org.craregistry.portfolio;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.craregistry.graphql.BadRequest;
import org.craregistry.graphql.Connection;
import org.craregistry.graphql.PageRequest;
import org.craregistry.law.CategoryCode;
import org.craregistry.law.Vocabulary;
import org.craregistry.security.Access;
import org.craregistry.security.Visibility;
import org.craregistry.storage.Ids;
import org.craregistry.storage.SortKey;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Reads products. Every query takes one statement however many products and portfolios there are, and lets through only what the
 * caller may see, in SQL; {@link #findForWork} alone asks nobody.
 */
@Component
public class ProductQueries {

    private static final String COLUMNS = """
            SELECT p.id, p.portfolio_id, p.revision, p.reference, p.version, p.name, p.description, p.manufacturer,
                   p.manufacturer_address, p.responsible, p.intended_purpose, p.website, p.facts, p.placed_on,
                   p.created_at, p.changed_at, p.withdrawn_at, p.scope, p.applicability, p.product_class, p.category,
                   p.open_questions, p.answered_under, p.answers_hold_until,
                   f.revision AS portfolio_revision, f.portfolio_key, f.name AS portfolio_name, f.time_zone,
                   d.core_functionality, d.reason, d.decided_by, d.decided_at""";
    private static final String FROM = """

            FROM product p
            JOIN portfolio f ON f.id = p.portfolio_id
            LEFT JOIN classification_decision d ON d.id = p.classification_decision_id
            WHERE\s""";

    private final NamedParameterJdbcTemplate jdbc;
    private final NamedParameterJdbcTemplate streaming;
    private final Access access;

    ProductQueries(NamedParameterJdbcTemplate jdbc, StreamingJdbc streaming, Access access) {
        this.jdbc = jdbc;
        this.streaming = streaming.template();
        this.access = access;
    }

    /**
     * A page of the products of each of several portfolios, in one statement.
     *
     * @param keyset the order that the request was checked against
     */
    Map<UUID, Connection<ProductView>> pages(
            Collection<UUID> portfolios, ProductFilter filter, Keyset keyset, PageRequest request) {
        Sql sql = matching(portfolios, filter);
        keyset.beginAt(sql, request);
        String order = keyset.orderBy(request.backward());
        int fetched = request.size() + 1;
        String query = portfolios.size() == 1
                ? COLUMNS + FROM + sql.where() + "\nORDER BY " + order + "\nLIMIT " + fetched
                : "SELECT * FROM (" + COLUMNS + ", ROW_NUMBER() OVER (PARTITION BY p.portfolio_id ORDER BY " + order
                        + ") AS place " + FROM + sql.where() + ") ranked WHERE place <= " + fetched
                        + " ORDER BY place";
        Map<UUID, List<ProductView>> rows = jdbc.query(query, sql.parameters(), ProductRow::read).stream()
                .collect(Collectors.groupingBy(product -> product.portfolio().portfolioId()));
        Map<UUID, Connection<ProductView>> pages = new HashMap<>();
        for (UUID portfolio : portfolios) {
            List<ProductView> page = rows.getOrDefault(portfolio, List.of());
            pages.put(portfolio, Connection.of(request, page, keyset::cursor));
        }
        return pages;
    }

    /**
     * Counts the products of each of several portfolios by a column that holds an answer, in one statement.
     *
     * @return for each portfolio the number of products by value of the column; products without a value are counted under the
     *     empty text
     */
    public Map<UUID, Map<String, Long>> countBy(
            Collection<UUID> portfolios, ProductFilter filter, AnswerColumn column) {
        Sql sql = matching(portfolios, filter);
        Map<UUID, Map<String, Long>> counts = new HashMap<>();
        portfolios.forEach(portfolio -> counts.put(portfolio, new HashMap<>()));
        jdbc.query(
                "SELECT p.portfolio_id, " + column.sql() + ", COUNT(*) FROM product p WHERE " + sql.where()
                        + " GROUP BY p.portfolio_id, " + column.sql(),
                sql.parameters(),
                row -> {
                    String value = row.getString(2);
                    counts.getOrDefault(Ids.of(row.getBytes(1)), new HashMap<>())
                            .put(value == null ? "" : value, row.getLong(3));
                });
        return counts;
    }

    /**
     * Every product of a portfolio that the filter lets through, by reference, fetched as they are consumed. The stream holds a
     * connection until it is closed.
     */
    public Stream<ProductView> stream(UUID portfolio, ProductFilter filter) {
        Sql sql = matching(List.of(portfolio), filter);
        String query = COLUMNS + FROM + sql.where() + "\nORDER BY " + new Keyset(null).orderBy(false);
        return streaming.queryForStream(query, sql.parameters(), ProductRow::read);
    }

    /** The products with these ids that the caller may see, withdrawn ones included. */
    public Map<UUID, ProductView> find(Collection<UUID> ids) {
        Sql sql = new Sql().andIn("p.id", ids.stream().map(Ids::bytes).toList());
        return byId(visible(sql));
    }

    /** The product with this natural key that the caller may see and that is not withdrawn. */
    public Optional<ProductView> find(String portfolioKey, ProductKey key) {
        Sql sql = new Sql()
                .and("p.standing = 1")
                .and("p.natural_key = :?", key.hash())
                .and("p.portfolio_id = (SELECT id FROM portfolio WHERE portfolio_key = :?)", portfolioKey);
        return byId(visible(sql)).values().stream().findFirst();
    }

    /**
     * The products of a portfolio with these natural keys, those that are not withdrawn, whoever asks: for work that goes on
     * without a caller, whose rights were checked before.
     */
    public Map<ProductKey, ProductView> findForWork(UUID portfolio, Collection<ProductKey> keys) {
        Sql sql = new Sql()
                .and("p.standing = 1")
                .and("p.portfolio_id = :?", Ids.bytes(portfolio))
                .andIn("p.natural_key", keys.stream().map(ProductKey::hash).toList());
        Map<ProductKey, ProductView> found = new HashMap<>();
        jdbc.query(COLUMNS + FROM + sql.where(), sql.parameters(), ProductRow::read)
                .forEach(product -> found.put(product.identity().key(), product));
        return found;
    }

    private Map<UUID, ProductView> byId(Sql sql) {
        Map<UUID, ProductView> found = new HashMap<>();
        jdbc.query(COLUMNS + FROM + sql.where(), sql.parameters(), ProductRow::read)
                .forEach(product -> found.put(product.productId(), product));
        return found;
    }

    private Sql matching(Collection<UUID> portfolios, ProductFilter filter) {
        filter.check();
        Sql sql = new Sql()
                .andIn("p.portfolio_id", portfolios.stream().map(Ids::bytes).toList())
                .and(Boolean.TRUE.equals(filter.withdrawn()) ? "p.standing IS NULL" : "p.standing = 1");
        if (filter.text() != null && !SortKey.fold(filter.text()).isEmpty()) {
            sql.and("p.search_text LIKE :? ESCAPE '!'", SearchText.pattern(filter.text()));
        }
        if (filter.scope() != null) {
            sql.andIn("p.scope", names(filter.scope()));
        }
        if (filter.productClass() != null) {
            sql.andIn("p.product_class", names(filter.productClass()));
        }
        if (filter.category() != null) {
            categories(sql, filter.category());
        }
        if (filter.openQuestion() != null) {
            openQuestions(sql, filter.openQuestion());
        }
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
        return visible(sql);
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

    private static void openQuestions(Sql sql, List<String> facts) {
        for (String fact : facts) {
            if (Vocabulary.find(fact).isEmpty()) {
                throw new BadRequest("openQuestion: \"%s\" is no fact. Use a name of FactsInput."
                        .formatted(BadRequest.shorten(fact)));
            }
        }
        List<String> alternatives = facts.stream()
                .map(fact -> "p.open_questions LIKE :" + sql.bind(OpenQuestionsColumn.pattern(fact)))
                .toList();
        sql.and(alternatives.isEmpty() ? "1 = 0" : "(" + String.join(" OR ", alternatives) + ")");
    }

    private Sql visible(Sql sql) {
        Visibility visibility = access.visibility();
        return sql.and(visibility.namedCondition("p.portfolio_id")).with(visibility.namedParameters());
    }

    private static List<String> names(List<? extends Enum<?>> values) {
        return values.stream().map(Enum::name).toList();
    }
}
