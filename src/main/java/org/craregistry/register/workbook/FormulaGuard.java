package org.craregistry.register.workbook;

import java.util.regex.Pattern;

/**
 * Keeps spreadsheet programs from taking a text of a CSV file for a formula, or for a number or date that they then write in their
 * own way: an apostrophe goes before it, as OWASP advises against CSV injection. A text that already has apostrophes before such a
 * beginning gets one more, so that one can always be taken away.
 */
public final class FormulaGuard {

    private static final Pattern DANGEROUS =
            Pattern.compile("'*+(?:[\\t\\r\\n]|[\\p{Z}\\p{Cc}]*[=+\\-@\uFF1D\uFF0B\uFF0D\uFF20])");

    /** A whole number that every program writes as it has read it. */
    private static final Pattern KEPT = Pattern.compile("0|[1-9]\\d{0,14}");

    /** Numbers, dates, times, truth values: {@code 1.10}, {@code 007}, {@code 1E5}, {@code 10:30}, {@code 2-May}, {@code 5 %}. */
    private static final Pattern VALUE = Pattern.compile(
            """
            [\\d.,:/' -]*\\d[\\d.,:/' -]*\
            |\\d+([.,]\\d+)?E[+-]?\\d+\
            |\\d{1,2}(:\\d\\d)*[ ]?[AP]M\
            |[\\d.,]+[ ]?[%€$£]|[€$£][ ]?[\\d.,]+\
            |\\d{1,4}[ ./-]*MONTH[ ./-]*\\d{0,4}|MONTH[ ./-]*\\d{1,4}\
            |true|false|wahr|falsch|vrai|faux""".replace(
                            "MONTH",
                            "(jan|january|januar|feb|february|februar|mar|march|mär|märz|apr|april|may|mai|jun|june|juni"
                                    + "|jul|july|juli|aug|august|sept?|september|oct|october|okt|oktober|nov|november"
                                    + "|dec|december|dez|dezember)\\.?"),
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private static final int LONGEST_VALUE = 310;

    private FormulaGuard() {}

    /** The text that no program evaluates. */
    public static String add(String text) {
        return isDangerous(text) ? "'" + text : text;
    }

    /** The text that no program evaluates, and none takes for a value that it writes differently. */
    public static String keep(String text) {
        return isDangerous(text) || isValue(text, 0) ? "'" + text : text;
    }

    /** Whether a program could take the text for a formula, or for a text whose apostrophe was put there by {@link #add}. */
    static boolean isDangerous(String text) {
        boolean harmless =
                text.isEmpty() || Character.isLetterOrDigit(text.charAt(0)); // which is most of them, and quick to say
        return !harmless && DANGEROUS.matcher(text).lookingAt();
    }

    /** The text as it was before {@link #add} or {@link #keep}. */
    public static String remove(String text) {
        boolean added = text.startsWith("'")
                && (DANGEROUS.matcher(text).region(1, text.length()).lookingAt() || isValue(text, 1));
        return added ? text.substring(1) : text;
    }

    private static boolean isValue(String text, int from) {
        int start = from;
        while (start < text.length() && text.charAt(start) == '\'') {
            start++;
        }
        String bare = text.substring(start);
        boolean apostrophes = start > from;
        boolean kept = !apostrophes && KEPT.matcher(bare).matches();
        return !kept
                && bare.length() <= LONGEST_VALUE
                && (VALUE.matcher(bare).matches() || ErrorTexts.isError(bare.strip()));
    }
}
