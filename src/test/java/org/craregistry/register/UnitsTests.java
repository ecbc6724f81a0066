package org.craregistry.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.poi.ss.usermodel.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers that are written with their unit, or in months where years are asked for. */
class UnitsTests {

    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource({
        "5 years, 5",
        "5 Jahre, 5",
        "5 J., 5",
        "10a, 10",
        "10y, 10",
        "'5,5 ans', 5.5",
        "7 jaar, 7",
        "5 anni, 5",
        "5 años, 5",
        "5 lat, 5",
        "years: 5, ",
        "Jahre 5, 5",
        "5 (years), 5"
    })
    void areReadWithTheirUnit(String cell, BigDecimal years) {
        Recorded read = cell("Expected use in years", cell);

        assertThat(read.values().get(0).get("expectedUseYears")).isEqualTo(years);
        assertThat(read.codes()).hasSize(years == null ? 1 : 0);
    }

    @Test
    void areReadBehindTheNameOfWhatTheyCount() {
        assertThat(cell("Chip AVA_VAN", "AVA_VAN.5").values().get(0)).containsEntry("chipAvaVan", 5);
    }

    @Test
    void becomeOneYear() {
        assertThat(cell("Expected use in years", "12 (Monate)").messages())
                .containsExactly("Row 2, column C: \"12 (Monate)\" was read as 1 year.");
    }

    @ParameterizedTest
    @CsvSource({"60 Monate, 5", "60 [months], 5", "84 months, 7", "30 mois, 2.5", "18 miesięcy, 1.5"})
    void becomeYearsWithARemark(String cell, BigDecimal years) {
        Recorded read = cell("Expected use in years", cell);

        assertThat(read.values().get(0)).containsEntry("expectedUseYears", years);
        assertThat(read.messages())
                .containsExactly("Row 2, column C: \"%s\" was read as %s years.".formatted(cell, years));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "1.000 Monate; 1 Monate or 1000 Monate",
                "1.200 (Monate); 1.2 (Monate) or 1200 (Monate)",
                "1,200 months; 1.2 months or 1200 months",
                "7,500; 7.5 or 7500"
            })
    void areRefusedWhereASignMayStandBetweenThousands(String cell, String remedy) {
        assertThat(cell("Expected use in years", cell).messages())
                .containsExactly("Row 2, column C: \"%s\" can be read in two ways; use a number cell or write %s."
                        .formatted(cell, remedy));
    }

    @Test
    void haveDecimalsWhereThousandsWouldBeTooMany() {
        assertThat(cell("Expected use in years", "7.500").values().get(0))
                .containsEntry("expectedUseYears", new BigDecimal("7.5"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "5 days",
                "5-7 years",
                "5+ years",
                "min. 5",
                "> 5 years",
                "~5 years",
                "five",
                "5 years 6 months",
                "20 months"
            })
    void areRefusedWhereTheTextSaysMore(String cell) {
        assertThat(cell("Expected use in years", cell).codes()).containsExactly("NOT_A_NUMBER");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Expected use in months",
                "Expected use (months)",
                "Lifetime (months)",
                "Nutzungsdauer in Monaten",
                "Nutzungsdauer (Monate)",
                "Durée de vie en mois",
                "Vida útil (meses)"
            })
    void areMonthsBelowAHeaderThatSaysSo(String header) {
        Recorded read = cell(header, "60");

        assertThat(read.values().get(0).get("expectedUseYears")).isEqualTo(new BigDecimal("5"));
        assertThat(read.notes)
                .extracting(Problem::message)
                .containsExactly("Column \"%s\" is in months; its numbers were read as years, twelve months each."
                        .formatted(header));
        assertThat(cell(header, "5 years").values().get(0)).containsEntry("expectedUseYears", new BigDecimal("5"));
    }

    @ParameterizedTest
    @CsvSource({"60, 5", "24, 2"})
    void areDoubtedWhereTheyMayBeMonths(String cell, String years) {
        Recorded read = cell("Nutzungsdauer", cell);

        assertThat(read.values().get(0)).containsEntry("expectedUseYears", new BigDecimal(cell));
        assertThat(read.messages())
                .containsExactly("Row 2, column C: \"%s\" was read as years; if months are meant, write %s."
                        .formatted(cell, years));
        assertThat(cell("Nutzungsdauer", "25").messages()).isEmpty();
    }

    @Test
    void areReadAsTheFormatOfTheirCellShowsThem() {
        Recorded read = Recorded.read(
                Recorded.products(directory, List.of("Reference", "Version", "Name", "Expected use in years"), row -> {
                    number(row, 0, 7, "\"R-\"000");
                    number(row, 1, 2, "\"v\"0.0");
                    row.createCell(2).setCellValue("Router");
                    number(row, 3, 60, "0\" Monate\"");
                }));

        assertThat(read.values().get(0))
                .containsEntry("reference", "R-007")
                .containsEntry("version", "v2.0")
                .containsEntry("expectedUseYears", new BigDecimal("5"));
        assertThat(read.codes()).containsExactly("MONTHS_AS_YEARS");
    }

    @Test
    void areShownWithoutDecimalsThatNobodyTyped() {
        Recorded read = Recorded.read(Recorded.products(directory, List.of("Reference", "Version", "Name"), row -> {
            number(row, 0, 7, "\"R-\"General");
            number(row, 1, 2.5, "General\" beta\"");
            row.createCell(2).setCellValue("Router");
        }));

        assertThat(read.values().get(0)).containsEntry("reference", "R-7").containsEntry("version", "2.5 beta");
    }

    /** A text of spaces that is tried from each of them takes minutes. */
    @Test
    void areLookedForInLongTextsWithoutDelay() {
        String spaces = "a" + " ".repeat(20_000) + "b";

        assertTimeoutPreemptively(
                Duration.ofSeconds(10),
                () -> assertThat(Units.amount(spaces, Units.YEARS)).isEmpty());
    }

    private static void number(Row row, int column, double number, String format) {
        var workbook = row.getSheet().getWorkbook();
        var style = workbook.createCellStyle();
        style.setDataFormat(workbook.createDataFormat().getFormat(format));
        row.createCell(column).setCellValue(number);
        row.getCell(column).setCellStyle(style);
    }

    private Recorded cell(String header, String cell) {
        return Recorded.readCsv(directory, "Reference;Name;%s\nR-1;Router;%s\n".formatted(header, cell));
    }
}
