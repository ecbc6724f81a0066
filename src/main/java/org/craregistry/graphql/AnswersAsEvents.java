package org.craregistry.graphql;

import graphql.ExecutionResult;
import graphql.GraphQLError;
import java.util.List;
import java.util.Map;
import org.reactivestreams.Publisher;
import org.springframework.core.annotation.Order;
import org.springframework.graphql.MediaTypes;
import org.springframework.graphql.server.WebGraphQlInterceptor;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.graphql.support.DefaultExecutionGraphQlResponse;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Answers everything in the form that was asked for: a refusal to who asked for events is an event (the handler of events would leave
 * its reason out), and events are none to who asked for one answer.
 */
@Component
@Order(-2)
class AnswersAsEvents implements WebGraphQlInterceptor {

    private static final List<MediaType> WHOLE =
            List.of(MediaType.APPLICATION_JSON, MediaTypes.APPLICATION_GRAPHQL_RESPONSE);

    @Override
    public Mono<WebGraphQlResponse> intercept(WebGraphQlRequest request, Chain chain) {
        List<MediaType> accepted = request.getHeaders().getAccept();
        boolean whole = accepted.isEmpty()
                || accepted.stream().anyMatch(type -> WHOLE.stream().anyMatch(type::isCompatibleWith));
        Mono<Void> gate = EventGate.of(request);
        return chain.next(request).map(response -> {
            if (response.getData() instanceof Publisher<?> events) {
                return with(
                        response,
                        whole ? onlyAsEvents() : data(Flux.from(events).delaySubscription(gate)));
            }
            // One event is written by the thread of the request, which is counted for as long as its client reads.
            return whole ? response : with(response, data(Flux.just(response.getExecutionResult())));
        });
    }

    private static ExecutionResult data(Flux<?> events) {
        return ExecutionResult.newExecutionResult().data(events).build();
    }

    private static ExecutionResult onlyAsEvents() {
        return ExecutionResult.newExecutionResult()
                .addError(GraphQLError.newError()
                        .errorType(ErrorCode.BAD_REQUEST)
                        .message("A subscription is answered with server-sent events only. Accept text/event-stream.")
                        .extensions(Map.of("code", ErrorCode.BAD_REQUEST.name()))
                        .build())
                .build();
    }

    private static WebGraphQlResponse with(WebGraphQlResponse response, ExecutionResult answer) {
        return new WebGraphQlResponse(new DefaultExecutionGraphQlResponse(response.getExecutionInput(), answer));
    }
}
