package org.craregistry.conformity;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Set;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;
import org.springframework.web.ErrorResponseException;

/**
 * Looks in a PDF for actions that run something (ISO 32000-2, 12.6.4), by the names that each of them has to have: in its objects,
 * and in the streams that objects are packed into.
 */
final class PdfActions {

    private static final Set<String> RUNNING = Set.of("JavaScript", "Launch");
    private static final Set<String> PLAINLY_PACKED = Set.of("FlateDecode", "Fl");

    /** In the dictionary of packed objects: what needs more knowledge of the format than is here. */
    private static final Set<String> FURTHER_PACKED = Set.of(
            "LZWDecode",
            "LZW",
            "ASCII85Decode",
            "A85",
            "ASCIIHexDecode",
            "AHx",
            "RunLengthDecode",
            "RL",
            "Crypt",
            "Predictor");

    private static final int MOST_UNPACKED = 50_000_000;
    private static final int BUFFER = 1 << 14;

    private final FileChannel file;
    private int unpacked;
    private boolean isProtected;
    private boolean hasPackedObjects;

    private PdfActions(FileChannel file) {
        this.file = file;
    }

    /**
     * Lets a PDF pass in which nothing runs.
     *
     * @throws ErrorResponseException with status 415 where something does, and where that cannot be told
     * @throws IOException where the disk fails
     */
    static void refuseIn(Path pdf) throws IOException {
        try (RandomAccessFile opened = new RandomAccessFile(pdf.toFile(), "r")) {
            FileChannel file = opened.getChannel();
            PdfActions actions = new PdfActions(file);
            actions.look(new PdfNames(file.map(FileChannel.MapMode.READ_ONLY, 0, file.size())));
            if (actions.isProtected && actions.hasPackedObjects) {
                throw closed();
            }
        }
    }

    private void look(PdfNames names) throws IOException {
        while (names.next()) {
            Set<String> found = names.found();
            if (hasOneOf(found, RUNNING)) {
                throw DocumentKind.refusal("a PDF that runs JavaScript or starts programs");
            }
            isProtected |= found.contains("Encrypt");
            if (names.isBeforeStream() && found.contains("ObjStm")) {
                hasPackedObjects = true;
                lookInto(found, names.position());
            }
        }
    }

    private void lookInto(Set<String> dictionary, int start) throws IOException {
        boolean plainly = hasOneOf(dictionary, PLAINLY_PACKED);
        if (hasOneOf(dictionary, FURTHER_PACKED) || (dictionary.contains("Filter") && !plainly)) {
            throw closed();
        }
        if (plainly) {
            look(new PdfNames(ByteBuffer.wrap(unpack(start))));
        }
    }

    /** What comes out until its end, or until it is damaged: viewers show as much. */
    private byte[] unpack(int start) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        InputStream packed = new InflaterInputStream(Channels.newInputStream(file.position(start)));
        byte[] buffer = new byte[BUFFER];
        try {
            for (int read = packed.read(buffer); read >= 0; read = packed.read(buffer)) {
                out.write(buffer, 0, read);
                unpacked += read;
                if (unpacked > MOST_UNPACKED) {
                    throw closed();
                }
            }
        } catch (ZipException | EOFException damaged) {
            return out.toByteArray();
        }
        return out.toByteArray();
    }

    private static boolean hasOneOf(Set<String> found, Set<String> wanted) {
        return !Collections.disjoint(found, wanted);
    }

    private static ErrorResponseException closed() {
        return DocumentKind.refusal(
                "a PDF that is protected or packed so that nobody can tell whether it runs something; save it without protection");
    }
}
