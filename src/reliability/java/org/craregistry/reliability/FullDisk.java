package org.craregistry.reliability;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.craregistry.testing.Api;
import org.craregistry.testing.Api.Answer;

/**
 * Fills the disk of the embedded database, once until the registry refuses to write and once to the last byte, and makes room again.
 * Mounts a small disk in memory, so that it has to be run as root on Linux.
 */
public final class FullDisk {

    private static final String SIZE = "100m";
    private static final long REFUSED_BELOW = 20_000_000;
    private static final int PART = 1_000_000;
    private static final int PATIENCE_SECONDS = 60;

    private final Node node;
    private final Path disk;
    private int kept;

    private FullDisk(Node node, Path disk) {
        this.node = node;
        this.disk = disk;
    }

    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "full-disk-")
                .toAbsolutePath();
        Path disk = Files.createDirectory(folder.resolve("disk"));
        run("mount", "-t", "tmpfs", "-o", "size=" + SIZE, "tmpfs", disk.toString());
        boolean passed;
        try {
            passed = tried(folder, disk, REFUSED_BELOW, FullDisk::refusesBeforeItIsFull)
                    & tried(folder, disk, 0, FullDisk::comesBackAfterTheLastByte);
        } finally {
            run("umount", disk.toString());
        }
        System.out.println(passed ? "PASSED" : "FAILED, see " + folder.resolve("log.txt"));
        System.exit(passed ? 0 : 1);
    }

    private interface Trial {

        boolean on(FullDisk disk) throws Exception;
    }

    private static boolean tried(Path folder, Path disk, long leastRoom, Trial trial) throws Exception {
        Map<String, String> settings = Map.of(
                "spring.datasource.url",
                Databases.embedded(disk).get("spring.datasource.url"),
                "registry.storage.least-room",
                leastRoom + "B");
        try (Node node = Node.start(folder, List.of("-Xmx300m"), settings)) {
            node.awaitUp();
            boolean passed = trial.on(new FullDisk(node, disk));
            node.stop();
            return passed;
        }
    }

    private boolean refusesBeforeItIsFull() throws Exception {
        Path ballast = fill(REFUSED_BELOW - 2 * PART);
        Answer refused = create();
        boolean down = !node.isUp();
        boolean reads = read().status() == 200;
        System.out.printf(
                "below %,d bytes: change %d %s, reading goes on: %s, DOWN: %s%n",
                REFUSED_BELOW, refused.status(), refused.code(), reads, down);
        Files.delete(ballast);
        return refused.status() == 507 && reads && down && comesBack();
    }

    private boolean comesBackAfterTheLastByte() throws Exception {
        // As where somebody else fills the disk from one moment to the next: the check before a change comes too early
        // to help.
        int status = 200;
        Path ballast = null;
        for (int i = 0; i < 2000 && status == 200 && node.isUp(); i++) {
            status = create().status();
            if (i == 20) {
                ballast = fill(0);
            }
        }
        boolean down = !node.isUp();
        System.out.printf("at the last byte: change %d, DOWN: %s%n", status, down);
        Files.delete(ballast);
        return down && comesBack();
    }

    private boolean comesBack() throws InterruptedException {
        long begun = System.nanoTime();
        for (int i = 0; i < PATIENCE_SECONDS * 10; i++) {
            if (node.isUp() && create().status() == 200) {
                int found = found();
                System.out.printf(
                        "with room again: UP and writing after %.1f s; %d of %d acknowledged changes are there%n",
                        (System.nanoTime() - begun) / 1e9, found, kept);
                return found >= kept;
            }
            Thread.sleep(100);
        }
        System.out.println("with room again: not back after " + PATIENCE_SECONDS + " s");
        return false;
    }

    private Answer create() {
        String key = "p-" + ThreadLocalRandom.current().nextLong(Long.MAX_VALUE);
        Answer answer = node.admin()
                .ask(
                        "mutation($input: CreatePortfolioInput!) { createPortfolio(input: $input) { portfolio { id } errors { message } } }",
                        Map.of("input", Map.of("key", key, "name", key)));
        kept += answer.status() == 200
                        && !answer.data("/createPortfolio/portfolio/id").isMissingNode()
                ? 1
                : 0;
        return answer;
    }

    private Answer read() {
        return node.admin().ask("{ viewer { account } }");
    }

    private int found() {
        Api admin = node.admin();
        int found = 0;
        String after = "null";
        while (true) {
            Answer page = admin.ask(
                    "{ portfolios(first: 100, after: %s) { nodes { key } pageInfo { hasNextPage endCursor } } }"
                            .formatted(after));
            found += page.data("/portfolios/nodes").size();
            if (!page.data("/portfolios/pageInfo/hasNextPage").asBoolean()) {
                return found;
            }
            after = "\"" + page.data("/portfolios/pageInfo/endCursor").asString() + "\"";
        }
    }

    /** Leaves so many bytes. */
    private Path fill(long left) throws IOException {
        Path ballast = disk.resolve("ballast");
        try (var out = Files.newOutputStream(ballast)) {
            byte[] part = new byte[PART];
            while (disk.toFile().getUsableSpace() > left + PART) {
                out.write(part);
            }
            while (left == 0) {
                out.write(1);
            }
        } catch (IOException full) {
            return ballast;
        }
        return ballast;
    }

    private static void run(String... command) throws IOException, InterruptedException {
        if (new ProcessBuilder(command).inheritIO().start().waitFor() != 0) {
            throw new IllegalStateException("Not possible: " + String.join(" ", command));
        }
    }
}
