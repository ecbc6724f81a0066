package org.craregistry.security;

import java.time.Clock;
import java.util.UUID;
import org.craregistry.audit.Change;
import org.craregistry.audit.Change.FieldChange;
import org.craregistry.audit.StatedReason;
import org.craregistry.graphql.Refused;
import org.craregistry.graphql.UserError;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Locks accounts and unlocks them. Whether one is locked is read with each request, so that on every node the next one is refused
 * already, whether it comes with a password, in a session or with a token.
 */
@Service
class AccountLocks {

    private static final String FIELD = "locked";

    private final Accounts accounts;
    private final Administrators administrators;
    private final SignInSessions sessions;
    private final AccountLog log;
    private final Access access;
    private final Clock clock;

    AccountLocks(
            Accounts accounts,
            Administrators administrators,
            SignInSessions sessions,
            AccountLog log,
            Access access,
            Clock clock) {
        this.accounts = accounts;
        this.administrators = administrators;
        this.sessions = sessions;
        this.log = log;
        this.access = access;
        this.clock = clock;
    }

    /** An account to be locked or unlocked. */
    record Wanted(String account, @Nullable String reason) {}

    /** Locks an account and ends its sessions. Doing so again changes nothing. A token may do it: whoever has to stop somebody has no time. */
    @Transactional
    UUID lock(Wanted wanted) {
        access.requireAdministrator();
        Account account = existing(wanted);
        administrators.refuseToLose(account);
        if (account.lock(clock.instant())) {
            sessions.endAllOf(account.id());
            record(account, wanted, "true");
        }
        return account.id();
    }

    /** Lets an account sign in again; its tokens work as before. */
    @Transactional
    UUID unlock(Wanted wanted) {
        access.requireAdministrator();
        access.requirePassword();
        Account account = existing(wanted);
        if (account.unlock()) {
            record(account, wanted, "false");
        }
        return account.id();
    }

    private Account existing(Wanted wanted) {
        Account account = accounts.named(wanted.account());
        if (account.isErased()) {
            throw Refused.because(
                    UserError.Code.NOT_POSSIBLE, "account", "This account was erased for good. Make another one.");
        }
        return account;
    }

    private void record(Account account, Wanted wanted, String locked) {
        String before = locked.equals("true") ? "false" : "true";
        log.record(
                account,
                Change.Action.UPDATED,
                StatedReason.optional(wanted.reason()),
                new FieldChange(FIELD, before, locked));
    }
}
