package org.craregistry.commandline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.craregistry.testing.IntegrationTest;
import org.craregistry.testing.Registry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A folder that is watched while files are put into it. */
@IntegrationTest
@DisabledIfSystemProperty(
        named = "registry.test.database",
        matches = "mysql",
        disabledReason = "a client of the API does not see the database")
class InboxTests {

    @LocalServerPort
    int port;

    @TempDir
    Path folder;

    private final String key = Registry.newKey();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private Thread watching = new Thread();

    @BeforeEach
    void aPortfolio() {
        new Registry(port).portfolio(key);
    }

    @AfterEach
    void stop() throws InterruptedException {
        watching.interrupt();
        watching.join(Duration.ofSeconds(20).toMillis());
        assertThat(watching.isAlive()).isFalse();
    }

    @Test
    void filesAreImportedAndMovedToDoneOrProblems() throws IOException {
        put("good.csv", "Reference,Name\nR-1,First\n");
        put("bad.csv", "Reference,Name,placedOnMarketOn\nR-2,Second,soon\n");
        put("letter.xlsx", "This is a letter.");
        put("empty.csv", "");
        put("notes.txt", "not a register");
        put("~$good.xlsx", "open in Office");
        watch(token(), url());

        await(() -> Files.exists(folder.resolve("done/good.csv"))
                && Files.exists(folder.resolve("problems/bad.csv.txt"))
                && Files.exists(folder.resolve("problems/empty.csv.txt"))
                && Files.exists(folder.resolve("problems/letter.xlsx.txt")));
        assertThat(folder.resolve("problems/bad.csv.txt")).content().contains("\"soon\"", "Nothing was changed");
        assertThat(folder.resolve("problems/bad.csv")).exists();
        assertThat(folder.resolve("notes.txt")).exists();
        assertThat(folder.resolve("~$good.xlsx")).exists();

        put("good.csv", "Reference,Name\nR-3,Third\n");
        await(() -> Files.exists(folder.resolve("done/good (2).csv")));
        assertThat(products()).isEqualTo(2);
    }

    @Test
    void everyFileHasALineOfJsonWhereThatIsAskedFor() throws IOException {
        put("empty.csv", "");
        watch(token(), url(), "--json");

        await(() -> Files.exists(folder.resolve("problems/empty.csv.txt")));
        assertThat(out.toString().strip())
                .startsWith("{\"exitCode\":1,\"file\":")
                .contains("is empty")
                .endsWith("}");
    }

    @Test
    void tablesOfOtherKindsAreExplainedAndCorrectedWorkbooksOfProblemsTaken() throws IOException {
        put("old.ods", "no table at all");
        put("bad.csv", "Reference,Name,placedOnMarketOn\nR-2,Second,soon\n");
        watch(token(), url());
        Path problems = folder.resolve("problems/bad.problems.xlsx");
        await(() -> Files.exists(folder.resolve("problems/old.ods.txt")) && Files.exists(problems));
        assertThat(folder.resolve("problems/bad.csv.txt")).content().contains(problems.toString());

        Files.write(folder.resolve("bad.problems.xlsx"), corrected(problems));

        await(() -> Files.exists(folder.resolve("done/bad.problems.xlsx")));
        assertThat(products()).isEqualTo(1);
    }

    @Test
    void aFileThatStillGrowsIsLeftInPeace() throws Exception {
        Path growing = put("growing.csv", "Reference,Name\n");
        watch(token(), url());

        for (int row = 1; row <= 5; row++) {
            Thread.sleep(1000);
            Files.writeString(growing, "R-%d,Grown\n".formatted(row), StandardOpenOption.APPEND);
            assertThat(growing).exists();
        }
        await(() -> Files.exists(folder.resolve("done/growing.csv")));

        assertThat(products()).isEqualTo(5);
    }

    @Test
    void aRefusalDoesNotEndItAndIsSaidOnce() throws Exception {
        Path file = put("good.csv", "Reference,Name\nR-1,First\n");
        watch("crt_wrong", url());

        await(() -> err.toString().contains("Trying again."));

        assertThat(file).exists();
        assertThat(watching.isAlive()).isTrue();
        assertThat(err.toString().split("Trying again.", -1)).hasSize(2);
    }

    private void watch(String token, String url, String... more) {
        Shell shell = new Shell(
                Map.of("REGISTRY_TOKEN", token, "REGISTRY_URL", url),
                new PrintWriter(out),
                new PrintWriter(err),
                false);
        Stream<String> arguments = Stream.of("import", "--watch", folder.toString(), "--portfolio", key, "--apply");
        String[] all = Stream.concat(arguments, Stream.of(more)).toArray(String[]::new);
        watching = new Thread(() -> Commands.run(shell, Called.NO_DATABASE, all));
        watching.start();
    }

    /** The workbook with a date in place of the word that is none. */
    private static byte[] corrected(Path problems) throws IOException {
        try (Workbook workbook = WorkbookFactory.create(Files.newInputStream(problems));
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            for (Sheet sheet : workbook) {
                for (Row row : sheet) {
                    for (Cell cell : row) {
                        if (cell.getCellType() == CellType.STRING
                                && cell.getStringCellValue().equals("soon")) {
                            cell.setBlank();
                            cell.setCellValue("2028-01-01");
                        }
                    }
                }
            }
            workbook.write(out);
            return out.toByteArray();
        }
    }

    private Path put(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }

    private int products() {
        return new Registry(port)
                .administrator()
                .ask("{ portfolio(key: \"%s\") { products(first: 10) { totalCount } } }".formatted(key))
                .data("/portfolio/products/totalCount")
                .asInt();
    }

    private void await(BooleanSupplier condition) {
        long until = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!condition.getAsBoolean() && System.nanoTime() < until) {
            Pause.of(Duration.ofMillis(100));
        }
        assertThat(condition.getAsBoolean()).as(out + "\n" + err).isTrue();
    }

    private String token() {
        Registry registry = new Registry(port);
        String id = registry.administrator()
                .ask("{ portfolio(key: \"%s\") { id } }".formatted(key))
                .data("/portfolio/id")
                .asString();
        return RegisterCommandsTests.tokenOf(registry.member(id, "COMPLIANCE"));
    }

    private String url() {
        return "http://127.0.0.1:" + port;
    }
}
