package org.craregistry.security;

import java.util.Optional;
import java.util.UUID;
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

    String labelOf(UUID portfolio) {
        return find(portfolio).orElseGet(portfolio::toString);
    }
}
