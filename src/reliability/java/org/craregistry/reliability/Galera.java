package org.craregistry.reliability;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.craregistry.testing.Api;
import org.craregistry.testing.Api.Answer;

/**
 * Two nodes of the registry on a cluster of three database servers: clients register products and change one that all of them change,
 * over both nodes; after a while the first server is killed. Passes where no acknowledged product is lost and nobody was told of a
 * fault of the registry.
 */
public final class Galera {

    private static final int CLIENTS = 8;
    private static final long SECONDS = Long.getLong("reliability.seconds", 60);

    private final Map<String, AtomicInteger> answers = new ConcurrentSkipListMap<>();
    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    private final List<Node> nodes;
    private final String portfolio;
    private final String contested;
    private volatile boolean over;

    private Galera(List<Node> nodes) {
        this.nodes = nodes;
        this.portfolio = Imports.portfolio(nodes.get(0).admin(), "galera");
        this.contested = register(nodes.get(0).admin(), "contested")
                .data("/registerProduct/product/id")
                .asString();
    }

    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createDirectories(
                        Path.of("target", "galera-" + ProcessHandle.current().pid()))
                .toAbsolutePath();
        boolean passed;
        try (GaleraCluster cluster = new GaleraCluster(folder);
                Node first = Node.start(folder.resolve("registry-0"), List.of("-Xmx400m"), cluster.settings(0))) {
            first.awaitUp();
            try (Node second = Node.start(folder.resolve("registry-1"), List.of("-Xmx400m"), cluster.settings(1))) {
                second.awaitUp();
                passed = new Galera(List.of(first, second)).run(cluster);
            }
        }
        System.out.println(passed ? "PASSED" : "FAILED, see " + folder);
        System.exit(passed ? 0 : 1);
    }

    private boolean run(GaleraCluster cluster) throws InterruptedException {
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        for (int client = 0; client < CLIENTS; client++) {
            int number = client;
            clients.execute(() -> ask(number));
        }
        Thread.sleep(TimeUnit.SECONDS.toMillis(SECONDS / 3));
        int before = acknowledged.size();
        cluster.kill(0);
        Thread.sleep(TimeUnit.SECONDS.toMillis(SECONDS - SECONDS / 3));
        over = true;
        clients.shutdown();
        clients.awaitTermination(2, TimeUnit.MINUTES);
        nodes.get(0).awaitUp();
        nodes.get(1).awaitUp();
        int there = count(nodes.get(0));
        boolean alike = there == count(nodes.get(1));
        System.out.printf(
                "acknowledged: %d, of them %d before a server was lost; there: %d; both nodes say so: %s%n",
                acknowledged.size(), before, there, alike);
        System.out.println("answers: " + new TreeMap<>(answers));
        int faults = answers.getOrDefault("INTERNAL_ERROR", new AtomicInteger()).get();
        return alike && there >= acknowledged.size() && acknowledged.size() > before && faults == 0;
    }

    private void ask(int client) {
        for (int i = 0; !over; i++) {
            Api api = nodes.get((client + i) % nodes.size()).admin();
            String reference = "P-" + client + "-" + i;
            Answer answer = i % 4 == 0 ? change(api) : register(api, reference);
            String code = codeOf(answer);
            answers.computeIfAbsent(code, any -> new AtomicInteger()).incrementAndGet();
            if (code.equals("DONE") && i % 4 != 0) {
                acknowledged.add(reference);
            }
        }
    }

    private Answer register(Api api, String reference) {
        return api.ask(
                "mutation($input: RegisterProductInput!) { registerProduct(input: $input) { product { id } errors { code } } }",
                Map.of("input", Map.of("portfolio", portfolio, "reference", reference, "name", reference)));
    }

    private Answer change(Api api) {
        int revision = api.ask("query($id: ID!) { product(by: {id: $id}) { revision } }", Map.of("id", contested))
                .data("/product/revision")
                .asInt(0);
        return api.ask(
                "mutation($input: UpdateProductInput!) { updateProduct(input: $input) { product { id } errors { code } } }",
                Map.of(
                        "input",
                        Map.of(
                                "id",
                                contested,
                                "expectedRevision",
                                revision,
                                "manufacturer",
                                "M-" + System.nanoTime())));
    }

    private static String codeOf(Answer answer) {
        if (answer.status() >= 500) {
            return "HTTP " + answer.status();
        }
        if (answer.json().has("errors")) {
            return answer.code();
        }
        String error =
                answer.json().at("/data").iterator().next().at("/errors/0/code").asString("");
        return error.isEmpty() ? "DONE" : error;
    }

    /** Without the contested one. */
    private static int count(Node node) {
        return Imports.count(node.admin(), "galera") - 1;
    }
}
