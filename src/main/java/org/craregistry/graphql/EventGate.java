package org.craregistry.graphql;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.reactivestreams.Publisher;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;

/**
 * Holds events back until the thread of their request has left all filters. On its way out it still writes headers, and nothing
 * orders it and the thread of the events: torn headers end a connection without an answer, or an event in the middle of another.
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

    /** The events of a request, from when its thread has left. */
    static <T> Flux<T> behind(WebGraphQlRequest request, Publisher<T> events) {
        return request.getAttributes().get(ATTRIBUTE) instanceof Sinks.Empty<?> left
                ? Flux.from(events).delaySubscription(left.asMono().publishOn(Schedulers.boundedElastic()))
                : Flux.from(events);
    }
}
