package org.craregistry.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.AuthenticationConverter;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.security.web.authentication.preauth.PreAuthenticatedAuthenticationToken;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher.MatchResult;
import org.springframework.stereotype.Component;

/**
 * Signs in with a token in the address of a calendar, because calendars send no headers. Only tokens that were made for that very
 * calendar are accepted there, and they nowhere else.
 */
@Component
class CalendarSignIn implements AuthenticationConverter, AuthenticationManager {

    private static final String KEY = "portfolioKey";
    private static final String PATH = "/portfolios/{" + KEY + "}/calendar.ics";
    private static final String PARAMETER = "token";
    private static final Set<String> READING = Set.of(HttpMethod.GET.name(), HttpMethod.HEAD.name());
    private static final PathPatternRequestMatcher CALENDARS =
            PathPatternRequestMatcher.withDefaults().matcher(PATH);

    private final Credentials credentials;

    CalendarSignIn(Credentials credentials) {
        this.credentials = credentials;
    }

    /** Where the calendar of a portfolio is, with the secret of a token. */
    static String path(String portfolioKey, String secret) {
        return PATH.replace("{" + KEY + "}", portfolioKey) + "?" + PARAMETER + "=" + secret;
    }

    /** The attempt that a request makes; {@code null} where it makes none. */
    @Override
    public @Nullable Authentication convert(HttpServletRequest request) {
        MatchResult calendar = CALENDARS.matcher(request);
        if (!calendar.isMatch() || !READING.contains(request.getMethod())) {
            return null;
        }
        String secret = request.getParameter(PARAMETER);
        if (secret == null) {
            return null;
        }
        var attempt = new PreAuthenticatedAuthenticationToken(
                String.valueOf(calendar.getVariables().get(KEY)), secret);
        attempt.setDetails(new WebAuthenticationDetails(request));
        return attempt;
    }

    @Override
    public Authentication authenticate(Authentication attempt) {
        String portfolioKey = String.valueOf(attempt.getPrincipal());
        Caller caller = TokenSecret.parse(String.valueOf(attempt.getCredentials()))
                .flatMap(secret -> credentials.findForCalendar(secret, portfolioKey))
                .orElseThrow(InvalidToken::inAddress);
        var signedIn = new PreAuthenticatedAuthenticationToken(caller, "", List.of());
        signedIn.setDetails(attempt.getDetails());
        return signedIn;
    }
}
