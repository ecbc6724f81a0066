package org.craregistry.news.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.craregistry.graphql.Refused;
import org.craregistry.news.NewsSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointsTests {

    private static final NewsSettings USUAL = settings(false);

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch end = new CountDownLatch(1);
    private HttpServer server;
    private Endpoints endpoints;

    private static NewsSettings settings(boolean open) {
        return new NewsSettings(null, null, open, open, Duration.ofDays(5), Duration.ofMillis(500));
    }

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.start();
        endpoints = new Endpoints(settings(true));
    }

    @AfterEach
    void stop() throws IOException {
        end.countDown();
        server.stop(0);
        threads.shutdownNow();
        endpoints.close();
    }

    private interface Answering {
        void answer(HttpExchange exchange) throws IOException, InterruptedException;
    }

    private EndpointAnswer whenIt(Answering answering) {
        server.createContext("/", exchange -> {
            try {
                answering.answer(exchange);
            } catch (InterruptedException stopped) {
                exchange.close();
            }
        });
        return endpoints.post(address("/"), Map.of("webhook-id", "msg_1"), "{}");
    }

    private URI address(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    @Test
    void takesEveryStatusOfSuccessForAccepted() {
        assertThat(whenIt(exchange -> exchange.sendResponseHeaders(204, -1)).accepted())
                .isTrue();
    }

    @Test
    void tellsWhichStatusRefusedIt() {
        EndpointAnswer answer = whenIt(exchange -> exchange.sendResponseHeaders(500, -1));

        assertThat(answer.accepted()).isFalse();
        assertThat(answer.words()).isEqualTo("The endpoint answered 500.");
    }

    @Test
    void doesNotFollowRedirects() {
        AtomicInteger followed = new AtomicInteger();
        server.createContext("/elsewhere", exchange -> {
            followed.incrementAndGet();
            exchange.sendResponseHeaders(200, -1);
        });

        EndpointAnswer answer = whenIt(exchange -> {
            exchange.getResponseHeaders().add("Location", address("/elsewhere").toString());
            exchange.sendResponseHeaders(307, -1);
        });

        assertThat(answer.accepted()).isFalse();
        assertThat(answer.words()).contains("redirects are not followed");
        assertThat(followed).hasValue(0);
    }

    @Test
    void waitsForNoEndpointThatHangs() {
        long begun = System.nanoTime();

        EndpointAnswer answer = whenIt(exchange -> end.await());

        assertThat(answer.accepted()).isFalse();
        assertThat(answer.words()).contains("did not answer within");
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(3));
    }

    @Test
    void waitsForNoEndpointThatSendsALittleNowAndThen() throws IOException {
        try (var slow = new java.net.ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            threads.submit(() -> {
                try (var socket = slow.accept();
                        OutputStream out = socket.getOutputStream()) {
                    out.write("HTTP/1.1 200 OK\r\n".getBytes());
                    while (!end.await(100, java.util.concurrent.TimeUnit.MILLISECONDS)) {
                        out.write("x: y\r\n".getBytes());
                        out.flush();
                    }
                }
                return null;
            });

            EndpointAnswer answer =
                    endpoints.post(URI.create("http://127.0.0.1:" + slow.getLocalPort()), Map.of(), "{}");

            assertThat(answer.words()).contains("did not answer within");
        }
    }

    @Test
    void readsNoAnswerToItsEnd() {
        long begun = System.nanoTime();

        EndpointAnswer answer = whenIt(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            byte[] much = new byte[64 * 1024];
            while (end.getCount() > 0) {
                exchange.getResponseBody().write(much);
            }
        });

        assertThat(answer.accepted()).isTrue();
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofMillis(450));
    }

    @Test
    void saysThatNobodyListens() {
        server.stop(0);

        assertThat(endpoints.post(address("/"), Map.of(), "{}").words())
                .isEqualTo("The endpoint refused the connection.");
    }

    @Test
    void goesNowhereOnThisMachineUnlessAllowed() throws IOException {
        Endpoints usual = new Endpoints(USUAL);
        try {
            assertThat(usual.post(
                                    URI.create("http://localhost:"
                                            + server.getAddress().getPort()),
                                    Map.of(),
                                    "{}")
                            .words())
                    .contains("private network");
        } finally {
            usual.close();
        }
    }

    @Test
    void goesThroughTheProxyThatJavaNames() throws IOException {
        AtomicReference<String> asked = new AtomicReference<>("");
        server.createContext("/", exchange -> {
            asked.set(exchange.getRequestURI().toString());
            exchange.sendResponseHeaders(204, -1);
        });
        Endpoints proxied = new Endpoints(USUAL, ProxySelector.of(server.getAddress()));
        try {
            EndpointAnswer answer = proxied.post(URI.create("http://hooks.invalid/of-us"), Map.of(), "{}");

            assertThat(answer.words()).isEqualTo("The endpoint accepted it (204).");
            assertThat(asked).hasValue("http://hooks.invalid/of-us");
            asked.set("");
            assertThat(proxied.post(URI.create("http://127.0.0.1:1/"), Map.of(), "{}")
                            .words())
                    .contains("private network");
            assertThat(asked).as("what is private here").hasValue("");
        } finally {
            proxied.close();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://example.org/",
                "https://127.0.0.1/",
                "https://localhost/",
                "https://[::1]/",
                "https://10.1/",
                "https://169.254.169.254/latest",
                "https://me:secret@example.org/",
                "ftp://example.org",
                "https://",
                "no address",
                "https://LOCALHOST./",
                "https://a.localhost/",
                "https://0177.0.0.1/",
                "https://0x7f000001/",
                "https://[fe80::1%25eth0]/"
            })
    void refusesAddressesThatNothingIsSentTo(String address) {
        assertThatThrownBy(() -> EndpointAddress.checked(address, USUAL)).isInstanceOf(Refused.class);
    }

    @Test
    void acceptsAddressesOfTheOpenInternet() {
        assertThat(EndpointAddress.checked(" https://example.org:8443/hooks?of=us ", USUAL))
                .isEqualTo(URI.create("https://example.org:8443/hooks?of=us"));
    }
}
