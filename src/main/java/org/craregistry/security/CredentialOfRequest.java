package org.craregistry.security;

import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.server.WebGraphQlInterceptor;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.http.HttpCookie;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.preauth.PreAuthenticatedAuthenticationToken;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Keeps at hand how the caller of a request signed in, for what lasts longer than a request. The order is that of the filters. */
@Component
class CredentialOfRequest implements WebGraphQlInterceptor {

    private static final String BEARER = "Bearer ";

    private final CurrentCaller current;
    private final TokenSignIn tokens;
    private final SignInSessions sessions;
    private final Credentials credentials;

    CredentialOfRequest(CurrentCaller current, TokenSignIn tokens, SignInSessions sessions, Credentials credentials) {
        this.current = current;
        this.tokens = tokens;
        this.sessions = sessions;
        this.credentials = credentials;
    }

    @Override
    public Mono<WebGraphQlResponse> intercept(WebGraphQlRequest request, Chain chain) {
        request.configureExecutionInput((input, builder) -> {
            input.getGraphQLContext().put(SignedInAgain.class, of(request));
            return input;
        });
        return chain.next(request);
    }

    private SignedInAgain of(WebGraphQlRequest request) {
        String header = request.getHeaders().getFirst(HttpHeaders.AUTHORIZATION);
        if (header == null) {
            return bySession(request.getCookies().getFirst(SessionCookies.SECRET));
        }
        boolean isToken = header.regionMatches(true, 0, BEARER, 0, BEARER.length());
        return isToken ? byToken(header.substring(BEARER.length()).strip()) : byPassword();
    }

    private SignedInAgain bySession(@Nullable HttpCookie cookie) {
        return () -> Optional.ofNullable(cookie)
                .flatMap(one -> TokenSecret.parse(one.getValue()))
                .flatMap(sessions::find);
    }

    private SignedInAgain byToken(String secret) {
        return () -> {
            try {
                Object principal = tokens.authenticate(new PreAuthenticatedAuthenticationToken("token", secret))
                        .getPrincipal();
                return Optional.of((Caller) Objects.requireNonNull(principal));
            } catch (AuthenticationException countsNoLonger) {
                return Optional.empty();
            }
        };
    }

    /** A new password ends what began with the old one, which itself is not kept: its hash is, from the first look on. */
    private SignedInAgain byPassword() {
        String name = current.find().map(Caller::name).orElse("");
        AtomicReference<@Nullable String> begunWith = new AtomicReference<>();
        return () -> credentials.find(name).flatMap(found -> {
            begunWith.compareAndSet(null, found.passwordHash());
            boolean same = found.passwordHash() != null && found.passwordHash().equals(begunWith.get());
            return same ? Optional.of(found.caller()) : Optional.empty();
        });
    }
}
