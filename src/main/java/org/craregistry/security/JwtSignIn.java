package org.craregistry.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.craregistry.storage.Sha256;
import org.craregistry.storage.UtcTime;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoderInitializationException;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.server.resource.introspection.BadOpaqueTokenException;
import org.springframework.security.oauth2.server.resource.introspection.OAuth2IntrospectionException;
import org.springframework.security.oauth2.server.resource.introspection.OpaqueTokenIntrospector;
import org.springframework.stereotype.Component;

/**
 * Signs in with tokens of a provider of OpenID Connect. What such a token says was true when it was issued; a minute later the provider
 * is asked whether it still is.
 */
@Component
class JwtSignIn {

    private static final int REMEMBERED = 10_000;

    private final ObjectProvider<JwtDecoder> decoders;
    private final ObjectProvider<OpaqueTokenIntrospector> introspectors;
    private final ProviderAccounts accounts;
    private final Credentials credentials;
    private final ProviderSettings settings;
    private final Clock clock;

    /** When the provider said last that a token is good, as far as this node knows. */
    private final Cache<ByteBuffer, Instant> heard =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();

    JwtSignIn(
            ObjectProvider<JwtDecoder> decoders,
            ObjectProvider<OpaqueTokenIntrospector> introspectors,
            ProviderAccounts accounts,
            Credentials credentials,
            ProviderSettings settings,
            Clock clock) {
        this.decoders = decoders;
        this.introspectors = introspectors;
        this.accounts = accounts;
        this.credentials = credentials;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Whoever a token belongs to.
     *
     * @throws InvalidToken where the provider did not issue it, not for this registry, or does not stand by it any more
     */
    Caller find(String token) {
        JwtDecoder decoder = Optional.ofNullable(decoders.getIfAvailable()).orElseThrow(InvalidToken::new);
        Jwt jwt = decode(decoder, token);
        if (jwt.getSubject() == null || jwt.getClaimAsString("iss") == null) {
            throw new InvalidToken();
        }
        ProviderIdentity identity = new ProviderIdentity(jwt.getClaimAsString("iss"), jwt.getSubject());
        try {
            hear(jwt, identity);
        } catch (SignOnRefused refused) {
            throw InvalidToken.because(refused.problem().sentence());
        }
        return credentials.find(identity).orElseThrow(InvalidToken::new);
    }

    private static Jwt decode(JwtDecoder decoder, String token) {
        try {
            return decoder.decode(token);
        } catch (BadJwtException wrong) {
            throw new InvalidToken();
        } catch (JwtException | JwtDecoderInitializationException away) {
            throw InvalidToken.because("The provider cannot be asked at the moment. Try again.");
        }
    }

    private void hear(Jwt jwt, ProviderIdentity identity) {
        ByteBuffer key = ByteBuffer.wrap(Sha256.of(jwt.getTokenValue()));
        Instant now = clock.instant();
        Instant issued =
                jwt.getIssuedAt() == null || jwt.getIssuedAt().isAfter(now) ? Instant.EPOCH : jwt.getIssuedAt();
        Instant before = heard.getIfPresent(key);
        Instant last = before == null || before.isBefore(issued) ? issued : before;
        if (UtcTime.isWithin(settings.askAfter(), last, now)) {
            if (before == null) {
                accounts.hear(identity, jwt.getClaims(), issued);
                heard.put(key, issued);
            }
            return;
        }
        Optional<Map<String, Object>> claims = ask(jwt.getTokenValue());
        if (claims.isPresent()) {
            accounts.hear(identity, claims.get(), now);
            heard.put(key, now);
        } else if (!UtcTime.isWithin(settings.trustFor(), last, now)) {
            throw InvalidToken.because(
                    "This token was issued more than %d seconds ago, and the provider cannot be asked whether it stands by it. Fetch a new one."
                            .formatted(settings.trustFor().toSeconds()));
        } else if (before == null) {
            accounts.hear(identity, jwt.getClaims(), issued);
            heard.put(key, issued);
        }
    }

    /** What the provider says of a token now; empty where it cannot be asked. */
    private Optional<Map<String, Object>> ask(String token) {
        OpaqueTokenIntrospector introspector = introspectors.getIfAvailable();
        if (introspector == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(introspector.introspect(token).getAttributes());
        } catch (BadOpaqueTokenException ended) {
            throw new InvalidToken();
        } catch (OAuth2IntrospectionException away) {
            return Optional.empty();
        }
    }
}
