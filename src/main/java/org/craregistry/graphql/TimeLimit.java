package org.craregistry.graphql;

import graphql.ExecutionInput;
import graphql.ExecutionResult;
import graphql.GraphQLError;
import graphql.execution.instrumentation.InstrumentationContext;
import graphql.execution.instrumentation.InstrumentationState;
import graphql.execution.instrumentation.SimpleInstrumentationContext;
import graphql.execution.instrumentation.SimplePerformantInstrumentation;
import graphql.execution.instrumentation.parameters.InstrumentationExecutionParameters;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Gives up requests that take too long: nothing more is fetched once the time is over. */
@Component
@Order(1)
class TimeLimit extends SimplePerformantInstrumentation {

    private final Duration timeout;
    private final ScheduledThreadPoolExecutor timer;

    TimeLimit(GraphQlLimits limits) {
        timeout = limits.timeout();
        timer = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "graphql-timeout");
            thread.setDaemon(true);
            return thread;
        });
        timer.setRemoveOnCancelPolicy(true);
    }

    @Override
    public InstrumentationContext<ExecutionResult> beginExecution(
            InstrumentationExecutionParameters parameters, @Nullable InstrumentationState state) {
        ExecutionInput input = parameters.getExecutionInput();
        ScheduledFuture<?> alarm = timer.schedule(input::cancel, timeout.toMillis(), TimeUnit.MILLISECONDS);
        return SimpleInstrumentationContext.whenCompleted((result, thrown) -> alarm.cancel(false));
    }

    @Override
    public CompletableFuture<ExecutionResult> instrumentExecutionResult(
            ExecutionResult result,
            InstrumentationExecutionParameters parameters,
            @Nullable InstrumentationState state) {
        boolean givenUp = parameters.getExecutionInput().isCancelled()
                && result.getErrors().stream()
                        .anyMatch(error -> error.getErrorType() == graphql.ErrorType.ExecutionAborted);
        return CompletableFuture.completedFuture(
                givenUp
                        ? ExecutionResult.newExecutionResult()
                                .addError(tooLong())
                                .build()
                        : result);
    }

    private GraphQLError tooLong() {
        return GraphQLError.newError()
                .errorType(ErrorCode.TIMEOUT)
                .message(
                        "The request took longer than %d ms and was given up. Ask for less, or try again later.",
                        timeout.toMillis())
                .extensions(Map.of("code", ErrorCode.TIMEOUT.name()))
                .build();
    }

    @PreDestroy
    void stop() {
        timer.shutdownNow();
    }
}
