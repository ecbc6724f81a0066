package org.craregistry.graphql;

import graphql.execution.AsyncExecutionStrategy;
import graphql.execution.DataFetcherExceptionHandler;
import graphql.execution.ExecutionContext;
import graphql.execution.ExecutionStrategyParameters;
import graphql.execution.FieldValueInfo;
import graphql.execution.FieldValueInfo.CompleteValueType;
import java.util.Objects;

/**
 * Carries queries out as graphql-java does, but answers plain fields, down to whole lists of objects, without the preparations
 * that a fetched field needs. Where anything is out of the ordinary it gives up and lets graphql-java answer the field anew, so that
 * every error is the one graphql-java reports.
 */
final class PlainStrategy extends AsyncExecutionStrategy {

    private final PlainFields fields = new PlainFields();

    PlainStrategy(DataFetcherExceptionHandler exceptionHandler) {
        super(exceptionHandler);
    }

    @Override
    protected Object resolveFieldWithInfo(ExecutionContext context, ExecutionStrategyParameters parameters) {
        PlainField field = fields.find(context, parameters);
        if (field != null) {
            try {
                Object value = field.of(Objects.requireNonNull(parameters.getSource()), context);
                // For the engine what has come is one value, whatever is in it: nothing below it is fetched.
                return new FieldValueInfo(value == null ? CompleteValueType.NULL : CompleteValueType.SCALAR, value);
            } catch (Exception outOfTheOrdinary) {
                // graphql-java meets the same below, and knows how to tell it.
            }
        }
        return super.resolveFieldWithInfo(context, parameters);
    }
}
