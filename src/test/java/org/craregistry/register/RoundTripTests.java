package org.craregistry.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RoundTripTests {

    static final Provenance PROVENANCE =
            new Provenance("Routers", "", "anna", Instant.parse("2026-11-22T10:00:00Z"), "2026-08-01");

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void restoresEveryColumnOfAWorkbook(long seed) throws IOException {
        List<ExportRow> rows = new Products(seed).draw(100);

        Recorded read = Recorded.read(xlsx(rows));

        assertSame(read, rows);
        assertSameEvidence(read, rows);
        assertThat(read.codes()).isSubsetOf("SAYS_NOTHING", "DATE_FOR_TEXT", "GARBLED", "ONE_OR_SEVERAL");
        assertThat(read.notes).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void restoresEveryColumnOfCsv(long seed) throws IOException {
        List<ExportRow> rows = new Products(seed).draw(100);

        Recorded read = Recorded.read(csv(rows));

        assertSame(read, rows);
        assertThat(read.codes()).isSubsetOf("SAYS_NOTHING", "DATE_FOR_TEXT", "GARBLED", "ONE_OR_SEVERAL");
        assertThat(read.notes).isEmpty();
    }

    @Test
    void restoresEveryHostileText() throws IOException {
        List<ExportRow> rows = new ArrayList<>();
        for (String text : Products.HOSTILE) {
            rows.add(product("R" + rows.size(), text));
        }

        assertSame(Recorded.read(xlsx(rows)), rows);
        assertSame(Recorded.read(csv(rows)), rows);
    }

    @Test
    void restoresTextsThatNoCellCanHold() throws IOException {
        List<ExportRow> rows = List.of(
                product("short", "x"),
                product("long", "a".repeat(40_000)),
                product("limit", "b".repeat(32_767)),
                product("over", "c".repeat(32_768)),
                product("emoji", "x" + "\uD83D\uDE00".repeat(40_000)),
                product("blank in the middle", "a" + " ".repeat(90_000) + "b"),
                product("blank at the end", " ".repeat(70_000)),
                product("control", "\u0001".repeat(40_000)),
                product("escapes", "_x0001_".repeat(9_000)),
                product("marked", "#CONTINUED:1".repeat(5_000)));

        assertSame(Recorded.read(xlsx(rows)), rows);
        assertSame(Recorded.read(csv(rows)), rows);
    }

    @Test
    void saysWhereTheRestOfATextIsMissing() {
        Recorded read = Recorded.readCsv(directory, "Reference,Name\nR1,begins#CONTINUED:7\n");

        assertThat(read.codes()).containsExactly("TEXT_INCOMPLETE");
    }

    @Test
    void leavesNoTemporaryFileBehindWhenTheRowsFail() throws IOException {
        long before = temporaryDirectories();

        assertThat(catchFailure()).isInstanceOf(NoSuchElementException.class);

        assertThat(temporaryDirectories()).isEqualTo(before);
    }

    private static Throwable catchFailure() {
        Iterator<ExportRow> failing = new Iterator<>() {
            @Override
            public boolean hasNext() {
                return true;
            }

            @Override
            public ExportRow next() {
                throw new NoSuchElementException("the database went away");
            }
        };
        return catchThrowable(() -> new RegisterWriter().write(PROVENANCE, failing, OutputStream.nullOutputStream()));
    }

    private static long temporaryDirectories() throws IOException {
        try (var files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(file -> file.getFileName().toString().startsWith("register-"))
                    .count();
        }
    }

    private static ExportRow product(String reference, String description) {
        return new ExportRow(Map.of("reference", reference, "name", "Name", "description", description), Map.of());
    }

    private static void assertSame(Recorded read, List<ExportRow> rows) {
        for (int i = 0; i < Math.min(rows.size(), read.rows.size()); i++) {
            for (Column column : RegisterColumns.readable()) {
                assertThat(read.values().get(i).get(column.field()))
                        .as("%s of row %d", column.field(), i)
                        .isEqualTo(rows.get(i).values().get(column.field()));
            }
        }
        assertThat(read.rows).hasSameSizeAs(rows);
    }

    static void assertSameEvidence(Recorded read, List<ExportRow> rows) {
        for (SheetKind sheet : SheetKind.OF_EVIDENCE) {
            List<Map<String, Object>> written = rows.stream()
                    .flatMap(row -> row.evidence().getOrDefault(sheet, List.of()).stream())
                    .toList();
            assertThat(written).as(sheet.title()).isNotEmpty();
            List<RegisterRow> restored = read.others.get(sheet);
            assertThat(restored).as(sheet.title()).hasSameSizeAs(written);
            for (int i = 0; i < written.size(); i++) {
                assertThat(restored.get(i).values())
                        .as("row %d of %s", i, sheet.title())
                        .containsExactlyInAnyOrderEntriesOf(written.get(i));
            }
        }
    }

    private Path xlsx(List<ExportRow> rows) throws IOException {
        Path file = directory.resolve("export.xlsx");
        try (OutputStream out = Files.newOutputStream(file)) {
            new RegisterWriter().write(PROVENANCE, rows.iterator(), out);
        }
        return file;
    }

    private Path csv(List<ExportRow> rows) throws IOException {
        Path file = directory.resolve("export.csv");
        try (OutputStream out = Files.newOutputStream(file)) {
            new RegisterCsvWriter().write(Recorded.EXPORTED_AT, rows.iterator(), out);
        }
        return file;
    }
}
