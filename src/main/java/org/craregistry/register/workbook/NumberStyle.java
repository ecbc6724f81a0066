package org.craregistry.register.workbook;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.DateUtil;
import org.jspecify.annotations.Nullable;

/**
 * What the format of a cell says about its number.
 *
 * @param date whether it is shown as a date
 * @param leading how many digits it shows before the point, at least
 * @param decimals how many digits it shows behind the point; -1 where they vary
 * @param mask the text that it shows around the digits; {@code null} for none
 * @param percent whether it shows a hundred times the number, as so many per cent
 */
record NumberStyle(
        boolean date, int leading, int decimals, @Nullable NumberMask mask, boolean percent) {

    static final NumberStyle GENERAL = new NumberStyle(false, 0, -1, null, false);

    private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"|\\\\.");

    /** Colours, languages and room for a sign, which show nothing of a number. */
    private static final Pattern DECORATION = Pattern.compile("\\[(?:\\$-[^\\]]*|[A-Za-z]+\\d*)\\]|_.");

    private static final Pattern PADDED = Pattern.compile("(0+)(?:\\.(0+))?");

    /** Reads a format by its built-in number and its code. */
    static NumberStyle of(int id, String code) {
        String signs = QUOTED.matcher(code).replaceAll(" ");
        if (signs.indexOf('%') >= 0) {
            return new NumberStyle(false, 0, -1, null, true);
        }
        if (DateUtil.isADateFormat(id, signs)) {
            return new NumberStyle(true, 0, -1, null, false);
        }
        Matcher padded = PADDED.matcher(
                DECORATION.matcher(ofPositive(code)).replaceAll("").strip());
        if (!padded.matches()) {
            return NumberMask.of(code)
                    .map(mask -> new NumberStyle(false, 0, -1, mask, false))
                    .orElse(GENERAL);
        }
        int decimals = padded.group(2) == null ? -1 : padded.group(2).length();
        return new NumberStyle(false, padded.group(1).length(), decimals, null, false);
    }

    /** The part of a format for numbers above zero. */
    private static String ofPositive(String code) {
        int end = code.indexOf(';');
        return end < 0 ? code : code.substring(0, end);
    }

    /** Whether it shows the zeros that were typed before the number or behind it, and all of its digits. */
    boolean showsZeros(BigDecimal number) {
        boolean isPlain = mask == null && !date && !percent;
        boolean isLikeGeneral = leading <= 1 && decimals < 0;
        return !isPlain || !isLikeGeneral && number.stripTrailingZeros().scale() <= Math.max(decimals, 0);
    }
}
