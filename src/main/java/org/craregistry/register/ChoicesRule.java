package org.craregistry.register;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.craregistry.register.workbook.CellKind;

/** Reads a complete set: any of a list, separated by comma, semicolon or line break, or a word for none. */
final class ChoicesRule implements CellRule {

    private static final Set<String> NONE = Words.bare(Words.NONE);

    /** What people write between several, where all of these are understood then. No slash between digits: 8/8 may mean all. */
    private static final List<Pattern> BETWEEN = List.of(
            Pattern.compile(","),
            Pattern.compile("[,|+&\u2022]|\\s(?:and|und|et|y|e|en|i)\\s"),
            Pattern.compile("[,|+&\u2022]|(?<!\\d\\s?)/|/(?!\\s?\\d)"),
            Pattern.compile("[,\\s]+"));

    private static final Pattern RANGE =
            Pattern.compile("\\s*(\\d)\\s*(?:[-\\u2013]|\\.{2,3}|\\u2026|to|bis|\\u00E0|al?|tot|do)\\s*(\\d)\\s*");

    private final AcceptedSpellings spellings;
    private final List<String> inOrder;

    ChoicesRule(Column column) {
        this.spellings = new AcceptedSpellings(column);
        this.inOrder = column.accepted().stream().map(AcceptedValue::code).toList();
    }

    @Override
    public CellReading read(CellKind kind, String text) {
        if (isNone(text)) {
            return CellReading.of(List.of());
        }
        List<String> codes = new ArrayList<>();
        for (String part : text.split("[;\\n\\r]")) {
            Optional<String> refused = add(part, codes);
            if (refused.isPresent()) {
                return refusal(refused.get());
            }
        }
        return codes.isEmpty()
                ? refusal(text)
                : CellReading.of(inOrder.stream().filter(codes::contains).toList());
    }

    /** Adds what a part names; gives back what it does not understand. A label may itself hold a comma. */
    private Optional<String> add(String part, List<String> codes) {
        List<String> whole = named(part);
        if (!whole.isEmpty() || part.isBlank()) {
            codes.addAll(whole);
            return Optional.empty();
        }
        for (Pattern separator : BETWEEN) {
            List<String> pieces = separator
                    .splitAsStream(part)
                    .filter(piece -> !piece.isBlank())
                    .toList();
            if (pieces.stream().noneMatch(piece -> named(piece).isEmpty())) {
                pieces.forEach(piece -> codes.addAll(named(piece)));
                return Optional.empty();
            }
        }
        return Arrays.stream(part.split(","))
                .filter(piece -> !piece.isBlank() && named(piece).isEmpty())
                .map(ExactText::trim)
                .findFirst();
    }

    /** The value that a text means, or all of numbered ones between two, as in 1-8; empty where it means none. */
    private List<String> named(String text) {
        Matcher range = RANGE.matcher(text);
        if (range.matches()) {
            int from = inOrder.indexOf(range.group(1));
            int to = inOrder.indexOf(range.group(2));
            if (from >= 0 && from < to) {
                return inOrder.subList(from, to + 1);
            }
        }
        return spellings.code(text).stream().toList();
    }

    private static boolean isNone(String text) {
        return NONE.contains(Spelling.bare(text)) && !Spelling.isDoubtful(text);
    }

    private CellReading refusal(String part) {
        if (isNone(part)) {
            return CellReading.refused("NONE_WITH_OTHERS", "names values and NONE at once; keep the values or NONE.");
        }
        return CellReading.refused("NOT_ACCEPTED", spellings.refusal(part) + " Write NONE where none applies.");
    }
}
