package org.craregistry.assessment.states;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.craregistry.assessment.Assessor;
import org.craregistry.assessment.KnownStates;
import org.craregistry.assessment.StatesOfLaw;
import org.craregistry.portfolio.Answers;
import org.craregistry.portfolio.FreshAnswers;
import org.craregistry.portfolio.KeptAnswers;
import org.craregistry.portfolio.KeptAnswers.Extent;
import org.craregistry.portfolio.KeptAnswers.Look;
import org.craregistry.portfolio.KeptAnswers.Outdated;
import org.craregistry.portfolio.KeptAnswers.Reevaluated;
import org.craregistry.portfolio.LawInput;
import org.craregistry.portfolio.Outlook;
import org.craregistry.portfolio.PortfolioQueries;
import org.craregistry.portfolio.PortfolioView;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.stereotype.Component;

/**
 * Re-evaluates the kept answers of products when a day or the state of the law has ended them, some at a time, each time in a transaction
 * of its own. Can be interrupted and repeated, and done on several nodes at once.
 */
@Component
class AnswerReevaluation implements FreshAnswers {

    private static final Logger LOG = LoggerFactory.getLogger(AnswerReevaluation.class);
    private static final int PORTFOLIOS_AT_ONCE = 100;
    private static final int AT_ONCE = 500;
    private static final int RETRIES = 3;
    /** For the answers of so many products of a portfolio a reader waits; those of more are left to the job. */
    private static final int MOST_AWAITED = 1000;

    private final KeptAnswers kept;
    private final PortfolioQueries portfolios;
    private final Assessor assessor;
    private final StatesOfLaw states;
    private final Clock clock;

    /** Spares this node to do the same twice at the same time; who reads today's answers does not wait for those of later days. */
    private final Map<Work, Lock> underWay = new ConcurrentHashMap<>();

    private record Work(UUID portfolio, Extent extent) {}

    AnswerReevaluation(
            KeptAnswers kept, PortfolioQueries portfolios, Assessor assessor, StatesOfLaw states, Clock clock) {
        this.kept = kept;
        this.portfolios = portfolios;
        this.assessor = assessor;
        this.states = states;
        this.clock = clock;
    }

    /** Re-evaluates all answers that hold no longer: first those of today, which somebody may wait for, then those of later days. */
    void run() {
        run(Extent.TODAY);
        run(Extent.ANY_DAY);
    }

    private void run(Extent extent) {
        List<PortfolioView> all = portfolios.allForWork();
        for (int from = 0; from < all.size(); from += PORTFOLIOS_AT_ONCE) {
            reevaluate(all.subList(from, Math.min(all.size(), from + PORTFOLIOS_AT_ONCE)), extent, Integer.MAX_VALUE);
        }
    }

    @Override
    public boolean reevaluate(Collection<PortfolioView> asked) {
        return reevaluate(asked, Extent.TODAY, MOST_AWAITED);
    }

    /** @return whether no portfolio has more products to answer for than these; the others are left as they are */
    private boolean reevaluate(Collection<PortfolioView> asked, Extent extent, int most) {
        Instant now = clock.instant();
        Map<LocalDate, List<UUID>> days = asked.stream()
                .collect(Collectors.groupingBy(
                        portfolio -> portfolio.dayOf(now),
                        Collectors.mapping(PortfolioView::portfolioId, Collectors.toList())));
        String basis = states.basis();
        Look look = kept.outdated(days, basis, extent);
        // Another node may have adopted a state of the law just now: its answers must not be replaced by older ones.
        String latestBasis = states.latest(look.adoptedLast()).basis();
        if (!latestBasis.equals(basis)) {
            look = kept.outdated(days, latestBasis, extent);
        }
        boolean all = true;
        for (PortfolioView portfolio : asked) {
            UUID id = portfolio.portfolioId();
            LocalDate today = portfolio.dayOf(now);
            if (!look.portfolios().contains(id)) {
                continue;
            }
            if (most < Integer.MAX_VALUE && kept.areMore(most, id, today, latestBasis)) {
                all = false;
            } else {
                reevaluateOnce(portfolio, today, extent);
            }
        }
        return all;
    }

    private void reevaluateOnce(PortfolioView portfolio, LocalDate today, Extent extent) {
        Lock lock = underWay.computeIfAbsent(new Work(portfolio.portfolioId(), extent), work -> new ReentrantLock());
        if (extent == Extent.TODAY) {
            lock.lock();
        } else if (!lock.tryLock()) {
            // Whoever is at it goes on until nothing is left. Waiting would keep a thread from all other work.
            return;
        }
        try {
            int reevaluated = reevaluateAll(portfolio.portfolioId(), today, extent);
            if (reevaluated > 0) {
                LOG.info("Re-evaluated the answers of {} products of {}", reevaluated, portfolio.key());
            }
        } finally {
            lock.unlock();
        }
    }

    private int reevaluateAll(UUID portfolio, LocalDate today, Extent extent) {
        int reevaluated = 0;
        List<Outdated> before = List.of();
        KnownStates law = states.latest();
        List<Outdated> found = kept.find(portfolio, today, law.basis(), extent, AT_ONCE);
        while (!found.isEmpty()) {
            int replaced = replace(reevaluated(found, today, law, extent));
            if (replaced == 0 && found.equals(before)) {
                // Who reads in a transaction goes on seeing what another node has re-evaluated since.
                return reevaluated;
            }
            reevaluated += replaced;
            before = found;
            law = states.latest();
            found = kept.find(portfolio, today, law.basis(), extent, AT_ONCE);
        }
        return reevaluated;
    }

    private int replace(List<Reevaluated> answers) {
        for (int retries = 0; ; retries++) {
            try {
                return kept.replace(answers);
            } catch (PessimisticLockingFailureException locked) {
                // An import, say, holds one of the rows for longer than the database waits.
                if (retries == RETRIES) {
                    throw locked;
                }
            }
        }
    }

    /** In one order on every node: two that write the same rows wait for each other, and never both. */
    private List<Reevaluated> reevaluated(List<Outdated> outdated, LocalDate today, KnownStates law, Extent extent) {
        return outdated.stream()
                .sorted(Comparator.comparing(Outdated::product))
                .map(one -> reevaluated(one, today, law, extent))
                .toList();
    }

    private Reevaluated reevaluated(Outdated outdated, LocalDate today, KnownStates law, Extent extent) {
        if (outdated.periodsHold() || extent == Extent.TODAY) {
            Answers answers =
                    answered(outdated, law, input -> assessor.appraise(input, today, law), unknown -> unknown);
            return new Reevaluated(outdated, lasting(answers, today));
        }
        Outlook outlook = answered(
                outdated,
                law,
                input -> assessor.outlook(input, today, law),
                unknown -> Outlook.unknown(unknown, today));
        return new Reevaluated(outdated, outlook);
    }

    /** Answers that have ended already would be re-evaluated for ever. */
    private static Answers lasting(Answers answers, LocalDate today) {
        if (answers.holdUntil() != null && answers.holdUntil().isBefore(today)) {
            throw new IllegalStateException("Answers given for %s have ended by then".formatted(today));
        }
        return answers;
    }

    /** What is found for a product; where its facts cannot be read it is unknown, which must not keep the others waiting. */
    private static <T> T answered(
            Outdated outdated, KnownStates law, Function<LawInput, T> found, Function<Answers, T> unknown) {
        try {
            return found.apply(outdated.lawInput());
        } catch (IllegalArgumentException unreadable) {
            LOG.error(
                    "The facts of product {} cannot be read; its answers are unknown", outdated.product(), unreadable);
            return unknown.apply(Answers.unknown(law.basis(), outdated.reliance()));
        }
    }
}
