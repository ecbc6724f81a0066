package org.craregistry.graphql;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Objects;
import java.util.function.LongSupplier;
import org.craregistry.storage.TooBusy;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** What each account may ask for within a short time on this node, counted by the prices of its requests: a bucket that fills steadily. */
@Component
class Budgets {

    private static final Duration FORGOTTEN_AFTER = Duration.ofHours(1);
    private static final int MOST_ACCOUNTS = 100_000;
    private static final double NANOS = 1e9;

    private final long most;
    private final long perSecond;
    private final LongSupplier nanos;
    private final Cache<String, Bucket> buckets = Caffeine.newBuilder()
            .maximumSize(MOST_ACCOUNTS)
            .expireAfterAccess(FORGOTTEN_AFTER)
            .build();

    @Autowired
    Budgets(GraphQlLimits limits) {
        this(limits, System::nanoTime);
    }

    Budgets(GraphQlLimits limits, LongSupplier nanos) {
        this.most = limits.budget();
        this.perSecond = limits.budgetPerSecond();
        this.nanos = nanos;
    }

    /**
     * What an account has left.
     *
     * @param most of how many points
     * @param window in how many seconds so many come back
     * @param fullAfter after how many seconds nothing is missing
     */
    record Left(long most, long window, long points, long fullAfter) {}

    /**
     * Takes the price of a request from an account's budget.
     *
     * @throws TooBusy where there is not enough; then nothing is taken
     */
    Left spend(String account, long price) {
        Bucket bucket = Objects.requireNonNull(buckets.get(account, name -> new Bucket(most, nanos.getAsLong())));
        // What a single request may cost is the matter of another limit.
        double left = bucket.spend(Math.min(price, most));
        return new Left(most, seconds(most), (long) left, seconds(most - left));
    }

    private long seconds(double points) {
        return (long) Math.ceil(points / perSecond);
    }

    private final class Bucket {

        private double points;
        private long filledAt;

        Bucket(double points, long filledAt) {
            this.points = points;
            this.filledAt = filledAt;
        }

        synchronized double spend(long price) {
            long now = nanos.getAsLong();
            points = Math.min(most, points + (now - filledAt) / NANOS * perSecond);
            filledAt = now;
            if (points < price) {
                throw TooBusy.afterTooMuch(Duration.ofSeconds(seconds(price - points)));
            }
            points -= price;
            return points;
        }
    }
}
