package org.craregistry.graphql;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.graphql.autoconfigure.GraphQlProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.web.filter.ShallowEtagHeaderFilter;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Takes queries with GET that name their document, so that a browser keeps the answer and asks only whether it is still the same. */
@Configuration(proxyBeanMethods = false)
class QueriesByGet {

    /** The attribute of such requests. */
    static final String ATTRIBUTE = QueriesByGet.class.getName();

    private static final List<String> TEXTS = List.of(NamedDocument.ID, "operationName");
    private static final String EXTENSIONS = "extensions";

    /** The fields of a request that are objects. */
    static final List<String> OBJECTS = List.of("variables", EXTENSIONS);

    private final JsonMapper json;

    QueriesByGet(JsonMapper json) {
        this.json = json;
    }

    /** Before the route that refuses GET. */
    @Bean
    @Order(-1)
    RouterFunction<ServerResponse> routeByGet(AnswerStatus handler, GraphQlProperties graphql) {
        return RouterFunctions.route()
                .GET(graphql.getHttp().getPath(), request -> answer(request, handler))
                .build();
    }

    @Bean
    FilterRegistrationBean<ShallowEtagHeaderFilter> unchangedAnswers(GraphQlProperties graphql) {
        ShallowEtagHeaderFilter filter = new ShallowEtagHeaderFilter() {
            @Override
            protected boolean shouldNotFilter(HttpServletRequest request) {
                return !HttpMethod.GET.matches(request.getMethod());
            }
        };
        // A strong one would promise the same bytes, compressed or not, and the server would not compress.
        filter.setWriteWeakETag(true);
        FilterRegistrationBean<ShallowEtagHeaderFilter> registration = new FilterRegistrationBean<>(filter);
        registration.addUrlPatterns(graphql.getHttp().getPath());
        return registration;
    }

    /** Whether the address says which document is asked for; its text does not belong there. */
    static boolean namesItsDocument(HttpServletRequest request) {
        return request.getParameter(NamedDocument.ID) != null || request.getParameter(EXTENSIONS) != null;
    }

    private ServerResponse answer(ServerRequest request, AnswerStatus handler) throws ServletException {
        Map<String, Object> sent = new HashMap<>();
        TEXTS.forEach(name -> request.param(name).ifPresent(text -> sent.put(name, text)));
        for (String name : OBJECTS) {
            String text = request.param(name).orElse("");
            if (!text.isBlank()) {
                try {
                    sent.put(name, json.readValue(text, Map.class));
                } catch (JacksonException unreadable) {
                    return refuse("The parameter %s is no object in JSON.".formatted(name));
                }
            }
        }
        return handler.handleRequest(ServerRequest.from(request)
                .attribute(ATTRIBUTE, true)
                .headers(headers -> headers.setContentType(MediaType.APPLICATION_JSON))
                .body(json.writeValueAsBytes(sent))
                .build());
    }

    private static ServerResponse refuse(String sentence) {
        return ServerResponse.badRequest()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, sentence));
    }
}
