package org.craregistry.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.InsufficientAuthenticationException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Answers refused requests with a problem document (RFC 9457). */
@Component
class HttpRefusals implements AuthenticationEntryPoint, AccessDeniedHandler {

    private static final String BASIC = "Basic realm=\"CRA Registry\", charset=\"UTF-8\"";
    private static final String BEARER = "Bearer realm=\"CRA Registry\"";

    private final JsonMapper json;
    private final SignInMeters meters;

    HttpRefusals(JsonMapper json, SignInMeters meters) {
        this.json = json;
        this.meters = meters;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException refused)
            throws IOException {
        meters.refused(refused);
        if (refused instanceof TooManyAttempts tooMany) {
            response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(tooMany.seconds()));
            write(response, HttpStatus.TOO_MANY_REQUESTS, sentence(tooMany));
            return;
        }
        if (refused instanceof InsufficientAuthenticationException && showsPages(request)) {
            response.sendRedirect(SecurityConfiguration.SIGN_IN + "?to=" + address(request));
            return;
        }
        if (request.getHeader(SessionCookies.PROOF_HEADER) != null) {
            // A page asks for itself; at a challenge for Basic the browser would put a window of its own before it.
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, BEARER);
        } else if (refused instanceof InvalidToken) {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, BEARER + ", error=\"invalid_token\"");
        } else {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, BASIC);
            response.addHeader(HttpHeaders.WWW_AUTHENTICATE, BEARER);
        }
        write(response, HttpStatus.UNAUTHORIZED, sentence(refused));
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
            throws IOException {
        write(
                response,
                HttpStatus.FORBIDDEN,
                "You may not do this. A token that only reads changes nothing; use another one, or ask for the role.");
    }

    /** Answers a request whose address or method is none that a registry has. */
    void unacceptable(HttpServletResponse response) throws IOException {
        write(
                response,
                HttpStatus.BAD_REQUEST,
                "The address or the method of this request is not accepted. Use the addresses of the documentation.");
    }

    /** Answers a request whose body is longer than anything that is expected there. */
    void tooLong(HttpServletResponse response) throws IOException {
        write(response, HttpStatus.CONTENT_TOO_LARGE, "The body is too long for a name and a password.");
    }

    /** Answers somebody whose link to set a password does not work, or no longer. */
    void linkDoesNotWork(HttpServletResponse response) throws IOException {
        write(
                response,
                HttpStatus.GONE,
                "This link was used already, has expired or was replaced by another one. Ask an administrator for a new one.");
    }

    /** Answers what cannot be done as it was asked for. */
    void notAccepted(HttpServletResponse response, String sentence) throws IOException {
        write(response, HttpStatus.UNPROCESSABLE_CONTENT, sentence);
    }

    /** Answers a request in a session that does not prove to come from a page of this site. */
    void unproven(HttpServletResponse response) throws IOException {
        write(
                response,
                HttpStatus.FORBIDDEN,
                "This request does not prove that it comes from this site. Send the cookie registry-csrf back as the header "
                        + SessionCookies.PROOF_HEADER + ", or reload the page.");
    }

    /** Answers a request that another web site made in the name of the user. */
    void crossSite(HttpServletResponse response) throws IOException {
        write(
                response,
                HttpStatus.FORBIDDEN,
                "This request comes from another web site. Send it from this one, or from a program.");
    }

    /** Whether a browser asks for a page to show, and not a program or a script for data. */
    private static boolean showsPages(HttpServletRequest request) {
        String mode = request.getHeader("Sec-Fetch-Mode");
        String accepted = request.getHeader(HttpHeaders.ACCEPT);
        boolean page = accepted != null && accepted.contains(MediaType.TEXT_HTML_VALUE);
        return HttpMethod.GET.matches(request.getMethod()) && page && (mode == null || "navigate".equals(mode));
    }

    private static String address(HttpServletRequest request) {
        String query = request.getQueryString();
        return URLEncoder.encode(request.getRequestURI() + (query == null ? "" : "?" + query), StandardCharsets.UTF_8);
    }

    private static String sentence(AuthenticationException refused) {
        if (refused instanceof InsufficientAuthenticationException) {
            return "Nobody is signed in. Sign in with a name and a password, or with an access token.";
        }
        if (refused instanceof InvalidToken
                || refused instanceof TooManyAttempts
                || refused instanceof PasswordsSwitchedOff) {
            return String.valueOf(refused.getMessage());
        }
        return "The name or the password is wrong. Try again, or ask an administrator.";
    }

    private void write(HttpServletResponse response, HttpStatus status, String detail) throws IOException {
        Map<String, Object> problem = new LinkedHashMap<>();
        problem.put("type", "about:blank");
        problem.put("title", status.getReasonPhrase());
        problem.put("status", status.value());
        problem.put("detail", detail);
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.getOutputStream().write(json.writeValueAsString(problem).getBytes(StandardCharsets.UTF_8));
    }
}
