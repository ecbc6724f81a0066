package org.craregistry.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client of the running registry as a program would be: immutable, each {@code with} makes another. */
public record Api(String base, List<String> headers) {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** What came back. */
    public record Answer(int status, Map<String, List<String>> headers, String text) {

        public JsonNode json() {
            return JSON.readTree(text);
        }

        /** A value below {@code data}, with a JSON pointer. */
        public JsonNode data(String pointer) {
            return json().at("/data" + pointer);
        }

        /** The code of the first error beside the data; empty where there is none. */
        public String code() {
            return json().at("/errors/0/extensions/code").asString("");
        }

        /** The sentence of the first error beside the data. */
        public String message() {
            return json().at("/errors/0/message").asString("");
        }

        public String header(String name) {
            return String.join(", ", headers.getOrDefault(name.toLowerCase(java.util.Locale.ROOT), List.of()));
        }

        /** Its body says what was wrong (RFC 9457), with these words among others. */
        public void assertProblem(int expectedStatus, String... words) {
            assertThat(status).as(text).isEqualTo(expectedStatus);
            assertThat(header("content-type")).startsWith("application/problem+json");
            assertThat(json().at("/detail").asString()).contains(words);
        }
    }

    /** A client that is not signed in. */
    public static Api at(int port) {
        return new Api("http://localhost:" + port, List.of());
    }

    public Api as(String name, String password) {
        byte[] both = (name + ":" + password).getBytes(StandardCharsets.UTF_8);
        return with("Authorization", "Basic " + Base64.getEncoder().encodeToString(both));
    }

    public Api asAdministrator() {
        return as("admin", TestDatabase.ADMIN_PASSWORD);
    }

    /** Signs in as a browser does, and goes on with its cookies. */
    public Api inSession(String name, String password) {
        String body = JSON.writeValueAsString(Map.of("name", name, "password", password));
        Answer answer = send(request("/sign-in")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
        List<String> cookies = answer.headers().getOrDefault("set-cookie", List.of()).stream()
                .map(cookie -> cookie.substring(0, cookie.indexOf(';')))
                .toList();
        if (answer.status() != 200) {
            throw new AssertionError(answer.status() + ": " + answer.text());
        }
        String proof = cookies.get(1).substring(cookies.get(1).indexOf('=') + 1);
        return with("Cookie", String.join("; ", cookies)).with("X-CSRF-Token", proof);
    }

    public Api withToken(String secret) {
        return with("Authorization", "Bearer " + secret);
    }

    public Api with(String name, String value) {
        List<String> more = new ArrayList<>(headers);
        more.add(name);
        more.add(value);
        return new Api(base, List.copyOf(more));
    }

    /** Sends a GraphQL document with variables. */
    public Answer ask(String document, Map<String, ?> variables) {
        String body = JSON.writeValueAsString(Map.of("query", document, "variables", variables));
        return send(request("/graphql")
                .header("Content-Type", "application/json")
                .header("Accept", "application/graphql-response+json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    /** Subscribes with a GraphQL document. */
    public Events listen(String document) {
        return new Events(request("/graphql")
                .header("Content-Type", "application/json")
                .header("Accept", "text/event-stream")
                .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(Map.of("query", document))))
                .build());
    }

    public Answer ask(String document) {
        return ask(document, Map.of());
    }

    public Answer get(String path) {
        return send(request(path).GET());
    }

    /** Fetches a file; anything but 200 is an {@link AssertionError}. */
    public byte[] bytes(String path) {
        HttpResponse<byte[]> response =
                exchange(CLIENT, request(path).GET().build(), HttpResponse.BodyHandlers.ofByteArray());
        if (response.statusCode() != 200) {
            throw new AssertionError(
                    response.statusCode() + ": " + new String(response.body(), StandardCharsets.UTF_8));
        }
        return response.body();
    }

    public HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path));
        if (!headers.isEmpty()) {
            request.headers(headers.toArray(String[]::new));
        }
        return request;
    }

    public Answer send(HttpRequest.Builder request) {
        HttpResponse<String> response = exchange(CLIENT, request.build(), HttpResponse.BodyHandlers.ofString());
        return new Answer(response.statusCode(), response.headers().map(), response.body());
    }

    static <T> HttpResponse<T> exchange(HttpClient client, HttpRequest request, HttpResponse.BodyHandler<T> body) {
        try {
            return client.send(request, body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
