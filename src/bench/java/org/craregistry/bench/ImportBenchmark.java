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
import java.util.Map;
import java.util.concurrent.Callable;
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
 * bare pass over the same file with a plain batched insert of the text of its rows, taken before and after in the same process.
 */
public final class ImportBenchmark {

    private static final int ROWS = Integer.getInteger("bench.rows", 100_000);
    private static final int BATCH = 1000;
    private static final long PAUSE_MILLIS = 250;
    private static final String INTO = "import-bench";
    private static final String IMPORT = "query ($id: ID!) { import(id: $id) { state failure } }";
    private static final String APPLY = """
            mutation ($id: ID!) { applyImport(input: {id: $id, mode: ALL_OR_NOTHING}) { import { state } errors { message } } }""";

    private final RunningRegistry registry;
    private final Api admin;

    private ImportBenchmark(RunningRegistry registry) {
        this.registry = registry;
        this.admin = Api.at(registry.port()).as("admin", RunningRegistry.ADMIN_PASSWORD);
    }

    /** How long the two halves of an import took, in seconds. */
    private record Times(double plan, double apply) {}

    public static void main(String[] arguments) throws Exception {
        try (RunningRegistry registry = RunningRegistry.on("mysql")) {
            Generated.into(registry);
            new Copies(registry).portfolio(ROWS);
            new ImportBenchmark(registry).run();
        }
        System.exit(0);
    }

    private void run() throws Exception {
        Path register = export("register");
        JdbcTemplate jdbc = registry.part(JdbcTemplate.class);
        jdbc.update("UPDATE product SET intended_purpose = CONCAT(intended_purpose, ', changed')");
        Path changed = export("changed");
        System.out.printf("%,d rows, %.1f MB%n", ROWS, Files.size(register) / (double) (1 << 20));
        admin.ask("mutation { createPortfolio(input: {key: \"%s\", name: \"S6\"}) { errors { message } } }"
                .formatted(INTO));

        double before = seconds(() -> floor(register));
        Times created = carryOut(register);
        Times unchanged = carryOut(register);
        Times updated = carryOut(changed);
        double floor = (before + seconds(() -> floor(register))) / 2;
        tell("all new", created, floor);
        tell("all unchanged", unchanged, floor);
        tell("all changed", updated, floor);
        System.out.printf("floor %.1f s%n", floor);
    }

    private static void tell(String what, Times times, double floor) {
        double all = times.plan() + times.apply();
        System.out.printf(
                "%-14s plan %5.1f s, apply %5.1f s, ratio %.2f%n", what, times.plan(), times.apply(), all / floor);
    }

    private Path export(String name) throws IOException {
        Path file = Files.createTempFile(name, ".xlsx");
        Files.write(file, admin.bytes("/registers/bench-%d.xlsx".formatted(ROWS)));
        return file;
    }

    private Times carryOut(Path file) throws Exception {
        long begun = System.nanoTime();
        Api.Answer sent = admin.send(admin.request("/registers/%s/imports".formatted(INTO))
                .header("Content-Type", "application/octet-stream")
                .POST(BodyPublishers.ofFile(file)));
        String id = sent.json().at("/id").asString();
        await(id, "PLANNED");
        double plan = since(begun);
        begun = System.nanoTime();
        admin.ask(APPLY, Map.of("id", id));
        await(id, "APPLIED");
        return new Times(plan, since(begun));
    }

    private void await(String id, String state) throws InterruptedException {
        while (true) {
            Api.Answer answer = admin.ask(IMPORT, Map.of("id", id));
            String now = answer.data("/import/state").asString();
            if (now.equals(state)) {
                return;
            }
            if (now.equals("FAILED")) {
                throw new IllegalStateException(answer.text());
            }
            Thread.sleep(PAUSE_MILLIS);
        }
    }

    private static double seconds(Callable<?> work) throws Exception {
        long begun = System.nanoTime();
        work.call();
        return since(begun);
    }

    private static double since(long begun) {
        return Duration.ofNanos(System.nanoTime() - begun).toMillis() / 1000.0;
    }

    private int floor(Path file) throws IOException, SQLException, XMLStreamException {
        registry.part(JdbcTemplate.class).execute("DROP TABLE IF EXISTS bare_row");
        registry.part(JdbcTemplate.class)
                .execute("CREATE TABLE bare_row (id BINARY(16) PRIMARY KEY, content MEDIUMTEXT NOT NULL)");
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
