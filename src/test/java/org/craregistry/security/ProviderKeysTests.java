package org.craregistry.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.mock.http.client.MockClientHttpRequest;
import org.springframework.mock.http.client.MockClientHttpResponse;

class ProviderKeysTests {

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

    private void fetch(String address) throws IOException {
        MockClientHttpRequest request = new MockClientHttpRequest(HttpMethod.GET, URI.create(address));
        keys.intercept(request, new byte[0], (sent, body) -> {
            asked.incrementAndGet();
            return new MockClientHttpResponse(new byte[0], HttpStatus.OK);
        });
    }
}
