package org.craregistry.graphql;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;

/**
 * Holds what a subscription tells back until the thread of its request has left all filters. On its way out that thread still writes
 * headers, and nothing keeps it and the thread of the events apart: headers torn in this way end a connection without an answer, or let
 * one event into another. What keeps a silent connection alive comes from Spring and is not held back; it comes much later.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class EventGate extends OncePerRequestFilter {

    private static final String ATTRIBUTE = EventGate.class.getName();

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Sinks.Empty<Void> left = Sinks.empty();
        request.setAttribute(ATTRIBUTE, left);
        try {
            chain.doFilter(request, response);
        } finally {
            left.tryEmitEmpty();
        }
    }

    /** What opens when the thread of a request has left, asked before the request is carried out; empty where there is none. */
    static Mono<Void> of(WebGraphQlRequest request) {
        return request.getAttributes().get(ATTRIBUTE) instanceof Sinks.Empty<?> left
                ? left.asMono().then().publishOn(Schedulers.boundedElastic())
                : Mono.empty();
    }
}
