package org.craregistry.graphql;

import graphql.ExecutionResult;
import graphql.Scalars;
import graphql.execution.AbortExecutionException;
import graphql.execution.ExecutionContext;
import graphql.execution.instrumentation.InstrumentationContext;
import graphql.execution.instrumentation.InstrumentationState;
import graphql.execution.instrumentation.SimplePerformantInstrumentation;
import graphql.execution.instrumentation.parameters.InstrumentationExecuteOperationParameters;
import graphql.language.OperationDefinition;
import graphql.language.VariableDefinition;
import graphql.schema.GraphQLInputObjectField;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import java.util.Collection;
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
        checkIds(operation, context.getExecutionInput().getRawVariables().toMap(), context.getGraphQLSchema());
        new InputPlaces(
                        context.getGraphQLSchema(),
                        context.getFragmentsByName(),
                        context.getCoercedVariables().toMap())
                .check(operation);
        return null;
    }

    /**
     * What stands for ids in variables is a text or a whole number. For the engine whatever has a text can be one.
     *
     * @param variables as they were sent
     * @throws RefusedInput at the first place of an id that has something else
     */
    private static void checkIds(OperationDefinition operation, Map<String, Object> variables, GraphQLSchema schema) {
        for (VariableDefinition variable : operation.getVariableDefinitions()) {
            String name = variable.getName();
            checkId(name, variables.get(name), WrongVariable.typeOf(variable.getType(), schema));
        }
    }

    private static void checkId(String place, @Nullable Object value, GraphQLType type) {
        if (value instanceof Collection<?> entries && GraphQLTypeUtil.isList(GraphQLTypeUtil.unwrapNonNull(type))) {
            GraphQLType one = GraphQLTypeUtil.unwrapOne(GraphQLTypeUtil.unwrapNonNull(type));
            int index = 0;
            for (Object entry : entries) {
                checkId("%s[%d]".formatted(place, index++), entry, one);
            }
            return;
        }
        GraphQLNamedType named = GraphQLTypeUtil.unwrapAll(type);
        if (value instanceof Map<?, ?> fields && named instanceof GraphQLInputObjectType input) {
            for (GraphQLInputObjectField field : input.getFields()) {
                checkId(place + "." + field.getName(), fields.get(field.getName()), field.getType());
            }
        }
        if (value != null
                && named.getName().equals(Scalars.GraphQLID.getName())
                && !(value instanceof String || value instanceof Integer || value instanceof Long)) {
            throw new RefusedInput("%s: \"%s\" is no id; send the text of one."
                    .formatted(place, BadRequest.shorten(value.toString())));
        }
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
