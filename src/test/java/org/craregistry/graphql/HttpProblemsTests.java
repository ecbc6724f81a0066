package org.craregistry.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.graphql.autoconfigure.GraphQlProperties;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.mock.http.MockHttpInputMessage;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.server.ServerWebInputException;
import org.springframework.web.servlet.resource.NoResourceFoundException;

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

    @Test
    void saysThatThereIsNothingAndNamesNoFile() throws UnsupportedEncodingException {
        ServletWebRequest request = at("/registers/sample.pdf");
        problems.handleNoResourceFoundException(
                new NoResourceFoundException(HttpMethod.GET, "/registers/sample.pdf", "registers/sample.pdf"),
                new HttpHeaders(),
                HttpStatus.NOT_FOUND,
                request);
        MockHttpServletResponse answer = answer(request);
        assertThat(answer.getStatus()).isEqualTo(404);
        assertThat(answer.getContentAsString()).contains("There is nothing at this address.");
        assertThat(answer.getHeaderNames()).doesNotContain(HttpHeaders.CONTENT_DISPOSITION);
    }

    @Test
    void saysWhichMethodsAnAddressTakes() throws UnsupportedEncodingException {
        ServletWebRequest request = at("/law");
        problems.handleHttpRequestMethodNotSupported(
                new HttpRequestMethodNotSupportedException("POST", List.of("GET")),
                new HttpHeaders(),
                HttpStatus.METHOD_NOT_ALLOWED,
                request);
        MockHttpServletResponse answer = answer(request);
        assertThat(answer.getStatus()).isEqualTo(405);
        assertThat(answer.getHeader(HttpHeaders.ALLOW)).isEqualTo("GET, HEAD, OPTIONS");
        assertThat(answer.getContentAsString()).contains("\"This address takes GET and HEAD.\"");
    }

    private static MockHttpServletResponse answer(ServletWebRequest request) {
        return (MockHttpServletResponse) Objects.requireNonNull(request.getResponse());
    }

    private static ServletWebRequest at(String path) {
        MockHttpServletRequest request = new MockHttpServletRequest("POST", path);
        request.setServletPath(path);
        return new ServletWebRequest(request, new MockHttpServletResponse());
    }

    private static String detail(@Nullable ResponseEntity<Object> answer) {
        ProblemDetail problem = (ProblemDetail)
                Objects.requireNonNull(Objects.requireNonNull(answer).getBody());
        return Objects.requireNonNull(problem.getDetail());
    }
}
