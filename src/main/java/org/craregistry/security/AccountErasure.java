package org.craregistry.security;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.craregistry.audit.Change;
import org.craregistry.audit.Change.FieldChange;
import org.craregistry.audit.ChangeLog;
import org.craregistry.audit.Origin;
import org.craregistry.audit.StatedReason;
import org.craregistry.storage.Ids;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes out what the registry keeps about somebody who left, but for what has to stay: who did what. */
@Service
class AccountErasure {

    private final Accounts accounts;
    private final Memberships memberships;
    private final Administrators administrators;
    private final AccountLog log;
    private final ChangeLog changeLog;
    private final CurrentCaller caller;
    private final Access access;
    private final JdbcClient jdbc;
    private final Clock clock;

    AccountErasure(
            Accounts accounts,
            Memberships memberships,
            Administrators administrators,
            AccountLog log,
            ChangeLog changeLog,
            CurrentCaller caller,
            Access access,
            JdbcClient jdbc,
            Clock clock) {
        this.accounts = accounts;
        this.memberships = memberships;
        this.administrators = administrators;
        this.log = log;
        this.changeLog = changeLog;
        this.caller = caller;
        this.access = access;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** An account to be erased. */
    record Wanted(String account, String reason) {}

    /**
     * What is left.
     *
     * @param kept what still names the person, and why, in sentences
     */
    record Erased(UUID account, List<String> kept) {}

    @Transactional
    Erased erase(Wanted wanted) {
        access.requireAdministrator();
        access.requirePassword();
        String reason = StatedReason.required(wanted.reason());
        Account account = accounts.named(wanted.account());
        String name = account.name();
        administrators.refuseToLose(account);
        Instant now = clock.instant();
        takeRoles(account, now);
        List.of("access_token", "sign_in_session", "account_link").forEach(table -> delete(table, account.id()));
        jdbc.sql("UPDATE account SET last_sign_in_at = NULL WHERE id = ?")
                .param(Ids.bytes(account.id()))
                .update();
        account.erase(now);
        log.record(account, name, Change.Action.REMOVED, reason, new FieldChange("name", name, account.name()));
        return new Erased(account.id(), kept(name));
    }

    private void takeRoles(Account account, Instant now) {
        List<Membership> held = memberships.lockAllOfAccount(account);
        Origin origin = caller.get().origin(now);
        changeLog.record(held.stream()
                .map(membership -> membership.changed(origin, Change.Action.REVOKED, membership.role(), null, null))
                .toList());
        memberships.deleteAll(held);
    }

    private void delete(String table, UUID account) {
        jdbc.sql("DELETE FROM " + table + " WHERE account_id = ?")
                .param(Ids.bytes(account))
                .update();
    }

    private static List<String> kept(String name) {
        return List.of(
                "The change log and the decisions keep the name %s where it changed or decided something: who answered for a product has to be found as long as its documentation is kept."
                        .formatted(name),
                "Products that name %s as responsible keep that text until it is changed; it can be handed over at once."
                        .formatted(name),
                "Backups from before keep everything until they are thrown away.");
    }
}
