package org.craregistry.assessment.calendar;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Writes the lines of an iCalendar file: CRLF at their ends, folded to 75 octets, texts escaped (RFC 5545, 3.1 and 3.3.11). */
final class ContentLines {

    private static final int MOST_OCTETS = 75;
    private static final byte[] END = {'\r', '\n'};
    private static final byte[] FOLD = {'\r', '\n', ' '};

    private final OutputStream out;

    ContentLines(OutputStream out) {
        this.out = out;
    }

    /** A line whose value is written as it is: no text that anybody typed. */
    void write(String name, String value) throws IOException {
        fold(name + ":" + value);
    }

    /** A line whose value is a text; what has a meaning in iCalendar is escaped, and control characters are left out. */
    void writeText(String name, String text) throws IOException {
        fold(name + ":" + escaped(text));
    }

    /** Between characters, never within one: some readers do not put the bytes of one together again. */
    private void fold(String line) throws IOException {
        int used = 0;
        for (int at = 0; at < line.length(); at += Character.charCount(line.codePointAt(at))) {
            byte[] octets = Character.toString(line.codePointAt(at)).getBytes(StandardCharsets.UTF_8);
            if (used + octets.length > MOST_OCTETS) {
                out.write(FOLD);
                used = 1;
            }
            out.write(octets);
            used += octets.length;
        }
        out.write(END);
    }

    static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        text.replace("\r\n", "\n").replace('\r', '\n').codePoints().forEach(character -> {
            switch (character) {
                case '\n' -> escaped.append("\\n");
                case '\\', ';', ',' -> escaped.append('\\').appendCodePoint(character);
                default -> {
                    if (!Character.isISOControl(character) || character == '\t') {
                        escaped.appendCodePoint(character);
                    }
                }
            }
        });
        return escaped.toString();
    }
}
