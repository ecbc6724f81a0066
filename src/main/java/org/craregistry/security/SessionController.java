package org.craregistry.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Objects;
import java.util.Optional;
import org.craregistry.graphql.BadRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
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
    private final ProviderSessions ofProvider;
    private final HttpRefusals refusals;
    private final JsonMapper json;

    SessionController(
            SignIn signIn,
            SignInSessions sessions,
            ProviderSessions ofProvider,
            HttpRefusals refusals,
            JsonMapper json) {
        this.signIn = signIn;
        this.sessions = sessions;
        this.ofProvider = ofProvider;
        this.refusals = refusals;
        this.json = json;
    }

    /** Somebody who signed out. @param to where to sign out as well */
    record SignedOut(String to) {}

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

    /** Answers with where to sign out as well, for whom a provider vouched; with nothing for everybody else. */
    @PostMapping(SecurityConfiguration.SIGN_OUT)
    ResponseEntity<SignedOut> signOut(HttpServletRequest request, HttpServletResponse response) {
        String back = ServletUriComponentsBuilder.fromContextPath(request)
                .path(SecurityConfiguration.SIGN_IN)
                .toUriString();
        Optional<TokenSecret> secret = SessionCookies.secretOf(request);
        Optional<URI> farewell = secret.flatMap(one -> ofProvider.farewell(one, back));
        secret.ifPresent(sessions::end);
        SessionCookies.clear(request, response);
        return farewell.map(to -> ResponseEntity.ok(new SignedOut(to.toString())))
                .orElseGet(() -> ResponseEntity.noContent().build());
    }

    private UsernamePasswordAuthenticationToken attempt(byte[] body, HttpServletRequest request) {
        try {
            JsonNode typed = json.readTree(body);
            var attempt = UsernamePasswordAuthenticationToken.unauthenticated(
                    typed.path("name").asString(""), typed.path("password").asString(""));
            attempt.setDetails(new WebAuthenticationDetails(request));
            return attempt;
        } catch (JacksonException unreadable) {
            throw new BadRequest("The body cannot be read. Send an object with a name and a password.");
        }
    }
}
