package org.craregistry.graphql;

import graphql.execution.AbortExecutionException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Ends a request that asks for more than one request may, saying which limit it met and by how much. */
final class LimitExceeded extends AbortExecutionException {

    private static final long serialVersionUID = 1L;

    private final String limit;
    private final long maximum;
    private final long actual;

    LimitExceeded(String limit, long maximum, long actual, String advice) {
        super(String.format(
                Locale.ROOT,
                "The limit \"%s\" is %,d and this request has %,d, which is %,d too many. %s",
                limit,
                maximum,
                actual,
                actual - maximum,
                advice));
        this.limit = limit;
        this.maximum = maximum;
        this.actual = actual;
    }

    /**
     * Refuses what is beyond a limit.
     *
     * @throws LimitExceeded where {@code actual} is greater than {@code maximum}
     */
    static void check(String limit, long maximum, long actual, String advice) {
        if (actual > maximum) {
            throw new LimitExceeded(limit, maximum, actual, advice);
        }
    }

    @Override
    public Map<String, Object> getExtensions() {
        Map<String, Object> extensions = new LinkedHashMap<>();
        extensions.put("code", ErrorCode.LIMIT_EXCEEDED.name());
        extensions.put("limit", limit);
        extensions.put("maximum", maximum);
        extensions.put("actual", actual);
        return extensions;
    }
}
