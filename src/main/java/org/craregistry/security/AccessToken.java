package org.craregistry.security;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import java.time.Instant;
import java.util.UUID;
import org.craregistry.storage.Ids;
import org.jspecify.annotations.Nullable;

/** What programs sign in with in place of a password; only a hash of it is kept. */
@Entity
class AccessToken {

    @Id
    private UUID id;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "account_id")
    private Account account;

    private String label;

    private byte[] hash;

    private boolean readOnly;

    private @Nullable UUID calendarOf;

    private Instant createdAt;

    private Instant expiresAt;

    private @Nullable Instant revokedAt;

    @SuppressWarnings("NullAway.Init")
    protected AccessToken() {}

    /** @param calendarOf the portfolio whose calendar is all that it opens; {@code null} for a token of programs */
    AccessToken(
            Account account,
            String label,
            byte[] hash,
            boolean readOnly,
            @Nullable UUID calendarOf,
            Instant createdAt,
            Instant expiresAt) {
        if (!createdAt.isBefore(expiresAt)) {
            throw new IllegalArgumentException("A token expires after it was made");
        }
        this.id = Ids.next();
        this.account = account;
        this.label = label;
        this.hash = hash.clone();
        this.readOnly = readOnly;
        this.calendarOf = calendarOf;
        this.createdAt = createdAt;
        this.expiresAt = expiresAt;
    }

    /** Ends its use; whether it was in use until now. */
    boolean revoke(Instant at) {
        if (revokedAt != null) {
            return false;
        }
        revokedAt = at;
        return true;
    }

    UUID id() {
        return id;
    }

    boolean belongsTo(UUID accountId) {
        return account.id().equals(accountId);
    }

    IssuedToken shown() {
        return new IssuedToken(
                id, account.id(), account.name(), label, readOnly, calendarOf, createdAt, expiresAt, revokedAt);
    }
}
