package org.craregistry.commandline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.craregistry.testing.Api;
import org.craregistry.testing.IntegrationTest;
import org.craregistry.testing.Registry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The commands as people call them, on a running registry. */
@IntegrationTest
@DisabledIfSystemProperty(
        named = "registry.test.database",
        matches = "mysql",
        disabledReason = "a client of the API does not see the database")
class RegisterCommandsTests {

    @LocalServerPort
    int port;

    @TempDir
    Path folder;

    private final String key = Registry.newKey();
    private String portfolio = "";
    private String token = "";

    @BeforeEach
    void aPortfolio() {
        Registry registry = new Registry(port);
        portfolio = registry.portfolio(key);
        token = tokenOf(registry.member(portfolio, "COMPLIANCE"));
    }

    @Test
    void aFileIsPlannedAndAppliedOnlyWhereThatIsAsked() throws IOException {
        String file = file("ours.csv", "Reference,Name,Colour\nR-1,First,red\n");

        Called planned = importing(file, "--wait");
        assertThat(planned.exitCode()).as(planned.err()).isZero();
        assertThat(planned.out())
                .contains("ours.csv: planned", "1 new", "\"Colour\" (C)", "Nothing was changed", "--apply");
        assertThat(names()).isEmpty();

        Called applied = importing(file, "--apply", "--wait");
        assertThat(applied.exitCode()).as(applied.err()).isZero();
        assertThat(applied.out()).contains("ours.csv: applied");
        assertThat(names()).containsExactly("First");
    }

    @Test
    void withoutWaitingTheIdIsToldAtOnce() throws IOException {
        Called sent = importing(file("ours.csv", "Reference,Name\nR-1,First\n"), "--json");

        assertThat(sent.exitCode()).isZero();
        assertThat(sent.json().at("/import/id").asString()).isNotEmpty();
        assertThat(sent.json().at("/file").asString()).endsWith("ours.csv");
    }

    @Test
    void aFileWithProblemsEndsWithOneAndIsAppliedInPartWhereAsked() throws IOException {
        String file = file("ours.csv", "Reference,Name,Launch\nR-1,First,2027-04-03\nR-2,Second,soon\n");
        String[] mapped = {"--map", "Launch=placedOnMarketOn", "--wait"};

        Called refused = importing(file, with(mapped, "--apply"));
        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.out()).contains("\"soon\" is no", "1 rejected", "--apply-valid-rows", "--apply-valid-cells");
        assertThat(names()).isEmpty();

        Called json = importing(file, with(mapped, "--json"));
        assertThat(json.exitCode()).isEqualTo(1);
        assertThat(json.json().at("/exitCode").asInt()).isEqualTo(1);
        assertThat(json.json().at("/import/rows/nodes/0/problems/0/cell").asString())
                .isEqualTo("C3");

        Called taken = importing(file, with(mapped, "--apply-valid-rows"));
        assertThat(taken.exitCode()).isEqualTo(1);
        assertThat(taken.out()).contains("applied but for the rejected rows");
        assertThat(names()).containsExactly("First");
    }

    @Test
    void remarksOnRowsThatAreTakenOverAreTold() throws IOException {
        String file = file("ours.csv", "Reference,Name,Support until\nR-1,First,1927-04-03\nR-2,Second,1927-04-03\n");

        Called applied = importing(file, "--apply", "--wait");

        assertThat(applied.exitCode()).isZero();
        assertThat(applied.out()).contains("\"1927-04-03\" is long before", "check the century. (and 1 more like it)");
    }

    @Test
    void aFileThatDoesNotSpeakForItselfIsExplained() throws IOException {
        Path file = folder.resolve("list.csv");
        Files.writeString(
                file,
                "Ours;;\nNr;Titel;Start;Von\nR-1;Ger\u00e4t;03.04.2027;A\nR-2;Zweites;bald;B\n",
                Charset.forName("windows-1252"));

        Called applied = importing(
                file.toString(),
                "--header-row=2",
                "--encoding=windows-1252",
                "--date-pattern=dd.MM.yyyy",
                "--decimal=,",
                "--alike-keys=REJECT",
                "--map=Von=",
                "--column=A=reference",
                "--column=B=name",
                "--column=C=placedOnMarketOn",
                "--apply-valid-cells",
                "--wait");

        assertThat(applied.err()).doesNotContain("Unknown");
        assertThat(applied.out())
                .contains("applied; rejected rows that were taken without their cells that are not accepted: 1 of 1.");
        assertThat(names()).containsExactly("Ger\u00e4t", "Zweites");
    }

    @Test
    void whatIsSaidWronglyOfAFileIsToldByItsOption() throws IOException {
        String file = Files.writeString(folder.resolve("list.csv"), "Reference;Name\nR-1;A\n")
                .toString();

        Called wrong = importing(file, "--date-pattern=JJJJ");

        assertThat(wrong.exitCode()).isEqualTo(2);
        assertThat(wrong.err())
                .contains("--date-pattern: \"JJJJ\" is no pattern")
                .doesNotContain("datePattern");
    }

    @Test
    void columnsThatAreNotReadAreToldWithTheirSheet() throws IOException {
        Path file = folder.resolve("ours.xlsx");
        try (XSSFWorkbook workbook = new XSSFWorkbook();
                OutputStream out = Files.newOutputStream(file)) {
            for (String name : List.of("Products", "Certificates")) {
                Row header = workbook.createSheet(name).createRow(0);
                List<String> texts = List.of("Reference", name.equals("Products") ? "Name" : "Scheme", "Colour");
                texts.forEach(text ->
                        header.createCell(Math.max(header.getLastCellNum(), 0)).setCellValue(text));
            }
            workbook.write(out);
        }

        assertThat(importing(file.toString(), "--wait").out())
                .contains(
                        "Not read of sheet \"Products\": \"Colour\" (C). Say with --map what it is.",
                        "Not read of sheet \"Certificates\": \"Colour\" (C).");
    }

    @Test
    void aFileWithoutRowsIsNotSaidToBeInTheRegister() throws IOException {
        Called planned = importing(file("ours.csv", "Reference,Name\n"), "--wait");

        assertThat(planned.out()).contains("There is no row below its header.").doesNotContain("already");
    }

    @Test
    void whatAnotherSheetHoldsIsSaid() throws IOException {
        Called failed =
                importing(file("ours.csv", "Reference,Name\nR-1,First\n"), "--other-sheet=EUCC=Certificates", "--wait");

        assertThat(failed.exitCode()).isEqualTo(1);
        assertThat(failed.out()).contains("The file is CSV, which has no sheets, but sheet \"EUCC\" is named.");
    }

    @Test
    void aFileThatCannotBeReadEndsWithOneAndASentence() throws IOException {
        Called failed = importing(file("letter.xlsx", "This is a letter."), "--wait");

        assertThat(failed.exitCode()).isEqualTo(1);
        assertThat(failed.out()).contains("cannot be imported. ", "Nothing was changed.");
    }

    @Test
    void anEmptyFileIsSaidToBeEmpty() throws IOException {
        Called failed = importing(file("empty.csv", ""), "--wait");

        assertThat(failed.exitCode()).isEqualTo(1);
        assertThat(failed.err()).contains("empty.csv is empty.");
    }

    @Test
    void anExportImportsWithoutAChange() throws IOException {
        importing(file("ours.csv", "Reference,Name\nR-1,F\u00fcrst \"x\"\n"), "--apply", "--wait");
        for (String name : List.of("out.xlsx", "out.csv")) {
            String out = folder.resolve(name).toString();
            Called exported = call("export", out, "--portfolio", key);
            assertThat(exported.exitCode()).as(exported.err()).isZero();
            assertThat(exported.out()).contains("Wrote " + out);

            assertThat(importing(out, "--wait").out())
                    .contains("0 new, 0 changed, 1 unchanged, 0 rejected", "says all of it already");
        }
    }

    @Test
    void administratorsHaveProductsCountedAnew() throws IOException {
        importing(file("ours.csv", "Reference,Name\nR-1,First\n"), "--apply", "--wait");
        assertThat(call("recount", "--portfolio", key).exitCode()).isEqualTo(3);

        token = Registry.mutation(
                        new Registry(port).administrator(),
                        "createToken",
                        Map.of("label", "counts"),
                        "newToken { secret }")
                .data("/createToken/newToken/secret")
                .asString();
        assertThat(call("recount", "--portfolio", key).out()).contains(key + ": all counts are right.");
        Called all = call("recount", "--json");
        assertThat(all.exitCode()).as(all.err()).isZero();
        assertThat(all.json().at("/portfolios").findValuesAsString("portfolio")).contains(key);
        assertThat(call("recount", "--portfolio", "nowhere").err()).contains("no portfolio nowhere");
    }

    @Test
    void nothingIsWrittenOverUnlessThatIsAsked() throws IOException {
        String kept = file("kept.xlsx", "work of a week");

        Called refused = call("template", kept);
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err()).contains("there already", "--force");
        assertThat(Files.readString(Path.of(kept))).isEqualTo("work of a week");

        assertThat(call("template", kept, "--force").exitCode()).isZero();
        assertThat(Files.readAllBytes(Path.of(kept))).startsWith('P', 'K');
        assertThat(folder).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void whatTheRegistryRefusesIsToldInItsWords() throws IOException {
        String file = file("ours.csv", "Reference,Name\nR-1,First\n");

        Called wrongToken = Called.with(
                Map.of("REGISTRY_TOKEN", "crt_wrong", "REGISTRY_URL", url()), "template", folder + "/t.xlsx");
        assertThat(wrongToken.exitCode()).isEqualTo(3);
        assertThat(wrongToken.err()).contains("token").doesNotContain("crt_wrong");

        token = tokenOf(new Registry(port).member(portfolio, "VIEWER"));
        Called withoutRight = importing(file);
        assertThat(withoutRight.exitCode()).isEqualTo(3);
        assertThat(withoutRight.err()).contains("Compliance");

        token = tokenOf(new Registry(port).stranger());
        Called stranger = importing(file, "--json");
        assertThat(stranger.exitCode()).isEqualTo(3);
        assertThat(stranger.json().at("/error").asString()).contains("no portfolio " + key);
    }

    @Test
    void aMappingThatTheRegistryDoesNotKnowIsWrongUsage() throws IOException {
        Called wrong = importing(file("ours.csv", "Reference,Name\nR-1,First\n"), "--map", "Name=colour");

        assertThat(wrong.exitCode()).isEqualTo(2);
        assertThat(wrong.err()).contains("\"colour\" is no field");
    }

    @Test
    void theTokenMayStandInAFile() throws IOException {
        String secret = file("token", token + "\n");

        Called written =
                Called.with(Map.of(), "template", folder + "/t.xlsx", "--token-file", secret, "--url", url() + "/");

        assertThat(written.exitCode()).as(written.err()).isZero();
    }

    private Called importing(String file, String... more) {
        return call("import", with(with(new String[] {file, "--portfolio", key}), more));
    }

    private Called call(String command, String... arguments) {
        return Called.with(
                Map.of("REGISTRY_TOKEN", token, "REGISTRY_URL", url()), with(new String[] {command}, arguments));
    }

    private static String[] with(String[] some, String... more) {
        List<String> all = new ArrayList<>(List.of(some));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }

    private String file(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content).toString();
    }

    private List<String> names() {
        return new Registry(port)
                .administrator()
                .ask("{ portfolio(key: \"%s\") { products(first: 10) { nodes { name } } } }".formatted(key))
                .data("/portfolio/products/nodes")
                .valueStream()
                .map(node -> node.at("/name").asString())
                .toList();
    }

    private String url() {
        return "http://127.0.0.1:" + port;
    }

    static String tokenOf(Api member) {
        return member.headers().get(1).substring("Bearer ".length());
    }
}
