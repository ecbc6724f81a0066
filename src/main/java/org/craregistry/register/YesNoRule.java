package org.craregistry.register;

import java.util.Set;
import org.craregistry.register.workbook.CellKind;

/** Reads yes and no, in the spellings and languages listed here. */
final class YesNoRule implements CellRule {

    private static final Set<String> YES =
            Set.of("yes", "y", "true", "1", "ja", "j", "wahr", "oui", "o", "vrai", "si", "s", "tak");

    private static final Set<String> NO =
            Set.of("no", "n", "false", "0", "nein", "falsch", "non", "faux", "nee", "nie");

    private static final CellReading IS_YES = CellReading.of(true);
    private static final CellReading IS_NO = CellReading.of(false);

    @Override
    public CellReading read(CellKind kind, String text) {
        String bare = Spelling.bare(text);
        if (YES.contains(bare)) {
            return IS_YES;
        }
        if (NO.contains(bare)) {
            return IS_NO;
        }
        return CellReading.refused(
                "NOT_YES_OR_NO",
                "%s is neither yes nor no; write Yes or No, or leave the cell empty."
                        .formatted(CellReading.quoted(text)));
    }
}
