package org.craregistry.security;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.craregistry.graphql.NodeId;
import org.craregistry.graphql.NodeSource;
import org.craregistry.storage.Ids;
import org.craregistry.storage.UtcTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds accounts by their identifiers: each caller himself, administrators and auditors all. */
@Component
class AccountNodes implements NodeSource {

    private final JdbcClient jdbc;
    private final CurrentCaller caller;

    AccountNodes(JdbcClient jdbc, CurrentCaller caller) {
        this.jdbc = jdbc;
        this.caller = caller;
    }

    @Override
    public NodeId.Kind kind() {
        return NodeId.Kind.ACCOUNT;
    }

    @Override
    public Class<?> type() {
        return AccountProfile.class;
    }

    @Override
    public Map<UUID, AccountProfile> find(Collection<UUID> ids) {
        Caller signedIn = caller.get();
        var visible = ids.stream()
                .filter(id -> signedIn.seesEverything() || id.equals(signedIn.account()))
                .map(Ids::bytes)
                .toList();
        return visible.isEmpty()
                ? Map.of()
                : jdbc
                        .sql("SELECT id, name, administrator, auditor, created_at FROM account WHERE id IN (:ids)")
                        .param("ids", visible)
                        .query(AccountNodes::read)
                        .list()
                        .stream()
                        .collect(Collectors.toMap(AccountProfile::account, Function.identity()));
    }

    private static AccountProfile read(ResultSet row, int number) throws SQLException {
        return new AccountProfile(
                Ids.of(row.getBytes("id")),
                row.getString("name"),
                row.getBoolean("administrator"),
                row.getBoolean("auditor"),
                UtcTime.of(row.getObject("created_at", LocalDateTime.class)));
    }
}
