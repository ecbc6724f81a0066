package org.craregistry.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What comes from a subscription, event by event; closing it goes away without a word. */
public final class Events implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Of its own: whoever goes away closes the connection, which another request may be about to use again. */
    private final HttpClient client = HttpClient.newHttpClient();

    private final HttpResponse<InputStream> response;
    private final BufferedReader lines;

    Events(HttpRequest request) {
        this.response = Api.exchange(client, request, HttpResponse.BodyHandlers.ofInputStream());
        this.lines = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
    }

    public int status() {
        return response.statusCode();
    }

    /** Waits for the next event and returns what it carries; a missing node where there is none any more. */
    public JsonNode next() {
        String kind = "";
        try {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("event:")) {
                    kind = line.substring("event:".length()).strip();
                } else if (line.startsWith("data:") && kind.equals("next")) {
                    return JSON.readTree(line.substring("data:".length()));
                } else if (kind.equals("complete")) {
                    return JSON.missingNode();
                }
            }
            return JSON.missingNode();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    @Override
    public void close() {
        try {
            response.body().close();
        } catch (IOException goneAlready) {
            throw new UncheckedIOException(goneAlready);
        }
    }
}
