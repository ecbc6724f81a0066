package org.craregistry.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.craregistry.graphql.BadRequest;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads what anybody may send, as JSON and no more of it than a name, a link and a password take. */
@Component
class SmallBody {

    /** Bytes. */
    private static final int LONGEST = 4096;

    private final HttpRefusals refusals;
    private final JsonMapper json;

    SmallBody(HttpRefusals refusals, JsonMapper json) {
        this.refusals = refusals;
        this.json = json;
    }

    /**
     * Reads the body of a request.
     *
     * @param expected what has to be sent, such as "an object with a name and a password"
     * @return empty where it is too long, which has been answered then
     * @throws BadRequest where it is no JSON
     */
    Optional<JsonNode> read(HttpServletRequest request, HttpServletResponse response, String expected)
            throws IOException {
        byte[] body = request.getInputStream().readNBytes(LONGEST + 1);
        if (body.length > LONGEST) {
            refusals.tooLong(response);
            return Optional.empty();
        }
        try {
            return Optional.of(json.readTree(body));
        } catch (JacksonException unreadable) {
            throw new BadRequest("The body cannot be read. Send %s.".formatted(expected));
        }
    }
}
