package org.craregistry.graphql;

import graphql.ErrorType;
import graphql.ExecutionInput;
import graphql.ExecutionResult;
import graphql.GraphQLError;
import graphql.execution.InputMapDefinesTooManyFieldsException;
import graphql.execution.NonNullableValueCoercedAsNullException;
import graphql.execution.OneOfNullValueException;
import graphql.execution.OneOfTooManyKeysException;
import graphql.execution.instrumentation.InstrumentationState;
import graphql.execution.instrumentation.SimplePerformantInstrumentation;
import graphql.execution.instrumentation.parameters.InstrumentationExecutionParameters;
import graphql.introspection.GoodFaithIntrospection;
import graphql.introspection.GoodFaithIntrospection.BadFaithIntrospectionError;
import graphql.introspection.IntrospectionDisabledError;
import graphql.schema.CoercingParseValueException;
import graphql.validation.ValidationError;
import graphql.validation.ValidationErrorClassification;
import graphql.validation.ValidationErrorType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Gives a code to the errors that come from the engine itself, so that none goes out without one. */
@Component
@Order(2)
class ErrorCodes extends SimplePerformantInstrumentation {

    private static final Logger LOG = LoggerFactory.getLogger(ErrorCodes.class);
    private static final String CODE = "code";
    private static final Pattern ASKED_AGAIN = Pattern.compile("good faith - (?:\\w+\\.)?(\\w+) is present");
    /** What the engine calls a value in a document by: how it keeps it. What is wrong with it stands behind. */
    private static final Pattern KEPT_VALUE = Pattern.compile(
            " with value '.*'(?= (?:is not a valid '|must not be null|must be an object|is missing required|contains a field))"
                    + "| - '\\w+Value\\{.*\\}'$",
            Pattern.DOTALL);

    private static final Set<ValidationErrorClassification> LIMITS =
            Set.of(ValidationErrorType.MaxQueryDepthExceeded, ValidationErrorType.MaxQueryFieldsExceeded);

    @Override
    public CompletableFuture<ExecutionResult> instrumentExecutionResult(
            ExecutionResult result,
            InstrumentationExecutionParameters parameters,
            @Nullable InstrumentationState state) {
        if (result.getErrors().stream().allMatch(ErrorCodes::coded)) {
            return CompletableFuture.completedFuture(result);
        }
        List<GraphQLError> errors = result.getErrors().stream()
                .map(error -> coded(error) ? error : withCode(error, parameters))
                .toList();
        return CompletableFuture.completedFuture(result.transform(builder -> builder.errors(errors)));
    }

    private static boolean coded(GraphQLError error) {
        return error.getExtensions() != null && error.getExtensions().containsKey(CODE);
    }

    private static GraphQLError withCode(GraphQLError error, InstrumentationExecutionParameters parameters) {
        if (error instanceof BadFaithIntrospectionError) {
            return introspection(
                    error.getMessage(), parameters.getExecutionInput().getQuery());
        }
        ErrorCode code = codeOf(error);
        if (code == ErrorCode.INTERNAL_ERROR) {
            String id = parameters.getExecutionInput().getExecutionIdNonNull().toString();
            LOG.error("Error {} at {}: {}", id, error.getPath(), error.getMessage());
            return copy(
                    error,
                    code,
                    "Something went wrong inside the registry. Quote %s when you ask for help.".formatted(id));
        }
        return copy(
                error,
                code,
                isOnVariables(error)
                        ? placed(error, parameters)
                        : KEPT_VALUE.matcher(error.getMessage()).replaceAll(""));
    }

    /** The engine says by its words only which field of the schema is asked for again, or else that all of it is too much. */
    private static GraphQLError introspection(String message, String document) {
        Matcher again = ASKED_AGAIN.matcher(message);
        if (again.find()) {
            int asked = DocumentSize.of(document).times(again.group(1));
            return new LimitExceeded(
                    "introspection",
                    1,
                    Math.max(2, asked),
                    "Ask for %s of the schema at one place, or in several requests.".formatted(again.group(1)));
        }
        DocumentSize size = DocumentSize.of(document);
        return size.depth() > GoodFaithIntrospection.GOOD_FAITH_MAX_DEPTH_COUNT
                ? new LimitExceeded(
                        "introspectionDepth",
                        GoodFaithIntrospection.GOOD_FAITH_MAX_DEPTH_COUNT,
                        size.depth(),
                        "Nest fewer fields of the schema.")
                : new LimitExceeded(
                        "introspectionFields",
                        GoodFaithIntrospection.GOOD_FAITH_MAX_FIELDS_COUNT,
                        Math.max(GoodFaithIntrospection.GOOD_FAITH_MAX_FIELDS_COUNT + 1, size.names()),
                        "Ask for fewer fields of the schema.");
    }

    private static boolean isOnVariables(GraphQLError error) {
        return error instanceof CoercingParseValueException
                || error instanceof NonNullableValueCoercedAsNullException
                || error instanceof InputMapDefinesTooManyFieldsException
                || error instanceof OneOfNullValueException
                || error instanceof OneOfTooManyKeysException;
    }

    private static @Nullable String placed(GraphQLError error, InstrumentationExecutionParameters parameters) {
        ExecutionInput input = parameters.getExecutionInput();
        return WrongVariable.find(
                        parameters.getSchema(),
                        input.getGraphQLContext(),
                        input.getQuery(),
                        input.getOperationName(),
                        input.getRawVariables().toMap())
                .orElse(error.getMessage());
    }

    private static ErrorCode codeOf(GraphQLError error) {
        boolean exceeds = error instanceof ValidationError invalid && LIMITS.contains(invalid.getValidationErrorType());
        if (exceeds) {
            return ErrorCode.LIMIT_EXCEEDED;
        }
        if (error instanceof IntrospectionDisabledError) {
            return ErrorCode.INTROSPECTION_DISABLED;
        }
        if (error.getErrorType() instanceof ErrorType type) {
            return switch (type) {
                case InvalidSyntax -> isTooLarge(error) ? ErrorCode.LIMIT_EXCEEDED : ErrorCode.BAD_REQUEST;
                case ValidationError, OperationNotSupported -> ErrorCode.BAD_REQUEST;
                case DataFetchingException, NullValueInNonNullableField, ExecutionAborted -> ErrorCode.INTERNAL_ERROR;
            };
        }
        return ErrorCode.INTERNAL_ERROR;
    }

    /** The parser tells its limits from mistakes by its words only. */
    static boolean isTooLarge(GraphQLError error) {
        return error.getMessage() != null && error.getMessage().contains("parsing has been cancelled");
    }

    private static GraphQLError copy(GraphQLError error, ErrorCode code, @Nullable String message) {
        Map<String, Object> extensions = new LinkedHashMap<>();
        if (error.getExtensions() != null) {
            extensions.putAll(error.getExtensions());
        }
        extensions.put(CODE, code.name());
        GraphQLError.Builder<?> builder = GraphQLError.newError()
                .errorType(error.getErrorType())
                .message("%s", message)
                .extensions(extensions);
        if (error.getLocations() != null) {
            builder.locations(error.getLocations());
        }
        return error.getPath() == null
                ? builder.build()
                : builder.path(error.getPath()).build();
    }
}
