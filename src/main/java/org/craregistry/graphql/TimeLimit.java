package org.craregistry.graphql;

import graphql.ExecutionInput;
import graphql.ExecutionResult;
import graphql.GraphQLError;
import graphql.execution.ExecutionContext;
import graphql.execution.instrumentation.InstrumentationContext;
import graphql.execution.instrumentation.InstrumentationState;
import graphql.execution.instrumentation.SimpleInstrumentationContext;
import graphql.execution.instrumentation.SimplePerformantInstrumentation;
import graphql.execution.instrumentation.parameters.InstrumentationExecuteOperationParameters;
import graphql.execution.instrumentation.parameters.InstrumentationExecutionParameters;
import graphql.language.OperationDefinition.Operation;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.craregistry.storage.Turn;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Gives up requests that take too long: nothing more is fetched once the time is over, and a look at all products ends. A mutation that
 * runs at that moment is not stopped and its answer is lost, so it is said that what it did is not known. A query whose client has gone
 * is given up at once.
 */
@Component
@Order(1)
class TimeLimit extends SimplePerformantInstrumentation {

    private static final String GIVEN_UP =
            "The request took longer than %d ms and was given up. Ask for less, or try again later.";
    private static final String CHANGES_UNKNOWN =
            "The request took longer than %d ms. It is not known which of its changes"
                    + " were carried out. Read what it was to change before you repeat it.";

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
        Optional<Turn> turn = Turn.current();
        Runnable giveUp = () -> {
            input.cancel();
            turn.ifPresent(Turn::giveUp);
        };
        Runnable giveUpQuery = () -> {
            if (input.getGraphQLContext().get(Operation.class) != Operation.MUTATION) {
                giveUp.run();
            }
        };
        ScheduledFuture<?> alarm = timer.schedule(giveUp, timeout.toMillis(), TimeUnit.MILLISECONDS);
        Runnable endOfWatch = ClientConnection.watch(giveUpQuery);
        return SimpleInstrumentationContext.whenCompleted((result, thrown) -> {
            alarm.cancel(false);
            endOfWatch.run();
        });
    }

    @Override
    public @Nullable InstrumentationContext<ExecutionResult> beginExecuteOperation(
            InstrumentationExecuteOperationParameters parameters, @Nullable InstrumentationState state) {
        ExecutionContext context = parameters.getExecutionContext();
        context.getGraphQLContext()
                .put(Operation.class, context.getOperationDefinition().getOperation());
        return null;
    }

    @Override
    public CompletableFuture<ExecutionResult> instrumentExecutionResult(
            ExecutionResult result,
            InstrumentationExecutionParameters parameters,
            @Nullable InstrumentationState state) {
        boolean givenUp = parameters.getExecutionInput().isCancelled()
                && result.getErrors().stream()
                        .map(GraphQLError::getErrorType)
                        .anyMatch(type -> type == graphql.ErrorType.ExecutionAborted || type == ErrorCode.TIMEOUT);
        if (!givenUp) {
            return CompletableFuture.completedFuture(result);
        }
        boolean mutation =
                parameters.getExecutionInput().getGraphQLContext().get(Operation.class) == Operation.MUTATION;
        return CompletableFuture.completedFuture(ExecutionResult.newExecutionResult()
                .addError(tooLong(mutation ? CHANGES_UNKNOWN : GIVEN_UP))
                .build());
    }

    private GraphQLError tooLong(String sentences) {
        return GraphQLError.newError()
                .errorType(ErrorCode.TIMEOUT)
                .message(sentences, timeout.toMillis())
                .extensions(Map.of("code", ErrorCode.TIMEOUT.name()))
                .build();
    }

    @PreDestroy
    void stop() {
        timer.shutdownNow();
    }
}
