package org.craregistry.security;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import org.craregistry.storage.Sha256;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;

/**
 * The two cookies of a session: one that no script can read and that signs in, and one that scripts of this site read and send back
 * as a header, which other sites cannot. The second follows from the first, so that nothing more has to be kept.
 */
final class SessionCookies {

    /** The header in which a page proves that it is of this site, and by which its requests are known. */
    static final String PROOF_HEADER = "X-CSRF-Token";

    static final String SECRET = "registry-session";
    private static final String PROOF = "registry-csrf";

    private SessionCookies() {}

    /** The secret that a request carries, empty where it has none. */
    static Optional<TokenSecret> secretOf(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        if (cookies == null) {
            return Optional.empty();
        }
        for (Cookie cookie : cookies) {
            if (SECRET.equals(cookie.getName())) {
                return TokenSecret.parse(cookie.getValue());
            }
        }
        return Optional.empty();
    }

    /** Whether a request proves that a page of this site sent it. */
    static boolean proves(HttpServletRequest request, TokenSecret secret) {
        String sent = request.getHeader(PROOF_HEADER);
        return sent != null
                && MessageDigest.isEqual(
                        sent.getBytes(StandardCharsets.UTF_8), proof(secret).getBytes(StandardCharsets.UTF_8));
    }

    static void set(HttpServletRequest request, HttpServletResponse response, TokenSecret secret) {
        add(request, response, SECRET, secret.reveal(), true, null);
        add(request, response, PROOF, proof(secret), false, null);
    }

    static void clear(HttpServletRequest request, HttpServletResponse response) {
        add(request, response, SECRET, "", true, Duration.ZERO);
        add(request, response, PROOF, "", false, Duration.ZERO);
    }

    private static String proof(TokenSecret secret) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Sha256.of("csrf " + secret.reveal()));
    }

    /** SameSite is Lax, so that a link from a message opens its page; what changes something is never a link. */
    private static void add(
            HttpServletRequest request,
            HttpServletResponse response,
            String name,
            String value,
            boolean hidden,
            @Nullable Duration age) {
        ResponseCookie.ResponseCookieBuilder cookie = ResponseCookie.from(name, value)
                .path("/")
                .httpOnly(hidden)
                .secure(request.isSecure())
                .sameSite("Lax");
        if (age != null) {
            cookie.maxAge(age);
        }
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.build().toString());
    }
}
