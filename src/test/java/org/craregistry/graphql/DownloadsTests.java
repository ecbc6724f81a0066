package org.craregistry.graphql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.OutputStream;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.craregistry.storage.GivenUp;
import org.craregistry.storage.StreamingJdbc;
import org.craregistry.testing.IntegrationTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Whether a file goes on being made that nobody waits for. */
@IntegrationTest
class DownloadsTests {

    private static final DownloadBody BODY =
            new DownloadBody("text/plain", ContentDisposition.inline().build(), CacheControl.noStore());

    @Autowired
    Downloads downloads;

    @Autowired
    StreamingJdbc streaming;

    private final MockHttpServletRequest request = new MockHttpServletRequest();
    private final MockHttpServletResponse response = new MockHttpServletResponse();

    @AfterEach
    void end() {
        RequestContextHolder.resetRequestAttributes();
    }

    @Test
    void readNothingMoreForAClientThatHasGone() {
        waitingFor(new ClientConnection(() -> true));
        long asked = System.nanoTime();

        assertThatThrownBy(() -> downloads.send(BODY, request, response, this::slowly))
                .isInstanceOf(GivenUp.class);

        assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(Duration.ofSeconds(3));
        assertThat(response.getContentAsByteArray()).isEmpty();
    }

    @Test
    void areSentToAClientThatStays() throws Exception {
        waitingFor(new ClientConnection(() -> false));

        downloads.send(BODY, request, response, out -> out.write(new byte[] {'x'}));

        assertThat(response.getContentAsString()).isEqualTo("x");
    }

    private void waitingFor(ClientConnection connection) {
        ServletRequestAttributes attributes = new ServletRequestAttributes(request);
        attributes.setAttribute(ClientConnection.ATTRIBUTE, connection, RequestAttributes.SCOPE_REQUEST);
        RequestContextHolder.setRequestAttributes(attributes);
    }

    /** Two rows that are read with a long pause between them. */
    private void slowly(OutputStream out) {
        try (Stream<Integer> rows =
                streaming.queryForStream("SELECT 1 UNION ALL SELECT 2", Map.of(), (row, number) -> row.getInt(1))) {
            rows.forEach(row -> pause());
        }
    }

    private static void pause() {
        try {
            Thread.sleep(1200);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
