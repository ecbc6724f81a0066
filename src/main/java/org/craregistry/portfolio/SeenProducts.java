package org.craregistry.portfolio;

import com.github.benmanes.caffeine.cache.AsyncLoadingCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.craregistry.graphql.ProductsSeen;
import org.craregistry.security.Access;
import org.craregistry.security.Visibility;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;

/** Adds up the counts of the portfolios that a caller sees, once in a while, outside of his request. */
@Component
class SeenProducts implements ProductsSeen {

    private static final Logger LOG = LoggerFactory.getLogger(SeenProducts.class);
    private static final Duration HOLDS_FOR = Duration.ofMinutes(1);
    private static final int MOST_CALLERS = 10_000;

    private final Access access;
    private final NamedParameterJdbcTemplate jdbc;
    private final ExecutorService counting = Executors.newSingleThreadExecutor(work -> {
        Thread thread = new Thread(work, "products-seen");
        thread.setDaemon(true);
        return thread;
    });
    private final AsyncLoadingCache<Visibility, Long> counts;

    SeenProducts(Access access, NamedParameterJdbcTemplate jdbc) {
        this.access = access;
        this.jdbc = jdbc;
        this.counts = Caffeine.newBuilder()
                .expireAfterWrite(HOLDS_FOR)
                .maximumSize(MOST_CALLERS)
                .executor(counting)
                .buildAsync(this::counted);
    }

    @Override
    public long count() {
        try {
            return counts.get(access.visibility()).join();
        } catch (CompletionException uncountable) {
            // The request meets the same fault when it is carried out, and tells it.
            LOG.debug("The products cannot be counted", uncountable);
            return 0;
        }
    }

    private long counted(Visibility visibility) {
        String sql = "SELECT COALESCE(SUM(p.delta), 0) FROM " + CountTable.COMBINATIONS.ofPortfolio() + " WHERE "
                + visibility.namedCondition("p.portfolio_id");
        Long sum = jdbc.queryForObject(sql, visibility.namedParameters(), Long.class);
        return sum == null ? 0 : sum;
    }

    @PreDestroy
    void stop() {
        counting.shutdownNow();
    }
}
