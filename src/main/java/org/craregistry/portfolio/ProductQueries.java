package org.craregistry.portfolio;

import com.google.errorprone.annotations.MustBeClosed;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.craregistry.graphql.Connection;
import org.craregistry.graphql.PageRequest;
import org.craregistry.law.DutyAhead;
import org.craregistry.law.Vocabulary;
import org.craregistry.storage.FirstOfEach;
import org.craregistry.storage.Ids;
import org.craregistry.storage.IndexHint;
import org.craregistry.storage.StreamingJdbc;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Reads products. Every query takes one statement however many products and portfolios there are, and lets through only what the
 * caller may see, in SQL; {@link #findForWork} alone asks nobody. Where a query filters, sorts or counts by answers or shows them,
 * those that hold no longer are re-evaluated before.
 */
@Component
public class ProductQueries {

    /** More rows than there are. */
    static final long ALL = Integer.MAX_VALUE;

    private static final int MOST_LOOKED_UP = 100;
    private static final PageRequest FROM_THE_BEGINNING = new PageRequest(1, false, null);

    // In the order in which ProductRow reads them: the driver finds the next column of a row faster than one before.
    private static final String OF_PORTFOLIO = """
            p.portfolio_id, f.revision AS portfolio_revision, f.portfolio_key, f.name AS portfolio_name, f.time_zone,
            f.reviews_standings, f.defaults_number AS portfolio_defaults_number, f.defaults""";
    private static final String COLUMNS = """
            p.id, p.revision, p.reference, p.version, p.name, p.description, p.manufacturer, p.manufacturer_address,
            p.responsible, p.intended_purpose, p.website, p.facts, p.evidence, p.route, p.route_from, p.route_planned, p.placed_on,
            p.created_at, p.changed_at, p.withdrawn_at, d.decided_at, d.id AS decision_id, d.core_functionality, d.reason,
            d.decided_by""";
    private static final String ANSWERS = AnswerColumn.ANSWERED.stream()
            .map(AnswerColumn::sql)
            .collect(Collectors.joining(
                    ", ", "", ", p.expires_on, p.support_until, p.answered_under, p.answers_hold_until"));
    private static final String INPUT = """
            SELECT p.portfolio_id, p.id, p.version, p.facts, p.evidence, p.classification_decision_id, p.route, p.route_from,
                   p.route_planned, f.defaults, f.defaults_number AS portfolio_defaults_number
            FROM product p
            JOIN portfolio f ON f.id = p.portfolio_id
            WHERE\s""";
    private static final String WITH_DECISION =
            "\nLEFT JOIN classification_decision d" + IndexHint.PRIMARY + " ON d.id = p.classification_decision_id\n";
    private static final String FROM =
            "\nFROM product p\nJOIN portfolio f ON f.id = p.portfolio_id" + WITH_DECISION + "WHERE ";
    private static final String SELECT = "SELECT " + OF_PORTFOLIO + ",\n" + COLUMNS + FROM;
    private static final String SELECT_WITH_ANSWERS =
            "SELECT " + OF_PORTFOLIO + ",\n" + COLUMNS + ",\n" + ANSWERS + FROM;

    private final NamedParameterJdbcTemplate jdbc;
    private final StreamingJdbc streaming;
    private final FreshAnswers freshAnswers;
    private final Appraiser appraiser;
    private final ProductConditions conditions;
    private final Clock clock;

    ProductQueries(
            NamedParameterJdbcTemplate jdbc,
            StreamingJdbc streaming,
            FreshAnswers freshAnswers,
            Appraiser appraiser,
            ProductConditions conditions,
            Clock clock) {
        this.jdbc = jdbc;
        this.streaming = streaming;
        this.freshAnswers = freshAnswers;
        this.appraiser = appraiser;
        this.conditions = conditions;
        this.clock = clock;
    }

    /**
     * A page of the products of each of several portfolios, in one statement. It finds which they are before it joins anything: where
     * few decisions are joined, MySQL would else leave the index and sort the whole portfolio.
     *
     * @param keyset the order that the request was checked against
     * @param fresh the portfolios whose answers need not be looked after again
     */
    Map<UUID, Connection<ProductView>> pages(
            Collection<PortfolioView> portfolios,
            ProductFilter filter,
            Keyset keyset,
            PageRequest request,
            FreshPortfolios fresh) {
        SqlCondition sql = listed(portfolios, filter, keyset, request, fresh);
        String ids = portfolios.size() == 1
                ? firstOf(parts(filter, keyset, sql), keyset, request)
                : firstOfEach(portfolios, keyset, request, "FROM product p WHERE " + sql.where());
        return pages(portfolios, keyset, request, ids, sql);
    }

    /** The same by the answers kept for another day; the order looks at no answers. */
    Map<UUID, Connection<ProductView>> pages(
            Collection<PortfolioView> portfolios,
            ProductFilter filter,
            Keyset keyset,
            PageRequest request,
            AnsweredAlike alike) {
        SqlCondition sql = conditions.toldAndFiled(portfolios, filter);
        keyset.beginAt(sql, request);
        String ids = firstOfEach(portfolios, keyset, request, alike.from(portfolios, sql));
        return pages(portfolios, keyset, request, ids, sql);
    }

    private Map<UUID, Connection<ProductView>> pages(
            Collection<PortfolioView> portfolios, Keyset keyset, PageRequest request, String ids, SqlCondition sql) {
        String query = ofPage(ids, keyset) + "ORDER BY " + keyset.orderBy(request.backward());
        return Connection.ofEach(
                portfolios.stream().map(PortfolioView::portfolioId).toList(),
                request,
                jdbc.query(query, sql.parameters(), ProductRow.in(portfolios, keyset.asksForAnswers())),
                row -> row.portfolio().portfolioId(),
                keyset::cursor);
    }

    private static String firstOfEach(
            Collection<PortfolioView> portfolios, Keyset keyset, PageRequest request, String from) {
        return FirstOfEach.sql(
                "SELECT p.id",
                from,
                "p.portfolio_id",
                keyset.orderBy(request.backward()),
                portfolios.size(),
                request.size() + 1);
    }

    /**
     * What the list of a portfolio is made of, each part from FROM on. The list of all that stand, and one by a single answer in the
     * usual order, follow indexes that have them in that order: soon after an import MySQL may misjudge a portfolio and sort all of it.
     */
    private static List<String> parts(ProductFilter filter, Keyset keyset, SqlCondition sql) {
        AnswerColumn column = keyset.isUsual() ? filter.onlyAnswer() : null;
        List<String> values = column == null ? null : column.oneOf(filter);
        String index = column == null ? null : column.index();
        if (column == null || index == null || values == null || values.isEmpty()) {
            return List.of(along(filter, keyset) + sql.where());
        }
        String part =
                "FROM product p" + IndexHint.force(index) + " WHERE " + sql.where() + " AND " + column.sql() + " = :";
        return values.stream().distinct().map(value -> part + sql.bind(value)).toList();
    }

    /** Up to WHERE: by the index of the order where nothing but the order matters. */
    private static String along(ProductFilter filter, Keyset keyset) {
        String index = filter.isOpen() ? keyset.index() : null;
        return "FROM product p" + (index == null ? "" : IndexHint.force(index)) + " WHERE ";
    }

    /** The first products of several parts of a list together. */
    private static String firstOf(List<String> parts, Keyset keyset, PageRequest request) {
        String first = " ORDER BY " + keyset.orderBy(request.backward()) + " LIMIT " + (request.size() + 1);
        if (parts.size() == 1) {
            return "SELECT p.id " + parts.get(0) + first;
        }
        return parts.stream()
                .map(part -> "(SELECT " + keyset.columns() + " " + part + first + ")")
                .collect(Collectors.joining("\nUNION ALL ", "SELECT p.id FROM (", ") p" + first));
    }

    /** The products with these ids; their answers only where the cursors need them, and nothing of their portfolios. */
    private static String ofPage(String ids, Keyset keyset) {
        return "SELECT " + IndexHint.IN_ORDER + "p.portfolio_id, " + COLUMNS
                + (keyset.asksForAnswers() ? ",\n" + ANSWERS : "") + "\nFROM (" + ids + ") page JOIN product p"
                + IndexHint.PRIMARY + " ON p.id = page.id" + WITH_DECISION;
    }

    /** What a list has from the cursor on, with the answers that it looks at re-evaluated. */
    private SqlCondition listed(
            Collection<PortfolioView> portfolios,
            ProductFilter filter,
            Keyset keyset,
            PageRequest request,
            FreshPortfolios fresh) {
        SqlCondition sql = conditions.matching(portfolios, filter);
        keyset.beginAt(sql, request);
        if (filter.asksForAnswers() || keyset.asksForAnswers()) {
            fresh.reevaluate(portfolios, freshAnswers, clock.instant());
        }
        return sql;
    }

    /**
     * A page of the products of several portfolios together, in one statement. Each portfolio has an index in every order, so that
     * the first rows of each are looked up and the page is made of these; of very many portfolios, and of a few products, all rows
     * are sorted.
     */
    Connection<ProductView> page(
            Collection<PortfolioView> portfolios,
            ProductFilter filter,
            Keyset keyset,
            PageRequest request,
            FreshPortfolios fresh) {
        SqlCondition sql = listed(portfolios, filter, keyset, request, fresh);
        List<String> parts = List.of("FROM product p WHERE " + sql.where());
        if (!sql.looksUp() && !portfolios.isEmpty() && portfolios.size() <= MOST_LOOKED_UP) {
            String part = along(filter, keyset) + sql.where() + " AND p.portfolio_id = :";
            parts = portfolios.stream()
                    .map(portfolio -> part + sql.bind(Ids.bytes(portfolio.portfolioId())))
                    .toList();
        }
        String query =
                ofPage(firstOf(parts, keyset, request), keyset) + "ORDER BY " + keyset.orderBy(request.backward());
        return Connection.of(
                request,
                jdbc.query(query, sql.parameters(), ProductRow.in(portfolios, keyset.asksForAnswers())),
                keyset::cursor);
    }

    /**
     * Every product of a portfolio that the filter lets through, by reference and with the answers of today, or of the day that the
     * filter looks at; fetched as they are consumed. The stream holds a connection until it is closed.
     */
    @MustBeClosed
    public Stream<ProductView> stream(PortfolioView portfolio, ProductFilter filter) {
        filter.check();
        LocalDate day = filter.asOf();
        boolean isToday = day == null || day.equals(portfolio.dayOf(clock.instant()));
        if (isToday && freshAnswers.reevaluate(List.of(portfolio))) {
            SqlCondition sql = conditions.matching(List.of(portfolio), filter);
            String query = SELECT_WITH_ANSWERS + sql.where() + "\nORDER BY " + new Keyset(null).orderBy(false);
            return streaming.queryForStream(query, sql.parameters(), ProductRow::readWithAnswers);
        }
        FilterOnDays onDays = new FilterOnDays(List.of(portfolio), filter, appraiser, clock.instant());
        return stream(List.of(portfolio), filter, new Keyset(null), FROM_THE_BEGINNING, ALL)
                .flatMap(row -> onDays.answered(row).stream());
    }

    /**
     * Every product of several portfolios that the filter lets through, in one statement and fetched as they are consumed; with the
     * answers kept. Where the order is one of answers, in no order and from the beginning, else after the cursor of the request.
     * The stream holds a connection until it is closed.
     *
     * @param most how many at the most
     */
    @MustBeClosed
    Stream<ProductView> stream(
            Collection<PortfolioView> portfolios, ProductFilter filter, Keyset keyset, PageRequest request, long most) {
        SqlCondition sql = conditions.told(portfolios, filter);
        String order = "";
        if (!keyset.asksForAnswers()) {
            keyset.beginAt(sql, request);
            order = "\nORDER BY " + keyset.orderBy(request.backward());
        }
        return streaming.queryForStream(
                SELECT_WITH_ANSWERS + sql.where() + order + "\nLIMIT " + most,
                sql.parameters(),
                ProductRow::readWithAnswers);
    }

    /** The same, only what the law is asked about, in no order. */
    @MustBeClosed
    Stream<ProductInput> inputs(Collection<PortfolioView> portfolios, ProductFilter filter) {
        SqlCondition sql = conditions.told(portfolios, filter);
        return streaming.queryForStream(INPUT + sql.where(), sql.parameters(), (row, number) -> ProductRow.input(row));
    }

    /**
     * Sees to it that the answers kept in these portfolios hold, unless that takes long.
     *
     * @param fresh those that need not be looked after again
     * @return whether they do
     */
    public boolean reevaluate(Collection<PortfolioView> portfolios, FreshPortfolios fresh) {
        return fresh.reevaluate(portfolios, freshAnswers, clock.instant());
    }

    /**
     * The products of several portfolios that the filter lets through and that may have something ahead of them until a day, in one
     * statement and in no order: those with an answer that ends by then, and those on the market whose duties may end by then.
     * Fetched as they are consumed; the stream holds a connection until it is closed.
     *
     * @param after a day on or before today in all of the portfolios
     * @param until the last day that is looked at in any of the portfolios, inclusive
     * @param fresh the portfolios whose answers need not be looked after again
     */
    @MustBeClosed
    public Stream<ProductView> streamAhead(
            Collection<PortfolioView> portfolios,
            ProductFilter filter,
            LocalDate after,
            LocalDate until,
            FreshPortfolios fresh) {
        if (!fresh.reevaluate(portfolios, freshAnswers, clock.instant())) {
            FilterOnDays onDays = new FilterOnDays(portfolios, filter, appraiser, clock.instant());
            return stream(portfolios, filter, new Keyset(null), FROM_THE_BEGINNING, ALL)
                    .flatMap(row -> onDays.answered(row).stream());
        }
        SqlCondition sql = conditions.matching(portfolios, filter);
        String day = sql.bind(until);
        List<String> reasons = new ArrayList<>(List.of(
                "p.answers_hold_until < :" + day,
                "(p.placed_on < :" + day + " AND "
                        + ProductConditions.orTakenOver(
                                sql,
                                "p.facts LIKE :" + sql.bind("%\"" + Vocabulary.EXPECTED_USE_YEARS.name() + "\"%"),
                                "1 = 1",
                                portfolios,
                                alike -> alike.answers().get(Vocabulary.EXPECTED_USE_YEARS) != null)
                        + ")"));
        // Some days more, because years are not of one length.
        DutyAhead.USUAL_YEARS.forEach(years -> reasons.add("p.placed_on BETWEEN :"
                + sql.bind(after.minusYears(years).minusDays(3)) + " AND :"
                + sql.bind(until.minusYears(years).plusDays(3))));
        sql.and("(" + String.join(" OR ", reasons) + ")");
        return streaming.queryForStream(
                SELECT_WITH_ANSWERS + sql.where(), sql.parameters(), ProductRow::readWithAnswers);
    }

    /**
     * Every product that the caller may see and that is not withdrawn, only what the law is asked about, in no order and fetched as
     * they are consumed. The stream holds a connection until it is closed.
     */
    @MustBeClosed
    public Stream<ProductInput> allInputs() {
        SqlCondition sql = conditions.visible(new SqlCondition().and("p.standing = 1"));
        return streaming.queryForStream(INPUT + sql.where(), sql.parameters(), (row, number) -> ProductRow.input(row));
    }

    /** The products with these ids that the caller may see, withdrawn ones included. */
    public Map<UUID, ProductView> find(Collection<UUID> ids) {
        SqlCondition sql =
                new SqlCondition().andIn("p.id", ids.stream().map(Ids::bytes).toList());
        return byId(conditions.visible(sql));
    }

    /** The product with this natural key that the caller may see and that is not withdrawn. */
    public Optional<ProductView> find(String portfolioKey, ProductKey key) {
        SqlCondition sql = new SqlCondition()
                .and("p.standing = 1")
                .and("p.natural_key = :?", key.hash())
                .and("p.portfolio_id = (SELECT id FROM portfolio WHERE portfolio_key = :?)", portfolioKey);
        return byId(conditions.visible(sql)).values().stream().findFirst();
    }

    /** The products of portfolios with these keys that have one of these natural keys, that the caller may see and that are not withdrawn. */
    Collection<ProductView> find(Set<String> portfolioKeys, Set<ProductKey> keys) {
        SqlCondition sql = new SqlCondition()
                .and("p.standing = 1")
                .and("p.portfolio_id IN (SELECT id FROM portfolio WHERE portfolio_key IN (:?))", portfolioKeys)
                .andIn("p.natural_key", keys.stream().map(ProductKey::hash).toList());
        return byId(conditions.visible(sql)).values();
    }

    /**
     * The products of a portfolio with these natural keys, those that are not withdrawn, whoever asks: for work that goes on
     * without a caller, whose rights were checked before.
     */
    public Map<ProductKey, ProductView> findForWork(UUID portfolio, Collection<ProductKey> keys) {
        SqlCondition sql = new SqlCondition()
                .and("p.standing = 1")
                .and("p.portfolio_id = :?", Ids.bytes(portfolio))
                .andIn("p.natural_key", keys.stream().map(ProductKey::hash).toList());
        Map<ProductKey, ProductView> found = new HashMap<>();
        jdbc.query(SELECT + sql.where(), sql.parameters(), ProductRow::read)
                .forEach(product -> found.put(product.identity().key(), product));
        return found;
    }

    /** The products with these ids that are not withdrawn, whoever asks; see {@link #findForWork(UUID, Collection)}. */
    public Map<UUID, ProductView> findForWork(Collection<UUID> ids) {
        return byId(new SqlCondition()
                .and("p.standing = 1")
                .andIn("p.id", ids.stream().map(Ids::bytes).toList()));
    }

    /**
     * Every product of a portfolio that is not withdrawn, whoever asks, in no order and with the answers kept; fetched as they are
     * consumed. The stream holds a connection until it is closed.
     */
    @MustBeClosed
    public Stream<ProductView> streamForWork(UUID portfolio) {
        return streaming.queryForStream(
                SELECT_WITH_ANSWERS + "p.portfolio_id = :portfolio AND p.standing = 1",
                Map.of("portfolio", Ids.bytes(portfolio)),
                ProductRow::readWithAnswers);
    }

    /**
     * The natural keys of all products of a portfolio that are not withdrawn, whoever asks, in no order; fetched as they are
     * consumed. The stream holds a connection until it is closed.
     */
    @MustBeClosed
    public Stream<KnownKey> keysForWork(UUID portfolio) {
        return streaming.queryForStream(
                "SELECT id, reference, version FROM product WHERE portfolio_id = :portfolio AND standing = 1",
                Map.of("portfolio", Ids.bytes(portfolio)),
                (row, number) -> new KnownKey(
                        Ids.of(row.getBytes("id")),
                        new ProductKey(row.getString("reference"), row.getString("version"))));
    }

    /** How many these are. */
    public long countForWork(UUID portfolio) {
        return Objects.requireNonNull(jdbc.queryForObject(
                "SELECT COUNT(*) FROM product WHERE portfolio_id = :portfolio AND standing = 1",
                Map.of("portfolio", Ids.bytes(portfolio)),
                Long.class));
    }

    /** The natural key of a product that there is. */
    public record KnownKey(UUID product, ProductKey key) {}

    private Map<UUID, ProductView> byId(SqlCondition sql) {
        Map<UUID, ProductView> found = new HashMap<>();
        jdbc.query(SELECT + sql.where(), sql.parameters(), ProductRow::read)
                .forEach(product -> found.put(product.productId(), product));
        return found;
    }
}
