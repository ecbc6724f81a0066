package org.craregistry.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.security.web.authentication.preauth.PreAuthenticatedAuthenticationToken;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Signs in with the cookie of a session. Whatever is in a header comes first: a program that sends credentials is not taken for the
 * person whose cookie it holds. What changes something has to prove that a page of this site sent it.
 */
final class SessionFilter extends OncePerRequestFilter {

    private final SignInSessions sessions;
    private final HttpRefusals refusals;
    private final SecurityContextRepository contexts = new RequestAttributeSecurityContextRepository();

    SessionFilter(SignInSessions sessions, HttpRefusals refusals) {
        this.sessions = sessions;
        this.refusals = refusals;
    }

    /** Whoever ends letters does so by the link in one, in whichever browser: its form carries no proof of a page, and needs none. */
    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return CrossSiteFilter.endsLetters(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        TokenSecret secret = request.getHeader(HttpHeaders.AUTHORIZATION) == null
                ? SessionCookies.secretOf(request).orElse(null)
                : null;
        Caller caller = secret == null ? null : sessions.find(secret).orElse(null);
        if (secret == null || caller == null) {
            chain.doFilter(request, response);
        } else if (CrossSiteFilter.changesNothing(request) || SessionCookies.proves(request, secret)) {
            signIn(caller, request, response);
            chain.doFilter(request, response);
        } else {
            refusals.unproven(response);
        }
    }

    private void signIn(Caller caller, HttpServletRequest request, HttpServletResponse response) {
        var signedIn = new PreAuthenticatedAuthenticationToken(caller, "", List.of(SignIn.BY_PASSWORD));
        signedIn.setDetails(new WebAuthenticationDetails(request));
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(signedIn);
        SecurityContextHolder.setContext(context);
        contexts.saveContext(context, request, response);
    }
}
