package org.craregistry.register.workbook;

import java.util.regex.Pattern;

/**
 * Keeps spreadsheet programs from taking a text of a CSV file for a formula: an apostrophe goes before it, as OWASP advises against
 * CSV injection. A text that already has apostrophes before such a beginning gets one more, so that one can always be taken away.
 */
public final class FormulaGuard {

    private static final Pattern DANGEROUS =
            Pattern.compile("'*+(?:[\\t\\r\\n]|[\\p{Z}\\p{Cc}]*[=+\\-@\uFF1D\uFF0B\uFF0D\uFF20])");

    private FormulaGuard() {}

    /** The text that no program evaluates. */
    public static String add(String text) {
        return isDangerous(text) ? "'" + text : text;
    }

    /** Whether a program could take the text for a formula, or for a text whose apostrophe was put there by {@link #add}. */
    static boolean isDangerous(String text) {
        boolean harmless =
                text.isEmpty() || Character.isLetterOrDigit(text.charAt(0)); // which is most of them, and quick to say
        return !harmless && DANGEROUS.matcher(text).lookingAt();
    }

    /** The text as it was before {@link #add}. */
    public static String remove(String text) {
        return text.startsWith("'")
                        && DANGEROUS.matcher(text).region(1, text.length()).lookingAt()
                ? text.substring(1)
                : text;
    }
}
