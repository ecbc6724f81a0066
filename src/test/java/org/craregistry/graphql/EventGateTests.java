package org.craregistry.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.ExecutionInput;
import graphql.ExecutionResult;
import java.net.URI;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.graphql.support.DefaultExecutionGraphQlResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.util.LinkedMultiValueMap;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** While the thread of a request is still on its way, only itself writes to who asked for events. */
class EventGateTests {

    private static final Duration A_WHILE = Duration.ofMillis(200);

    private final BlockingQueue<Object> written = new LinkedBlockingQueue<>();

    @Test
    void holdsASubscriptionBackUntilTheThreadOfTheRequestHasLeft() throws Exception {
        duringARequest(Flux.just("an event"), () -> assertThat(next(A_WHILE)).isNull());

        assertThat(next(Duration.ofSeconds(10))).isNotNull();
    }

    @Test
    void letsTheThreadOfTheRequestWriteOneAnswerItself() throws Exception {
        duringARequest("one answer", () -> assertThat(next(Duration.ZERO)).isNotNull());
    }

    private void duringARequest(Object answer, Runnable onTheWayOut) throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest("POST", "/graphql");
        new EventGate().doFilter(request, new MockHttpServletResponse(), (passed, response) -> {
            events(request, answer).subscribe(written::add);
            onTheWayOut.run();
        });
    }

    private static Flux<Object> events(MockHttpServletRequest request, Object answer) {
        Map<String, Object> attributes = Collections.list(request.getAttributeNames()).stream()
                .collect(Collectors.toMap(name -> name, request::getAttribute));
        HttpHeaders headers = new HttpHeaders();
        headers.setAccept(List.of(MediaType.TEXT_EVENT_STREAM));
        WebGraphQlRequest asked = new WebGraphQlRequest(
                URI.create("http://localhost/graphql"),
                headers,
                new LinkedMultiValueMap<>(),
                attributes,
                Map.of("query", "{ anything }"),
                "1",
                Locale.ENGLISH);
        WebGraphQlResponse response = new WebGraphQlResponse(new DefaultExecutionGraphQlResponse(
                ExecutionInput.newExecutionInput("{ anything }").build(),
                ExecutionResult.newExecutionResult().data(answer).build()));
        return new AnswersAsEvents()
                .intercept(asked, same -> Mono.just(response))
                .flatMapMany(WebGraphQlResponse::getData);
    }

    private @Nullable Object next(Duration patience) {
        try {
            return written.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
