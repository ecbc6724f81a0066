package org.craregistry.register;

import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.craregistry.law.Fact;
import org.craregistry.law.RefusedAnswer;
import org.craregistry.register.workbook.CellKind;
import org.jspecify.annotations.Nullable;

/** Reads numbers, as number cells or as texts whose decimals stand behind a point or, where only that can be meant, a comma. */
final class NumberRule implements CellRule {

    private static final Pattern PLAIN = Pattern.compile("[+-]?\\d{1,15}(\\.\\d{1,15})?");
    private static final Pattern COMMA = Pattern.compile("[+-]?\\d{1,15},\\d{1,15}");

    /** A comma that can be one between thousands. */
    private static final Pattern THOUSANDS = Pattern.compile("[+-]?[1-9]\\d{0,2},\\d{3}");

    private final Fact<?> fact;
    private final @Nullable String decimal;

    /** @param decimal what stands before decimals, "." or ","; {@code null} where only one reading counts */
    NumberRule(Fact<?> fact, @Nullable String decimal) {
        this.fact = fact;
        this.decimal = decimal;
    }

    @Override
    public CellReading read(CellKind kind, String text) {
        boolean comma = kind == CellKind.TEXT && COMMA.matcher(text).matches();
        if (comma && decimal == null && THOUSANDS.matcher(text).matches() || comma && ".".equals(decimal)) {
            return CellReading.refused(
                    "DECIMAL_COMMA",
                    "%s can be read in two ways; use a number cell or write %s."
                            .formatted(CellReading.quoted(text), text.replace(',', '.')));
        }
        if (kind == CellKind.TEXT && ",".equals(decimal) && text.indexOf('.') >= 0) {
            return CellReading.refused(
                    "DECIMAL_POINT",
                    "%s has a point, but the decimals of this file stand behind a comma; use a number cell or write it without the point."
                            .formatted(CellReading.quoted(text)));
        }
        String plain = comma ? text.replace(',', '.') : text;
        if (kind == CellKind.DATE || !PLAIN.matcher(plain).matches()) {
            return CellReading.refused(
                    "NOT_A_NUMBER",
                    "%s is not a number; use a number cell or digits such as 5.".formatted(CellReading.quoted(text)));
        }
        try {
            return CellReading.of(canonical(fact, new BigDecimal(plain)));
        } catch (RefusedAnswer e) {
            return CellReading.outOfRange(text, e);
        }
    }

    private static <T> Object canonical(Fact<T> fact, BigDecimal number) {
        return fact.plain(fact.read(number));
    }
}
