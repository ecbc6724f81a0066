package org.craregistry.security;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.graphql.autoconfigure.GraphQlCorsProperties;
import org.springframework.boot.graphql.autoconfigure.GraphQlProperties;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.CorsConfigurationSource;

/** Which other sites may call the API from their pages ({@code spring.graphql.cors}); none where nothing is set, and nothing but the API. */
@Component
class OpenedApi implements CorsConfigurationSource {

    private static final String TOKEN = "bearer ";

    private final String path;
    private final @Nullable CorsConfiguration sites;

    OpenedApi(GraphQlProperties graphql, GraphQlCorsProperties cors) {
        this.path = graphql.getHttp().getPath();
        this.sites = cors.toCorsConfiguration();
    }

    @Override
    public @Nullable CorsConfiguration getCorsConfiguration(HttpServletRequest request) {
        return isAsked(request) ? sites : null;
    }

    boolean isAsked(HttpServletRequest request) {
        return request.getServletPath().equals(path);
    }

    /** Whether it comes with a token from the page of a site that may call: a page has to know a token, and cannot make a browser add one. */
    boolean isOpenTo(HttpServletRequest request) {
        String credentials = request.getHeader(HttpHeaders.AUTHORIZATION);
        return isAsked(request)
                && sites != null
                && sites.checkOrigin(request.getHeader(HttpHeaders.ORIGIN)) != null
                && credentials != null
                && credentials.regionMatches(true, 0, TOKEN, 0, TOKEN.length());
    }
}
