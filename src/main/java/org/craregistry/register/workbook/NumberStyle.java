package org.craregistry.register.workbook;

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
 */
record NumberStyle(
        boolean date, int leading, int decimals, @Nullable NumberMask mask) {

    static final NumberStyle GENERAL = new NumberStyle(false, 0, -1, null);

    private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"|\\\\.");

    private static final Pattern PADDED = Pattern.compile("(0+)(?:\\.(0+))?");

    /** Reads a format by its built-in number and its code. */
    static NumberStyle of(int id, String code) {
        if (DateUtil.isADateFormat(id, QUOTED.matcher(code).replaceAll(" "))) {
            return new NumberStyle(true, 0, -1, null);
        }
        Matcher padded = PADDED.matcher(code);
        if (!padded.matches()) {
            return NumberMask.of(code)
                    .map(mask -> new NumberStyle(false, 0, -1, mask))
                    .orElse(GENERAL);
        }
        int decimals = padded.group(2) == null ? -1 : padded.group(2).length();
        return new NumberStyle(false, padded.group(1).length(), decimals, null);
    }
}
