package org.craregistry.bench;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceCurrentlyExecutingException;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.craregistry.graphql.NodeId;
import org.craregistry.testing.Api;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;

/**
 * Compares what the API takes for a large portfolio with what it takes for a small one, on one MySQL server: the status (S3), and
 * pages filtered, sorted and searched (S4). {@code bench.sizes} says how large, in multiples of 10,000; figures are ratios to the
 * smallest, taken in turns.
 */
public final class ScaleBenchmark {

    private static final int ROUNDS = Integer.getInteger("bench.rounds", 15);
    private static final int IN_A_ROW = 4;
    private static final double NANOS_PER_MILLI = 1e6;
    private static final double MILLIS = 1000;

    private static final String STATUS = """
            query ($key: String!, $filter: ProductFilter) { portfolio(key: $key) { status(filter: $filter) { products nextBoundary
              byScope { code count filter } byApplicability { code count filter } byClass { code count filter }
              byCategory { code count filter } byAiStatus { code count filter }
              byArticle15 { code count filter } byCraConformity { code count filter }
              byMarketStage { code count filter } byRoute { code count filter } byRouteSupport { code count filter }
              byProcedure { code count filter } byUnmet { code count filter }
              byOpenQuestion { code count filter } } } }""";
    private static final String SOME_COUNTS = """
            query ($key: String!, $filter: ProductFilter) { portfolio(key: $key) { status(filter: $filter) { products
              byScope { code count } byClass { code count } byAiStatus { code count }
              byArticle15 { code count } byRoute { code count } } } }""";
    private static final String STATUS_ON = """
            query ($key: String!, $asOf: Date) { portfolio(key: $key) { status(asOf: $asOf) { products
              byScope { code count filter } byClass { code count filter } byAiStatus { code count filter }
              byArticle15 { code count filter } byCraConformity { code count filter } byRoute { code count filter }
              byUnmet { code count filter } byOpenQuestion { code count filter } } } }""";
    private static final String NEXT_ON = """
            query ($key: String!, $asOf: Date) { portfolio(key: $key) { status(asOf: $asOf) { nextBoundary } } }""";
    private static final String FORECAST = """
            query ($key: String!, $from: Date!, $to: Date!) { portfolio(key: $key) { forecast(from: $from, to: $to, step: MONTH) {
              asOf products byArticle15 { code count } byCraConformity { code count } byApplicability { code count }
              byMarketStage { code count } } } }""";
    private static final String ATTENTION = """
            query ($key: String!) { portfolio(key: $key) { attention(first: 6) {
              nodes { key date summary kind count group product { id name } } } } }""";
    private static final String ATTENTION_PAGE = """
            query ($key: String!, $filter: ProductFilter, $group: String, $first: Int, $last: Int) { portfolio(key: $key) {
              attention(filter: $filter, group: $group, first: $first, last: $last) { totalCount
                nodes { key date summary kind count group statement product { id name } answerChanges { answer } } } } }""";
    private static final String PAGE_ON = """
            query ($key: String!, $filter: ProductFilter, $asOf: Date, $first: Int) { portfolio(key: $key) {
              products(filter: $filter, asOf: $asOf, first: $first) { nodes { id reference name } pageInfo { hasNextPage } } } }""";
    private static final String PAGE = """
            query ($key: String!, $filter: ProductFilter, $orderBy: [ProductOrder!], $first: Int, $last: Int) { portfolio(key: $key) {
              products(filter: $filter, orderBy: $orderBy, first: $first, last: $last) {
                nodes { id reference name facts { nature } } pageInfo { hasNextPage } } } }""";

    private static final String COUNTED = """
            query ($key: String!, $filter: ProductFilter) { portfolio(key: $key) {
              products(filter: $filter, first: 20) { totalCount nodes { id } } } }""";

    private ScaleBenchmark() {}

    /** What is asked of a portfolio. */
    private record Question(String name, String document, Map<String, ?> variables) {

        byte[] of(int size, String secret) {
            Map<String, Object> asked = new LinkedHashMap<>(variables);
            asked.put("key", key(size));
            return Exchange.post(document, asked, secret);
        }
    }

    public static void main(String[] arguments) throws IOException {
        List<Integer> sizes = Arrays.stream(
                        System.getProperty("bench.sizes", "10000,100000").split(","))
                .map(Integer::valueOf)
                .toList();
        try (RunningRegistry registry = RunningRegistry.on("mysql")) {
            Generated data = Generated.into(registry);
            answerAnew(registry);
            Api admin = Api.at(registry.port()).as("admin", RunningRegistry.ADMIN_PASSWORD);
            for (int size : sizes) {
                String id = NodeId.of(NodeId.Kind.PORTFOLIO, new Copies(registry).portfolio(size));
                admin.ask("mutation { grantRole(input: {portfolio: \"" + id
                        + "\", account: \"reader\", role: VIEWER}) { errors { message } } }");
            }
            tellTexts(registry);
            System.out.printf(
                    "%n%-54s %s   ratio to the smallest; ms of processors each, ratio%n",
                    "p50 in ms, products:", sizes);
            for (Question question : questions(registry.port(), data.secret(), sizes.get(0))) {
                measure(registry.port(), data.secret(), sizes, question);
            }
        }
        System.exit(0);
    }

    /** What was changed in SQL is answered by the job, for today and for days to come. */
    static void answerAnew(RunningRegistry registry) {
        begin(registry, "renew-answers");
        JdbcTemplate jdbc = registry.part(JdbcTemplate.class);
        while (jdbc.queryForObject(
                        "SELECT COUNT(*) FROM product WHERE answered_under = 'R0 / 0' OR periods_from = '9999-12-31'",
                        Integer.class)
                > 0) {
            LockSupport.parkNanos(Duration.ofMillis(500).toNanos());
        }
    }

    /** What was copied is told to the search, as it is within a minute after an import. */
    private static void tellTexts(RunningRegistry registry) {
        JdbcTemplate jdbc = registry.part(JdbcTemplate.class);
        while (jdbc.queryForObject(
                        "SELECT COALESCE(MAX(pending), 0) FROM (SELECT COUNT(*) AS pending FROM search_pending GROUP BY portfolio_id) waiting",
                        Integer.class)
                >= 1000) {
            begin(registry, "tell-texts");
            LockSupport.parkNanos(Duration.ofMillis(500).toNanos());
        }
        jdbc.execute("ANALYZE TABLE search_gram, search_place, search_pending");
    }

    /** Has a job of the registry done now. */
    static void begin(RunningRegistry registry, String task) {
        try {
            registry.part(Scheduler.class).reschedule(TaskInstanceId.of(task, RecurringTask.INSTANCE), Instant.now());
        } catch (TaskInstanceCurrentlyExecutingException underWay) {
            // It comes to these as well.
        }
    }

    private static List<Question> questions(int port, String secret, int smallest) {
        List<Question> questions = new ArrayList<>();
        JsonNode status = Exchange.json(port, new Question("", STATUS, Map.of()).of(smallest, secret))
                .at("/data/portfolio/status");
        Object article15 = filter(most(status.at("/byArticle15"), true));
        questions.add(new Question("S3 status, all counts", STATUS, Map.of()));
        questions.add(new Question("S3 status by article15", SOME_COUNTS, Map.of("filter", article15)));
        onOtherDays(questions, port, secret, smallest);
        pages(questions, "page by reference", Map.of());
        for (String group : List.of("byArticle15", "byUnmet", "byRoute", "byRouteSupport")) {
            pages(questions, group + ", most frequent", Map.of("filter", filter(most(status.at("/" + group), true))));
            pages(questions, group + ", rarest", Map.of("filter", filter(most(status.at("/" + group), false))));
        }
        pages(questions, "sorted by name", Map.of("orderBy", List.of(Map.of("field", "NAME"))));
        pages(questions, "search, found in all", Map.of("filter", Map.of("text", "gateway")));
        pages(questions, "search, found in a thousandth", Map.of("filter", Map.of("text", "model 777")));
        pages(questions, "search, found in none", Map.of("filter", Map.of("text", "no such text")));
        questions.add(new Question(
                "S4 search, found in a thousandth, counted", COUNTED, Map.of("filter", Map.of("text", "model 777"))));
        List<String> only = List.of(System.getProperty("bench.only", "").split(",", -1));
        questions.removeIf(question -> only.stream().noneMatch(question.name()::startsWith));
        return questions;
    }

    /** Days on which every product is answered otherwise than today: after both acts apply, and before some certificates expire. */
    private static void onOtherDays(List<Question> questions, int port, String secret, int smallest) {
        LocalDate today = LocalDate.now();
        Map<String, Object> day = Map.of("asOf", today.plusYears(2));
        questions.add(new Question("S15 status on another day", STATUS_ON, day));
        questions.add(new Question("S15 next change after another day", NEXT_ON, day));
        questions.add(
                new Question("S15 forecast of 60 days", FORECAST, Map.of("from", today, "to", today.plusMonths(59))));
        questions.add(new Question("S15 attention, first page", ATTENTION, Map.of()));
        attentionPages(questions);
        JsonNode status = Exchange.json(port, new Question("", STATUS_ON, day).of(smallest, secret))
                .at("/data/portfolio/status");
        for (String group : List.of("byArticle15", "byUnmet", "byOpenQuestion")) {
            for (boolean frequent : new boolean[] {true, false}) {
                Map<String, Object> asked = new LinkedHashMap<>(day);
                asked.put("filter", filter(most(status.at("/" + group), frequent)));
                asked.put("first", 50);
                String name = "S15 page on another day, %s, %s".formatted(group, frequent ? "most frequent" : "rarest");
                questions.add(new Question(name, PAGE_ON, asked));
            }
        }
    }

    /** A page of fifty with their number, forward and backward, one of a group, and one of what a filter lets through. */
    private static void attentionPages(List<Question> questions) {
        String group = "2027-12-11.APPLIES.law.CRA_GENERAL_APPLICATION";
        questions.add(new Question("S15 attention, first 50, counted", ATTENTION_PAGE, Map.of("first", 50)));
        questions.add(new Question("S15 attention, last 50, counted", ATTENTION_PAGE, Map.of("last", 50)));
        questions.add(new Question("S15 attention, group", ATTENTION_PAGE, Map.of("first", 50, "group", group)));
        questions.add(new Question(
                "S15 filtered attention",
                ATTENTION_PAGE,
                Map.of("first", 50, "filter", Map.of("scope", List.of("IN_SCOPE")))));
    }

    private static void pages(List<Question> questions, String name, Map<String, ?> variables) {
        for (String end : List.of("first", "last")) {
            Map<String, Object> asked = new LinkedHashMap<>(variables);
            asked.put(end, 50);
            questions.add(new Question("S4 " + name + ", " + end + " page", PAGE, asked));
        }
    }

    private static JsonNode most(JsonNode group, boolean frequent) {
        JsonNode chosen = group.get(0);
        for (JsonNode one : group) {
            if ((one.at("/count").asLong() > chosen.at("/count").asLong()) == frequent
                    && one.at("/count").asLong() != chosen.at("/count").asLong()) {
                chosen = one;
            }
        }
        return chosen;
    }

    private static Map<String, Object> filter(JsonNode count) {
        Map<String, Object> filter = new LinkedHashMap<>();
        count.at("/filter").propertyStream().forEach(field -> filter.put(field.getKey(), field.getValue()));
        return filter;
    }

    private static void measure(int port, String secret, List<Integer> sizes, Question question) throws IOException {
        double[] processors = new double[sizes.size()];
        List<List<Long>> times = new ArrayList<>();
        sizes.forEach(size -> times.add(new ArrayList<>()));
        try (Exchange exchange = new Exchange(port)) {
            for (int round = -2; round < ROUNDS; round++) {
                for (int i = 0; i < sizes.size(); i++) {
                    byte[] request = question.of(sizes.get(i), secret);
                    double before = Processors.used();
                    for (int n = 0; n < IN_A_ROW; n++) {
                        long start = System.nanoTime();
                        exchange.send(request);
                        if (round >= 0) {
                            times.get(i).add(System.nanoTime() - start);
                        }
                    }
                    processors[i] += round < 0 ? 0 : Processors.used() - before;
                }
            }
        }
        double[] medians = times.stream().mapToDouble(ScaleBenchmark::median).toArray();
        StringBuilder line = new StringBuilder("%-54s".formatted(question.name()));
        for (double median : medians) {
            line.append(" %9.2f".formatted(median));
        }
        for (int i = 1; i < medians.length; i++) {
            line.append("   %6.2f".formatted(medians[i] / medians[0]));
        }
        for (double used : processors) {
            line.append("   %7.1f".formatted(used * MILLIS / ROUNDS / IN_A_ROW));
        }
        for (int i = 1; i < processors.length; i++) {
            line.append("   %6.2f".formatted(processors[i] / processors[0]));
        }
        System.out.println(line);
    }

    private static double median(List<Long> times) {
        long[] sorted = times.stream().mapToLong(Long::longValue).sorted().toArray();
        return sorted[sorted.length / 2] / NANOS_PER_MILLI;
    }

    private static String key(int size) {
        return "bench-" + size;
    }
}
