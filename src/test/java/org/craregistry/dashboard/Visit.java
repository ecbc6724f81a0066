package org.craregistry.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;

/** A person at the pages of a running registry; remembers whatever a browser would complain of. */
final class Visit implements AutoCloseable {

    private static final String SETTLED = ":root:not(:has([aria-busy=true])) main > [aria-busy=false]";
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Set<String> DOCUMENTS = documents();
    private static final String AXE = script("/axe.min.js");

    private final BrowserContext context;
    private final Page page;
    private final List<String> complaints = new ArrayList<>();

    Visit(BrowserContext context, String origin) {
        this.context = context;
        this.page = context.newPage();
        page.setDefaultTimeout(30_000);
        page.onConsoleMessage(message -> complaints.add("console: " + message.text()));
        page.onPageError(error -> complaints.add("error: " + error));
        page.onRequestFailed(request -> {
            if (!isCalledOff(request)) {
                complaints.add("failed: " + request.url() + " " + request.failure());
            }
        });
        page.onRequest(request -> {
            if (!request.url().startsWith(origin + "/")) {
                complaints.add("foreign: " + request.url());
            }
            if (request.url().endsWith("/graphql") && !isOnTheList(request)) {
                complaints.add("not on the list of the registry's own documents: " + request.postData());
            }
        });
    }

    /** A page calls off what it asked before the reader went on. */
    private static boolean isCalledOff(Request request) {
        return URI.create(request.url()).getPath().equals("/graphql") && "net::ERR_ABORTED".equals(request.failure());
    }

    /** What pages send is carried out even where trusted documents only are. */
    private static boolean isOnTheList(Request request) {
        return DOCUMENTS.contains(
                JSON.readTree(request.postData()).path("query").asString());
    }

    Page page() {
        return page;
    }

    Visit open(String path) {
        page.navigate(path);
        return settled();
    }

    /** Signs in on the page where one was sent, and waits for the page that was wanted. */
    Visit signIn(String name, String password) {
        page.getByLabel("Name").fill(name);
        page.getByLabel("Password").fill(password);
        button("Sign in").click();
        page.waitForURL(address -> !address.contains("/sign-in"));
        return settled();
    }

    /** Waits until the page and all its parts have what they show. */
    Visit settled() {
        if (!page.url().contains("/sign-in")) {
            page.locator(SETTLED).waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED));
        }
        return this;
    }

    Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    Locator link(String name) {
        return page.getByRole(
                AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    String text() {
        return page.locator("main").innerText();
    }

    Visit width(int pixels) {
        page.setViewportSize(pixels, 900);
        return this;
    }

    /** What a browser complained of so far, which is then forgotten. */
    List<String> complaints() {
        List<String> all = List.copyOf(complaints);
        complaints.clear();
        return all;
    }

    /** By how many pixels the page is wider than its window. */
    int overhang() {
        return (Integer) page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
    }

    /** The rules of axe-core that the page breaks in light and in dark colours, each with the first place that does. */
    List<String> barriers() {
        page.evaluate(AXE);
        List<String> barriers = new ArrayList<>(barriers(""));
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        barriers("runOnly: ['color-contrast']").forEach(barrier -> barriers.add("dark: " + barrier));
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        return barriers;
    }

    @SuppressWarnings("unchecked")
    private List<String> barriers(String only) {
        return (List<String>) page.evaluate("""
                async () => (await axe.run(document, { resultTypes: ['violations'], preload: false, %s })).violations.map(
                    (one) => `${one.id}: ${one.nodes[0].html} ${one.nodes[0].failureSummary}`)""".formatted(only));
    }

    void drop(String inputSelector, String fileName, String content) {
        page.setInputFiles(
                inputSelector, new FilePayload(fileName, "text/csv", content.getBytes(StandardCharsets.UTF_8)));
    }

    /** As if the time of the session had passed. */
    void loseSession() {
        context.clearCookies();
    }

    @Override
    public void close() {
        assertThat(complaints()).as("complaints of the browser").isEmpty();
        context.close();
    }

    private static Set<String> documents() {
        try {
            return Set.copyOf(new PageDocuments().texts());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String script(String resource) {
        try (InputStream in = Objects.requireNonNull(Visit.class.getResourceAsStream(resource))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
