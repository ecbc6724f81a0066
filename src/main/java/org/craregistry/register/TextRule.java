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
    public Reading read(CellKind kind, String text) {
        return switch (kind) {
            case DATE ->
                Reading.refused(
                        "DATE_FOR_TEXT",
                        "is the date %s, but a text is expected; spreadsheets turn entries such as 1.2 into dates: format the cell as text and enter it again."
                                .formatted(text));
            case NUMBER -> number(ExactText.trim(text));
            default -> text(ExactText.read(text));
        };
    }

    private Reading text(String text) {
        if (text.length() > column.maximum()) {
            return Reading.refused(
                    "TEXT_TOO_LONG",
                    "%s has %,d characters; accepted are %,d. Shorten it."
                            .formatted(Reading.quoted(text), text.length(), column.maximum()));
        }
        return Reading.of(text);
    }

    private Reading number(String digits) {
        Reading reading = Reading.of(digits);
        boolean rounded = digits.chars().filter(Character::isDigit).count() > KEPT_DIGITS;
        return rounded
                ? reading.remarked(
                        "NUMBER_ROUNDED",
                        "%s is stored as a number, of which spreadsheets keep 15 digits; if the others matter, format the cell as text and enter it again."
                                .formatted(Reading.quoted(digits)))
                : reading;
    }
}
