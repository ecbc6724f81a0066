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
        return DANGEROUS.matcher(text).lookingAt() ? "'" + text : text;
    }

    /** The text as it was before {@link #add}. */
    public static String remove(String text) {
        return text.startsWith("'")
                        && DANGEROUS.matcher(text).region(1, text.length()).lookingAt()
                ? text.substring(1)
                : text;
    }
}
