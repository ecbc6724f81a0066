package org.craregistry.register.workbook;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** Turns the raw numbers of cells into dates and plain decimals, by the formats of the workbook. */
final class CellNumbers {

    private static final LocalDate EPOCH_1900 = LocalDate.of(1899, 12, 30);
    private static final LocalDate EPOCH_1904 = LocalDate.of(1904, 1, 1);

    /** The day that Excel takes for 29 February 1900, which there never was. */
    private static final int NO_SUCH_DAY = 60;

    private static final MathContext KEPT = new MathContext(15);

    private static final double LAST_DAY = 2_958_465;
    private static final int SECONDS_A_DAY = 86_400;

    private final List<NumberStyle> styles;
    private final boolean from1904;

    CellNumbers(List<NumberStyle> styles, boolean from1904) {
        this.styles = styles;
        this.from1904 = from1904;
    }

    /** Puts a number into a row, as what its style makes of it. */
    void put(SheetRow row, int column, String raw, int style, boolean formula) {
        NumberStyle shown = style >= 0 && style < styles.size() ? styles.get(style) : NumberStyle.GENERAL;
        if (shown == NumberStyle.GENERAL) {
            row.unformatted(column);
        }
        if (shown == NumberStyle.GENERAL && isShortInteger(raw)) {
            row.put(column, CellKind.NUMBER, raw, formula);
            return;
        }
        double number = parse(raw);
        if (Double.isNaN(number) || Double.isInfinite(number)) {
            row.put(column, CellKind.ERROR, raw, formula);
        } else if (shown.date() && number >= (from1904 ? 0 : 1) && number <= LAST_DAY) {
            row.put(column, CellKind.DATE, date(number), formula);
        } else if (shown.date() && number > 0 && number < 1) {
            row.put(column, CellKind.DATE, time(number), formula);
        } else if (shown.percent()) {
            BigDecimal percent = plain(number).movePointRight(2).stripTrailingZeros();
            row.put(column, CellKind.TEXT, percent.toPlainString() + "%", formula);
        } else {
            Optional<String> text =
                    shown.mask() == null ? Optional.empty() : shown.mask().show(plain(number));
            CellKind kind = text.isPresent() ? CellKind.TEXT : CellKind.NUMBER;
            if (!shown.showsZeros(plain(number))) {
                row.unformatted(column);
            }
            row.put(column, kind, text.orElseGet(() -> decimal(number, shown)), formula);
        }
    }

    /** As spreadsheets show it: a fraction with the digits that they keep, so that 4.999999999999999, which they calculate, is 5. */
    private static BigDecimal plain(double number) {
        BigDecimal exact = new BigDecimal(Double.toString(number));
        return exact.scale() > 0 ? exact.round(KEPT) : exact;
    }

    /** A time of day alone, which spreadsheets make of entries such as 1:10. */
    private static String time(double serial) {
        return LocalTime.MIDNIGHT
                .plusSeconds(Math.round(serial * SECONDS_A_DAY))
                .toString();
    }

    private String date(double serial) {
        long day = (long) serial;
        long seconds = Math.round((serial - day) * SECONDS_A_DAY);
        if (!from1904 && day == NO_SUCH_DAY) {
            return "1900-02-29";
        }
        LocalDate date = (from1904 ? EPOCH_1904 : EPOCH_1900).plusDays(!from1904 && day < NO_SUCH_DAY ? day + 1 : day);
        return seconds == 0
                ? date.toString()
                : date.atStartOfDay().plus(seconds, ChronoUnit.SECONDS).toString();
    }

    private static String decimal(double number, NumberStyle shown) {
        BigDecimal plain = plain(number).stripTrailingZeros();
        if (plain.scale() < Math.max(shown.decimals(), 0)) {
            plain = plain.setScale(Math.max(shown.decimals(), 0));
        }
        String digits = plain.toPlainString();
        int point = digits.indexOf('.');
        int leading = point < 0 ? digits.length() : point;
        boolean pad = leading < shown.leading() && number >= 0;
        return pad ? "0".repeat(shown.leading() - leading) + digits : digits;
    }

    private static double parse(String raw) {
        try {
            return Double.parseDouble(raw);
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    private static boolean isShortInteger(String raw) {
        if (raw.isEmpty() || raw.length() > 15 || raw.charAt(0) == '0' && raw.length() > 1) {
            return false;
        }
        return raw.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
