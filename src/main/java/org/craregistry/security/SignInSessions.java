package org.craregistry.security;

import java.security.MessageDigest;
import java.sql.ResultSet;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.craregistry.storage.FirstOfEach;
import org.craregistry.storage.Ids;
import org.craregistry.storage.Sha256;
import org.craregistry.storage.UtcTime;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Who is signed in with a browser. Kept in the database, so that any node knows; rights are read with each request and never
 * kept. A changed password ends the sessions that began with the old one.
 */
@Component
class SignInSessions {

    /** How exactly the last use is known; a write with every request would cost more than it tells. */
    private static final Duration EXACTNESS = Duration.ofMinutes(1);

    private static final int MOST_SHOWN = 20;

    /** More browsers than anybody has; a program that signs in over and over would fill the disk. */
    private static final int MOST_OF_ACCOUNT = 100;

    private final JdbcClient jdbc;
    private final Credentials credentials;
    private final ProviderSessions ofProvider;
    private final SessionSettings settings;
    private final LocalAccountSettings localAccounts;
    private final Clock clock;

    SignInSessions(
            JdbcClient jdbc,
            Credentials credentials,
            ProviderSessions ofProvider,
            SessionSettings settings,
            LocalAccountSettings localAccounts,
            Clock clock) {
        this.jdbc = jdbc;
        this.credentials = credentials;
        this.ofProvider = ofProvider;
        this.settings = settings;
        this.localAccounts = localAccounts;
        this.clock = clock;
    }

    /** Begins a session of an account whose password was just checked, and returns what its cookie holds. */
    TokenSecret begin(Caller caller) {
        String password = credentials
                .find(caller.name())
                .map(Credentials.Found::passwordHash)
                .orElseThrow(() -> new IllegalStateException("The account signed in a moment ago and is gone."));
        return begin(caller, Sha256.of(password));
    }

    /**
     * Begins a session of an account that a provider of OpenID Connect has just vouched for.
     *
     * @param provider the name of its registration
     * @param sid its session there; {@code null} where it says none
     */
    TokenSecret begin(ProviderIdentity identity, String provider, @Nullable String sid, ProviderTokens tokens) {
        Caller caller = credentials.find(identity).orElseThrow(() -> new SignOnRefused(SignOnProblem.LOCKED));
        TokenSecret secret = begin(caller, identity.key());
        ofProvider.keep(secret, provider, identity, sid, tokens);
        return secret;
    }

    private TokenSecret begin(Caller caller, byte[] mark) {
        Instant now = clock.instant();
        jdbc.sql("DELETE FROM sign_in_session WHERE used_at < ?")
                .param(UtcTime.column(now.minus(settings.longest())))
                .update();
        jdbc.sql("UPDATE account SET last_sign_in_at = ? WHERE id = ?")
                .params(UtcTime.column(now), Ids.bytes(caller.account()))
                .update();
        TokenSecret secret = TokenSecret.random();
        jdbc.sql(
                        "INSERT INTO sign_in_session (hash, account_id, password_mark, created_at, used_at) VALUES (?, ?, ?, ?, ?)")
                .params(secret.hash(), Ids.bytes(caller.account()), mark, UtcTime.column(now), UtcTime.column(now))
                .update();
        endOldestOf(caller.account());
        return secret;
    }

    private void endOldestOf(UUID account) {
        jdbc.sql("SELECT created_at FROM sign_in_session WHERE account_id = ? ORDER BY created_at DESC LIMIT 1 OFFSET "
                        + MOST_OF_ACCOUNT)
                .param(Ids.bytes(account))
                .query(LocalDateTime.class)
                .optional()
                .ifPresent(last -> jdbc.sql("DELETE FROM sign_in_session WHERE account_id = ? AND created_at <= ?")
                        .params(Ids.bytes(account), last)
                        .update());
    }

    /** Who is signed in, with the rights of this moment; empty where the session has ended. */
    Optional<Caller> find(TokenSecret secret) {
        Instant now = clock.instant();
        Credentials.InSession found = current(secret, now).orElse(null);
        if (found != null && found.vouchedAt() != null && ofProvider.isDue(found.vouchedAt())) {
            found = ofProvider.isVouchedFor(secret) ? current(secret, now).orElse(null) : null;
        }
        if (found == null) {
            return Optional.empty();
        }
        if (found.usedAt().isBefore(now.minus(EXACTNESS))) {
            jdbc.sql("UPDATE sign_in_session SET used_at = ? WHERE hash = ?")
                    .params(UtcTime.column(now), secret.hash())
                    .update();
        }
        return Optional.of(found.account().caller());
    }

    /**
     * Who is signed in with several sessions.
     *
     * @param callers with the rights of this moment; those are absent whose session has ended
     * @param toAsk those for which a provider has to be asked again first, as {@link #find} does
     */
    record Known(Map<TokenSecret, Caller> callers, Set<TokenSecret> toAsk) {}

    /** Who is signed in with several sessions, in one statement; and another one where they are used for longer than a minute. */
    Known findAll(Collection<TokenSecret> secrets) {
        Instant now = clock.instant();
        Map<TokenSecret, Caller> callers = new HashMap<>();
        Set<TokenSecret> toAsk = new HashSet<>();
        List<byte[]> unused = new ArrayList<>();
        credentials
                .findInSessions(secrets, now.minus(settings.idle()), now.minus(settings.longest()))
                .forEach((secret, found) -> {
                    if (!beganWithWhatCounts(found)) {
                        return;
                    }
                    if (found.vouchedAt() != null && ofProvider.isDue(found.vouchedAt())) {
                        toAsk.add(secret);
                        return;
                    }
                    callers.put(secret, found.account().caller());
                    if (found.usedAt().isBefore(now.minus(EXACTNESS))) {
                        unused.add(secret.hash());
                    }
                });
        if (!unused.isEmpty()) {
            jdbc.sql("UPDATE sign_in_session SET used_at = :now WHERE hash IN (:hashes)")
                    .param("now", UtcTime.column(now))
                    .param("hashes", unused)
                    .update();
        }
        return new Known(callers, toAsk);
    }

    private Optional<Credentials.InSession> current(TokenSecret secret, Instant now) {
        return credentials
                .findInSession(secret, now.minus(settings.idle()), now.minus(settings.longest()))
                .filter(this::beganWithWhatCounts);
    }

    /** The newest sessions of each of the accounts that have not ended, at most {@value #MOST_SHOWN} of each; in one statement. */
    Map<UUID, List<SignInSession>> of(Collection<UUID> accounts) {
        Instant now = clock.instant();
        Map<UUID, List<SignInSession>> sessions = new LinkedHashMap<>();
        accounts.forEach(account -> sessions.put(account, new ArrayList<>()));
        jdbc.sql(FirstOfEach.sql(
                        "SELECT account_id, created_at, used_at",
                        "FROM sign_in_session WHERE account_id IN (:accounts) AND used_at > :idle AND created_at > :longest",
                        "account_id",
                        "created_at DESC",
                        accounts.size(),
                        MOST_SHOWN))
                .param("accounts", accounts.stream().map(Ids::bytes).toList())
                .param("idle", UtcTime.column(now.minus(settings.idle())))
                .param("longest", UtcTime.column(now.minus(settings.longest())))
                .query((ResultSet row) -> {
                    Objects.requireNonNull(sessions.get(Ids.of(row.getBytes("account_id"))))
                            .add(new SignInSession(UtcTime.of(row, "created_at"), UtcTime.of(row, "used_at")));
                });
        return sessions;
    }

    /** Ends all sessions of an account, in the transaction of the caller where there is one. */
    void endAllOf(UUID account) {
        jdbc.sql("DELETE FROM sign_in_session WHERE account_id = ?")
                .param(Ids.bytes(account))
                .update();
    }

    void end(TokenSecret secret) {
        jdbc.sql("DELETE FROM sign_in_session WHERE hash = ?")
                .param(secret.hash())
                .update();
    }

    private boolean beganWithWhatCounts(Credentials.InSession found) {
        String hash = found.account().passwordHash();
        if (hash != null && !localAccounts.enabled()) {
            return false;
        }
        byte[] mark = hash == null ? found.providerKey() : Sha256.of(hash);
        return mark != null && MessageDigest.isEqual(mark, found.passwordMark());
    }
}
