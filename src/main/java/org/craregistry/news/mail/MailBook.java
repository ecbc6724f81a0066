package org.craregistry.news.mail;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.craregistry.audit.Change;
import org.craregistry.audit.Change.FieldChange;
import org.craregistry.audit.ChangeLog;
import org.craregistry.graphql.NodeId;
import org.craregistry.graphql.Refused;
import org.craregistry.graphql.UserError.Code;
import org.craregistry.news.NewsKind;
import org.craregistry.news.NewsQueue;
import org.craregistry.news.NewsWish;
import org.craregistry.news.NewsWork;
import org.craregistry.portfolio.PortfolioQueries;
import org.craregistry.portfolio.PortfolioView;
import org.craregistry.security.Access;
import org.craregistry.security.Caller;
import org.craregistry.security.CurrentCaller;
import org.craregistry.security.MayCall.Who;
import org.craregistry.storage.UtcTime;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps where the caller wants letters to, once that is proven, and of what. */
@Service
class MailBook {

    private static final Pattern ADDRESS = Pattern.compile("[^\\s@\"<>,;:\\p{Cc}]{1,64}@[^\\s@\"<>,;:\\p{Cc}]{1,189}");
    private static final Duration BETWEEN_CODES = Duration.ofMinutes(1);
    static final Duration CODE_HOLDS = Duration.ofDays(2);
    private static final int MOST_WRONG_CODES = 10;
    private static final int CODE_BYTES = 24;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final MailAddresses addresses;
    private final NewsChoices choices;
    private final PortfolioQueries portfolios;
    private final NewsQueue queue;
    private final Access access;
    private final CurrentCaller current;
    private final ChangeLog changeLog;
    private final Clock clock;

    MailBook(
            MailAddresses addresses,
            NewsChoices choices,
            PortfolioQueries portfolios,
            NewsQueue queue,
            Access access,
            CurrentCaller current,
            ChangeLog changeLog,
            Clock clock) {
        this.addresses = addresses;
        this.choices = choices;
        this.portfolios = portfolios;
        this.queue = queue;
        this.access = access;
        this.current = current;
        this.changeLog = changeLog;
        this.clock = clock;
    }

    /** What the caller wants to be told of a portfolio; nothing where there are no kinds. */
    record ChooseNewsInput(String portfolio, List<NewsKind> kinds, List<Integer> leadTimes, Frequency frequency) {}

    /** Notes an address to be proven, or removes the one there is. @param entered {@code null} for none */
    @Transactional
    public Caller setAddress(@Nullable String entered) {
        access.requirePassword();
        Caller caller = current.get();
        Optional<MailAddress> before = addresses.lock(caller.account());
        if (entered == null || entered.isBlank()) {
            before.filter(known -> known.address() != null || known.wanted() != null)
                    .ifPresent(known -> {
                        // When a letter was last asked for stays, so that no other one can be had at once.
                        addresses.keep(new MailAddress(known.account(), null, null, null, known.wantedAt(), 0), false);
                        addresses.arrives(known.account());
                        record(caller);
                    });
            return caller;
        }
        String address = checked(entered);
        Instant now = clock.instant();
        refuseTooOften(before.orElse(null), now);
        addresses.keep(
                new MailAddress(
                        caller.account(), before.map(MailAddress::address).orElse(null), address, newCode(), now, 0),
                before.isEmpty());
        addresses.sendCodeAnew(caller.account());
        queue.wake(LetterSending.NAME, NewsWork.ONLY);
        return caller;
    }

    private static void refuseTooOften(@Nullable MailAddress before, Instant now) {
        Instant last = before == null ? null : before.wantedAt();
        if (last != null && UtcTime.isWithin(BETWEEN_CODES, last, now)) {
            throw Refused.because(
                    Code.NOT_POSSIBLE,
                    "address",
                    "An e-mail was asked for less than a minute ago. Wait for it, or try again then.");
        }
    }

    private static String checked(String entered) {
        String address = entered.strip();
        try {
            new InternetAddress(address, true).validate();
            if (ADDRESS.matcher(address).matches()) {
                return address;
            }
        } catch (AddressException none) {
            // Refused below, like what no registry should write to.
        }
        throw Refused.because(
                Code.INVALID,
                "address",
                "This is no address that e-mails can be sent to; use one such as anna@example.com.");
    }

    private static String newCode() {
        byte[] bytes = new byte[CODE_BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** From now on letters go to the address that the code was sent to. A wrong code counts, whatever is answered. */
    @Transactional(noRollbackFor = Refused.class)
    public Caller confirm(String code) {
        access.requirePassword();
        Caller caller = current.get();
        MailAddress known = addresses.lock(caller.account()).orElse(null);
        if (known == null || known.code() == null || !holds(known)) {
            throw wrong();
        }
        byte[] right = known.code().getBytes(StandardCharsets.UTF_8);
        if (!MessageDigest.isEqual(right, code.strip().getBytes(StandardCharsets.UTF_8))) {
            addresses.keep(
                    new MailAddress(
                            known.account(),
                            known.address(),
                            known.wanted(),
                            known.code(),
                            known.wantedAt(),
                            known.tries() + 1),
                    false);
            throw wrong();
        }
        addresses.keep(new MailAddress(known.account(), known.wanted(), null, null, null, 0), false);
        addresses.arrives(known.account());
        record(caller);
        return caller;
    }

    private boolean holds(MailAddress known) {
        Instant since = known.wantedAt();
        return since != null
                && UtcTime.isWithin(CODE_HOLDS, since, clock.instant())
                && known.tries() < MOST_WRONG_CODES;
    }

    private static Refused wrong() {
        return Refused.because(
                Code.INVALID,
                "code",
                "This is not the code that was sent to you, or it does not hold any more. Enter your address again to get another one.");
    }

    /** Keeps what the caller wants to be told of a portfolio. */
    @Transactional
    public PortfolioView choose(ChooseNewsInput wanted) {
        UUID portfolio = NodeId.find(NodeId.Kind.PORTFOLIO, wanted.portfolio())
                .orElseThrow(() -> Refused.unseen("portfolio", "portfolio"));
        access.require(portfolio, Who.VIEWER);
        PortfolioView seen = Optional.ofNullable(
                        portfolios.find(List.of(portfolio)).get(portfolio))
                .orElseThrow(() -> Refused.unseen("portfolio", "portfolio"));
        UUID account = current.get().account();
        if (wanted.kinds().isEmpty()) {
            choices.remove(account, portfolio);
        } else {
            NewsWish wish = NewsWish.checked(wanted.kinds(), wanted.leadTimes());
            choices.keep(new NewsChoice(account, portfolio, wish, wanted.frequency()));
        }
        return seen;
    }

    /** That it changed; the address itself is personal and goes with the account. */
    private void record(Caller caller) {
        changeLog.record(Change.now(
                caller.origin(clock.instant()),
                null,
                Change.Subject.ACCOUNT,
                caller.account(),
                caller.name(),
                Change.Action.UPDATED,
                null,
                List.of(new FieldChange("mailAddress", null, null))));
    }
}
