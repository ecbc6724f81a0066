package org.craregistry.audit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.craregistry.graphql.Watched;
import org.craregistry.storage.Ids;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Notices that something was changed in a portfolio: changes of the last minute are counted in the log, which is a short piece of an
 * index. A minute, because a change becomes visible a while after it got its id, and the clocks of nodes differ.
 */
@Component
public class ChangedPortfolios implements Watched<ChangedPortfolios.PortfolioChanged> {

    private static final Duration BACK = Duration.ofMinutes(1);
    private static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(10);
    private static final String COUNT = """
            SELECT %d, COUNT(*), COALESCE(SUM(CASE WHEN id >= ? THEN 1 ELSE 0 END), 0)
            FROM change_log WHERE portfolio_id = ? AND id >= ?""";

    private final JdbcTemplate jdbc;
    private final Cache<UUID, Seen> memory =
            Caffeine.newBuilder().expireAfterAccess(FORGOTTEN_AFTER).build();

    ChangedPortfolios(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** @param number how often something was found changed */
    public record PortfolioChanged(int number) {}

    /** How many changes there were from an id on when it was looked last. */
    private record Seen(UUID from, long changes, int number) {

        private Seen now(UUID next, long changesFromHere, long changesFromNext) {
            return new Seen(next, changesFromNext, changesFromHere > changes ? number + 1 : number);
        }
    }

    @Override
    public synchronized Map<UUID, PortfolioChanged> look(Collection<UUID> ids) {
        // Of the real clock, as ids are.
        UUID next = Ids.from(Instant.now().minus(BACK));
        List<UUID> portfolios = List.copyOf(ids);
        List<String> counts = new ArrayList<>();
        List<Object> parameters = new ArrayList<>();
        for (UUID portfolio : portfolios) {
            Seen seen = memory.getIfPresent(portfolio);
            counts.add(COUNT.formatted(counts.size()));
            Collections.addAll(
                    parameters, Ids.bytes(next), Ids.bytes(portfolio), Ids.bytes(seen == null ? next : seen.from()));
        }
        Map<UUID, PortfolioChanged> found = new HashMap<>();
        jdbc.query(
                String.join("\nUNION ALL ", counts),
                row -> {
                    UUID portfolio = portfolios.get(row.getInt(1));
                    Seen now = now(portfolio, next, row.getLong(2), row.getLong(3));
                    found.put(portfolio, new PortfolioChanged(now.number()));
                },
                parameters.toArray());
        return found;
    }

    private Seen now(UUID portfolio, UUID next, long changesFromHere, long changesFromNext) {
        @Nullable Seen before = memory.getIfPresent(portfolio);
        Seen now = before == null
                ? new Seen(next, changesFromNext, 0)
                : before.now(next, changesFromHere, changesFromNext);
        memory.put(portfolio, now);
        return now;
    }
}
