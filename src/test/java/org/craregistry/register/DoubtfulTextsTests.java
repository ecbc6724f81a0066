package org.craregistry.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts that other programs have changed, or that say something else than they seem to. */
class DoubtfulTextsTests {

    @TempDir
    Path directory;

    @Test
    void readsTheFormulasByWhichProgramsKeepZerosAndSaysSo() {
        Recorded read = Recorded.readCsv(
                directory,
                "Reference;Version;Name\n=\"007\";\"=\"\"2.0\"\"\";=\"a \"\"b\"\"\"\nR-2;=\"\";=\"a\"&\"b\"\n'=\"8\";1;x\n");

        assertThat(read.values())
                .containsExactly(
                        Map.of("reference", "007", "version", "2.0", "name", "a \"b\""),
                        Map.of("reference", "R-2", "name", "=\"a\"&\"b\""),
                        Map.of("reference", "=\"8\"", "version", "1", "name", "x"));
        assertThat(read.codes()).containsExactly("FORMULA", "FORMULA", "FORMULA");
    }

    @Test
    void takesOffTheApostrophesAroundAllTexts() {
        Recorded read = Recorded.readCsv(
                directory, "My list\n'Reference';'Version';'Name'\n'R-1';'1.0';'Anna''s'\nR-2;;'quoted\n");

        assertThat(read.values())
                .containsExactly(
                        Map.of("reference", "R-1", "version", "1.0", "name", "Anna's"),
                        Map.of("reference", "R-2", "name", "'quoted"));
        assertThat(read.noteCodes()).containsExactly("APOSTROPHES");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u201C\u201D", "\u201E\u201C", "\u00AB\u00BB", "\u2018\u2019"})
    void takesOffTheQuotesOfAWordProcessorAroundAllTexts(String pair) {
        String row = "'%s';'%s';'%s'\n".replace("'%s'", pair.charAt(0) + "%s" + pair.charAt(1));

        Recorded read = Recorded.readCsv(
                directory,
                row.formatted("Reference", "Version", "Name") + row.formatted("R-1", "1.0", "Router")
                        + "R-2;;Switch\n");

        assertThat(read.values())
                .containsExactly(
                        Map.of("reference", "R-1", "version", "1.0", "name", "Router"),
                        Map.of("reference", "R-2", "name", "Switch"));
        assertThat(read.notes)
                .extracting(Problem::message)
                .singleElement()
                .asString()
                .contains("%s and %s".formatted(pair.charAt(0), pair.charAt(1)));
    }

    @Test
    void takesOffTheQuotesAroundTheTextsBelowAHeaderWithoutAny() {
        Recorded read = Recorded.readCsv(
                directory,
                "Reference,Version,Name,Support until\n\u201CR-1\u201D,1.0,\u201CRouter\u201D,2034-12-31\n\u201CR-2\u201D,\u201C2.0\u201D,Switch,\n");

        assertThat(read.values())
                .containsExactly(
                        Map.of("reference", "R-1", "version", "1.0", "name", "Router", "supportUntil", "2034-12-31"),
                        Map.of("reference", "R-2", "version", "2.0", "name", "Switch"));
        assertThat(Recorded.readCsv(directory, "Reference,Name\n'R-1',Router\nR-2,Switch\n")
                        .noteCodes())
                .isEmpty();
    }

    @Test
    void remarksTheNumberOfATextInAnotherList() {
        Recorded read = Recorded.readCsv(directory, "Reference,Name,Manufacturer\n12#;R-1,Router,12;#ACME\n");

        assertThat(read.values())
                .containsExactly(Map.of("reference", "12#;R-1", "name", "Router", "manufacturer", "12;#ACME"));
        assertThat(read.messages())
                .containsExactly(
                        "Row 2, column C: \"12;#ACME\" begins with the number under which another program lists it, and was taken to the letter; remove the number and the signs behind it.");
    }

    @Test
    void remarksAnApostropheThatIsInACellBesideWhatItProtects() {
        Recorded read = Recorded.read(Recorded.products(directory, List.of("Reference", "Version", "Name"), row -> {
            row.createCell(0).setCellValue("'00124");
            row.createCell(1).setCellValue("'1.10");
            row.createCell(2).setCellValue("'t Huis");
        }));

        assertThat(read.values()).containsExactly(Map.of("reference", "'00124", "version", "'1.10", "name", "'t Huis"));
        assertThat(read.codes()).containsExactly("GARBLED", "GARBLED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"4E+12", "1,20E-03", "1.23457e+13", "-1E+05"})
    void remarksNumbersThatAreShortened(String text) {
        assertThat(version(text)).containsExactly("NUMBER_ROUNDED");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "12E4",
                "12E-4",
                "1E5",
                "1.10.26",
                "2026.10",
                "2026.10.01",
                "20261001",
                "R-1-26",
                "1.0 beta",
                "3 rev"
            })
    void leavesOtherVersionsAlone(String text) {
        assertThat(version(text)).isEmpty();
    }

    private List<String> version(String text) {
        Recorded read = Recorded.readCsv(directory, "Reference;Version;Name\nR-1;" + text + ";A\n");
        assertThat(read.values().get(0)).containsEntry("version", text);
        return read.codes();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-", "\u2013", "n/a", "N/A", "NULL", "nan", "k.A.", "?", "dto.", "\u2033", "idem", "...", "\\N",
                "(null)"
            })
    void remarksTextsThatSayNothing(String text) {
        Recorded read = Recorded.readCsv(directory, "Reference;Name;Manufacturer\nR-1;Router;%s\n".formatted(text));

        assertThat(read.values().get(0)).containsEntry("manufacturer", text);
        assertThat(read.codes()).containsExactly("SAYS_NOTHING");
    }

    @ParameterizedTest
    @ValueSource(strings = {"NA", "SO", "KA", "C", "#", "+", "Nano", "-1"})
    void leavesShortNamesAlone(String text) {
        assertThat(Recorded.readCsv(directory, "Reference;Name;Manufacturer\nR-1;Router;%s\n".formatted(text))
                        .codes())
                .isEmpty();
    }

    @Test
    void remarksNumbersThatAreChangedAsTheyNameRecords() {
        Recorded read = Recorded.read(Recorded.workbook(directory, workbook -> {
            Recorded.texts(workbook.createSheet("Products"), 0, List.of("Reference", "Name"));
            Recorded.texts(workbook.getSheetAt(0), 1, List.of("R-1", "Router"));
            Recorded.texts(
                    workbook.createSheet("Certificates"), 0, List.of("Reference", "Scheme", "Certificate number"));
            Recorded.texts(workbook.getSheetAt(1), 1, List.of("R-1", "EUCC"));
            workbook.getSheetAt(1).getRow(1).createCell(2).setCellValue(1.10);
        }));

        assertThat(read.codes()).containsExactly("NUMBER_FOR_KEY");
    }

    @ParameterizedTest
    @CsvSource({"2195-01-01,2195-01-01", "2062-03-01,2062-03-01", "01.02.62,1962-02-01"})
    void remarksDatesThatAreFarAway(String text, String date) {
        Recorded read = dates(text);

        assertThat(read.values().get(0)).containsEntry("placedOnMarketOn", date);
        assertThat(read.codes()).containsExactly("UNLIKELY_DATE");
    }

    @ParameterizedTest
    @CsvSource({"01.02.95,1995-02-01", "01.02.34,2034-02-01"})
    void takesTheCenturyThatIsNearest(String text, String date) {
        Recorded read = dates(text);

        assertThat(read.values().get(0)).containsEntry("placedOnMarketOn", date);
        assertThat(read.codes()).isEmpty();
    }

    private Recorded dates(String text) {
        ReadSettings settings = new ReadSettings(
                Map.of(), Map.of(), null, null, List.of(), null, null, "dd.MM.yy", ReadSettings.AlikeKeys.REJECT);
        return Recorded.readCsv(
                directory,
                "Reference;Name;Placed on the market on\nR-1;A;" + text + "\n",
                StandardCharsets.UTF_8,
                new ReadOptions(ReadOptions.DEFAULT.limits(), settings, SavedMappings.NONE));
    }
}
