package org.craregistry.bench;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.sql.DataSource;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.craregistry.storage.Ids;
import org.craregistry.testing.Api;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Imports a register of {@code bench.rows} products (S6) on MySQL: all of them new, all unchanged, all changed. Figures are ratios to a
 * bare pass over the same file with a plain batched insert of the text of its rows, taken before and after in the same process; those of
 * the time that passes, and those of the time of processors, of this process and the server of MySQL together, which others on the
 * machine disturb less. A smaller register comes first, because a virtual machine is slow in its first seconds;
 * {@code bench.rounds} repeats the larger one, each time into a portfolio of its own. The export that makes
 * the file is compared with the same floor, and two imports at once with one.
 */
public final class ImportBenchmark {

    private static final int ROWS = Integer.getInteger("bench.rows", 100_000);
    private static final int ROUNDS = Integer.getInteger("bench.rounds", 1);
    /** How many products are imported into two portfolios at once. */
    private static final int ROWS_AT_ONCE = Generated.PRODUCTS;

    private static final int BATCH = 1000;
    private static final long PAUSE_MILLIS = 250;
    private static final int ROWS_TO_WARM_UP = Integer.getInteger("bench.warmup", Generated.PRODUCTS);
    private static final String IMPORT = "query ($id: ID!) { import(id: $id) { state failure } }";
    private static final String APPLY = """
            mutation ($id: ID!) { applyImport(input: {id: $id, mode: ALL_OR_NOTHING}) { import { state } errors { message } } }""";

    private final RunningRegistry registry;
    private final JdbcTemplate jdbc;
    private final Api admin;

    private ImportBenchmark(RunningRegistry registry) {
        this.registry = registry;
        this.jdbc = registry.part(JdbcTemplate.class);
        this.admin = Api.at(registry.port()).as("admin", RunningRegistry.ADMIN_PASSWORD);
    }

    /**
     * What something took, in seconds: the time that passed, that of processors, and how much of that was of this process. What its
     * compilers took is left out: a server that has run for a while compiles no more.
     */
    private record Time(double passed, double processors, double here) {

        private static Time of(Callable<?> work) throws Exception {
            long begun = System.nanoTime();
            double processors = Processors.used();
            double here = Processors.usedHere();
            double compiling = Processors.usedToCompile();
            work.call();
            double compiled = Processors.usedToCompile() - compiling;
            return new Time(
                    Duration.ofNanos(System.nanoTime() - begun).toMillis() / 1000.0,
                    Processors.used() - processors - compiled,
                    Processors.usedHere() - here - compiled);
        }

        private Time plus(Time other) {
            return new Time(passed + other.passed, processors + other.processors, here + other.here);
        }

        private String used() {
            return "%.1f + %.1f s".formatted(here, processors - here);
        }
    }

    /** What the two halves of an import took, and what its products still wait for afterwards: their answers of later days. */
    private record Times(Time plan, Time apply, Time laterDays) {}

    public static void main(String[] arguments) throws Exception {
        try (RunningRegistry registry = RunningRegistry.on("mysql")) {
            Generated.into(registry);
            ScaleBenchmark.answerAnew(registry);
            ImportBenchmark benchmark = new ImportBenchmark(registry);
            if (ROWS_TO_WARM_UP > 0) {
                System.out.println("to warm up:");
                benchmark.run(ROWS_TO_WARM_UP, "warm-up");
            }
            for (int round = 1; round <= ROUNDS; round++) {
                benchmark.run(ROWS, "import-bench-" + round);
            }
            benchmark.twoAtOnce();
        }
        System.exit(0);
    }

    private void run(int rows, String into) throws Exception {
        String from = copies(rows);
        Path register = export(from);
        jdbc.update("UPDATE product SET intended_purpose = CONCAT(intended_purpose, ', changed')");
        Path[] changed = new Path[1];
        Time exported = Time.of(() -> changed[0] = export(from));
        System.out.printf("%,d rows, %.1f MB%n", rows, Files.size(register) / (double) (1 << 20));
        admin.ask("mutation { createPortfolio(input: {key: \"%s\", name: \"S6\"}) { errors { message } } }"
                .formatted(into));

        Time before = Time.of(() -> floor(register));
        long size = size();
        Times created = carryOut(register, into);
        long sizeWhenNew = size();
        Times unchanged = carryOut(register, into);
        Times updated = carryOut(changed[0], into);
        long sizeAtLast = size();
        Time both = before.plus(Time.of(() -> floor(register)));
        Time floor = new Time(both.passed() / 2, both.processors() / 2, both.here() / 2);
        System.out.printf(
                "export         %5.1f s, ratio %.2f; of processors, here + MySQL, %s, ratio %.2f%n",
                exported.passed(),
                exported.passed() / floor.passed(),
                exported.used(),
                exported.processors() / floor.processors());
        tell("all new", created, floor);
        tell("all unchanged", unchanged, floor);
        tell("all changed", updated, floor);
        System.out.printf("floor %.1f s (%s of processors)%n", floor.passed(), floor.used());
        System.out.printf(
                "on disk, each product: %.1f kB when new, %.1f after all three%n",
                (sizeWhenNew - size) / 1000.0 / rows, (sizeAtLast - size) / 1000.0 / rows);
        residentMemory()
                .ifPresent(most -> System.out.printf("most resident memory of this process so far: %s%n", most));
    }

    /** The same register into two portfolios at the same time, between two imports into one. */
    private void twoAtOnce() throws Exception {
        Path register = export(copies(ROWS_AT_ONCE));
        for (String key : List.of("before", "first", "second", "after")) {
            admin.ask("mutation { createPortfolio(input: {key: \"%s\", name: \"S6\"}) { errors { message } } }"
                    .formatted(key));
        }
        Time before = Time.of(() -> carryOut(register, "before"));
        ExecutorService threads = Executors.newFixedThreadPool(2);
        Time two = Time.of(() ->
                threads.invokeAll(List.of(() -> carryOut(register, "first"), () -> carryOut(register, "second"))));
        threads.shutdown();
        Time both = before.plus(Time.of(() -> carryOut(register, "after")));
        System.out.printf(
                "one import of %,d rows with its later days %.1f s (of processors %.1f), two at once %.1f s (%.1f), ratio %.2f (%.2f)%n",
                ROWS_AT_ONCE,
                both.passed() / 2,
                both.processors() / 2,
                two.passed(),
                two.processors(),
                two.passed() * 2 / both.passed(),
                two.processors() * 2 / both.processors());
    }

    /** In bytes, as MySQL reckons it with the indexes; what the floor writes is left out. */
    private long size() {
        jdbc.queryForList(
                        "SELECT table_name FROM information_schema.tables WHERE table_schema = DATABASE()",
                        String.class)
                .forEach(table -> jdbc.execute("ANALYZE TABLE " + table));
        return jdbc.queryForObject(
                "SELECT SUM(data_length + index_length) FROM information_schema.tables"
                        + " WHERE table_schema = DATABASE() AND table_name <> 'bare_row'",
                Long.class);
    }

    /** The key of a portfolio of so many products, which is made where it is not there. */
    private String copies(int rows) {
        String key = "bench-" + rows;
        if (jdbc.queryForObject("SELECT COUNT(*) FROM portfolio WHERE portfolio_key = ?", Integer.class, key) == 0) {
            new Copies(registry).portfolio(rows);
        }
        return key;
    }

    private static void tell(String what, Times times, Time floor) {
        Time all = times.plan().plus(times.apply());
        System.out.printf(
                "%-14s plan %5.1f s, apply %5.1f s, ratio %.2f; of processors, here + MySQL, %s and %s, ratio %.2f;"
                        + " then later days %5.1f s (%s)%n",
                what,
                times.plan().passed(),
                times.apply().passed(),
                all.passed() / floor.passed(),
                times.plan().used(),
                times.apply().used(),
                all.processors() / floor.processors(),
                times.laterDays().passed(),
                times.laterDays().used());
    }

    /** As Linux counts it; empty elsewhere. */
    private static Optional<String> residentMemory() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.exists(status)) {
            return Optional.empty();
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .map(line -> line.substring("VmHWM:".length()).strip())
                .findFirst();
    }

    private Path export(String key) throws IOException {
        Path file = Files.createTempFile(key, ".xlsx");
        Files.write(file, admin.bytes("/registers/%s.xlsx".formatted(key)));
        return file;
    }

    private Times carryOut(Path file, String into) throws Exception {
        String[] id = new String[1];
        Time plan = Time.of(() -> {
            Api.Answer sent = admin.send(admin.request("/registers/%s/imports".formatted(into))
                    .header("Content-Type", "application/octet-stream")
                    .POST(BodyPublishers.ofFile(file)));
            id[0] = sent.json().at("/id").asString();
            return await(id[0], "PLANNED");
        });
        Time apply = Time.of(() -> {
            admin.ask(APPLY, Map.of("id", id[0]));
            return await(id[0], "APPLIED");
        });
        Time laterDays = Time.of(() -> {
            Generated.awaitLaterDays(jdbc);
            return true;
        });
        return new Times(plan, apply, laterDays);
    }

    private boolean await(String id, String state) throws InterruptedException {
        while (true) {
            Api.Answer answer = admin.ask(IMPORT, Map.of("id", id));
            String now = answer.data("/import/state").asString();
            if (now.equals(state)) {
                return true;
            }
            if (now.equals("FAILED")) {
                throw new IllegalStateException(answer.text());
            }
            Thread.sleep(PAUSE_MILLIS);
        }
    }

    private int floor(Path file) throws IOException, SQLException, XMLStreamException {
        jdbc.execute("DROP TABLE IF EXISTS bare_row");
        jdbc.execute("CREATE TABLE bare_row (id BINARY(16) PRIMARY KEY, content MEDIUMTEXT NOT NULL)");
        try (ZipFile zip = new ZipFile(file.toFile());
                Connection connection = registry.part(DataSource.class).getConnection();
                PreparedStatement insert = connection.prepareStatement("INSERT INTO bare_row VALUES (?, ?)")) {
            connection.setAutoCommit(false);
            int rows = 0;
            for (ZipEntry part : Collections.list(zip.entries())) {
                if (part.getName().matches("xl/worksheets/sheet\\d+\\.xml")) {
                    try (InputStream sheet = zip.getInputStream(part)) {
                        rows += insertRows(XMLInputFactory.newFactory().createXMLStreamReader(sheet), insert);
                    }
                }
            }
            connection.commit();
            return rows;
        }
    }

    private static int insertRows(XMLStreamReader xml, PreparedStatement insert)
            throws XMLStreamException, SQLException {
        int rows = 0;
        StringBuilder content = new StringBuilder();
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamReader.CHARACTERS) {
                content.append(xml.getText()).append(' ');
            } else if (event == XMLStreamReader.END_ELEMENT
                    && xml.getLocalName().equals("row")) {
                insert.setBytes(1, Ids.bytes(Ids.next()));
                insert.setString(2, content.toString());
                insert.addBatch();
                content.setLength(0);
                if (++rows % BATCH == 0) {
                    insert.executeBatch();
                }
            }
        }
        insert.executeBatch();
        return rows;
    }
}
