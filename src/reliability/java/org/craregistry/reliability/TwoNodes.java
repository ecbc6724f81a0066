package org.craregistry.reliability;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import org.craregistry.testing.Api;
import org.craregistry.testing.Events;
import org.craregistry.testing.Registry;
import org.craregistry.testing.SignOnProvider;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Two nodes on one MySQL server. Passes where a change on one is told to those who listen at the other, each happening is told to a
 * webhook once while both run and at least once when one is killed, and a lock, a role and a group that is taken away count on the other
 * node within a minute.
 */
public final class TwoNodes {

    private static final int HAPPENINGS = Integer.getInteger("reliability.happenings", 20);
    private static final int CHANGES = 10;
    private static final Duration A_MINUTE = Duration.ofMinutes(1);
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final String PASSWORD = Node.ADMIN_PASSWORD + " of somebody";
    private static final String PORTFOLIO = "two-nodes";
    private static final String VIEWER = "{ viewer { account administrator } }";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final SignOnProvider provider = SignOnProvider.get();
    private final Map<String, Integer> told = new ConcurrentHashMap<>();
    private final List<Node> nodes;
    private final String portfolio;

    private TwoNodes(List<Node> nodes) {
        this.nodes = nodes;
        this.portfolio = Imports.portfolio(at(0), PORTFOLIO);
    }

    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "two-nodes-")
                .toAbsolutePath();
        Map<String, String> settings = new HashMap<>(Databases.mySql());
        settings.putAll(outside());
        List<String> machine = List.of("-Xmx400m", "-XX:TieredStopAtLevel=1");
        boolean passed;
        try (Node first = Node.start(folder.resolve("0"), machine, settings)) {
            first.awaitUp();
            try (Node second = Node.start(folder.resolve("1"), machine, settings)) {
                second.awaitUp();
                passed = new TwoNodes(List.of(first, second)).run();
            }
        }
        System.out.println(passed ? "PASSED" : "FAILED, see " + folder);
        System.exit(passed ? 0 : 1);
    }

    /** Webhooks and the provider are on this machine. */
    private static Map<String, String> outside() {
        String issuer = SignOnProvider.get().issuer();
        String server = "spring.security.oauth2.resourceserver.";
        return Map.of(
                "registry.news.allow-http",
                "true",
                "registry.news.allow-private-addresses",
                "true",
                server + "jwt.issuer-uri",
                issuer,
                server + "jwt.audiences",
                SignOnProvider.AUDIENCE,
                server + "opaquetoken.introspection-uri",
                issuer + "/introspect",
                server + "opaquetoken.client-id",
                SignOnProvider.CLIENT,
                server + "opaquetoken.client-secret",
                SignOnProvider.SECRET,
                "registry.security.provider.administrators",
                "cra-administrators");
    }

    private boolean run() throws Exception {
        boolean heard = hears();
        boolean counts = rightsEnd();
        HttpServer endpoint = endpoint();
        try {
            boolean once = tellsOnce();
            return heard & counts & once & tellsAllWhenOneIsKilled();
        } finally {
            endpoint.stop(0);
        }
    }

    private Api at(int node) {
        return nodes.get(node).admin();
    }

    private boolean hears() {
        long slowest = 0;
        String listen = "subscription { portfolioChanged(portfolio: \"%s\") { number } }".formatted(portfolio);
        try (Events events = at(1).listen(listen)) {
            int before = number(events.next());
            for (int i = 0; i < CHANGES; i++) {
                long begun = System.nanoTime();
                Registry.mutation(
                        at(0),
                        "registerProduct",
                        Map.of("portfolio", portfolio, "reference", "P-" + i, "name", "P"),
                        "");
                int now = number(events.next());
                if (now <= before) {
                    System.out.println("subscriptions: the change is not told, but " + now);
                    return false;
                }
                before = now;
                slowest = Math.max(slowest, System.nanoTime() - begun);
            }
        }
        System.out.printf(
                "subscriptions: %d of %d changes heard at the other node, the slowest after %.1f s%n",
                CHANGES, CHANGES, slowest / 1e9);
        return true;
    }

    private static int number(JsonNode event) {
        return event.at("/data/portfolioChanged/number").asInt(-1);
    }

    /** What is done at the first node is seen at the second. */
    private boolean rightsEnd() throws InterruptedException {
        for (String name : List.of("locked", "left")) {
            Registry.mutation(at(0), "createAccount", Map.of("name", name, "password", PASSWORD), "");
            Registry.mutation(
                    at(0), "grantRole", Map.of("portfolio", portfolio, "account", name, "role", "VIEWER"), "");
        }
        Api locked = Api.at(nodes.get(1).port()).inSession("locked", PASSWORD);
        Api left = Api.at(nodes.get(1).port()).as("left", PASSWORD);
        String sees = "{ portfolio(key: \"%s\") { key } }".formatted(PORTFOLIO);
        provider.regroup("grouped", "cra-administrators");
        Api grouped = Api.at(nodes.get(1).port())
                .withToken(provider.tokenFor("grouped", SignOnProvider.AUDIENCE, Instant.now()));
        boolean before = locked.ask(VIEWER).status() == 200
                && left.ask(sees).data("/portfolio/key").isString()
                && grouped.ask(VIEWER).data("/viewer/administrator").asBoolean();
        Registry.mutation(at(0), "lockAccount", Map.of("account", "locked"), "");
        boolean lock = within("a lock", () -> locked.ask(VIEWER).status() == 401);
        Registry.mutation(at(0), "revokeRole", Map.of("portfolio", portfolio, "account", "left"), "");
        boolean role = within(
                "a role that is taken away",
                () -> !left.ask(sees).data("/portfolio/key").isString());
        provider.regroup("grouped");
        boolean group = within(
                "a group that is taken away",
                () -> !grouped.ask(VIEWER).data("/viewer/administrator").asBoolean());
        return before && lock && role && group;
    }

    private static boolean within(String what, BooleanSupplier counts) throws InterruptedException {
        long begun = System.nanoTime();
        while (System.nanoTime() - begun < A_MINUTE.toNanos()) {
            if (counts.getAsBoolean()) {
                System.out.printf(
                        "%s counts at the other node after %.1f s%n", what, (System.nanoTime() - begun) / 1e9);
                return true;
            }
            Thread.sleep(100);
        }
        System.out.println(what + " does not count at the other node after a minute");
        return false;
    }

    /** Counts the messages about each import. */
    private HttpServer endpoint() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newFixedThreadPool(4, task -> {
            Thread thread = new Thread(task, "endpoint");
            thread.setDaemon(true);
            return thread;
        }));
        server.createContext("/", exchange -> {
            JsonNode message = JSON.readTree(exchange.getRequestBody().readAllBytes());
            told.merge(message.at("/data/subject").asString(), 1, Integer::sum);
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();
        String address = "http://127.0.0.1:" + server.getAddress().getPort() + "/";
        Registry.mutation(
                at(0),
                "createWebhook",
                Map.of("portfolio", portfolio, "address", address, "kinds", List.of("IMPORT_WAITS")),
                "");
        return server;
    }

    private boolean tellsOnce() throws InterruptedException {
        Set<String> happened = new HashSet<>();
        for (int i = 0; i < HAPPENINGS; i++) {
            happened.add(upload(i % 2, i));
        }
        boolean all = awaitTold(happened);
        // What would be told twice has time to be.
        Thread.sleep(5000);
        int messages =
                happened.stream().mapToInt(one -> told.getOrDefault(one, 0)).sum();
        System.out.printf("news, both nodes run: %d happenings, %d messages%n", happened.size(), messages);
        return all && messages == happened.size();
    }

    /** While it is uploaded to the first node, the second is killed, which plans and tells as well. */
    private boolean tellsAllWhenOneIsKilled() throws InterruptedException {
        List<String> happened = new ArrayList<>();
        for (int i = 0; i < HAPPENINGS; i++) {
            happened.add(upload(0, HAPPENINGS + i));
            if (i == HAPPENINGS / 2) {
                nodes.get(1).kill();
            }
        }
        boolean all = awaitTold(happened);
        int messages =
                happened.stream().mapToInt(one -> told.getOrDefault(one, 0)).sum();
        long missing = happened.stream().filter(one -> !told.containsKey(one)).count();
        System.out.printf(
                "news, one node is killed: %d happenings, %d messages, %d not told%n",
                happened.size(), messages, missing);
        return all;
    }

    private String upload(int node, int number) {
        return Imports.upload(at(node), PORTFOLIO, "Reference,Name\nR-%d,Product\n".formatted(number));
    }

    private boolean awaitTold(Iterable<String> happened) throws InterruptedException {
        long until = System.nanoTime() + PATIENCE.toNanos();
        for (String one : happened) {
            while (!told.containsKey(one)) {
                if (System.nanoTime() > until) {
                    return false;
                }
                Thread.sleep(50);
            }
        }
        return true;
    }
}
