package org.craregistry.conformity;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;

/**
 * The names in a PDF (ISO 32000-2, 7.3.5), object by object, those in texts and comments left out. Every place where a viewer may
 * begin to read an object is one where this begins anew, also within streams, so that nothing before it hides what follows.
 */
final class PdfNames {

    private static final int LONGEST = 40;
    private static final String DELIMITERS = "()<>[]{}/%";
    private static final String STREAM = "stream";

    private final ByteBuffer bytes;
    private Set<String> found = new HashSet<>();
    private boolean beforeStream;
    private int texts;
    private boolean comment;

    PdfNames(ByteBuffer bytes) {
        this.bytes = bytes;
    }

    /** Reads on to where an object or a stream begins; false where there is nothing more. */
    boolean next() {
        found = new HashSet<>();
        beforeStream = false;
        boolean more = bytes.hasRemaining();
        while (bytes.hasRemaining()) {
            byte one = bytes.get();
            if (one == 'j' && follows("obj") && !follows("endobj")) {
                texts = 0;
                comment = false;
                return true;
            }
            read(one);
            if (one == 'm' && texts == 0 && !comment && follows(STREAM) && !follows("endstream")) {
                beforeStream = true;
                endLine();
                return true;
            }
        }
        return more;
    }

    /** The names since the last beginning. */
    Set<String> found() {
        return found;
    }

    /** Whether the bytes of a stream come next. */
    boolean isBeforeStream() {
        return beforeStream;
    }

    int position() {
        return bytes.position();
    }

    private void read(byte one) {
        if (comment) {
            comment = one != '\r' && one != '\n';
        } else if (texts > 0) {
            readText(one);
        } else if (one == '(') {
            texts = 1;
        } else if (one == '%') {
            comment = true;
        } else if (one == '/') {
            readName();
        }
    }

    private void readText(byte one) {
        if (one == '\\' && bytes.hasRemaining()) {
            bytes.get();
        } else if (one == '(') {
            texts++;
        } else if (one == ')') {
            texts--;
        }
    }

    private void readName() {
        StringBuilder name = new StringBuilder();
        while (bytes.hasRemaining() && name.length() < LONGEST) {
            char one = (char) (bytes.get() & 0xFF);
            if (one <= ' ' || DELIMITERS.indexOf(one) >= 0) {
                bytes.position(bytes.position() - 1);
                break;
            }
            name.append(one == '#' ? written() : one);
        }
        found.add(name.toString());
    }

    /** A character of a name that is written as its number. */
    private char written() {
        int digits = bytes.remaining() < 2
                ? -1
                : 16 * Character.digit(bytes.get(bytes.position()), 16)
                        + Character.digit(bytes.get(bytes.position() + 1), 16);
        if (digits < 0) {
            return '#';
        }
        bytes.position(bytes.position() + 2);
        return (char) digits;
    }

    private boolean follows(String word) {
        int start = bytes.position() - word.length();
        if (start < 0) {
            return false;
        }
        byte[] letters = word.getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i < letters.length; i++) {
            if (bytes.get(start + i) != letters[i]) {
                return false;
            }
        }
        return true;
    }

    private void endLine() {
        if (bytes.hasRemaining() && bytes.get(bytes.position()) == '\r') {
            bytes.get();
        }
        if (bytes.hasRemaining() && bytes.get(bytes.position()) == '\n') {
            bytes.get();
        }
    }
}
