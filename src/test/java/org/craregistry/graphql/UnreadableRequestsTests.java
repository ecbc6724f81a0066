package org.craregistry.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.craregistry.testing.IntegrationTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@IntegrationTest
class UnreadableRequestsTests {

    @LocalServerPort
    private int port;

    @ParameterizedTest
    @CsvSource({
        "GET /graphql?query={viewer} HTTP/1.1, Host: registry, 400, The request cannot be read.",
        "GET /%zz HTTP/1.1, Host: registry, 400, The request cannot be read.",
        "GET / HTTP/1.1, Host: two words, 400, The request cannot be read.",
        "NONSENSE, Host: registry, 400, The request cannot be read.",
        "GET / HTTP/1.1, Transfer-Encoding: none, 501, The registry cannot do this with the request."
    })
    void areAnsweredByProblemDocuments(String line, String header, int status, String sentence) throws IOException {
        String answer = answer(line + "\r\n" + header + "\r\nConnection: close\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 " + status).contains("application/problem+json", sentence);
    }

    private String answer(String request) throws IOException {
        try (Socket client = new Socket("localhost", port)) {
            client.setSoTimeout(10_000);
            client.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(client.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
