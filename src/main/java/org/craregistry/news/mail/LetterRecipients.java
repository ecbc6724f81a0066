package org.craregistry.news.mail;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.craregistry.news.Happening;
import org.craregistry.news.NewsQueue;
import org.craregistry.news.NewsWork;
import org.craregistry.news.Recipients;
import org.craregistry.portfolio.PortfolioQueries;
import org.springframework.stereotype.Component;

/** Notes for each person what is to be written, once however many portfolios it concerns. */
@Component
class LetterRecipients implements Recipients {

    private static final ZoneId WHERE_NONE_IS_KNOWN = ZoneId.of("Europe/Brussels");

    private final NewsChoices choices;
    private final Letters letters;
    private final MailOffice office;
    private final PortfolioQueries portfolios;
    private final NewsQueue queue;
    private final Clock clock;

    LetterRecipients(
            NewsChoices choices,
            Letters letters,
            MailOffice office,
            PortfolioQueries portfolios,
            NewsQueue queue,
            Clock clock) {
        this.choices = choices;
        this.letters = letters;
        this.office = office;
        this.portfolios = portfolios;
        this.queue = queue;
        this.clock = clock;
    }

    @Override
    public void take(List<Happening> happened) {
        if (office.closedBecause().isPresent()) {
            return;
        }
        Instant now = clock.instant();
        Map<UUID, ZoneId> zones = new HashMap<>();
        Map<Letters.Item, Instant> items = new HashMap<>();
        for (NewsChoice choice : choices.ofReachable()) {
            List<Happening> wanted = happened.stream().filter(choice::wants).toList();
            if (!wanted.isEmpty()) {
                Instant due = choice.frequency().due(now, zones.computeIfAbsent(choice.portfolio(), this::zone));
                wanted.forEach(one ->
                        items.merge(new Letters.Item(choice.account(), one.id()), due, LetterRecipients::earlier));
            }
        }
        if (!items.isEmpty()) {
            letters.add(items);
            queue.wake(LetterSending.NAME, NewsWork.ONLY);
        }
    }

    private ZoneId zone(UUID portfolio) {
        return portfolios
                .findForWork(portfolio)
                .map(found -> ZoneId.of(found.timeZone()))
                .orElse(WHERE_NONE_IS_KNOWN);
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
