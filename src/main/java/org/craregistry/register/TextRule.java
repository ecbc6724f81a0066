package org.craregistry.register;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.craregistry.portfolio.IdentityField;
import org.craregistry.register.workbook.CellKind;

/** Reads texts; what a spreadsheet has turned into something else is said, never guessed. */
final class TextRule implements CellRule {

    /** A spreadsheet keeps no more digits of a number. */
    private static final int KEPT_DIGITS = 15;

    private static final Pattern SHORTENED = Pattern.compile("[+-]?\\d(?:[.,]\\d+)?[Ee][+-]\\d{2,3}");

    /** Signs that stand for nothing, or for what stands above. */
    private static final Pattern SIGNS =
            Pattern.compile("[-\\u2010-\\u2015\\u2212./?\\u2026\"\\u2033\\u201C-\\u201F']{1,5}");

    private static final int HOUR_DIGITS = 2;

    private static final Set<String> VERSIONS = Set.of("version", "certificates.certifiedVersion");

    /** Versions one behind the other. */
    private static final Pattern LISTED = Pattern.compile("\\d\\s*[,;\\n]\\s*v?\\d+\\.\\d", Pattern.CASE_INSENSITIVE);

    /** What stands in another list of the program that the file is from, as some write it: {@code 12;#ACME}. */
    private static final Pattern LISTED_ELSEWHERE = Pattern.compile("\\d{1,9};#");

    private static final Pattern ENTITY =
            Pattern.compile("&(?:amp|lt|gt|quot|apos|nbsp|#\\d{2,5}|#x[0-9a-f]{2,4});", Pattern.CASE_INSENSITIVE);

    /** What letters and signs beyond ASCII become that are read as Windows-1252 although they are UTF-8, or in no encoding at all. */
    private static final Pattern TWICE_ENCODED = Pattern.compile(
            "[\u00C2-\u00C5][\u0080-\u00BF\u0152\u0153\u0160\u0161\u0178\u017D\u017E\u0192\u02C6\u02DC\u2030\u20AC\u2122]"
                    + "|(?:[\u00C2\u00C3]|(?<=\\p{L})[\u00C4\u00C5])[\u2013-\u2026\u2039\u203A]|\u00E2\u20AC|\u00EF\u00BB\u00BF|\uFFFD");

    /** A word with a question mark in it or before it, as programs write for letters that their encoding lacks. */
    private static final Pattern REPLACED =
            Pattern.compile("(?<![^\\s(\\[\"',;-])(?:\\p{L}+\\?{1,2}|\\?)\\p{L}{2,}(?![^\\s)\\]\"',;.:-])");

    private static final Set<String> NOTHING = Words.of(Words.NOTHING).stream()
            .map(word -> word.toLowerCase(Locale.ROOT))
            .collect(Collectors.toSet());

    private static final int LONGEST_NOTHING =
            NOTHING.stream().mapToInt(String::length).max().orElse(0);

    private final Column column;
    private final boolean identifies;
    private final boolean isReference;
    private final boolean isVersion;

    TextRule(Column column) {
        this.column = column;
        this.identifies = column.identifies();
        this.isReference = column.field().equals(IdentityField.REFERENCE.field());
        this.isVersion = VERSIONS.contains(column.field());
    }

    /** What a cell of a date holds, in words: a day, with or without a time, or a time alone. */
    static String dayOrTime(String text) {
        return (isTime(text) ? "time " : "date ") + text;
    }

    private static boolean isTime(String text) {
        return text.indexOf(':') == HOUR_DIGITS;
    }

    @Override
    public CellReading read(CellKind kind, String text) {
        return switch (kind) {
            case DATE ->
                CellReading.refused(
                        "DATE_FOR_TEXT",
                        "is the %s, but a text is expected; spreadsheets turn entries such as %s: format the cell as text and enter it again."
                                .formatted(dayOrTime(text), isTime(text) ? "1:10 into times" : "1.2 into dates"));
            case BOOLEAN ->
                CellReading.of(text)
                        .remarked(
                                "BOOLEAN_FOR_TEXT",
                                "is the logical value %s, which was taken to the letter; format the cell as text and enter what is meant."
                                        .formatted(text));
            case NUMBER -> number(ExactText.trim(text));
            default -> text(ExactText.read(text));
        };
    }

    private CellReading text(String text) {
        if (text.length() > column.maximum()) {
            return CellReading.refused(
                    "TEXT_TOO_LONG",
                    "%s has %,d characters; accepted are %,d. Shorten it."
                            .formatted(CellReading.quoted(text), text.length(), column.maximum()));
        }
        CellReading reading = CellReading.of(text);
        if (SHORTENED.matcher(text).matches()) {
            return reading.remarked(
                    "NUMBER_ROUNDED",
                    "%s is what spreadsheets make of a long number or of an entry such as 12E4, which is not in the file; format the column as text and enter it again."
                            .formatted(CellReading.quoted(text)));
        }
        if (identifies && DateTexts.isDayAndMonth(text)) {
            return reading.remarked(
                    "DATE_FOR_TEXT",
                    "%s may be a date that a spreadsheet has made of an entry such as 1.2; if so, format the column as text and enter it again."
                            .formatted(CellReading.quoted(text)));
        }
        if (identifies && text.startsWith("'")) {
            return reading.remarked(
                    "GARBLED",
                    "%s begins with an apostrophe, by which people keep spreadsheets from changing an entry, and was taken to the letter; remove it where it is no part of the text."
                            .formatted(CellReading.quoted(text)));
        }
        if (isReference && SeveralNumbers.are(text)) {
            return reading.remarked(
                    "ONE_OR_SEVERAL",
                    "%s was read as one reference; if several are meant, give each a row of its own."
                            .formatted(CellReading.quoted(text)));
        }
        if (isVersion && (TextsRule.mayBeSeveral(text) || LISTED.matcher(text).find())) {
            return reading.remarked(
                    "ONE_OR_SEVERAL",
                    "%s was read as one version; if several are meant, %s."
                            .formatted(
                                    CellReading.quoted(text),
                                    column.sheet() == SheetKind.CERTIFICATES
                                            ? "write one of them here and the others as further versions"
                                            : "give each a row of its own"));
        }
        if (text.indexOf('&') >= 0 && ENTITY.matcher(text).find()) {
            return reading.remarked(
                    "GARBLED",
                    "%s has signs as web pages write them, such as &amp; for &, and was taken to the letter; correct it where the sign is meant."
                            .formatted(CellReading.quoted(text)));
        }
        if (LISTED_ELSEWHERE.matcher(text).lookingAt()) {
            return reading.remarked(
                    "GARBLED",
                    "%s begins with the number under which another program lists it, and was taken to the letter; remove the number and the signs behind it."
                            .formatted(CellReading.quoted(text)));
        }
        if (isGarbled(text)) {
            return reading.remarked(
                    "GARBLED",
                    "%s has letters as they come out of a text that was read in the wrong encoding, and was taken to the letter; correct it, or export it again."
                            .formatted(CellReading.quoted(text)));
        }
        if (text.indexOf('?') >= 0 && REPLACED.matcher(text).find()) {
            return reading.remarked(
                    "GARBLED",
                    "%s has a question mark where a letter may have been that the encoding of the file lacks, and was taken to the letter; correct it, or send a workbook or a CSV file in UTF-8."
                            .formatted(CellReading.quoted(text)));
        }
        return nothing(text)
                .map(remark -> reading.remarked("SAYS_NOTHING", remark))
                .orElse(reading);
    }

    /** Whether a text has letters as they come out of the wrong encoding. */
    static boolean isGarbled(String text) {
        return !Spelling.isAscii(text) && TWICE_ENCODED.matcher(text).find();
    }

    /** What is to be said about a text that only says that nothing is known, or that it is as above; empty for others. */
    static Optional<String> nothing(String text) {
        boolean saysNothing = text.length() <= LONGEST_NOTHING
                && (NOTHING.contains(text.toLowerCase(Locale.ROOT))
                        || SIGNS.matcher(text).matches());
        return saysNothing
                ? Optional.of(
                        "%s was taken to the letter; empty the cell where nothing is known, and repeat what stands above where that is meant."
                                .formatted(CellReading.quoted(text)))
                : Optional.empty();
    }

    private CellReading number(String digits) {
        CellReading reading = CellReading.of(digits);
        boolean rounded = digits.chars().filter(Character::isDigit).count() > KEPT_DIGITS;
        return rounded
                ? reading.remarked(
                        "NUMBER_ROUNDED",
                        "%s is stored as a number, of which spreadsheets keep 15 digits; if the others matter, format the cell as text and enter it again."
                                .formatted(CellReading.quoted(digits)))
                : reading;
    }
}
