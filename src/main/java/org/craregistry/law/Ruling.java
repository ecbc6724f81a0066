package org.craregistry.law;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A question of law that is decided by rows: the form that a {@link Sequence} and a {@link Table} share.
 *
 * @param <R> the type of the result
 */
public abstract sealed class Ruling<R> permits Sequence, Table {

    private static final AtomicInteger COUNT = new AtomicInteger();

    private final int slot;
    private final String title;
    private final List<Row<R>> rows;
    private final List<R> results;
    private final Provision[] provisions;
    private final long[] bits;
    private final Branching branching;

    Ruling(String title, List<Row<R>> rows) {
        this(title, rows, Branching.NONE, COUNT.getAndIncrement());
    }

    /** The same ruling, decided branch by branch; it takes the place of the other. */
    Ruling(Ruling<R> other, Branching branching) {
        this(other.title, other.rows, branching, other.slot);
    }

    private Ruling(String title, List<Row<R>> rows, Branching branching, int slot) {
        this.branching = branching;
        this.slot = slot;
        this.title = title;
        this.rows = rows;
        this.provisions = rows.stream().map(Row::provision).toArray(Provision[]::new);
        this.results = rows.stream().map(Row::result).distinct().toList();
        this.bits = rows.stream()
                .mapToLong(row -> 1L << results.indexOf(row.result()))
                .toArray();
    }

    public String title() {
        return title;
    }

    public List<Row<R>> rows() {
        return rows;
    }

    /** Whether a row decides only where none before it does; else exactly one row may hold. */
    public abstract boolean isInOrder();

    /** What it says of this case. */
    public Decision<R> decide(Case c) {
        return c.decision(this);
    }

    /** Holds where one of these comes out. */
    @SafeVarargs
    public final Condition is(R first, R... others) {
        return new Conditions.ComesOut<>(this, first, List.of(others));
    }

    /** Holds where, whatever comes out, the condition given for it does; a result without a condition does not. */
    Condition demands(String words, Map<R, Condition> byResult) {
        return new Conditions.ByResult<>(this, words, byResult);
    }

    List<Provision> provisions() {
        return rows.stream().map(Row::provision).distinct().toList();
    }

    /** The place in what a case remembers. */
    int slot() {
        return slot;
    }

    /** The different results, in the order of the rows. */
    List<R> results() {
        return results;
    }

    /** The provision of a row. */
    Provision provision(int row) {
        return provisions[row];
    }

    /** How many rows there are. */
    int size() {
        return provisions.length;
    }

    /** The bit of the result of a row. */
    long bit(int row) {
        return bits[row];
    }

    /** The bits of these results; those that no row has have none. */
    long bits(List<R> wanted) {
        long mask = 0;
        for (R result : wanted) {
            int index = results.indexOf(result);
            mask |= index < 0 ? 0 : 1L << index;
        }
        return mask;
    }

    abstract Decision<R> weigh(Case c);

    /** The branches in which it is decided where it is not settled at once. */
    Branching branching() {
        return branching;
    }

    /**
     * The same, with the rulings that it builds on looked at result by result where it is not settled at once: what comes
     * out in no branch is not possible.
     */
    Decision<R> weighEachBranch(Case c) {
        Decision<R> decision = weigh(c);
        if (decision.kind() != Decision.Kind.UNKNOWN) {
            return decision;
        }
        List<Case> branches = c.branches(branching);
        if (branches.isEmpty()) {
            return decision;
        }
        long possible = 0;
        for (int i = 0; i < branches.size() && possible != decision.bits(); i++) {
            possible |= decide(branches.get(i)).bits() & decision.bits();
        }
        return possible == decision.bits() ? decision : decision.narrowedTo(possible);
    }
}
