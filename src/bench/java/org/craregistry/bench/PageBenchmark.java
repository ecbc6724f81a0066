package org.craregistry.bench;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.craregistry.dashboard.Chromium;

/**
 * How long a reader of a portfolio of 20,000 products waits for the first numbers, in Chromium and with nothing kept from before; beside
 * the finished page as one document without scripts. On MySQL.
 */
public final class PageBenchmark {

    private static final int PRODUCTS = 20_000;
    private static final int TIMES = 10;
    private static final String NUMBERS = ".bars .bar-count";
    private static final String SETTLED = ":root:not(:has([aria-busy=true])) main > [aria-busy=false]";
    private static final String SEARCH = "input[type=search][placeholder^=Reference]";
    private static final int FRAME = 16;
    private static final int PATIENCE = 120_000;

    /** Notes when the first numbers were painted, and the longest that a key had to wait. */
    private static final String WATCH = """
            (() => {
              const look = () => document.querySelector('%s')
                ? requestAnimationFrame(() => requestAnimationFrame(() => { window.numbersAt = performance.now(); }))
                : requestAnimationFrame(look);
              look();
              window.longestKey = 0;
              new PerformanceObserver((list) => list.getEntries().forEach((one) => {
                if (one.name.startsWith('key')) window.longestKey = Math.max(window.longestKey, one.duration);
              })).observe({ type: 'event', durationThreshold: %d });
            })()""".formatted(NUMBERS, FRAME);

    private static final String NOTED = """
            () => new Promise((done) => {
              const look = () => window.numbersAt ? done(window.numbersAt) : requestAnimationFrame(look);
              look();
            })""";

    private final Chromium chromium;
    private final String origin;
    private final FinishedPage finished;
    private final String portfolio;
    private final String session;

    private PageBenchmark(Chromium chromium, String origin, FinishedPage finished) {
        this.chromium = chromium;
        this.origin = origin;
        this.finished = finished;
        this.portfolio = "/portfolios/bench-" + PRODUCTS;
        this.session = signIn();
    }

    public static void main(String[] arguments) {
        try (RunningRegistry registry = RunningRegistry.on("mysql");
                Chromium chromium = new Chromium()) {
            Generated.into(registry);
            new Copies(registry).portfolio(PRODUCTS);
            new PageBenchmark(chromium, "http://localhost:" + registry.port(), registry.part(FinishedPage.class)).run();
        }
        System.exit(0);
    }

    private String signIn() {
        try (BrowserContext context = chromium.visitor(origin)) {
            Page page = context.newPage();
            page.navigate("/account");
            page.getByLabel("Name").fill("admin");
            page.getByLabel("Password").fill(RunningRegistry.ADMIN_PASSWORD);
            page.locator("form button").first().click();
            page.waitForURL(address -> !address.contains("/sign-in"));
            return context.storageState();
        }
    }

    private void run() {
        finished.show(visit(portfolio, page -> {}, page -> {
            settled(page);
            return page.content().replaceAll("(?s)<script.*?</script>|<link rel=\"(?:module)?preload\"[^>]*>", "");
        }));
        double[] registry = new double[TIMES];
        double[] document = new double[TIMES];
        for (int time = -1; time < TIMES; time++) {
            double whole = numbersAt(portfolio);
            double done = numbersAt(Floors.FINISHED);
            if (time >= 0) {
                registry[time] = whole;
                document[time] = done;
            }
        }
        double median = median(registry);
        System.out.printf("%nfirst numbers of %,d products: %.0f ms%n", PRODUCTS, median);
        System.out.printf("  one document: %.0f ms, ratio %.2f%n", median(document), median / median(document));
        System.out.printf("  requests to the API until all is shown: %d%n", requests());
        System.out.printf("  scripts, compressed: %.0f kB%n", scripts());
        System.out.printf("  longest that a key waits while one searches: %.0f ms%n", typing());
    }

    private int requests() {
        List<String> asked = new ArrayList<>();
        return visit(portfolio, page -> page.onRequest(request -> asked.add(request.url())), page -> {
            settled(page);
            return (int) asked.stream().filter(one -> one.endsWith("/graphql")).count();
        });
    }

    private double scripts() {
        return visit(portfolio, page -> {}, page -> {
            settled(page);
            return ((Number) page.evaluate(
                            "performance.getEntriesByType('resource').filter((one) => one.name.endsWith('.js'))"
                                    + ".reduce((sum, one) => sum + one.encodedBodySize, 0) / 1000"))
                    .doubleValue();
        });
    }

    private double typing() {
        return visit(portfolio + "/products", page -> {}, page -> {
            settled(page);
            page.locator(SEARCH)
                    .pressSequentially(
                            "robot arm of the second kind", new Locator.PressSequentiallyOptions().setDelay(80));
            settled(page);
            return ((Number) page.evaluate("window.longestKey")).doubleValue();
        });
    }

    private double numbersAt(String path) {
        return visit(path, page -> {}, page -> ((Number) page.evaluate(NOTED)).doubleValue());
    }

    private <T> T visit(String path, Consumer<Page> prepared, Function<Page, T> seen) {
        try (BrowserContext context = chromium.visitor(origin, session)) {
            Page page = context.newPage();
            page.setDefaultTimeout(PATIENCE);
            page.addInitScript(WATCH);
            prepared.accept(page);
            page.navigate(path);
            return seen.apply(page);
        }
    }

    private static void settled(Page page) {
        page.locator(SETTLED).waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED));
    }

    private static double median(double[] times) {
        double[] sorted = times.clone();
        Arrays.sort(sorted);
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }
}
