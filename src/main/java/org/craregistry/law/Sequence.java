package org.craregistry.law;

import java.util.List;

/**
 * Rows in an order of precedence; the first that holds decides, and those behind it that hold and would have had the
 * same result are its further grounds. It is settled early where all that may still come first have the same result.
 *
 * @param <R> the type of the result
 */
public final class Sequence<R> extends Ruling<R> {

    private Sequence(String title, List<Row<R>> rows) {
        super(title, rows);
    }

    private Sequence(Sequence<R> other, Branching branching) {
        super(other, branching);
    }

    @SafeVarargs
    public static <R> Sequence<R> of(String title, Row<R>... rows) {
        return new Sequence<>(title, List.of(rows));
    }

    static <R> Sequence<R> of(String title, List<Row<R>> rows) {
        return new Sequence<>(title, List.copyOf(rows));
    }

    /** The same, decided branch by branch where it is not settled at once. */
    Sequence<R> inEach(Branching branching) {
        return new Sequence<>(this, branching);
    }

    @Override
    public boolean isInOrder() {
        return true;
    }

    @Override
    Decision<R> weigh(Case c) {
        Truth[] truths = new Truth[size()];
        long possible = 0;
        int reach = -1;
        do {
            reach++;
            truths[reach] = provision(reach).weigh(c);
            possible |= truths[reach] == Truth.NO ? 0 : bit(reach);
        } while (truths[reach] != Truth.YES && reach < truths.length - 1);
        return new Decision<>(this, c, truths, reach, possible, false);
    }
}
