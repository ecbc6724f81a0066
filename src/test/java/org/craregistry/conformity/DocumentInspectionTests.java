package org.craregistry.conformity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.web.ErrorResponseException;

class DocumentInspectionTests {

    private static final String WORD =
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";

    @TempDir
    Path directory;

    @ParameterizedTest
    @MethodSource("accepted")
    void knowsAcceptedKindsByTheirContent(DocumentKind kind, byte[] content) throws IOException {
        assertThat(inspect(content, "report.exe", "application/x-msdownload")).isEqualTo(kind);
    }

    static Stream<Arguments> accepted() {
        return Stream.of(
                arguments(DocumentKind.PDF, Documents.pdf()),
                arguments(DocumentKind.DOCX, Documents.docx()),
                arguments(DocumentKind.XLSX, Documents.xlsx()),
                arguments(DocumentKind.PPTX, Documents.pptx()),
                arguments(DocumentKind.ODT, Documents.openDocument("text")),
                arguments(DocumentKind.ODS, Documents.openDocument("spreadsheet")),
                arguments(DocumentKind.ODP, Documents.openDocument("presentation")),
                arguments(DocumentKind.PNG, Documents.image("png")),
                arguments(DocumentKind.JPEG, Documents.image("jpg")),
                arguments(DocumentKind.TEXT, utf8("Prüfbericht ✓\n\tbestanden\r\n")),
                arguments(DocumentKind.TEXT, utf8("\uFEFFwith a byte order mark, 1 < 2")),
                arguments(DocumentKind.TEXT, utf8("x")));
    }

    @Test
    void tellsCsvFromOtherTextsByWhatTheSenderSays() throws IOException {
        assertThat(inspect(utf8("a;b"), "results.CSV", null)).isEqualTo(DocumentKind.CSV);
        assertThat(inspect(utf8("a;b"), "results", "text/csv; charset=utf-8")).isEqualTo(DocumentKind.CSV);
        assertThat(inspect(utf8("a;b"), "results.pdf", "application/pdf")).isEqualTo(DocumentKind.TEXT);
        assertThat(inspect(Documents.pdf(), "results.csv", "text/csv")).isEqualTo(DocumentKind.PDF);
    }

    @ParameterizedTest
    @MethodSource("refused")
    void refusesEverythingElse(String met, byte[] content) {
        assertThatThrownBy(() -> inspect(content, "report.pdf", "application/pdf"))
                .isInstanceOfSatisfying(ErrorResponseException.class, refusal -> {
                    assertThat(refusal.getStatusCode().value()).isEqualTo(415);
                    assertThat(refusal.getBody().getDetail())
                            .contains(met)
                            .contains("pdf, docx, xlsx, pptx, odt, ods, odp, png, jpg, csv, txt");
                });
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                arguments("a program for Windows", hex("4d5a90000300000004000000ffff0000")),
                arguments("a program for Linux", hex("7f454c4602010100000000000000000002003e00")),
                arguments("a program for macOS", hex("cffaedfe0700000103000000")),
                arguments("a program for Java", hex("cafebabe0000003d")),
                arguments("a script", utf8("#!/bin/sh\nrm -rf /\n")),
                arguments("a script", utf8("\uFEFF#!/bin/sh\n")),
                arguments("HTML, SVG", utf8("<!DOCTYPE html><script>alert(1)</script>")),
                arguments("HTML, SVG", utf8("\uFEFF" + " \n".repeat(50_000) + "<html>")),
                arguments("HTML, SVG", utf8("<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>")),
                arguments("RTF", utf8("{\\rtf1 }")),
                arguments("PostScript", utf8("%!PS-Adobe-3.0")),
                arguments("before 2007", hex("d0cf11e0a1b11ae1000000000000000000000000")),
                arguments("compressed", hex("1f8b0800000000000003")),
                arguments("an archive", hex("526172211a070100")),
                arguments("an archive", hex("377abcaf271c0004")),
                arguments("empty or divided archive", hex("504b0506" + "00".repeat(18))),
                arguments("no office document", Documents.zip(Map.of("report.pdf", "%PDF-1.4"))),
                arguments("no office document", Documents.zip(Map.of("mimetype", "application/epub+zip"))),
                arguments("no office document", Documents.officeOpen(Documents.type("text/xml"))),
                arguments(
                        "with a program",
                        Documents.zip(Map.of("META-INF/MANIFEST.MF", "Main-Class: A", "A.class", "."))),
                arguments("with a program", Documents.officeOpen(Documents.type(WORD), "word/media/setup.EXE")),
                arguments("with a program", Documents.openDocument("text", "start.html")),
                arguments(
                        "macros",
                        Documents.officeOpen(Documents.type("application/vnd.ms-word.document.macroEnabled.main+xml"))),
                arguments("macros", Documents.officeOpen(Documents.type(WORD), "word/vbaProject.bin")),
                arguments(
                        "macros",
                        Documents.officeOpen(
                                Documents.type(WORD)
                                        .replace(
                                                "<Override",
                                                "<Default Extension=\"x\" ContentType=\"application/vnd.ms-office.vbaProject\"/><Override"))),
                arguments("macros", Documents.officeOpen(Documents.type(WORD), "word/activeX/activeX1.xml")),
                arguments("macros", Documents.openDocument("text", "Basic/Standard/Module1.xml")),
                arguments("macros", Documents.openDocument("spreadsheet", "Scripts/python/run.py")),
                arguments(
                        "objects of other programs",
                        Documents.officeOpen(Documents.type(WORD), "word/embeddings/oleObject1.bin")),
                arguments(
                        "objects of other programs",
                        Documents.officeOpen(Documents.type(WORD), "xl/embeddings/setup.DOCM")),
                arguments("objects of other programs", related("oleObject", "media/image9.png", "Internal")),
                arguments(
                        "objects of other programs",
                        Documents.officeOpen(
                                Documents.type(WORD)
                                        .replace(
                                                "<Override",
                                                "<Default Extension=\"png\" ContentType=\"application/vnd.openxmlformats-officedocument.oleObject\"/><Override"))),
                arguments(
                        "objects of other programs",
                        Documents.zip(
                                Map.of(
                                        "mimetype",
                                        DocumentKind.ODT.mediaType(),
                                        "META-INF/manifest.xml",
                                        "<m><f media-type=\"application/vnd.sun.star.oleobject\" full-path=\"Object 1\"/></m>"))),
                arguments("runs JavaScript", pdfWith("5 0 obj<</S/JavaScript/JS(app.alert(1))>>endobj")),
                arguments("runs JavaScript", pdfWith("5 0 obj<</S/Launch/F(calc.exe)>>endobj")),
                arguments("runs JavaScript", pdfWith("5 0 obj<</S /J#61vaScript /JS 6 0 R>>endobj")),
                arguments("runs JavaScript", pdfWith("(never closed % ( \n5 0 obj<</S/JavaScript>>endobj")),
                arguments("runs JavaScript", pdfWith("% a comment ( 5 0 obj<</S/JavaScript>>endobj")),
                arguments(
                        "runs JavaScript",
                        pdfWith("5 0 obj<<>>stream\n\u0001\u0002(\n6 0 obj<</S/JavaScript>>\nendstream")),
                arguments("runs JavaScript", pdfWith("5 0 obj /JavaScript endobj 6 0 obj<</S 5 0 R/JS(x)>>endobj")),
                arguments("runs JavaScript", packed("/Filter/FlateDecode", "1 0 <</S/JavaScript/JS(x)>>")),
                arguments("runs JavaScript", packed("/Filter[/F#6cateDecode]", "1 0 <</S/Launch>>")),
                arguments("nobody can tell", packed("/Filter 9 0 R", "1 0 <<>>")),
                arguments("nobody can tell", packed("/Filter[/ASCIIHexDecode/FlateDecode]", "1 0 <<>>")),
                arguments("nobody can tell", packed("/Filter/FlateDecode/DecodeParms<</Predictor 12>>", "1 0 <<>>")),
                arguments(
                        "nobody can tell",
                        Documents.joined(packed("/Filter/FlateDecode", "1 0 <<>>"), utf8("trailer<</Encrypt 9 0 R>>"))),
                arguments("fetches a template", linking("attachedTemplate", "http://example.com/x.dotm")),
                arguments("fetches a template", linking("oleObject", "http://example.com/x.bin")),
                arguments("damaged", hex("504b03040a0000000000")),
                arguments("damaged", truncated(Documents.docx())),
                arguments("damaged", Documents.officeOpen("<Types")),
                arguments(
                        "damaged",
                        Documents.officeOpen(
                                "<!DOCTYPE t [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><Types>&a;</Types>")),
                arguments("archive behind", Documents.joined(Documents.pdf(), Documents.zip(Map.of("A.class", ".")))),
                arguments("archive behind", Documents.joined(Documents.image("png"), Documents.docx())),
                arguments("control characters", hex("00")),
                arguments("control characters", utf8("a\u0007")),
                arguments("control characters", utf8("x".repeat(100_000) + "\u001b[2J")),
                arguments("no text in UTF-8", hex("e9")),
                arguments("no text in UTF-8", hex("c3")));
    }

    @Test
    void acceptsADocumentWithLinksToPages() throws IOException {
        assertThat(inspect(linking("hyperlink", "https://example.com/report"), "report.docx", ""))
                .isEqualTo(DocumentKind.DOCX);
    }

    /** Titles may speak of anything, charts bring their figures, and packed or protected objects are no fault by themselves. */
    @ParameterizedTest
    @MethodSource("harmless")
    void acceptsWhatOnlySpeaksOfIt(DocumentKind kind, byte[] content) throws IOException {
        assertThat(inspect(content, "report", null)).isEqualTo(kind);
    }

    static Stream<Arguments> harmless() {
        return Stream.of(
                arguments(DocumentKind.PDF, pdfWith("5 0 obj<</Title(On HTML/JavaScript \\) and (/Launch))>>endobj")),
                arguments(DocumentKind.PDF, pdfWith("5 0 obj<</Title/JavaScripts>>endobj % /Launch\n")),
                arguments(DocumentKind.PDF, packed("/Filter/FlateDecode", "1 0 <</Title(HTML/JavaScript)>>")),
                arguments(DocumentKind.PDF, packed("", "1 0 <</Title(plain)>>")),
                arguments(DocumentKind.PDF, pdfWith("trailer<</Encrypt 9 0 R>>")),
                arguments(DocumentKind.PDF, pdfWith("5 0 obj<</Filter/DCTDecode/Length 0>>stream\n\nendstream endobj")),
                arguments(
                        DocumentKind.DOCX,
                        Documents.officeOpen(Documents.type(WORD), "word/embeddings/Microsoft_Excel_Sheet1.xlsx")));
    }

    private static byte[] pdfWith(String more) {
        return Documents.joined(Documents.pdf(), utf8(more));
    }

    /** A PDF with a stream of objects, packed as most programs do, whatever its dictionary says. */
    private static byte[] packed(String filter, String objects) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DeflaterOutputStream packing = new DeflaterOutputStream(bytes)) {
            packing.write(utf8(objects));
        } catch (IOException never) {
            throw new UncheckedIOException(never);
        }
        byte[] content = filter.isEmpty() ? utf8(objects) : bytes.toByteArray();
        return Documents.joined(
                pdfWith("5 0 obj<</Type/ObjStm/N 1/First 4%s/Length %d>>stream\r\n".formatted(filter, content.length)),
                Documents.joined(content, utf8("\nendstream endobj\n")));
    }

    /** A document with a relation to another place. */
    private static byte[] linking(String kind, String target) {
        return related(kind, target, "External");
    }

    private static byte[] related(String kind, String target, String mode) {
        return Documents.zip(Map.of(
                "[Content_Types].xml",
                Documents.type(WORD),
                "word/_rels/settings.xml.rels",
                "<Relationships><Relationship Id=\"r1\" TargetMode=\"%s\" Target=\"%s\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/%s\"/></Relationships>"
                        .formatted(mode, target, kind)));
    }

    @Test
    void refusesATypeListThatUnpacksToMuchMore() {
        byte[] bomb = Documents.officeOpen(Documents.type(WORD) + " ".repeat(20_000_000));
        assertThat(bomb.length).isLessThan(100_000);

        assertThatThrownBy(() -> inspect(bomb, "a.docx", null)).isInstanceOf(ErrorResponseException.class);
    }

    @Test
    void givesDownloadsANameOfTheirKind() {
        assertThat(DocumentKind.PDF.safeName("report.PDF")).isEqualTo("report.PDF");
        assertThat(DocumentKind.PDF.safeName("report.exe")).isEqualTo("report.exe.pdf");
        assertThat(DocumentKind.TEXT.safeName("run.bat")).isEqualTo("run.bat.txt");
        assertThat(DocumentKind.JPEG.safeName("photo.jpeg")).isEqualTo("photo.jpeg");
    }

    @Test
    void writesNamesSoThatNoneEndsTheHeader() {
        assertThat(EvidenceDownloadController.disposition("Prüf \"x\"; \uD83D\uDE00.pdf"))
                .isEqualTo(
                        "attachment; filename=\"Pr_f _x__ _.pdf\"; filename*=UTF-8''Pr%C3%BCf%20%22x%22%3B%20%F0%9F%98%80.pdf");
    }

    private DocumentKind inspect(byte[] content, String name, String contentType) throws IOException {
        Path file = directory.resolve("upload");
        Files.write(file, content);
        return DocumentInspection.contentOf(file, name, contentType).kind();
    }

    private static byte[] truncated(byte[] whole) {
        return Arrays.copyOf(whole, whole.length / 2);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits);
    }
}
