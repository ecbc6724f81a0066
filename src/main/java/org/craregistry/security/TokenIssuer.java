package org.craregistry.security;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.craregistry.audit.Change;
import org.craregistry.audit.Change.FieldChange;
import org.craregistry.audit.ChangeLog;
import org.craregistry.graphql.NodeId;
import org.craregistry.graphql.Refused;
import org.craregistry.graphql.UserError;
import org.craregistry.security.MayCall.Who;
import org.craregistry.storage.StorableText;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Issues access tokens and takes them back. */
@Service
class TokenIssuer {

    private static final int LONGEST_LABEL = 200;
    private static final int USUAL_DAYS = 90;
    private static final int MOST_DAYS = 366;
    private static final int MOST_USABLE = 100;

    /** Each that was taken back stays for the auditors, and anybody may make and take back his own. */
    private static final int MOST_WITHIN_A_DAY = 500;

    private final AccessTokens tokens;
    private final Accounts accounts;
    private final EntityManager entities;
    private final Access access;
    private final PortfolioKeys portfolios;
    private final CurrentCaller caller;
    private final ChangeLog changeLog;
    private final Clock clock;

    TokenIssuer(
            AccessTokens tokens,
            Accounts accounts,
            EntityManager entities,
            Access access,
            PortfolioKeys portfolios,
            CurrentCaller caller,
            ChangeLog changeLog,
            Clock clock) {
        this.tokens = tokens;
        this.accounts = accounts;
        this.entities = entities;
        this.access = access;
        this.portfolios = portfolios;
        this.caller = caller;
        this.changeLog = changeLog;
        this.clock = clock;
    }

    /**
     * What a new token is to be.
     *
     * @param expiresOn the last day it works, in UTC; {@code null} for 90 days from today
     * @param account whose it is; {@code null} for the caller's own
     */
    record Wanted(
            String label,
            @Nullable LocalDate expiresOn,
            boolean readOnly,
            @Nullable String account) {}

    /** A new token with its secret, which is not kept. */
    record NewToken(IssuedToken token, String secret) {

        @Override
        public String toString() {
            return "NewToken[" + token + "]";
        }
    }

    /**
     * What a new token for a calendar is to be.
     *
     * @param expiresOn the last day it works, in UTC; {@code null} for 90 days from today
     */
    record WantedForCalendar(
            String portfolio, String label, @Nullable LocalDate expiresOn) {}

    /**
     * A new token for a calendar.
     *
     * @param path where the calendar is, with the secret
     */
    record Subscription(IssuedToken token, String path) {

        @Override
        public String toString() {
            return "Subscription[" + token + "]";
        }
    }

    @Transactional
    NewToken create(Wanted wanted) {
        access.requirePassword();
        Account account = accountOf(wanted.account());
        return create(account, wanted.label(), wanted.readOnly(), null, wanted.expiresOn());
    }

    /** A token of the caller's that opens the calendar of a portfolio and nothing else. */
    @Transactional
    Subscription createForCalendar(WantedForCalendar wanted) {
        UUID portfolio = NodeId.find(NodeId.Kind.PORTFOLIO, wanted.portfolio()).orElseThrow(Access::notFound);
        access.require(portfolio, Who.VIEWER);
        access.requirePassword();
        String key = portfolios.find(portfolio).orElseThrow(Access::notFound);
        NewToken made = create(accountOf(null), wanted.label(), true, portfolio, wanted.expiresOn());
        return new Subscription(made.token(), CalendarSignIn.path(key, made.secret()));
    }

    private NewToken create(
            Account account, String label, boolean readOnly, @Nullable UUID calendarOf, @Nullable LocalDate expiresOn) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        refuseOfProvider(account);
        refuseTooMany(account, now);
        TokenSecret secret = TokenSecret.random();
        AccessToken token =
                new AccessToken(account, label(label), secret.hash(), readOnly, calendarOf, now, expiry(expiresOn));
        entities.persist(token);
        IssuedToken issued = token.shown();
        record(issued, Change.Action.CREATED, now, created(issued));
        return new NewToken(issued, secret.reveal());
    }

    private List<FieldChange> created(IssuedToken issued) {
        List<FieldChange> fields = new ArrayList<>(List.of(
                new FieldChange("account", null, issued.account()),
                new FieldChange("readOnly", null, Boolean.toString(issued.readOnly())),
                new FieldChange("expiresAt", null, issued.expiresAt().toString())));
        if (issued.calendarPortfolio() != null) {
            fields.add(new FieldChange("calendarOf", null, portfolios.labelOf(issued.calendarPortfolio())));
        }
        return fields;
    }

    /** Takes a token back at once. Doing so again changes nothing. */
    @Transactional
    IssuedToken revoke(String id) {
        Caller signedIn = caller.get();
        AccessToken token = NodeId.find(NodeId.Kind.TOKEN, id)
                .flatMap(tokens::findById)
                .filter(found -> signedIn.administrator() || found.belongsTo(signedIn.account()))
                .orElseThrow(() -> Refused.because(
                        UserError.Code.NOT_FOUND,
                        "id",
                        "There is no such token, or it is not yours. Use the id of one of yours."));
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        if (token.revoke(now)) {
            record(token.shown(), Change.Action.REVOKED, now, List.of());
        }
        return token.shown();
    }

    private Account accountOf(@Nullable String name) {
        Caller signedIn = caller.get();
        if (name == null || name.equals(signedIn.name())) {
            return accounts.findById(signedIn.account()).orElseThrow();
        }
        access.requireAdministrator();
        return accounts.named(name);
    }

    /** Its token would go on for as long as a year after the provider has stopped vouching for it. */
    private static void refuseOfProvider(Account account) {
        if (account.isOfProvider()) {
            throw Refused.because(
                    UserError.Code.NOT_POSSIBLE,
                    "account",
                    "%s signs in with the sign-on of your organisation, which issues the tokens for its programs. An administrator can make an account for a program, and tokens for that."
                            .formatted(account.name()));
        }
    }

    private void refuseTooMany(Account account, Instant now) {
        long usable = tokens.countUsable(account, now);
        if (usable >= MOST_USABLE) {
            throw Refused.because(
                    UserError.Code.NOT_POSSIBLE,
                    "",
                    "The account has %d tokens in use; %d is the most. Revoke some first."
                            .formatted(usable, MOST_USABLE));
        }
        if (tokens.countMade(account, now.minus(Duration.ofDays(1))) >= MOST_WITHIN_A_DAY) {
            throw Refused.because(
                    UserError.Code.NOT_POSSIBLE,
                    "",
                    "%d tokens were made for the account within a day, which is the most. Use those it has, or go on tomorrow."
                            .formatted(MOST_WITHIN_A_DAY));
        }
    }

    private static String label(String asked) {
        String label = asked.strip();
        if (!StorableText.is(label)) {
            throw Refused.because(UserError.Code.INVALID, "label", StorableText.refusal("The label"));
        }
        if (!StorableText.isSeen(label) || label.length() > LONGEST_LABEL) {
            throw Refused.because(
                    UserError.Code.INVALID,
                    "label",
                    StorableText.isSeen(label)
                            ? "The label has %,d characters; use 1 to %,d that say what the token is for."
                                    .formatted(label.length(), LONGEST_LABEL)
                            : "The label is empty; say in 1 to %,d characters what the token is for."
                                    .formatted(LONGEST_LABEL));
        }
        return label;
    }

    /** The first moment at which the token no longer works. */
    private Instant expiry(@Nullable LocalDate asked) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        LocalDate last = asked == null ? today.plusDays(USUAL_DAYS) : asked;
        if (last.isBefore(today) || last.isAfter(today.plusDays(MOST_DAYS))) {
            throw Refused.because(
                    UserError.Code.INVALID,
                    "expiresOn",
                    "%s is out of bounds; use a day from %s to %s.".formatted(last, today, today.plusDays(MOST_DAYS)));
        }
        return last.plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC);
    }

    private void record(IssuedToken token, Change.Action action, Instant at, List<FieldChange> fields) {
        changeLog.record(Change.now(
                caller.get().origin(at),
                null,
                Change.Subject.TOKEN,
                token.token(),
                token.label(),
                action,
                null,
                fields));
    }
}
