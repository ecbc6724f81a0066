package org.craregistry.graphql;

import java.util.Map;
import org.springframework.graphql.MediaTypes;
import org.springframework.graphql.server.WebGraphQlHandler;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.graphql.server.webmvc.GraphQlHttpHandler;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/**
 * Answers requests of which nothing was carried out with the status that says why, where the client knows that a body with another
 * status than 200 can be an answer too (GraphQL over HTTP, 6.4).
 */
@Component
class AnswerStatus extends GraphQlHttpHandler {

    private static final Map<String, HttpStatus> STATUSES = Map.of(
            // Clients that send hashes look into answers only that are none of failure.
            ErrorCode.PERSISTED_QUERY_NOT_FOUND.name(), HttpStatus.OK,
            ErrorCode.PERSISTED_QUERY_NOT_SUPPORTED.name(), HttpStatus.OK,
            ErrorCode.TOO_BUSY.name(), HttpStatus.TOO_MANY_REQUESTS,
            ErrorCode.UNAVAILABLE.name(), HttpStatus.SERVICE_UNAVAILABLE,
            ErrorCode.NO_ROOM.name(), HttpStatus.INSUFFICIENT_STORAGE);

    AnswerStatus(WebGraphQlHandler handler) {
        super(handler);
    }

    @Override
    protected HttpStatus selectResponseStatus(WebGraphQlResponse response, MediaType type) {
        if (response.getResponseHeaders().getAllow().contains(HttpMethod.POST)) {
            return HttpStatus.METHOD_NOT_ALLOWED;
        }
        if (response.getData() != null || !type.equals(MediaTypes.APPLICATION_GRAPHQL_RESPONSE)) {
            return super.selectResponseStatus(response, type);
        }
        return response.getExecutionResult().getErrors().stream()
                .filter(error -> error.getExtensions() != null)
                .map(error -> STATUSES.get(String.valueOf(error.getExtensions().get("code"))))
                .filter(status -> status != null)
                .findFirst()
                .orElseGet(() -> super.selectResponseStatus(response, type));
    }
}
