package org.craregistry.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import org.craregistry.graphql.BadRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Signs browsers in and out. */
@Controller
class SessionController {

    /** Far more than a name and a password take: anybody may send this. */
    private static final int LONGEST = 4096;

    private final SignIn signIn;
    private final SignInSessions sessions;
    private final HttpRefusals refusals;
    private final JsonMapper json;

    SessionController(SignIn signIn, SignInSessions sessions, HttpRefusals refusals, JsonMapper json) {
        this.signIn = signIn;
        this.sessions = sessions;
        this.refusals = refusals;
        this.json = json;
    }

    /** Who signed in. */
    record SignedIn(String account) {}

    /** Only JSON is read: a form of another site cannot send it. */
    @PostMapping(path = SecurityConfiguration.SIGN_IN, consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    @Nullable
    SignedIn signIn(HttpServletRequest request, HttpServletResponse response) throws IOException {
        byte[] body = request.getInputStream().readNBytes(LONGEST + 1);
        if (body.length > LONGEST) {
            refusals.tooLong(response);
            return null;
        }
        try {
            Authentication signedIn = signIn.authenticate(attempt(body, request));
            Caller caller = (Caller) Objects.requireNonNull(signedIn.getPrincipal());
            SessionCookies.secretOf(request).ifPresent(sessions::end);
            SessionCookies.set(request, response, sessions.begin(caller));
            return new SignedIn(caller.name());
        } catch (AuthenticationException refused) {
            refusals.commence(request, response, refused);
            return null;
        }
    }

    @PostMapping(SecurityConfiguration.SIGN_OUT)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void signOut(HttpServletRequest request, HttpServletResponse response) {
        SessionCookies.secretOf(request).ifPresent(sessions::end);
        SessionCookies.clear(request, response);
    }

    private UsernamePasswordAuthenticationToken attempt(byte[] body, HttpServletRequest request) {
        try {
            JsonNode typed = json.readTree(body);
            var attempt = UsernamePasswordAuthenticationToken.unauthenticated(
                    typed.path("name").asString(""), typed.path("password").asString(""));
            attempt.setDetails(new WebAuthenticationDetails(request));
            return attempt;
        } catch (JacksonException unreadable) {
            throw new BadRequest("The body is no JSON. Send {\"name\": ..., \"password\": ...}.");
        }
    }
}
