package org.craregistry.register.workbook;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A number format that shows text around the digits or between them, as in {@code "R-"000}, {@code 000-000} or {@code 0" months"}: what
 * people see, and mean, is the whole.
 *
 * @param before the text before the number
 * @param whole what is shown before the point, with {@link #DIGIT} for each place of a digit; empty for the number as it is
 * @param zeros how many digits are shown before the point, at least
 * @param decimals how many are shown behind it
 * @param behind the text behind the number
 */
record NumberMask(String before, String whole, int zeros, int decimals, String behind) {

    /** No spreadsheet has longer ones, of which the pattern would fill the stack. */
    private static final int LONGEST = 255;

    private static final char DIGIT = '\0';
    private static final String TEXT = "\"[^\"]*\"|\\\\.|[-/ ]";
    private static final Pattern TEXTS = Pattern.compile(TEXT);
    private static final Pattern PLACE = Pattern.compile(TEXT + "|[#0]");

    /** Signs for money, thousands, fractions, exponents and colours are not in it. */
    private static final Pattern FORMAT = Pattern.compile(
            "((?:TEXT)*)(?:General|([#0]+(?:(?:TEXT)+[#0]+)*)(\\.0+)?)((?:TEXT)*)(?:;.*)?".replace("TEXT", TEXT));

    /** Reads a format; empty where it shows no text, or more than texts and digits. */
    static Optional<NumberMask> of(String code) {
        Matcher format = FORMAT.matcher(code);
        if (code.length() > LONGEST || !format.matches()) {
            return Optional.empty();
        }
        String places = format.group(2) == null ? "" : format.group(2);
        String whole = PLACE.matcher(places).replaceAll(place -> Matcher.quoteReplacement(shown(place.group())));
        int zeros = (int) TEXTS.matcher(places)
                .replaceAll("")
                .chars()
                .filter(c -> c == '0')
                .count();
        int decimals = format.group(3) == null ? 0 : format.group(3).length() - 1;
        NumberMask mask = new NumberMask(texts(format.group(1)), whole, zeros, decimals, texts(format.group(4)));
        boolean showsText = !(mask.before + mask.whole.replace(DIGIT, ' ') + mask.behind).isBlank();
        return showsText ? Optional.of(mask) : Optional.empty();
    }

    private static String texts(String code) {
        return TEXTS.matcher(code).replaceAll(text -> Matcher.quoteReplacement(shown(text.group())));
    }

    private static String shown(String code) {
        return switch (code.charAt(0)) {
            case '"' -> code.substring(1, code.length() - 1);
            case '\\' -> code.substring(1);
            case '#', '0' -> String.valueOf(DIGIT);
            default -> code;
        };
    }

    /** The text that people see; empty where it shows less than the number is. */
    Optional<String> show(BigDecimal number) {
        if (whole.isEmpty()) {
            return Optional.of(before + number.stripTrailingZeros().toPlainString() + behind);
        }
        if (number.signum() < 0 || number.stripTrailingZeros().scale() > decimals) {
            return Optional.empty();
        }
        String digits = number.setScale(decimals).toPlainString();
        int point = decimals == 0 ? digits.length() : digits.indexOf('.');
        String padded = "0".repeat(Math.max(0, zeros - point)) + digits.substring(0, point);
        return Optional.of(before + filled(padded) + digits.substring(point) + behind);
    }

    /** The digits in their places, from the right; the first place takes all that are left. */
    private String filled(String digits) {
        StringBuilder filled = new StringBuilder();
        int left = digits.length();
        for (int i = whole.length() - 1; i >= 0; i--) {
            if (whole.charAt(i) != DIGIT) {
                filled.insert(0, whole.charAt(i));
            } else if (whole.indexOf(DIGIT) == i) {
                filled.insert(0, digits.substring(0, left));
            } else if (left > 0) {
                filled.insert(0, digits.charAt(--left));
            }
        }
        return filled.toString();
    }
}
