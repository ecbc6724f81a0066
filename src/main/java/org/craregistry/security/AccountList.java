package org.craregistry.security;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.craregistry.graphql.Connection;
import org.craregistry.graphql.Cursor;
import org.craregistry.graphql.PageRequest;
import org.craregistry.storage.Ids;
import org.craregistry.storage.UtcTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads accounts as the API shows them. Whether the caller may see them is the matter of the one who asks. */
@Component
class AccountList {

    /** The fingerprint of the only order of accounts. */
    static final int ORDER = "accounts by name".hashCode();

    /** Cursors carry the name; names are unique. */
    private static final UUID NO_ID = new UUID(0, 0);

    private static final String FROM = " FROM account a LEFT JOIN account_link l ON l.account_id = a.id WHERE 1 = 1";

    private static final String SELECT = """
            SELECT a.id, a.name, a.administrator, a.auditor, a.created_at, a.last_sign_in_at, a.locked_at, a.erased_at,
                   a.password_hash IS NOT NULL AS by_password, a.provider_key IS NOT NULL AS by_provider,
                   l.purpose, l.expires_at,
                   (SELECT MIN(t.expires_at) FROM access_token t WHERE t.account_id = a.id AND t.revoked_at IS NULL
                        AND t.expires_at > :now) AS next_expiry""" + FROM;

    private final JdbcClient jdbc;
    private final Clock clock;

    AccountList(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A page of the accounts that a filter lets through, by name. */
    Connection<AccountProfile> page(AccountFilter filter, PageRequest page) {
        Map<String, Object> parameters = new HashMap<>();
        Instant now = clock.instant();
        String chosen = filter.sql(parameters, now);
        String beyond = "";
        if (page.cursor() != null) {
            beyond = " AND a.name " + (page.backward() ? "<" : ">") + " :beyond";
            parameters.put("beyond", String.join("", page.cursor().values()));
        }
        String sql = SELECT + chosen + beyond + " ORDER BY a.name" + (page.backward() ? " DESC" : "") + " LIMIT "
                + (page.size() + 1);
        List<AccountProfile> fetched = jdbc.sql(sql)
                .params(parameters)
                .param("now", UtcTime.column(now))
                .query(AccountList::read)
                .list();
        return Connection.of(page, fetched, one -> new Cursor(ORDER, List.of(one.name()), NO_ID))
                .countedBy(() -> count(filter, now));
    }

    private long count(AccountFilter filter, Instant now) {
        Map<String, Object> parameters = new HashMap<>();
        String sql = "SELECT COUNT(*)" + FROM + filter.sql(parameters, now);
        return jdbc.sql(sql).params(parameters).query(Long.class).single();
    }

    /** Those of the accounts that exist. */
    Map<UUID, AccountProfile> find(Collection<UUID> ids) {
        return ids.isEmpty()
                ? Map.of()
                : jdbc
                        .sql(SELECT + " AND a.id IN (:ids)")
                        .param("ids", ids.stream().map(Ids::bytes).toList())
                        .param("now", UtcTime.column(clock.instant()))
                        .query(AccountList::read)
                        .list()
                        .stream()
                        .collect(Collectors.toMap(AccountProfile::account, Function.identity()));
    }

    /** One that exists. */
    AccountProfile get(UUID id) {
        AccountProfile found = find(List.of(id)).get(id);
        if (found == null) {
            throw new IllegalStateException("Accounts are never deleted");
        }
        return found;
    }

    private static AccountProfile read(ResultSet row, int number) throws SQLException {
        return new AccountProfile(
                Ids.of(row.getBytes("id")),
                row.getString("name"),
                row.getBoolean("administrator"),
                row.getBoolean("auditor"),
                state(row),
                credential(row),
                UtcTime.of(row, "created_at"),
                UtcTime.ofNullable(row, "last_sign_in_at"),
                UtcTime.ofNullable(row, "locked_at"),
                UtcTime.ofNullable(row, "expires_at"),
                UtcTime.ofNullable(row, "next_expiry"));
    }

    /** As {@link AccountState#condition} has it. */
    private static AccountState state(ResultSet row) throws SQLException {
        if (row.getObject("erased_at") != null) {
            return AccountState.ERASED;
        }
        if (row.getObject("locked_at") != null) {
            return AccountState.LOCKED;
        }
        return AccountLinks.Purpose.INVITATION.name().equals(row.getString("purpose"))
                ? AccountState.INVITED
                : AccountState.ACTIVE;
    }

    private static AccountCredential credential(ResultSet row) throws SQLException {
        if (row.getBoolean("by_provider")) {
            return AccountCredential.PROVIDER;
        }
        return row.getBoolean("by_password") ? AccountCredential.PASSWORD : AccountCredential.TOKENS;
    }
}
