package org.craregistry.register;

import org.craregistry.register.workbook.CellKind;

/** Reads texts; what a spreadsheet has turned into something else is said, never guessed. */
final class TextRule implements CellRule {

    /** A spreadsheet keeps no more digits of a number. */
    private static final int KEPT_DIGITS = 15;

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
        return CellReading.of(text);
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
