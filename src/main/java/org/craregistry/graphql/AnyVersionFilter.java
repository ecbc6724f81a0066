package org.craregistry.graphql;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Answers who has any version of a file ({@code If-None-Match: *}; RFC 9110, 13.1.2) that it is not modified, where it has an ETag.
 * Spring compares with single versions only.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE - 1)
class AnyVersionFilter extends OncePerRequestFilter {

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        boolean reads = HttpMethod.GET.matches(request.getMethod()) || HttpMethod.HEAD.matches(request.getMethod());
        String known = request.getHeader(HttpHeaders.IF_NONE_MATCH);
        return !reads || known == null || !known.strip().equals("*");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(request, new Known(response));
    }

    /** What is well and has an ETag is not modified; the server sends no body with this status. */
    private static final class Known extends HttpServletResponseWrapper {

        Known(HttpServletResponse response) {
            super(response);
        }

        @Override
        public void setStatus(int status) {
            super.setStatus(status == SC_OK && getHeader(HttpHeaders.ETAG) != null ? SC_NOT_MODIFIED : status);
        }

        @Override
        public void setHeader(String name, String value) {
            super.setHeader(name, value);
            setStatus(getStatus());
        }

        @Override
        public void addHeader(String name, String value) {
            super.addHeader(name, value);
            setStatus(getStatus());
        }
    }
}
