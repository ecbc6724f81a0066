package org.craregistry.security;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Optional;
import org.craregistry.storage.Sha256;
import org.craregistry.storage.UtcTime;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Sessions for which a provider of OpenID Connect vouches: it is asked again and again with their refresh token, by one request at a
 * time, because many providers take each refresh token once.
 */
@Component
class ProviderSessions {

    private static final Logger LOG = LoggerFactory.getLogger(ProviderSessions.class);

    /** Longer than the provider is waited for, which is asked twice: whoever asks longer than that has died. */
    private static final Duration LONGEST_QUESTION = Duration.ofSeconds(18);

    private static final int LOOKS = 80;
    private static final int MILLIS_BETWEEN_LOOKS = 100;

    private final JdbcClient jdbc;
    private final ObjectProvider<Provider> providers;
    private final ProviderAccounts accounts;
    private final ProviderSettings settings;
    private final Clock clock;

    ProviderSessions(
            JdbcClient jdbc,
            ObjectProvider<Provider> providers,
            ProviderAccounts accounts,
            ProviderSettings settings,
            Clock clock) {
        this.jdbc = jdbc;
        this.providers = providers;
        this.accounts = accounts;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * What is kept beside a session.
     *
     * @param provider the name of its registration
     * @param checkedAt when it vouched last
     * @param askedAt when it was asked last, whatever came of it
     */
    record Kept(String provider, Instant checkedAt, Instant askedAt, byte[] sealed) {}

    /** Keeps what a provider gave beside a session that has just begun. @param sid its session there; {@code null} where it says none */
    void keep(
            TokenSecret session,
            String provider,
            ProviderIdentity identity,
            @Nullable String sid,
            ProviderTokens tokens) {
        LocalDateTime now = UtcTime.column(clock.instant());
        jdbc.sql("""
                        UPDATE sign_in_session SET provider = ?, provider_session = ?, provider_checked_at = ?,
                            provider_asked_at = ?, provider_sealed = ? WHERE hash = ?""")
                .param(provider)
                .param(sid == null ? null : keyOfSession(identity.issuer(), sid))
                .params(now, now, tokens.seal(session), session.hash())
                .update();
    }

    /** The 32 bytes by which a session at a provider is found. */
    static byte[] keyOfSession(String issuer, String sid) {
        return Sha256.of(issuer + "\0session\0" + sid);
    }

    /** Whether a provider has to be asked again that vouched at this moment. */
    boolean isDue(Instant vouchedAt) {
        return !UtcTime.isWithin(settings.askAfter(), vouchedAt, clock.instant());
    }

    /** Whether the provider vouches for a session, asking it where its last word is old; one that it does not vouch for ends. */
    boolean isVouchedFor(TokenSecret session) {
        for (int look = 0; look < LOOKS; look++) {
            Kept kept = find(session).orElse(null);
            if (kept == null) {
                return false;
            }
            Instant now = clock.instant();
            if (!isDue(kept.checkedAt())) {
                return true;
            }
            boolean trusted = UtcTime.isWithin(settings.trustFor(), kept.checkedAt(), now);
            boolean asking =
                    kept.askedAt().isAfter(kept.checkedAt()) && UtcTime.isWithin(LONGEST_QUESTION, kept.askedAt(), now);
            if (!asking && takesTurn(session, kept, now)) {
                return ask(session, kept, now) || trusted && find(session).isPresent();
            }
            if (trusted) {
                return true;
            }
            pause();
        }
        return false;
    }

    private boolean takesTurn(TokenSecret session, Kept kept, Instant now) {
        return jdbc.sql("UPDATE sign_in_session SET provider_asked_at = ? WHERE hash = ? AND provider_asked_at = ?")
                        .params(UtcTime.column(now), session.hash(), UtcTime.column(kept.askedAt()))
                        .update()
                == 1;
    }

    private boolean ask(TokenSecret session, Kept kept, Instant now) {
        try {
            Provider provider = providers.getIfAvailable();
            Optional<Provider.Word> word = provider == null
                    ? Optional.empty()
                    : provider.ask(kept.provider(), ProviderTokens.open(kept.sealed(), session));
            word.ifPresent(said -> take(session, said, now));
            return word.isPresent();
        } catch (Provider.NotVouched | SignOnRefused ended) {
            jdbc.sql("DELETE FROM sign_in_session WHERE hash = ?")
                    .param(session.hash())
                    .update();
            return false;
        }
    }

    private void take(TokenSecret session, Provider.Word said, Instant now) {
        jdbc.sql("UPDATE sign_in_session SET provider_checked_at = ?, provider_sealed = ? WHERE hash = ?")
                .params(UtcTime.column(now), said.tokens().seal(session), session.hash())
                .update();
        accounts.hear(said.identity(), said.claims(), now);
    }

    /**
     * Where a browser has to go to sign out at the provider as well; empty where there is no such place, or the provider is away.
     *
     * @param session that has ended here
     * @param kept what was kept beside it
     * @param back where the browser comes back to
     */
    Optional<URI> farewell(TokenSecret session, Kept kept, String back) {
        try {
            return placeToSignOut(session, kept, back);
        } catch (RuntimeException away) {
            LOG.warn("The provider cannot be asked where people sign out: {}", away.getMessage());
            return Optional.empty();
        }
    }

    private Optional<URI> placeToSignOut(TokenSecret session, Kept kept, String back) {
        Provider provider = providers.getIfAvailable();
        ClientRegistration registration =
                provider == null ? null : provider.find(kept.provider()).orElse(null);
        if (registration == null) {
            return Optional.empty();
        }
        Object place =
                registration.getProviderDetails().getConfigurationMetadata().get("end_session_endpoint");
        return place == null
                ? Optional.empty()
                : Optional.of(UriComponentsBuilder.fromUriString(place.toString())
                        .queryParam("id_token_hint", "{hint}")
                        .queryParam("client_id", "{client}")
                        .queryParam("post_logout_redirect_uri", "{back}")
                        .encode()
                        .build(ProviderTokens.open(kept.sealed(), session).id(), registration.getClientId(), back));
    }

    /** Ends what the provider ended: one session there, or all of somebody. */
    void end(String issuer, @Nullable String sid, @Nullable String subject) {
        if (sid != null) {
            jdbc.sql("DELETE FROM sign_in_session WHERE provider_session = ?")
                    .param(keyOfSession(issuer, sid))
                    .update();
        } else if (subject != null) {
            jdbc.sql("DELETE FROM sign_in_session WHERE account_id IN (SELECT id FROM account WHERE provider_key = ?)")
                    .param(new ProviderIdentity(issuer, subject).key())
                    .update();
        }
    }

    /** What is kept beside a session; empty where no provider vouched for it, or it has ended. */
    Optional<Kept> find(TokenSecret session) {
        return jdbc.sql("""
                        SELECT provider, provider_checked_at, provider_asked_at, provider_sealed
                        FROM sign_in_session WHERE hash = ? AND provider IS NOT NULL""")
                .param(session.hash())
                .query((row, number) -> new Kept(
                        row.getString(1),
                        UtcTime.of(row.getObject(2, LocalDateTime.class)),
                        UtcTime.of(row.getObject(3, LocalDateTime.class)),
                        row.getBytes(4)))
                .optional();
    }

    private static void pause() {
        try {
            Thread.sleep(MILLIS_BETWEEN_LOOKS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
