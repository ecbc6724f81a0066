package org.craregistry.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.craregistry.graphql.NodeId;
import org.craregistry.testing.Api;
import tools.jackson.databind.json.JsonMapper;

/**
 * Fifty clients of one account ask for the most that the limits admit, a third of them going away after three seconds, while another
 * account asks for little: how long does it wait, compared with an idle registry? On MySQL, with 20,000 products.
 */
public final class AttackBenchmark {

    private static final int CLIENTS = 50;
    private static final int PRODUCTS = 20_000;
    private static final int MOST = 10;
    private static final long SECONDS = Integer.getInteger("bench.seconds", 45);
    private static final Duration GOES_AWAY = Duration.ofSeconds(3);
    private static final Duration PAUSE = Duration.ofMillis(50);
    private static final double NANOS_PER_MILLI = 1e6;
    private static final String CHEAP =
            "{ portfolio(key: \"bench\") { name products(first: 1) { nodes { reference name } } } }";
    private static final Pattern CODE = Pattern.compile("\"code\":\"([A-Z_]+)\"");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpClient client = HttpClient.newHttpClient();
    private final Map<String, AtomicInteger> answers = new ConcurrentHashMap<>();
    private final URI address;
    private final String attacker;
    private final byte[] cheap;
    private volatile boolean over;

    private AttackBenchmark(int port, String attacker, String victim) {
        this.address = URI.create("http://localhost:" + port + "/graphql");
        this.attacker = attacker;
        this.cheap = Exchange.post(CHEAP, Map.of(), victim);
    }

    public static void main(String[] arguments) throws Exception {
        boolean passed;
        try (RunningRegistry registry = RunningRegistry.withLimits("mysql")) {
            Generated data = Generated.into(registry);
            UUID attacked = new Copies(registry).portfolio(PRODUCTS);
            Api admin = Api.at(registry.port()).as("admin", RunningRegistry.ADMIN_PASSWORD);
            String attacker = member(admin, "attacker", NodeId.of(NodeId.Kind.PORTFOLIO, attacked));
            passed = new AttackBenchmark(registry.port(), attacker, data.secret()).run(registry.port());
        }
        System.exit(passed ? 0 : 1);
    }

    private static String member(Api admin, String name, String portfolio) {
        admin.ask("mutation { createAccount(input: {name: \"%s\"}) { errors { message } } }".formatted(name));
        admin.ask(
                "mutation { grantRole(input: {portfolio: \"%s\", account: \"%s\", role: VIEWER}) { errors { message } } }"
                        .formatted(portfolio, name));
        return admin.ask(
                        "mutation { createToken(input: {label: \"bench\", account: \"%s\", readOnly: true}) { newToken { secret } } }"
                                .formatted(name))
                .data("/createToken/newToken/secret")
                .asString();
    }

    /** What the other account met. */
    private record Waited(long[] nanos, int failures) {

        double millis(double quantile) {
            return nanos[(int) (nanos.length * quantile)] / NANOS_PER_MILLI;
        }

        void print(String when) {
            System.out.printf(
                    "%-14s p50 %8.1f ms   p95 %8.1f ms   most %8.1f ms   %5d answers   %d failures%n",
                    when, millis(0.5), millis(0.95), nanos[nanos.length - 1] / NANOS_PER_MILLI, nanos.length, failures);
        }
    }

    private boolean run(int port) throws Exception {
        ask(port);
        Waited idle = ask(port);
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        for (int one = 0; one < CLIENTS; one++) {
            int first = one;
            clients.execute(() -> attack(first));
        }
        Waited attacked = ask(port);
        over = true;
        clients.shutdown();
        boolean ended = clients.awaitTermination(1, TimeUnit.MINUTES);
        Waited afterwards = ask(port);
        idle.print("idle");
        attacked.print("under attack");
        afterwards.print("afterwards");
        System.out.println("the attackers were answered: " + answers);
        double ratio = attacked.millis(0.95) / idle.millis(0.95);
        boolean passed = ended && ratio < MOST && attacked.failures() == 0 && afterwards.failures() == 0;
        System.out.printf(
                "p95 under attack / idle: %.1f, below %d wanted: %s%n", ratio, MOST, passed ? "PASSED" : "FAILED");
        return passed;
    }

    private Waited ask(int port) throws InterruptedException {
        List<Long> times = new ArrayList<>();
        int failures = 0;
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
        while (System.nanoTime() < end) {
            long begun = System.nanoTime();
            try (Exchange exchange = new Exchange(port)) {
                exchange.send(cheap);
                failures += exchange.text().contains("\"errors\"") ? 1 : 0;
            } catch (IOException failed) {
                failures++;
            }
            times.add(System.nanoTime() - begun);
            Thread.sleep(PAUSE.toMillis());
        }
        return new Waited(times.stream().mapToLong(Long::longValue).sorted().toArray(), failures);
    }

    private void attack(int first) {
        for (int number = first; !over; number += CLIENTS + 1) {
            String body = JSON.writeValueAsString(Map.of("query", WorstQuestions.get(number)));
            HttpRequest.Builder request = HttpRequest.newBuilder(address)
                    .header("Authorization", "Bearer " + attacker)
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(body));
            if (first % 3 == 0) {
                request.timeout(GOES_AWAY);
            }
            answers.computeIfAbsent(answer(request.build()), code -> new AtomicInteger())
                    .incrementAndGet();
        }
    }

    private String answer(HttpRequest request) {
        try {
            HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
            Matcher code = CODE.matcher(response.body());
            return response.body().contains("\"errors\"") && code.find() ? code.group(1) : "" + response.statusCode();
        } catch (HttpTimeoutException gone) {
            return "went away";
        } catch (IOException | InterruptedException failed) {
            return failed.toString();
        }
    }
}
