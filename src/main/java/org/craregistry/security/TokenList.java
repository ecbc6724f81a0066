package org.craregistry.security;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.craregistry.graphql.Connection;
import org.craregistry.graphql.Cursor;
import org.craregistry.graphql.NodeId;
import org.craregistry.graphql.NodeSource;
import org.craregistry.graphql.PageRequest;
import org.craregistry.storage.FirstOfEach;
import org.craregistry.storage.Ids;
import org.craregistry.storage.UtcTime;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads access tokens: each account its own, administrators and auditors all. */
@Component
class TokenList implements NodeSource {

    private static final String SELECT = """
            SELECT t.id, t.account_id, a.name, t.label, t.read_only, t.calendar_of, t.created_at, t.expires_at, t.revoked_at""";

    private static final String FROM = "FROM access_token t JOIN account a ON a.id = t.account_id ";

    private static final String USABLE =
            "WHERE t.account_id IN (:accounts) AND t.revoked_at IS NULL AND t.expires_at > :now";

    /** The fingerprint of the only order of tokens. */
    static final int ORDER = "tokens, newest first".hashCode();

    private final JdbcClient jdbc;
    private final CurrentCaller caller;
    private final Clock clock;

    TokenList(JdbcClient jdbc, CurrentCaller caller, Clock clock) {
        this.jdbc = jdbc;
        this.caller = caller;
        this.clock = clock;
    }

    /** A page of the tokens of each account that are neither expired nor revoked, newest first; in one statement. */
    Map<UUID, Connection<IssuedToken>> usableOf(Collection<UUID> accounts, PageRequest page) {
        UUID beyond = page.cursor() == null ? null : page.cursor().id();
        String sql = FirstOfEach.sql(
                SELECT,
                FROM + USABLE + (beyond == null ? "" : " AND t.id " + (page.backward() ? ">" : "<") + " :beyond"),
                "t.account_id",
                "t.id " + (page.backward() ? "ASC" : "DESC"),
                accounts.size(),
                page.size() + 1);
        JdbcClient.StatementSpec query = usable(sql, accounts);
        List<IssuedToken> fetched = (beyond == null ? query : query.param("beyond", Ids.bytes(beyond)))
                .query(TokenList::read)
                .list();
        return Connection.ofEach(
                accounts, page, fetched, IssuedToken::accountId, token -> new Cursor(ORDER, List.of(), token.token()));
    }

    /** How many there are of each account; those without one are absent. */
    Map<UUID, Long> countUsableOf(Collection<UUID> accounts) {
        return usable(
                        "SELECT t.account_id, COUNT(*) FROM access_token t " + USABLE + " GROUP BY t.account_id",
                        accounts)
                .query((row, number) -> Map.entry(Ids.of(row.getBytes(1)), row.getLong(2)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private JdbcClient.StatementSpec usable(String sql, Collection<UUID> accounts) {
        return jdbc.sql(sql)
                .param("accounts", accounts.stream().map(Ids::bytes).toList())
                .param("now", UtcTime.column(clock.instant()));
    }

    @Override
    public NodeId.Kind kind() {
        return NodeId.Kind.TOKEN;
    }

    @Override
    public Class<?> type() {
        return IssuedToken.class;
    }

    @Override
    public Map<UUID, IssuedToken> find(Collection<UUID> ids) {
        Caller signedIn = caller.get();
        return jdbc
                .sql(SELECT + " " + FROM + "WHERE t.id IN (:ids) AND (:all OR t.account_id = :account)")
                .param("ids", ids.stream().map(Ids::bytes).toList())
                .param("all", signedIn.seesEverything())
                .param("account", Ids.bytes(signedIn.account()))
                .query(TokenList::read)
                .list()
                .stream()
                .collect(Collectors.toMap(IssuedToken::token, Function.identity()));
    }

    private static @Nullable UUID calendarOf(ResultSet row) throws SQLException {
        byte[] portfolio = row.getBytes("calendar_of");
        return portfolio == null ? null : Ids.of(portfolio);
    }

    private static IssuedToken read(ResultSet row, int number) throws SQLException {
        return new IssuedToken(
                Ids.of(row.getBytes("id")),
                Ids.of(row.getBytes("account_id")),
                row.getString("name"),
                row.getString("label"),
                row.getBoolean("read_only"),
                calendarOf(row),
                UtcTime.of(row, "created_at"),
                UtcTime.of(row, "expires_at"),
                UtcTime.ofNullable(row, "revoked_at"));
    }
}
