package org.craregistry.graphql;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.apache.coyote.BadRequestException;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.craregistry.storage.DatabaseAway;
import org.craregistry.storage.DiskFull;
import org.craregistry.storage.GivenUp;
import org.craregistry.storage.TooBusy;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.graphql.autoconfigure.GraphQlProperties;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.server.ServerWebInputException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import tools.jackson.databind.exc.MismatchedInputException;

/** Answers plain HTTP requests that cannot be met with problem documents (RFC 9457); nothing internal is in them. */
@RestControllerAdvice
class HttpProblems extends ResponseEntityExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(HttpProblems.class);
    private static final String UNREADABLE = "The body cannot be read.";
    private static final String NO_OBJECT =
            UNREADABLE + " Send an object; what is asked for stands in its field query.";
    private static final String BROKE_OFF = "The request broke off before its end; send it again.";
    private static final String NO_DOCUMENT =
            "The request names no document. Send one in the field query, or the id of a trusted one.";

    private final String graphqlPath;

    HttpProblems(GraphQlProperties graphql) {
        graphqlPath = graphql.getHttp().getPath();
    }

    /** Answers a request that gets to no handler. @param sentence without quotation marks */
    static void write(HttpServletResponse response, HttpStatus status, String sentence) throws IOException {
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        String problem = """
                {"type":"about:blank","title":"%s","status":%d,"detail":"%s"}""".formatted(status.getReasonPhrase(), status.value(), sentence);
        response.getOutputStream().write(problem.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException unreadable,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        String sentence = isGraphQl(request) ? whatIsWrong(unreadable) : UNREADABLE;
        return handleExceptionInternal(
                unreadable, ProblemDetail.forStatusAndDetail(status, sentence), headers, status, request);
    }

    private boolean isGraphQl(WebRequest request) {
        return request instanceof ServletWebRequest web
                && web.getRequest().getServletPath().equals(graphqlPath);
    }

    /** What keeps a body from being a GraphQL request: one of its fields, or that it is no object at all. */
    private static String whatIsWrong(HttpMessageNotReadableException unreadable) {
        if (unreadable.getCause() instanceof MismatchedInputException wrong
                && !wrong.getPath().isEmpty()) {
            String field = wrong.getPath().get(0).getPropertyName();
            return "%s is no %s.".formatted(field, QueriesByGet.OBJECTS.contains(field) ? "object" : "text");
        }
        return NO_OBJECT;
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleErrorResponseException(
            ErrorResponseException met, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        ProblemDetail problem = met instanceof ServerWebInputException && isGraphQl(request)
                ? ProblemDetail.forStatusAndDetail(
                        status, met.getCause() instanceof IOException ? BROKE_OFF : NO_DOCUMENT)
                : met.getBody();
        return handleExceptionInternal(met, problem, headers, status, request);
    }

    /** Written as it is: Spring would name a file for addresses that end like one. */
    @Override
    protected @Nullable ResponseEntity<Object> handleNoResourceFoundException(
            NoResourceFoundException nothing, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return written(request, HttpStatus.NOT_FOUND, ErrorPage.NOTHING);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpRequestMethodNotSupported(
            HttpRequestMethodNotSupportedException met,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        Set<String> taken = new TreeSet<>(Set.of(Objects.requireNonNullElse(met.getSupportedMethods(), new String[0])));
        if (taken.contains(HttpMethod.GET.name())) {
            taken.add(HttpMethod.HEAD.name());
        }
        String methods = String.join(" and ", taken);
        taken.add(HttpMethod.OPTIONS.name());
        response(request).setHeader(HttpHeaders.ALLOW, String.join(", ", taken));
        return written(request, HttpStatus.METHOD_NOT_ALLOWED, "This address takes %s.".formatted(methods));
    }

    private static @Nullable ResponseEntity<Object> written(WebRequest request, HttpStatus status, String sentence) {
        try {
            write(response(request), status, sentence);
            return null;
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private static HttpServletResponse response(WebRequest request) {
        return Objects.requireNonNull(((ServletWebRequest) request).getResponse());
    }

    @ExceptionHandler
    ProblemDetail badRequest(BadRequest bad) {
        return ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, bad.getMessage());
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> tooBusy(TooBusy busy) {
        return ResponseEntity.status(HttpStatus.TOO_MANY_REQUESTS)
                .header(HttpHeaders.RETRY_AFTER, Long.toString(busy.retryAfterSeconds()))
                .body(ProblemDetail.forStatusAndDetail(HttpStatus.TOO_MANY_REQUESTS, busy.getMessage()));
    }

    /** Told to nobody: the client has gone. */
    @ExceptionHandler
    ProblemDetail givenUp(GivenUp gone) {
        return ProblemDetail.forStatusAndDetail(HttpStatus.SERVICE_UNAVAILABLE, "The request was given up.");
    }

    /** No fault of the registry's: the client has gone, or sends no more. */
    @ExceptionHandler
    ProblemDetail brokeOff(BadRequestException brokeOff) {
        return ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, BROKE_OFF);
    }

    @ExceptionHandler
    ProblemDetail undecodable(InvalidParameterException undecodable) {
        return ProblemDetail.forStatusAndDetail(
                HttpStatus.BAD_REQUEST,
                "A parameter of the address cannot be decoded; write it in UTF-8, with % and two digits for special characters.");
    }

    @ExceptionHandler
    ProblemDetail wildcard(InvalidMediaTypeException wildcard) {
        return ProblemDetail.forStatusAndDetail(
                HttpStatus.UNSUPPORTED_MEDIA_TYPE, "The Content-Type is none. Send the one that the body has.");
    }

    @ExceptionHandler
    ProblemDetail refused(Refused refused) {
        HttpStatus status = switch (refused.errors().get(0).code()) {
            case NOT_FOUND -> HttpStatus.NOT_FOUND;
            case FORBIDDEN -> HttpStatus.FORBIDDEN;
            case INVALID, REQUIRED -> HttpStatus.BAD_REQUEST;
            case ALREADY_EXISTS, CONFLICT, NOT_POSSIBLE -> HttpStatus.CONFLICT;
        };
        return ProblemDetail.forStatusAndDetail(status, refused.getMessage());
    }

    /** Leaves these to the security filters, which answer them for every path alike. */
    @ExceptionHandler({AccessDeniedException.class, AuthenticationException.class})
    void denied(RuntimeException denied) {
        throw denied;
    }

    /** Leaves a database that is away to the filter in front of everything, which answers it for every path alike. */
    @ExceptionHandler
    ProblemDetail fault(Exception fault) throws Exception {
        if (DatabaseAway.isBehind(fault)) {
            throw fault;
        }
        if (DiskFull.isBehind(fault)) {
            LOG.error("A disk is full", fault);
            return ProblemDetail.forStatusAndDetail(HttpStatus.INSUFFICIENT_STORAGE, DiskFull.SENTENCE);
        }
        String id = UUID.randomUUID().toString();
        LOG.error("Error {}", id, fault);
        return ProblemDetail.forStatusAndDetail(
                HttpStatus.INTERNAL_SERVER_ERROR,
                "Something went wrong inside the registry. Quote %s when you ask for help.".formatted(id));
    }
}
