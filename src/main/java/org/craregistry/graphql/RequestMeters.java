package org.craregistry.graphql;

import graphql.GraphQLError;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Meter.MeterProvider;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.craregistry.graphql.QueryLimits.Asked;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.graphql.server.WebGraphQlInterceptor;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Measures requests by the name of their operation and by how they ended; and the errors, prices and limits in them. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class RequestMeters implements WebGraphQlInterceptor {

    private static final String OPERATION = "operation";
    private static final String NO_OPERATION = "none";
    private static final Set<String> FAULTS = Set.of(
            ErrorCode.INTERNAL_ERROR.name(),
            ErrorCode.UNAVAILABLE.name(),
            ErrorCode.NO_ROOM.name(),
            ErrorCode.TIMEOUT.name());

    private final OperationNames names = new OperationNames();
    private final MeterProvider<Timer> requests;
    private final MeterProvider<DistributionSummary> costs;
    private final MeterProvider<Counter> errors;
    private final MeterProvider<Counter> limits;

    RequestMeters(MeterRegistry registry) {
        requests = Timer.builder("registry.graphql.requests")
                .description("Requests to the API, by operation and how they ended")
                .withRegistry(registry);
        costs = DistributionSummary.builder("registry.graphql.cost")
                .description("Points that requests to the API cost")
                .withRegistry(registry);
        errors = Counter.builder("registry.graphql.errors")
                .description("Errors in answers of the API, by their code")
                .withRegistry(registry);
        limits = Counter.builder("registry.graphql.limits")
                .description("Requests to the API that were refused because of a limit")
                .withRegistry(registry);
        // Known from the start, so that the first one is seen as an increase.
        for (ErrorCode code : ErrorCode.values()) {
            errors.withTag("code", code.name());
        }
    }

    @Override
    public Mono<WebGraphQlResponse> intercept(WebGraphQlRequest request, Chain chain) {
        long begun = System.nanoTime();
        return chain.next(request).doOnNext(response -> measure(response, System.nanoTime() - begun));
    }

    private void measure(WebGraphQlResponse response, long nanos) {
        Asked asked = response.getExecutionInput().getGraphQLContext().get(Asked.class);
        String operation = asked == null ? NO_OPERATION : names.of(asked.name());
        List<GraphQLError> found = response.getExecutionResult().getErrors();
        Tags tags = Tags.of(
                OPERATION,
                operation,
                "type",
                asked == null ? NO_OPERATION : asked.operation().name().toLowerCase(Locale.ROOT),
                "outcome",
                outcome(found));
        requests.withTags(tags).record(Duration.ofNanos(nanos));
        if (asked != null) {
            costs.withTag(OPERATION, operation).record(asked.cost());
        }
        found.forEach(this::count);
    }

    private void count(GraphQLError error) {
        String code = extension(error, "code");
        errors.withTag("code", code == null ? ErrorCode.INTERNAL_ERROR.name() : code)
                .increment();
        if (ErrorCode.LIMIT_EXCEEDED.name().equals(code)) {
            String limit = extension(error, "limit");
            limits.withTag("limit", limit == null ? "document" : limit).increment();
        }
    }

    private static String outcome(List<GraphQLError> errors) {
        List<@Nullable String> codes =
                errors.stream().map(error -> extension(error, "code")).toList();
        if (codes.isEmpty()) {
            return "ok";
        }
        if (codes.stream().anyMatch(code -> code == null || FAULTS.contains(code))) {
            return "failed";
        }
        return codes.contains(ErrorCode.TOO_BUSY.name()) ? "busy" : "refused";
    }

    private static @Nullable String extension(GraphQLError error, String name) {
        Object value =
                error.getExtensions() == null ? null : error.getExtensions().get(name);
        return value == null ? null : value.toString();
    }

    /** The names of operations that are measured apart. Clients choose them, so only the first ones are, and none that is very long. */
    private static final class OperationNames {

        static final String OTHER = "other";

        private static final String UNNAMED = "unnamed";
        private static final int MOST = 100;
        private static final int LONGEST = 60;

        private final Set<String> known = ConcurrentHashMap.newKeySet();

        /** Under which name an operation is measured. @param name {@code null} where the client gave it none */
        String of(@Nullable String name) {
            if (name == null) {
                return UNNAMED;
            }
            if (known.contains(name)) {
                return name;
            }
            if (name.length() > LONGEST || known.size() >= MOST) {
                return OTHER;
            }
            known.add(name);
            return name;
        }
    }
}
