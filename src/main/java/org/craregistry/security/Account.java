package org.craregistry.security;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.regex.Pattern;
import org.craregistry.audit.Origin;
import org.craregistry.storage.Ids;
import org.jspecify.annotations.Nullable;

/** Somebody or something that may sign in. */
@Entity
class Account {

    private static final String ERASED = "erased-";
    private static final Pattern NAME = Pattern.compile("[a-z0-9._@-]{1,100}");

    private static final Duration CLOCKS_DIFFER_BY = Duration.ofMinutes(1);

    @Id
    private UUID id;

    private String name;

    private @Nullable String passwordHash;

    private boolean administrator;

    private boolean auditor;

    private Instant createdAt;

    private @Nullable Instant lockedAt;

    private @Nullable Instant erasedAt;

    private byte @Nullable [] providerKey;

    private @Nullable String providerIssuer;

    /** The moment of what the provider said last: older news do not count any more. */
    private @Nullable Instant providerSaidAt;

    @Version
    private @Nullable Integer revision;

    @SuppressWarnings("NullAway.Init")
    protected Account() {}

    Account(String name, @Nullable String passwordHash, boolean administrator, boolean auditor, Instant createdAt) {
        if (!isName(name)) {
            throw new IllegalArgumentException("Not a name of an account: " + name);
        }
        this.id = Ids.next();
        this.name = name;
        this.passwordHash = passwordHash;
        this.administrator = administrator;
        this.auditor = auditor;
        this.createdAt = createdAt;
    }

    /** Whether a text can be the name of an account. */
    static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    /** Whether a name stands for somebody else in the history: the registry itself, or one whose name was erased. */
    static boolean isTakenInHistory(String name) {
        return name.equals(Origin.REGISTRY) || name.startsWith(ERASED);
    }

    /** An account that a provider of OpenID Connect vouches for: it has no password, and its rights are what the provider says. */
    static Account of(ProviderIdentity identity, String name, Instant createdAt) {
        Account account = new Account(name, null, false, false, createdAt);
        account.providerKey = identity.key();
        account.providerIssuer = identity.issuer();
        return account;
    }

    void changePassword(String newHash) {
        passwordHash = newHash;
    }

    /** Whether it was not locked until now. */
    boolean lock(Instant at) {
        if (lockedAt != null) {
            return false;
        }
        lockedAt = at;
        return true;
    }

    /** Whether it was locked until now. */
    boolean unlock() {
        boolean locked = lockedAt != null;
        lockedAt = null;
        return locked;
    }

    /** Takes out whatever tells who it belonged to; what is left is a number that others refer to. */
    void erase(Instant at) {
        name = ERASED + id;
        passwordHash = null;
        providerKey = null;
        providerIssuer = null;
        providerSaidAt = null;
        administrator = false;
        auditor = false;
        lockedAt = lockedAt == null ? at : lockedAt;
        erasedAt = at;
    }

    /** Takes over what the provider says it may in the whole installation; whether that is news. */
    boolean become(ProviderRights rights, Instant saidAt) {
        boolean news = administrator != rights.administrator() || auditor != rights.auditor();
        administrator = rights.administrator();
        auditor = rights.auditor();
        providerSaidAt = saidAt;
        return news;
    }

    /** Whether this is later than what the provider said last, or that was said before the clock was set back. */
    boolean isNews(Instant saidAt, Instant now) {
        return providerSaidAt == null
                || saidAt.isAfter(providerSaidAt)
                || providerSaidAt.isAfter(now.plus(CLOCKS_DIFFER_BY));
    }

    /** Whether a provider has vouched for it after this moment. */
    boolean isVouchedForSince(Instant moment) {
        return providerSaidAt != null && providerSaidAt.isAfter(moment);
    }

    boolean isLocked() {
        return lockedAt != null;
    }

    boolean isErased() {
        return erasedAt != null;
    }

    boolean isOfProvider() {
        return providerKey != null;
    }

    boolean administrator() {
        return administrator;
    }

    boolean auditor() {
        return auditor;
    }

    UUID id() {
        return id;
    }

    String name() {
        return name;
    }

    @Nullable
    String passwordHash() {
        return passwordHash;
    }
}
