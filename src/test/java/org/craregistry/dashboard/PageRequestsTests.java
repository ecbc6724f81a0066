package org.craregistry.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.Route;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.craregistry.testing.Registry;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What the page of a portfolio asks for until all is shown, and how much of it has to wait for something else. */
@PageTest
class PageRequestsTests {

    private static final String API = "/graphql";

    @LocalServerPort
    int port;

    private Visitors visitors;
    private String owner;
    private String path;

    @BeforeAll
    void prepare() {
        Registry registry = new Registry(port);
        visitors = new Visitors(registry, port);
        String key = Registry.newKey();
        String portfolio = registry.portfolio(key);
        registry.product(portfolio, "P-1", Map.of("name", "Router"));
        owner = visitors.account();
        visitors.grant(portfolio, owner, "OWNER");
        path = "/portfolios/" + key;
        // A registry that has just started may take longer than what lies ahead is waited for.
        try (Visit visit = visitors.newcomer(owner)) {
            visit.page().navigate(path);
            shown(visit);
        }
    }

    @AfterAll
    void close() {
        visitors.close();
    }

    /** No deeper than two: the document names every file, and of two questions the second one may wait for the first. */
    @Test
    void nothingIsFoundOnlyInWhatWasFetchedAndTwoQuestionsAreAsked() {
        try (Visit visit = visitors.newcomer(owner)) {
            List<String> asked = asked(visit.page());
            Response document = Objects.requireNonNull(visit.page().navigate(path));
            shown(visit);

            assertThat(asked).contains(path).filteredOn(API::equals).hasSize(2);
            assertThat(asked)
                    .filteredOn(one -> !one.equals(path) && !one.equals(API))
                    .hasSizeGreaterThan(20)
                    .doesNotHaveDuplicates()
                    .allSatisfy(file -> assertThat(document.text()).contains("\"" + file + "\""));
        }
    }

    /** It is on its way while the scripts are, and is not asked a second time by them. */
    @Test
    void whatIsShownFirstIsAskedForByTheDocument() {
        try (Visit visit = visitors.newcomer(owner)) {
            List<String> methods = new ArrayList<>();
            visit.page().onRequest(request -> {
                if (pathOf(request).equals(API)) {
                    methods.add(request.method());
                }
            });
            visit.open(path);
            shown(visit);

            assertThat(methods).containsExactly("GET", "POST");
        }
    }

    @Test
    void whatTheDocumentAskedForInVainIsAskedAnew() {
        try (Visit visit = visitors.newcomer(owner)) {
            visit.page()
                    .route(
                            "**" + API + "?*",
                            route -> route.fulfill(
                                    new Route.FulfillOptions()
                                            .setContentType("application/json")
                                            .setBody(
                                                    "{\"data\": {\"portfolio\": null}, \"errors\": [{\"message\": \"This took too long.\"}]}")));
            visit.open(path);
            shown(visit);

            assertThat(visit.text()).contains("Article 15").doesNotContain("This took too long.");
        }
    }

    @Test
    void whoFollowsALinkAsksTwoQuestionsToo() {
        try (Visit visit = visitors.newcomer(owner)) {
            visit.open(path + "/products");
            List<String> asked = asked(visit.page());
            visit.link("Overview").click();
            shown(visit);

            assertThat(asked).filteredOn(API::equals).hasSize(2);
        }
    }

    /** As it is answered where the law has to be asked about very many products. */
    @Test
    void whatLiesAheadIsAskedInPartsWhereItTakesTooLong() {
        try (Visit visit = visitors.newcomer(owner)) {
            visit.page().route("**" + API, route -> {
                if (route.request().postData().contains("query PortfolioAhead")) {
                    route.fulfill(
                            new Route.FulfillOptions()
                                    .setContentType("application/graphql-response+json")
                                    .setBody(
                                            "{\"data\": {\"portfolio\": null}, \"errors\": [{\"message\": \"This took too long.\"}]}"));
                } else {
                    route.resume();
                }
            });
            visit.open(path);
            shown(visit);

            assertThat(visit.text()).contains("Article 15", "What falls due").doesNotContain("This took too long.");
            assertThat(visit.page().locator(".legend").innerText()).doesNotContain("_");
        }
    }

    private static void shown(Visit visit) {
        visit.page().locator(".timeline").waitFor();
        visit.page().locator(".dates, portfolio-dates .empty").first().waitFor();
        visit.settled();
    }

    /** The paths of all requests from now on. */
    private static List<String> asked(Page page) {
        List<String> asked = new ArrayList<>();
        page.onRequest(request -> asked.add(pathOf(request)));
        return asked;
    }

    private static String pathOf(Request request) {
        return URI.create(request.url()).getPath();
    }
}
