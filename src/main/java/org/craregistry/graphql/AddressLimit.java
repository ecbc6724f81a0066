package org.craregistry.graphql;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
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
@Order(Ordered.HIGHEST_PRECEDENCE)
class AddressLimit extends OncePerRequestFilter {

    /** A {@link Runnable} of the request that closes its connection after the answer, instead of waiting for the rest of the body. */
    static final String LEAVES_REST_UNREAD = AddressLimit.class.getName();

    private static final String TOO_MANY =
            "As many requests as %d of your address are being carried out, which is the most. Try again when some of them have ended.";

    /** An IPv6 address in digits: no look-up asks anybody for it. */
    private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");

    private static final int NETWORK_BYTES = 8;

    private final int most;
    private final Map<String, Integer> underWay = new ConcurrentHashMap<>();

    AddressLimit(AddressSettings settings) {
        most = settings.perAddress();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String address = counted(String.valueOf(request.getRemoteAddr()));
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

    /** What requests are counted by: of IPv6 the network of 64 bits, because whoever has one address of that has all of them. */
    private static String counted(String address) {
        if (!IPV6.matcher(address).matches()) {
            return address;
        }
        try {
            InetAddress parsed = InetAddress.getByName(address);
            byte[] bytes = parsed.getAddress();
            return bytes.length > NETWORK_BYTES
                    ? HexFormat.of().formatHex(bytes, 0, NETWORK_BYTES)
                    : parsed.getHostAddress();
        } catch (UnknownHostException unreadable) {
            return address;
        }
    }
}
