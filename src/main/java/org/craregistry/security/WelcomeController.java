package org.craregistry.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.craregistry.graphql.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseBody;
import tools.jackson.databind.JsonNode;

/** Sets the password of whoever follows a link that an administrator made; nobody is signed in then. */
@Controller
class WelcomeController {

    private final Invitations invitations;
    private final HttpRefusals refusals;
    private final SmallBody body;

    WelcomeController(Invitations invitations, HttpRefusals refusals, SmallBody body) {
        this.invitations = invitations;
        this.refusals = refusals;
        this.body = body;
    }

    /** Whose password was set. */
    record Welcomed(String account) {}

    @PostMapping(path = SecurityConfiguration.WELCOME, consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    @Nullable
    Welcomed accept(HttpServletRequest request, HttpServletResponse response) throws IOException {
        JsonNode sent = body.read(request, response, "an object with the secret of the link and a password")
                .orElse(null);
        if (sent == null) {
            return null;
        }
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
}
