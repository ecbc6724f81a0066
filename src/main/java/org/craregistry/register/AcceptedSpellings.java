package org.craregistry.register;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/** The accepted values of a column in every spelling that means exactly one of them. */
final class AcceptedSpellings {

    private static final int MOST_SHOWN = 8;

    private final Column column;
    private final Map<String, String> bare = new HashMap<>();
    private final Map<String, String> places = new HashMap<>();

    AcceptedSpellings(Column column) {
        this.column = column;
        fill(
                bare,
                (value, add) -> List.of(value.code(), value.label(), value.cell())
                        .forEach(text -> add.accept(Spelling.bare(text), value.code())));
        fill(
                places,
                (value, add) -> List.of(value.code(), value.label())
                        .forEach(text -> add.accept(Spelling.place(text), value.code())));
    }

    /** Adds spellings, and takes out again those that stand for several values. */
    private void fill(Map<String, String> codes, BiConsumer<AcceptedValue, BiConsumer<String, String>> spellings) {
        Set<String> ambiguous = new HashSet<>();
        for (AcceptedValue value : column.accepted()) {
            spellings.accept(value, (spelling, code) -> {
                String before = codes.put(spelling, code);
                if (before != null && !before.equals(code)) {
                    ambiguous.add(spelling);
                }
            });
        }
        codes.keySet().removeAll(ambiguous);
        codes.remove("");
    }

    /** The code that a text means, empty where it means none. */
    Optional<String> code(String text) {
        String code = bare.get(Spelling.bare(text));
        return Optional.ofNullable(code != null ? code : places.get(Spelling.place(text)));
    }

    /** The sentence for a text that means none of them. */
    String refusal(String text) {
        return "%s is not accepted for \"%s\"; accepted: %s."
                .formatted(CellReading.quoted(text), column.header(), accepted());
    }

    private String accepted() {
        if (column.type() == ColumnType.CATEGORY) {
            return "a code such as CRA-III-I-03, an item such as III.I.3, an official title, or NONE";
        }
        String first = column.accepted().stream()
                .limit(MOST_SHOWN)
                .map(AcceptedValue::cell)
                .collect(Collectors.joining("; "));
        int more = column.accepted().size() - MOST_SHOWN;
        return more > 0 ? "%s; and %d more, listed in the template".formatted(first, more) : first;
    }
}
