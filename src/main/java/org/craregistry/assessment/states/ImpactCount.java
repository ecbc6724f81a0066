package org.craregistry.assessment.states;

import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.craregistry.assessment.states.PortfolioImpact.Tally;
import org.craregistry.portfolio.PortfolioView;
import org.craregistry.portfolio.ProductInput;
import org.craregistry.storage.TooBusy;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One count of what a state of the law changes, as the products come from the database: in one statement and in memory that does not
 * grow with them. Several can wait for it.
 */
final class ImpactCount {

    private static final Logger LOG = LoggerFactory.getLogger(ImpactCount.class);

    private final LawComparison comparison;
    private final Map<UUID, Tally> tallies = new HashMap<>();
    private final CompletableFuture<@Nullable Void> end = new CompletableFuture<>();
    private volatile long endedAt;
    private volatile boolean unwanted;
    private volatile boolean toldInPart;

    /** @param portfolios whose products are counted */
    ImpactCount(LawComparison comparison, Collection<PortfolioView> portfolios) {
        this.comparison = comparison;
        portfolios.forEach(portfolio -> tallies.put(portfolio.portfolioId(), new Tally(comparison, portfolio)));
    }

    /** @param products opens the products, in the thread that counts them */
    void begin(Supplier<Stream<ProductInput>> products, Executor thread) {
        thread.execute(() -> {
            try (Stream<ProductInput> rows = products.get()) {
                rows.takeWhile(product -> !unwanted).forEach(this::count);
                if (unwanted) {
                    throw TooBusy.withOthers();
                }
                endedAt = System.nanoTime();
                end.complete(null);
            } catch (RuntimeException | Error failed) {
                end.completeExceptionally(failed);
            }
        });
    }

    private void count(ProductInput product) {
        Tally tally = tallies.get(product.portfolio());
        // A portfolio that was made since is not in the answer.
        if (tally == null) {
            return;
        }
        try {
            tally.add(comparison.changes(product.lawInput().get(), tally.day()));
        } catch (IllegalArgumentException unreadable) {
            LOG.error("The record of product {} cannot be read; nothing is said of it", product.product(), unreadable);
            tally.addUnreadable();
        }
    }

    /** Makes it end soon, by failing: nobody asks for it any more. */
    void leave() {
        unwanted = true;
    }

    /**
     * Waits until all products are compared, but no longer than so.
     *
     * @return whether they are
     * @throws RuntimeException whatever kept it from comparing them
     */
    boolean isDoneWithin(Duration patience) {
        try {
            end.get(patience.toNanos(), TimeUnit.NANOSECONDS);
            return true;
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof RuntimeException thrown ? thrown : new IllegalStateException(failed);
        } catch (TimeoutException longer) {
            toldInPart = true;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            toldInPart = true;
        }
        return false;
    }

    /** Whether nobody who was told a part of it still waits for the rest: it has failed, ended so long ago, or was never told in part. */
    boolean isOver(Duration kept) {
        return end.isCompletedExceptionally()
                || end.isDone() && (!toldInPart || System.nanoTime() - endedAt > kept.toNanos());
    }

    /** What is counted so far of those portfolios, by key. */
    List<PortfolioImpact> of(Collection<PortfolioView> portfolios) {
        return portfolios.stream()
                .map(portfolio -> tallies.get(portfolio.portfolioId()))
                .filter(Objects::nonNull)
                .map(Tally::impact)
                .sorted(Comparator.comparing(impact -> impact.portfolio().key()))
                .toList();
    }
}
