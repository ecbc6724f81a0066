package org.craregistry.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.poi.ss.SpreadsheetVersion;
import org.apache.poi.ss.util.AreaReference;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFFont;
import org.apache.poi.xssf.usermodel.XSSFRichTextString;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFTable;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.craregistry.register.workbook.UnreadableRegister;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTCell;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTRElt;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTRst;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.STCellType;

/** What came out wrong with files that other people made: each a kind, with the right reading. */
class ForeignFilesTests {

    @TempDir
    Path directory;

    @Test
    void warnsOfAVersionThatIsANumber() {
        Recorded read = Recorded.read(Recorded.products(directory, List.of("Reference", "Version", "Name"), row -> {
            row.createCell(0).setCellValue("R-1");
            row.createCell(1).setCellValue(2.0);
            row.createCell(2).setCellValue("Router");
        }));

        assertThat(read.values().get(0)).containsEntry("version", "2");
        assertThat(read.messages())
                .containsExactly(
                        "Products!B2: \"2\" is a number: whether zeros were typed before or behind it, as in 007 or 2.0, is not in the file. Format the column as text.");
    }

    @Test
    void putsATextWithTheSeparatorTogetherAgain() {
        Recorded read =
                Recorded.readCsv(directory, "Reference,Manufacturer,Name\nR-1,ACME, Inc.,Router\nR-2,Other,Switch\n");

        assertThat(read.values().get(0))
                .containsOnly(entry("reference", "R-1"), entry("manufacturer", "ACME, Inc."), entry("name", "Router"));
        assertThat(read.messages()).singleElement().asString().startsWith("Row 2 had 4 cells where the header has 3");
        assertThat(read.rows.get(1).problems()).isEmpty();
    }

    @Test
    void putsATextTogetherAgainWhoseSeparatorHasABackslashBeforeIt() {
        Recorded read = Recorded.readCsv(
                directory, "Reference,Manufacturer,Name\nR-1,ACME\\,Inc.,Router\nR-2,A\\, B,C\\, D\nR-3,C:\\,Switch\n");

        assertThat(read.values())
                .containsExactly(
                        Map.of("reference", "R-1", "manufacturer", "ACME,Inc.", "name", "Router"),
                        Map.of("reference", "R-2", "manufacturer", "A, B", "name", "C, D"),
                        Map.of("reference", "R-3", "manufacturer", "C:\\", "name", "Switch"));
        assertThat(read.codes()).containsExactly("TEXT_REJOINED", "TEXT_REJOINED");
    }

    @Test
    void rejectsARowThatASeparatorHasShifted() {
        Recorded read = Recorded.readCsv(directory, "Reference,Manufacturer,Name\nR-2,O,S\nR-1,ACME,Inc.,Router\n");

        assertThat(read.rows.get(1).isRejected()).isTrue();
        assertThat(read.messages()).singleElement().asString().startsWith("Row 3 has 4 cells where the header has 3");
    }

    @Test
    void acceptsASeparatorAtTheEndOfEveryRow() {
        assertThat(Recorded.readCsv(directory, "Reference;Name\nR-1;Router;\nR-2;Switch;\n")
                        .messages())
                .isEmpty();
    }

    @Test
    void reportsValuesBelowAnEmptyHeader() {
        Recorded read = Recorded.readCsv(directory, "Reference,,Name\nR-1,x,Router\nR-2,y,Switch\n");

        assertThat(read.notes)
                .extracting(Problem::message)
                .containsExactly(
                        "Row 2, column B: column B has no header, but 2 cells hold something below, the first \"x\"; nothing of it was read. Give it a header, or say what column B holds.");
    }

    @Test
    void readsAHeaderInTwoRows() {
        Path file = Recorded.workbook(directory, workbook -> {
            XSSFSheet sheet = workbook.createSheet("Products");
            Recorded.texts(sheet, 0, List.of("Reference", "Name", "Support", ""));
            Recorded.texts(sheet, 1, List.of("", "", "Support until", "Expected use in years"));
            sheet.addMergedRegion(CellRangeAddress.valueOf("A1:A2"));
            sheet.addMergedRegion(CellRangeAddress.valueOf("C1:D1"));
            Recorded.texts(sheet, 2, List.of("R-1", "Router", "2034-12-31", "7"));
        });

        Recorded read = Recorded.read(file);

        assertThat(read.header.row()).isEqualTo(2);
        assertThat(read.values())
                .singleElement()
                .satisfies(values -> assertThat(values)
                        .containsEntry("supportUntil", "2034-12-31")
                        .containsEntry("expectedUseYears", new BigDecimal("7")));
        assertThat(read.noteCodes()).containsExactly("HEADER_IN_TWO_ROWS");
    }

    @Test
    void takesASpaceBeforeAQuote() {
        Recorded read = Recorded.readCsv(directory, "\"Reference\", \"Name\"\n\"R-1\", \"Router, small\"\n");

        assertThat(read.values()).containsExactly(Map.of("reference", "R-1", "name", "Router, small"));
        assertThat(read.messages()).isEmpty();
    }

    @Test
    void takesBackslashesBeforeQuotes() {
        Recorded read = Recorded.readCsv(
                directory, "\"Reference\",\"Name\",\"Description\"\n\"R-1\",\"the \\\"small\\\" one\",\"C:\\\\x\"\n");

        assertThat(read.values().get(0))
                .containsEntry("name", "the \"small\" one")
                .containsEntry("description", "C:\\x");
        assertThat(read.noteCodes()).containsExactly("BACKSLASHES");
    }

    @Test
    void leavesBackslashesAloneWhereTheyEscapeNothing() {
        assertThat(Recorded.readCsv(directory, "\"Reference\",\"Name\"\n\"R-1\",\"C:\\\"\n\"R-2\",\"a \"\"b\\\"\"\"\n")
                        .values())
                .extracting(values -> values.get("name"))
                .containsExactly("C:\\", "a \"b\\\"");
    }

    @Test
    void readsTheExactHeaderOfTwoAndReportsTheOther() {
        Recorded read = Recorded.readCsv(directory, "Reference,Product name,Name\nR-1,other,Router\n");

        assertThat(read.values()).containsExactly(Map.of("reference", "R-1", "name", "Router"));
        assertThat(read.header.unknown()).extracting(RegisterHeader.Cell::text).containsExactly("Product name");
        assertThat(read.notes)
                .extracting(Problem::message)
                .containsExactly(
                        "Row 1, column B: \"Product name\" stands for \"Name\" as column C \"Name\" does, which is read; this one is not. If it is the right one, say that column B holds \"Name\".");
    }

    @Test
    void readsHeadersThatTellInBracketsHowToFillTheColumn() {
        Recorded read = Recorded.readCsv(
                directory,
                "Artikelnummer (Pflichtfeld),Bezeichnung*,Vernetzt (ja/nein),Support bis [TT.MM.JJJJ],Version (alt),Release (date)\nR-1,Router,ja,31.12.2034,X,2024-05-01\n");

        assertThat(read.values())
                .containsExactly(Map.of(
                        "reference", "R-1", "name", "Router", "dataConnection", true, "supportUntil", "2034-12-31"));
        assertThat(read.header.unknown())
                .extracting(RegisterHeader.Cell::text)
                .containsExactly("Version (alt)", "Release (date)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Version (e.g. 1.0)",
                "Version (z. B. 1.0)",
                "Versionsnummer (z.B.: 1.0)",
                "Version (p. ex. 1.0)",
                "Versi\u00F3n (por ejemplo 1.0)",
                "Versione (ad es. 1.0)",
                "Wersja (np. 1.0)",
                "Version [Example: v1.0]",
                "Version (max. 200 characters)",
                "Version* (Freitext, max 200 Zeichen)"
            })
    void readsHeadersThatGiveAnExampleOrTheRoomThereIs(String header) {
        assertThat(Recorded.readCsv(directory, "Reference;Name;%s\nR-1;A;1.0\n".formatted(header))
                        .values()
                        .get(0))
                .containsEntry("version", "1.0");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Version (old)", "Version (1.0)", "Version (2)", "Version (e.g.)", "Version (of the example)"})
    void readsNoHeaderThatSaysMoreThanHowToFillIt(String header) {
        assertThat(Recorded.readCsv(directory, "Reference;Name;%s\nR-1;A;1.0\n".formatted(header))
                        .values()
                        .get(0))
                .doesNotContainKey("version");
    }

    @Test
    void readsTheColumnThatIsMappedByItsLetter() {
        ReadSettings settings = new ReadSettings(
                Map.of(), Map.of("b", "name"), null, null, List.of(), null, null, null, ReadSettings.NONE.alikeKeys());

        Recorded read = Recorded.readCsv(
                directory,
                "Reference,Product name,Name\nR-1,other,Router\n",
                StandardCharsets.UTF_8,
                ReadOptions.DEFAULT.withSettings(settings));

        assertThat(read.values()).containsExactly(Map.of("reference", "R-1", "name", "other"));
    }

    @Test
    void takesTheRowWithTheMostHeadersBelowADocumentControlBlock() {
        Path file = Recorded.workbook(directory, workbook -> {
            XSSFSheet sheet = workbook.createSheet("Register");
            Recorded.texts(sheet, 0, List.of("Reference:", "QM-17", "Version:", "3"));
            Recorded.texts(sheet, 1, List.of("Reference", "QM-17", "Version", "3", "Responsible", "QM"));
            Recorded.texts(sheet, 3, List.of("Reference", "Version", "Name", "Nature"));
            Recorded.texts(sheet, 4, List.of("R-1", "1", "Router", "Hardware"));
        });

        Recorded read = Recorded.read(file);

        assertThat(read.header.row()).isEqualTo(4);
        assertThat(read.values()).hasSize(1);
    }

    @Test
    void showsTheTextsOfTheNearestSheetWhenItFindsNoHeader() {
        Path file = Recorded.workbook(directory, workbook -> {
            Recorded.texts(workbook.createSheet("Cover"), 0, List.of("Confidential"));
            Recorded.texts(workbook.createSheet("List"), 0, List.of("Refernce", "Name", "Version"));
        });

        assertThat(refusal(file).getMessage())
                .isEqualTo(
                        "Sheet \"List\" has no column for the reference of the product; met: \"Refernce\", \"Name\", \"Version\". \"Refernce\" may be \"Reference\" (1 letter differs). Name one \"Reference\", or say which one is it.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"#N/A", "#NV", "#REF!", "#VALEUR!", "########", "##"})
    void takesAnErrorInACsvFileForOne(String error) {
        Recorded read = Recorded.readCsv(directory, "Reference,Name\n" + error + ",Router\n");

        assertThat(read.codes()).containsExactly("CELL_ERROR");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Total,", "Summe:,3", "Gesamt,", "Total : 3,", "Razem,12", "Ergebnis,3 Produkte"})
    void skipsRowsOfSums(String row) {
        Recorded read = Recorded.readCsv(directory, "Reference,Name\nR-1,Router\n" + row + "\n");

        assertThat(read.rows).hasSize(1);
        assertThat(read.notes)
                .extracting(Problem::message)
                .containsExactly(
                        "The file has 1 row of sums or page numbers, no products (row 3), which was not read.");
    }

    @Test
    void readsAProductThatIsCalledTotal() {
        assertThat(Recorded.readCsv(directory, "Reference,Name\nTOTAL,Total Commander\n").rows)
                .hasSize(1);
    }

    @Test
    void skipsTheTotalsRowOfATable() {
        Path file = Recorded.workbook(directory, workbook -> {
            XSSFSheet sheet = workbook.createSheet("Products");
            Recorded.texts(sheet, 0, List.of("Reference", "Name"));
            Recorded.texts(sheet, 1, List.of("R-1", "Router"));
            Recorded.texts(sheet, 2, List.of("154 in all", "what the table shows"));
            XSSFTable table = sheet.createTable(new AreaReference("A1:B3", SpreadsheetVersion.EXCEL2007));
            table.getCTTable().setTotalsRowCount(1);
        });

        Recorded read = Recorded.read(file);

        assertThat(read.rows).hasSize(1);
        assertThat(read.noteCodes()).containsExactly("TOTAL_ROWS");
    }

    @Test
    void saysWhichRowsStandBetweenTwoHeaders() {
        Recorded read = Recorded.readCsv(directory, "Reference,Name\nR-1,A\n\nReference,Version,Name\nR-2,2,B\n");

        assertThat(read.rows).hasSize(1);
        assertThat(read.notes)
                .extracting(Problem::message)
                .containsExactly(
                        "The file has a header in row 1 and one that says more in row 4, which is taken; the row between them was not read. Put what is missing below it, or name the row of the header.");
        assertThat(Recorded.readCsv(directory, "Reference,Name\n\nReference,Version,Name\nR-2,2,B\n").notes)
                .isEmpty();
    }

    @Test
    void remarksKeysThatASpreadsheetHasChanged() {
        Recorded read = Recorded.readCsv(
                directory, "Reference;Version;Name\n1,23457E+12;02. Jan;A\nR-2;Feb 25;B\nR-3;May;C\nR-4;3 rev;D\n");

        assertThat(read.codes()).containsExactly("NUMBER_ROUNDED", "DATE_FOR_TEXT", "DATE_FOR_TEXT");
        assertThat(read.rows).noneMatch(RegisterRow::isRejected);
    }

    @Test
    void skipsARowThatNumbersTheColumns() {
        Recorded read = Recorded.readCsv(directory, "Reference,Version,Name\n(1),(2),(3)\nR-1,1,Router\n");

        assertThat(read.values()).extracting(values -> values.get("reference")).containsExactly("R-1");
        assertThat(read.noteCodes()).containsExactly("COLUMNS_NUMBERED");
        assertThat(Recorded.readCsv(directory, "Reference,Version,Name\nR-1,1,Router\n1,2,3\n")
                        .values())
                .hasSize(2);
    }

    @Test
    void skipsAHeaderThatIsRepeatedOnEveryPage() {
        Recorded read = Recorded.readCsv(directory, "Reference,Name\nR-1,Router\nReference,Name\nR-2,Switch\n");

        assertThat(read.rows).hasSize(2);
        assertThat(read.noteCodes()).containsExactly("HEADER_REPEATED");
    }

    @Test
    void readsAWorkbookWithATextThatIsMissing() throws IOException {
        Path file = rewritten("xl/sharedStrings.xml", text -> text.replaceFirst("<si><t>Router</t></si>", ""));

        Recorded read = Recorded.read(file);

        assertThat(read.values()).containsExactly(Map.of("reference", "R-1"));
        assertThat(read.codes()).containsExactly("CELL_ERROR");
    }

    @Test
    void readsAWorkbookWithoutTheFormatsThatItNames() throws IOException {
        Path file = rewritten("xl/_rels/workbook.xml.rels", text -> text.replace("styles.xml", "nowhere.xml"));

        assertThat(Recorded.read(file).values()).containsExactly(Map.of("reference", "R-1", "name", "Router"));
    }

    @Test
    void readsAWorkbookWithoutTheSharedTextsThatItNames() throws IOException {
        UnaryOperator<String> elsewhere = text -> text.replace("sharedStrings.xml", "nowhere.xml");
        Path inline = rewritten(
                Recorded.workbook(directory, ForeignFilesTests::twoCells), "xl/worksheets/sheet1.xml", text -> {
                    String cell = text;
                    for (String one : List.of("Reference", "Name", "R-1", "Router")) {
                        cell = cell.replaceFirst(
                                "t=\"s\" s=\"0\"><v>\\d</v>", "t=\"inlineStr\"><is><t>" + one + "</t></is>");
                    }
                    return cell;
                });

        assertThat(Recorded.read(rewritten(inline, "xl/_rels/workbook.xml.rels", elsewhere))
                        .values())
                .containsExactly(Map.of("reference", "R-1", "name", "Router"));
        assertThat(refusal(rewritten("xl/_rels/workbook.xml.rels", elsewhere)))
                .hasMessageContaining("damaged or cut off (the texts of its cells are missing)");
    }

    @Test
    void readsAWorkbookThatWasPackedByHand() throws IOException {
        Path file = rewritten("xl/.DS_Store", text -> "Bud1");

        assertThat(Recorded.read(file).values()).containsExactly(Map.of("reference", "R-1", "name", "Router"));
    }

    @Test
    void readsCellAddressesInLowerCase() throws IOException {
        Path file = rewritten(
                "xl/worksheets/sheet1.xml",
                text -> text.replace("r=\"A", "r=\"a").replace("r=\"B", "r=\"b"));

        assertThat(Recorded.read(file).values()).containsExactly(Map.of("reference", "R-1", "name", "Router"));
    }

    @Test
    void readsAWorkbookThatListsASheetItDoesNotHold() throws IOException {
        Path file = rewritten(
                "xl/workbook.xml",
                text -> text.replace("<sheets>", "<sheets><sheet name=\"Cover\" sheetId=\"99\" r:id=\"rId99\"/>"));

        Recorded read = Recorded.read(file);

        assertThat(read.values()).hasSize(1);
        assertThat(read.notes)
                .extracting(Problem::message)
                .containsExactly("The file lists a sheet \"Cover\" but does not hold it; nothing of it could be read.");
    }

    @Test
    void readsAHiddenSheetWhereNoVisibleOneHasOurHeaders() {
        Path file = Recorded.workbook(directory, workbook -> {
            Recorded.texts(workbook.createSheet("Data"), 0, List.of("Reference", "Name"));
            Recorded.texts(workbook.getSheetAt(0), 1, List.of("R-1", "Router"));
            Recorded.texts(workbook.createSheet("Cover"), 0, List.of("Hello"));
            workbook.setActiveSheet(1);
            workbook.setSheetHidden(0, true);
        });

        Recorded read = Recorded.read(file);

        assertThat(read.values()).hasSize(1);
        assertThat(read.noteCodes()).contains("HIDDEN_SHEET");
    }

    @Test
    void tellsXmlSpreadsheetsFromOtherXml() {
        assertThat(refusal(text(
                                "r.xls",
                                "<?xml version='1.0'?><Workbook xmlns='urn:schemas-microsoft-com:office:spreadsheet'>"))
                        .code())
                .isEqualTo("XML_SPREADSHEET");
        assertThat(refusal(text("r.xls", "<?xml version='1.0'?><products/>")).code())
                .isEqualTo("NOT_A_SPREADSHEET");
        assertThat(refusal(text("r.xls", "<!DOCTYPE html><html>")).getMessage())
                .contains("a web page (HTML)", "save it as Excel workbook (.xlsx)");
    }

    @Test
    void cutsNoCharacterInHalf() {
        String met = "x".repeat(76) + "\uD83D\uDE00".repeat(200);

        Recorded read = Recorded.readCsv(directory, "Reference,Data connection\nR-1," + met + "\n");

        Problem problem = read.rows.get(0).problems().get(0);
        assertThat(problem.message() + problem.met()).matches(text -> org.craregistry.storage.StorableText.is(text));
    }

    @Test
    void writesCsvThatASpreadsheetDoesNotChange() throws IOException {
        List<String> versions = List.of("2.0", "1.10", "00123", "1E5", "2027-01-02", "10:30", "2-May", "TRUE", "#N/A");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new RegisterCsvWriter()
                .write(
                        Recorded.EXPORTED_AT,
                        versions.stream()
                                .map(version -> new ExportRow(
                                        Map.<String, Object>of("reference", "R", "name", "N", "version", version),
                                        Map.of()))
                                .iterator(),
                        out);

        for (String version : versions) {
            assertThat(out.toString(StandardCharsets.UTF_8)).contains("\"'" + version + "\"");
        }
        assertThat(Recorded.read(Recorded.write(directory.resolve("r.csv"), out.toByteArray()))
                        .values())
                .extracting(values -> values.get("version"))
                .isEqualTo(versions);
    }

    @Test
    void readsOurCsvThatWasSavedAsAWorkbook() {
        Path file = Recorded.workbook(directory, workbook -> {
            XSSFSheet sheet = workbook.createSheet("products");
            Recorded.texts(sheet, 0, List.of("Reference", "Version", "Name", "Recorded until 2026-11-01T00:00:00Z"));
            Recorded.texts(sheet, 1, List.of("'004711", "'1.10", "''007"));
        });

        assertThat(Recorded.read(file).values())
                .containsExactly(Map.of("reference", "004711", "version", "1.10", "name", "'007"));
    }

    @Test
    void remarksRowsThatAQuoteTakesIn() {
        String header = "Reference;Version;Name;Manufacturer\n";
        Recorded two = Recorded.readCsv(
                directory, header + "R-1;1;\"Router;ACME\nR-2;1;Switch;ACME\nR-3;1;Hub 19\";ACME\nR-4;1;Modem;ACME\n");
        Recorded one = Recorded.readCsv(directory, header + "R-1;1;\"Router;ACME\nR-2;1;Hub 19\";ACME\n");
        Recorded none = Recorded.readCsv(
                directory, header + "R-1;1;A;\"first\nwith; some; marks; in\nsecond;\"\nR-2;1;\"B\nC\";\"D;E\nF\"\n");

        assertThat(two.codes()).containsExactly("ROWS_IN_QUOTES");
        assertThat(two.rows.get(0).isRejected()).isTrue();
        assertThat(two.messages())
                .containsExactly(
                        "Row 2 has a text in quotes that looks like 2 more rows of the table: a quote too many takes in what follows it. Correct the quotes, or send a workbook.");
        assertThat(one.codes()).containsExactly("ROWS_IN_QUOTES");
        assertThat(one.rows.get(0).isRejected()).isTrue();
        assertThat(none.codes()).isEmpty();
    }

    private UnreadableRegister refusal(Path file) {
        return catchThrowableOfType(UnreadableRegister.class, () -> Recorded.read(file));
    }

    private Path text(String name, String text) {
        return Recorded.write(directory.resolve(name), text.getBytes(StandardCharsets.UTF_8));
    }

    /** A small workbook with one part changed, or added where there is none of this name. */
    private Path rewritten(String part, UnaryOperator<String> change) throws IOException {
        return rewritten(Recorded.workbook(directory, ForeignFilesTests::twoCells), part, change);
    }

    private static Path rewritten(Path file, String part, UnaryOperator<String> change) throws IOException {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(file))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                parts.put(entry.getName(), zip.readAllBytes());
            }
        }
        String before = new String(parts.getOrDefault(part, new byte[0]), StandardCharsets.UTF_8);
        String after = change.apply(before);
        assertThat(after).isNotEqualTo(before);
        parts.put(part, after.getBytes(StandardCharsets.UTF_8));
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (Map.Entry<String, byte[]> one : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(one.getKey()));
                zip.write(one.getValue());
            }
        }
        return file;
    }

    private static void twoCells(XSSFWorkbook workbook) {
        XSSFSheet sheet = workbook.createSheet("Products");
        Recorded.texts(sheet, 0, List.of("Reference", "Name"));
        Recorded.texts(sheet, 1, List.of("R-1", "Router"));
    }

    @Test
    void saysThatHiddenColumnsAndSheetsWereRead() {
        Recorded read = Recorded.read(Recorded.workbook(directory, workbook -> {
            XSSFSheet sheet = workbook.createSheet("Products");
            Recorded.texts(sheet, 0, List.of("Reference", "Version", "Name", "Nobody asked", "Open source"));
            Recorded.texts(sheet, 1, List.of("R-1", "1.0", "Router", "x", "Yes"));
            sheet.setColumnHidden(1, true);
            sheet.setColumnHidden(3, true);
            sheet.setColumnWidth(4, 0);
            XSSFSheet certificates = workbook.createSheet("Certificates");
            Recorded.texts(certificates, 0, List.of("Reference", "Version", "Scheme", "Certificate number"));
            Recorded.texts(certificates, 1, List.of("R-1", "1.0", "EUCC", "EUCC-1"));
            workbook.setSheetHidden(1, true);
        }));

        assertThat(read.notes)
                .extracting(Problem::message)
                .containsExactly(
                        "Sheet \"Certificates\" is hidden, and was read like the others. Delete it where nothing of it is meant.",
                        "Sheet \"Products\" has 2 hidden columns that were read like the others: B \"Version\", E \"Open source\". If they are not meant to be read, say so, or delete them.");
    }

    @Test
    void saysWhichTextsAreStruckThrough() {
        Recorded read = Recorded.read(Recorded.workbook(directory, workbook -> {
            XSSFSheet sheet = workbook.createSheet("Products");
            Recorded.texts(sheet, 0, List.of("Reference", "Name", "Nobody asked"));
            XSSFFont struck = workbook.createFont();
            struck.setStrikeout(true);
            XSSFCellStyle style = workbook.createCellStyle();
            style.setFont(struck);
            for (int i = 1; i < 4; i++) {
                Recorded.texts(sheet, i, List.of("R-" + i, "Router", "x"));
                sheet.getRow(i).getCell(2).setCellStyle(style);
            }
            sheet.getRow(2).getCell(0).setCellStyle(style);
            XSSFRichTextString half = new XSSFRichTextString("Router Switch");
            half.applyFont(0, 6, struck);
            sheet.getRow(3).getCell(1).setCellValue(half);
        }));

        assertThat(read.rows).hasSize(3);
        assertThat(read.notes)
                .extracting(Problem::message)
                .containsExactly(
                        "Sheet \"Products\" has 2 cells with text that is struck through, the first A3; they were read like the others. Delete what holds no longer.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "5 years; is a length of time; write the day on which it ends.",
                "12/2030; names no day; write one, such as 2030-12-31 where the end of the year is meant.",
                "Q4 2030; names no day; write one, such as 2030-12-31 where the end of the year is meant.",
                "2030; names no day; write one, such as 2030-12-31 where the end of the year is meant.",
                "bis 31.12.2030; says more than a day; write 31.12.2030 alone where that is meant.",
                "2027-04-03 (planned); says more than a day; write 2027-04-03 alone where that is meant.",
                "03/04/2027 planned; says more than a day; write 2027-04-03 or 2027-03-04 alone where that is meant.",
                "31.02.2030 (geplant); says more than a day; write 2030-02-28 alone where that is meant.",
                "planned: 3 April 2027; says more than a day; write 3 April 2027 alone where that is meant.",
                "'April 3, 2027 (tbc)'; says more than a day; write April 3, 2027 alone where that is meant.",
                "3. März 2027 geplant; says more than a day; write 3. März 2027 alone where that is meant.",
                "Q3 2027 (geplant); names no day; write one, such as 2027-12-31 where the end of the year is meant.",
                "1-Jun-28; has a year of two digits; use a date cell or write all four.",
                "1. juin 28; has a year of two digits; use a date cell or write all four.",
                "03.04.27 geplant; says more than a day, and has a year of two digits; use a date cell or write the day alone with all four.",
                "2025-01-01 - 2030-12-31; has more than one date; write the one that this column asks for.",
                "unbefristet; is no day; empty the cell where there is no end.",
                "tbd; is not a date; use a date cell or ISO text such as 2028-06-01. Empty the cell where nothing is known."
            })
    void saysWhatATextIsThatIsNoDate(String met, String words, String remedy) {
        assertThat(Recorded.readCsv(directory, "Reference;Name;Support until\nR-1;A;%s\n".formatted(met))
                        .messages())
                .containsExactly("Row 2, column C: \"%s\" %s; %s".formatted(met, words, remedy));
    }

    @Test
    void saysThatAYearInANumberCellIsNoDay() {
        Recorded read =
                Recorded.read(Recorded.products(directory, List.of("Reference", "Name", "Support until"), row -> {
                    row.createCell(0).setCellValue("R-1");
                    row.createCell(1).setCellValue("A");
                    row.createCell(2).setCellValue(2030);
                }));

        assertThat(read.messages()).singleElement().asString().contains("names no day");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2.1/2.2",
                "2.1 | 2.2",
                "2.1 und 2.2",
                "2.1-2.9",
                "2.1.0-3.0",
                "2023.1-2024.2",
                "2.1+2.2",
                "2.1 bis 2.9",
                ">= 2.1",
                "\u2265 2.1",
                "2.x",
                "2.1+",
                "all"
            })
    void remarksOnVersionsThatMayBeSeveral(String met) {
        assertThat(furtherVersions(met)).containsExactly("ONE_OR_SEVERAL");
    }

    @Test
    void remarksOnADecimalCommaBetweenVersions() {
        assertThat(furtherVersions("\"2,1\"")).containsExactly("DECIMAL_COMMA");
        assertThat(furtherVersions("\"2,2\"")).containsExactly("DECIMAL_COMMA");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2.1",
                "2.1; 2.2",
                "v2.1-rc1",
                "2.1 build 7",
                "\"2.1,2.2\"",
                "2.1+5",
                "Allround",
                "5.15.0-91.101",
                "4.18.0-513.5.1.el8",
                "1.2.3+45.6",
                "1.2.3+4.5",
                "v2.1-20240131.1",
                "2.1 - 2024.11.30"
            })
    void takesVersionsAsTheyAre(String met) {
        assertThat(furtherVersions(met.replace(';', ','))).isEmpty();
    }

    private List<String> furtherVersions(String cell) {
        return Recorded.readCsv(
                        directory,
                        "Reference;certificates.scheme;certificates.number;certificates.coversVersions\nR-1;EUCC;EUCC-1;%s\n"
                                .formatted(cell))
                .codes();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2017/745 + 2017/746",
                "MDR / IVDR",
                "MDR|IVDR",
                "MDR und IVDR",
                "MDR & IVDR",
                "MDR, IVDR",
                "2017/745 2017/746"
            })
    void readsSeveralOfASetHoweverTheyAreSeparated(String met) {
        Recorded read = Recorded.readCsv(directory, "Reference;Name;Other law\nR-1;A;%s\n".formatted(met));

        assertThat(read.values().get(0).get("otherLaw"))
                .isEqualTo(List.of("MEDICAL_DEVICES_2017_745", "IN_VITRO_DIAGNOSTICS_2017_746"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"MDR / perhaps", "MDR or IVDR", "no MDR and IVDR", "MDR, perhaps"})
    void readsNoSetOfWhichAPartIsNotUnderstood(String met) {
        assertThat(Recorded.readCsv(directory, "Reference;Name;Other law\nR-1;A;%s\n".formatted(met))
                        .codes())
                .containsExactly("NOT_ACCEPTED");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*",
                "ab 1.0",
                "1.0ff",
                "1.0 and later",
                "1.0 und h\u00F6her",
                "1.0 \u2192 1.1",
                "\"1.0, 1.1\"",
                "1.0/1.1",
                "1.0 - 1.3",
                "1.x",
                "alle",
                ">= 1.2"
            })
    void remarksOnAVersionThatMayBeSeveral(String met) {
        Recorded read = Recorded.readCsv(directory, "Reference;Version;Name\nR-1;%s;A\n".formatted(met));

        assertThat(read.messages())
                .singleElement()
                .asString()
                .endsWith("if several are meant, give each a row of its own.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "R&amp;D router",
                "&#252;ber",
                "K\u00C3\u00A4se",
                "\u00C3\u0152ber",
                "\u00C3\u2013sterreich",
                "s\u00C4\u2026",
                "T\uFFFDr",
                "Agnieszka ?urawik, Krak\u00F3w",
                "M?ller AG",
                "(?ukasz)",
                "It\u00E2\u20AC\u2122s"
            })
    void remarksOnTextsThatAnotherProgramHasGarbled(String met) {
        Recorded read = Recorded.readCsv(directory, "Reference\tName\nR-1\t%s\n".formatted(met));

        assertThat(read.values().get(0)).containsEntry("name", met);
        assertThat(read.codes()).containsExactly("GARBLED");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "R&D router",
                "\u00C4hnlich",
                "S\u00C3O",
                "R&D; more",
                "\u201ESerie \u00C4\u201C",
                "\u00C4\u2026",
                "Why? Because",
                "https://example.com/a?name=b",
                "Which one?",
                "x?y",
                "see a?b=1"
            })
    void takesTextsAsTheyAre(String met) {
        assertThat(Recorded.readCsv(directory, "Reference\tName\nR-1\t%s\n".formatted(met))
                        .codes())
                .isEmpty();
    }

    @Test
    void saysWhatSheetsThatAreNotReadHold() {
        Recorded read = Recorded.read(Recorded.workbook(directory, workbook -> {
            Recorded.texts(workbook.createSheet("2025"), 0, List.of("Reference", "Version", "Name"));
            Recorded.texts(workbook.getSheetAt(0), 1, List.of("R-1", "1.0", "A"));
            Recorded.texts(workbook.createSheet("2026"), 0, List.of("Reference", "Version", "Name"));
            Recorded.texts(
                    workbook.createSheet("Zert"), 0, List.of("Reference", "Version", "Scheme", "Certificate number"));
            Recorded.texts(workbook.createSheet("Contacts"), 0, List.of("Who", "Telephone"));
        }));

        assertThat(read.notes)
                .extracting(Problem::message)
                .containsExactly(
                        "Sheet \"2026\" has headers of \"Products\", as has \"2025\", which was read; nothing of this one was. Put its rows below those, or send it as a file of its own.",
                        "Sheet \"Zert\" has headers of \"Certificates\", but another name; nothing of it was read. Call it \"Certificates\", or say what it holds.",
                        "Sheet \"Contacts\" is no sheet of the register; nothing of it was read. If it is one under another name, call it as in the template, or say what it holds.");
    }

    @Test
    void readsHeadersInTwoLanguagesAndWithFootnotes() {
        Recorded read = Recorded.readCsv(
                directory,
                "Referenz / Reference,Version,Name|Bezeichnung,\"Support until\nSupport bis\",Manufacturer\u00B9,Website [12],Nature / Version,Reference (ID)\n"
                        + "R-1,1.0,Router,2030-12-31,ACME,https://acme.example,x,y\n");

        assertThat(read.values().get(0))
                .containsOnly(
                        entry("reference", "R-1"),
                        entry("version", "1.0"),
                        entry("name", "Router"),
                        entry("supportUntil", "2030-12-31"),
                        entry("manufacturer", "ACME"),
                        entry("website", "https://acme.example"));
        assertThat(read.header.unknown())
                .extracting(RegisterHeader.Cell::text)
                .containsExactly("Nature / Version", "Reference (ID)");
    }

    @Test
    void remarksOnALogicalValueAndRefusesATimeWhereATextBelongs() {
        Recorded read = Recorded.read(Recorded.products(directory, List.of("Reference", "Version", "Name"), row -> {
            row.createCell(0).setCellValue(true);
            row.createCell(1).setCellValue(70.0 / 1440);
            row.createCell(2).setCellValue("Router");
            var style = row.getSheet().getWorkbook().createCellStyle();
            style.setDataFormat(row.getSheet().getWorkbook().createDataFormat().getFormat("h:mm"));
            row.getCell(1).setCellStyle(style);
        }));

        assertThat(read.values().get(0)).containsEntry("reference", "TRUE").doesNotContainKey("version");
        assertThat(read.messages())
                .containsExactly(
                        "Products!A2 is the logical value TRUE, which was taken to the letter; format the cell as text and enter what is meant.",
                        "Products!B2 is the time 01:10, but a text is expected; spreadsheets turn entries such as 1:10 into times: format the cell as text and enter it again.");
    }

    @Test
    void saysThatRowsStandInOneCell() {
        assertThat(catchThrowableOfType(
                        UnreadableRegister.class,
                        () -> Recorded.readCsv(directory, "\"Reference;Version;Name\"\n\"R-1;1.0;A\"\n")))
                .hasMessage(
                        "The file has all of a row in one cell, as in \"Reference;Version;Name\". Split its cells into columns at \";\", without quotes around whole rows, and send it again.");
    }

    /** The first rows are all looked at as headers: a text of spaces that is tried from each of them takes minutes. */
    @Test
    void looksForHeadersInLongTextsWithoutDelay() {
        String spaces = "a" + " ".repeat(30_000) + "b";

        assertTimeoutPreemptively(
                Duration.ofSeconds(10),
                () -> Recorded.readCsv(directory, "Reference,Name,Description\nR-1,A," + spaces + "\n"));
    }

    @Test
    void namesTabsWithinOneCell() {
        assertThat(catchThrowableOfType(
                        UnreadableRegister.class,
                        () -> Recorded.readCsv(directory, "\"Reference\tVersion\tName\"\n\"R-1\t1.0\tA\"\n")))
                .hasMessageContaining("Split its cells into columns at the tabs, without quotes");
    }

    @Test
    void readsARangeOfNumberedChoices() {
        Recorded read = Recorded.read(Recorded.workbook(directory, workbook -> {
            XSSFSheet sheet = workbook.createSheet("Declarations");
            Recorded.texts(sheet, 0, List.of("Reference", "Declaration number", "Annex V items"));
            Recorded.texts(sheet, 1, List.of("R-1", "DoC-1", "1-4; 7"));
            Recorded.texts(sheet, 2, List.of("R-2", "DoC-2", "4-1"));
            Recorded.texts(sheet, 3, List.of("R-3", "DoC-3", "1-9"));
            Recorded.texts(sheet, 4, List.of("R-4", "DoC-4", "8/8"));
            Recorded.texts(sheet, 5, List.of("R-5", "DoC-5", "6 / 8"));
        }));

        List<RegisterRow> rows = read.others.get(SheetKind.DECLARATIONS);
        assertThat(rows.get(0).values()).containsEntry("declarations.annexVItems", List.of("1", "2", "3", "4", "7"));
        assertThat(read.codes()).hasSize(4).containsOnly("NOT_ACCEPTED");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"1-3, 5-7", "1 \u2013 3,5-7", "1-3 und 5-7", "1-3 5-7", "1-2; 3, 5-7", "1 bis 3, 5, 6 to 7"})
    void readsRangesAmongOthers(String met) {
        assertThat(annexVItems(met).get(SheetKind.DECLARATIONS))
                .singleElement()
                .satisfies(row -> assertThat(row.values())
                        .containsEntry("declarations.annexVItems", List.of("1", "2", "3", "5", "6", "7")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1-3, 7-5", "1-3, 5-9", "1-3, perhaps", "1-3?, 5"})
    void readsNoSetOfWhichARangeIsNone(String met) {
        assertThat(annexVItems(met).get(SheetKind.DECLARATIONS))
                .singleElement()
                .satisfies(row ->
                        assertThat(row.problems()).extracting(Problem::code).containsExactly("NOT_ACCEPTED"));
    }

    private Map<SheetKind, List<RegisterRow>> annexVItems(String met) {
        return Recorded.read(Recorded.workbook(directory, workbook -> {
                    XSSFSheet sheet = workbook.createSheet("Declarations");
                    Recorded.texts(sheet, 0, List.of("Reference", "Declaration number", "Annex V items"));
                    Recorded.texts(sheet, 1, List.of("R-1", "DoC-1", met));
                }))
                .others;
    }

    @Test
    void saysWhichTextsWithinACellAreStruckThrough() {
        Path file = Recorded.workbook(directory, workbook -> {
            XSSFSheet sheet = workbook.createSheet("Products");
            Recorded.texts(sheet, 0, List.of("Reference", "Version", "Name"));
            Recorded.texts(sheet, 1, List.of("R-1", "", "Router"));
            Recorded.texts(sheet, 2, List.of("R-2", "", "Switch"));
            partlyStruck(sheet.getRow(1).getCell(1).getCTCell());
            partlyStruck(sheet.getRow(2).getCell(1).getCTCell());
            sheet.getRow(2).getCell(1).getCTCell().getIs().getRArray(0).unsetRPr();
        });

        Recorded read = Recorded.read(file);

        assertThat(read.values().get(0)).containsEntry("version", "1.0 2.0");
        assertThat(read.notes)
                .extracting(Problem::message)
                .containsExactly(
                        "Products!B2 has text that is struck through, and was read like any other. Delete what holds no longer.");
    }

    private static void partlyStruck(CTCell cell) {
        cell.unsetV();
        cell.setT(STCellType.INLINE_STR);
        CTRst text = cell.addNewIs();
        CTRElt old = text.addNewR();
        old.addNewRPr().addNewStrike();
        old.setT("1.0 ");
        text.addNewR().setT("2.0");
    }

    @Test
    void saysHowManyMoreHiddenColumnsThereAreThanItNames() {
        List<String> fields = Stream.concat(
                        RegisterColumns.readable().stream(),
                        SheetKind.OF_EVIDENCE.stream()
                                .flatMap(kind -> RegisterColumns.readable(kind).stream())
                                .filter(column -> RegisterHeader.isOfEvidence(column.field())))
                .map(Column::field)
                .distinct()
                .toList();
        Recorded read = Recorded.read(Recorded.workbook(directory, workbook -> {
            XSSFSheet sheet = workbook.createSheet("Products");
            Recorded.texts(sheet, 0, fields);
            Recorded.texts(sheet, 1, List.of("R-1"));
            for (int i = 0; i < fields.size(); i++) {
                sheet.setColumnHidden(i, true);
            }
        }));

        assertThat(read.notes)
                .extracting(Problem::message)
                .singleElement()
                .asString()
                .contains(
                        " has %d hidden columns".formatted(fields.size()),
                        " and %d more. If".formatted(fields.size() - 100));
    }

    @Test
    void saysHowManyMoreColumnsWithoutAHeaderThereAreThanItNames() {
        Recorded read = Recorded.read(Recorded.products(directory, List.of("Reference", "Name"), row -> {
            row.createCell(0).setCellValue("R-1");
            for (int i = 10; i < 113; i++) {
                row.createCell(i).setCellValue("x");
            }
        }));

        assertThat(read.notes)
                .hasSize(101)
                .extracting(Problem::message)
                .endsWith(
                        "Sheet \"Products\" has 3 more columns without a header in which something stands; nothing of it was read.");
    }

    @Test
    void readsSpacesThatNoKeyboardHas() {
        Recorded read = Recorded.readCsv(
                directory,
                "Reference;Name;Expected use in years;Other law;Placed on market\nR-1;A;5\u00A0Jahre;MDR\u00A0und\u202FIVDR;2028-06-01\u00A010:00\n");

        assertThat(read.values().get(0))
                .containsEntry("expectedUseYears", new BigDecimal("5"))
                .containsEntry("otherLaw", List.of("MEDICAL_DEVICES_2017_745", "IN_VITRO_DIAGNOSTICS_2017_746"))
                .containsEntry("placedOnMarketOn", "2028-06-01");
        assertThat(read.codes()).containsExactly("TIME_IGNORED");
    }

    @Test
    void takesANumberThatIsShownInPerCentForWhatItShows() {
        Recorded read = Recorded.read(
                Recorded.products(directory, List.of("Reference", "Name", "Expected use in years"), row -> {
                    row.createCell(0).setCellValue("R-1");
                    row.createCell(1).setCellValue("A");
                    row.createCell(2).setCellValue(0.05);
                    XSSFCellStyle style =
                            (XSSFCellStyle) row.getSheet().getWorkbook().createCellStyle();
                    style.setDataFormat((short) 9);
                    row.getCell(2).setCellStyle(style);
                }));

        assertThat(read.values().get(0)).doesNotContainKey("expectedUseYears");
        assertThat(read.messages())
                .containsExactly("Products!C2: \"5%\" is not a number; use a number cell or digits such as 5.");
    }

    @Test
    void saysThatCommentsAreNotRead() {
        Recorded read = Recorded.read(Recorded.products(directory, List.of("Reference", "Name"), row -> {
            row.createCell(0).setCellValue("R-1");
            row.createCell(1).setCellValue("A");
            var drawing = row.getSheet().createDrawingPatriarch();
            var comment = drawing.createCellComment(drawing.createAnchor(0, 0, 0, 0, 3, 1, 5, 4));
            comment.setAddress(1, 1);
            comment.setString(new XSSFRichTextString("called B since May"));
            var ofHeader = drawing.createCellComment(drawing.createAnchor(0, 0, 0, 0, 3, 5, 5, 8));
            ofHeader.setAddress(0, 0);
            ofHeader.setString(new XSSFRichTextString("our number"));
        }));

        assertThat(read.notes)
                .extracting(Problem::message)
                .containsExactly(
                        "Sheet \"Products\" has a comment at B2; comments are not read. Write into the cells what is to count.");
    }

    @Test
    void saysThatSomeOfATextIsInNoEncoding() {
        Recorded read = Recorded.readCsv(
                directory, "Referenz;Name\nR-1;T\u00FCr\n", Charset.forName("IBM437"), ReadOptions.DEFAULT);

        assertThat(read.notes)
                .extracting(Problem::message)
                .contains(
                        "Some of the text is not in windows-1252, and was read with \uFFFD in its place; name the right encoding.");
        assertThat(read.codes()).containsExactly("GARBLED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"R-1; R-2", "ACME-1/ACME-2", "R-1, R-2", "R-1 und R-2", "R-1 bis R-5", "R-1 - R-5"})
    void remarksOnAReferenceThatMayBeSeveral(String met) {
        assertThat(Recorded.readCsv(directory, "Reference|Name\n%s|A\n".formatted(met))
                        .messages())
                .containsExactly(
                        "Row 2, column A: \"%s\" was read as one reference; if several are meant, give each a row of its own."
                                .formatted(met));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "R-1",
                "R-1, red",
                "Lock and Key 5",
                "ABC-100 to 200",
                "A;B",
                "R/4",
                "2026 - 0012",
                "0123 / 2026",
                "123,456"
            })
    void takesAReferenceForOne(String met) {
        assertThat(Recorded.readCsv(directory, "Reference|Name\n%s|A\n".formatted(met))
                        .messages())
                .isEmpty();
    }

    @Test
    void saysWhereFurtherVersionsOfACertificateBelong() {
        Recorded read = Recorded.readCsv(
                directory,
                "Reference;certificates.scheme;certificates.number;certificates.certifiedVersion\nR-1;EUCC;EUCC-1;1.0, 1.1\n");

        assertThat(read.messages())
                .singleElement()
                .asString()
                .endsWith("if several are meant, write one of them here and the others as further versions.");
    }

    @Test
    void readsFractionsWithTheDigitsThatSpreadsheetsShow() {
        Recorded read = Recorded.read(
                Recorded.products(directory, List.of("Reference", "Name", "Expected use in years"), row -> {
                    row.createCell(0).setCellValue(0.1 + 0.2);
                    row.createCell(1).setCellValue(1234567890123456.0);
                    row.createCell(2).setCellValue(4.9999999999999991);
                }));

        assertThat(read.values().get(0))
                .containsEntry("reference", "0.3")
                .containsEntry("name", "1234567890123456")
                .containsEntry("expectedUseYears", new BigDecimal("5"));
    }

    @Test
    void readsValuesAroundWhichSignsStandThatAreNotSeen() {
        Recorded read = Recorded.readCsv(
                directory, "Reference;Name;Expected use in years;Other law\nR-1;A;\u200E5;\"MDR\u200F\n\u200EIVDR\"\n");

        assertThat(read.codes()).isEmpty();
        assertThat(read.values().get(0))
                .containsEntry("expectedUseYears", new BigDecimal("5"))
                .containsEntry("otherLaw", List.of("MEDICAL_DEVICES_2017_745", "IN_VITRO_DIAGNOSTICS_2017_746"));
    }

    @Test
    void likensNoHeaderToOneThatOnlyLooksLikeItForItIsShort() {
        assertThat(Recorded.readCsv(directory, "Reference;Name;EOL;Suport until\nR-1;A;2033;x\n").notes)
                .extracting(Problem::code, Problem::cell)
                .containsExactly(tuple("HEADER_NEARLY_KNOWN", "D1"));
    }

    @Test
    void leavesOutColumnsOfAnySheetThatAreNotToBeRead() {
        Path file = Recorded.workbook(directory, workbook -> {
            Recorded.texts(workbook.createSheet("Products"), 0, List.of("Reference", "Name"));
            Recorded.texts(workbook.getSheetAt(0), 1, List.of("R-1", "A"));
            Recorded.texts(workbook.createSheet("Certificates"), 0, List.of("Reference", "Certificate number", "Scan"));
            Recorded.texts(workbook.getSheetAt(1), 1, List.of("R-1", "17", "Y:/17.pdf"));
        });

        Recorded read = Recorded.read(
                file, ReadOptions.DEFAULT.withSettings(ReadSettings.NONE.withHeaders(Map.of("Scan", ""))));

        assertThat(read.header.unknown()).isEmpty();
        assertThat(read.values()).contains(Map.of("reference", "R-1", "name", "A"));
    }

    @Test
    void takesNotesForNoMisspeltName() {
        Recorded read = Recorded.readCsv(directory, "Codice articolo,Versione,Note\nR-1,1.0,da verificare\n");

        assertThat(read.header.unknown()).extracting(RegisterHeader.Cell::text).containsExactly("Note");
        assertThat(read.notes).isEmpty();
    }

    @Test
    void saysOfASheetThatOnlyNamesProductsThatNothingOfItCounts() {
        Recorded read = Recorded.read(Recorded.workbook(directory, workbook -> {
            XSSFSheet sheet = workbook.createSheet("Annex I");
            Recorded.texts(sheet, 0, List.of("Reference", "Version", "Requirement", "Standing"));
            Recorded.texts(sheet, 1, List.of("R-1", "1.0", "I.1", "Fulfilled"));
            Recorded.texts(sheet, 2, List.of("R-1", "1.0", "I.2.a", "Fulfilled"));
        }));

        assertThat(read.notes)
                .extracting(Problem::message)
                .contains(
                        "Sheet \"Annex I\" has no column that is read besides those that name the product; nothing of it counts. Give each product one row and each requirement or element a column, as in the template, or say which of them holds what.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"pending", "beantragt", "en cours", "None", "<NA>", "NaT", "keine"})
    void remarksOnTextsThatStandWhereNothingIsThere(String met) {
        Recorded read = Recorded.readCsv(
                directory, "Reference;certificates.scheme;certificates.number\nR-1;EUCC;%s\n".formatted(met));

        assertThat(read.codes()).containsExactly("SAYS_NOTHING");
    }

    @Test
    void takesNoPerCentForYesOrNo() {
        assertThat(Recorded.readCsv(directory, "Reference;Name;Open source;AI\nR-1;A;0%;1 %\n")
                        .codes())
                .containsExactly("NOT_YES_OR_NO", "NOT_YES_OR_NO");
    }

    @Test
    void likensNothingToNo() {
        assertThat(Recorded.readCsv(directory, "Reference;Name;Open source\nR-1;A;nan\n")
                        .messages())
                .containsExactly(
                        "Row 2, column C: \"nan\" is neither yes nor no; write Yes or No, or leave the cell empty. Empty the cell where nothing is known.");
    }

    @Test
    void readsHeadersWithAHintAndAFootnote() {
        assertThat(Recorded.readCsv(
                                directory,
                                "Reference*;Name (required)*;Support until (YYYY-MM-DD)*\nR-1;A;2033-12-31\n")
                        .values())
                .containsExactly(Map.of("reference", "R-1", "name", "A", "supportUntil", "2033-12-31"));
    }

    @Test
    void readsAVersionOfVeryManyNumbers() {
        String met = "1" + ".1".repeat(15_000) + "-2.0";

        assertThat(Recorded.readCsv(
                                directory,
                                "Reference;certificates.scheme;certificates.number;certificates.coversVersions\nR-1;EUCC;EUCC-1;%s\n"
                                        .formatted(met))
                        .codes())
                .containsExactly("ONE_OR_SEVERAL");
    }

    @ParameterizedTest
    @ValueSource(strings = {"3f2a1ff", "1.2.3-abc10ff"})
    void takesTheEndOfAFingerprintForNoSeriesOfVersions(String version) {
        assertThat(Recorded.readCsv(directory, "Reference;Version;Name\nR-1;%s;A\n".formatted(version))
                        .codes())
                .isEmpty();
    }

    @Test
    void readsPastCommentsOfCellsThatNoSheetHas() throws IOException {
        Path file = Recorded.workbook(directory, workbook -> {
            XSSFSheet sheet = workbook.createSheet("Products");
            Recorded.texts(sheet, 0, List.of("Reference", "Name"));
            Recorded.texts(sheet, 1, List.of("R-1", "A"));
            for (int row = 1; row < 3; row++) {
                var drawing = sheet.createDrawingPatriarch();
                var comment = drawing.createCellComment(drawing.createAnchor(0, 0, 0, 0, 3, row, 5, row + 3));
                comment.setAddress(row, 1);
                comment.setString(new XSSFRichTextString("called B since May"));
            }
        });

        Recorded read =
                Recorded.read(rewritten(file, "xl/comments1.xml", xml -> xml.replace("\"B2\"", "\"B20000000002\"")));

        assertThat(read.values()).hasSize(1);
        assertThat(read.notes)
                .extracting(Problem::message)
                .containsExactly(
                        "Sheet \"Products\" has a comment at B3; comments are not read. Write into the cells what is to count.");
    }

    @ParameterizedTest
    @ValueSource(strings = {" Z", " UTC", " am"})
    void readsATimeOfVeryManyZones(String zone) {
        assertThat(Recorded.readCsv(
                                directory,
                                "Reference;Name;Support until\nR-1;A;2033-12-31 10:00%s\n"
                                        .formatted(zone.repeat(8_000)))
                        .codes())
                .containsExactly("TIME_IGNORED");
    }

    @ParameterizedTest
    @ValueSource(strings = {" date", " required"})
    void readsAHeaderWithAHintWithoutEnd(String word) {
        assertThat(Recorded.readCsv(
                                directory,
                                "Reference;Name;Support until (%s)\nR-1;A;2033-12-31\n"
                                        .formatted(word.repeat(30_000 / word.length())))
                        .values()
                        .get(0))
                .containsEntry("name", "A");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-#", "\"a\"", "#\\-", "/"})
    void readsANumberInAFormatWithoutEnd(String sign) {
        Recorded read = Recorded.read(Recorded.products(directory, List.of("Reference", "Name"), row -> {
            XSSFWorkbook workbook = (XSSFWorkbook) row.getSheet().getWorkbook();
            XSSFCellStyle style = workbook.createCellStyle();
            style.setDataFormat(workbook.createDataFormat().getFormat("#" + sign.repeat(10_000)));
            row.createCell(0).setCellValue(5);
            row.createCell(1).setCellValue("A");
            row.getCell(0).setCellStyle(style);
        }));

        assertThat(read.values().get(0)).containsEntry("reference", "5");
    }
}
