package org.craregistry.reliability;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.craregistry.testing.Api;

/**
 * Four registers of 100,000 rows with 700 Greek characters each, uploaded at once to a node with a heap of 256 MB, on H2 in the same
 * process. Passes where all of them are planned, and the node was UP all the time.
 */
public final class LargeUploads {

    private static final int ROWS = Integer.getInteger("reliability.rows", 100_000);
    private static final int UPLOADS = Integer.getInteger("reliability.uploads", 4);
    private static final int CHARACTERS = 700;
    private static final String HEAP = System.getProperty("reliability.heap", "-Xmx256m");
    private static final Duration PATIENCE = Duration.ofMinutes(20);
    private static final double MEGABYTE = 1 << 20;

    private LargeUploads() {}

    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "large-uploads-")
                .toAbsolutePath();
        Path register = folder.resolve("register.xlsx");
        new GreekWorkbook(ROWS, CHARACTERS, 17).write(register);
        boolean passed;
        try (Node node = Node.start(folder, List.of(HEAP), Databases.embedded(folder))) {
            node.awaitUp();
            passed = run(node, register);
        }
        System.out.println(passed ? "PASSED" : "FAILED, see " + folder.resolve("log.txt"));
        System.exit(passed ? 0 : 1);
    }

    private static boolean run(Node node, Path register) throws Exception {
        System.out.printf(
                "%d uploads of %,d rows, %.1f MB each, %s%n", UPLOADS, ROWS, Files.size(register) / MEGABYTE, HEAP);
        long begun = System.nanoTime();
        Map<String, String> states = new HashMap<>();
        for (int i = 0; i < UPLOADS; i++) {
            Imports.portfolio(node.admin(), "large-" + i);
            states.put(Imports.upload(node.admin(), "large-" + i, register), "RECEIVED");
        }
        System.out.printf("uploaded after %d s%n", seconds(begun));
        int down = 0;
        while (states.containsValue("RECEIVED") || states.containsValue("PLANNING")) {
            if (!node.isAlive() || System.nanoTime() - begun > PATIENCE.toNanos()) {
                System.out.println("given up in the states " + states.values());
                return false;
            }
            Thread.sleep(1000);
            down += node.isUp() ? 0 : 1;
            look(node.admin(), states);
        }
        System.out.printf(
                "planned after %d s; states %s; %d times not UP; files left behind: %s%n",
                seconds(begun), states.values(), down, leftBehind(node));
        return down == 0 && states.values().stream().allMatch("PLANNED"::equals);
    }

    private static void look(Api admin, Map<String, String> states) {
        states.replaceAll((id, before) -> Imports.find(admin, id).at("/state").asString(before));
    }

    private static long seconds(long begun) {
        return Duration.ofNanos(System.nanoTime() - begun).toSeconds();
    }

    private static List<Path> leftBehind(Node node) throws Exception {
        List<Path> files = new ArrayList<>();
        try (Stream<Path> all = Files.walk(node.temporaryFiles())) {
            all.filter(Files::isRegularFile)
                    .filter(file -> !file.endsWith("alive"))
                    .forEach(files::add);
        }
        return files;
    }
}
