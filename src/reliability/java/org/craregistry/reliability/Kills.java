package org.craregistry.reliability;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import org.craregistry.testing.Api;
import org.craregistry.testing.Api.Answer;
import tools.jackson.databind.JsonNode;

/**
 * Kills a registry at random moments of its work, starts it again, and looks whether everything or nothing was done, whether the rest
 * was done afterwards, and whether what was acknowledged is there.
 */
public final class Kills {

    private static final int ROUNDS = Integer.getInteger("reliability.kills", 50);
    private static final int ROWS = Integer.getInteger("reliability.rows", 1500);
    private static final int LONGEST_MILLIS = 2500;
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Node node;
    private int products;
    private int adopted;

    private Kills(Node node) {
        this.node = node;
        Imports.portfolio(node.admin(), "kills");
    }

    private interface Work {

        /** @return whether everything is as it has to be */
        boolean killed() throws Exception;
    }

    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "kills-")
                .toAbsolutePath();
        boolean passed;
        try (Node node =
                Node.start(folder, List.of("-Xmx400m", "-XX:TieredStopAtLevel=1"), Databases.embedded(folder))) {
            node.awaitUp();
            passed = new Kills(node).run();
        }
        System.out.println(passed ? "PASSED" : "FAILED, see " + folder.resolve("log.txt"));
        System.exit(passed ? 0 : 1);
    }

    private boolean run() throws Exception {
        boolean imports = rounds("plan and apply", this::ofAnImport);
        boolean reverts = rounds("revert", this::ofARevert);
        boolean law = rounds("adoption and re-evaluation", this::ofAnAdoption);
        return imports && reverts && law;
    }

    private static boolean rounds(String what, Work work) throws Exception {
        int right = 0;
        for (int round = 1; round <= ROUNDS; round++) {
            right += work.killed() ? 1 : 0;
            System.out.printf("%s: %d of %d right%n", what, right, round);
        }
        return right == ROUNDS;
    }

    /** One kill while it is planned, one while it is applied. */
    private boolean ofAnImport() throws Exception {
        String id = Imports.upload(node.admin(), "kills", register(products, ROWS));
        killWithin(LONGEST_MILLIS);
        String planned = settled(id);
        int before = count();
        boolean asked = Imports.apply(node.admin(), id);
        killWithin(LONGEST_MILLIS);
        String applied = settled(id);
        int after = count();
        boolean right = planned.equals("PLANNED")
                && before == products
                && asked
                && applied.equals("APPLIED")
                && after == products + ROWS;
        if (!right) {
            System.out.printf("%s, %d products; then %s, %d products%n", planned, before, applied, after);
        }
        products = after;
        return right;
    }

    /** What was applied without a kill is taken back with one. */
    private boolean ofARevert() throws Exception {
        String id = Imports.upload(node.admin(), "kills", register(products, ROWS));
        settled(id);
        boolean applied = Imports.apply(node.admin(), id) && settled(id).equals("APPLIED");
        boolean asked = Imports.revert(node.admin(), id);
        killWithin(LONGEST_MILLIS);
        String reverted = settled(id);
        int after = count();
        boolean right = applied && asked && reverted.equals("REVERTED") && after == products;
        if (!right) {
            System.out.printf(
                    "applied %s, asked for %s, then %s, %d of %d products%n",
                    applied, asked, reverted, after, products);
        }
        products = after;
        return right;
    }

    private String settled(String id) throws InterruptedException {
        return Imports.settled(node.admin(), id);
    }

    /** The state of the law that is adopted moves a day to and fro, so that every product is answered anew. */
    private boolean ofAnAdoption() throws Exception {
        String day = adopted % 2 == 0 ? "2027-11-01" : "2027-12-11";
        JsonNode draft = node.admin()
                .ask("""
                        mutation($input: DraftStateOfLawInput!) { draftStateOfLaw(input: $input) {
                          stateOfLaw { id code revision } errors { message } } }""", Map.of("input", Map.of("title", "A draft", "legalChanges", moved(day))))
                .data("/draftStateOfLaw/stateOfLaw");
        CompletableFuture<Boolean> adoption = CompletableFuture.supplyAsync(() -> adopt(node.admin(), draft));
        killWithin(LONGEST_MILLIS);
        boolean told = adoption.exceptionally(cut -> false).join();
        boolean inForce = isInForce(draft);
        boolean done = inForce ? isDone() : adopt(node.admin(), draft) && isDone();
        adopted++;
        boolean right = (inForce || !told) && done;
        if (!right) {
            System.out.printf("acknowledged %s, in force %s, renewed %s%n", told, inForce, done);
        }
        return right;
    }

    private static Map<String, Object> moved(String day) {
        return Map.of(
                "dates",
                List.of(Map.of(
                        "date", "CRA_GENERAL_APPLICATION",
                        "day", day,
                        "source", "OJ C/2026/1",
                        "url", "https://data.europa.eu/eli/C/2026/1",
                        "checkedOn", "2026-10-06")));
    }

    private static boolean adopt(Api api, JsonNode draft) {
        Answer answer = api.ask(
                "mutation($input: AdoptStateOfLawInput!) { adoptStateOfLaw(input: $input) { stateOfLaw { id } errors { message } } }",
                Map.of(
                        "input",
                        Map.of(
                                "id",
                                draft.at("/id").asString(),
                                "expectedRevision",
                                draft.at("/revision").asInt(),
                                "reason",
                                "Tried")));
        return !answer.data("/adoptStateOfLaw/stateOfLaw/id").isMissingNode();
    }

    private boolean isInForce(JsonNode draft) {
        return first().at("/id").asString().equals(draft.at("/id").asString());
    }

    private boolean isDone() throws InterruptedException {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (!first().at("/reevaluation/done").asBoolean(false)) {
            if (System.nanoTime() > until) {
                return false;
            }
            Thread.sleep(200);
        }
        return true;
    }

    private JsonNode first() {
        return node.admin()
                .ask("{ law { states(first: 1) { nodes { id inForce reevaluation { done } } } } }")
                .data("/law/states/nodes/0");
    }

    private void killWithin(int millis) throws Exception {
        Thread.sleep(ThreadLocalRandom.current().nextInt(millis));
        node.kill();
        node.startAgain();
        node.awaitUp();
    }

    private int count() {
        return Imports.count(node.admin(), "kills");
    }

    private static String register(int from, int rows) {
        StringBuilder csv = new StringBuilder("Reference,Name,Data connection\n");
        for (int i = from; i < from + rows; i++) {
            csv.append("R-").append(i).append(",Product ").append(i).append(",Yes\n");
        }
        return csv.toString();
    }
}
