package org.craregistry.graphql;

import graphql.GraphQLError;
import graphql.execution.AbortExecutionException;
import graphql.execution.ResultPath;
import graphql.language.OperationDefinition.Operation;
import graphql.schema.DataFetchingEnvironment;
import java.util.Map;
import org.craregistry.storage.DatabaseAway;
import org.craregistry.storage.DiskFull;
import org.craregistry.storage.TooBusy;
import org.craregistry.storage.Turn;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.graphql.execution.DataFetcherExceptionResolverAdapter;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationTrustResolver;
import org.springframework.security.authentication.AuthenticationTrustResolverImpl;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.validation.BindException;

/** Turns what resolvers throw into errors with a stable code, and keeps everything internal inside. */
@Component
@Order(0)
class ErrorMapping extends DataFetcherExceptionResolverAdapter {

    private static final Logger LOG = LoggerFactory.getLogger(ErrorMapping.class);

    private static final String CHANGED =
            "What the request was to change has been changed, unless errors of the mutation say otherwise; only the"
                    + " answer could not be read. Do not repeat the change: read what it was to change in a few seconds.";
    private static final String CHANGE_UNKNOWN =
            "The registry cannot reach its database at the moment. It is not known whether the change was made: read"
                    + " what it was to change in a few seconds, before you repeat it.";

    private final AuthenticationTrustResolver trust = new AuthenticationTrustResolverImpl();

    ErrorMapping() {
        setThreadLocalContextAware(true);
    }

    @Override
    protected GraphQLError resolveToSingleError(Throwable thrown, DataFetchingEnvironment environment) {
        if (thrown instanceof BadRequest bad) {
            return error(environment, ErrorCode.BAD_REQUEST, bad.getMessage());
        }
        if (thrown instanceof Refused refused) {
            return refused(environment, refused);
        }
        if (thrown instanceof BindException unreadable) {
            return error(environment, ErrorCode.BAD_REQUEST, unreadable(unreadable));
        }
        if (thrown instanceof AuthenticationException) {
            return unauthorized(environment);
        }
        if (thrown instanceof AccessDeniedException) {
            return signedIn() ? forbidden(environment) : unauthorized(environment);
        }
        if (thrown instanceof TooBusy busy) {
            return tooBusy(environment, busy);
        }
        if (thrown instanceof AbortExecutionException
                || Turn.current().filter(Turn::isOver).isPresent()) {
            // The time limit has given up the request, which is answered there; every field under way ends like this.
            return error(environment, ErrorCode.TIMEOUT, "The request took too long and was given up.");
        }
        if (DatabaseAway.isBehind(thrown)) {
            LOG.warn("The database cannot be reached: {}", String.valueOf(thrown.getMessage()));
            return error(environment, ErrorCode.UNAVAILABLE, unavailable(environment));
        }
        if (DiskFull.isBehind(thrown)) {
            LOG.error("A disk is full: {}", String.valueOf(thrown.getMessage()));
            return error(environment, ErrorCode.NO_ROOM, DiskFull.SENTENCE);
        }
        return fault(environment, thrown);
    }

    private static GraphQLError tooBusy(DataFetchingEnvironment environment, TooBusy busy) {
        return error(
                environment,
                environment.getExecutionStepInfo().getPath(),
                ErrorCode.TOO_BUSY,
                isBelowAChange(environment) ? CHANGED : busy.getMessage(),
                Busy.extensions(busy.retryAfterSeconds()));
    }

    /** Whether a mutation has ended, and what is read fails that its answer shows. */
    private static boolean isBelowAChange(DataFetchingEnvironment environment) {
        return isMutation(environment)
                && environment.getExecutionStepInfo().getPath().getLevel() > 1;
    }

    private static boolean isMutation(DataFetchingEnvironment environment) {
        return environment.getOperationDefinition().getOperation() == Operation.MUTATION;
    }

    private static String unavailable(DataFetchingEnvironment environment) {
        if (isBelowAChange(environment)) {
            return CHANGED;
        }
        return isMutation(environment) ? CHANGE_UNKNOWN : DatabaseAwayFilter.SENTENCE;
    }

    private boolean signedIn() {
        return trust.isAuthenticated(SecurityContextHolder.getContext().getAuthentication());
    }

    private static GraphQLError refused(DataFetchingEnvironment environment, Refused refused) {
        return error(environment, codeOf(refused), refused.getMessage());
    }

    /** The code beside the data for what is an expected failure of a mutation. */
    static ErrorCode codeOf(Refused refused) {
        return switch (refused.errors().get(0).code()) {
            case FORBIDDEN -> ErrorCode.FORBIDDEN;
            case NOT_FOUND -> ErrorCode.NOT_FOUND;
            default -> ErrorCode.BAD_REQUEST;
        };
    }

    private static String unreadable(BindException unreadable) {
        String fields = String.join(
                ", ",
                unreadable.getFieldErrors().stream()
                        .map(error -> error.getField())
                        .distinct()
                        .toList());
        return "The argument cannot be read%s. Write it as the schema describes it."
                .formatted(fields.isEmpty() ? "" : " at " + fields);
    }

    private static GraphQLError unauthorized(DataFetchingEnvironment environment) {
        return error(
                environment,
                ErrorCode.UNAUTHORIZED,
                "Nobody is signed in. Sign in with a name and a password, or with an access token.");
    }

    private static GraphQLError forbidden(DataFetchingEnvironment environment) {
        return error(environment, ErrorCode.FORBIDDEN, "You may not do this. Ask an administrator.");
    }

    private static GraphQLError fault(DataFetchingEnvironment environment, Throwable thrown) {
        String id = environment.getExecutionId().toString();
        LOG.error(
                "Error {} at {}: {}",
                id,
                environment.getExecutionStepInfo().getPath(),
                thrown.getClass().getName(),
                thrown);
        return GraphQLError.newError()
                .errorType(ErrorCode.INTERNAL_ERROR)
                .message("Something went wrong inside the registry. Quote %s when you ask for help.", id)
                .path(environment.getExecutionStepInfo().getPath())
                .location(environment.getField().getSourceLocation())
                .extensions(Map.of("code", ErrorCode.INTERNAL_ERROR.name(), "id", id))
                .build();
    }

    private static GraphQLError error(DataFetchingEnvironment environment, ErrorCode code, @Nullable String message) {
        return error(environment, environment.getExecutionStepInfo().getPath(), code, message);
    }

    /** An error with its code, at a place in the answer. */
    static GraphQLError error(
            DataFetchingEnvironment environment, ResultPath path, ErrorCode code, @Nullable String message) {
        return error(environment, path, code, message, Map.of("code", code.name()));
    }

    private static GraphQLError error(
            DataFetchingEnvironment environment,
            ResultPath path,
            ErrorCode code,
            @Nullable String message,
            Map<String, Object> extensions) {
        return GraphQLError.newError()
                .errorType(code)
                .message("%s", message)
                .path(path)
                .location(environment.getField().getSourceLocation())
                .extensions(extensions)
                .build();
    }
}
