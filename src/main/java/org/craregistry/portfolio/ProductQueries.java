package org.craregistry.portfolio;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.craregistry.graphql.BadRequest;
import org.craregistry.graphql.Connection;
import org.craregistry.graphql.PageRequest;
import org.craregistry.law.CategoryCode;
import org.craregistry.portfolio.ProductCounts.Alike;
import org.craregistry.security.Access;
import org.craregistry.security.Visibility;
import org.craregistry.storage.Ids;
import org.craregistry.storage.SortKey;
import org.craregistry.storage.StreamingJdbc;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Reads products. Every query takes one statement however many products and portfolios there are, and lets through only what the
 * caller may see, in SQL; {@link #findForWork} alone asks nobody. Where a query filters, sorts or counts by answers or shows them,
 * those that hold no longer are renewed before.
 */
@Component
public class ProductQueries {

    private static final String COLUMNS = """
            SELECT p.id, p.portfolio_id, p.revision, p.reference, p.version, p.name, p.description, p.manufacturer,
                   p.manufacturer_address, p.responsible, p.intended_purpose, p.website, p.facts, p.evidence, p.placed_on,
                   p.created_at, p.changed_at, p.withdrawn_at, p.scope, p.applicability, p.product_class, p.category,
                   p.ai_status, p.article15, p.cra_conformity, p.procedures, p.unmet, p.open_questions, p.answered_under,
                   p.answers_hold_until, p.route, p.route_from, p.route_planned, p.route_support,
                   f.revision AS portfolio_revision, f.portfolio_key, f.name AS portfolio_name, f.time_zone,
                   d.core_functionality, d.reason, d.decided_by, d.decided_at""";
    private static final String ON_RECORD = """
            SELECT p.portfolio_id, p.id, p.version, p.facts, p.evidence, p.classification_decision_id, p.route, p.route_from,
                   p.route_planned
            FROM product p
            WHERE\s""";
    private static final String FROM = """

            FROM product p
            JOIN portfolio f ON f.id = p.portfolio_id
            LEFT JOIN classification_decision d ON d.id = p.classification_decision_id
            WHERE\s""";

    private final NamedParameterJdbcTemplate jdbc;
    private final NamedParameterJdbcTemplate streaming;
    private final AnswerRenewal renewal;
    private final Appraiser appraiser;
    private final Access access;
    private final Clock clock;

    ProductQueries(
            NamedParameterJdbcTemplate jdbc,
            StreamingJdbc streaming,
            AnswerRenewal renewal,
            Appraiser appraiser,
            Access access,
            Clock clock) {
        this.jdbc = jdbc;
        this.streaming = streaming.template();
        this.renewal = renewal;
        this.appraiser = appraiser;
        this.access = access;
        this.clock = clock;
    }

    /**
     * A page of the products of each of several portfolios, in one statement.
     *
     * @param keyset the order that the request was checked against
     * @param fresh the portfolios whose answers need not be looked after again
     */
    Map<PortfolioView, Connection<ProductView>> pages(
            Collection<PortfolioView> portfolios,
            ProductFilter filter,
            Keyset keyset,
            PageRequest request,
            FreshPortfolios fresh) {
        Sql sql = matching(portfolios, filter);
        keyset.beginAt(sql, request);
        if (filter.asksForAnswers() || keyset.asksForAnswers()) {
            fresh.renew(portfolios, renewal, clock.instant());
        }
        String order = keyset.orderBy(request.backward());
        int fetched = request.size() + 1;
        String query = portfolios.size() == 1
                ? COLUMNS + FROM + sql.where() + "\nORDER BY " + order + "\nLIMIT " + fetched
                : "SELECT * FROM (" + COLUMNS + ", ROW_NUMBER() OVER (PARTITION BY p.portfolio_id ORDER BY " + order
                        + ") AS place " + FROM + sql.where() + ") ranked WHERE place <= " + fetched
                        + " ORDER BY place";
        Map<UUID, List<ProductView>> rows = jdbc.query(query, sql.parameters(), ProductRow::read).stream()
                .collect(Collectors.groupingBy(product -> product.portfolio().portfolioId()));
        Map<PortfolioView, Connection<ProductView>> pages = new HashMap<>();
        for (PortfolioView portfolio : portfolios) {
            List<ProductView> page = rows.getOrDefault(portfolio.portfolioId(), List.of());
            pages.put(portfolio, Connection.of(request, page, keyset::cursor));
        }
        return pages;
    }

    /**
     * Counts the products of each of several portfolios by answers, in one statement.
     *
     * @param columns by which answers; empty for the number of all
     * @param fresh the portfolios whose answers need not be looked after again
     */
    List<Alike> count(
            Collection<PortfolioView> portfolios,
            ProductFilter filter,
            Set<AnswerColumn> columns,
            FreshPortfolios fresh) {
        Sql sql = matching(portfolios, filter);
        if (filter.asksForAnswers() || !columns.isEmpty()) {
            fresh.renew(portfolios, renewal, clock.instant());
        }
        String groups = columns.stream()
                .map(column -> ", " + column.sql())
                .collect(Collectors.joining("", "p.portfolio_id", ""));
        return jdbc.query(
                "SELECT COUNT(*) AS products, " + groups + " FROM product p WHERE " + sql.where() + " GROUP BY "
                        + groups,
                sql.parameters(),
                (row, number) -> alike(row, columns));
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
     * Every product of a portfolio that the filter lets through, by reference and with the answers of today, or of the day that the
     * filter looks at; fetched as they are consumed. The stream holds a connection until it is closed.
     *
     * @throws BadRequest where the filter looks at what was recorded on a past day
     */
    public Stream<ProductView> stream(PortfolioView portfolio, ProductFilter filter) {
        filter.check();
        if (filter.knownOn() != null) {
            throw new BadRequest(
                    "knownOn: a file has what is recorded now; leave knownOn out, or ask the API for the history.");
        }
        LocalDate day = filter.asOf();
        if (day == null || day.equals(portfolio.dayOf(clock.instant()))) {
            Sql sql = matching(List.of(portfolio), filter);
            renewal.renew(List.of(portfolio));
            String query = COLUMNS + FROM + sql.where() + "\nORDER BY " + new Keyset(null).orderBy(false);
            return streaming.queryForStream(query, sql.parameters(), ProductRow::read);
        }
        InMemory predicate = new InMemory(filter);
        return stream(List.of(portfolio), filter.withoutAnswers(), new Keyset(null), new PageRequest(1, false, null))
                .map(row -> row.with(new AnswersOnDays(appraiser, OnRecord.of(row), null).on(day)))
                .filter(row -> predicate.fits(row.answers()));
    }

    /**
     * Every product of several portfolios that the filter lets through, in one statement and fetched as they are consumed; with the
     * answers kept. Where the order is one of answers, in no order and from the beginning, else after the cursor of the request.
     * The stream holds a connection until it is closed.
     */
    Stream<ProductView> stream(
            Collection<PortfolioView> portfolios, ProductFilter filter, Keyset keyset, PageRequest request) {
        Sql sql = matching(portfolios, filter);
        String order = "";
        if (!keyset.asksForAnswers()) {
            keyset.beginAt(sql, request);
            order = "\nORDER BY " + keyset.orderBy(request.backward());
        }
        return streaming.queryForStream(COLUMNS + FROM + sql.where() + order, sql.parameters(), ProductRow::read);
    }

    /** The same, only what the law is asked about, in no order. */
    Stream<OnRecord> onRecord(Collection<PortfolioView> portfolios, ProductFilter filter) {
        Sql sql = matching(portfolios, filter);
        return streaming.queryForStream(
                ON_RECORD + sql.where(), sql.parameters(), (row, number) -> ProductRow.onRecord(row));
    }

    /**
     * Every product that the caller may see and that is not withdrawn, only what the law is asked about, in no order and fetched as
     * they are consumed. The stream holds a connection until it is closed.
     */
    public Stream<OnRecord> allOnRecord() {
        Sql sql = visible(new Sql().and("p.standing = 1"));
        return streaming.queryForStream(
                ON_RECORD + sql.where(), sql.parameters(), (row, number) -> ProductRow.onRecord(row));
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

    private Sql matching(Collection<PortfolioView> portfolios, ProductFilter filter) {
        filter.check();
        Sql sql = new Sql()
                .andIn(
                        "p.portfolio_id",
                        portfolios.stream()
                                .map(one -> Ids.bytes(one.portfolioId()))
                                .toList())
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
        if (filter.aiStatus() != null) {
            sql.andIn("p.ai_status", names(filter.aiStatus()));
        }
        if (filter.article15() != null) {
            sql.andIn("p.article15", names(filter.article15()));
        }
        if (filter.craConformity() != null) {
            sql.andIn("p.cra_conformity", names(filter.craConformity()));
        }
        if (filter.procedure() != null) {
            oneOf(sql, "p.procedures", names(filter.procedure()));
        }
        if (filter.unmet() != null) {
            oneOf(sql, "p.unmet", filter.unmet());
        }
        if (filter.route() != null) {
            sql.andIn("p.route", names(filter.route()));
        }
        if (filter.routeSupport() != null) {
            sql.andIn("p.route_support", names(filter.routeSupport()));
        }
        if (filter.openQuestion() != null) {
            oneOf(sql, "p.open_questions", filter.openQuestion());
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

    private static void oneOf(Sql sql, String column, List<String> names) {
        List<String> alternatives = names.stream()
                .map(name -> column + " LIKE :" + sql.bind(NamesColumn.pattern(name)))
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
