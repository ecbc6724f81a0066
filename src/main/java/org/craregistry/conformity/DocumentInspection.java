package org.craregistry.conformity;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import org.springframework.web.ErrorResponseException;

/** Tells what kind of document a file is, by its content and whatever it is called; see docs/decisions/0018. */
final class DocumentInspection {

    private static final int START = 1024;
    private static final int BUFFER = 1 << 14;
    private static final String PDF = hex("%PDF-");
    private static final String PNG = "89504e470d0a1a0a0000000d49484452";
    private static final String JPEG = "ffd8ff";
    private static final String ZIP = "504b0304";
    private static final String BYTE_ORDER_MARK = "efbbbf";

    /** Kinds that are often sent and never accepted, by their first bytes; everything that is not known is refused as well. */
    private static final Map<String, String> FOREIGN = foreign();

    private DocumentInspection() {}

    /**
     * What the content of a document tells.
     *
     * @param name what the sender calls it; tells CSV from other texts, and nothing else
     * @param contentType what the sender says it is; for the same
     * @throws ErrorResponseException with status 415 where it is of no accepted kind
     * @throws IOException where the disk fails
     */
    static DocumentContent contentOf(Path file, String name, @Nullable String contentType) throws IOException {
        String start = start(file);
        if (start.startsWith(ZIP)) {
            return DocumentContent.of(OfficeDocument.kindOf(file));
        }
        DocumentContent content = start.startsWith(PDF)
                ? DocumentContent.of(DocumentKind.PDF)
                : start.startsWith(PNG)
                        ? DocumentContent.of(DocumentKind.PNG)
                        : start.startsWith(JPEG)
                                ? DocumentContent.of(DocumentKind.JPEG)
                                : text(file, start, name, contentType);
        if (isArchive(file)) {
            throw DocumentKind.refusal("an archive behind the beginning of another file");
        }
        if (content.kind() == DocumentKind.PDF) {
            PdfActions.refuseIn(file);
        }
        return content;
    }

    private static DocumentContent text(Path file, String start, String name, @Nullable String contentType)
            throws IOException {
        String unmarked = start.startsWith(BYTE_ORDER_MARK) ? start.substring(BYTE_ORDER_MARK.length()) : start;
        for (Map.Entry<String, String> foreign : FOREIGN.entrySet()) {
            if (unmarked.startsWith(foreign.getKey())) {
                throw DocumentKind.refusal(foreign.getValue());
            }
        }
        char first;
        try (Reader in = reader(file)) {
            first = firstOfText(in);
        } catch (CharacterCodingException notUtf8) {
            throw DocumentKind.refusal("of no known kind, and no text in UTF-8");
        }
        if (first == '<') {
            return BillOfMaterials.ofXml(file)
                    .orElseThrow(() -> DocumentKind.refusal("an HTML, SVG or other XML file"));
        }
        DocumentContent plain = DocumentContent.of(plain(name, contentType));
        return first == '{' ? BillOfMaterials.ofJson(file).orElse(plain) : plain;
    }

    private static DocumentKind plain(String name, @Nullable String contentType) {
        boolean csv = DocumentKind.CSV.isEndingOf(name)
                || (contentType != null && contentType.startsWith(DocumentKind.CSV.mediaType()));
        return csv ? DocumentKind.CSV : DocumentKind.TEXT;
    }

    /** Reports what is no UTF-8 instead of replacing it. */
    private static Reader reader(Path file) throws IOException {
        return Files.newBufferedReader(file, StandardCharsets.UTF_8);
    }

    /** Reads all of it; its first character may come after any amount of white space. */
    private static char firstOfText(Reader in) throws IOException {
        char[] buffer = new char[BUFFER];
        char first = ' ';
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            for (int i = 0; i < read; i++) {
                char one = buffer[i];
                if (Character.isISOControl(one) && "\t\n\r\f".indexOf(one) < 0) {
                    throw DocumentKind.refusal("of no known kind, and no text: it has control characters");
                }
                if (first == ' ' && !Character.isWhitespace(one) && one != '\uFEFF') {
                    first = one;
                }
            }
        }
        return first;
    }

    /** Whether it is an archive for those who look for one from the end of the file, as Java does. */
    private static boolean isArchive(Path file) throws IOException {
        try (ZipFile archive = new ZipFile(file.toFile())) {
            return true;
        } catch (ZipException none) {
            return false;
        }
    }

    private static String start(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return HexFormat.of().formatHex(in.readNBytes(START));
        }
    }

    private static String hex(String ascii) {
        return HexFormat.of().formatHex(ascii.getBytes(StandardCharsets.US_ASCII));
    }

    private static Map<String, String> foreign() {
        Map<String, String> foreign = new LinkedHashMap<>();
        foreign.put(hex("MZ"), "a program for Windows");
        foreign.put("7f454c46", "a program for Linux");
        foreign.put("cafebabe", "a program for Java or macOS");
        foreign.put("cffaedfe", "a program for macOS");
        foreign.put("cefaedfe", "a program for macOS");
        foreign.put(hex("#!"), "a script");
        foreign.put("d0cf11e0a1b11ae1", "a password-protected Office file, or one of the formats before 2007");
        foreign.put(hex("{\\rtf"), "an RTF file");
        foreign.put(hex("%!"), "a PostScript file");
        foreign.put("1f8b", "a compressed file");
        foreign.put(hex("Rar!"), "an archive");
        foreign.put("377abcaf271c", "an archive");
        foreign.put("504b", "an empty or divided archive");
        return foreign;
    }
}
