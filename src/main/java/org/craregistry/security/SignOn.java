package org.craregistry.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.util.StringUtils;

/** Ends the way of a browser through a provider of OpenID Connect: in a session like that of a password, or on the page to sign in. */
final class SignOn
        implements AuthenticationSuccessHandler, AuthenticationFailureHandler, OAuth2AuthorizedClientRepository {

    private static final Logger LOG = LoggerFactory.getLogger(SignOn.class);
    private static final String REFRESH = SignOn.class.getName() + ".refresh";

    private final ProviderAccounts accounts;
    private final SignInSessions sessions;
    private final Clock clock;

    SignOn(ProviderAccounts accounts, SignInSessions sessions, Clock clock) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.clock = clock;
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication authentication)
            throws IOException {
        OAuth2AuthenticationToken signedOn = (OAuth2AuthenticationToken) authentication;
        if (!(signedOn.getPrincipal() instanceof OidcUser user)) {
            LOG.warn(
                    "The provider {} signs on without OpenID Connect; add the scope openid.",
                    signedOn.getAuthorizedClientRegistrationId());
            refuse(response, SignOnProblem.FAILED);
            return;
        }
        try {
            ProviderIdentity identity = Provider.identity(user);
            accounts.hear(identity, user.getClaims(), clock.instant());
            ProviderTokens tokens = new ProviderTokens(
                    (String) request.getAttribute(REFRESH), user.getIdToken().getTokenValue());
            TokenSecret secret = sessions.begin(
                    identity,
                    signedOn.getAuthorizedClientRegistrationId(),
                    user.getIdToken().getClaimAsString("sid"),
                    tokens);
            SessionCookies.secretOf(request).ifPresent(sessions::end);
            SessionCookies.set(request, response, secret);
            response.sendRedirect(placeIn((String) request.getAttribute(SignOnRequests.TO)));
        } catch (SignOnRefused refused) {
            refuse(response, refused.problem());
        }
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException failed)
            throws IOException {
        // Whoever makes the address says what stands in it.
        String said = StringUtils.truncate(String.valueOf(failed.getMessage()).replaceAll("\\p{Cntrl}+", " "));
        LOG.warn("A sign-on with a provider of OpenID Connect failed: {}", said);
        refuse(response, SignOnProblem.FAILED);
    }

    /** The way did not even begin: what the provider says of itself could not be read. */
    void away(HttpServletRequest request, HttpServletResponse response, AuthenticationException away)
            throws IOException {
        LOG.warn(
                "The provider of OpenID Connect cannot be asked: {}",
                Objects.toString(away.getCause(), away.getMessage()));
        refuse(response, SignOnProblem.AWAY);
    }

    private static void refuse(HttpServletResponse response, SignOnProblem problem) throws IOException {
        response.sendRedirect(SecurityConfiguration.SIGN_IN + "?refused=" + problem.word());
    }

    /** Only a place of this registry: the address that begins the way is one that others can make. */
    static String placeIn(@Nullable String wanted) {
        if (wanted == null || !wanted.startsWith("/") || wanted.startsWith("//") || wanted.contains("\\")) {
            return "/";
        }
        try {
            URI place = URI.create(wanted);
            return place.isAbsolute() || place.getRawAuthority() != null ? "/" : place.toString();
        } catch (IllegalArgumentException unreadable) {
            return "/";
        }
    }

    @Override
    public <T extends OAuth2AuthorizedClient> @Nullable T loadAuthorizedClient(
            String registration, Authentication principal, HttpServletRequest request) {
        return null;
    }

    /** What the provider gave is kept beside the session, which begins a moment later, and nowhere else. */
    @Override
    public void saveAuthorizedClient(
            OAuth2AuthorizedClient client,
            Authentication principal,
            HttpServletRequest request,
            HttpServletResponse response) {
        if (client.getRefreshToken() != null) {
            request.setAttribute(REFRESH, client.getRefreshToken().getTokenValue());
        }
    }

    @Override
    public void removeAuthorizedClient(
            String registration, Authentication principal, HttpServletRequest request, HttpServletResponse response) {}
}
