package org.craregistry.graphql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import jakarta.servlet.Filter;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.craregistry.testing.Api;
import org.craregistry.testing.IntegrationTest;
import org.craregistry.testing.Registry;
import org.craregistry.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;
import tools.jackson.databind.json.JsonMapper;

/** While the thread of a request is still on its way out, only itself writes to who asked for events. */
@IntegrationTest
@Timeout(60)
class EventGateTests {

    private static final Duration A_WHILE = Duration.ofMillis(500);
    private static final String SUBSCRIPTION = "subscription { importProgress(id: \"%s\") { state } }";

    @LocalServerPort
    private int port;

    @Autowired
    private WebApplicationContext context;

    @Autowired
    private EventGate gate;

    @Autowired
    @Qualifier("springSecurityFilterChain")
    private Filter security;

    private final AtomicReference<String> writtenOnTheWay = new AtomicReference<>();

    @Test
    void holdsASubscriptionBackUntilTheThreadOfTheRequestHasLeft() throws Exception {
        Registry registry = new Registry(port);
        String key = Registry.newKey();
        registry.portfolio(key);
        Api admin = registry.administrator();
        String sent = admin.send(admin.request("/registers/" + key + "/imports")
                        .header("Content-Type", "text/csv")
                        .POST(BodyPublishers.ofString("Reference,Name\nR-1,One\n")))
                .json()
                .at("/id")
                .asString();
        registry.firstRowOf(sent);

        MockHttpServletResponse response = ask(SUBSCRIPTION.formatted(sent));

        assertThat(writtenOnTheWay.get()).doesNotContain("event");
        // Of an import that waits there is nothing more to tell, so that nobody goes on listening.
        while (!response.getContentAsString().contains("complete")) {
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
        assertThat(response.getContentAsString()).contains("PLANNED");
    }

    @Test
    void letsTheThreadOfTheRequestWriteOneAnswerItself() throws Exception {
        ask("{ viewer { account } }");

        assertThat(writtenOnTheWay.get()).contains("\"account\"");
    }

    /** Asks through the filters of the registry that matter, and lingers on the way out. */
    private MockHttpServletResponse ask(String document) throws Exception {
        Filter lingering = (request, response, chain) -> {
            chain.doFilter(request, response);
            LockSupport.parkNanos(A_WHILE.toNanos());
            writtenOnTheWay.set(((MockHttpServletResponse) response).getContentAsString());
        };
        String password = "admin:" + TestDatabase.ADMIN_PASSWORD;
        return MockMvcBuilders.webAppContextSetup(context)
                .addFilters(gate, lingering, security)
                .build()
                .perform(post("/graphql")
                        .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(password.getBytes()))
                        .contentType(MediaType.APPLICATION_JSON)
                        .accept(MediaType.TEXT_EVENT_STREAM)
                        .content(JsonMapper.shared().writeValueAsString(Map.of("query", document))))
                .andReturn()
                .getResponse();
    }
}
