package org.craregistry.security;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.craregistry.audit.Change;
import org.craregistry.audit.Change.Action;
import org.craregistry.audit.ChangeLog;
import org.craregistry.audit.Origin;
import org.craregistry.graphql.Refused;
import org.craregistry.graphql.UserError;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Gives the roles of somebody who leaves to somebody else, in as many statements however many there are. */
@Component
public class RoleHandover {

    private final Accounts accounts;
    private final Memberships memberships;
    private final Access access;
    private final CurrentCaller caller;
    private final ChangeLog changeLog;
    private final Clock clock;

    RoleHandover(
            Accounts accounts,
            Memberships memberships,
            Access access,
            CurrentCaller caller,
            ChangeLog changeLog,
            Clock clock) {
        this.accounts = accounts;
        this.memberships = memberships;
        this.access = access;
        this.caller = caller;
        this.changeLog = changeLog;
        this.clock = clock;
    }

    /**
     * What became of a role.
     *
     * @param role what the one who leaves held
     * @param now what the other one holds now
     */
    public record HandedOverRole(UUID portfolioId, Role role, Role now) {}

    /**
     * Checks who hands over to whom, before anything is.
     *
     * @throws Refused where the caller is no administrator, and where one of the two is not there or cannot take over
     */
    @Transactional(readOnly = true)
    public void check(String from, String to, boolean roles) {
        access.requireAdministrator();
        accounts.named("from", from);
        Account taking = accounts.named("to", to);
        if (from.equals(to)) {
            throw refused("to", "Nothing can be handed over to the same account. Name another one.");
        }
        if (taking.isLocked()) {
            throw refused("to", "%s is locked. Name somebody who can sign in, or unlock it.".formatted(to));
        }
        if (roles && taking.isOfProvider()) {
            throw refused(
                    "roles",
                    "The groups of your organisation's sign-on decide what %s may. Hand over without roles, and give the groups there."
                            .formatted(to));
        }
    }

    /** Hands all roles over; where the other one holds the greater role already, that one stays. */
    @Transactional
    public List<HandedOverRole> handOver(String from, String to, @Nullable String reason) {
        check(from, to, true);
        Account leaving = accounts.named("from", from);
        Account taking = accounts.named("to", to);
        Origin origin = caller.get().origin(clock.instant());
        Map<UUID, Membership> held = memberships.lockAllOfAccount(taking).stream()
                .collect(Collectors.toMap(Membership::portfolioId, Function.identity()));
        List<Membership> left = memberships.lockAllOfAccount(leaving);
        List<Change> changes = new ArrayList<>();
        List<HandedOverRole> handedOver = new ArrayList<>();
        for (Membership membership : left) {
            Membership taken = take(membership, held.get(membership.portfolioId()), taking, origin, reason, changes);
            changes.add(membership.changed(origin, Action.REVOKED, membership.role(), null, reason));
            handedOver.add(new HandedOverRole(membership.portfolioId(), membership.role(), taken.role()));
        }
        memberships.deleteAll(left);
        changeLog.record(changes);
        return handedOver;
    }

    private Membership take(
            Membership left,
            @Nullable Membership held,
            Account taking,
            Origin origin,
            @Nullable String reason,
            List<Change> changes) {
        if (held == null) {
            Membership given = memberships.save(new Membership(left.portfolioId(), taking, left.role()));
            changes.add(given.changed(origin, Action.GRANTED, null, given.role(), reason));
            return given;
        }
        if (!held.role().covers(left.role())) {
            changes.add(held.changed(origin, Action.GRANTED, held.role(), left.role(), reason));
            held.change(left.role());
        }
        return held;
    }

    private static Refused refused(String field, String message) {
        return Refused.because(UserError.Code.NOT_POSSIBLE, field, message);
    }
}
