package org.craregistry.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.craregistry.graphql.BadRequest;
import org.craregistry.graphql.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseBody;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Sets the password of whoever follows a link that an administrator made; nobody is signed in then. */
@Controller
class WelcomeController {

    /** Far more than a link and a password take: anybody may send this. */
    private static final int LONGEST = 4096;

    private final Invitations invitations;
    private final HttpRefusals refusals;
    private final JsonMapper json;

    WelcomeController(Invitations invitations, HttpRefusals refusals, JsonMapper json) {
        this.invitations = invitations;
        this.refusals = refusals;
        this.json = json;
    }

    /** Whose password was set. */
    record Welcomed(String account) {}

    @PostMapping(path = SecurityConfiguration.WELCOME, consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    @Nullable
    Welcomed accept(HttpServletRequest request, HttpServletResponse response) throws IOException {
        byte[] body = request.getInputStream().readNBytes(LONGEST + 1);
        if (body.length > LONGEST) {
            refusals.tooLong(response);
            return null;
        }
        JsonNode sent = read(body);
        try {
            Optional<String> account = invitations.accept(
                    sent.path("secret").asString(""), sent.path("password").asString(""));
            if (account.isPresent()) {
                return new Welcomed(account.get());
            }
            refusals.linkDoesNotWork(response);
        } catch (Refused refused) {
            refusals.notAccepted(response, String.valueOf(refused.getMessage()));
        }
        return null;
    }

    private JsonNode read(byte[] body) {
        try {
            return json.readTree(body);
        } catch (JacksonException unreadable) {
            throw new BadRequest("The body cannot be read. Send an object with the secret of the link and a password.");
        }
    }
}
