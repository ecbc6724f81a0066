package org.craregistry.reliability;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import org.craregistry.testing.Api.Answer;
import tools.jackson.databind.JsonNode;

/**
 * Kills a registry at random moments while it plans an import, applies another one, takes a third one back, adopts a state of the law,
 * answers its products anew under it, and registers products one by one. Starts it again, and looks whether everything or nothing of each
 * was done, whether the rest was done afterwards, whether what was acknowledged is there, and whether its counts are right. As a start is
 * what costs, one kill is one of every kind that was under way. What was reverted stays as withdrawn and is answered anew too, so that a
 * registry is left for an empty one after some kills.
 */
public final class Kills {

    private static final int KILLS = Integer.getInteger("reliability.kills", 50);
    private static final int KILLS_OF_ONE_REGISTRY = 12;
    private static final int ROWS = Integer.getInteger("reliability.rows", 500);
    /** An import is planned in one round, applied in the next one, and taken back in the one after that. */
    private static final int PORTFOLIOS = 3;

    private static final int LONGEST_MILLIS = 2500;
    /** An adoption is asked for so shortly before the kill that about every second one is cut. */
    private static final int ADOPTION_MILLIS = Integer.getInteger("reliability.adoption", 600);

    private static final Set<String> UNPLANNED = Set.of("RECEIVED", "PLANNING");
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final Node node;
    private final Tally tally;
    private final Map<String, String> portfolios = new HashMap<>();
    private int registered;
    private String planned = "";
    private String applied = "";

    private Kills(Node node, Tally tally) {
        this.node = node;
        this.tally = tally;
    }

    /** What is killed. */
    private enum Kind {
        PLAN,
        APPLICATION,
        REVERT,
        ADOPTION,
        REEVALUATION,
        REGISTRATION
    }

    /**
     * What was asked for.
     *
     * @param cut whether the kill came before the answer
     * @param acknowledged how often it was said that it is done
     */
    private record Asked(boolean cut, int acknowledged) {}

    /** What all registries went through. */
    private static final class Tally {

        private final Map<Kind, Integer> hit = new EnumMap<>(Kind.class);
        private int kills;
        private int wrong;

        boolean hasAll() {
            return hit.size() == Kind.values().length && hit.values().stream().allMatch(count -> count >= KILLS);
        }

        boolean goesOn() {
            return !hasAll() && kills < 3 * KILLS;
        }
    }

    public static void main(String[] arguments) throws Exception {
        Path target = Files.createDirectories(Path.of("target")).toAbsolutePath();
        Tally tally = new Tally();
        while (tally.goesOn()) {
            Path folder = Files.createTempDirectory(target, "kills-");
            try (Node node =
                    Node.start(folder, List.of("-Xmx400m", "-XX:TieredStopAtLevel=1"), Databases.embedded(folder))) {
                node.awaitUp();
                new Kills(node, tally).run();
            }
        }
        boolean passed = tally.wrong == 0 && tally.hasAll();
        System.out.println(passed ? "PASSED" : "FAILED, see log.txt in the folders kills-* of " + target);
        System.exit(passed ? 0 : 1);
    }

    private void run() throws Exception {
        for (String key : List.of(portfolio(0), portfolio(1), portfolio(2), "singles", "law")) {
            portfolios.put(key, Imports.portfolio(node.admin(), key));
        }
        String id = Imports.upload(node.admin(), "law", register(0));
        check("products to answer anew", settled(id), "PLANNED");
        Imports.apply(node.admin(), id);
        check("products to answer anew", settled(id), "APPLIED");
        for (int number = 1; number <= KILLS_OF_ONE_REGISTRY && tally.goesOn(); number++) {
            round(number);
            tally.kills++;
            System.out.printf("%d kills: %s, %d wrong%n", tally.kills, tally.hit, tally.wrong);
        }
    }

    private void round(int number) throws Exception {
        String day = number % 2 == 1 ? "2027-11-01" : "2027-12-11";
        JsonNode draft = node.admin()
                .ask("""
                        mutation($input: DraftStateOfLawInput!) { draftStateOfLaw(input: $input) {
                          stateOfLaw { id code revision } errors { message } } }""", Map.of("input", Map.of("title", "A draft", "legalChanges", moved(day))))
                .data("/draftStateOfLaw/stateOfLaw");
        String reverted = applied;
        applied = planned;
        check("revert asked for", reverted.isEmpty() || Imports.revert(node.admin(), reverted), true);
        check("application asked for", applied.isEmpty() || Imports.apply(node.admin(), applied), true);
        planned = Imports.upload(node.admin(), portfolio(number), register(number));
        CompletableFuture<Asked> registrations = CompletableFuture.supplyAsync(this::registerUntilKilled);
        int millis = ThreadLocalRandom.current().nextInt(LONGEST_MILLIS);
        int before = Math.min(millis, ThreadLocalRandom.current().nextInt(ADOPTION_MILLIS));
        Thread.sleep(millis - before);
        CompletableFuture<Asked> adoption = CompletableFuture.supplyAsync(() -> adoptOrBeKilled(draft));
        Thread.sleep(before);
        node.kill();
        Asked adopted = adoption.join();
        Asked single = registrations.join();
        node.startAgain();
        node.awaitUp();

        hit(Kind.PLAN, UNPLANNED.contains(state(planned)));
        hit(Kind.APPLICATION, state(applied).equals("APPLYING"));
        hit(Kind.REVERT, state(reverted).equals("REVERTING"));
        hit(Kind.ADOPTION, adopted.cut());
        check("adoption cut or acknowledged", adopted.cut() || adopted.acknowledged() == 1, true);
        boolean inForce = isInForce(draft);
        check("an adoption that was acknowledged is in force", inForce || adopted.acknowledged() == 0, true);
        hit(Kind.REEVALUATION, inForce && !first().at("/reevaluation/done").asBoolean(true));
        hit(Kind.REGISTRATION, single.cut());

        check("adoption afterwards", inForce || adopt(draft), true);
        check("answered anew", isDone(), true);
        check("planned", settled(planned), "PLANNED");
        check("products of the plan", count(portfolio(number)), 0);
        if (!applied.isEmpty()) {
            check("applied", settled(applied), "APPLIED");
            check("products applied", count(portfolio(number - 1)), ROWS);
        }
        if (!reverted.isEmpty()) {
            check("reverted", settled(reverted), "REVERTED");
            check("products reverted", count(portfolio(number - 2)), 0);
        }
        int acknowledged = registered + single.acknowledged();
        registered = count("singles");
        check("registered", registered == acknowledged || registered == acknowledged + 1, true);
        portfolios.forEach((key, id) -> check("counts put right in " + key, corrected(id), 0));
    }

    private void hit(Kind kind, boolean underWay) {
        tally.hit.merge(kind, underWay ? 1 : 0, Integer::sum);
    }

    private void check(String what, Object found, Object right) {
        if (!found.equals(right)) {
            tally.wrong++;
            System.out.printf("WRONG, %s: %s in place of %s%n", what, found, right);
        }
    }

    private Asked registerUntilKilled() {
        int done = 0;
        while (true) {
            try {
                Answer answer = node.admin()
                        .ask(
                                "mutation($input: RegisterProductInput!) { registerProduct(input: $input) { product { id } errors { code } } }",
                                Map.of(
                                        "input",
                                        Map.of(
                                                "portfolio",
                                                portfolios.get("singles"),
                                                "reference",
                                                "S-" + (registered + done),
                                                "name",
                                                "Single")));
                done += answer.data("/registerProduct/product/id").isString() ? 1 : 0;
            } catch (UncheckedIOException cut) {
                return new Asked(true, done);
            }
        }
    }

    private Asked adoptOrBeKilled(JsonNode draft) {
        try {
            return new Asked(false, adopt(draft) ? 1 : 0);
        } catch (UncheckedIOException cut) {
            return new Asked(true, 0);
        }
    }

    private static String portfolio(int number) {
        return "kills-" + number % PORTFOLIOS;
    }

    private String state(String id) {
        return id.isEmpty() ? "" : Imports.find(node.admin(), id).at("/state").asString("");
    }

    private String settled(String id) throws InterruptedException {
        return Imports.settled(node.admin(), id);
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

    private boolean adopt(JsonNode draft) {
        Answer answer = node.admin()
                .ask(
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

    private int corrected(String portfolio) {
        return node.admin()
                .ask(
                        "mutation($input: RecountProductsInput!) { recountProducts(input: $input) { corrected errors { message } } }",
                        Map.of("input", Map.of("portfolio", portfolio)))
                .data("/recountProducts/corrected")
                .asInt(-1);
    }

    private int count(String portfolio) {
        return Imports.count(node.admin(), portfolio);
    }

    private static String register(int number) {
        StringBuilder csv = new StringBuilder("Reference,Name,Data connection\n");
        for (int i = 0; i < ROWS; i++) {
            csv.append("R-%d-%d,Product %d,Yes\n".formatted(number, i, i));
        }
        return csv.toString();
    }
}
