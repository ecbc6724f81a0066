package org.craregistry.register;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Texts that reading, or another program on the way, would change: outer spaces, {@code #CLEAR} and {@code #EXAMPLE} taken literally,
 * carriage returns, control characters. Their cell ends with {@code #EXACT}: what stands before it is the text to the letter, in which
 * {@code \r} is a carriage return, <code>&#92;u0001</code> the character of this number and {@code \\} a backslash.
 */
final class ExactText {

    /** What stands for the reference in a row that is an example. */
    static final String EXAMPLE = "#EXAMPLE";

    private static final String CLEAR = "#CLEAR";
    private static final String EXACT = "#EXACT";
    private static final Pattern MARKED = Pattern.compile("#EXACT$|#CONTINUED:\\d{1,9}$");
    private static final Pattern ESCAPE = Pattern.compile("\\\\(?:u([0-9A-Fa-f]{4})|([r\\\\]))");

    /** What workbooks themselves write for characters that XML cannot hold; some programs read it even where it is meant literally. */
    private static final Pattern WORKBOOK_ESCAPE = Pattern.compile("x[0-9A-Fa-f]{4}_");

    /** What begins a formula in the next cell when a CSV file is opened with another separator than its own. */
    private static final Pattern OUTBREAK =
            Pattern.compile("([,;\\t\\n][\"\\p{Z}\\p{Cc}]*)([=+\\-@\uFF1D\uFF0B\uFF0D\uFF20])");

    private ExactText() {}

    /** The cell from which {@link #read} gets this text back. */
    static String write(String text) {
        boolean changes = firstToEscape(text) >= 0
                || !trim(text).equals(text)
                || isClear(text)
                || isExample(text)
                || text.indexOf('#') >= 0 && MARKED.matcher(text).find();
        return changes ? escape(text) + EXACT : text;
    }

    /** As {@link #write}, and no part of the text is a formula, whichever separator a program takes for the right one. */
    static String writeSeparated(String text) {
        if (!OUTBREAK.matcher(text).find()) {
            return write(text);
        }
        return OUTBREAK.matcher(escape(text))
                        .replaceAll(outbreak -> Matcher.quoteReplacement(outbreak.group(1)
                                + "\\u%04X".formatted((int) outbreak.group(2).charAt(0))))
                + EXACT;
    }

    /** The text that a cell stands for. */
    static String read(String cell) {
        String trimmed = trim(cell);
        return trimmed.endsWith(EXACT) ? unescape(cell.substring(0, cell.lastIndexOf(EXACT))) : trimmed;
    }

    /** Whether a trimmed cell takes an answer back. */
    static boolean isClear(String text) {
        return text.equalsIgnoreCase(CLEAR);
    }

    /** Whether a cell says that its row is an example. */
    static boolean isExample(String cell) {
        return trim(cell).equalsIgnoreCase(EXAMPLE);
    }

    private static int firstToEscape(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (isToEscape(text, i)) {
                return i;
            }
        }
        return -1;
    }

    private static boolean isToEscape(String text, int at) {
        char c = text.charAt(at);
        if (c == '_') {
            return WORKBOOK_ESCAPE.matcher(text).region(at + 1, text.length()).lookingAt();
        }
        if (Character.isHighSurrogate(c)) {
            return at + 1 == text.length() || !Character.isLowSurrogate(text.charAt(at + 1));
        }
        if (Character.isLowSurrogate(c)) {
            return at == 0 || !Character.isHighSurrogate(text.charAt(at - 1));
        }
        return c >= ' ' ? c == '\u007F' || c >= '\uFFFE' : c != '\t' && c != '\n';
    }

    private static String escape(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 32);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                escaped.append("\\\\");
            } else if (c == '\r') {
                escaped.append("\\r");
            } else if (isToEscape(text, i)) {
                escaped.append("\\u%04X".formatted((int) c));
            } else {
                escaped.append(c);
            }
        }
        return escaped.toString();
    }

    private static String unescape(String text) {
        return ESCAPE.matcher(text)
                .replaceAll(escape -> Matcher.quoteReplacement(character(escape.group(1), escape.group(2))));
    }

    private static String character(@Nullable String number, @Nullable String letter) {
        if (number != null) {
            return String.valueOf((char) Integer.parseInt(number, 16));
        }
        return "r".equals(letter) ? "\r" : "\\";
    }

    /** Without spaces, non-breaking and invisible ones included, at both ends. */
    static String trim(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && isSpace(text.charAt(from))) {
            from++;
        }
        while (to > from && isSpace(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }

    private static boolean isSpace(char c) {
        return c <= ' '
                ? c == ' ' || c >= '\t' && c <= '\r'
                : Character.isSpaceChar(c) || c == '\u200B' || c == '\uFEFF';
    }
}
