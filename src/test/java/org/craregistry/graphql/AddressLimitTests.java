package org.craregistry.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.FilterChain;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.craregistry.testing.IntegrationTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** What one address can keep from the others. */
@IntegrationTest
class AddressLimitTests {

    private static final int THREADS = 200;

    @LocalServerPort
    int port;

    private final List<Socket> open = new ArrayList<>();

    @AfterEach
    void close() throws IOException {
        for (Socket socket : open) {
            socket.close();
        }
    }

    @Test
    void isNotEveryThreadOfTheServer() throws IOException {
        for (int i = 0; i < THREADS + 20; i++) {
            send("127.0.0.1", "POST /sign-in HTTP/1.1", "Content-Type: application/json", "Content-Length: 4000");
        }

        Socket other = send("127.0.0.2", "GET /sign-in HTTP/1.1");

        assertThat(statusLine(other)).startsWith("HTTP/1.1 200");
        long refused = 0;
        for (int time = 0; time < 100 && refused <= 60; time++) {
            LockSupport.parkNanos(100_000_000);
            refused = 0;
            for (Socket one : open.subList(0, THREADS + 20)) {
                refused += one.getInputStream().available() > 0 ? 1 : 0;
            }
        }
        assertThat(refused).as("of 120 or fewer").isGreaterThan(60);
    }

    @Test
    void isFreeAgainWhenRequestsHaveEnded() throws Exception {
        AddressLimit limit = new AddressLimit(new AddressSettings(2));
        AtomicInteger carriedOut = new AtomicInteger();
        FilterChain innermost = (request, response) -> {
            carriedOut.incrementAndGet();
            assertThat(answer(limit, "a", (third, none) -> carriedOut.incrementAndGet())
                            .getStatus())
                    .isEqualTo(503);
            assertThat(answer(limit, "b", (of, other) -> carriedOut.incrementAndGet())
                            .getStatus())
                    .isEqualTo(200);
        };

        answer(limit, "a", (request, response) -> answer(limit, "a", innermost));
        assertThat(carriedOut).hasValue(2);

        assertThat(answer(limit, "a", (request, response) -> carriedOut.incrementAndGet())
                        .getStatus())
                .isEqualTo(200);
        assertThat(carriedOut).hasValue(3);
    }

    @Test
    void isOneForAllAddressesOfAnIpv6Network() {
        AddressLimit limit = new AddressLimit(new AddressSettings(1));
        AtomicInteger carriedOut = new AtomicInteger();

        answer(limit, "2001:db8:0:1:0:0:0:1", (request, response) -> {
            assertThat(answer(limit, "2001:db8:0:1::2", (same, network) -> carriedOut.incrementAndGet())
                            .getStatus())
                    .isEqualTo(503);
            answer(limit, "2001:db8:0:2::2", (other, network) -> carriedOut.incrementAndGet());
        });

        assertThat(carriedOut).hasValue(1);
    }

    private static MockHttpServletResponse answer(AddressLimit limit, String address, FilterChain chain) {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", "/");
        request.setRemoteAddr(address);
        MockHttpServletResponse response = new MockHttpServletResponse();
        try {
            limit.doFilter(request, response, chain);
        } catch (Exception failed) {
            throw new AssertionError(failed);
        }
        return response;
    }

    /** Sends the head of a request, and nothing of a body. */
    private Socket send(String from, String... head) throws IOException {
        Socket socket = new Socket(InetAddress.getByName("127.0.0.1"), port, InetAddress.getByName(from), 0);
        open.add(socket);
        // A thread that waits for a body is free after 20 seconds.
        socket.setSoTimeout(15_000);
        String request = String.join("\r\n", head) + "\r\nHost: localhost\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static String statusLine(Socket socket) throws IOException {
        InputStream in = socket.getInputStream();
        StringBuilder line = new StringBuilder();
        for (int read = in.read(); read > '\r'; read = in.read()) {
            line.append((char) read);
        }
        return line.toString();
    }
}
