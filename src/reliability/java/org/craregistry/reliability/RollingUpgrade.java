package org.craregistry.reliability;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.craregistry.testing.Api;
import org.craregistry.testing.Api.Answer;

/**
 * An earlier version of the registry and this one beside each other on one MySQL server, as while nodes are replaced one by one. Passes
 * where this one takes over the database of the earlier one, and what both are asked for meanwhile is done and counted. The jar of
 * the earlier version is named by {@code -Dreliability.earlier}.
 */
public final class RollingUpgrade {

    private static final int CHANGES = Integer.getInteger("reliability.changes", 100);
    private static final int ROWS = Integer.getInteger("reliability.rows", 500);
    private static final String PORTFOLIO = "rolling";
    private static final List<String> MACHINE = List.of("-Xmx400m", "-XX:TieredStopAtLevel=1");

    private final Map<String, Integer> answers = new TreeMap<>();
    private final Node earlier;
    private final String portfolio;
    private int expected;

    private RollingUpgrade(Node earlier) {
        this.earlier = earlier;
        this.portfolio = Imports.portfolio(earlier.admin(), PORTFOLIO);
    }

    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "rolling-upgrade-")
                .toAbsolutePath();
        Map<String, String> settings = Databases.mySql();
        String jar = System.getProperty("reliability.earlier");
        if (jar == null) {
            throw new IllegalStateException(
                    "Name the jar of an earlier version: -Dreliability.earlier=cra-registry-0.1.0.jar");
        }
        boolean passed;
        try (Node earlier = Node.start(jar, folder.resolve("earlier"), MACHINE, settings)) {
            earlier.awaitUp();
            RollingUpgrade upgrade = new RollingUpgrade(earlier);
            upgrade.changeAt(earlier, 0);
            try (Node now = Node.start(folder.resolve("now"), MACHINE, settings)) {
                now.awaitUp();
                passed = upgrade.beside(now);
            }
        }
        System.out.println(passed ? "PASSED" : "FAILED, see " + folder);
        System.exit(passed ? 0 : 1);
    }

    private boolean beside(Node now) throws InterruptedException {
        for (int i = 1; i <= CHANGES; i++) {
            changeAt(i % 2 == 0 ? earlier : now, i);
        }
        boolean imports = imports(earlier, "E-") & imports(now, "N-");
        boolean alike = count(earlier) == expected && count(now) == expected;
        System.out.printf("beside each other: %d products, counted alike: %s; answers %s%n", expected, alike, answers);
        earlier.stop();
        boolean afterwards = imports(now, "L-") && count(now) == expected;
        System.out.printf("after the earlier one was stopped: imports and counts are right: %s%n", afterwards);
        return imports && alike && afterwards && answers.keySet().equals(Set.of("DONE"));
    }

    private void changeAt(Node node, int number) {
        Answer answer = node.admin()
                .ask(
                        "mutation($input: RegisterProductInput!) { registerProduct(input: $input) { product { id } errors { code } } }",
                        Map.of("input", Map.of("portfolio", portfolio, "reference", "P-" + number, "name", "Product")));
        boolean done = answer.status() == 200
                && answer.data("/registerProduct/product/id").isString();
        answers.merge(done ? "DONE" : answer.status() + " " + answer.code(), 1, Integer::sum);
        expected += done ? 1 : 0;
    }

    private boolean imports(Node node, String prefix) throws InterruptedException {
        StringBuilder csv = new StringBuilder("Reference,Name,Data connection\n");
        for (int i = 0; i < ROWS; i++) {
            csv.append(prefix).append(i).append(",Product ").append(i).append(",Yes\n");
        }
        Api admin = node.admin();
        String id = Imports.upload(admin, PORTFOLIO, csv.toString());
        boolean done = Imports.settled(admin, id).equals("PLANNED")
                && Imports.apply(admin, id)
                && Imports.settled(admin, id).equals("APPLIED");
        expected += done ? ROWS : 0;
        return done;
    }

    private static int count(Node node) {
        return Imports.count(node.admin(), PORTFOLIO);
    }
}
