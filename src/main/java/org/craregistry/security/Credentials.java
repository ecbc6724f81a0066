package org.craregistry.security;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.craregistry.storage.Ids;
import org.craregistry.storage.QuestionMarks;
import org.craregistry.storage.SeenAtSignIn;
import org.craregistry.storage.UtcTime;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Finds who belongs to a name, a token or a session, in one statement each: this runs before every request. An account that is
 * locked belongs to nobody.
 */
@Component
class Credentials {

    /** How exactly the last sign-in is known. */
    private static final Duration EXACTNESS = Duration.ofHours(1);

    private final JdbcClient jdbc;
    private final Clock clock;
    private final SeenAtSignIn seen;

    Credentials(JdbcClient jdbc, Clock clock, SeenAtSignIn seen) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.seen = seen;
    }

    /**
     * An account with what its password is verified against.
     *
     * @param passwordHash {@code null} where the account signs in with tokens only
     * @param signedInAt the last sign-in, to the hour; {@code null} where there was none
     */
    record Found(
            Caller caller,
            @Nullable String passwordHash,
            @Nullable Instant signedInAt) {}

    Optional<Found> find(String name) {
        return find(
                "a.password_hash, a.last_sign_in_at",
                "FROM account a WHERE a.name = ? AND a.locked_at IS NULL",
                Credentials::found,
                name);
    }

    /** The account that a provider of OpenID Connect vouches for. */
    Optional<Caller> find(ProviderIdentity identity) {
        return find(
                "a.provider_key",
                "FROM account a WHERE a.provider_key = ? AND a.locked_at IS NULL",
                row -> caller(row, false),
                (Object) identity.key());
    }

    /**
     * An account that is signed in with a browser.
     *
     * @param passwordMark what the password hash was at sign-in, as SHA-256; or who vouched for it
     * @param providerKey who vouches for the account; {@code null} where it has a password
     * @param vouchedAt when the provider vouched for the session last; {@code null} where none does
     * @param usedAt the last use, to the minute
     */
    record InSession(
            Found account,
            byte[] passwordMark,
            byte @Nullable [] providerKey,
            @Nullable Instant vouchedAt,
            Instant usedAt) {}

    /** Whose session has this secret, was used after {@code usedAfter} and began after {@code begunAfter}. */
    Optional<InSession> findInSession(TokenSecret secret, Instant usedAfter, Instant begunAfter) {
        return Optional.ofNullable(
                findInSessions(List.of(secret), usedAfter, begunAfter).get(secret));
    }

    /** The same of several secrets. */
    Map<TokenSecret, InSession> findInSessions(Collection<TokenSecret> secrets, Instant usedAfter, Instant begunAfter) {
        return findEach(
                secrets,
                "s.hash, a.password_hash, a.last_sign_in_at, a.provider_key, s.password_mark, s.provider_checked_at, s.used_at",
                """
                FROM sign_in_session s JOIN account a ON a.id = s.account_id
                WHERE s.hash IN (%s) AND s.used_at > ? AND s.created_at > ? AND a.locked_at IS NULL""",
                row -> new InSession(
                        found(row),
                        row.getBytes("password_mark"),
                        row.getBytes("provider_key"),
                        UtcTime.ofNullable(row, "provider_checked_at"),
                        UtcTime.of(row, "used_at")),
                UtcTime.column(usedAfter),
                UtcTime.column(begunAfter));
    }

    /**
     * Whoever a token belongs to that is neither expired nor revoked. One that was made for a calendar is none here: its secret
     * stands in addresses, which are kept and passed on more carelessly than headers.
     */
    Optional<Caller> find(TokenSecret secret) {
        return Optional.ofNullable(findTokens(List.of(secret)).get(secret));
    }

    /** The same of several tokens. */
    Map<TokenSecret, Caller> findTokens(Collection<TokenSecret> secrets) {
        return findEach(
                secrets,
                "t.hash, t.read_only",
                """
                FROM access_token t JOIN account a ON a.id = t.account_id
                WHERE t.hash IN (%s) AND t.revoked_at IS NULL AND t.expires_at > ? AND t.calendar_of IS NULL AND a.locked_at IS NULL""",
                row -> caller(row, row.getBoolean("read_only")),
                UtcTime.column(clock.instant()));
    }

    /** The accounts of several names. */
    Map<String, Found> findNames(Collection<String> names) {
        return names.isEmpty()
                ? Map.of()
                : findAll(
                                "a.password_hash, a.last_sign_in_at",
                                "FROM account a WHERE a.name IN (%s) AND a.locked_at IS NULL"
                                        .formatted(QuestionMarks.of(names.size())),
                                Credentials::found,
                                names.toArray())
                        .stream()
                        .collect(Collectors.toMap(found -> found.caller().name(), Function.identity()));
    }

    /** Whoever a token belongs to that was made for the calendar of this portfolio and is neither expired nor revoked; he may only read. */
    Optional<Caller> findForCalendar(TokenSecret secret, String portfolioKey) {
        return find(
                "t.calendar_of",
                """
                FROM access_token t JOIN account a ON a.id = t.account_id JOIN portfolio f ON f.id = t.calendar_of
                WHERE t.hash = ? AND t.revoked_at IS NULL AND t.expires_at > ? AND f.portfolio_key = ? AND a.locked_at IS NULL""",
                row -> caller(row, true),
                secret.hash(),
                UtcTime.column(clock.instant()),
                portfolioKey);
    }

    /** Remembers when an account signed in last; a program that signs in with each request does not write with each. */
    void signedIn(Found found) {
        Instant now = clock.instant();
        if (found.signedInAt() == null || found.signedInAt().isBefore(now.minus(EXACTNESS))) {
            jdbc.sql("UPDATE account SET last_sign_in_at = ? WHERE id = ?")
                    .params(UtcTime.column(now), Ids.bytes(found.caller().account()))
                    .update();
        }
    }

    private interface Reading<T> {

        T of(ResultSet row) throws SQLException;
    }

    private record Answered<T>(T found, long changes) {}

    /** What belongs to a secret whose hash is told beside. */
    private record OfHash<T>(byte[] hash, T found) {}

    private <T> Optional<T> find(String columns, String from, Reading<T> reading, Object... parameters) {
        return findAll(columns, from, reading, parameters).stream().findFirst();
    }

    /** @param from with a place for as many hashes as there are secrets, before any other parameter */
    private <T> Map<TokenSecret, T> findEach(
            Collection<TokenSecret> secrets, String columns, String from, Reading<T> reading, Object... more) {
        if (secrets.isEmpty()) {
            return Map.of();
        }
        List<byte[]> hashes = secrets.stream().map(TokenSecret::hash).toList();
        List<OfHash<T>> found = findAll(
                columns,
                from.formatted(QuestionMarks.of(secrets.size())),
                row -> new OfHash<>(row.getBytes("hash"), reading.of(row)),
                Stream.concat(hashes.stream(), Stream.of(more)).toArray());
        Map<TokenSecret, T> bySecret = new HashMap<>();
        for (TokenSecret secret : secrets) {
            found.stream()
                    .filter(one -> Arrays.equals(one.hash(), secret.hash()))
                    .forEach(one -> bySecret.put(secret, one.found()));
        }
        return bySecret;
    }

    /** What was seen is told when the connection is free again, since whoever hears of it may need one. */
    private <T> List<T> findAll(String columns, String from, Reading<T> reading, Object... parameters) {
        List<Answered<T>> answered = jdbc.sql("""
                        SELECT a.id, a.name, a.administrator, a.auditor, %s, %s AS changes_seen
                        %s""".formatted(columns, seen.sql(), from))
                .params(parameters)
                .query((row, number) -> new Answered<>(reading.of(row), row.getLong("changes_seen")))
                .list();
        answered.stream().mapToLong(Answered::changes).max().ifPresent(seen::saw);
        return answered.stream().map(Answered::found).toList();
    }

    private static Found found(ResultSet row) throws SQLException {
        return new Found(
                caller(row, false), row.getString("password_hash"), UtcTime.ofNullable(row, "last_sign_in_at"));
    }

    private static Caller caller(ResultSet row, boolean readOnly) throws SQLException {
        return new Caller(
                Ids.of(row.getBytes("id")),
                row.getString("name"),
                row.getBoolean("administrator"),
                row.getBoolean("auditor"),
                readOnly);
    }
}
