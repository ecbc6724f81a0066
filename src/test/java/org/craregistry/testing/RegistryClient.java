package org.craregistry.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls a running registry over HTTP with one credential, as a program would. */
public final class RegistryClient {

    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI base;
    private final @Nullable String authorization;

    private RegistryClient(URI base, @Nullable String authorization) {
        this.base = base;
        this.authorization = authorization;
    }

    /** A client without credentials. */
    public static RegistryClient anonymous(int port) {
        return new RegistryClient(URI.create("http://localhost:" + port), null);
    }

    /** A client that signs in with name and password. */
    public static RegistryClient basic(int port, String name, String password) {
        String pair = name + ":" + password;
        String encoded = Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
        return new RegistryClient(URI.create("http://localhost:" + port), "Basic " + encoded);
    }

    /** A client that signs in with an access token. */
    public static RegistryClient bearer(int port, String token) {
        return new RegistryClient(URI.create("http://localhost:" + port), "Bearer " + token);
    }

    /** Asks the API; the answer is the whole body, with {@code data} and {@code errors}. */
    public JsonNode ask(String document, Map<String, ?> variables) {
        String body = JSON.writeValueAsString(Map.of("query", document, "variables", variables));
        HttpResponse<byte[]> response = post("/graphql", "application/json", body.getBytes(StandardCharsets.UTF_8));
        return JSON.readTree(response.body());
    }

    /** Asks the API and returns the data. @throws AssertionError where there are errors */
    public JsonNode data(String document, Map<String, ?> variables) {
        JsonNode answer = ask(document, variables);
        if (answer.has("errors")) {
            throw new AssertionError("Expected no errors, met " + answer.get("errors"));
        }
        return answer.get("data");
    }

    /** Asks the API without variables and returns the data. */
    public JsonNode data(String document) {
        return data(document, Map.of());
    }

    public HttpResponse<byte[]> get(String path) {
        return send(request(path).GET());
    }

    public HttpResponse<byte[]> post(String path, String contentType, byte[] body) {
        return send(request(path).header("Content-Type", contentType).POST(BodyPublishers.ofByteArray(body)));
    }

    /** The body of an answer as JSON. */
    public static JsonNode json(HttpResponse<byte[]> response) {
        return JSON.readTree(response.body());
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path));
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        return request;
    }

    private HttpResponse<byte[]> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for an answer", e);
        }
    }
}
