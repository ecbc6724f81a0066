package org.craregistry.reliability;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.craregistry.testing.Api;
import org.craregistry.testing.Registry;

/**
 * Sets the clock of a registry forwards and backwards while it plans and applies imports, by Debian's {@code faketime}. Passes where each
 * import is planned and applied once, whoever signs in stays signed in until he is locked, and health goes on
 * saying UP.
 */
public final class Clocks {

    private static final Path LIBRARY = Path.of(
            System.getProperty("reliability.faketime", "/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1"));
    private static final int ROWS = Integer.getInteger("reliability.rows", 1500);
    /** By what the clock is wrong, one after the other. */
    private static final List<Duration> WRONG_BY = List.of(
            Duration.ofMinutes(5),
            Duration.ofMinutes(-5),
            Duration.ofHours(1),
            Duration.ofHours(-1),
            Duration.ofDays(1),
            Duration.ZERO,
            Duration.ofDays(-1),
            Duration.ZERO);

    private static final String PASSWORD = Node.ADMIN_PASSWORD + " of somebody";
    private static final long TO_END_CONNECTIONS_MILLIS = 3000;
    private static final String VIEWER = "{ viewer { account } }";

    private final Node node;
    private final Path offset;
    private int products;
    private int wrong;

    private Clocks(Node node, Path offset) {
        this.node = node;
        this.offset = offset;
        Imports.portfolio(node.admin(), "clocks");
    }

    public static void main(String[] arguments) throws Exception {
        if (!Files.exists(LIBRARY)) {
            throw new IllegalStateException("Install faketime, or name its library: -Dreliability.faketime=");
        }
        Path folder = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "clocks-")
                .toAbsolutePath();
        Path offset = Files.writeString(folder.resolve("offset"), "+0");
        Map<String, String> environment = Map.of(
                "LD_PRELOAD", LIBRARY.toString(),
                "FAKETIME_TIMESTAMP_FILE", offset.toString(),
                "FAKETIME_NO_CACHE", "1",
                "FAKETIME_DONT_FAKE_MONOTONIC", "1",
                // Waits of Java end at once with it.
                "FAKETIME_FORCE_MONOTONIC_FIX", "0");
        boolean passed;
        try (Node node = Node.start(
                folder, List.of("-Xmx400m", "-XX:TieredStopAtLevel=1"), Databases.embedded(folder), environment)) {
            node.awaitUp();
            passed = new Clocks(node, offset).run();
        }
        System.out.println(passed ? "PASSED" : "FAILED, see " + folder.resolve("log.txt"));
        System.exit(passed ? 0 : 1);
    }

    private boolean run() throws Exception {
        Api admin = node.admin();
        Registry.mutation(admin, "createAccount", Map.of("name", "anna", "password", PASSWORD), "");
        for (Duration by : WRONG_BY) {
            long begun = System.nanoTime();
            String id = Imports.upload(admin, "clocks", register());
            set(by);
            Api anna = Api.at(node.port()).inSession("anna", PASSWORD);
            check("planned", Imports.settled(admin, id).equals("PLANNED"));
            set(by.negated());
            check("application asked for", Imports.apply(admin, id));
            set(by);
            check("applied", Imports.settled(admin, id).equals("APPLIED"));
            products += ROWS;
            check("counted", Imports.count(admin, "clocks") == products);
            check("still signed in", anna.ask(VIEWER).status() == 200);
            check("up", staysUp());
            System.out.printf("wrong by %s: %.1f s, %d wrong%n", by, (System.nanoTime() - begun) / 1e9, wrong);
        }
        Api anna = Api.at(node.port()).inSession("anna", PASSWORD);
        set(Duration.ofHours(-1));
        Registry.mutation(admin, "lockAccount", Map.of("account", "anna"), "");
        check("locked", anna.ask(VIEWER).status() == 401);
        return wrong == 0;
    }

    /**
     * At once, as a program that sets a clock does. Tomcat ends connections that were silent for long by the clock of the day, and a
     * client that would use one again has to learn of it first.
     */
    private void set(Duration by) throws IOException, InterruptedException {
        Path next = Files.writeString(offset.resolveSibling("next"), "%+d".formatted(by.toSeconds()));
        Files.move(next, offset, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        Thread.sleep(TO_END_CONNECTIONS_MILLIS);
    }

    /** For longer than a scheduler may stand still before health says so. */
    private boolean staysUp() throws InterruptedException {
        for (int second = 0; second < 35; second++) {
            if (!node.isUp()) {
                return false;
            }
            Thread.sleep(1000);
        }
        return true;
    }

    private void check(String what, boolean right) {
        if (!right) {
            wrong++;
            System.out.println("WRONG: not " + what);
        }
    }

    private String register() {
        StringBuilder csv = new StringBuilder("Reference,Name,Data connection\n");
        for (int i = products; i < products + ROWS; i++) {
            csv.append("R-%d,Product %d,Yes\n".formatted(i, i));
        }
        return csv.toString();
    }
}
