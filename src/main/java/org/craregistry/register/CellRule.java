package org.craregistry.register;

import org.craregistry.law.Fact;
import org.craregistry.law.Vocabulary;
import org.craregistry.register.workbook.CellKind;

/** How the cells of one column are read. */
interface CellRule {

    /**
     * Reads a cell that holds something.
     *
     * @param kind neither blank nor an error
     * @param text trimmed, except where the column is a text
     */
    CellReading read(CellKind kind, String text);

    /** The rule for a column that is read. */
    static CellRule of(Column column, ReadOptions options) {
        return switch (column.type()) {
            case TEXT -> new TextRule(column);
            case TEXTS -> new TextsRule();
            case YES_NO -> new RememberingRule(new YesNoRule());
            case CHOICE, CATEGORY -> new RememberingRule(new ChoiceRule(column));
            case CHOICES -> new RememberingRule(new ChoicesRule(column));
            case DATE -> new RememberingRule(new DateRule(dateFact(column), options.datePattern()));
            case NUMBER -> new RememberingRule(new NumberRule(Vocabulary.fact(column.field())));
        };
    }

    /** Dates of evidence have the bounds of all dates. */
    private static Fact<?> dateFact(Column column) {
        return column.sheet() == SheetKind.PRODUCTS ? Vocabulary.fact(column.field()) : Vocabulary.PLACED_ON_MARKET_ON;
    }
}
