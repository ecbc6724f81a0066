package org.craregistry.news;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.craregistry.assessment.ComingDate;
import org.craregistry.assessment.ComingDates;
import org.craregistry.law.Sentences;
import org.craregistry.portfolio.PortfolioQueries;
import org.craregistry.portfolio.PortfolioView;
import org.craregistry.storage.Ids;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Once a day of each portfolio, writes into the outbox which dates ahead have come near: each date once for each lead time that
 * anybody wants, on whatever node and however often it starts.
 */
@Component
class DatesToTell implements NewsWork {

    private static final Logger LOG = LoggerFactory.getLogger(DatesToTell.class);
    static final String NAME = "tell-dates-ahead";

    private static final Duration EVERY = Duration.ofMinutes(30);

    /** The rest is one piece of news. */
    private static final int MOST_SINGLE = 100;

    private final DatesTold told;
    private final ComingDates dates;
    private final PortfolioQueries portfolios;
    private final Happenings happenings;
    private final NewsRetention retention;
    private final TransactionTemplate transaction;
    private final Clock clock;

    DatesToTell(
            DatesTold told,
            ComingDates dates,
            PortfolioQueries portfolios,
            Happenings happenings,
            NewsRetention retention,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.told = told;
        this.dates = dates;
        this.portfolios = portfolios;
        this.happenings = happenings;
        this.retention = retention;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** A date with the lead times that it has reached since it was last told. */
    private record Due(ComingDate date, Set<Integer> leadTimes) {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Optional<Duration> run(String instance) {
        told.wishes()
                .forEach((id, leadTimes) -> portfolios
                        .findForWork(id)
                        .filter(portfolio -> !told.isLookedAt(id, today(portfolio)))
                        .ifPresent(portfolio -> tellOrLog(portfolio, leadTimes)));
        retention.forget();
        return Optional.of(EVERY);
    }

    /** What is wrong with one portfolio must not keep the others waiting. */
    private void tellOrLog(PortfolioView portfolio, Set<Integer> leadTimes) {
        try {
            tell(portfolio, leadTimes);
        } catch (RuntimeException wrong) {
            LOG.error(
                    "The dates ahead of {} could not be told; they are looked at again later", portfolio.key(), wrong);
        }
    }

    private void tell(PortfolioView portfolio, Set<Integer> leadTimes) {
        LocalDate today = today(portfolio);
        List<Due> near = new ArrayList<>();
        dates.tell(portfolio, Collections.max(leadTimes), date -> {
            Set<Integer> reached = new TreeSet<>(leadTimes);
            reached.removeIf(days -> ChronoUnit.DAYS.between(today, date.date()) > days);
            near.add(new Due(date, reached));
        });
        near.sort(Comparator.comparing((Due due) -> due.date().date())
                .thenComparing(due -> due.date().key()));
        transaction.executeWithoutResult(status -> {
            if (told.begin(portfolio.portfolioId(), today)) {
                happenings.add(happened(portfolio, newlyDue(portfolio, near)));
            }
        });
    }

    /** Those that have reached a lead time for which they were not told yet; from now on they were. */
    private List<Due> newlyDue(PortfolioView portfolio, List<Due> near) {
        List<DatesTold.Mark> marks = new ArrayList<>();
        near.forEach(due -> due.leadTimes()
                .forEach(days -> marks.add(DatesTold.Mark.of(portfolio.portfolioId(), due.date(), days))));
        Map<String, Set<Integer>> fresh = told.markAll(marks);
        return near.stream()
                .filter(due -> fresh.containsKey(due.date().key()))
                .map(due -> new Due(due.date(), fresh.getOrDefault(due.date().key(), Set.of())))
                .toList();
    }

    private List<Happening> happened(PortfolioView portfolio, List<Due> due) {
        List<Happening> happened = new ArrayList<>();
        due.stream().limit(MOST_SINGLE).forEach(one -> happened.add(happening(portfolio.portfolioId(), one)));
        if (due.size() > MOST_SINGLE) {
            happened.add(rest(portfolio.portfolioId(), due.subList(MOST_SINGLE, due.size())));
        }
        return happened;
    }

    private Happening happening(UUID portfolio, Due due) {
        ComingDate date = due.date();
        return new Happening(
                Ids.next(),
                portfolio,
                NewsKind.DATE_AHEAD,
                clock.instant(),
                date.product(),
                date.productLabel(),
                date.summary(),
                date.products(),
                date.date(),
                due.leadTimes());
    }

    private Happening rest(UUID portfolio, List<Due> due) {
        Set<Integer> leadTimes = new TreeSet<>();
        due.forEach(one -> leadTimes.addAll(one.leadTimes()));
        LocalDate first = due.get(0).date().date();
        return new Happening(
                Ids.next(),
                portfolio,
                NewsKind.DATE_AHEAD,
                clock.instant(),
                null,
                "",
                "%,d more dates come near, the first of them on %s.".formatted(due.size(), Sentences.day(first)),
                due.size(),
                first,
                leadTimes);
    }

    private LocalDate today(PortfolioView portfolio) {
        return portfolio.dayOf(clock.instant());
    }
}
