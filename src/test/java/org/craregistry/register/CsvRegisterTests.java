package org.craregistry.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvRegisterTests {

    private static final Path FOREIGN = Path.of("../shared/registers/certified-products-2026.csv");

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t", "|"})
    void detectsTheSeparator(String separator) {
        String text = "Reference|Name|Description\nR1|Router|\"one; two, three\tfour\"\nR2|Switch|a, b; c\n"
                .replace("|", separator);
        String quoted = separator.equals("\t") ? text : text.replace("a, b; c", "\"a, b; c\"");

        Recorded read = Recorded.readCsv(directory, quoted);

        assertThat(read.values().get(0))
                .containsEntry("name", "Router")
                .containsEntry("description", "one; two, three\tfour");
        assertThat(read.values().get(1)).containsEntry("name", "Switch");
    }

    @Test
    void takesTheSeparatorThatTheFileDeclares() {
        Recorded read = Recorded.readCsv(directory, "sep=;\r\nReference;Name\r\nR1;a,b,c\r\n");

        assertThat(read.header.row()).isEqualTo(1);
        assertThat(read.values()).containsExactly(Map.of("reference", "R1", "name", "a,b,c"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE"})
    void readsUnicodeWithAByteOrderMark(String charset) {
        Recorded read = Recorded.readCsv(
                directory,
                "\uFEFFReference,Name\nR1,Größe \uD83D\uDE00\n",
                Charset.forName(charset),
                ReadOptions.DEFAULT);

        assertThat(read.values()).containsExactly(Map.of("reference", "R1", "name", "Größe \uD83D\uDE00"));
        assertThat(read.notes).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE"})
    void readsUtf16WithoutAByteOrderMark(String charset) {
        Recorded read = Recorded.readCsv(
                directory, "Reference;Name\nR1;Gr\u00f6\u00dfe\n", Charset.forName(charset), ReadOptions.DEFAULT);

        assertThat(read.values().get(0)).containsEntry("name", "Gr\u00f6\u00dfe");
        assertThat(read.messages()).isEmpty();
    }

    @Test
    void saysWhereTheTextIsNotInTheEncodingThatIsNamed() {
        ReadSettings settings = new ReadSettings(
                Map.of(), Map.of(), null, null, List.of(), "UTF-8", null, null, ReadSettings.AlikeKeys.REJECT);

        Recorded read = Recorded.readCsv(
                directory,
                "Reference;Name\nR1;Gr\u00f6\u00dfe\n",
                Charset.forName("windows-1252"),
                new ReadOptions(ReadOptions.DEFAULT.limits(), settings, SavedMappings.NONE));

        assertThat(read.notes)
                .extracting(Problem::message)
                .containsExactly(
                        "Some of the text is not in UTF-8, and was read with \uFFFD in its place; name the right encoding.");
    }

    @Test
    void readsUtf8WithoutAByteOrderMark() {
        assertThat(Recorded.readCsv(directory, "Reference,Name\nR1,Größe")
                        .values()
                        .get(0))
                .containsEntry("name", "Größe");
    }

    @Test
    void fallsBackToWindowsAndSaysSo() {
        Recorded read = Recorded.readCsv(
                directory, "Reference;Name\nR1;Größe – 5 €", Charset.forName("windows-1252"), ReadOptions.DEFAULT);

        assertThat(read.values().get(0)).containsEntry("name", "Größe – 5 €");
        assertThat(read.noteCodes()).containsExactly("ENCODING");
    }

    @Test
    void countsRowsAsSpreadsheetsShowThem() {
        Recorded read = Recorded.readCsv(directory, "My register\n\nReference,Name\nR1,\"two\nlines\"\n\n,,,\nR2,x\n");

        assertThat(read.header.row()).isEqualTo(3);
        assertThat(read.rows).extracting(RegisterRow::row).containsExactly(4, 7);
        assertThat(read.values().get(0)).containsEntry("name", "two\nlines");
    }

    @Test
    void takesTheApostropheOffFormulasOnly() {
        Recorded read = Recorded.readCsv(directory, "Reference,Name\n'=R1,'quoted'\n'R2,''=1\n");

        assertThat(read.values())
                .containsExactly(
                        Map.of("reference", "=R1", "name", "'quoted'"), Map.of("reference", "'R2", "name", "'=1"));
    }

    @Test
    void writesNoCellThatAnyProgramTakesForAFormula() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new RegisterCsvWriter()
                .write(Recorded.EXPORTED_AT, new Products(11).draw(300).iterator(), out);
        String csv = out.toString(StandardCharsets.UTF_8).substring(1);

        assertThat(csv).contains("\r\n");
        for (String separator : List.of(",", ";", "\t")) {
            assertThat(csv.split("[\r\n" + separator + "]"))
                    .noneMatch(cell -> cell.matches("(?s)[\"\\p{Z}\\p{Cc}]*[=+\\-@\uFF1D\uFF0B\uFF0D\uFF20].*"));
        }
    }

    @Test
    void startsWithAByteOrderMarkAndOurHeaders() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new RegisterCsvWriter().write(Recorded.EXPORTED_AT, List.<ExportRow>of().iterator(), out);

        assertThat(out.toString(StandardCharsets.UTF_8)).startsWith("\uFEFF\"Reference\",\"Version\",\"Name\"");
    }

    @Test
    void readsAForeignRegisterThroughAMapping() {
        assumeTrue(Files.exists(FOREIGN), "the foreign register is not here");
        ReadOptions options = ReadOptions.DEFAULT.withSettings(ReadSettings.NONE.withHeaders(Map.of(
                "Certificate No.", "reference", "Product name", "name", "Vendor", "manufacturer", "Link", "website")));

        Recorded read = Recorded.read(FOREIGN, options);

        assertThat(read.header.recognised())
                .extracting(RegisterHeader.Cell::field)
                .containsExactly("reference", "name", "manufacturer", "website");
        assertThat(read.header.unknown())
                .extracting(RegisterHeader.Cell::text)
                .containsExactly("Category", "Scheme", "Nation", "Level", "Date");
        assertThat(read.counts).isEqualTo(new RegisterReader.Counts(1114, 0));
        assertThat(read.values().get(0)).containsEntry("manufacturer", "Cisco Systems, Inc");
        assertThat(read.notes).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Reference;Version;Name\nR-1;1;a, b, c, d\nR-2;1;a, b, c, d\nR-3;1;a, b, c, d\n",
                "Reference,Version,Name\nR-1,1,A;B;C;D;E;F\nR-2,1,A;B;C;D;E;F\nR-3,1,A;B;C;D;E;F\n",
                "Reference\tVersion\tName\nR-1\t1\ta, b, c, d\nR-2\t1\ta, b, c, d\n"
            })
    void takesTheSeparatorThatMakesAHeader(String text) {
        Recorded read = Recorded.readCsv(directory, text);

        assertThat(read.header.recognised())
                .extracting(RegisterHeader.Cell::field)
                .containsExactly("reference", "version", "name");
        assertThat(read.values()).allMatch(values -> values.size() == 3);
    }

    @Test
    void takesAMappingToTheHeaderOfOurs() {
        Recorded read = Recorded.readCsv(
                directory,
                "Foo;Bar\nR-1;Router\n",
                StandardCharsets.UTF_8,
                ReadOptions.DEFAULT.withSettings(
                        ReadSettings.NONE.withHeaders(Map.of("Foo", "Reference", "Bar", "name, Intended purpose"))));

        assertThat(read.values())
                .containsExactly(Map.of("reference", "R-1", "name", "Router", "intendedPurpose", "Router"));
    }

    @Test
    void offersNoHeaderThatIsUnderstood() {
        assertThatThrownBy(() -> Recorded.readCsv(directory, "Product name;Vendor;Descripton\nRouter;ACME;x\n"))
                .hasMessageContaining("\"Descripton\" may be \"Description\"")
                .hasMessageNotContaining("\"Product name\" may be")
                .hasMessageNotContaining("\"Vendor\" may be");
    }

    @Test
    void saysThatTheEncodingMayBeWhyThereIsNoHeader() {
        Path mac = Recorded.write(
                directory.resolve("mac.csv"), "R\u00E9f\u00E9rence;Nom\nR-1;A\n".getBytes(Charset.forName("IBM850")));
        String twice = new String(
                "R\u00E9f\u00E9rence;Nom\nR-1;A\n".getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);

        assertThatThrownBy(() -> Recorded.read(mac))
                .hasMessageEndingWith(
                        "The text is not UTF-8 and was read as Windows-1252; check accents and umlauts, and name the encoding if they are wrong.");
        assertThatThrownBy(() -> Recorded.readCsv(directory, twice))
                .hasMessageEndingWith(
                        "Its letters look like UTF-8 that was read in another encoding: export it again, or open the CSV file as UTF-8 and save it anew.");
        assertThatThrownBy(() -> Recorded.readCsv(directory, "Foo;Bar\n")).hasMessageNotContaining("UTF-8");
    }

    @Test
    void saysThatTheRowThatIsNamedIsNoHeader() {
        ReadSettings settings = new ReadSettings(
                Map.of(), Map.of(), null, 1, List.of(), null, null, null, ReadSettings.AlikeKeys.REJECT);

        assertThatThrownBy(() -> Recorded.readCsv(
                        directory,
                        "My list\nReference;Name\nR-1;A\n",
                        StandardCharsets.UTF_8,
                        new ReadOptions(ReadOptions.DEFAULT.limits(), settings, SavedMappings.NONE)))
                .hasMessage(
                        "The file has none of our headers in row 1, which is named as its header; met: \"My list\". Name another row, or none to have it looked for.");
    }
}
