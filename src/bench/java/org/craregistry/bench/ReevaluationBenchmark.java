package org.craregistry.bench;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.craregistry.graphql.NodeId;
import org.craregistry.storage.Ids;
import org.craregistry.testing.Api;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * What it takes to answer for a large portfolio anew after another state of the law came into force (S10), compared with reading and
 * updating the same rows; what one who asks for the status meanwhile waits; and what {@code lawImpact} takes. {@code bench.products} says
 * how many, a multiple of 10,000.
 */
public final class ReevaluationBenchmark {

    private static final int PRODUCTS = Integer.getInteger("bench.products", 100_000);
    private static final int AT_ONCE = 500;
    private static final double NANOS = 1e9;
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final String NOT_IN_FORCE = "R0 / 0";
    private static final String STATUS = """
            query ($key: String!) { portfolio(key: $key) { status { byArticle15 { code count } } keptAnswers { today laterDays } } }""";
    private static final String IMPACT = "{ lawImpact(draft: \"R1\") { done products changed } }";
    private static final String DATES =
            "query ($key: String!) { portfolio(key: $key) { attention(first: 6) { nodes { key } } } }";

    private final RunningRegistry registry;
    private final JdbcTemplate jdbc;
    private final byte[] portfolio;

    private ReevaluationBenchmark(RunningRegistry registry) {
        this.registry = registry;
        this.jdbc = registry.part(JdbcTemplate.class);
        this.portfolio = Ids.bytes(new Copies(registry).portfolio(PRODUCTS));
    }

    public static void main(String[] arguments) {
        try (RunningRegistry registry = RunningRegistry.on("mysql")) {
            Generated data = Generated.into(registry);
            ScaleBenchmark.answerAnew(registry);
            new ReevaluationBenchmark(registry).run(data.secret());
        }
        System.exit(0);
    }

    private void run(String secret) {
        Api admin = Api.at(registry.port()).as("admin", RunningRegistry.ADMIN_PASSWORD);
        admin.ask("mutation { grantRole(input: {portfolio: \"" + NodeId.of(NodeId.Kind.PORTFOLIO, Ids.of(portfolio))
                + "\", account: \"reader\", role: VIEWER}) { errors { message } } }");
        double floor = took("reading and updating the rows", this::readAndUpdate);
        ScaleBenchmark.begin(registry, "renew-answers");
        double today = took("answers of today", () -> await("answered_under = '" + NOT_IN_FORCE + "'"));
        double later = took("answers of later days", () -> await("periods_from = '9999-12-31'"));
        System.out.printf(
                "of processors: today %.2f times the floor, with later days %.2f%n",
                today / floor, (today + later) / floor);
        took("law impact", () -> {
            while (!ask(secret, IMPACT).at("/data/lawImpact/done").asBoolean(true)) {
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        });
        took("reading and updating the rows again", this::readAndUpdate);
        ScaleBenchmark.begin(registry, "renew-answers");
        took("status meanwhile", () -> ask(secret, STATUS));
        took("dates ahead meanwhile", () -> ask(secret, DATES));
    }

    private JsonNode ask(String secret, String document) {
        try {
            JsonNode answer =
                    Exchange.json(registry.port(), Exchange.post(document, Map.of("key", "bench-" + PRODUCTS), secret));
            System.out.println(answer);
            return answer;
        } catch (UncheckedIOException givenUp) {
            System.out.println("was given up after the time that a request may take");
            return MissingNode.getInstance();
        }
    }

    /** @return seconds of processors */
    private static double took(String what, Runnable work) {
        long begun = System.nanoTime();
        double before = Processors.used();
        work.run();
        double used = Processors.used() - before;
        System.out.printf("%-34s %6.1f s, of processors %6.1f s%n", what, (System.nanoTime() - begun) / NANOS, used);
        return used;
    }

    /**
     * As little as an update of answers can do: reads what the law is asked about, and writes two columns that have an index. Afterwards
     * no answer rests on the state of the law in force.
     */
    private void readAndUpdate() {
        TransactionTemplate transaction = registry.part(TransactionTemplate.class);
        byte[] after = new byte[0];
        List<Object[]> rows;
        do {
            byte[] from = after;
            rows = jdbc.query(
                    "SELECT id, facts, evidence, answers_hold_until FROM product WHERE portfolio_id = ? AND id > ?"
                            + " ORDER BY id LIMIT " + AT_ONCE,
                    (row, number) -> {
                        row.getString(2);
                        row.getString(3);
                        return new Object[] {NOT_IN_FORCE, row.getObject(4), row.getBytes(1)};
                    },
                    portfolio,
                    from);
            List<Object[]> some = new ArrayList<>(rows);
            transaction.executeWithoutResult(status -> jdbc.batchUpdate(
                    "UPDATE product SET answered_under = ?, answers_hold_until = ? WHERE id = ?", some));
            after = rows.isEmpty() ? after : (byte[]) rows.get(rows.size() - 1)[2];
        } while (rows.size() == AT_ONCE);
    }

    private void await(String waiting) {
        while (jdbc.queryForObject(
                        "SELECT COUNT(*) FROM product WHERE portfolio_id = ? AND " + waiting, Integer.class, (Object)
                                portfolio)
                > 0) {
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }
}
