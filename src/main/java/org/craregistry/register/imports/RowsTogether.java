package org.craregistry.register.imports;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.craregistry.register.Problem;
import org.craregistry.register.RegisterHeader;
import org.craregistry.register.RegisterRow;
import org.jspecify.annotations.Nullable;

/** The rows of a flat file about one product, one for each record on file: what they say of the product itself has to agree. */
final class RowsTogether {

    private RowsTogether() {}

    /**
     * The first of them, with what only the others say of the product itself.
     *
     * @param rows in the order of the file, at least one
     */
    static RegisterRow of(List<StagedRow> rows, Addresses addresses) {
        RegisterRow first = rows.get(0).read();
        Map<String, Object> values = new LinkedHashMap<>(first.values());
        List<Problem> problems = new ArrayList<>(first.problems());
        Map<Map<String, @Nullable Object>, Integer> said = new HashMap<>();
        said.put(rows.get(0).told(), first.row());
        for (StagedRow row : rows.subList(1, rows.size())) {
            Integer same = said.putIfAbsent(row.told(), row.row());
            if (same != null) {
                problems.add(repetition(row, same, addresses));
            }
            row.read().values().forEach((field, value) -> {
                Object before = RegisterHeader.isOfEvidence(field) ? null : values.putIfAbsent(field, value);
                if (before != null && !before.equals(value)) {
                    problems.add(disagreement(row, field, value, first, addresses));
                }
            });
        }
        return new RegisterRow(first.sheet(), first.row(), values, problems);
    }

    private static Problem repetition(StagedRow row, int same, Addresses addresses) {
        String words = "says the same as %s and was taken once.".formatted(addresses.inRow(row.sheet(), same));
        return addresses.warning("REPEATED_ROW", row.sheet(), row.row(), "", null, words);
    }

    private static Problem disagreement(
            StagedRow row, String field, Object value, RegisterRow first, Addresses addresses) {
        String words =
                "says otherwise than %s of the same product; write the same in all its rows, or leave this empty."
                        .formatted(addresses.inRow(first.sheet(), first.row()));
        return addresses.error("DUPLICATE_KEY", row.sheet(), row.row(), field, value, words);
    }
}
