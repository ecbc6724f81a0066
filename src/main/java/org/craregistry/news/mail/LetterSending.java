package org.craregistry.news.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.craregistry.news.BackOff;
import org.craregistry.news.Happening;
import org.craregistry.news.Happenings;
import org.craregistry.news.NewsWork;
import org.craregistry.portfolio.PortfolioQueries;
import org.craregistry.portfolio.PortfolioView;
import org.craregistry.security.AbsentAccounts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.mail.MailException;
import org.springframework.mail.MailParseException;
import org.springframework.mail.MailSendException;
import org.springframework.stereotype.Component;

/**
 * Sends letters, one after the other; what the mail server does not take is sent again later under the same number. What somebody
 * may not see any more when the letter is sent, or does not choose any more, is not in it.
 */
@Component
class LetterSending implements NewsWork {

    static final String NAME = "send-letters";

    private static final Logger LOG = LoggerFactory.getLogger(LetterSending.class);
    private static final Duration IDLE = Duration.ofSeconds(30);
    private static final Duration AFTER_FAILURE = Duration.ofMinutes(1);
    private static final int AT_ONCE = 50;
    /** A letter that is refused while others are taken is not tried for ever. */
    private static final int MOST_TRIES = 12;

    private static final Tried NEVER = new Tried(0, Instant.MIN);

    /** Of codes that were not taken, on this node: there are few, and they do not hold for long. */
    private final Map<MailAddress, Tried> proofs = new ConcurrentHashMap<>();

    private final MailAddresses addresses;
    private final Letters letters;
    private final NewsChoices choices;
    private final LetterWriter writer;
    private final MailOffice office;
    private final Happenings happenings;
    private final PortfolioQueries portfolios;
    private final AbsentAccounts accounts;
    private final Clock clock;

    LetterSending(
            MailAddresses addresses,
            Letters letters,
            NewsChoices choices,
            LetterWriter writer,
            MailOffice office,
            Happenings happenings,
            PortfolioQueries portfolios,
            AbsentAccounts accounts,
            Clock clock) {
        this.addresses = addresses;
        this.letters = letters;
        this.choices = choices;
        this.writer = writer;
        this.office = office;
        this.happenings = happenings;
        this.portfolios = portfolios;
        this.accounts = accounts;
        this.clock = clock;
    }

    /** How often something was tried, and when it is next. */
    private record Tried(int tries, Instant next) {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Optional<Duration> run(String instance) {
        letters.forgetErased();
        if (office.closedBecause().isPresent()) {
            return Optional.of(IDLE);
        }
        Instant now = clock.instant();
        letters.begin(now);
        List<Letters.Open> due = letters.due(now, AT_ONCE);
        List<MailAddress> toProve = addresses.toProve(now.minus(MailBook.CODE_HOLDS), AT_ONCE).stream()
                .filter(one -> !now.isBefore(proofs.getOrDefault(one, NEVER).next()))
                .toList();
        boolean goesOn = due.stream().allMatch(this::send) && toProve.stream().allMatch(this::prove);
        if (!goesOn) {
            return Optional.of(AFTER_FAILURE);
        }
        return Optional.of(due.size() == AT_ONCE ? Duration.ZERO : IDLE);
    }

    /** @return whether to go on with others: not where the server takes nothing from anybody */
    private boolean prove(MailAddress wanted) {
        Instant now = clock.instant();
        Outcome outcome = post(
                UUID.randomUUID(),
                Objects.requireNonNull(wanted.wanted()),
                writer.proof(Objects.requireNonNull(wanted.code())));
        if (outcome == Outcome.TAKEN) {
            proofs.remove(wanted);
            addresses.codeSent(wanted, now);
        } else {
            proofs.put(wanted, next(proofs.getOrDefault(wanted, NEVER).tries(), outcome, now));
        }
        return outcome != Outcome.SERVER_AWAY;
    }

    /** A server that is away says nothing of the letter: it is not late for long once the server is back. */
    private static Tried next(int triesBefore, Outcome outcome, Instant now) {
        int tries = triesBefore + 1;
        return outcome == Outcome.SERVER_AWAY
                ? new Tried(triesBefore, now.plus(AFTER_FAILURE))
                : new Tried(tries, now.plus(BackOff.after(tries)));
    }

    private boolean send(Letters.Open letter) {
        String address =
                addresses.find(letter.account()).map(MailAddress::address).orElse(null);
        List<NewsChoice> chosen = visibleChoices(letter.account());
        List<Happening> happened = wanted(letter, chosen);
        if (address == null || happened.isEmpty()) {
            letters.end(letter);
            return true;
        }
        Map<UUID, PortfolioView> known = happened.stream()
                .map(Happening::portfolio)
                .filter(Objects::nonNull)
                .distinct()
                .flatMap(id -> portfolios.findForWork(id).stream())
                .collect(Collectors.toMap(PortfolioView::portfolioId, one -> one));
        Outcome outcome =
                post(letter.id(), address, writer.news(happened, known, ends(letter.account(), chosen, happened)));
        if (outcome == Outcome.TAKEN) {
            letters.end(letter);
            addresses.arrives(letter.account());
        } else {
            tryAgain(letter, outcome);
        }
        return outcome != Outcome.SERVER_AWAY;
    }

    /** What ends the choices that a letter comes from. */
    private LetterEnd ends(UUID account, List<NewsChoice> chosen, List<Happening> happened) {
        return choices.endOf(
                account,
                chosen.stream()
                        .filter(choice -> happened.stream().anyMatch(choice::wants))
                        .toList());
    }

    private void tryAgain(Letters.Open letter, Outcome outcome) {
        Tried tried = next(letter.tries(), outcome, clock.instant());
        if (outcome == Outcome.SERVER_AWAY || tried.tries() < MOST_TRIES) {
            letters.tryAgain(letter, tried.tries(), tried.next(), outcome.words());
        } else {
            LOG.warn("Letter {} was refused {} times and is given up", letter.id(), tried.tries());
            addresses.gaveUp(letter.account(), clock.instant());
            letters.end(letter);
        }
    }

    /** What an account still chooses, of what it may still see. */
    private List<NewsChoice> visibleChoices(UUID account) {
        List<NewsChoice> all = choices.of(account);
        Set<UUID> seen = accounts.visible(
                account, all.stream().map(NewsChoice::portfolio).toList());
        return all.stream().filter(choice -> seen.contains(choice.portfolio())).toList();
    }

    /** What of a letter is still chosen, the earliest first. */
    private List<Happening> wanted(Letters.Open letter, List<NewsChoice> chosen) {
        return happenings.find(letters.happeningsIn(letter)).values().stream()
                .filter(one -> chosen.stream().anyMatch(choice -> choice.wants(one)))
                .sorted(Comparator.comparing(Happening::id))
                .toList();
    }

    private Outcome post(UUID id, String to, Letter letter) {
        try {
            office.send(id, to, letter);
            return Outcome.TAKEN;
        } catch (MailException | MessagingException failed) {
            Outcome outcome = Outcome.of(failed);
            LOG.warn(
                    "Letter {} was not sent: {} {}",
                    id,
                    outcome.words(),
                    failed.getClass().getSimpleName());
            return outcome;
        }
    }

    /** What came of a try to send a letter. */
    private enum Outcome {
        TAKEN("The mail server took the e-mail."),
        LETTER_REFUSED("The mail server did not take the e-mail for this address. It is tried again later."),
        SERVER_AWAY("The mail server cannot be reached, or takes nothing. It is tried again later.");

        private final String words;

        Outcome(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }

        /** Whoever is refused alone must not keep the others waiting; with a server that hangs each would wait in turn. */
        private static Outcome of(Exception failed) {
            boolean isAboutTheLetter = failed instanceof MailSendException sending
                    && sending.getCause() == null
                    && Stream.of(sending.getMessageExceptions()).allMatch(SendFailedException.class::isInstance);
            return isAboutTheLetter || failed instanceof MailParseException || failed instanceof MessagingException
                    ? LETTER_REFUSED
                    : SERVER_AWAY;
        }
    }
}
