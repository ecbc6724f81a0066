package org.craregistry.portfolio;

import graphql.GraphQLContext;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.dataloader.BatchLoaderEnvironment;

/** The portfolios whose answers have been re-evaluated within one request to the API, so that it is seen to once for all its reads. */
public final class FreshPortfolios {

    private final Lock lock = new ReentrantLock();
    private final Set<FreshOn> fresh = new HashSet<>();
    private final Set<FreshOn> awaited = new HashSet<>();

    FreshPortfolios() {}

    /** What lives longer than a day has its answers re-evaluated every day; and anew under other defaults. */
    private record FreshOn(UUID portfolio, LocalDate day, int defaults) {}

    /** Those of a request. */
    public static FreshPortfolios of(BatchLoaderEnvironment batch) {
        GraphQLContext request = Objects.requireNonNull(batch.getContext());
        return Objects.requireNonNull(request.computeIfAbsent(FreshPortfolios.class, key -> new FreshPortfolios()));
    }

    /** Re-evaluates the answers of those portfolios that this has not been done for. @return as {@link FreshAnswers#reevaluate} */
    boolean reevaluate(Collection<PortfolioView> portfolios, FreshAnswers freshAnswers, Instant now) {
        lock.lock();
        try {
            List<PortfolioView> missing = portfolios.stream()
                    .filter(portfolio -> !fresh.contains(freshOn(portfolio, now)))
                    .toList();
            if (missing.stream().anyMatch(portfolio -> awaited.contains(freshOn(portfolio, now)))) {
                return false;
            }
            boolean hold = missing.isEmpty() || freshAnswers.reevaluate(missing);
            missing.forEach(portfolio -> (hold ? fresh : awaited).add(freshOn(portfolio, now)));
            return hold;
        } finally {
            lock.unlock();
        }
    }

    private static FreshOn freshOn(PortfolioView portfolio, Instant now) {
        return new FreshOn(
                portfolio.portfolioId(),
                portfolio.dayOf(now),
                portfolio.storedDefaults().number());
    }
}
