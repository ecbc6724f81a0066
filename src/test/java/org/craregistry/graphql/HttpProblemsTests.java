package org.craregistry.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.graphql.autoconfigure.GraphQlProperties;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.mock.http.MockHttpInputMessage;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.server.ServerWebInputException;

class HttpProblemsTests {

    private final HttpProblems problems = new HttpProblems(new GraphQlProperties());

    @Test
    void saysThatABodyBrokeOff() {
        ServerWebInputException brokeOff = new ServerWebInputException("I/O error", null, new IOException("gone"));

        assertThat(detail(problems.handleErrorResponseException(
                        brokeOff, new HttpHeaders(), HttpStatus.BAD_REQUEST, at("/graphql"))))
                .isEqualTo("The request broke off before its end; send it again.");
    }

    @Test
    void speaksOfQueriesOnlyWhereTheyAreSent() {
        HttpMessageNotReadableException unreadable =
                new HttpMessageNotReadableException("none", new MockHttpInputMessage(new byte[0]));

        assertThat(detail(problems.handleHttpMessageNotReadable(
                        unreadable, new HttpHeaders(), HttpStatus.BAD_REQUEST, at("/graphql"))))
                .contains("query");
        assertThat(detail(problems.handleHttpMessageNotReadable(
                        unreadable, new HttpHeaders(), HttpStatus.BAD_REQUEST, at("/registers/imports"))))
                .isEqualTo("The body cannot be read.");
    }

    private static ServletWebRequest at(String path) {
        MockHttpServletRequest request = new MockHttpServletRequest("POST", path);
        request.setServletPath(path);
        return new ServletWebRequest(request);
    }

    private static String detail(@Nullable ResponseEntity<Object> answer) {
        ProblemDetail problem = (ProblemDetail)
                Objects.requireNonNull(Objects.requireNonNull(answer).getBody());
        return Objects.requireNonNull(problem.getDetail());
    }
}
