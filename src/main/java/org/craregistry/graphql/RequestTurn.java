package org.craregistry.graphql;

import org.craregistry.graphql.Budgets.Left;
import org.craregistry.storage.Turn;
import org.craregistry.storage.Turns;
import org.springframework.graphql.server.WebGraphQlInterceptor;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Gives each request to the API a turn for all that takes long in it, which ends before the answer is sent; and says in its head what is
 * left of the account's budget, and when to come back. The fields are those of draft-ietf-httpapi-ratelimit-headers.
 */
@Component
class RequestTurn implements WebGraphQlInterceptor {

    private static final String POLICY = "RateLimit-Policy";
    private static final String LEFT = "RateLimit";

    private final Turns turns;

    RequestTurn(Turns turns) {
        this.turns = turns;
    }

    @Override
    public Mono<WebGraphQlResponse> intercept(WebGraphQlRequest request, Chain chain) {
        return Mono.using(turns::begin, turn -> chain.next(request), Turn::close)
                .doOnNext(RequestTurn::addHeaders);
    }

    private static void addHeaders(WebGraphQlResponse response) {
        HttpHeaders headers = response.getResponseHeaders();
        Left left = response.getExecutionInput().getGraphQLContext().get(Left.class);
        if (left != null) {
            headers.set(POLICY, "\"cost\";q=%d;w=%d".formatted(left.most(), left.window()));
            headers.set(LEFT, "\"cost\";r=%d;t=%d".formatted(left.points(), left.fullAfter()));
        }
        if (response.getData() == null) {
            response.getExecutionResult().getErrors().stream()
                    .filter(error -> error.getExtensions() != null)
                    .map(error -> error.getExtensions().get(Busy.RETRY_AFTER))
                    .filter(seconds -> seconds != null)
                    .findFirst()
                    .ifPresent(seconds -> headers.set(HttpHeaders.RETRY_AFTER, seconds.toString()));
        }
    }
}
