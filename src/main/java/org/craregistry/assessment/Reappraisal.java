package org.craregistry.assessment;

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
import java.util.stream.Collectors;
import org.craregistry.portfolio.Answers;
import org.craregistry.portfolio.FreshAnswers;
import org.craregistry.portfolio.KeptAnswers;
import org.craregistry.portfolio.KeptAnswers.Look;
import org.craregistry.portfolio.KeptAnswers.Outdated;
import org.craregistry.portfolio.KeptAnswers.Reevaluated;
import org.craregistry.portfolio.PortfolioQueries;
import org.craregistry.portfolio.PortfolioView;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.stereotype.Component;

/**
 * Renews the kept answers of products when a day or the state of the law has ended them, some at a time, each time in a transaction
 * of its own. Can be interrupted and repeated, and done on several nodes at once.
 */
@Component
class Reappraisal implements FreshAnswers {

    private static final Logger LOG = LoggerFactory.getLogger(Reappraisal.class);
    private static final int PORTFOLIOS_AT_ONCE = 100;
    private static final int AT_ONCE = 500;
    private static final int RETRIES = 3;

    private final KeptAnswers kept;
    private final PortfolioQueries portfolios;
    private final Assessor assessor;
    private final StatesOfLaw states;
    private final Clock clock;

    /** Spares this node to do the same twice at the same time. */
    private final Map<UUID, Lock> underWay = new ConcurrentHashMap<>();

    Reappraisal(KeptAnswers kept, PortfolioQueries portfolios, Assessor assessor, StatesOfLaw states, Clock clock) {
        this.kept = kept;
        this.portfolios = portfolios;
        this.assessor = assessor;
        this.states = states;
        this.clock = clock;
    }

    /** Renews all answers that hold no longer. */
    void run() {
        List<PortfolioView> all = portfolios.allForWork();
        for (int from = 0; from < all.size(); from += PORTFOLIOS_AT_ONCE) {
            reevaluate(all.subList(from, Math.min(all.size(), from + PORTFOLIOS_AT_ONCE)));
        }
    }

    @Override
    public void reevaluate(Collection<PortfolioView> asked) {
        Instant now = clock.instant();
        Map<LocalDate, List<UUID>> days = asked.stream()
                .collect(Collectors.groupingBy(
                        portfolio -> portfolio.dayOf(now),
                        Collectors.mapping(PortfolioView::portfolioId, Collectors.toList())));
        String basis = states.basis();
        Look look = kept.outdated(days, basis);
        // Another node may have adopted a state of the law just now: its answers must not be renewed back.
        String renewedBasis = states.renewed(look.adoptedLast()).basis();
        if (!renewedBasis.equals(basis)) {
            look = kept.outdated(days, renewedBasis);
        }
        for (PortfolioView portfolio : asked) {
            if (look.portfolios().contains(portfolio.portfolioId())) {
                renewOnce(portfolio, portfolio.dayOf(now));
            }
        }
    }

    private void renewOnce(PortfolioView portfolio, LocalDate today) {
        Lock lock = underWay.computeIfAbsent(portfolio.portfolioId(), id -> new ReentrantLock());
        lock.lock();
        try {
            int renewed = renewAll(portfolio.portfolioId(), today);
            if (renewed > 0) {
                LOG.info("Renewed the answers of {} products of {}", renewed, portfolio.key());
            }
        } finally {
            lock.unlock();
        }
    }

    private int renewAll(UUID portfolio, LocalDate today) {
        int renewed = 0;
        List<Outdated> before = List.of();
        KnownStates law = states.renewed();
        List<Outdated> found = kept.find(portfolio, today, law.basis(), AT_ONCE);
        while (!found.isEmpty()) {
            int replaced = replace(renewed(found, today, law));
            if (replaced == 0 && found.equals(before)) {
                // Who reads in a transaction goes on seeing what another node has renewed since.
                return renewed;
            }
            renewed += replaced;
            before = found;
            law = states.renewed();
            found = kept.find(portfolio, today, law.basis(), AT_ONCE);
        }
        return renewed;
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
    private List<Reevaluated> renewed(List<Outdated> outdated, LocalDate today, KnownStates law) {
        return outdated.stream()
                .sorted(Comparator.comparing(Outdated::product))
                .map(one -> new Reevaluated(one, lasting(answers(one, today, law), today)))
                .toList();
    }

    /** Answers that have ended already would be renewed for ever. */
    private static Answers lasting(Answers answers, LocalDate today) {
        if (answers.holdUntil() != null && answers.holdUntil().isBefore(today)) {
            throw new IllegalStateException("Answers given for %s have ended by then".formatted(today));
        }
        return answers;
    }

    /** The new answers of a product; where its facts cannot be read they are unknown, which must not keep the others waiting. */
    private Answers answers(Outdated outdated, LocalDate today, KnownStates law) {
        try {
            return assessor.appraise(outdated.lawInput(), today, law);
        } catch (IllegalArgumentException unreadable) {
            LOG.error(
                    "The facts of product {} cannot be read; its answers are unknown", outdated.product(), unreadable);
            return Answers.unknown(law.basis(), outdated.reliance());
        }
    }
}
