package org.craregistry.graphql;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Comparator;
import java.util.Enumeration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.graphql.autoconfigure.GraphQlProperties;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Says what about the method, the type of the body or the type of the answer keeps a request from being a GraphQL request. */
@Component
class GraphQlOverHttp extends OncePerRequestFilter {

    /** What every client can read comes first. */
    private static final List<MediaType> ANSWERS_BY_GET =
            List.of(MediaType.APPLICATION_JSON, MediaType.APPLICATION_GRAPHQL_RESPONSE);

    private static final List<MediaType> ANSWERS = Stream.concat(
                    ANSWERS_BY_GET.stream(), Stream.of(MediaType.TEXT_EVENT_STREAM))
            .toList();
    private static final String METHODS = "GET, POST";
    private static final String METHOD =
            "GraphQL requests are sent with POST; with GET only those that name their document by documentId.";
    private static final String BODY =
            "The body of a GraphQL request is JSON: an object with the field query, sent as application/json.";
    private static final String ANSWER =
            "The answer to a GraphQL request is sent as application/graphql-response+json, application/json or, event by event, text/event-stream. Accept one of them.";
    private static final String ANSWER_BY_GET =
            "The answer to a GraphQL request with GET is sent as application/graphql-response+json or application/json. Accept one of them.";

    private final String path;

    GraphQlOverHttp(GraphQlProperties graphql) {
        path = graphql.getHttp().getPath();
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getServletPath().equals(path);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        boolean namesItsDocument =
                HttpMethod.GET.matches(request.getMethod()) && QueriesByGet.namesItsDocument(request);
        List<MediaType> accepted = accepted(request, namesItsDocument ? ANSWERS_BY_GET : ANSWERS);
        if (!HttpMethod.POST.matches(request.getMethod()) && !namesItsDocument) {
            response.setHeader(HttpHeaders.ALLOW, METHODS);
            HttpProblems.write(response, HttpStatus.METHOD_NOT_ALLOWED, METHOD);
        } else if (!namesItsDocument && !isJson(request.getContentType())) {
            response.setHeader(HttpHeaders.ACCEPT, MediaType.APPLICATION_JSON_VALUE);
            HttpProblems.write(response, HttpStatus.UNSUPPORTED_MEDIA_TYPE, BODY);
        } else if (accepted.isEmpty()) {
            HttpProblems.write(response, HttpStatus.NOT_ACCEPTABLE, namesItsDocument ? ANSWER_BY_GET : ANSWER);
        } else {
            if (accepted.get(0).equals(MediaType.TEXT_EVENT_STREAM)) {
                // Proxies pass on each at once; of other answers they spare the server those who read slowly.
                response.setHeader("X-Accel-Buffering", "no");
            }
            chain.doFilter(new Accepting(request, accepted), response);
        }
    }

    private static boolean isJson(@Nullable String type) {
        try {
            return type != null && MediaType.parseMediaType(type).equalsTypeAndSubtype(MediaType.APPLICATION_JSON);
        } catch (InvalidMediaTypeException unreadable) {
            return false;
        }
    }

    /**
     * What the client accepts of the answers there are (RFC 9110, 12.5.1), in however many fields: the best first, of equals the one
     * named first; events alone where they are the best, because Spring would prefer any other; none where that cannot be read.
     */
    private static List<MediaType> accepted(HttpServletRequest request, List<MediaType> answers) {
        String fields = String.join(",", Collections.list(request.getHeaders(HttpHeaders.ACCEPT)));
        if (fields.isBlank()) {
            return List.of(MediaType.ALL);
        }
        try {
            List<MediaType> ranges = MediaType.parseMediaTypes(fields);
            List<MediaType> accepted = answers.stream()
                    .filter(answer -> quality(answer, ranges) > 0)
                    .sorted(Comparator.<MediaType>comparingDouble(answer -> -quality(answer, ranges))
                            .thenComparing(answer -> ranges.indexOf(range(answer, ranges))))
                    .toList();
            return accepted.indexOf(MediaType.TEXT_EVENT_STREAM) == 0 ? accepted.subList(0, 1) : accepted;
        } catch (InvalidMediaTypeException unreadable) {
            return List.of();
        }
    }

    private static double quality(MediaType answer, List<MediaType> ranges) {
        MediaType range = range(answer, ranges);
        return range == null ? 0 : range.getQualityValue();
    }

    /** The most specific of those that include an answer; {@code null} where none does. */
    private static @Nullable MediaType range(MediaType answer, List<MediaType> ranges) {
        return ranges.stream()
                .filter(range -> range.includes(answer))
                .min(Comparator.comparing(MediaType::isWildcardType).thenComparing(MediaType::isWildcardSubtype))
                .orElse(null);
    }

    /** A request that says the same in one field: Spring knows the types of answers only without parameters, and by their order. */
    private static final class Accepting extends HttpServletRequestWrapper {

        private final String accepted;

        Accepting(HttpServletRequest request, List<MediaType> accepted) {
            super(request);
            this.accepted = MediaType.toString(accepted);
        }

        @Override
        public @Nullable String getHeader(String name) {
            return HttpHeaders.ACCEPT.equalsIgnoreCase(name) ? accepted : super.getHeader(name);
        }

        @Override
        public Enumeration<String> getHeaders(String name) {
            return HttpHeaders.ACCEPT.equalsIgnoreCase(name)
                    ? Collections.enumeration(List.of(accepted))
                    : super.getHeaders(name);
        }
    }
}
