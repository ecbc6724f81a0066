package org.craregistry.dashboard;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The browser of this machine; nothing is downloaded. */
public final class Chromium implements AutoCloseable {

    /** What the summary of the tests says where there is none. */
    static final String MISSING =
            "No Chromium on this machine: install it (apt-get install chromium), or name another one in the environment variable CHROMIUM.";

    private static final List<String> USUAL_PLACES =
            List.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome");
    private static final List<String> QUIET = List.of(
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private final Playwright playwright;
    private final Browser browser;

    public Chromium() {
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(find().orElseThrow())
                        .setArgs(QUIET));
    }

    /** Asked before the tests; see {@link #MISSING}. */
    static boolean isThere() {
        return find().isPresent();
    }

    public BrowserContext visitor(String origin) {
        return browser.newContext(at(origin));
    }

    /**
     * Somebody with nothing kept from before but a session.
     *
     * @param session what another visitor's {@link BrowserContext#storageState()} told
     */
    public BrowserContext visitor(String origin, String session) {
        return browser.newContext(at(origin).setStorageState(session));
    }

    private static Browser.NewContextOptions at(String origin) {
        return new Browser.NewContextOptions()
                .setBaseURL(origin)
                .setLocale("en-GB")
                .setAcceptDownloads(true);
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }

    private static Optional<Path> find() {
        @Nullable String named = System.getenv("CHROMIUM");
        return Stream.concat(Stream.ofNullable(named), USUAL_PLACES.stream())
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }
}
