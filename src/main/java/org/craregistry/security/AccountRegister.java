package org.craregistry.security;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.craregistry.audit.Change;
import org.craregistry.audit.Change.FieldChange;
import org.craregistry.audit.ChangeLog;
import org.craregistry.graphql.Refused;
import org.craregistry.graphql.UserError;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Makes accounts and changes their passwords. */
@Service
class AccountRegister {

    private final Accounts accounts;
    private final Passwords passwords;
    private final PasswordCheck check;
    private final Access access;
    private final CurrentCaller caller;
    private final ChangeLog changeLog;
    private final Clock clock;

    AccountRegister(
            Accounts accounts,
            Passwords passwords,
            PasswordCheck check,
            Access access,
            CurrentCaller caller,
            ChangeLog changeLog,
            Clock clock) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.check = check;
        this.access = access;
        this.caller = caller;
        this.changeLog = changeLog;
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

    @Transactional
    AccountProfile create(NewAccount wanted) {
        access.requireAdministrator();
        access.requirePassword();
        refuse(objectionsTo(wanted));
        if (accounts.existsByName(wanted.name())) {
            throw taken(wanted.name());
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        String hash = wanted.password() == null ? null : passwords.hash(wanted.password());
        Account account = new Account(wanted.name(), hash, wanted.administrator(), wanted.auditor(), now);
        try {
            accounts.saveAndFlush(account);
        } catch (DataIntegrityViolationException madeMeanwhile) {
            throw taken(wanted.name());
        }
        record(
                account,
                Change.Action.CREATED,
                now,
                List.of(
                        new FieldChange("administrator", null, Boolean.toString(wanted.administrator())),
                        new FieldChange("auditor", null, Boolean.toString(wanted.auditor()))));
        return account.profile();
    }

    @Transactional
    AccountProfile changePassword(NewPassword wanted) {
        access.requirePassword();
        Account account = accounts.findById(caller.get().account()).orElseThrow();
        refuseUnlessCurrent(account, wanted.currentPassword());
        List<UserError> objections = new ArrayList<>();
        Passwords.objectionTo(wanted.newPassword())
                .ifPresent(message -> objections.add(UserError.of(UserError.Code.INVALID, "newPassword", message)));
        refuse(objections);
        account.changePassword(passwords.hash(wanted.newPassword()));
        record(account, Change.Action.UPDATED, clock.instant(), List.of(new FieldChange("password", null, null)));
        return account.profile();
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
            Passwords.objectionTo(wanted.password())
                    .ifPresent(message -> objections.add(UserError.of(UserError.Code.INVALID, "password", message)));
        }
        return objections;
    }

    private static void refuse(List<UserError> objections) {
        if (!objections.isEmpty()) {
            throw new Refused(objections);
        }
    }

    private static Refused taken(String name) {
        return Refused.because(
                UserError.Code.ALREADY_EXISTS,
                "name",
                "There is an account %s already. Use another name.".formatted(name));
    }

    private void record(Account account, Change.Action action, Instant at, List<FieldChange> fields) {
        changeLog.record(Change.now(
                caller.get().origin(at),
                null,
                Change.Subject.ACCOUNT,
                account.id(),
                account.name(),
                action,
                null,
                fields));
    }
}
