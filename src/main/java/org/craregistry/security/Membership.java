package org.craregistry.security;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import java.util.List;
import java.util.UUID;
import org.craregistry.audit.Change;
import org.craregistry.audit.Change.FieldChange;
import org.craregistry.audit.Origin;
import org.craregistry.storage.Ids;
import org.jspecify.annotations.Nullable;

/** The role that an account holds in a portfolio. */
@Entity
class Membership {

    @Id
    private UUID id;

    private UUID portfolioId;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "account_id")
    private Account account;

    /** The same column: to compare it, no account has to be fetched. */
    @Column(name = "account_id", insertable = false, updatable = false)
    private UUID accountId;

    @Enumerated(EnumType.STRING)
    private Role role;

    @SuppressWarnings("NullAway.Init")
    protected Membership() {}

    Membership(UUID portfolioId, Account account, Role role) {
        this.id = Ids.next();
        this.portfolioId = portfolioId;
        this.account = account;
        this.accountId = account.id();
        this.role = role;
    }

    /** What the change log says of it. */
    Change changed(
            Origin origin, Change.Action action, @Nullable Role old, @Nullable Role now, @Nullable String reason) {
        FieldChange field = new FieldChange("role", old == null ? null : old.name(), now == null ? null : now.name());
        return Change.now(
                origin, portfolioId, Change.Subject.MEMBERSHIP, id, account.name(), action, reason, List.of(field));
    }

    void change(Role newRole) {
        role = newRole;
    }

    UUID portfolioId() {
        return portfolioId;
    }

    Role role() {
        return role;
    }

    boolean holds(Role held) {
        return role == held;
    }

    boolean belongsTo(UUID other) {
        return accountId.equals(other);
    }

    Member member() {
        return new Member(account.name(), role);
    }
}
