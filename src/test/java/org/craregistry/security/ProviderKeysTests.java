package org.craregistry.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.mock.http.client.MockClientHttpRequest;
import org.springframework.mock.http.client.MockClientHttpResponse;
import org.springframework.security.config.oauth2.client.CommonOAuth2Provider;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;

class ProviderKeysTests {

    private static final String SIGNED_WITH_AN_UNKNOWN_KEY = Stream.of("{\"alg\":\"RS256\",\"kid\":\"1\"}", "{}", "-")
            .map(part -> Base64.getUrlEncoder().withoutPadding().encodeToString(part.getBytes(StandardCharsets.UTF_8)))
            .collect(Collectors.joining("."));

    private final AtomicLong nanos = new AtomicLong();
    private final AtomicInteger asked = new AtomicInteger();
    private final ProviderKeys keys = new ProviderKeys(nanos::get);

    @Test
    void areNotFetchedAsOftenAsSomebodySendsTokens() throws IOException {
        for (int i = 0; i < 10; i++) {
            fetch("https://login.example.com/keys");
        }

        assertThatThrownBy(() -> fetch("https://login.example.com/keys")).isInstanceOf(IOException.class);
        assertThat(asked).hasValue(10);
        fetch("https://other.example.com/keys");
        nanos.addAndGet(Duration.ofMinutes(1).toNanos());
        fetch("https://login.example.com/keys");
        assertThat(asked).hasValue(12);
    }

    @Test
    void areFetchedTheSameWayForIdTokens() throws IOException {
        HttpServer provider = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        provider.createContext("/keys", exchange -> {
            asked.incrementAndGet();
            exchange.sendResponseHeaders(HttpStatus.NOT_FOUND.value(), -1);
            exchange.close();
        });
        provider.start();
        try {
            JwtDecoder decoder = ProviderKeys.ofIdTokens()
                    .createDecoder(registration(
                            "http://localhost:" + provider.getAddress().getPort() + "/keys"));
            for (int i = 0; i < 12; i++) {
                assertThatThrownBy(() -> decoder.decode(SIGNED_WITH_AN_UNKNOWN_KEY))
                        .isInstanceOf(JwtException.class);
            }
        } finally {
            provider.stop(0);
        }
        assertThat(asked).hasValue(10);
    }

    private static ClientRegistration registration(String keys) {
        return CommonOAuth2Provider.OKTA
                .getBuilder("company")
                .clientId("registry")
                .clientSecret("-")
                .authorizationUri("https://login.example.com/authorize")
                .tokenUri("https://login.example.com/token")
                .jwkSetUri(keys)
                .build();
    }

    private void fetch(String address) throws IOException {
        MockClientHttpRequest request = new MockClientHttpRequest(HttpMethod.GET, URI.create(address));
        keys.intercept(request, new byte[0], (sent, body) -> {
            asked.incrementAndGet();
            return new MockClientHttpResponse(new byte[0], HttpStatus.OK);
        });
    }
}
