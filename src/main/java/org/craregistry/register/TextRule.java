package org.craregistry.register;

import java.util.Set;
import java.util.regex.Pattern;
import org.craregistry.portfolio.IdentityField;
import org.craregistry.register.workbook.CellKind;

/** Reads texts; what a spreadsheet has turned into something else is said, never guessed. */
final class TextRule implements CellRule {

    /** A spreadsheet keeps no more digits of a number. */
    private static final int KEPT_DIGITS = 15;

    private static final Pattern SHORTENED = Pattern.compile("\\d[.,]\\d+E\\+\\d{2,3}");
    private static final Set<String> KEYS = Set.of(IdentityField.REFERENCE.field(), IdentityField.VERSION.field());

    private final Column column;

    TextRule(Column column) {
        this.column = column;
    }

    @Override
    public CellReading read(CellKind kind, String text) {
        return switch (kind) {
            case DATE ->
                CellReading.refused(
                        "DATE_FOR_TEXT",
                        "is the date %s, but a text is expected; spreadsheets turn entries such as 1.2 into dates: format the cell as text and enter it again."
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
                    "%s is what spreadsheets make of a long number, whose other digits are not in the file; format the column as text and enter it again."
                            .formatted(CellReading.quoted(text)));
        }
        if (KEYS.contains(column.field()) && DateTexts.isDayAndMonth(text)) {
            return reading.remarked(
                    "DATE_FOR_TEXT",
                    "%s may be a date that a spreadsheet has made of an entry such as 1.2; if so, format the column as text and enter it again."
                            .formatted(CellReading.quoted(text)));
        }
        return reading;
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
