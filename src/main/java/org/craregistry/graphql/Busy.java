package org.craregistry.graphql;

import graphql.execution.AbortExecutionException;
import java.util.Map;
import java.util.Objects;
import org.craregistry.storage.TooBusy;

/** Ends a request, before anything is fetched, that may be sent again in a moment. */
final class Busy extends AbortExecutionException {

    static final String RETRY_AFTER = "retryAfterSeconds";

    private static final long serialVersionUID = 1L;

    private final long retryAfterSeconds;

    Busy(TooBusy refusal) {
        super(Objects.requireNonNull(refusal.getMessage()));
        this.retryAfterSeconds = refusal.retryAfterSeconds();
    }

    @Override
    public Map<String, Object> getExtensions() {
        return extensions(retryAfterSeconds);
    }

    static Map<String, Object> extensions(long retryAfterSeconds) {
        return Map.of("code", ErrorCode.TOO_BUSY.name(), RETRY_AFTER, retryAfterSeconds);
    }
}
