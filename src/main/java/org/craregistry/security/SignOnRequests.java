package org.craregistry.security;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.security.oauth2.client.web.AuthorizationRequestRepository;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.core.endpoint.PkceParameterNames;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a browser needs when it comes back from the provider: kept in a cookie of that browser, so that any node can take it up and
 * nothing is kept about those who never come back. Over TLS the cookie is one that no other host can set.
 */
final class SignOnRequests implements AuthorizationRequestRepository<OAuth2AuthorizationRequest> {

    /** The attribute of a request, and the parameter of an address, that says where somebody wanted to go. */
    static final String TO = "to";

    private static final String NAME = "registry-sign-on";
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** One way to the provider and back, as plain as a cookie can hold it. */
    private record Way(
            String registration,
            String authorizationUri,
            String clientId,
            String redirectUri,
            Set<String> scopes,
            String state,
            @Nullable String nonce,
            @Nullable String verifier,
            @Nullable String to) {}

    @Override
    public @Nullable OAuth2AuthorizationRequest loadAuthorizationRequest(HttpServletRequest request) {
        Way way = wayIn(request);
        if (way == null || !way.state().equals(request.getParameter(OAuth2ParameterNames.STATE))) {
            return null;
        }
        request.setAttribute(TO, way.to());
        return OAuth2AuthorizationRequest.authorizationCode()
                .authorizationUri(way.authorizationUri())
                .clientId(way.clientId())
                .redirectUri(way.redirectUri())
                .scopes(way.scopes())
                .state(way.state())
                .attributes(attributes -> {
                    attributes.put(OAuth2ParameterNames.REGISTRATION_ID, way.registration());
                    put(attributes, OidcParameterNames.NONCE, way.nonce());
                    put(attributes, PkceParameterNames.CODE_VERIFIER, way.verifier());
                })
                .build();
    }

    @Override
    public void saveAuthorizationRequest(
            @Nullable OAuth2AuthorizationRequest begun, HttpServletRequest request, HttpServletResponse response) {
        if (begun == null) {
            add(request, response, "", Duration.ZERO);
            return;
        }
        Way way = new Way(
                String.valueOf(begun.<String>getAttribute(OAuth2ParameterNames.REGISTRATION_ID)),
                begun.getAuthorizationUri(),
                begun.getClientId(),
                String.valueOf(begun.getRedirectUri()),
                begun.getScopes(),
                String.valueOf(begun.getState()),
                begun.getAttribute(OidcParameterNames.NONCE),
                begun.getAttribute(PkceParameterNames.CODE_VERIFIER),
                request.getParameter(TO));
        byte[] plain = JSON.writeValueAsString(way).getBytes(StandardCharsets.UTF_8);
        add(request, response, Base64.getUrlEncoder().withoutPadding().encodeToString(plain), PATIENCE);
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest removeAuthorizationRequest(
            HttpServletRequest request, HttpServletResponse response) {
        OAuth2AuthorizationRequest begun = loadAuthorizationRequest(request);
        add(request, response, "", Duration.ZERO);
        return begun;
    }

    private static void put(Map<String, Object> attributes, String name, @Nullable String value) {
        if (value != null) {
            attributes.put(name, value);
        }
    }

    private static @Nullable Way wayIn(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        if (cookies == null) {
            return null;
        }
        for (Cookie cookie : cookies) {
            if (cookie.getName().equals(name(request)) && !cookie.getValue().isEmpty()) {
                return read(cookie.getValue());
            }
        }
        return null;
    }

    private static @Nullable Way read(String value) {
        try {
            return JSON.readValue(Base64.getUrlDecoder().decode(value), Way.class);
        } catch (IllegalArgumentException | JacksonException unreadable) {
            return null;
        }
    }

    private static String name(HttpServletRequest request) {
        return request.isSecure() ? "__Host-" + NAME : NAME;
    }

    private static void add(HttpServletRequest request, HttpServletResponse response, String value, Duration age) {
        ResponseCookie cookie = ResponseCookie.from(name(request), value)
                .path("/")
                .httpOnly(true)
                .secure(request.isSecure())
                .sameSite("Lax")
                .maxAge(age)
                .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }
}
