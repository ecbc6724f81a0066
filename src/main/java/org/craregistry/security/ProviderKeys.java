package org.craregistry.security;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.springframework.http.HttpRequest;
import org.springframework.http.client.ClientHttpRequestExecution;
import org.springframework.http.client.ClientHttpRequestInterceptor;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenDecoderFactory;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenValidator;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoderFactory;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.web.client.RestOperations;
import org.springframework.web.client.RestTemplate;

/**
 * Fetches the keys that a provider signs with: without waiting for long, and not often. They are fetched anew for a token that names one
 * which is not known, and anybody can send such tokens.
 */
final class ProviderKeys implements ClientHttpRequestInterceptor {

    /** New keys count at once, and so do those of a provider that was away, unless somebody tries. */
    private static final int MOST = 10;

    private static final Duration WITHIN = Duration.ofMinutes(1);

    private final LongSupplier nanos;
    private final Map<URI, Fetched> fetched = new ConcurrentHashMap<>();

    ProviderKeys(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** How often an address was asked since the beginning of a minute. */
    private record Fetched(long since, int times) {}

    static RestOperations client() {
        RestTemplate http = new RestTemplate(Provider.requests());
        http.getInterceptors().add(new ProviderKeys(System::nanoTime));
        return http;
    }

    /** Reads ID tokens as {@link OidcIdTokenDecoderFactory} does, which fetches keys by a client of its own, however long that takes. */
    static JwtDecoderFactory<ClientRegistration> ofIdTokens() {
        RestOperations client = client();
        Map<String, JwtDecoder> decoders = new ConcurrentHashMap<>();
        return registration ->
                decoders.computeIfAbsent(registration.getRegistrationId(), id -> decoder(registration, client));
    }

    private static JwtDecoder decoder(ClientRegistration registration, RestOperations client) {
        String keys = String.valueOf(registration.getProviderDetails().getJwkSetUri());
        NimbusJwtDecoder decoder =
                NimbusJwtDecoder.withJwkSetUri(keys).restOperations(client).build();
        decoder.setJwtValidator(JwtValidators.createDefaultWithValidators(new OidcIdTokenValidator(registration)));
        decoder.setClaimSetConverter(OidcIdTokenDecoderFactory.createDefaultClaimTypeConverter());
        return decoder;
    }

    /** @throws IOException where the address was asked often within a minute, or does not answer */
    @Override
    public ClientHttpResponse intercept(HttpRequest request, byte[] body, ClientHttpRequestExecution execution)
            throws IOException {
        long now = nanos.getAsLong();
        Fetched these = fetched.merge(
                request.getURI(),
                new Fetched(now, 1),
                (before, first) ->
                        now - before.since >= WITHIN.toNanos() ? first : new Fetched(before.since, before.times + 1));
        if (these.times > MOST) {
            throw new IOException("The keys of the provider were asked for often within a minute");
        }
        return execution.execute(request, body);
    }
}
