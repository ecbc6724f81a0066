package org.craregistry.register;

import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.craregistry.law.Fact;
import org.craregistry.law.RefusedAnswer;
import org.craregistry.register.workbook.CellKind;

/** Reads numbers, as number cells or as texts with a decimal point. */
final class NumberRule implements CellRule {

    private static final Pattern PLAIN = Pattern.compile("[+-]?\\d{1,15}(\\.\\d{1,15})?");
    private static final Pattern COMMA = Pattern.compile("[+-]?\\d{1,15},\\d{1,15}");

    private final Fact<?> fact;

    NumberRule(Fact<?> fact) {
        this.fact = fact;
    }

    @Override
    public CellReading read(CellKind kind, String text) {
        if (COMMA.matcher(text).matches()) {
            return CellReading.refused(
                    "DECIMAL_COMMA",
                    "%s has a comma; use a number cell or write %s."
                            .formatted(CellReading.quoted(text), text.replace(',', '.')));
        }
        if (kind == CellKind.DATE || !PLAIN.matcher(text).matches()) {
            return CellReading.refused(
                    "NOT_A_NUMBER",
                    "%s is not a number; use a number cell or digits such as 5.".formatted(CellReading.quoted(text)));
        }
        try {
            return CellReading.of(canonical(fact, new BigDecimal(text)));
        } catch (RefusedAnswer e) {
            return CellReading.refused("OUT_OF_RANGE", String.valueOf(e.getMessage()));
        }
    }

    private static <T> Object canonical(Fact<T> fact, BigDecimal number) {
        return fact.plain(fact.read(number));
    }
}
