package org.craregistry.security;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.craregistry.audit.Change;
import org.craregistry.audit.Change.FieldChange;
import org.craregistry.audit.ChangeLog;
import org.craregistry.audit.Origin;
import org.craregistry.graphql.Refused;
import org.craregistry.graphql.UserError;
import org.craregistry.security.AccountLinks.Purpose;
import org.craregistry.security.AccountRegister.NewAccount;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Lets people set a password themselves, so that no administrator ever knows one. */
@Service
class Invitations {

    private final Accounts accounts;
    private final AccountRegister register;
    private final AccountLinks links;
    private final AccountLog log;
    private final ChangeLog changeLog;
    private final Passwords passwords;
    private final Access access;
    private final LocalAccountSettings settings;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Invitations(
            Accounts accounts,
            AccountRegister register,
            AccountLinks links,
            AccountLog log,
            ChangeLog changeLog,
            Passwords passwords,
            Access access,
            LocalAccountSettings settings,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.accounts = accounts;
        this.register = register;
        this.links = links;
        this.log = log;
        this.changeLog = changeLog;
        this.passwords = passwords;
        this.access = access;
        this.settings = settings;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** Who is invited. */
    record Invitation(String name, boolean administrator, boolean auditor) {}

    /** An account whose password is to be set anew. */
    record Reset(String account) {}

    /** Makes an account without a password, and the link that sets its first one. */
    AccountLinks.Made invite(Invitation wanted) {
        refuseWithoutPasswords();
        return transaction.execute(status -> {
            UUID account =
                    register.create(new NewAccount(wanted.name(), null, wanted.administrator(), wanted.auditor()));
            return links.make(account, wanted.name(), Purpose.INVITATION);
        });
    }

    /** Makes a link that sets another password; whoever never had one is invited anew. The old one works until the link is used. */
    AccountLinks.Made reset(Reset wanted) {
        access.requireAdministrator();
        access.requirePassword();
        refuseWithoutPasswords();
        return transaction.execute(status -> {
            Account account = accounts.named(wanted.account());
            refuseWithoutPassword(account);
            log.record(account, Change.Action.UPDATED, null, new FieldChange("passwordLink", null, "made"));
            Purpose purpose = account.passwordHash() == null ? Purpose.INVITATION : Purpose.RESET;
            return links.make(account.id(), account.name(), purpose);
        });
    }

    /**
     * Sets the password of the account that a link is for. Its sessions end, because they began with another one.
     *
     * @return the name of the account; empty where the link does not work, or no longer
     * @throws Refused where the password cannot be one
     */
    Optional<String> accept(String sent, String password) {
        refuseWithoutPasswords();
        TokenSecret secret = TokenSecret.parse(sent).orElse(null);
        UUID id = secret == null ? null : links.find(secret).orElse(null);
        if (secret == null || id == null) {
            return Optional.empty();
        }
        Passwords.objectionTo(accounts.findById(id).orElseThrow().name(), password)
                .ifPresent(objection -> {
                    throw Refused.because(UserError.Code.INVALID, "password", objection);
                });
        String hash = passwords.hash(password);
        return Objects.requireNonNull(
                transaction.execute(status -> links.use(secret) ? Optional.of(set(id, hash)) : Optional.empty()));
    }

    private String set(UUID id, String hash) {
        Account account = accounts.findById(id).orElseThrow();
        account.changePassword(hash);
        changeLog.record(Change.now(
                Origin.api(clock.instant(), id, account.name()),
                null,
                Change.Subject.ACCOUNT,
                id,
                account.name(),
                Change.Action.UPDATED,
                null,
                List.of(new FieldChange("password", null, null))));
        return account.name();
    }

    private void refuseWithoutPasswords() {
        if (!settings.enabled()) {
            throw Refused.because(UserError.Code.NOT_POSSIBLE, "", LocalAccountSettings.SWITCHED_OFF);
        }
    }

    private static void refuseWithoutPassword(Account account) {
        if (account.isOfProvider()) {
            throw Refused.because(
                    UserError.Code.NOT_POSSIBLE,
                    "account",
                    "%s signs in with the sign-on of your organisation and has no password here. Its password is reset there."
                            .formatted(account.name()));
        }
        if (account.isLocked()) {
            throw Refused.because(
                    UserError.Code.NOT_POSSIBLE,
                    "account",
                    "%s is locked, so that nobody could use the link. Unlock it first.".formatted(account.name()));
        }
    }
}
