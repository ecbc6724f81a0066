package org.craregistry.graphql;

import graphql.ExecutionResult;
import graphql.execution.AbortExecutionException;
import graphql.execution.ExecutionContext;
import graphql.execution.instrumentation.InstrumentationContext;
import graphql.execution.instrumentation.InstrumentationState;
import graphql.execution.instrumentation.SimplePerformantInstrumentation;
import graphql.execution.instrumentation.parameters.InstrumentationExecuteOperationParameters;
import graphql.language.OperationDefinition;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Refuses inputs that no field can be asked with, before anything is fetched: variables that are null where a value is needed, which
 * the engine finds when it is too late to say so, ids that are no texts, which it takes for some, and lists that are longer than the
 * schema says ({@code @atMost}).
 */
@Component
@Order(-1)
class InputCheck extends SimplePerformantInstrumentation {

    @Override
    public @Nullable InstrumentationContext<ExecutionResult> beginExecuteOperation(
            InstrumentationExecuteOperationParameters parameters, @Nullable InstrumentationState state) {
        ExecutionContext context = parameters.getExecutionContext();
        OperationDefinition operation = context.getOperationDefinition();
        IdKinds.check(operation, context.getExecutionInput().getRawVariables().toMap(), context.getGraphQLSchema());
        new InputPlaces(
                        context.getGraphQLSchema(),
                        context.getFragmentsByName(),
                        context.getCoercedVariables().toMap())
                .check(operation);
        return null;
    }

    /** Ends a request with such an input. */
    static final class RefusedInput extends AbortExecutionException {

        private static final long serialVersionUID = 1L;

        RefusedInput(String sentence) {
            super(sentence);
        }

        @Override
        public Map<String, Object> getExtensions() {
            return Map.of("code", ErrorCode.BAD_REQUEST.name());
        }
    }
}
