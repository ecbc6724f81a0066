package org.craregistry.security;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.craregistry.storage.Ids;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Whether a portfolio exists and what people call it. Read from the table that memberships point to, because the module of
 * portfolios stands above this one.
 */
@Component
class PortfolioKeys {

    private final JdbcClient jdbc;

    PortfolioKeys(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<String> find(UUID portfolio) {
        return jdbc.sql("SELECT portfolio_key FROM portfolio WHERE id = ?")
                .param(Ids.bytes(portfolio))
                .query(String.class)
                .optional();
    }

    /** Those of the keys that there are. */
    Map<String, UUID> find(Collection<String> keys) {
        return keys.isEmpty()
                ? Map.of()
                : jdbc
                        .sql("SELECT portfolio_key, id FROM portfolio WHERE portfolio_key IN (:keys)")
                        .param("keys", keys)
                        .query((row, number) -> Map.entry(row.getString(1), Ids.of(row.getBytes(2))))
                        .list()
                        .stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    String labelOf(UUID portfolio) {
        return find(portfolio).orElseGet(portfolio::toString);
    }
}
