package org.craregistry.security;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.server.WebGraphQlInterceptor;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.http.HttpCookie;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Keeps at hand how the caller of a request signed in, for what lasts longer than a request. The order is that of the filters. */
@Component
class CredentialOfRequest implements WebGraphQlInterceptor {

    private static final String BEARER = "Bearer ";

    private final CurrentCaller current;

    CredentialOfRequest(CurrentCaller current) {
        this.current = current;
    }

    @Override
    public Mono<WebGraphQlResponse> intercept(WebGraphQlRequest request, Chain chain) {
        of(request)
                .ifPresent(credential -> request.configureExecutionInput((input, builder) -> {
                    input.getGraphQLContext().put(Credential.class, credential);
                    return input;
                }));
        return chain.next(request);
    }

    private Optional<Credential> of(WebGraphQlRequest request) {
        String header = request.getHeaders().getFirst(HttpHeaders.AUTHORIZATION);
        if (header == null) {
            return ofSession(request.getCookies().getFirst(SessionCookies.SECRET));
        }
        if (header.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return Optional.of(ofToken(header.substring(BEARER.length()).strip()));
        }
        return current.find().map(caller -> new Credential.OfPassword(caller.name(), null));
    }

    private static Optional<Credential> ofSession(@Nullable HttpCookie cookie) {
        return Optional.ofNullable(cookie)
                .flatMap(one -> TokenSecret.parse(one.getValue()))
                .map(Credential.OfSession::new);
    }

    private static Credential ofToken(String sent) {
        return TokenSecret.parse(sent)
                .<Credential>map(Credential.OfToken::new)
                .orElseGet(() -> new Credential.OfProvider(sent));
    }
}
