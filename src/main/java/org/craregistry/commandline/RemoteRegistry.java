package org.craregistry.commandline;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A running registry, spoken to by its public API. Whatever keeps it from answering is a {@link CommandFailed}. */
final class RemoteRegistry {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration TO_CONNECT = Duration.ofSeconds(10);
    private static final Duration TO_ANSWER = Duration.ofMinutes(2);
    private static final Duration TO_MOVE_A_FILE = Duration.ofMinutes(30);
    private static final int ATTEMPTS = 10;

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(TO_CONNECT)
            .build();
    private final URI base;
    private final String token;

    RemoteRegistry(URI base, String token) {
        this.base = base;
        this.token = token;
    }

    /** Asks the API and returns the data of its answer. */
    JsonNode ask(String document, Map<String, ?> variables) {
        String body = JSON.writeValueAsString(Map.of("query", document, "variables", variables));
        for (int attempt = 1; ; attempt++) {
            JsonNode answer = send(request("/graphql")
                            .timeout(TO_ANSWER)
                            .header("Content-Type", "application/json")
                            .header("Accept", "application/graphql-response+json, application/json")
                            .POST(BodyPublishers.ofString(body)))
                    .json();
            JsonNode error = answer.at("/errors/0");
            if (error.isMissingNode()) {
                return answer.at("/data");
            }
            String sentence = error.at("/message").asString("");
            int seconds = error.at("/extensions/retryAfterSeconds").asInt(0);
            if (seconds == 0) {
                throw CommandFailed.refused(sentence);
            }
            waitAfter(attempt, seconds, sentence);
        }
    }

    /**
     * Carries out a mutation and returns its payload.
     *
     * @throws CommandFailed with what the registry has against it
     */
    JsonNode mutate(String mutation, String document, Map<String, ?> input) {
        JsonNode payload = ask(document, Map.of("input", input)).at("/" + mutation);
        JsonNode errors = payload.at("/errors");
        if (!errors.isEmpty()) {
            throw CommandFailed.refused(errors.valueStream()
                    .map(error -> error.at("/message").asString(""))
                    .collect(Collectors.joining(" ")));
        }
        return payload;
    }

    /** Sends a file as the body of a request, and returns the answer. */
    JsonNode upload(String path, List<Entry<String, String>> parameters, Path file) throws FileNotFoundException {
        return send(request(path + "?" + query(parameters))
                        .timeout(TO_MOVE_A_FILE)
                        .header("Content-Type", "application/octet-stream")
                        .POST(BodyPublishers.ofFile(file)))
                .json();
    }

    /** Fetches a file. */
    void download(String path, List<Entry<String, String>> parameters, Path into) {
        Answer answer = send(
                request(path + "?" + query(parameters)).timeout(TO_MOVE_A_FILE).GET());
        try (InputStream content = answer.accepted()) {
            LocalFiles.write(content, into);
        } catch (IOException e) {
            throw notWritten(into, e);
        }
    }

    /** Fetches a file where the registry has it, and tells whether it had. */
    boolean downloadWhereThere(String path, Path into) {
        Answer answer = send(request(path).timeout(TO_MOVE_A_FILE).GET());
        try (InputStream content = answer.content()) {
            if (!answer.isThere()) {
                return false;
            }
            LocalFiles.write(content, into);
            return true;
        } catch (IOException e) {
            throw notWritten(into, e);
        }
    }

    private static CommandFailed notWritten(Path file, IOException e) {
        return CommandFailed.usage("%s could not be written: %s.".formatted(file, LocalFiles.reason(e)));
    }

    /** A part of a path, such as the key of a portfolio. */
    static String segment(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static String query(List<Entry<String, String>> parameters) {
        return parameters.stream()
                .map(one -> one.getKey() + "=" + segment(one.getValue()))
                .collect(Collectors.joining("&"));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(base + path)).header("Authorization", "Bearer " + token);
    }

    /** Sends a request, and again where the registry is too busy, which it says before it does anything. */
    private Answer send(HttpRequest.Builder request) {
        for (int attempt = 1; ; attempt++) {
            Answer answer = sendOnce(request.build());
            int seconds = answer.secondsToWait();
            if (seconds == 0) {
                return answer;
            }
            waitAfter(attempt, seconds, answer.detail());
        }
    }

    private Answer sendOnce(HttpRequest request) {
        try {
            return new Answer(base, client.send(request, BodyHandlers.ofInputStream()));
        } catch (IOException e) {
            throw CommandFailed.unreachable(
                    "The registry does not answer at %s%s. Is it running, and is the address right? --url names another."
                            .formatted(base, e.getMessage() == null ? "" : " (" + e.getMessage() + ")"));
        } catch (InterruptedException e) {
            throw Pause.interrupted();
        }
    }

    private static void waitAfter(int attempt, int seconds, String sentence) {
        if (attempt == ATTEMPTS) {
            throw CommandFailed.unreachable(sentence);
        }
        Pause.of(Duration.ofSeconds(seconds));
    }
}
