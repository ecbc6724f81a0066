package org.craregistry.graphql;

import graphql.GraphQLError;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.craregistry.storage.DatabaseAway;
import org.craregistry.storage.TooBusy;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.graphql.execution.SubscriptionExceptionResolverAdapter;
import org.springframework.stereotype.Component;

/** Turns what ends a subscription into an error with a stable code, as {@link ErrorMapping} does for everything else. */
@Component
class SubscriptionErrors extends SubscriptionExceptionResolverAdapter {

    private static final Logger LOG = LoggerFactory.getLogger(SubscriptionErrors.class);

    @Override
    protected GraphQLError resolveToSingleError(Throwable thrown) {
        if (thrown instanceof Refused refused) {
            return error(ErrorMapping.codeOf(refused), refused.getMessage(), Map.of());
        }
        if (thrown instanceof TooBusy busy) {
            return error(ErrorCode.TOO_BUSY, busy.getMessage(), Map.of(Busy.RETRY_AFTER, busy.retryAfterSeconds()));
        }
        if (DatabaseAway.isBehind(thrown)) {
            return error(ErrorCode.UNAVAILABLE, DatabaseAwayFilter.SENTENCE, Map.of());
        }
        String id = UUID.randomUUID().toString();
        LOG.error("Error {} in a subscription", id, thrown);
        return error(
                ErrorCode.INTERNAL_ERROR,
                "Something went wrong inside the registry. Quote %s when you ask for help.".formatted(id),
                Map.of("id", id));
    }

    private static GraphQLError error(ErrorCode code, @Nullable String message, Map<String, Object> more) {
        Map<String, Object> extensions = new LinkedHashMap<>(more);
        extensions.put("code", code.name());
        return GraphQLError.newError()
                .errorType(code)
                .message("%s", message)
                .extensions(extensions)
                .build();
    }
}
