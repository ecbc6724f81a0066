package org.craregistry.graphql;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Carries out some requests of one network address at once and no more. Each keeps a thread of the server for as long as its client sends
 * or reads slowly, and somebody without an account could take all of them. What is only listened to keeps none, and is not counted.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class AddressLimit extends OncePerRequestFilter {

    /** A {@link Runnable} of the request that closes its connection after the answer, instead of waiting for the rest of the body. */
    static final String LEAVES_REST_UNREAD = AddressLimit.class.getName();

    private static final String TOO_MANY =
            "As many requests as %d of your address are being carried out, which is the most. Try again when some of them have ended.";

    private final int most;
    private final Map<String, Integer> underWay = new ConcurrentHashMap<>();

    AddressLimit(AddressSettings settings) {
        most = settings.perAddress();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String address = ClientAddress.counted(String.valueOf(request.getRemoteAddr()));
        int these = underWay.merge(address, 1, Integer::sum);
        try {
            if (these > most) {
                response.setHeader(HttpHeaders.RETRY_AFTER, "1");
                HttpProblems.write(response, HttpStatus.SERVICE_UNAVAILABLE, TOO_MANY.formatted(most));
                response.flushBuffer();
                // Otherwise Tomcat would wait for the rest of the body, and keep the thread that is to be spared.
                if (request.getAttribute(LEAVES_REST_UNREAD) instanceof Runnable leaving) {
                    leaving.run();
                }
            } else {
                chain.doFilter(request, response);
            }
        } finally {
            underWay.computeIfPresent(address, (known, count) -> count == 1 ? null : count - 1);
        }
    }
}
