package org.craregistry.register.imports;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.craregistry.register.Problem;
import org.craregistry.register.ProblemsWorkbook.SheetProblems;
import org.craregistry.register.ReadSettings;
import org.craregistry.register.RegisterHeader;
import org.craregistry.register.SheetKind;

/** The rejected rows of a plan, for giving them back together with what the other sheets say of their products. */
final class RejectedRows {

    private static final int SOME_ROWS = 500;

    /** The problems of so many rows of another sheet are told; further rows are given back without. */
    private static final int MOST_TOLD = 20_000;

    private final PlannedRows rows;
    private final UUID importId;
    private final ReadSettings settings;

    RejectedRows(PlannedRows rows, UUID importId, ReadSettings settings) {
        this.rows = rows;
        this.importId = importId;
        this.settings = settings;
    }

    /** What is wrong with the rows of a sheet. */
    SheetProblems on(RegisterHeader header) {
        String sheet = header.sheet();
        boolean isOfEvidence =
                settings.holds(sheet).filter(SheetKind.OF_EVIDENCE::contains).isPresent();
        return isOfEvidence || header.tellsWhatIsOnFile() ? onOther(sheet) : onProducts(sheet);
    }

    /** Products are planned in the order of their rows. */
    private SheetProblems onProducts(String sheet) {
        Rejected rejected = new Rejected();
        Deque<PlannedRow> next = new ArrayDeque<>(1);
        return (row, label) -> {
            while (next.isEmpty() && rejected.hasNext()) {
                PlannedRow one = rejected.next();
                if (one.sheet().equals(sheet)) {
                    next.add(one);
                }
            }
            return next.isEmpty() || next.element().row() != row
                    ? Optional.empty()
                    : Optional.of(next.remove().problems());
        };
    }

    /** Rows about rejected products, in any order. */
    private SheetProblems onOther(String sheet) {
        Set<Integer> labels = new HashSet<>();
        Map<Integer, List<Problem>> told = new HashMap<>();
        Consumer<PlannedRow> take = row -> {
            labels.add(row.label().hashCode());
            for (Problem problem : row.problems()) {
                if (KeySentences.isOfAnotherKey(problem)) {
                    labels.add(String.valueOf(problem.met()).hashCode());
                }
                boolean isHere = problem.sheet().equals(sheet)
                        && (problem.cell() != null || row.sheet().equals(sheet));
                int at = problem.cell() == null ? row.row() : rowOf(problem.cell());
                if (isHere && (told.size() < MOST_TOLD || told.containsKey(at))) {
                    told.computeIfAbsent(at, any -> new ArrayList<>()).add(problem);
                }
            }
        };
        new Rejected().forEachRemaining(take);
        return (row, label) -> told.containsKey(row) || labels.contains(label.hashCode())
                ? Optional.of(told.getOrDefault(row, List.of()))
                : Optional.empty();
    }

    private static int rowOf(String cell) {
        return Integer.parseInt(cell.replaceAll("\\D", ""));
    }

    /** All of them, some at a time. */
    private final class Rejected implements Iterator<PlannedRow> {

        private final Deque<PlannedRow> some = new ArrayDeque<>();
        private int last;

        @Override
        public boolean hasNext() {
            if (some.isEmpty()) {
                some.addAll(rows.rejected(importId, last, SOME_ROWS));
            }
            return !some.isEmpty();
        }

        @Override
        public PlannedRow next() {
            PlannedRow row = some.remove();
            last = row.place();
            return row;
        }
    }
}
