package org.craregistry.assessment.states;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Scheduler;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.craregistry.assessment.states.LawComparison.Changes;
import org.craregistry.graphql.Connection;
import org.craregistry.graphql.PageRequest;
import org.craregistry.law.AnswerChange;
import org.craregistry.law.FindingChange;
import org.craregistry.law.ProcedureChange;
import org.craregistry.law.StateOfLaw;
import org.craregistry.portfolio.ChosenProducts;
import org.craregistry.portfolio.PortfolioQueries;
import org.craregistry.portfolio.PortfolioView;
import org.craregistry.portfolio.ProductQueries;
import org.craregistry.portfolio.ProductView;
import org.craregistry.storage.Turns;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.concurrent.DelegatingSecurityContextExecutorService;
import org.springframework.stereotype.Component;

/** Compares the answers for all products that the caller sees under two states of the law. */
@Component
class LawImpacts {

    private static final Logger LOG = LoggerFactory.getLogger(LawImpacts.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration KEPT = Duration.ofMinutes(1);
    private static final int MOST = 20;

    private final PortfolioQueries portfolios;
    private final ProductQueries products;
    private final ChosenProducts chosen;
    private final Turns turns;
    private final ExecutorService counting;
    private final Cache<Asked, ImpactCount> counts = Caffeine.newBuilder()
            .expireAfterAccess(KEPT)
            .maximumSize(MOST)
            .scheduler(Scheduler.systemScheduler())
            .<Asked, ImpactCount>evictionListener(
                    (asked, count, cause) -> Objects.requireNonNull(count).leave())
            .build();
    private final Duration patience;

    @Autowired
    LawImpacts(PortfolioQueries portfolios, ProductQueries products, ChosenProducts chosen, Turns turns) {
        this(portfolios, products, chosen, turns, PATIENCE, Executors.newCachedThreadPool(work -> {
            Thread thread = new Thread(work, "law-impact");
            thread.setDaemon(true);
            return thread;
        }));
    }

    /**
     * @param patience how long one waits for an answer
     * @param threads to count in
     */
    LawImpacts(
            PortfolioQueries portfolios,
            ProductQueries products,
            ChosenProducts chosen,
            Turns turns,
            Duration patience,
            ExecutorService threads) {
        this.patience = patience;
        this.counting = new DelegatingSecurityContextExecutorService(threads);
        this.portfolios = portfolios;
        this.products = products;
        this.chosen = chosen;
        this.turns = turns;
    }

    /** @param days of which day the answers are compared, by portfolio: whoever sees the same ones asks for the same */
    private record Asked(StateOfLaw before, StateOfLaw after, Map<UUID, LocalDate> days) {}

    /** @param done whether all products have been compared */
    record Counted(List<PortfolioImpact> portfolios, boolean done) {}

    /** A product for which something differs, and what. */
    record ChangedProduct(
            ProductView product,
            List<AnswerChange> answerChanges,
            List<ProcedureChange> procedureChanges,
            List<FindingChange> findingChanges)
            implements ChosenProducts.Chosen {}

    /**
     * What is counted of the portfolios that the caller sees, by key, those in which nothing changes included. Where counting takes longer
     * than one waits for an answer, it goes on in the background while somebody asks for the same now and then, and what is told
     * meanwhile is counted so far.
     */
    Counted count(LawComparison comparison) {
        List<PortfolioView> seen = portfolios.all();
        Map<UUID, LocalDate> days = new HashMap<>();
        seen.forEach(portfolio -> days.put(portfolio.portfolioId(), comparison.dayIn(portfolio)));
        Asked asked = new Asked(comparison.before(), comparison.after(), days);
        ImpactCount count = Objects.requireNonNull(counts.asMap()
                .compute(
                        asked, (same, known) -> known == null || known.isOver(KEPT) ? begin(comparison, seen) : known));
        boolean done = count.isDoneWithin(patience);
        return new Counted(count.impacts(), done);
    }

    private ImpactCount begin(LawComparison comparison, List<PortfolioView> seen) {
        ImpactCount count = new ImpactCount(comparison, seen);
        count.begin(products::allInputs, turns, counting);
        return count;
    }

    @PreDestroy
    void stop() {
        counts.asMap().values().forEach(ImpactCount::leave);
        counting.shutdown();
    }

    /** A page of the products that get another answer in each of several portfolios of one comparison, in one statement. */
    Map<UUID, Connection<ChangedProduct>> changedProducts(
            LawComparison comparison, Collection<PortfolioImpact> impacts, PageRequest request) {
        Map<PortfolioView, Long> lengths = new HashMap<>();
        impacts.forEach(impact -> lengths.put(impact.portfolio(), impact.changed()));
        return chosen.pages(lengths, request, product -> changed(product, comparison));
    }

    private static Optional<ChangedProduct> changed(ProductView product, LawComparison comparison) {
        try {
            Changes changes = comparison.changes(product.lawInput(), comparison.dayIn(product.portfolio()));
            return changes.isEmpty()
                    ? Optional.empty()
                    : Optional.of(
                            new ChangedProduct(product, changes.answers(), changes.procedures(), changes.findings()));
        } catch (IllegalArgumentException unreadable) {
            LOG.debug("The record of product {} cannot be read, as was said when it was counted", product.productId());
        }
        return Optional.empty();
    }
}
