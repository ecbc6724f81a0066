package org.craregistry.security;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import java.util.regex.Pattern;
import org.craregistry.storage.Ids;
import org.jspecify.annotations.Nullable;

/** Somebody or something that may sign in. */
@Entity
class Account {

    private static final Pattern NAME = Pattern.compile("[a-z0-9._@-]{1,100}");

    @Id
    private UUID id;

    private String name;

    private @Nullable String passwordHash;

    private boolean administrator;

    private boolean auditor;

    private Instant createdAt;

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

    void changePassword(String newHash) {
        passwordHash = newHash;
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

    AccountProfile profile() {
        return new AccountProfile(id, name, administrator, auditor, createdAt);
    }
}
