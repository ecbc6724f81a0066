package org.craregistry.register;

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
            case YES_NO -> new RememberingRule(new YesNoRule());
            case CHOICE, CATEGORY -> new RememberingRule(new ChoiceRule(column));
            case CHOICES -> new RememberingRule(new ChoicesRule(column, Vocabulary.fact(column.field())));
            case DATE -> new RememberingRule(new DateRule(Vocabulary.fact(column.field()), options.datePattern()));
            case NUMBER -> new RememberingRule(new NumberRule(Vocabulary.fact(column.field())));
        };
    }
}
