package org.craregistry.bench;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.craregistry.audit.Origin;
import org.craregistry.portfolio.PortfolioBook;
import org.craregistry.portfolio.ProductBatch;
import org.craregistry.storage.Ids;
import org.craregistry.testing.Api;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Measures how many products are written in a second on MySQL: in batches as an import does, and by eight clients of the API. To be
 * run in turns with the same class in another state of the code: only their ratio means something.
 */
public final class WriteBenchmark {

    private static final int ROUNDS = 4;
    private static final int ROWS = 4000;
    private static final int BATCH = 500;
    private static final int CLIENTS = 8;
    private static final int CALLS = 100;
    private static final double NANOS = 1e9;

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
            String id =
                    org.craregistry.graphql.NodeId.of(org.craregistry.graphql.NodeId.Kind.PORTFOLIO, Ids.of(portfolio));
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
