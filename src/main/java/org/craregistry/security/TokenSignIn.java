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

/** Signs in with an access token of the registry, or of a provider of OpenID Connect. */
@Component
class TokenSignIn implements AuthenticationConverter, AuthenticationManager {

    private static final Pattern BEARER = Pattern.compile("Bearer +(\\S+) *", Pattern.CASE_INSENSITIVE);
    private static final String SCHEME = "bearer";

    private final Credentials credentials;
    private final JwtSignIn ofProvider;

    TokenSignIn(Credentials credentials, JwtSignIn ofProvider) {
        this.credentials = credentials;
        this.ofProvider = ofProvider;
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
        String sent = String.valueOf(attempt.getCredentials());
        Caller caller = TokenSecret.parse(sent)
                .map(secret -> credentials.find(secret).orElseThrow(InvalidToken::new))
                .orElseGet(() -> ofProvider.find(sent));
        var signedIn = new PreAuthenticatedAuthenticationToken(caller, "", List.of());
        signedIn.setDetails(attempt.getDetails());
        return signedIn;
    }
}
