package org.craregistry.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.craregistry.register.ReadSettings.AlikeKeys;
import org.craregistry.register.workbook.UnreadableRegister;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people may say about a file, each with what it changes. */
class ReadSettingsTests {

    @TempDir
    Path directory;

    @Test
    void readsTheSheetThatIsNamed() {
        Path file = Recorded.workbook(directory, workbook -> {
            for (String name : List.of("Products", "Old list")) {
                XSSFSheet sheet = workbook.createSheet(name);
                Recorded.texts(sheet, 0, List.of("Reference", "Name"));
                Recorded.texts(sheet, 1, List.of("R-1", name));
            }
        });

        assertThat(Recorded.read(file, with(Map.of(), "old list", null, null, null))
                        .values())
                .extracting(values -> values.get("name"))
                .containsExactly("Old list");
        assertThatThrownBy(() -> Recorded.read(file, with(Map.of(), "New list", null, null, null)))
                .hasMessage(
                        "The file has no sheet \"New list\"; it has \"Products\", \"Old list\". Name one of them, or none to have it looked for.");
    }

    @Test
    void takesTheRowThatIsNamedForTheHeader() {
        String csv = "Reference,Name,Version\nReference,Version,Name\nR-1,1,Router\n";

        assertThat(read(csv, with(Map.of(), null, 2, null, null)).values())
                .containsExactly(Map.of("reference", "R-1", "version", "1", "name", "Router"));
    }

    @Test
    void readsColumnsByTheirLettersWhereThereIsNoHeader() {
        Recorded read =
                read("R-1,Router,x\n", with(Map.of("A", "reference", "b", "name", "C", ""), null, 0, null, null));

        assertThat(read.values()).containsExactly(Map.of("reference", "R-1", "name", "Router"));
        assertThat(read.notes).isEmpty();
    }

    @Test
    void readsColumnsByTheirLettersBeyondTheHeader() {
        Recorded read =
                read("Reference,Name\nR-1,Router,ACME\n", with(Map.of("C", "manufacturer"), null, null, null, null));

        assertThat(read.values()).containsExactly(Map.of("reference", "R-1", "name", "Router", "manufacturer", "ACME"));
        assertThat(read.messages()).isEmpty();
    }

    @Test
    void saysWhatIsWrongWithTheSheetOrTheRowThatIsNamed() {
        assertRefused(with(Map.of(), "Liste", null, null, null), "CSV, which has no sheets");
        assertRefused(with(Map.of(), null, 7, null, null), "no text in row 7");
        assertRefused(with(Map.of(), null, 0, null, null), "say by its letter which column holds the reference");
    }

    private void assertRefused(ReadOptions options, String sentence) {
        assertThatThrownBy(() -> read("Reference,Name\nR-1,Router\n", options))
                .isInstanceOf(UnreadableRegister.class)
                .hasMessageContaining(sentence);
    }

    @Test
    void readsTheEncodingThatIsNamed() {
        Recorded read = Recorded.readCsv(
                directory,
                "Reference,Name\nR-1,Łódź\n",
                Charset.forName("windows-1250"),
                with(Map.of(), null, null, "windows-1250", null));

        assertThat(read.values().get(0)).containsEntry("name", "Łódź");
        assertThat(read.notes).isEmpty();
    }

    @Test
    void readsByTheByteOrderMarkWhateverEncodingIsNamed() {
        List<Charset> marked = List.of(
                StandardCharsets.UTF_8,
                StandardCharsets.UTF_16LE,
                StandardCharsets.UTF_16BE,
                Charset.forName("UTF-32LE"),
                Charset.forName("UTF-32BE"));
        for (Charset written : marked) {
            Recorded read = Recorded.readCsv(
                    directory,
                    "\uFEFFReference,Name\nR-1,Łódź\n",
                    written,
                    with(Map.of(), null, null, "ISO-8859-1", null));

            assertThat(read.values()).as("in %s", written).containsExactly(Map.of("reference", "R-1", "name", "Łódź"));
            assertThat(read.notes).isEmpty();
        }
    }

    @Test
    void readsNumbersByTheSignThatIsNamed() {
        String csv = "Reference;Expected use in years\nR-1;1,250\n";

        assertThat(read(csv, ReadOptions.DEFAULT).codes()).containsExactly("DECIMAL_COMMA");
        assertThat(read(csv, with(Map.of(), null, null, null, ",")).values().get(0))
                .containsEntry("expectedUseYears", new BigDecimal("1.25"));
        assertThat(read(csv.replace(',', '.'), with(Map.of(), null, null, null, ","))
                        .codes())
                .containsExactly("DECIMAL_POINT");
    }

    private Recorded read(String csv, ReadOptions options) {
        return Recorded.readCsv(directory, csv, StandardCharsets.UTF_8, options);
    }

    private static ReadOptions with(
            Map<String, String> letters, String sheet, Integer headerRow, String encoding, String decimal) {
        return ReadOptions.DEFAULT.withSettings(new ReadSettings(
                Map.of(), letters, sheet, headerRow, List.of(), encoding, decimal, null, AlikeKeys.REJECT));
    }
}
