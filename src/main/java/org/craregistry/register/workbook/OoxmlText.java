package org.craregistry.register.workbook;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Texts of workbooks: characters that XML cannot hold are written {@code _x0001_} (ISO/IEC 29500-1, 22.9.2.19, ST_Xstring). */
final class OoxmlText {

    private static final Pattern ESCAPE = Pattern.compile("_x([0-9A-Fa-f]{4})_");

    private OoxmlText() {}

    /** The text as it is to stand in the file. */
    static String escape(String text) {
        int at = firstToEscape(text, 0);
        if (at < 0) {
            return text;
        }
        StringBuilder escaped = new StringBuilder(text.length() + 32);
        int done = 0;
        while (at >= 0) {
            escaped.append(text, done, at).append("_x%04X_".formatted((int) text.charAt(at)));
            done = at + 1;
            at = firstToEscape(text, done);
        }
        return escaped.append(text, done, text.length()).toString();
    }

    /** The text that stands in the file as this. */
    static String unescape(String text) {
        if (!text.contains("_x")) {
            return text;
        }
        StringBuilder plain = new StringBuilder(text.length());
        Matcher escape = ESCAPE.matcher(text);
        int done = 0;
        while (escape.find(done)) {
            plain.append(text, done, escape.start()).append((char) Integer.parseInt(escape.group(1), 16));
            done = escape.end();
        }
        return plain.append(text, done, text.length()).toString();
    }

    private static int firstToEscape(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '_' ? looksLikeEscape(text, i) : !isXml(text, i, c)) {
                return i;
            }
        }
        return -1;
    }

    private static boolean looksLikeEscape(String text, int at) {
        return text.startsWith("x", at + 1)
                && ESCAPE.matcher(text).region(at, text.length()).lookingAt();
    }

    /** A carriage return is escaped too: XML would turn it into a line feed. */
    private static boolean isXml(String text, int at, char c) {
        if (Character.isHighSurrogate(c)) {
            return at + 1 < text.length() && Character.isLowSurrogate(text.charAt(at + 1));
        }
        if (Character.isLowSurrogate(c)) {
            return at > 0 && Character.isHighSurrogate(text.charAt(at - 1));
        }
        return c >= ' ' ? c < '\uFFFE' : c == '\t' || c == '\n';
    }
}
