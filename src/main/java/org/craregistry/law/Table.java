package org.craregistry.law;

import java.util.List;

/**
 * Rows of which exactly one may hold; it decides. That none holds is a gap, that several hold a conflict: both are
 * reported. Rows that may still hold settle it too, as long as all of them have the same result.
 *
 * @param <R> the type of the result
 */
public final class Table<R> extends Ruling<R> {

    private Table(String title, List<Row<R>> rows) {
        super(title, rows);
    }

    private Table(Table<R> other, Branching branching) {
        super(other, branching);
    }

    @SafeVarargs
    public static <R> Table<R> of(String title, Row<R>... rows) {
        return new Table<>(title, List.of(rows));
    }

    /** The same, decided branch by branch where it is not settled at once. */
    Table<R> inEach(Branching branching) {
        return new Table<>(this, branching);
    }

    @Override
    public boolean isInOrder() {
        return false;
    }

    @Override
    Decision<R> weigh(Case c) {
        Truth[] truths = new Truth[size()];
        long possible = 0;
        long settled = 0;
        int holding = 0;
        for (int i = 0; i < truths.length; i++) {
            truths[i] = provision(i).weigh(c);
            possible |= truths[i] == Truth.NO ? 0 : bit(i);
            settled |= truths[i] == Truth.YES ? bit(i) : 0;
            holding += truths[i] == Truth.YES ? 1 : 0;
        }
        // A row that holds leaves no room for those that only may.
        return new Decision<>(this, c, truths, truths.length - 1, holding == 1 ? settled : possible, holding > 1);
    }
}
