package org.craregistry.register;

import java.util.regex.Pattern;

/**
 * Texts that reading would otherwise change (outer spaces, {@code #CLEAR} taken literally) end with {@code #EXACT}: what stands
 * before it is the text, to the letter.
 */
final class ExactText {

    /** The cell that takes an answer back. */
    static final String CLEAR = "#CLEAR";

    private static final String EXACT = "#EXACT";
    private static final Pattern MARKED = Pattern.compile(".*(?:#EXACT|#CONTINUED:\\d{1,9})", Pattern.DOTALL);

    private ExactText() {}

    /** The cell from which {@link #read} gets this text back. */
    static String write(String text) {
        boolean changes = !trim(text).equals(text) || isClear(text) || text.endsWith(EXACT) || isMarked(text);
        return changes ? text + EXACT : text;
    }

    /** The text that a cell stands for. */
    static String read(String cell) {
        String trimmed = trim(cell);
        if (!trimmed.endsWith(EXACT)) {
            return trimmed;
        }
        return cell.substring(0, cell.lastIndexOf(EXACT));
    }

    static boolean isClear(String text) {
        return text.equalsIgnoreCase(CLEAR);
    }

    private static boolean isMarked(String text) {
        return text.indexOf('#') >= 0 && MARKED.matcher(text).matches();
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
