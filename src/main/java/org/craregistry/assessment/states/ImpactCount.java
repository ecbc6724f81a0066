package org.craregistry.assessment.states;

import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
import org.craregistry.storage.GivenUp;
import org.craregistry.storage.TooBusy;
import org.craregistry.storage.Turn;
import org.craregistry.storage.Turns;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One count of what a state of the law changes, as the products come from the database: in one statement and in memory that does not
 * grow with them. Several can wait for it.
 */
final class ImpactCount {

    private static final Logger LOG = LoggerFactory.getLogger(ImpactCount.class);
    private static final Duration MOMENT = Duration.ofMillis(250);

    private final LawComparison comparison;
    private final Map<UUID, Tally> tallies = new HashMap<>();
    private final CompletableFuture<@Nullable Void> end = new CompletableFuture<>();
    private volatile long endedAt;
    private volatile boolean toldInPart;
    private volatile boolean unwanted;
    private @Nullable Turn turn;

    /** @param portfolios whose products are counted */
    ImpactCount(LawComparison comparison, Collection<PortfolioView> portfolios) {
        this.comparison = comparison;
        portfolios.forEach(portfolio -> tallies.put(portfolio.portfolioId(), new Tally(comparison, portfolio)));
    }

    /**
     * @param products opens the products, in the thread that counts them
     * @param turns gives it a turn of its own
     */
    void begin(Supplier<Stream<ProductInput>> products, Turns turns, Executor thread) {
        thread.execute(() -> {
            try {
                countAll(products, turns);
                if (unwanted) {
                    throw TooBusy.withOthers();
                }
                endedAt = System.nanoTime();
                end.complete(null);
            } catch (GivenUp left) {
                end.completeExceptionally(TooBusy.withOthers());
            } catch (RuntimeException | Error failed) {
                end.completeExceptionally(failed);
            }
        });
    }

    private void countAll(Supplier<Stream<ProductInput>> products, Turns turns) {
        try (Turn begun = turns.begin()) {
            take(begun);
            try (Stream<ProductInput> rows = products.get()) {
                rows.forEach(this::count);
            }
        }
    }

    private synchronized void take(Turn begun) {
        turn = begun;
        if (unwanted) {
            begun.giveUp();
        }
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
    synchronized void leave() {
        unwanted = true;
        if (turn != null && !end.isDone()) {
            turn.giveUp();
        }
    }

    /**
     * Waits until all products are compared, but no longer than so, nor for a request that nobody waits for any more.
     *
     * @return whether they are
     * @throws RuntimeException whatever kept it from comparing them
     */
    boolean isDoneWithin(Duration patience) {
        long last = System.nanoTime() + patience.toNanos();
        boolean done = isDone(Duration.ZERO);
        while (!done
                && System.nanoTime() < last
                && Turn.current().filter(Turn::isOver).isEmpty()) {
            done = isDone(MOMENT);
        }
        toldInPart |= !done;
        return done;
    }

    private boolean isDone(Duration moment) {
        try {
            end.get(moment.toNanos(), TimeUnit.NANOSECONDS);
            return true;
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof RuntimeException thrown ? thrown : new IllegalStateException(failed);
        } catch (TimeoutException longer) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Whether nobody who was told a part of it still waits for the rest: it has failed, ended so long ago, or was never told in part. */
    boolean isOver(Duration kept) {
        return end.isCompletedExceptionally()
                || end.isDone() && (!toldInPart || System.nanoTime() - endedAt > kept.toNanos());
    }

    /** What is counted so far, by key. */
    List<PortfolioImpact> impacts() {
        return tallies.values().stream()
                .map(Tally::impact)
                .sorted(Comparator.comparing(impact -> impact.portfolio().key()))
                .toList();
    }
}
