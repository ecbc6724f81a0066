package org.craregistry.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServer;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Who goes and who stays while a server works for him. */
class ClientConnectionsTests {

    private static final String POST = "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\n\r\n{}";
    private static final Duration WORK = Duration.ofMillis(1300);

    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch lost = new CountDownLatch(1);
    private WebServer server;
    private Socket client;

    @BeforeEach
    void connect() throws IOException {
        TomcatServletWebServerFactory tomcat = new TomcatServletWebServerFactory(0);
        new ClientConnections().customize(tomcat);
        server = tomcat.getWebServer(
                context -> context.addServlet("work", new Work()).addMapping("/"));
        server.start();
        client = new Socket("localhost", server.getPort());
        client.setSoTimeout(10_000);
    }

    @AfterEach
    void close() throws IOException {
        client.close();
        server.stop();
    }

    @Test
    void tellOfOneWhoGoesWithinASecond() throws Exception {
        send(POST);
        assertThat(begun.await(5, TimeUnit.SECONDS)).isTrue();

        client.close();

        assertThat(lost.await(1, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void tellOfOneWhoGoesAfterARequestWithoutABody() throws Exception {
        send("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n");
        assertThat(begun.await(5, TimeUnit.SECONDS)).isTrue();

        client.close();

        assertThat(lost.await(1, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void answerOneWhoStaysAndAsksAgain() throws Exception {
        send(POST);
        assertThat(answer()).isEqualTo("done");
        send(POST);
        assertThat(answer()).isEqualTo("done");

        assertThat(lost.getCount()).isOne();
    }

    @Test
    void answerOneWhoSendsTheNextRequestAhead() throws Exception {
        send(POST);
        assertThat(begun.await(5, TimeUnit.SECONDS)).isTrue();
        send(POST);

        assertThat(answer()).isEqualTo("done");
        assertThat(answer()).isEqualTo("done");
        assertThat(lost.getCount()).isOne();
    }

    @ParameterizedTest
    @ValueSource(strings = {POST, "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n"})
    void answerOneWhoSendsTheFirstByteOfTheNextRequestAhead(String first) throws Exception {
        send(first);
        assertThat(begun.await(5, TimeUnit.SECONDS)).isTrue();
        send(POST.substring(0, 1));

        assertThat(answer()).isEqualTo("done");
        send(POST.substring(1));
        assertThat(answer()).isEqualTo("done");
        assertThat(lost.getCount()).isOne();
    }

    private void send(String request) throws IOException {
        client.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    }

    /** The body of the next answer. */
    private String answer() throws IOException {
        InputStream in = client.getInputStream();
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) in.read());
        }
        assertThat(head).startsWith("HTTP/1.1 200");
        return new String(in.readNBytes(4), StandardCharsets.US_ASCII);
    }

    /** Works for a while, unless the client goes. */
    private final class Work extends HttpServlet {

        private static final long serialVersionUID = 1L;

        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
            request.getInputStream().readAllBytes();
            RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(request));
            Runnable endOfWatch = ClientConnection.watch(lost::countDown);
            begun.countDown();
            try {
                lost.await(WORK.toMillis(), TimeUnit.MILLISECONDS);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
            endOfWatch.run();
            RequestContextHolder.resetRequestAttributes();
            response.setContentLength(4);
            response.getOutputStream().print("done");
        }
    }
}
