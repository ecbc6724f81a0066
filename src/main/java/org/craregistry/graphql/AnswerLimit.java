package org.craregistry.graphql;

import graphql.ExecutionResult;
import graphql.execution.instrumentation.InstrumentationState;
import graphql.execution.instrumentation.SimplePerformantInstrumentation;
import graphql.execution.instrumentation.parameters.InstrumentationExecutionParameters;
import graphql.language.OperationDefinition.Operation;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Sends no answer that is too large. */
@Component
@Order(3)
class AnswerLimit extends SimplePerformantInstrumentation {

    private static final String ADVICE = "Ask for fewer objects, or for fewer fields of them.";
    private static final String CHANGED = "What the request was to change has been changed. " + ADVICE;
    private static final int SIGNS = 4;

    private final long most;

    AnswerLimit(GraphQlLimits limits) {
        most = limits.answerSize().toBytes();
    }

    @Override
    public CompletableFuture<ExecutionResult> instrumentExecutionResult(
            ExecutionResult result,
            InstrumentationExecutionParameters parameters,
            @Nullable InstrumentationState state) {
        boolean changes = parameters.getGraphQLContext().get(Operation.class) == Operation.MUTATION;
        try {
            LimitExceeded.check("answerSize", most, size(result.getData()), changes ? CHANGED : ADVICE);
            return CompletableFuture.completedFuture(result);
        } catch (LimitExceeded tooLarge) {
            return CompletableFuture.completedFuture(tooLarge.toExecutionResult());
        }
    }

    /** How many characters a value has when it is written, more or less. */
    private static long size(@Nullable Object value) {
        if (value instanceof String text) {
            return SIGNS + text.length();
        }
        if (value instanceof Map<?, ?> fields) {
            return lengthOfNames(fields) + size(fields.values());
        }
        long size = SIGNS;
        if (value instanceof Collection<?> values) {
            for (Object one : values) {
                size += SIGNS + size(one);
            }
        }
        return size;
    }

    private static long lengthOfNames(Map<?, ?> fields) {
        return fields instanceof PlainObject plain
                ? plain.lengthOfNames()
                : fields.keySet().stream()
                        .mapToLong(name -> name.toString().length())
                        .sum();
    }
}
