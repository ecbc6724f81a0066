package org.craregistry.register;

import org.craregistry.register.workbook.CellKind;

/** Reads one of a list: its code, its label, or the place it has in an act. */
final class ChoiceRule implements CellRule {

    private final AcceptedSpellings spellings;

    ChoiceRule(Column column) {
        this.spellings = new AcceptedSpellings(column);
    }

    @Override
    public CellReading read(CellKind kind, String text) {
        return spellings
                .code(text)
                .map(code -> CellReading.of(code))
                .orElseGet(() -> CellReading.refused("NOT_ACCEPTED", spellings.refusal(text)));
    }
}
