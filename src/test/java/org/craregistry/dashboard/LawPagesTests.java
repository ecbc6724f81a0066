package org.craregistry.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.SelectOption;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.craregistry.assessment.Drafts;
import org.craregistry.assessment.StatesOfLaw;
import org.craregistry.testing.Registry;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** What administrators do to the law on the pages. */
@PageTest
class LawPagesTests {

    @LocalServerPort
    int port;

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private StatesOfLaw states;

    private Visitors visitors;

    @BeforeAll
    void prepare() {
        visitors = new Visitors(new Registry(port), port);
    }

    @AfterAll
    void close() {
        visitors.close();
        Drafts.removeAll(jdbc, states);
    }

    @Test
    void draftsWhatWasPublishedAddsToItAndSetsItAside() {
        try (Visit visit = visitors.signedIn(visitors.account(Map.of("administrator", true)))) {
            Page page = visit.open("/law/states").page();
            assertThat(visit.text()).contains("Supposed, to try out");
            describe(visit, "A harmonised standard is cited under the Cyber Resilience Act");
            field(visit, "What the draft describes").fill("The standard for routers is cited");
            field(visit, "Number").fill("EN 1");
            field(visit, "What it is about").fill(Visitors.HOSTILE);
            page.getByLabel("Routers, modems intended for the connection to the internet, and switches")
                    .check();
            readIn(visit, "OJ L 1", "not a page");
            visit.button("Make the draft").click();
            assertThat(page.url()).as("the browser asks for an address").endsWith("/law/states");
            readIn(visit, "OJ L 1", "https://example.org/1");
            visit.button("Make the draft").click();
            page.waitForURL("**/law/states/*");

            visit.settled();
            assertThat(visit.text()).contains("The standard for routers is cited", "EN 1", Visitors.HOSTILE, "OJ L 1");
            assertThat(page.locator("img").count()).isZero();
            describe(visit, "A date of application is moved");
            field(visit, "Date of application")
                    .selectOption(new SelectOption().setLabel("The Cyber Resilience Act begins to apply in full"));
            field(visit, "Moved to").fill("2020-01-01");
            readIn(visit, "OJ L 2", "https://example.org/2");
            visit.button("Add to the draft").click();
            assertThat(page.getByRole(AriaRole.DIALOG).locator(".field-error").innerText())
                    .startsWith("Cannot be: the general application of the CRA would come on 2020-01-01, before");
            field(visit, "Moved to").fill("2028-12-11");
            visit.button("Add to the draft").click();
            page.getByText("OJ L 2").waitFor();
            assertThat(visit.settled().barriers()).isEmpty();
            for (int width : Visitors.WIDTHS) {
                assertThat(visit.width(width).overhang()).isZero();
            }

            List<String> told = toldFirstInPart(page);
            visit.button("Compare all products").click();
            page.getByText(Pattern.compile("products would change\\.")).waitFor();
            assertThat(told).as("asked again until all are compared").hasSizeGreaterThan(1);
            assertThat(page.locator("progress").count()).isZero();

            Locator takeOut = page.getByText("Take out");
            assertThat(takeOut.count()).isEqualTo(2);
            takeOut.first().click();
            page.getByText("OJ L 1").waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
            assertThat(page.getByText("Take out").count())
                    .as("a draft changes something")
                    .isZero();

            visit.button("Set the draft aside").click();
            page.waitForURL("**/law/states");
            assertThat(visit.settled().text()).doesNotContain("The standard for routers is cited");
        }
    }

    /** What comes first of a comparison is told as a part of it. @return what was told, one after the other */
    private static List<String> toldFirstInPart(Page page) {
        List<String> told = new ArrayList<>();
        page.route("**/graphql", route -> {
            if (!String.valueOf(route.request().postData()).contains("lawImpact")) {
                route.resume();
                return;
            }
            APIResponse answer = route.fetch();
            told.add(answer.text());
            String body = told.size() == 1 ? answer.text().replace("\"done\":true", "\"done\":false") : answer.text();
            route.fulfill(new Route.FulfillOptions().setResponse(answer).setBody(body));
        });
        return told;
    }

    private static void describe(Visit visit, String kind) {
        visit.page().locator("law-change select").selectOption(new SelectOption().setLabel(kind));
        visit.button("Describe it").click();
        visit.page().getByRole(AriaRole.DIALOG).waitFor();
    }

    private static Locator field(Visit visit, String label) {
        return visit.page().getByRole(AriaRole.DIALOG).getByLabel(Pattern.compile("^" + label));
    }

    private static void readIn(Visit visit, String source, String address) {
        field(visit, "Where it was read").fill(source);
        field(visit, "Address of that source").fill(address);
    }
}
