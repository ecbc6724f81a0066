package org.craregistry.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses requests that change something, or ask the API, and that a browser sends on behalf of another site: browsers attach HTTP Basic
 * credentials and cookies by themselves. Pages of sites that the API is opened to pass with a token, which no browser attaches. Programs
 * send neither header and pass.
 */
final class CrossSiteFilter extends OncePerRequestFilter {

    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");
    private static final Set<String> OUR_OWN = Set.of("same-origin", "none");

    private final HttpRefusals refusals;
    private final OpenedApi api;

    CrossSiteFilter(HttpRefusals refusals, OpenedApi api) {
        this.refusals = refusals;
        this.api = api;
    }

    /** A page that tells no site where it comes from sends no origin of its own either; the link of a letter proves enough. */
    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return endsLetters(request);
    }

    /** Whether a request comes by the link of a letter, which is all that it needs. */
    static boolean endsLetters(HttpServletRequest request) {
        return request.getServletPath().startsWith(SecurityConfiguration.UNSUBSCRIBE);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        boolean harmless = changesNothing(request) && !api.isAsked(request);
        if (harmless || comesFromHere(request) || api.isOpenTo(request)) {
            chain.doFilter(request, response);
        } else {
            refusals.crossSite(response);
        }
    }

    /** Whether a request only reads, whoever sends it. */
    static boolean changesNothing(HttpServletRequest request) {
        return SAFE.contains(request.getMethod());
    }

    private static boolean comesFromHere(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null) {
            return OUR_OWN.contains(site);
        }
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        return origin == null || isOurs(origin, request.getHeader(HttpHeaders.HOST));
    }

    /** Compares host and port only: behind a proxy that ends TLS the scheme is not known here. */
    private static boolean isOurs(String origin, @Nullable String host) {
        try {
            String authority = URI.create(origin).getAuthority();
            return authority != null && authority.equalsIgnoreCase(host);
        } catch (IllegalArgumentException unreadable) {
            return false;
        }
    }
}
