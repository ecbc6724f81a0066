package org.craregistry.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.AuthenticationConverter;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.security.web.authentication.preauth.PreAuthenticatedAuthenticationToken;
import org.springframework.stereotype.Component;

/** Signs in with an access token. */
@Component
class TokenSignIn implements AuthenticationConverter, AuthenticationManager {

    private static final Pattern BEARER = Pattern.compile("Bearer +(\\S+) *", Pattern.CASE_INSENSITIVE);
    private static final String SCHEME = "bearer";

    private final Credentials credentials;

    TokenSignIn(Credentials credentials) {
        this.credentials = credentials;
    }

    /** The attempt that a request makes; {@code null} where it makes none. */
    @Override
    public @Nullable Authentication convert(HttpServletRequest request) {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return null;
        }
        Matcher bearer = BEARER.matcher(header);
        if (!bearer.matches()) {
            throw new InvalidToken();
        }
        var attempt = new PreAuthenticatedAuthenticationToken("token", bearer.group(1));
        attempt.setDetails(new WebAuthenticationDetails(request));
        return attempt;
    }

    @Override
    public Authentication authenticate(Authentication attempt) {
        Caller caller = TokenSecret.parse(String.valueOf(attempt.getCredentials()))
                .flatMap(credentials::find)
                .orElseThrow(InvalidToken::new);
        var signedIn = new PreAuthenticatedAuthenticationToken(caller, "", List.of());
        signedIn.setDetails(attempt.getDetails());
        return signedIn;
    }
}
