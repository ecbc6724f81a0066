package org.craregistry.portfolio;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.craregistry.storage.Ids;
import org.craregistry.storage.UtcTime;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** What was alike for all products of portfolios in the past. */
@Component
class DefaultsHistory {

    private final JdbcTemplate jdbc;

    DefaultsHistory(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Keeps the defaults that a portfolio has from now on. */
    void add(UUID portfolio, StoredDefaults defaults, Instant now) {
        jdbc.update(
                "INSERT INTO portfolio_defaults (portfolio_id, number, defaults, set_at) VALUES (?, ?, ?, ?)",
                Ids.bytes(portfolio),
                defaults.number(),
                defaults.document(),
                UtcTime.column(now));
    }

    /**
     * The defaults of portfolios, each just before a moment of its own; those that had none by then are absent. In one statement,
     * and in none where no portfolio ever had any.
     */
    Map<UUID, Defaults> before(Map<PortfolioView, Instant> moments) {
        List<Object> parameters = new ArrayList<>();
        moments.forEach((portfolio, moment) -> {
            if (portfolio.storedDefaults().number() > 0) {
                parameters.add(Ids.bytes(portfolio.portfolioId()));
                parameters.add(UtcTime.column(moment));
            }
        });
        if (parameters.isEmpty()) {
            return Map.of();
        }
        String each = "(d.portfolio_id = ? AND d.set_at < ?)";
        Map<UUID, Defaults> latest = new HashMap<>();
        jdbc.query(
                "SELECT d.portfolio_id, d.number, d.defaults FROM portfolio_defaults d WHERE "
                        + String.join(" OR ", Collections.nCopies(parameters.size() / 2, each)) + " ORDER BY d.number",
                row -> {
                    latest.put(Ids.of(row.getBytes(1)), new StoredDefaults(row.getInt(2), row.getString(3)).read());
                },
                parameters.toArray());
        return latest;
    }
}
