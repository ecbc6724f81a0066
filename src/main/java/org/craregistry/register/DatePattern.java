package org.craregistry.register;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Patterns in which dates are written in texts, such as {@code dd.MM.yyyy}. */
public final class DatePattern {

    private static final List<LocalDate> PROBES = List.of(LocalDate.of(2034, 12, 31), LocalDate.of(2029, 3, 5));

    /** Times of day are ignored. */
    private static final Pattern TIME = Pattern.compile("[ ,']*T?'?[Hhk]{1,2}[:.].*$");

    /** Days and months of two digits, set apart from what is beside them. */
    private static final Pattern TWO_DIGITS = Pattern.compile("(?<![\\p{L}'])(d|M)\\1(?![\\p{L}'])");

    private static final Pattern LETTERS = Pattern.compile("\\p{L}+");

    /** The language before a format of Excel, and the signs before the letters of C and Python. */
    private static final Pattern BESIDE_LETTERS = Pattern.compile("\\[[^\\]]*\\]|%");

    /** A year of four digits in C, Python and PHP. */
    private static final String YEAR = "Y";

    private DatePattern() {}

    /** Why no date can be read by a pattern, with the spelling that was probably meant; empty where it works. */
    public static Optional<String> refusal(String pattern) {
        if (works(pattern)) {
            return Optional.empty();
        }
        String meant = meant(
                TIME.matcher(BESIDE_LETTERS.matcher(pattern).replaceAll("")).replaceFirst(""));
        return Optional.of(
                "\"%s\" is no pattern that a date can be read by; use %s, in which dd is the day, MM the month and yyyy the year."
                        .formatted(pattern, works(meant) ? meant : "one such as dd.MM.yyyy or MM/dd/yyyy"));
    }

    private static boolean works(String pattern) {
        try {
            DateTimeFormatter formatter = formatter(pattern);
            return PROBES.stream()
                    .allMatch(day ->
                            LocalDate.parse(day.format(formatter), formatter).equals(day));
        } catch (DateTimeException | IllegalArgumentException e) {
            return false;
        }
    }

    /** What reads dates by a pattern that works; where one has two digits for a day or month, those of one digit are read too. */
    static DateTimeFormatter formatter(String pattern) {
        String anyDigits = TWO_DIGITS.matcher(pattern).replaceAll("$1");
        return DateTimeFormatter.ofPattern(anyDigits.replace('y', 'u'), Locale.ENGLISH)
                .withResolverStyle(ResolverStyle.STRICT);
    }

    /** Day, month and year in the letters of any language: {@code TT.MM.JJJJ}, {@code jj/mm/aaaa}, {@code DD.MM.RRRR}. */
    private static String meant(String pattern) {
        return LETTERS.matcher(pattern).replaceAll(DatePattern::letters);
    }

    private static String letters(MatchResult run) {
        if (run.group().equals(YEAR)) {
            return "yyyy";
        }
        String letters = run.group().toLowerCase(Locale.ROOT);
        if (letters.startsWith("m")) {
            return "M".repeat(letters.length());
        }
        return letters.length() > 2 ? "yyyy" : letters.startsWith("y") ? "yy" : "d".repeat(letters.length());
    }
}
