package org.craregistry.security;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.craregistry.audit.Change;
import org.craregistry.audit.Change.Action;
import org.craregistry.audit.Change.FieldChange;
import org.craregistry.audit.ChangeLog;
import org.craregistry.audit.Origin;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The accounts that a provider of OpenID Connect vouches for. What it says is written into the rows that rights are read from, so that
 * whatever it said last counts on every node at once, and nothing that it said before.
 */
@Component
class ProviderAccounts {

    private static final String WHY = "As the sign-on of the organisation says";

    private final Accounts accounts;
    private final Memberships memberships;
    private final PortfolioKeys portfolios;
    private final ProviderSettings settings;
    private final ChangeLog changeLog;
    private final TransactionTemplate transaction;
    private final Clock clock;

    ProviderAccounts(
            Accounts accounts,
            Memberships memberships,
            PortfolioKeys portfolios,
            ProviderSettings settings,
            ChangeLog changeLog,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.accounts = accounts;
        this.memberships = memberships;
        this.portfolios = portfolios;
        this.settings = settings;
        this.changeLog = changeLog;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /**
     * Takes over what the provider says of somebody; the first time an account is made.
     *
     * @param saidAt when it said so; whatever it said later stays
     * @throws SignOnRefused where there cannot be an account, or it is locked
     */
    void hear(ProviderIdentity identity, Map<String, Object> claims, Instant saidAt) {
        Instant said = saidAt.truncatedTo(ChronoUnit.MILLIS);
        try {
            transaction.executeWithoutResult(status -> store(identity, claims, said));
        } catch (DataIntegrityViolationException madeMeanwhile) {
            transaction.executeWithoutResult(status -> store(identity, claims, said));
        }
    }

    private void store(ProviderIdentity identity, Map<String, Object> claims, Instant saidAt) {
        List<Change> changes = new ArrayList<>();
        Origin origin = Origin.system(clock.instant());
        Account account = accounts.lockByProviderKey(identity.key()).orElseGet(() -> make(identity, claims, origin));
        if (account.isLocked()) {
            throw new SignOnRefused(SignOnProblem.LOCKED);
        }
        if (!account.isNews(saidAt, origin.at())) {
            return;
        }
        ProviderRights rights = settings.rightsIn(claims);
        FieldChange administrator = field("administrator", account.administrator(), rights.administrator());
        FieldChange auditor = field("auditor", account.auditor(), rights.auditor());
        if (account.become(rights, saidAt)) {
            changes.add(entry(account, origin, Action.UPDATED, List.of(administrator, auditor)));
        }
        giveRoles(account, portfolios.find(rights.roles().keySet()), rights, origin, changes);
        changeLog.record(changes);
    }

    private Account make(ProviderIdentity identity, Map<String, Object> claims, Origin origin) {
        String name = settings.nameIn(claims)
                .filter(one -> !Account.isTakenInHistory(one))
                .orElseThrow(() -> new SignOnRefused(SignOnProblem.NO_NAME));
        if (accounts.existsByName(name)) {
            throw new SignOnRefused(SignOnProblem.NAME_TAKEN);
        }
        Account account = accounts.saveAndFlush(Account.of(identity, name, origin.at()));
        List<FieldChange> fields = List.of(new FieldChange("issuer", null, identity.issuer()));
        changeLog.record(entry(account, origin, Action.CREATED, fields));
        return account;
    }

    /** @param keys the portfolios that there are, by key */
    private void giveRoles(
            Account account, Map<String, UUID> keys, ProviderRights rights, Origin origin, List<Change> changes) {
        Map<UUID, Role> wanted = new HashMap<>();
        keys.forEach((key, portfolio) -> wanted.put(portfolio, rights.roles().get(key)));
        List<Membership> taken = new ArrayList<>();
        for (Membership held : memberships.lockAllOfAccount(account)) {
            Role role = wanted.remove(held.portfolioId());
            if (role == null) {
                taken.add(held);
                changes.add(held.changed(origin, Action.REVOKED, held.role(), null, WHY));
            } else if (!held.holds(role)) {
                changes.add(held.changed(origin, Action.GRANTED, held.role(), role, WHY));
                held.change(role);
            }
        }
        memberships.deleteAll(taken);
        wanted.forEach((portfolio, role) -> {
            Membership given = memberships.save(new Membership(portfolio, account, role));
            changes.add(given.changed(origin, Action.GRANTED, null, role, WHY));
        });
    }

    private static FieldChange field(String name, boolean before, boolean now) {
        return new FieldChange(name, Boolean.toString(before), Boolean.toString(now));
    }

    private static Change entry(Account account, Origin origin, Action action, List<FieldChange> fields) {
        return Change.now(origin, null, Change.Subject.ACCOUNT, account.id(), account.name(), action, WHY, fields);
    }
}
