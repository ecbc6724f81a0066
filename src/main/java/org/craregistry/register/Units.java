package org.craregistry.register;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The units of numbers in headers and cells: that of the column, and months in the place of years. */
final class Units {

    /** The unit of columns in years, as facts call it. */
    static final String YEARS = "years";

    private static final Pattern WORD = Pattern.compile("\\p{L}+");

    /** A number with words around it. */
    private static final Pattern WITH_WORDS =
            Pattern.compile("([\\p{L}_.\\s]*)([+-]?\\d(?:[\\d.,]*\\d)?)([\\p{L}_.\\s()\\[\\]]*)");

    private static final Set<String> MONTHS = bare("months");

    private Units() {}

    /**
     * A number that is written with its unit.
     *
     * @param number as it is written
     * @param inMonths whether these are its unit
     */
    record Amount(String number, boolean inMonths) {}

    /** What a text says that is a number and a unit of these columns, or months where they are in years; empty for others. */
    static Optional<Amount> amount(String text, String unit) {
        Matcher parts = WITH_WORDS.matcher(text);
        if (!parts.matches() || Spelling.isDoubtful(text)) {
            return Optional.empty();
        }
        String words = Spelling.bare(parts.group(1) + parts.group(3));
        boolean inMonths = unit.equals(YEARS) && MONTHS.contains(words);
        return inMonths || bare(unit).contains(words)
                ? Optional.of(new Amount(parts.group(2), inMonths))
                : Optional.empty();
    }

    /** Whether a header says that the numbers below it are months. */
    static boolean areMonths(String header) {
        return words(header).anyMatch(MONTHS::contains) && words(header).noneMatch(bare(YEARS)::contains);
    }

    /** What a header in months is called in years, in every language; nothing for others. */
    static List<String> inYears(String header) {
        return areMonths(header)
                ? Words.units(YEARS).stream()
                        .map(years -> WORD.matcher(header)
                                .replaceAll(word -> Matcher.quoteReplacement(
                                        MONTHS.contains(Spelling.bare(word.group())) ? years : word.group())))
                        .toList()
                : List.of();
    }

    /** A header of ours for a column that another program calls so: in months where that one is. */
    static String header(String ours, String met) {
        return areMonths(met) ? ours.replace(YEARS, "months") : ours;
    }

    private static Stream<String> words(String header) {
        return WORD.matcher(header).results().map(MatchResult::group).map(Spelling::bare);
    }

    private static Set<String> bare(String unit) {
        return Words.units(unit).stream().map(Spelling::bare).collect(Collectors.toUnmodifiableSet());
    }
}
