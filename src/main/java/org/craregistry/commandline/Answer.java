package org.craregistry.commandline;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpResponse;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What came back from a registry, or from what was taken for one.
 *
 * @param base the address that the registry was said to have
 */
record Answer(URI base, HttpResponse<InputStream> response) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    InputStream content() {
        return response.body();
    }

    boolean isThere() {
        return response.statusCode() == 200;
    }

    /** After how many seconds to ask again, where the registry is too busy to begin; 0 where it is not. */
    int secondsToWait() {
        boolean busy = response.statusCode() == 429 || response.statusCode() == 503;
        return response.headers()
                .firstValue("Retry-After")
                .filter(value -> busy && value.matches("\\d{1,4}"))
                .map(Integer::parseInt)
                .orElse(0);
    }

    JsonNode json() {
        try (InputStream body = accepted()) {
            return JSON.readTree(body);
        } catch (IOException | JacksonException e) {
            throw noRegistry();
        }
    }

    /** The body; a sentence where the answer is a refusal. */
    InputStream accepted() {
        int status = response.statusCode();
        if (status >= 200 && status < 300) {
            return content();
        }
        String detail = detail();
        if (detail.isEmpty()) {
            throw noRegistry();
        }
        throw switch (status) {
            case 400 -> CommandFailed.usage(detail);
            case 413, 415 -> CommandFailed.file(detail);
            default ->
                status >= 500 || status == 429 ? CommandFailed.unreachable(detail) : CommandFailed.refused(detail);
        };
    }

    /** The sentence of a problem document (RFC 9457), or of the first error of the API; empty where it is neither. */
    String detail() {
        try (InputStream body = content()) {
            JsonNode problem = JSON.readTree(body);
            return problem.at("/detail")
                    .asString(problem.at("/errors/0/message").asString(""));
        } catch (IOException | JacksonException e) {
            return "";
        }
    }

    private CommandFailed noRegistry() {
        String elsewhere = response.headers()
                .firstValue("Location")
                .map(place -> " It points to " + place + ".")
                .orElse("");
        return CommandFailed.unreachable("What answers at %s is no registry (status %d).%s --url names another."
                .formatted(base, response.statusCode(), elsewhere));
    }
}
