package org.craregistry.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Objects;
import java.util.Optional;
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
import tools.jackson.databind.JsonNode;

/** Signs browsers in and out. */
@Controller
class SessionController {

    private final SignIn signIn;
    private final SignInSessions sessions;
    private final ProviderSessions ofProvider;
    private final HttpRefusals refusals;
    private final SmallBody body;

    SessionController(
            SignIn signIn,
            SignInSessions sessions,
            ProviderSessions ofProvider,
            HttpRefusals refusals,
            SmallBody body) {
        this.signIn = signIn;
        this.sessions = sessions;
        this.ofProvider = ofProvider;
        this.refusals = refusals;
        this.body = body;
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
        JsonNode typed = body.read(request, response, "an object with a name and a password")
                .orElse(null);
        if (typed == null) {
            return null;
        }
        try {
            Authentication signedIn = signIn.authenticate(attempt(typed, request));
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
        ProviderSessions.Kept kept = secret.flatMap(ofProvider::find).orElse(null);
        secret.ifPresent(sessions::end);
        SessionCookies.clear(request, response);
        // Last: a provider that is away, or slow, keeps nobody signed in here.
        Optional<URI> farewell = kept == null ? Optional.empty() : ofProvider.farewell(secret.get(), kept, back);
        return farewell.map(to -> ResponseEntity.ok(new SignedOut(to.toString())))
                .orElseGet(() -> ResponseEntity.noContent().build());
    }

    private static UsernamePasswordAuthenticationToken attempt(JsonNode typed, HttpServletRequest request) {
        var attempt = UsernamePasswordAuthenticationToken.unauthenticated(
                typed.path("name").asString(""), typed.path("password").asString(""));
        attempt.setDetails(new WebAuthenticationDetails(request));
        return attempt;
    }
}
