package org.craregistry.security;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.function.Supplier;
import org.craregistry.storage.StartRefused;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;

/**
 * Lets those read the metrics who send the token that is set for it, which opens nothing else and works without the database: when
 * that is away, the metrics are needed most. All others need an administrator's account.
 */
@Configuration(proxyBeanMethods = false)
class MetricsAccess {

    static final String PATH = "/actuator/prometheus";

    private static final String BEARER = "Bearer ";
    private static final int FEWEST_CHARACTERS = 24;

    @Bean
    @Order(0)
    SecurityFilterChain metrics(HttpSecurity http, MetricsSettings settings) {
        String token = checked(settings.token());
        return SecurityConfiguration.stateless(http)
                .securityMatcher(request -> isMetrics(request) && shows(token, request))
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .build();
    }

    /** Not by the settings themselves: what cannot be bound is told with its value. */
    static @Nullable String checked(@Nullable String token) {
        if (token != null && !token.isEmpty() && token.length() < FEWEST_CHARACTERS) {
            throw StartRefused.because(
                    "REGISTRY_METRICS_TOKEN has %d characters.".formatted(token.length()),
                    "Use at least %d that nobody can guess, such as those of: openssl rand -hex 24"
                            .formatted(FEWEST_CHARACTERS));
        }
        return token;
    }

    private static boolean isMetrics(HttpServletRequest request) {
        return request.getServletPath().equals(PATH);
    }

    private static boolean shows(@Nullable String token, HttpServletRequest request) {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (token == null || token.isEmpty() || header == null || !header.startsWith(BEARER)) {
            return false;
        }
        // In the same time whatever is wrong about it.
        return MessageDigest.isEqual(bytes(header.substring(BEARER.length())), bytes(token));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static AuthorizationDecision ofAdministrators(
            Supplier<? extends @Nullable Authentication> signedIn, RequestAuthorizationContext request) {
        Authentication authentication = signedIn.get();
        return new AuthorizationDecision(authentication != null
                && authentication.getPrincipal() instanceof Caller caller
                && caller.administrator());
    }
}
