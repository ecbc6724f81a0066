package org.craregistry.register.workbook;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;

/** What a file is, by its first bytes. */
enum FileKind {
    WORKBOOK,
    CSV;

    private static final Pattern PAGE =
            Pattern.compile("<(?:!doctype )?(?:html|head|meta|style|body|div|table)(?=[\\s/>])");
    private static final Pattern JSON = Pattern.compile("(?:\\[\\s*)?\\{\\s*\"");
    private static final int START = 8192;
    private static final byte[] ZIP = HexFormat.of().parseHex("504b0304");
    private static final byte[] ZIP_WITHOUT_FILES = HexFormat.of().parseHex("504b0506");
    private static final byte[] OLE2 = HexFormat.of().parseHex("d0cf11e0a1b11ae1");

    /**
     * The kind of a file that can be read.
     *
     * @throws UnreadableRegister for every other file
     */
    static FileKind of(Path file, String name, ReadLimits limits) throws IOException {
        long size = Files.size(file);
        if (size == 0) {
            throw FileRefusals.empty(name);
        }
        if (size > limits.bytes()) {
            throw FileRefusals.tooManyBytes(name, size, limits.bytes());
        }
        byte[] start = start(file);
        if (startsWith(start, OLE2)) {
            throw Ole2File.refusal(file, name);
        }
        if (startsWith(start, ZIP)) {
            return WORKBOOK;
        }
        refuseForeign(start, name);
        return CSV;
    }

    private static void refuseForeign(byte[] start, String name) {
        if (startsWith(start, ZIP_WITHOUT_FILES)) {
            throw FileRefusals.notASpreadsheet(name, "an empty archive");
        }
        if (startsWith(start, "%PDF".getBytes(StandardCharsets.US_ASCII))) {
            throw FileRefusals.notASpreadsheet(name, "a PDF document");
        }
        if (!isText(start)) {
            throw FileRefusals.notASpreadsheet(name, "a binary file of another kind");
        }
        Charset charset = CsvCharset.evident(start).map(CsvCharset::charset).orElse(StandardCharsets.ISO_8859_1);
        String beginning = new String(start, charset)
                .replaceFirst("^\uFEFF", "")
                .stripLeading()
                .toLowerCase(Locale.ROOT);
        if (beginning.startsWith("mime-version:")) {
            throw FileRefusals.webPage(name);
        }
        if (beginning.startsWith("<")) {
            throw markup(beginning, name);
        }
        if (JSON.matcher(beginning).lookingAt()) {
            throw FileRefusals.notASpreadsheet(name, "a JSON file");
        }
        if (name.toLowerCase(Locale.ROOT).matches(".*\\.xls[xmb]?$")) {
            throw FileRefusals.textNamedWorkbook(name);
        }
    }

    /** Many systems export tables as web pages or XML and call them workbooks, which spreadsheet programs open nevertheless. */
    private static UnreadableRegister markup(String beginning, String name) {
        if (beginning.contains("urn:schemas-microsoft-com:office:spreadsheet")) {
            return FileRefusals.xmlSpreadsheet(name);
        }
        if (beginning.contains("urn:oasis:names:tc:opendocument")) {
            return FileRefusals.openDocument(name);
        }
        return PAGE.matcher(beginning).find()
                ? FileRefusals.webPage(name)
                : FileRefusals.notASpreadsheet(name, "an XML file");
    }

    private static boolean isText(byte[] start) {
        if (CsvCharset.evident(start).isPresent()) {
            return true;
        }
        for (byte one : start) {
            if (one == 0) {
                return false;
            }
        }
        return true;
    }

    static byte[] start(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(START);
        }
    }

    private static boolean startsWith(byte[] start, byte[] magic) {
        return start.length >= magic.length && Arrays.equals(start, 0, magic.length, magic, 0, magic.length);
    }
}
