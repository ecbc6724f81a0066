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
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The encoding of a text file: by its byte order mark, else UTF-16 where every other byte is zero, else UTF-8 where the whole file is
 * valid UTF-8, else Windows-1252.
 *
 * @param lossy whether some of the bytes are none of this encoding
 */
record CsvCharset(Charset charset, int markLength, boolean guessed, boolean lossy) {

    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final byte[] UTF_32LE_MARK = {(byte) 0xff, (byte) 0xfe, 0, 0};
    private static final byte[] UTF_32BE_MARK = {0, 0, (byte) 0xfe, (byte) 0xff};
    private static final int START = 1024;
    private static final int LEAST_ZEROS = 5;

    /** @param named by the sender, for a file without a byte order mark; {@code null} to find it out */
    static CsvCharset of(Path file, @Nullable Charset named) throws IOException {
        Optional<CsvCharset> told = evident(FileKind.start(file))
                .filter(one -> named == null || one.markLength() > 0)
                .or(() -> Optional.ofNullable(named).flatMap(charset -> found(charset, 0)));
        if (told.isPresent()) {
            Charset charset = told.get().charset();
            return new CsvCharset(charset, told.get().markLength(), false, !isIn(charset, file));
        }
        return isIn(StandardCharsets.UTF_8, file)
                ? new CsvCharset(StandardCharsets.UTF_8, 0, false, false)
                : new CsvCharset(WINDOWS, 0, true, !isIn(WINDOWS, file));
    }

    /** The encoding that the start of a file shows: by a byte order mark, or as every other byte is zero. */
    static Optional<CsvCharset> evident(byte[] start) {
        if (Arrays.equals(Arrays.copyOf(start, 4), UTF_32LE_MARK)) { // begins as the mark of UTF-16 does
            return found(Charset.forName("UTF-32LE"), 4);
        }
        if (Arrays.equals(Arrays.copyOf(start, 4), UTF_32BE_MARK)) {
            return found(Charset.forName("UTF-32BE"), 4);
        }
        int first = start.length < 2 ? 0 : (start[0] & 0xff) << 8 | start[1] & 0xff;
        if (first == 0xfeff) {
            return found(StandardCharsets.UTF_16BE, 2);
        }
        if (first == 0xfffe) {
            return found(StandardCharsets.UTF_16LE, 2);
        }
        if (first == 0xefbb && start.length > 2 && (start[2] & 0xff) == 0xbf) {
            return found(StandardCharsets.UTF_8, 3);
        }
        byte[] beginning = Arrays.copyOf(start, Math.min(start.length, START));
        int even = zeros(beginning, 0);
        int odd = zeros(beginning, 1);
        int many = Math.max(LEAST_ZEROS, beginning.length / 4);
        if (even == 0 && odd >= many) {
            return found(StandardCharsets.UTF_16LE, 0);
        }
        return odd == 0 && even >= many ? found(StandardCharsets.UTF_16BE, 0) : Optional.empty();
    }

    private static Optional<CsvCharset> found(Charset charset, int markLength) {
        return Optional.of(new CsvCharset(charset, markLength, false, false));
    }

    private static int zeros(byte[] bytes, int from) {
        int zeros = 0;
        for (int i = from; i < bytes.length; i += 2) {
            zeros += bytes[i] == 0 ? 1 : 0;
        }
        return zeros;
    }

    /** Opens the file behind its byte order mark; bytes that the encoding does not know are read as a replacement character. */
    Reader open(Path file) throws IOException {
        InputStream in = Files.newInputStream(file);
        in.skipNBytes(markLength);
        return new InputStreamReader(in, charset);
    }

    private static boolean isIn(Charset charset, Path file) throws IOException {
        char[] buffer = new char[1 << 16];
        try (Reader strict = new InputStreamReader(
                Files.newInputStream(file),
                charset.newDecoder()
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
