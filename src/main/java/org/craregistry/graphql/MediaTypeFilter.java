package org.craregistry.graphql;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Enumeration;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses types of bodies for which Spring has no answer but a fault: more of them accepted than it puts in order, or one with a wildcard
 * sent. The type of a body that is not read is passed over. Before {@link GraphQlOverHttp}, which leaves fewer.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE - 1)
class MediaTypeFilter extends OncePerRequestFilter {

    private static final int MOST = 50;
    private static final String TOO_MANY =
            "The request accepts more than %d types of answers. Name those that you can read, with Accept."
                    .formatted(MOST);

    private static final String WILDCARD = "The Content-Type has a wildcard. Send the type that the body has.";

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        long types = Collections.list(request.getHeaders(HttpHeaders.ACCEPT)).stream()
                .mapToLong(
                        header -> 1 + header.chars().filter(sign -> sign == ',').count())
                .sum();
        if (types > MOST) {
            HttpProblems.write(response, HttpStatus.NOT_ACCEPTABLE, TOO_MANY);
        } else if (HttpMethod.GET.matches(request.getMethod()) || HttpMethod.HEAD.matches(request.getMethod())) {
            chain.doFilter(new Untyped(request), response);
        } else if (isWildcard(request.getContentType())) {
            HttpProblems.write(response, HttpStatus.UNSUPPORTED_MEDIA_TYPE, WILDCARD);
        } else {
            chain.doFilter(request, response);
            if ("".equals(response.getHeader(HttpHeaders.ACCEPT_PATCH))) {
                response.setHeader(
                        HttpHeaders.ACCEPT_PATCH, null); // Spring names it with OPTIONS where nothing is patched
            }
        }
    }

    private static boolean isWildcard(@Nullable String type) {
        try {
            return type != null && MediaType.parseMediaType(type).isWildcardSubtype();
        } catch (InvalidMediaTypeException unreadable) {
            return false;
        }
    }

    /** A request that does not say of which type its body is. */
    private static final class Untyped extends HttpServletRequestWrapper {

        Untyped(HttpServletRequest request) {
            super(request);
        }

        @Override
        public @Nullable String getContentType() {
            return null;
        }

        @Override
        public @Nullable String getHeader(String name) {
            return HttpHeaders.CONTENT_TYPE.equalsIgnoreCase(name) ? null : super.getHeader(name);
        }

        @Override
        public Enumeration<String> getHeaders(String name) {
            return HttpHeaders.CONTENT_TYPE.equalsIgnoreCase(name)
                    ? Collections.emptyEnumeration()
                    : super.getHeaders(name);
        }
    }
}
