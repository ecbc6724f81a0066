package org.craregistry.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.craregistry.register.workbook.ReadLimits;
import org.craregistry.register.workbook.UnreadableRegister;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnreadableRegisterTests {

    private static final String MAIN = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml";

    @TempDir
    Path directory;

    @Test
    void refusesAnEmptyFile() {
        assertRefused(file("r.xlsx", new byte[0]), "EMPTY_FILE", "is empty");
    }

    @Test
    void refusesTooManyBytes() {
        assertRefused(
                file("r.csv", "Reference,Name\nR1,Router".getBytes(StandardCharsets.UTF_8)),
                ReadOptions.DEFAULT.withLimits(ReadLimits.DEFAULT.withBytes(10)),
                "TOO_MANY_BYTES");
    }

    @Test
    void refusesOldExcelWhateverItIsCalled() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (HSSFWorkbook workbook = new HSSFWorkbook()) {
            workbook.createSheet("Products").createRow(0).createCell(0).setCellValue("Reference");
            workbook.write(bytes);
        }

        assertRefused(file("r.xlsx", bytes.toByteArray()), "OLD_EXCEL", "save it as Excel workbook (.xlsx)");
    }

    @Test
    void refusesAnEncryptedWorkbook() throws Exception {
        Path file = directory.resolve("r.xlsx");
        try (POIFSFileSystem container = new POIFSFileSystem();
                OutputStream out = Files.newOutputStream(file)) {
            var encryptor = new EncryptionInfo(EncryptionMode.agile).getEncryptor();
            encryptor.confirmPassword("secret");
            try (OutputStream encrypted = encryptor.getDataStream(container)) {
                encrypted.write(Files.readAllBytes(workbook()));
            }
            container.writeFilesystem(out);
        }

        assertRefused(file, "ENCRYPTED", "remove the password");
    }

    @Test
    void refusesARightsManagedWorkbook() throws IOException {
        Path file = directory.resolve("r.xlsx");
        try (POIFSFileSystem container = new POIFSFileSystem();
                OutputStream out = Files.newOutputStream(file)) {
            container.getRoot().createDirectory("\u0006DataSpaces").createDirectory("DRMEncryptedDataSpace");
            container.createDocument(new ByteArrayInputStream(new byte[5000]), "EncryptedPackage");
            container.writeFilesystem(out);
        }

        assertRefused(file, "RIGHTS_MANAGED", "Remove the protection");
    }

    @ParameterizedTest
    @CsvSource({
        "application/vnd.ms-excel.sheet.macroEnabled.main+xml, MACROS",
        "application/vnd.ms-excel.sheet.binary.macroEnabled.main, BINARY_WORKBOOK",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml, NOT_A_SPREADSHEET",
        "text/xml, NOT_A_SPREADSHEET"
    })
    void refusesOtherOfficeFilesByTheirContent(String type, String code) {
        Map<String, String> parts =
                parts("<worksheet xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'/>");
        parts.replaceAll((name, text) -> text.replace(MAIN, type));

        assertRefused(zip("r.xlsx", parts), code, "r.xlsx");
    }

    @Test
    void refusesOpenDocument() {
        Path file = zip(
                "r.xlsx", Map.of("mimetype", "application/vnd.oasis.opendocument.spreadsheet", "content.xml", "<x/>"));

        assertRefused(file, "OPEN_DOCUMENT", "OpenDocument");
    }

    @Test
    void refusesATagThatWouldFillTheMemory() {
        String spans = "1:1 ".repeat(1_250_000);
        Map<String, String> parts =
                parts("<worksheet xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'>"
                        + "<sheetData><row spans='" + spans + "'/></sheetData></worksheet>");

        assertRefused(zip("r.xlsx", parts), "ZIP_BOMB", "r.xlsx");
    }

    @Test
    void refusesAnyOtherArchive() {
        assertRefused(zip("r.xlsx", Map.of("readme.txt", "hello")), "NOT_A_SPREADSHEET", "an archive of other files");
        assertRefused(zip("r.xlsx", Map.of()), "NOT_A_SPREADSHEET", "an empty archive");
    }

    @Test
    void refusesAWorkbookThatIsCutOffAnywhere() throws IOException {
        byte[] whole = Files.readAllBytes(workbook());
        for (int length = 30; length < whole.length; length += 97) {
            Path file = file("r.xlsx", Arrays.copyOf(whole, length));
            assertThat(refusal(file, ReadOptions.DEFAULT))
                    .as("cut off at %d", length)
                    .isNotNull();
        }
    }

    @Test
    void answersGarbageWithASentence() throws IOException {
        byte[] whole = Files.readAllBytes(workbook());
        Random random = new Random(1);
        for (int i = 0; i < 300; i++) {
            byte[] damaged = whole.clone();
            for (int hits = 0; hits < 5; hits++) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            }
            try {
                new RegisterReader().read(file("r.xlsx", damaged), "r.xlsx", ReadOptions.DEFAULT, new Recorded());
            } catch (UnreadableRegister e) {
                assertThat(e).hasMessageContaining("r.xlsx").hasMessageEndingWith(".");
            }
        }
    }

    @Test
    void refusesTextThatIsNamedAWorkbook() {
        assertRefused(
                file("r.xlsx", "Reference,Name\n".getBytes(StandardCharsets.UTF_8)),
                "TEXT_NAMED_WORKBOOK",
                "name it .csv");
    }

    @Test
    void refusesFilesOfOtherKinds() {
        assertRefused(
                file("r.csv", "%PDF-1.7".getBytes(StandardCharsets.UTF_8)), "NOT_A_SPREADSHEET", "a PDF document");
        assertRefused(file("r.csv", new byte[] {1, 0, 2, 0}), "NOT_A_SPREADSHEET", "binary");
        assertRefused(
                file("r.csv", "[ {\"reference\": 1}]".getBytes(StandardCharsets.UTF_8)),
                "NOT_A_SPREADSHEET",
                "a JSON file");
        assertRefused(
                file("r.csv", "{\"reference\": 1}\n".getBytes(StandardCharsets.UTF_8)),
                "NOT_A_SPREADSHEET",
                "a JSON file");
        assertRefused(
                file("r.xls", " <html><table>".getBytes(StandardCharsets.UTF_8)), "WEB_PAGE", "a web page (HTML)");
        assertRefused(
                file("r.xls", "\uFEFF<html><table>".getBytes(StandardCharsets.UTF_16LE)),
                "WEB_PAGE",
                "a web page (HTML)");
        assertRefused(
                file("r.xls", "<meta charset=utf-8><style></style>".getBytes(StandardCharsets.UTF_8)),
                "WEB_PAGE",
                "a web page (HTML)");
        assertRefused(
                file(
                        "r.xml",
                        "<?xml version='1.0'?><office:document xmlns:office='urn:oasis:names:tc:opendocument:xmlns:office:1.0'><style:s/><table:table/>"
                                .getBytes(StandardCharsets.UTF_8)),
                "OPEN_DOCUMENT",
                "an OpenDocument file");
        assertRefused(
                file("r.xls", "MIME-Version: 1.0\nX-Document-Type: Workbook".getBytes(StandardCharsets.UTF_8)),
                "WEB_PAGE",
                "a web page (HTML)");
    }

    @Test
    void refusesDocumentTypesWithoutFollowingThem() {
        String attack = "<!DOCTYPE x [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;'>]>"
                + "<worksheet xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'><sheetData><row r='1'>"
                + "<c r='A1' t='inlineStr'><is><t>&b;</t></is></c></row></sheetData></worksheet>";

        assertRefused(zip("r.xlsx", parts(attack)), "XML_DOCTYPE", "document type");
        Map<String, String> parts = parts("<worksheet/>");
        parts.put(
                "[Content_Types].xml",
                "<!DOCTYPE x SYSTEM 'file:///etc/passwd'>"
                        + parts.get("[Content_Types].xml").replaceFirst("<\\?xml.*?>", ""));
        assertRefused(zip("r.xlsx", parts), "XML_DOCTYPE", "document type");
    }

    @Test
    void refusesZipBombs() throws IOException {
        Path file = directory.resolve("r.xlsx");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (var part : parts("").entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
                if (part.getKey().endsWith("sheet1.xml")) {
                    zip.write("<worksheet xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'><sheetData>"
                            .getBytes(StandardCharsets.UTF_8));
                    byte[] rows = "<row/>".repeat(200_000).getBytes(StandardCharsets.UTF_8);
                    for (int i = 0; i < 100; i++) {
                        zip.write(rows);
                    }
                }
                zip.closeEntry();
            }
        }

        assertRefused(file, "ZIP_BOMB", "unpacks to far more");
    }

    @Test
    void refusesTooManyRowsColumnsAndCharacters() {
        ReadOptions few = ReadOptions.DEFAULT.withLimits(new ReadLimits(1_000_000, 1_000_000, 3, 5, 100, 100_000, 0));

        assertRefused(csv("Reference,Name\nR1,a\n\n\nR2,b\nR3,c\n"), few, "TOO_MANY_ROWS");
        assertThat(refusal(csv("Reference,Name\nR1,a\n\n\n\nR2,b\n"), few)).isNull();
        assertRefused(csv("Reference,Name,,,,x\n"), few, "TOO_MANY_COLUMNS");
        assertThat(refusal(csv("Reference,Name,,,x,,,,\n"), few)).isNull();
        assertRefused(csv("Reference,Name\nR1," + "x".repeat(101)), few, "CELL_TOO_LONG");
        assertRefused(csv("Reference,Name\nR1,\"" + "x\n".repeat(20_000)), few, "CELL_TOO_LONG");
        assertRefused(csv("Reference,Name\nR1,\"never closed"), few, "DAMAGED");
    }

    @Test
    void appliesTheLimitsToWorkbooksAsWell() {
        ReadOptions few = ReadOptions.DEFAULT.withLimits(new ReadLimits(1_000_000, 1_000_000, 2, 5, 100, 100_000, 0));

        assertRefused(workbook("Reference", "Name", "", "", "", "x"), few, "TOO_MANY_COLUMNS");
        assertRefused(workbook("Reference", "Name", "x".repeat(101)), few, "CELL_TOO_LONG");
        assertRefused(
                Recorded.workbook(directory, workbook -> {
                    XSSFSheet sheet = workbook.createSheet("Products");
                    Recorded.texts(sheet, 0, List.of("Reference", "Name"));
                    Recorded.texts(sheet, 1, List.of("R1"));
                    Recorded.texts(sheet, 2, List.of("R2"));
                }),
                few,
                "TOO_MANY_ROWS");
    }

    @Test
    void refusesWhatHasNoHeader() {
        assertRefused(csv("hello\nworld\n"), "NO_HEADER", "met: \"hello\"");
        assertRefused(csv("Name,Version,Colour\nRouter,1,red\n"), "NO_REFERENCE", "no column for the reference");
        assertRefused(
                Recorded.workbook(directory, workbook -> workbook.createSheet("Products")),
                "NO_HEADER",
                "met: nothing");
    }

    @Test
    void tellsTheColumnsOfTheRowThatComesNearestToAHeader() {
        Path file = csv("Our products,,\nArtikel,Name,Farbe\nA-1,Router,rot\n");

        assertThat(refusal(file, ReadOptions.DEFAULT)).isInstanceOfSatisfying(HeaderNotFound.class, refused -> {
            assertThat(refused.nearest().row()).isEqualTo(2);
            assertThat(refused.nearest().unknown())
                    .extracting(RegisterHeader.Cell::text)
                    .containsExactly("Artikel", "Farbe");
            assertThat(refused.nearest().recognised())
                    .extracting(RegisterHeader.Cell::field)
                    .containsExactly("name");
        });
    }

    @Test
    void refusesMappingsThatDoNotFit() {
        Path file = csv("Certificate No.,Product name,Name of product\nC1,Router,R\n");

        assertRefused(file, mapping("Certificate No.", "nonsense"), "UNKNOWN_FIELD");
        assertRefused(file, mapping("Certificate No.", "scope"), "UNKNOWN_FIELD");
        assertRefused(file, mapping("Certificate number", "reference"), "MAPPED_HEADER_MISSING");
        assertThat(refusal(
                        file,
                        ReadOptions.DEFAULT.withSettings(ReadSettings.NONE.withHeaders(
                                Map.of("certificate no", "reference", "Name of product", "name", "Product name", "")))))
                .isNull();
    }

    private static ReadOptions mapping(String header, String field) {
        return ReadOptions.DEFAULT.withSettings(ReadSettings.NONE.withHeaders(Map.of(header, field)));
    }

    private void assertRefused(Path file, String code, String words) {
        UnreadableRegister refusal = refusal(file, ReadOptions.DEFAULT);
        assertThat(refusal).isNotNull();
        assertThat(refusal.code()).isEqualTo(code);
        assertThat(refusal).hasMessageContaining(words).hasMessageEndingWith(".");
    }

    private void assertRefused(Path file, ReadOptions options, String code) {
        UnreadableRegister refusal = refusal(file, options);
        assertThat(refusal).isNotNull();
        assertThat(refusal.code()).isEqualTo(code);
    }

    private static UnreadableRegister refusal(Path file, ReadOptions options) {
        return catchThrowableOfType(
                UnreadableRegister.class,
                () -> new RegisterReader().read(file, file.getFileName().toString(), options, new Recorded()));
    }

    private Path csv(String text) {
        return file("r.csv", text.getBytes(StandardCharsets.UTF_8));
    }

    private Path file(String name, byte[] bytes) {
        return Recorded.write(directory.resolve(name), bytes);
    }

    private Path workbook(String... header) {
        return Recorded.products(
                directory, List.of(header), row -> row.createCell(0).setCellValue("R1"));
    }

    private Path workbook() {
        return Recorded.products(
                directory,
                List.of("Reference", "Name"),
                row -> row.createCell(0).setCellValue("R1"));
    }

    /** The parts of a small workbook, its sheet as given. */
    private static Map<String, String> parts(String sheet) {
        String relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put(
                "[Content_Types].xml",
                "<?xml version='1.0'?><Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'>"
                        + "<Default Extension='rels' ContentType='application/vnd.openxmlformats-package.relationships+xml'/>"
                        + "<Override PartName='/xl/workbook.xml' ContentType='" + MAIN + "'/>"
                        + "<Override PartName='/xl/worksheets/sheet1.xml' ContentType='application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml'/></Types>");
        parts.put(
                "_rels/.rels",
                "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>"
                        + "<Relationship Id='r1' Type='" + relations
                        + "/officeDocument' Target='xl/workbook.xml'/></Relationships>");
        parts.put(
                "xl/workbook.xml",
                "<workbook xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main' xmlns:r='" + relations
                        + "'><sheets><sheet name='Products' sheetId='1' r:id='r1'/></sheets></workbook>");
        parts.put(
                "xl/_rels/workbook.xml.rels",
                "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>"
                        + "<Relationship Id='r1' Type='" + relations
                        + "/worksheet' Target='worksheets/sheet1.xml'/></Relationships>");
        parts.put("xl/worksheets/sheet1.xml", sheet);
        return parts;
    }

    private Path zip(String name, Map<String, String> parts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (var part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file(name, bytes.toByteArray());
    }
}
