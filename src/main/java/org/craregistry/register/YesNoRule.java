package org.craregistry.register;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.craregistry.register.workbook.CellKind;

/** Reads yes and no, in the languages of {@link Words}. */
final class YesNoRule implements CellRule {

    private static final Map<String, String> SPELLINGS = spellings();
    private static final CellReading IS_YES = CellReading.of(true);
    private static final CellReading IS_NO = CellReading.of(false);

    private static Map<String, String> spellings() {
        Map<String, String> spellings = new HashMap<>();
        Words.bare(Words.YES).forEach(word -> spellings.put(word, "Yes"));
        Words.bare(Words.NO).forEach(word -> spellings.put(word, "No"));
        return spellings;
    }

    @Override
    public CellReading read(CellKind kind, String text) {
        String found = Spelling.isDoubtful(text) ? null : SPELLINGS.get(Spelling.bare(text));
        if (found != null) {
            return found.equals("Yes") ? IS_YES : IS_NO;
        }
        String near = NearMatch.among(Spelling.bare(text), SPELLINGS).stream()
                .map(match -> "\"%s\" (%s)"
                        .formatted(
                                match.code(),
                                match.words(match.code(), Words.of(match.code().equals("Yes") ? Words.YES : Words.NO))))
                .collect(Collectors.joining(" or "));
        return CellReading.refused(
                "NOT_YES_OR_NO",
                "%s is neither yes nor no; %s Yes or No, or leave the cell empty."
                        .formatted(
                                CellReading.quoted(text),
                                near.isEmpty() ? "write" : "did you mean %s? Write".formatted(near)));
    }
}
