package org.craregistry.register;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.craregistry.law.Fact;
import org.craregistry.law.RefusedAnswer;
import org.craregistry.register.workbook.CellKind;
import org.jspecify.annotations.Nullable;

/**
 * Reads numbers, as number cells or as texts whose decimals stand behind a point or, where only that can be meant, a comma; alone or with
 * their unit. Months become years where these are asked for.
 */
final class NumberRule implements CellRule {

    private static final Pattern PLAIN = Pattern.compile("[+-]?\\d{1,15}(\\.\\d{1,15})?");
    private static final Pattern COMMA = Pattern.compile("[+-]?\\d{1,15},\\d{1,15}");

    /** A comma or a point that can be one between thousands. */
    private static final Pattern THOUSANDS = Pattern.compile("[+-]?[1-9]\\d{0,2}[.,]\\d{3}");

    private static final BigDecimal MONTHS_OF_A_YEAR = BigDecimal.valueOf(12);
    private static final int DECIMALS_OF_YEARS = 2;

    private final Fact<?> fact;
    private final Column column;
    private final String header;
    private final boolean inMonths;
    private final @Nullable String decimal;
    private boolean hasMonths;

    /**
     * @param header what the column is called in the file
     * @param decimal what stands before decimals, "." or ","; {@code null} where only one reading counts
     */
    NumberRule(Fact<?> fact, Column column, String header, @Nullable String decimal) {
        this.fact = fact;
        this.column = column;
        this.header = header;
        this.inMonths = isInYears() && Units.areMonths(header);
        this.decimal = decimal;
    }

    private boolean isInYears() {
        return Units.YEARS.equals(fact.unit());
    }

    @Override
    public CellReading read(CellKind kind, String text) {
        Optional<Units.Amount> amount = kind == CellKind.TEXT && fact.unit() != null
                ? Units.amount(text, String.valueOf(fact.unit()))
                : Optional.empty();
        if (amount.isPresent()) {
            CellReading reading =
                    number(kind, amount.get().number(), text, amount.get().inMonths());
            return amount.get().inMonths() && reading.value() != null
                    ? reading.remarked(
                            "MONTHS_AS_YEARS",
                            "%s was read as %s %s."
                                    .formatted(
                                            CellReading.quoted(text),
                                            reading.value(),
                                            BigDecimal.ONE.equals(reading.value()) ? "year" : "years"))
                    : reading;
        }
        CellReading reading = number(kind, text, text, inMonths);
        hasMonths |= inMonths && reading.value() != null;
        return isInYears() && !inMonths && reading.value() instanceof BigDecimal years
                ? unlessMonths(years, reading)
                : reading;
    }

    /** Whole years beyond one, in months, are a number that few things are used for in years. */
    private static CellReading unlessMonths(BigDecimal years, CellReading reading) {
        boolean mayBeMonths = years.compareTo(MONTHS_OF_A_YEAR) > 0
                && years.remainder(MONTHS_OF_A_YEAR).signum() == 0;
        return mayBeMonths
                ? reading.remarked(
                        "UNLIKELY_NUMBER",
                        "%s was read as years; if months are meant, write %s."
                                .formatted(CellReading.quoted(years.toPlainString()), years.divide(MONTHS_OF_A_YEAR)))
                : reading;
    }

    @Override
    public List<Problem> notes(Places where) {
        return hasMonths
                ? List.of(new Problem(
                        Problem.Severity.WARNING,
                        "MONTHS_AS_YEARS",
                        where.sheet(),
                        null,
                        column.header(),
                        null,
                        "Column %s is in months; its numbers were read as years, twelve months each."
                                .formatted(CellReading.quoted(header))))
                : List.of();
    }

    private CellReading number(CellKind kind, String text, String met, boolean months) {
        boolean comma = kind == CellKind.TEXT && COMMA.matcher(text).matches();
        boolean thousands = kind == CellKind.TEXT && THOUSANDS.matcher(text).matches();
        if (thousands && decimal == null && (comma || isPossible(text.replace(".", ""), months))
                || comma && ".".equals(decimal)) {
            String decimals =
                    new BigDecimal(text.replace(',', '.')).stripTrailingZeros().toPlainString();
            String whole = thousands ? " or " + met.replace(text, text.replaceAll("[.,]", "")) : "";
            return CellReading.refused(
                    comma ? "DECIMAL_COMMA" : "DECIMAL_POINT",
                    "%s can be read in two ways; use a number cell or write %s%s."
                            .formatted(CellReading.quoted(met), met.replace(text, decimals), whole));
        }
        if (kind == CellKind.TEXT && ",".equals(decimal) && text.indexOf('.') >= 0) {
            return CellReading.refused(
                    "DECIMAL_POINT",
                    "%s has a point, but the decimals of this file stand behind a comma; use a number cell or write it without the point."
                            .formatted(CellReading.quoted(met)));
        }
        String plain = comma ? text.replace(',', '.') : text;
        if (kind == CellKind.DATE || !PLAIN.matcher(plain).matches()) {
            return CellReading.refused(
                    "NOT_A_NUMBER",
                    "%s is not a number; use a number cell or digits such as 5.".formatted(CellReading.quoted(met)));
        }
        try {
            return months ? years(new BigDecimal(plain), met) : CellReading.of(canonical(fact, new BigDecimal(plain)));
        } catch (RefusedAnswer e) {
            return CellReading.outOfRange(met, e);
        }
    }

    private boolean isPossible(String whole, boolean months) {
        try {
            BigDecimal number = new BigDecimal(whole);
            canonical(fact, months ? number.divide(MONTHS_OF_A_YEAR, DECIMALS_OF_YEARS, RoundingMode.HALF_UP) : number);
            return true;
        } catch (RefusedAnswer e) {
            return false;
        }
    }

    private CellReading years(BigDecimal months, String met) {
        BigDecimal years = months.divide(MONTHS_OF_A_YEAR, DECIMALS_OF_YEARS, RoundingMode.HALF_UP);
        return years.multiply(MONTHS_OF_A_YEAR).compareTo(months) == 0
                ? CellReading.of(canonical(fact, years))
                : CellReading.refused(
                        "NOT_A_NUMBER",
                        "%s in months is no number of years with two decimals; write the years, such as %s."
                                .formatted(CellReading.quoted(met), years));
    }

    private static <T> Object canonical(Fact<T> fact, BigDecimal number) {
        return fact.plain(fact.read(number));
    }
}
