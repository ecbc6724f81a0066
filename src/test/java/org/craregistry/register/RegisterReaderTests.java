package org.craregistry.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.FormulaError;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTCell;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.STCellType;

class RegisterReaderTests {

    @TempDir
    Path directory;

    @Test
    void findsTheHeaderBelowTitlesInAnyOrderAndSpelling() {
        Path file = Recorded.workbook(directory, workbook -> {
            XSSFSheet sheet = workbook.createSheet("Tabelle1");
            Recorded.texts(sheet, 1, List.of("Our register, version 3"));
            Recorded.texts(
                    sheet, 4, List.of("data-connection", "NAME", "Colour", "product  NUMBER", "Scope (computed)"));
            Recorded.texts(sheet, 7, List.of("ja", "Router", "red", "R1", "whatever"));
        });

        Recorded read = Recorded.read(file);

        assertThat(read.header.sheet()).isEqualTo("Tabelle1");
        assertThat(read.header.row()).isEqualTo(5);
        assertThat(read.header.recognised())
                .extracting(RegisterHeader.Cell::field)
                .containsExactly("dataConnection", "name", "reference");
        assertThat(read.header.recognised().get(2).column()).isEqualTo("D");
        assertThat(read.header.unknown()).extracting(RegisterHeader.Cell::text).containsExactly("Colour");
        assertThat(read.header.computed())
                .extracting(RegisterHeader.Cell::field)
                .containsExactly("scope");
        assertThat(read.rows).singleElement().satisfies(row -> {
            assertThat(row.row()).isEqualTo(8);
            assertThat(row.values())
                    .containsOnly(entry("dataConnection", true), entry("name", "Router"), entry("reference", "R1"));
        });
    }

    @Test
    void prefersTheSheetOfItsNameAndSaysWhatItDidNotRead() {
        Path file = Recorded.workbook(directory, workbook -> {
            XSSFSheet other = workbook.createSheet("Other");
            Recorded.texts(other, 0, List.of("Reference", "Name"));
            Recorded.texts(other, 1, List.of("wrong", "wrong"));
            Recorded.texts(workbook.createSheet("products"), 0, List.of("Reference", "Name"));
            Recorded.texts(workbook.getSheetAt(1), 1, List.of("R1", "Router"));
            XSSFSheet certificates = workbook.createSheet("certificates");
            Recorded.texts(certificates, 0, List.of("Reference", "Scheme"));
            Recorded.texts(certificates, 1, List.of("R1", "EUCC"));
            Recorded.texts(certificates, 2, List.of("#example", "EUCC"));
            workbook.createSheet("Empty");
        });

        Recorded read = Recorded.read(file);

        assertThat(read.values()).containsExactly(Map.of("reference", "R1", "name", "Router"));
        assertThat(read.notes)
                .extracting(Problem::message)
                .containsExactly(
                        "Sheet \"Other\" has headers of \"Products\", as has \"products\", which was read; nothing of this one was. Put its rows below those, or send it as a file of its own.");
        assertThat(read.others.get(SheetKind.CERTIFICATES))
                .extracting(RegisterRow::values)
                .containsExactly(Map.of("reference", "R1", "certificates.scheme", "EUCC"));
    }

    @Test
    void skipsHiddenSheetsWhenItLooksForTheProducts() {
        Path file = Recorded.workbook(directory, workbook -> {
            Recorded.texts(workbook.createSheet("Old"), 0, List.of("Reference", "Name"));
            Recorded.texts(workbook.createSheet("New"), 0, List.of("Reference", "Name"));
            Recorded.texts(workbook.getSheetAt(1), 1, List.of("R1", "Router"));
            workbook.setActiveSheet(1);
            workbook.setSheetHidden(0, true);
        });

        assertThat(Recorded.read(file).header.sheet()).isEqualTo("New");
    }

    @Test
    void readsHiddenRowsAndSaysSo() {
        Path file = Recorded.workbook(directory, workbook -> {
            XSSFSheet sheet = workbook.createSheet("Products");
            Recorded.texts(sheet, 0, List.of("Reference", "Name"));
            Recorded.texts(sheet, 1, List.of("R1", "Router"));
            sheet.getRow(1).setZeroHeight(true);
        });

        Recorded read = Recorded.read(file);

        assertThat(read.rows).hasSize(1);
        assertThat(read.noteCodes()).containsExactly("HIDDEN_ROWS");
    }

    @Test
    void warnsOfMergedCellsBelowTheHeader() {
        Path file = Recorded.workbook(directory, workbook -> {
            XSSFSheet sheet = workbook.createSheet("Products");
            Recorded.texts(sheet, 0, List.of("A title over all", ""));
            sheet.addMergedRegion(CellRangeAddress.valueOf("A1:B1"));
            Recorded.texts(sheet, 1, List.of("Reference", "Manufacturer"));
            Recorded.texts(sheet, 2, List.of("R1", "Example SE"));
            Recorded.texts(sheet, 3, List.of("R2", ""));
            sheet.addMergedRegion(CellRangeAddress.valueOf("B3:B4"));
        });

        Recorded read = Recorded.read(file);

        assertThat(read.values().get(1)).containsOnlyKeys("reference");
        assertThat(read.notes).singleElement().satisfies(note -> {
            assertThat(note.code()).isEqualTo("MERGED");
            assertThat(note.message()).startsWith("Products!B3:B4 is merged");
        });
    }

    @Test
    void skipsRowsWithNothingInAKnownColumnAndSaysSo() {
        Path file = Recorded.workbook(directory, workbook -> {
            XSSFSheet sheet = workbook.createSheet("Products");
            Recorded.texts(sheet, 0, List.of("Reference", "Name", "Remarks"));
            Recorded.texts(sheet, 1, List.of("", "", "checked by hand"));
        });

        Recorded read = Recorded.read(file);

        assertThat(read.rows).isEmpty();
        assertThat(read.noteCodes()).containsExactly("ROWS_SKIPPED");
    }

    @Test
    void demandsTheReferenceInEveryRow() {
        Recorded read = read(row -> row.createCell(1).setCellValue("Router"), "Reference", "Name");

        assertThat(read.messages())
                .containsExactly(
                        "Products!A2 is empty, but a row needs the reference of its product; enter it or delete the row.");
        assertThat(read.counts).isEqualTo(new RegisterReader.Counts(1, 1));
    }

    @Test
    void takesAnswersBackButNotWhatEveryProductHas() {
        Recorded read = read(
                row -> {
                    row.createCell(0).setCellValue("R1");
                    row.createCell(1).setCellValue("#CLEAR");
                    row.createCell(2).setCellValue("#clear ");
                },
                "Reference",
                "Name",
                "Data connection");

        assertThat(read.values().get(0))
                .containsOnly(entry("reference", "R1"), entry("dataConnection", RegisterRow.CLEAR));
        assertThat(read.codes()).containsExactly("REQUIRED");
    }

    @Test
    void keepsTextsAsTheyAreSeen() {
        assertThat(number(cell -> cell.setCellValue(123))).isEqualTo("123");
        assertThat(number(cell -> cell.setCellValue(1.5))).isEqualTo("1.5");
        assertThat(number(cell -> cell.setCellValue(-0.001))).isEqualTo("-0.001");
        assertThat(number(cell -> cell.setCellValue(12345678901d))).isEqualTo("12345678901");
        assertThat(number(cell -> formatted(cell, "#,##0", 1234))).isEqualTo("1234");
        assertThat(reference(cell -> cell.setCellValue("007"))).isEqualTo("007");
        assertThat(reference(cell -> cell.setCellValue(" \u00a0R1\u00a0 "))).isEqualTo("R1");
        assertThat(reference(cell -> formatted(cell, "00000", 7))).isEqualTo("00007");
        assertThat(reference(cell -> formatted(cell, "0.00", 1.1))).isEqualTo("1.10");
        assertThat(reference(cell -> formatted(cell, "0.00_ ;[Red]\\-0.00\\ ", 1.1)))
                .isEqualTo("1.10");
        assertThat(reference(cell -> formatted(cell, "[$-407]00000", 7))).isEqualTo("00007");
    }

    @ParameterizedTest
    @CsvSource({"0, 7", "0, 1.1", "0;-0, 7", "0.0, 1.25", "000, 7.5"})
    void warnsOfNumbersWhoseFormatShowsNoZerosOrNotAllDigits(String format, double number) {
        assertThat(read(row -> formatted(row.createCell(0), format, number), "Reference", "Name")
                        .codes())
                .containsExactly("NUMBER_FOR_KEY");
    }

    @ParameterizedTest
    @CsvSource({"00000, 7", "0.0, 2", "0.00, 1.1"})
    void warnsOfNoNumberWhoseFormatShowsItsZeros(String format, double number) {
        assertThat(read(row -> formatted(row.createCell(0), format, number), "Reference", "Name")
                        .codes())
                .isEmpty();
    }

    @Test
    void warnsOfNumbersWithMoreDigitsThanSpreadsheetsKeep() {
        Recorded read = read(row -> row.createCell(0).setCellValue(12345678901234567d), "Reference", "Name");

        assertThat(read.codes()).containsExactly("NUMBER_ROUNDED", "NUMBER_FOR_KEY");
        assertThat(read.rows.get(0).isRejected()).isFalse();
    }

    @Test
    void refusesADateWhereATextIsExpected() {
        Recorded read = read(row -> formatted(row.createCell(0), "d-mmm", 46054), "Reference", "Name");

        assertThat(read.codes()).containsExactly("DATE_FOR_TEXT");
    }

    @Test
    void readsDateCells() {
        assertThat(supportUntil(cell -> formatted(cell, "dd.mm.yyyy", 47178)))
                .containsEntry("supportUntil", "2029-03-01");
        assertThat(supportUntil(cell -> formatted(cell, "m/d/yy", 1))).containsEntry("supportUntil", "1900-01-01");
        assertThat(supportUntil(cell -> formatted(cell, "m/d/yy", 59))).containsEntry("supportUntil", "1900-02-28");
        assertThat(supportUntil(cell -> formatted(cell, "m/d/yy", 61))).containsEntry("supportUntil", "1900-03-01");
        assertThat(supportUntil(cell -> formatted(cell, "yyyy-mm-dd", 60))).doesNotContainKey("supportUntil");
        assertThat(supportUntil(cell -> cell.setCellValue(" 2029-02-28 "))).containsEntry("supportUntil", "2029-02-28");
    }

    @Test
    void readsDatesFrom1904() {
        Path file = Recorded.workbook(directory, workbook -> {
            workbook.getCTWorkbook().getWorkbookPr().setDate1904(true);
            XSSFSheet sheet = workbook.createSheet("Products");
            Recorded.texts(sheet, 0, List.of("Reference", "Support until"));
            Recorded.texts(sheet, 1, List.of("R1"));
            formatted(sheet.getRow(1).createCell(1), "yyyy-mm-dd", 45716);
            Recorded.texts(sheet, 2, List.of("R2"));
            formatted(sheet.getRow(2).createCell(1), "yyyy-mm-dd", 0);
        });

        Recorded read = Recorded.read(file);

        assertThat(read.values().get(0)).containsEntry("supportUntil", "2029-03-01");
        assertThat(read.values().get(1)).containsEntry("supportUntil", "1904-01-01");
    }

    @Test
    void warnsOfATimeOfDay() {
        Recorded read = read(
                row -> {
                    row.createCell(0).setCellValue("R1");
                    formatted(row.createCell(1), "yyyy-mm-dd hh:mm", 0);
                    row.getCell(1).setCellValue(LocalDateTime.of(2029, 3, 1, 8, 30));
                },
                "Reference",
                "Support until");

        assertThat(read.values().get(0)).containsEntry("supportUntil", "2029-03-01");
        assertThat(read.codes()).containsExactly("TIME_IGNORED");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            31.02.2029  | Row 2, column B: "31.02.2029" is not a date; use a date cell or 2029-02-28.
            03/04/2027  | Row 2, column B: "03/04/2027" can be read as day/month or as month/day; use a date cell or ISO text (2027-04-03 or 2027-03-04), or say how your dates are written, such as dd/MM/yyyy.
            03.04.2027  | Row 2, column B: "03.04.2027" can be read as day/month or as month/day; use a date cell or ISO text (2027-04-03 or 2027-03-04), or say how your dates are written, such as dd.MM.yyyy.
            2029-02-31  | Row 2, column B: "2029-02-31" is not a date; use a date cell or ISO text such as 2028-06-01.
            31.12.34    | Row 2, column B: "31.12.34" has a year of two digits, so that its parts cannot be told apart; use a date cell or write all four, or say how your dates are written, such as dd.MM.yy.
            12/31/34    | Row 2, column B: "12/31/34" has a year of two digits, so that its parts cannot be told apart; use a date cell or write all four, or say how your dates are written, such as dd/MM/yy.
            soon        | Row 2, column B: "soon" is not a date; use a date cell or ISO text such as 2028-06-01.
            Montag 31.12.2034 | Row 2, column B: "Montag 31.12.2034" says more than a day; write 31.12.2034 alone where that is meant.
            """)
    void saysWhyATextIsNoDate(String met, String message) {
        Recorded read = Recorded.readCsv(directory, "Reference,Support until\nR1," + met);

        assertThat(read.messages()).containsExactly(message);
        assertThat(read.rows.get(0).problems().get(0)).satisfies(problem -> {
            assertThat(problem.cell()).isEqualTo("B2");
            assertThat(problem.column()).isEqualTo("Support until");
            assertThat(problem.met()).isEqualTo(met);
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            31.12.2034         | 2034-12-31
            12/31/2034         | 2034-12-31
            31/12/2034         | 2034-12-31
            5.5.2034           | 2034-05-05
            31-12-2034         | 2034-12-31
            2034/12/31         | 2034-12-31
            2034.1.5           | 2034-01-05
            1. März 2034       | 2034-03-01
            31 décembre 2034   | 2034-12-31
            31 de diciembre de 2034 | 2034-12-31
            31 grudnia 2034    | 2034-12-31
            December 31, 2034  | 2034-12-31
            3-Dec-2034         | 2034-12-03
            20341231           | 2034-12-31
            Sonntag, 31. Dezember 2034 | 2034-12-31
            lundi 1er janvier 2035 | 2035-01-01
            niedziela, 31 grudnia 2034 | 2034-12-31
            Sunday, December 31, 2034 | 2034-12-31
            Mo, 05.03.2035     | 2035-03-05
            Do. 03.05.2035     | 2035-05-03
            gioved\u00EC 03/05/2035 | 2035-05-03
            """)
    void readsADateThatCanMeanOneDayOnly(String met, String day) {
        assertThat(supportUntil(cell -> cell.setCellValue(met))).containsEntry("supportUntil", day);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"31.12.2034 00:00", "31.12.2034 00:00:00", "12/31/2034 12:00:00 AM", "2034-12-31T00:00:00Z"})
    void readsADateWithATimeBehindItAndSaysSo(String met) {
        Recorded read = readOne("Support until", cell -> cell.setCellValue(met));

        assertThat(read.values().get(0)).containsEntry("supportUntil", "2034-12-31");
        assertThat(read.codes()).containsExactly("TIME_IGNORED");
    }

    @Test
    void readsADateThatWasTypedAsANumber() {
        assertThat(supportUntil(cell -> cell.setCellValue(20341231))).containsEntry("supportUntil", "2034-12-31");
    }

    @Test
    void remarksADayLongBeforeThereWereSuchProducts() {
        Recorded read = readOne("Placed on the market on", cell -> cell.setCellValue("1927-03-01"));

        assertThat(read.values().get(0)).containsEntry("placedOnMarketOn", "1927-03-01");
        assertThat(read.messages()).singleElement().asString().contains("check the century");
        assertThat(codes("Placed on the market on", cell -> cell.setCellValue("1970-01-01")))
                .isEmpty();
    }

    @Test
    void refusesANumberThatMayBeADate() {
        assertThat(codes("Support until", cell -> cell.setCellValue(47178))).containsExactly("NUMBER_FOR_DATE");
    }

    @Test
    void namesNoFieldWhereAValueIsOutOfRange() {
        assertThat(Recorded.readCsv(directory, "Reference,Support until,Expected use in years\nR1,9999-12-31,101\n")
                        .messages())
                .containsExactly(
                        "Row 2, column B: \"9999-12-31\" is out of range; accepted: a date between 1900-01-01 and 2200-12-31.",
                        "Row 2, column C: \"101\" is out of range; accepted: a number with at most 2 decimals from 0 to 100.");
    }

    @Test
    void refusesDatesOutOfRange() {
        assertThat(codes("Support until", cell -> cell.setCellValue("2999-01-01")))
                .containsExactly("OUT_OF_RANGE");
    }

    @Test
    void readsDatesInThePatternTheCallerNames() {
        ReadOptions options = ReadOptions.DEFAULT.withSettings(ReadSettings.NONE.withDatePattern("dd/MM/yyyy"));

        Recorded read = Recorded.readCsv(
                directory,
                "Reference,Support until\nR1,03/04/2027\nR2,2027-04-03\nR3,31/02/2027",
                StandardCharsets.UTF_8,
                options);

        assertThat(read.values().get(0)).containsEntry("supportUntil", "2027-04-03");
        assertThat(read.values().get(1)).containsEntry("supportUntil", "2027-04-03");
        assertThat(read.values().get(2)).doesNotContainKey("supportUntil");
    }

    @Test
    void readsDaysAndMonthsOfOneDigitByAPatternWithTwo() {
        Recorded read = Recorded.readCsv(
                directory,
                "Reference,Support until\nR1,1.6.2028\nR2,01.06.2028\nR3,31.2.2028",
                StandardCharsets.UTF_8,
                ReadOptions.DEFAULT.withSettings(ReadSettings.NONE.withDatePattern("dd.MM.yyyy")));

        assertThat(read.values().get(0)).containsEntry("supportUntil", "2028-06-01");
        assertThat(read.values().get(1)).containsEntry("supportUntil", "2028-06-01");
        assertThat(read.values().get(2)).doesNotContainKey("supportUntil");
    }

    @Test
    void readsDatesThatCanMeanOneDayOnlyBesideThoseInThePattern() {
        Recorded read = Recorded.readCsv(
                directory,
                "Reference,Support until\nR1,03/04/2027\nR2,31.12.2034\nR3,03.04.2027",
                StandardCharsets.UTF_8,
                ReadOptions.DEFAULT.withSettings(ReadSettings.NONE.withDatePattern("dd/MM/yyyy")));

        assertThat(read.values().get(0)).containsEntry("supportUntil", "2027-04-03");
        assertThat(read.values().get(1)).containsEntry("supportUntil", "2034-12-31");
        assertThat(read.values().get(2)).doesNotContainKey("supportUntil");
    }

    @Test
    void readsOfACellWithAValueAndATextWhatItsTypeSays() throws IOException {
        Recorded read =
                Recorded.read(Recorded.products(directory, List.of("Reference", "Name", "Manufacturer"), row -> {
                    row.createCell(0).setCellValue("R1");
                    CTCell text = ((XSSFCell) row.createCell(1)).getCTCell();
                    text.setT(STCellType.INLINE_STR);
                    text.addNewIs().setT("Router");
                    text.setV("left over");
                    CTCell value = ((XSSFCell) row.createCell(2)).getCTCell();
                    value.setT(STCellType.STR);
                    value.setV("Example SE");
                    value.addNewIs().setT("left over");
                }));

        assertThat(read.values().get(0)).containsEntry("name", "Router").containsEntry("manufacturer", "Example SE");
    }

    @Test
    void refusesADatePatternThatIsNone() {
        assertThatThrownBy(() -> Recorded.read(
                        Recorded.products(directory, List.of("Reference", "Support until"), row -> {}),
                        ReadOptions.DEFAULT.withSettings(ReadSettings.NONE.withDatePattern("nonsense"))))
                .hasMessageStartingWith(
                        "\"nonsense\" is no pattern that a date can be read by; use one such as dd.MM.yyyy");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Yes", "y", "TRUE", "1", "ja", "Oui", "Sí", " yes "})
    void readsYes(String text) {
        assertThat(answer("Data connection", cell -> cell.setCellValue(text))).isEqualTo(true);
    }

    @ParameterizedTest
    @ValueSource(strings = {"No", "n", "false", "0", "Nein", "NON"})
    void readsNo(String text) {
        assertThat(answer("Data connection", cell -> cell.setCellValue(text))).isEqualTo(false);
    }

    @Test
    void readsYesAndNoFromOtherCells() {
        assertThat(answer("Data connection", cell -> cell.setCellValue(true))).isEqualTo(true);
        assertThat(answer("Data connection", cell -> cell.setCellValue(0))).isEqualTo(false);
        assertThat(codes("Data connection", cell -> cell.setCellValue("maybe"))).containsExactly("NOT_YES_OR_NO");
        assertThat(codes("Data connection", cell -> cell.setCellValue(2))).containsExactly("NOT_YES_OR_NO");
        assertThat(codes("Data connection", cell -> cell.setCellValue("?"))).containsExactly("NOT_YES_OR_NO");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CRA-III-I-03",
                "cra-iii-i-3",
                "III.I.3",
                "III.I.03",
                "Annex III Class I, 3",
                "Annex III, class I, no. 3",
                "Annex III class I point 3",
                "Password managers",
                "PASSWORD MANAGERS",
                "III.I.3 Password managers"
            })
    void readsACategoryInItsUsualSpellings(String text) {
        assertThat(answer("Core functionality", cell -> cell.setCellValue(text)))
                .isEqualTo("CRA-III-I-03");
    }

    @Test
    void readsSeveralThingsOfOneCategory() {
        assertThat(answer("Core functionality", cell -> cell.setCellValue("Routers, modems and switches")))
                .isEqualTo("CRA-III-I-12");
        assertThat(answer("Core functionality", cell -> cell.setCellValue("IDS/IPS")))
                .isEqualTo("CRA-III-II-02");
        assertThat(codes("Core functionality", cell -> cell.setCellValue("Router and firewall")))
                .containsExactly("NOT_ACCEPTED");
        assertThat(codes("Core functionality", cell -> cell.setCellValue("Router and more")))
                .containsExactly("NOT_ACCEPTED");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Class I",
                "Important class 1",
                "important, class II",
                "Klasse 2",
                "critical",
                "wichtiges Produkt (Klasse II)",
                "produit critique",
                "wa\u017Cny, klasa I"
            })
    void saysThatAClassFollowsFromTheCoreFunctionality(String text) {
        assertThat(Recorded.readCsv(directory, "Reference,Core functionality\nR1,\"" + text + "\"")
                        .messages())
                .singleElement()
                .asString()
                .isEqualTo(
                        "Row 2, column B: \"%s\" is a class, which follows from the core functionality; write that, as an item such as III.I.3, its title or code as the template lists them, or NONE."
                                .formatted(text));
    }

    @Test
    void tellsTheAnnexesApart() {
        assertThat(answer("Core functionality", cell -> cell.setCellValue("Annex III, class II, no. 2")))
                .isEqualTo("CRA-III-II-02");
        assertThat(answer("Core functionality", cell -> cell.setCellValue("IV.1")))
                .isEqualTo("CRA-IV-01");
        assertThat(answer("Core functionality", cell -> cell.setCellValue("none")))
                .isEqualTo("NONE");
        assertThat(codes("Core functionality", cell -> cell.setCellValue("III.3")))
                .containsExactly("NOT_ACCEPTED");
        assertThat(codes("Core functionality", cell -> cell.setCellValue("III.I.99")))
                .containsExactly("NOT_ACCEPTED");
    }

    @Test
    void readsChoicesByCodeAndLabel() {
        assertThat(answer("Nature", cell -> cell.setCellValue("HARDWARE_AND_SOFTWARE")))
                .isEqualTo("HARDWARE_AND_SOFTWARE");
        assertThat(answer("nature", cell -> cell.setCellValue("hardware and software")))
                .isEqualTo("HARDWARE_AND_SOFTWARE");
        assertThat(Recorded.readCsv(directory, "Reference,Nature\nR1,Wood").messages())
                .singleElement()
                .asString()
                .startsWith("Row 2, column B: \"Wood\" is not accepted for \"Nature\"; accepted: Hardware; Software;");
    }

    @Test
    void saysWhatIsAcceptedInWordsAndNotInCodes() {
        assertThat(Recorded.readCsv(directory, "Reference,Other law\nR1,Toys").messages())
                .singleElement()
                .asString()
                .contains("accepted: Medical devices, Regulation (EU) 2017/745; ");
        assertThat(answer("Other law", cell -> cell.setCellValue("MDR")))
                .isEqualTo(List.of("MEDICAL_DEVICES_2017_745"));
    }

    @Test
    void readsSets() {
        String column = "AI Act Annex III points";
        assertThat(answer(column, cell -> cell.setCellValue("P4A, P1A;P1A\nP2")))
                .isEqualTo(List.of("P1A", "P2", "P4A"));
        assertThat(answer(column, cell -> cell.setCellValue("1(a); 4 (a)"))).isEqualTo(List.of("P1A", "P4A"));
        assertThat(answer(column, cell -> cell.setCellValue("NONE"))).isEqualTo(List.of());
        assertThat(answer(
                        "Other law",
                        cell -> cell.setCellValue(
                                "Medical devices, Regulation (EU) 2017/745; MARINE_EQUIPMENT_2014_90")))
                .isEqualTo(List.of("MEDICAL_DEVICES_2017_745", "MARINE_EQUIPMENT_2014_90"));
        assertThat(codes(column, cell -> cell.setCellValue("P1A, none"))).containsExactly("NONE_WITH_OTHERS");
        assertThat(codes(column, cell -> cell.setCellValue("P1A, P99"))).containsExactly("NOT_ACCEPTED");
        assertThat(codes(column, cell -> cell.setCellValue("-"))).containsExactly("NOT_ACCEPTED");
        assertThat(codes(column, cell -> cell.setCellValue(";"))).containsExactly("NOT_ACCEPTED");
    }

    @Test
    void readsNumbers() {
        assertThat(answer("Chip AVA_VAN", cell -> cell.setCellValue(3))).isEqualTo(3);
        assertThat(answer("Chip AVA_VAN", cell -> cell.setCellValue(" 3 "))).isEqualTo(3);
        assertThat(answer("Expected use in years", cell -> cell.setCellValue(7.5)))
                .isEqualTo(new BigDecimal("7.5"));
        assertThat(answer("Expected use in years", cell -> cell.setCellValue("7,5")))
                .isEqualTo(new BigDecimal("7.5"));
        assertThat(codes("Expected use in years", cell -> cell.setCellValue("1,250")))
                .containsExactly("DECIMAL_COMMA");
        assertThat(codes("Expected use in years", cell -> cell.setCellValue("ten")))
                .containsExactly("NOT_A_NUMBER");
        assertThat(codes("Chip AVA_VAN", cell -> cell.setCellValue(6))).containsExactly("OUT_OF_RANGE");
        assertThat(codes("Chip AVA_VAN", cell -> cell.setCellValue(1.5))).containsExactly("OUT_OF_RANGE");
    }

    @Test
    void usesTheStoredResultOfAFormulaAndSaysSo() {
        Recorded read = read(
                row -> {
                    row.createCell(0).setCellFormula("CONCATENATE(\"R\",1)");
                    row.getSheet()
                            .getWorkbook()
                            .getCreationHelper()
                            .createFormulaEvaluator()
                            .evaluateFormulaCell(row.getCell(0));
                    row.createCell(1).setCellFormula("1+1");
                },
                "Reference",
                "Name");

        assertThat(read.values().get(0)).containsEntry("reference", "R1");
        assertThat(read.codes()).startsWith("FORMULA");
    }

    @Test
    void reportsErrorCells() {
        assertThat(codes("Data connection", cell -> cell.setCellErrorValue(FormulaError.NA.getCode())))
                .containsExactly("CELL_ERROR");
    }

    @Test
    void refusesTextsThatAreTooLong() {
        assertThat(codes("Responsible", cell -> cell.setCellValue("x".repeat(201))))
                .containsExactly("TEXT_TOO_LONG");
        assertThat(codes("Responsible", cell -> cell.setCellValue("x".repeat(200))))
                .isEmpty();
    }

    @Test
    void passesAMillionEmptyRowsQuicklyAndDoesNotCountThem() throws IOException {
        Path file = directory.resolve("empty.xlsx");
        try (SXSSFWorkbook workbook = new SXSSFWorkbook(10);
                OutputStream out = Files.newOutputStream(file)) {
            SXSSFSheet sheet = workbook.createSheet("Products");
            sheet.createRow(0).createCell(0).setCellValue("Reference");
            sheet.getRow(0).createCell(1).setCellValue("Name");
            for (int i = 1; i < 1_000_000; i++) {
                sheet.createRow(i);
            }
            sheet.createRow(1_000_000).createCell(0).setCellValue("R1");
            workbook.write(out);
        }

        assertTimeoutPreemptively(Duration.ofSeconds(30), () -> {
            Recorded read = Recorded.read(file);
            assertThat(read.rows)
                    .singleElement()
                    .satisfies(row -> assertThat(row.row()).isEqualTo(1_000_001));
        });
    }

    @Test
    void stopsWhenTheSinkThrows() {
        Path file = Recorded.products(
                directory,
                List.of("Reference", "Name"),
                row -> row.createCell(0).setCellValue("R1"));
        RegisterSink cancelled = new RegisterSink() {
            @Override
            public void header(SheetKind sheet, RegisterHeader header) {}

            @Override
            public void row(RegisterRow row) {
                throw new IllegalStateException("cancelled");
            }

            @Override
            public void note(Problem problem) {}
        };

        assertThatThrownBy(() -> new RegisterReader().read(file, "r.xlsx", ReadOptions.DEFAULT, cancelled))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("cancelled");
    }

    private Object answer(String header, Consumer<Cell> fill) {
        Recorded read = readOne(header, fill);
        assertThat(read.messages()).isEmpty();
        String field = read.header.recognised().get(1).field();
        return read.values().get(0).get(field);
    }

    private List<String> codes(String header, Consumer<Cell> fill) {
        return readOne(header, fill).codes();
    }

    private Map<String, Object> supportUntil(Consumer<Cell> fill) {
        return readOne("Support until", fill).values().get(0);
    }

    private Object reference(Consumer<Cell> fill) {
        Recorded read = read(row -> fill.accept(row.createCell(0)), "Reference", "Name");
        assertThat(read.messages()).isEmpty();
        return read.values().get(0).get("reference");
    }

    /** A number in the column Name, where nobody asks which zeros were typed. */
    private Object number(Consumer<Cell> fill) {
        Recorded read = readOne("Name", fill);
        assertThat(read.messages()).isEmpty();
        return read.values().get(0).get("name");
    }

    private Recorded readOne(String header, Consumer<Cell> fill) {
        return read(
                row -> {
                    row.createCell(0).setCellValue("R1");
                    fill.accept(row.createCell(1));
                },
                "Reference",
                header);
    }

    private Recorded read(Consumer<Row> fill, String... header) {
        return Recorded.read(Recorded.products(directory, List.of(header), fill));
    }

    private static void formatted(Cell cell, String format, double value) {
        XSSFWorkbook workbook = (XSSFWorkbook) cell.getSheet().getWorkbook();
        CellStyle style = workbook.createCellStyle();
        style.setDataFormat(workbook.createDataFormat().getFormat(format));
        cell.setCellStyle(style);
        cell.setCellValue(value);
    }
}
