package org.craregistry.register.workbook;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The encoding of a text file: by its byte order mark, else UTF-8 where the whole file is valid UTF-8, else Windows-1252. */
record CsvCharset(Charset charset, int markLength, boolean guessed) {

    private static final Charset WINDOWS = Charset.forName("windows-1252");

    /** @param named by the sender; {@code null} to find it out */
    static CsvCharset of(Path file, @Nullable Charset named) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            Optional<CsvCharset> marked = byteOrderMark(in.readNBytes(4));
            if (marked.isPresent()
                    && (named == null || named.equals(marked.get().charset()))) {
                return marked.get();
            }
        }
        if (named != null) {
            return new CsvCharset(named, 0, false);
        }
        return isUtf8(file) ? new CsvCharset(StandardCharsets.UTF_8, 0, false) : new CsvCharset(WINDOWS, 0, true);
    }

    /** The encoding that a byte order mark at the start of a file names. */
    static Optional<CsvCharset> byteOrderMark(byte[] start) {
        int first = start.length < 2 ? 0 : (start[0] & 0xff) << 8 | start[1] & 0xff;
        if (first == 0xfeff) {
            return Optional.of(new CsvCharset(StandardCharsets.UTF_16BE, 2, false));
        }
        if (first == 0xfffe) {
            return Optional.of(new CsvCharset(StandardCharsets.UTF_16LE, 2, false));
        }
        boolean utf8 = first == 0xefbb && start.length > 2 && (start[2] & 0xff) == 0xbf;
        return utf8 ? Optional.of(new CsvCharset(StandardCharsets.UTF_8, 3, false)) : Optional.empty();
    }

    /** Opens the file behind its byte order mark; bytes that the encoding does not know are read as a replacement character. */
    Reader open(Path file) throws IOException {
        InputStream in = Files.newInputStream(file);
        in.skipNBytes(markLength);
        return new InputStreamReader(in, charset);
    }

    private static boolean isUtf8(Path file) throws IOException {
        char[] buffer = new char[1 << 16];
        try (Reader strict = new InputStreamReader(
                Files.newInputStream(file),
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT))) {
            while (strict.read(buffer) >= 0) {
                continue;
            }
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
