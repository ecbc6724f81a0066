package org.craregistry.security;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.craregistry.audit.Change;
import org.craregistry.audit.ChangeLog;
import org.craregistry.graphql.NodeId;
import org.craregistry.graphql.Refused;
import org.craregistry.graphql.UserError;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Grants roles in portfolios and revokes them. */
@Service
class RoleGrants {

    private final Memberships memberships;
    private final Accounts accounts;
    private final PortfolioKeys portfolios;
    private final Access access;
    private final CurrentCaller caller;
    private final ChangeLog changeLog;
    private final Clock clock;

    RoleGrants(
            Memberships memberships,
            Accounts accounts,
            PortfolioKeys portfolios,
            Access access,
            CurrentCaller caller,
            ChangeLog changeLog,
            Clock clock) {
        this.memberships = memberships;
        this.accounts = accounts;
        this.portfolios = portfolios;
        this.access = access;
        this.caller = caller;
        this.changeLog = changeLog;
        this.clock = clock;
    }

    /** A role to be given; it takes the place of the one held before. */
    record Grant(String portfolio, String account, Role role) {}

    /** A role to be taken away. */
    record Revocation(String portfolio, String account) {}

    @Transactional
    Member grant(Grant wanted) {
        UUID portfolio = owned(wanted.portfolio());
        Account account = account(wanted.account());
        List<Membership> all = memberships.lockAllOf(portfolio);
        Optional<Membership> held = of(account, all);
        if (held.isEmpty()) {
            return add(portfolio, account, wanted.role());
        }
        Membership membership = held.get();
        Role before = membership.role();
        if (before != wanted.role()) {
            refuseToOrphan(membership, all);
            membership.change(wanted.role());
            record(membership, Change.Action.GRANTED, before, wanted.role());
        }
        return membership.member();
    }

    @Transactional
    Member revoke(Revocation wanted) {
        UUID portfolio = owned(wanted.portfolio());
        List<Membership> all = memberships.lockAllOf(portfolio);
        Membership membership = of(account(wanted.account()), all)
                .orElseThrow(() -> Refused.because(
                        UserError.Code.NOT_FOUND, "account", "This account holds no role in the portfolio."));
        refuseToOrphan(membership, all);
        memberships.delete(membership);
        record(membership, Change.Action.REVOKED, membership.role(), null);
        return membership.member();
    }

    private Member add(UUID portfolio, Account account, Role role) {
        Membership membership;
        try {
            membership = memberships.saveAndFlush(new Membership(portfolio, account, role));
        } catch (DataIntegrityViolationException grantedMeanwhile) {
            throw Refused.because(
                    UserError.Code.CONFLICT,
                    "account",
                    "Somebody gave this account a role just now. Look, then repeat.");
        }
        record(membership, Change.Action.GRANTED, null, role);
        return membership.member();
    }

    /** The portfolio, if the caller may decide who is in it. */
    private UUID owned(String id) {
        UUID portfolio = NodeId.find(NodeId.Kind.PORTFOLIO, id).orElseThrow(Access::notFound);
        access.require(portfolio, MayCall.Who.OWNER);
        return portfolios.find(portfolio).map(key -> portfolio).orElseThrow(Access::notFound);
    }

    private Account account(String name) {
        Account account = accounts.named(name);
        if (account.isOfProvider()) {
            throw Refused.because(
                    UserError.Code.NOT_POSSIBLE,
                    "account",
                    "The groups of your organisation's sign-on decide what %s may. Change them there.".formatted(name));
        }
        return account;
    }

    private static Optional<Membership> of(Account account, List<Membership> all) {
        return all.stream()
                .filter(membership -> membership.belongsTo(account.id()))
                .findFirst();
    }

    /** Somebody has to be left who can give roles; administrators can always, so they may do it. */
    private void refuseToOrphan(Membership leaving, List<Membership> all) {
        long owners = all.stream().filter(each -> each.holds(Role.OWNER)).count();
        if (leaving.holds(Role.OWNER) && owners == 1 && !caller.get().administrator()) {
            throw Refused.because(
                    UserError.Code.NOT_POSSIBLE,
                    "account",
                    "This is the only owner of the portfolio. Make somebody else owner first.");
        }
    }

    private void record(Membership membership, Change.Action action, @Nullable Role old, @Nullable Role now) {
        changeLog.record(membership.changed(caller.get().origin(clock.instant()), action, old, now, null));
    }
}
