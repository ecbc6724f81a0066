package org.craregistry.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What LibreOffice makes of our files; skipped where it is not installed. */
class LibreOfficeTests {

    @TempDir
    Path directory;

    @Test
    void savesAnExportWithoutChangingIt() throws Exception {
        assumeTrue(isInstalled() && readsSpreadsheets(), "LibreOffice Calc is not installed");
        List<ExportRow> rows = Stream.concat(
                        new Products(21).draw(100).stream(),
                        IntStream.range(0, Products.HOSTILE.size()).mapToObj(LibreOfficeTests::hostile))
                .toList();
        try (OutputStream out = Files.newOutputStream(directory.resolve("export.xlsx"))) {
            new RegisterWriter().write(RoundTripTests.PROVENANCE, rows.iterator(), out);
        }

        Recorded read = Recorded.read(convert("export.xlsx", "xlsx"));

        assertThat(read.values()).isEqualTo(rows.stream().map(ExportRow::values).toList());
        RoundTripTests.assertSameEvidence(read, rows);
        assertThat(read.codes()).isSubsetOf("SAYS_NOTHING", "DATE_FOR_TEXT", "GARBLED", "ONE_OR_SEVERAL");
        assertThat(read.notes).isEmpty();
    }

    @Test
    void savesCsvWithoutMakingOtherProductsOfIt() throws Exception {
        assumeTrue(isInstalled() && readsSpreadsheets(), "LibreOffice Calc is not installed");
        List<ExportRow> rows = Stream.of("2.0", "1.10", "00123", "1E5", "3.4.2024", "1-2", "10:30", "TRUE", "1/2", "v2")
                .map(text -> new ExportRow(Map.of("reference", text, "version", text, "name", text), Map.of()))
                .toList();
        try (OutputStream out = Files.newOutputStream(directory.resolve("export.csv"))) {
            new RegisterCsvWriter().write(Recorded.EXPORTED_AT, rows.iterator(), out);
        }

        Recorded read = Recorded.read(convert("export.csv", "csv"));

        assertThat(read.values()).isEqualTo(rows.stream().map(ExportRow::values).toList());
        assertThat(read.exportedAt).isEqualTo(Recorded.EXPORTED_AT);
    }

    @Test
    void savesCsvAsAWorkbookWithoutMakingOtherProductsOfIt() throws Exception {
        assumeTrue(isInstalled() && readsSpreadsheets(), "LibreOffice Calc is not installed");
        List<ExportRow> rows = Stream.of("2.0", "00123", "1E5", "3.4.2024", "'007", "@SUM(A1)", "v2", "'R")
                .map(text -> new ExportRow(Map.of("reference", text, "version", text, "name", text), Map.of()))
                .toList();
        try (OutputStream out = Files.newOutputStream(directory.resolve("export.csv"))) {
            new RegisterCsvWriter().write(Recorded.EXPORTED_AT, rows.iterator(), out);
        }

        Recorded read = Recorded.read(convert("export.csv", "xlsx").resolveSibling("export.xlsx"));

        assertThat(read.values()).isEqualTo(rows.stream().map(ExportRow::values).toList());
    }

    private static ExportRow hostile(int index) {
        String text = Products.HOSTILE.get(index);
        return new ExportRow(
                Map.of("reference", "H" + index, "name", text, "description", text.repeat(40_000 / text.length())),
                Map.of());
    }

    private Path convert(String name, String format) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        "soffice",
                        "-env:UserInstallation=" + directory.resolve("profile").toUri(),
                        "--headless",
                        "--infilter=" + (name.endsWith(".csv") ? "CSV:44,34,76,1" : "Calc MS Excel 2007 XML"),
                        "--convert-to",
                        format,
                        "--outdir",
                        directory.resolve("converted").toString(),
                        directory.resolve(name).toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        return directory.resolve("converted").resolve(name);
    }

    /** A machine may have Writer alone. */
    private boolean readsSpreadsheets() throws IOException, InterruptedException {
        Files.writeString(directory.resolve("one.csv"), "1");
        return Files.exists(convert("one.csv", "xlsx").resolveSibling("one.xlsx"));
    }

    private static boolean isInstalled() {
        return Arrays.stream(System.getenv("PATH").split(":"))
                .anyMatch(path -> Files.isExecutable(Path.of(path, "soffice")));
    }
}
