package org.craregistry.graphql;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses requests that accept more types of answers than Spring puts in order, for which it has no answer but a fault without a body. */
@Component
class AcceptLimit extends OncePerRequestFilter {

    private static final int MOST = 50;
    private static final String TOO_MANY =
            "The request accepts more than %d types of answers. Name those that you can read, with Accept."
                    .formatted(MOST);

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        long types = Collections.list(request.getHeaders(HttpHeaders.ACCEPT)).stream()
                .mapToLong(
                        header -> 1 + header.chars().filter(sign -> sign == ',').count())
                .sum();
        if (types > MOST) {
            HttpProblems.write(response, HttpStatus.NOT_ACCEPTABLE, TOO_MANY);
        } else {
            chain.doFilter(request, response);
        }
    }
}
