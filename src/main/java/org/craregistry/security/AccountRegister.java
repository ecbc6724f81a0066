package org.craregistry.security;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.craregistry.audit.Change;
import org.craregistry.audit.Change.FieldChange;
import org.craregistry.graphql.Refused;
import org.craregistry.graphql.UserError;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes accounts and changes their passwords. */
@Service
class AccountRegister {

    private final Accounts accounts;
    private final Passwords passwords;
    private final PasswordCheck check;
    private final Access access;
    private final CurrentCaller caller;
    private final AccountLog log;
    private final AccountLinks links;
    private final LocalAccountSettings settings;
    private final TransactionTemplate transaction;
    private final Clock clock;

    AccountRegister(
            Accounts accounts,
            Passwords passwords,
            PasswordCheck check,
            Access access,
            CurrentCaller caller,
            AccountLog log,
            AccountLinks links,
            LocalAccountSettings settings,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.check = check;
        this.access = access;
        this.caller = caller;
        this.log = log;
        this.links = links;
        this.settings = settings;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /**
     * What a new account is to be.
     *
     * @param password {@code null} for an account that signs in with tokens only
     */
    record NewAccount(String name, @Nullable String password, boolean administrator, boolean auditor) {}

    /** A change of the caller's own password. */
    record NewPassword(String currentPassword, String newPassword) {}

    /** Makes an account. The slow hash is made before the transaction begins, and holds no connection. */
    UUID create(NewAccount wanted) {
        access.requireAdministrator();
        access.requirePassword();
        Refused.ifAny(objectionsTo(wanted));
        if (wanted.password() != null && !settings.enabled()) {
            throw switchedOff("password");
        }
        if (Account.isTakenInHistory(wanted.name()) || accounts.existsByName(wanted.name())) {
            throw taken(wanted.name());
        }
        String hash = wanted.password() == null ? null : passwords.hash(wanted.password());
        return transaction.execute(status -> store(wanted, hash));
    }

    private UUID store(NewAccount wanted, @Nullable String hash) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Account account = new Account(wanted.name(), hash, wanted.administrator(), wanted.auditor(), now);
        try {
            accounts.saveAndFlush(account);
        } catch (DataIntegrityViolationException madeMeanwhile) {
            throw taken(wanted.name());
        }
        log.record(
                account,
                Change.Action.CREATED,
                null,
                new FieldChange("administrator", null, Boolean.toString(wanted.administrator())),
                new FieldChange("auditor", null, Boolean.toString(wanted.auditor())));
        return account.id();
    }

    /** Changes the caller's password; the slow hashes are made before the transaction begins. */
    UUID changePassword(NewPassword wanted) {
        access.requirePassword();
        Account known = accounts.findById(caller.get().account()).orElseThrow();
        refuseWithoutPassword(known);
        refuseUnlessCurrent(known, wanted.currentPassword());
        List<UserError> objections = new ArrayList<>();
        Passwords.objectionTo(known.name(), wanted.newPassword())
                .ifPresent(message -> objections.add(UserError.of(UserError.Code.INVALID, "newPassword", message)));
        Refused.ifAny(objections);
        String hash = passwords.hash(wanted.newPassword());
        return transaction.execute(status -> replace(known, hash));
    }

    /** The password that was checked has to be the one that is replaced. */
    private UUID replace(Account known, String hash) {
        Account account = accounts.findById(known.id()).orElseThrow();
        if (!Objects.equals(account.passwordHash(), known.passwordHash())) {
            throw Refused.because(
                    UserError.Code.CONFLICT,
                    "currentPassword",
                    "The password was changed just now. Repeat with the one that is current.");
        }
        account.changePassword(hash);
        links.end(account.id());
        log.record(account, Change.Action.UPDATED, null, new FieldChange("password", null, null));
        return account.id();
    }

    private void refuseUnlessCurrent(Account account, String password) {
        boolean right;
        try {
            right = check.passes(account.name(), password, account.passwordHash(), caller.address());
        } catch (TooManyAttempts tooMany) {
            throw Refused.because(UserError.Code.NOT_POSSIBLE, "currentPassword", String.valueOf(tooMany.getMessage()));
        }
        if (!right) {
            throw Refused.because(
                    UserError.Code.INVALID,
                    "currentPassword",
                    "This is not your current password. Give the one you sign in with.");
        }
    }

    private static List<UserError> objectionsTo(NewAccount wanted) {
        List<UserError> objections = new ArrayList<>();
        if (!Account.isName(wanted.name())) {
            objections.add(UserError.of(
                    UserError.Code.INVALID,
                    "name",
                    "The name has to be 1 to 100 small letters (a to z), digits or one of . _ @ - ; anna.keller"
                            + " for example."));
        }
        if (wanted.password() != null) {
            Passwords.objectionTo(wanted.name(), wanted.password())
                    .ifPresent(message -> objections.add(UserError.of(UserError.Code.INVALID, "password", message)));
        }
        return objections;
    }

    private void refuseWithoutPassword(Account account) {
        if (!settings.enabled()) {
            throw switchedOff("currentPassword");
        }
        if (account.isOfProvider()) {
            throw Refused.because(
                    UserError.Code.NOT_POSSIBLE,
                    "currentPassword",
                    "You sign in with the sign-on of your organisation and have no password here. Change it there.");
        }
    }

    private static Refused switchedOff(String field) {
        return Refused.because(UserError.Code.NOT_POSSIBLE, field, LocalAccountSettings.SWITCHED_OFF);
    }

    private static Refused taken(String name) {
        return Refused.because(
                UserError.Code.ALREADY_EXISTS,
                "name",
                "The name %s is taken already. Use another one.".formatted(name));
    }
}
