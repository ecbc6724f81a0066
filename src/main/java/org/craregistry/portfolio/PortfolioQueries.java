package org.craregistry.portfolio;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.craregistry.graphql.Connection;
import org.craregistry.graphql.Cursor;
import org.craregistry.graphql.PageRequest;
import org.craregistry.graphql.Refused;
import org.craregistry.graphql.UserError.Code;
import org.craregistry.security.Access;
import org.craregistry.security.Visibility;
import org.craregistry.storage.Ids;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;

/** Reads portfolios, only those that the caller may see. */
@Component
public class PortfolioQueries {

    private static final String COLUMNS =
            "SELECT p.id, p.revision, p.portfolio_key, p.name, p.time_zone, p.reviews_standings, p.defaults,"
                    + " p.defaults_number AS portfolio_defaults_number FROM portfolio p WHERE ";

    /** Portfolios have one order; its fingerprint tells its cursors from others. */
    static final int BY_KEY = "portfolios by key".hashCode();

    private final NamedParameterJdbcTemplate jdbc;
    private final Access access;

    PortfolioQueries(NamedParameterJdbcTemplate jdbc, Access access) {
        this.jdbc = jdbc;
        this.access = access;
    }

    /** A page of portfolios, by key, counted when asked, on whatever thread that is. */
    public Connection<PortfolioView> page(PageRequest request) {
        Visibility visibility = access.visibility();
        SqlCondition sql = visible(new SqlCondition(), visibility);
        String direction = request.backward() ? " DESC" : "";
        if (request.cursor() != null) {
            String key = String.join("", request.cursor().values());
            sql.and("p.portfolio_key " + (request.backward() ? "<" : ">") + " :?", key);
        }
        String query =
                COLUMNS + sql.where() + " ORDER BY p.portfolio_key" + direction + " LIMIT " + (request.size() + 1);
        return Connection.of(
                        request,
                        read(query, sql),
                        portfolio -> new Cursor(BY_KEY, List.of(portfolio.key()), portfolio.portfolioId()))
                .countedBy(() -> count(visibility));
    }

    /** The portfolio with this key. */
    public Optional<PortfolioView> find(String key) {
        SqlCondition sql = visible(new SqlCondition().and("p.portfolio_key = :?", key));
        return read(COLUMNS + sql.where(), sql).stream().findFirst();
    }

    /** The portfolios with these keys. */
    Map<String, PortfolioView> findByKeys(Collection<String> keys) {
        SqlCondition sql = visible(new SqlCondition().andIn("p.portfolio_key", List.copyOf(keys)));
        return read(COLUMNS + sql.where(), sql).stream()
                .collect(Collectors.toMap(PortfolioView::key, Function.identity()));
    }

    /** The portfolio with this key. @throws Refused where the caller sees none */
    public PortfolioView get(String key) {
        return find(key)
                .orElseThrow(() -> Refused.because(
                        Code.NOT_FOUND,
                        "portfolio",
                        "There is no portfolio with this key that you may see. Use the key of a portfolio you see."));
    }

    /** The portfolios with these ids. */
    public Map<UUID, PortfolioView> find(Collection<UUID> ids) {
        SqlCondition sql = visible(
                new SqlCondition().andIn("p.id", ids.stream().map(Ids::bytes).toList()));
        return read(COLUMNS + sql.where(), sql).stream()
                .collect(Collectors.toMap(PortfolioView::portfolioId, Function.identity()));
    }

    /** All portfolios that the caller may see, in no order. */
    public List<PortfolioView> all() {
        SqlCondition sql = visible(new SqlCondition());
        return read(COLUMNS + sql.where(), sql);
    }

    /** The portfolio with this id, whoever asks: for work that goes on without a caller, whose rights were checked before. */
    public Optional<PortfolioView> findForWork(UUID id) {
        SqlCondition sql = new SqlCondition().and("p.id = :?", Ids.bytes(id));
        return read(COLUMNS + sql.where(), sql).stream().findFirst();
    }

    /** All portfolios, whoever asks: for work that goes on without a caller. */
    public List<PortfolioView> allForWork() {
        SqlCondition sql = new SqlCondition().and("1 = 1");
        return read(COLUMNS + sql.where() + " ORDER BY p.id", sql);
    }

    private long count(Visibility visibility) {
        SqlCondition sql = visible(new SqlCondition(), visibility);
        Long count = jdbc.queryForObject(
                "SELECT COUNT(*) FROM portfolio p WHERE " + sql.where(), sql.parameters(), Long.class);
        return count == null ? 0 : count;
    }

    private SqlCondition visible(SqlCondition sql) {
        return visible(sql, access.visibility());
    }

    private static SqlCondition visible(SqlCondition sql, Visibility visibility) {
        return sql.and(visibility.namedCondition("p.id")).with(visibility.namedParameters());
    }

    private List<PortfolioView> read(String query, SqlCondition sql) {
        return jdbc.query(
                query,
                sql.parameters(),
                (row, number) -> new PortfolioView(
                        Ids.of(row.getBytes("id")),
                        row.getInt("revision"),
                        row.getString("portfolio_key"),
                        row.getString("name"),
                        row.getString("time_zone"),
                        row.getBoolean("reviews_standings"),
                        StoredDefaults.of(row)));
    }
}
