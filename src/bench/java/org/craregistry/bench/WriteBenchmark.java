package org.craregistry.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.craregistry.audit.Origin;
import org.craregistry.graphql.NodeId;
import org.craregistry.portfolio.PortfolioBook;
import org.craregistry.portfolio.ProductBatch;
import org.craregistry.storage.Ids;
import org.craregistry.testing.Api;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/**
 * Measures how many products are written in a second on MySQL: in batches as an import does, and by eight clients of the API. To be
 * run in turns with the same class in another state of the code: only their ratio means something. And how long a reader waits for
 * a page of 20 products while nothing is written, and while an import writes.
 */
public final class WriteBenchmark {

    private static final int ROUNDS = 4;
    private static final int ROWS = 4000;
    private static final int BATCH = 500;
    private static final int CLIENTS = 8;
    private static final int CALLS = 100;
    private static final int IMPORTED = Integer.getInteger("bench.rows", 20_000);
    private static final Duration IDLE = Duration.ofSeconds(10);
    private static final double NANOS = 1e9;
    private static final double NANOS_PER_MILLI = 1e6;
    private static final double TAIL = 0.99;

    private static final String CHEAP =
            "query ($key: String!) { portfolio(key: $key) { products(first: 20) { nodes { id reference name } } } }";

    private WriteBenchmark() {}

    public static void main(String[] arguments) throws InterruptedException {
        try (RunningRegistry registry = RunningRegistry.on("mysql")) {
            JdbcTemplate jdbc = registry.part(JdbcTemplate.class);
            registry.part(PortfolioBook.class).createIfAbsent("written", "What is written");
            byte[] portfolio =
                    jdbc.queryForObject("SELECT id FROM portfolio WHERE portfolio_key = 'written'", byte[].class);
            for (int round = 0; round < ROUNDS; round++) {
                int first = round * ROWS;
                double seconds = seconds(() -> add(registry, portfolio, first));
                System.out.printf("added in batches: %.0f a second%n", ROWS / seconds);
            }
            String id = NodeId.of(NodeId.Kind.PORTFOLIO, Ids.of(portfolio));
            // Not the password: checking that would be most of what is measured.
            String secret = Api.at(registry.port())
                    .as("admin", RunningRegistry.ADMIN_PASSWORD)
                    .ask("mutation { createToken(input: {label: \"bench\"}) { newToken { secret } } }")
                    .data("/createToken/newToken/secret")
                    .asString();
            for (int round = 0; round < ROUNDS; round++) {
                int number = round;
                double seconds = seconds(() -> register(registry, secret, id, number));
                System.out.printf("registerProduct, %d clients: %.0f a second%n", CLIENTS, CLIENTS * CALLS / seconds);
            }
            for (int round = 0; round < ROUNDS; round++) {
                List<String> ids = jdbc
                        .queryForList(
                                "SELECT id FROM product WHERE reference LIKE 'W-%s-%%'".formatted(round), byte[].class)
                        .stream()
                        .map(found -> NodeId.of(NodeId.Kind.PRODUCT, Ids.of(found)))
                        .toList();
                double seconds = seconds(() -> update(registry, secret, ids));
                System.out.printf("updateProduct, %d clients: %.0f a second%n", CLIENTS, ids.size() / seconds);
            }
            readWhileWriting(registry, secret, portfolio);
            jdbc.query("""
                    SELECT table_name, data_length + index_length, table_rows FROM information_schema.tables
                    WHERE table_schema = DATABASE() AND table_rows > 0 ORDER BY 2 DESC LIMIT 12""", row -> {
                System.out.printf("%s: %d bytes, %d rows%n", row.getString(1), row.getLong(2), row.getLong(3));
            });
        }
        System.exit(0);
    }

    private static void add(RunningRegistry registry, byte[] portfolio, int first) {
        for (int from = first; from < first + ROWS; from += BATCH) {
            List<ProductBatch.Addition> additions = new ArrayList<>();
            for (int n = from; n < from + BATCH; n++) {
                additions.add(
                        new ProductBatch.Addition(Ids.next(), Generated.state(n, 0), Origin.system(Instant.now())));
            }
            registry.part(TransactionTemplate.class)
                    .executeWithoutResult(
                            status -> registry.part(ProductBatch.class).add(Ids.of(portfolio), additions));
        }
    }

    /** A reader asks one page after the other, first while nothing is written. */
    private static void readWhileWriting(RunningRegistry registry, String secret, byte[] portfolio)
            throws InterruptedException {
        byte[] request = Exchange.post(CHEAP, Map.of("key", "written"), secret);
        long warm = System.nanoTime() + IDLE.toNanos();
        read(registry.port(), request, () -> System.nanoTime() < warm);
        long end = System.nanoTime() + IDLE.toNanos();
        double idle = read(registry.port(), request, () -> System.nanoTime() < end);
        Thread writer = new Thread(() -> {
            for (int first = 0; first < IMPORTED; first += ROWS) {
                add(registry, portfolio, ROUNDS * ROWS + first);
            }
        });
        writer.start();
        double written = read(registry.port(), request, writer::isAlive);
        writer.join();
        System.out.printf(
                "a page of 20, p99: %.1f ms while nothing is written, %.1f while %d rows are: %.2f times%n",
                idle, written, IMPORTED, written / idle);
    }

    /** @return the 99th percentile of what the answers took, in milliseconds */
    private static double read(int port, byte[] request, BooleanSupplier goesOn) {
        List<Long> times = new ArrayList<>();
        try (Exchange exchange = new Exchange(port)) {
            while (goesOn.getAsBoolean()) {
                long begun = System.nanoTime();
                exchange.send(request);
                times.add(System.nanoTime() - begun);
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        Collections.sort(times);
        return times.get((int) (times.size() * TAIL)) / NANOS_PER_MILLI;
    }

    private static void register(RunningRegistry registry, String secret, String portfolio, int round) {
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        for (int client = 0; client < CLIENTS; client++) {
            Api api = Api.at(registry.port()).withToken(secret);
            String name = "W-" + round + "-" + client + "-";
            clients.execute(() -> {
                for (int call = 0; call < CALLS; call++) {
                    Map<String, Object> input = new LinkedHashMap<>();
                    input.put("portfolio", portfolio);
                    input.put("reference", name + call);
                    input.put("name", "Gateway");
                    input.put("facts", Generated.facts(call));
                    api.ask(
                            "mutation ($input: RegisterProductInput!) { registerProduct(input: $input) { errors { message } } }",
                            Map.of("input", input));
                }
            });
        }
        finish(clients);
    }

    private static void update(RunningRegistry registry, String secret, List<String> ids) {
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        for (int client = 0; client < CLIENTS; client++) {
            Api api = Api.at(registry.port()).withToken(secret);
            int first = client;
            clients.execute(() -> {
                for (int at = first; at < ids.size(); at += CLIENTS) {
                    Map<String, Object> input =
                            Map.of("id", ids.get(at), "expectedRevision", 0, "name", "Gateway, changed");
                    JsonNode errors = api.ask(
                                    "mutation ($input: UpdateProductInput!) { updateProduct(input: $input) { errors { message } } }",
                                    Map.of("input", input))
                            .data("/updateProduct/errors");
                    if (!errors.isEmpty()) {
                        throw new IllegalStateException(errors.toString());
                    }
                }
            });
        }
        finish(clients);
    }

    private static void finish(ExecutorService clients) {
        clients.shutdown();
        try {
            clients.awaitTermination(10, TimeUnit.MINUTES);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static double seconds(Runnable work) {
        long begun = System.nanoTime();
        work.run();
        return (System.nanoTime() - begun) / NANOS;
    }
}
