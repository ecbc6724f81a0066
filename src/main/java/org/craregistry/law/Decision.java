package org.craregistry.law;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link Table} or a {@link Sequence} says of a case: its result, or why there is none.
 *
 * @param <R> the type of the result
 */
public final class Decision<R> {

    /** Whether there is a result, and if not, what is missing or wrong. */
    public enum Kind {
        /** There is a result: every row that may still decide has the same. */
        SETTLED,
        /** Rows with different results may still decide. */
        UNKNOWN,
        /** No row holds or can: the table lacks one. */
        GAP,
        /** Several rows hold where only one may. */
        CONFLICT
    }

    private final List<Row<R>> rows;
    private final Truth[] truths;
    private final int reach;
    private final boolean inOrder;
    private final Kind kind;

    /**
     * @param reach the index of the last row that may decide; later ones are only grounds
     * @param inOrder whether a row decides only where none before it does
     */
    private Decision(List<Row<R>> rows, Truth[] truths, int reach, boolean inOrder, Kind kind) {
        this.rows = rows;
        this.truths = truths;
        this.reach = reach;
        this.inOrder = inOrder;
        this.kind = kind;
    }

    static <R> Decision<R> byTheOnlyRow(List<Row<R>> rows, Case c) {
        Truth[] truths = weigh(rows, c);
        int last = rows.size() - 1;
        int holding = 0;
        for (Truth truth : truths) {
            holding += truth == Truth.YES ? 1 : 0;
        }
        return new Decision<>(rows, truths, last, false, holding > 1 ? Kind.CONFLICT : kind(rows, truths, last));
    }

    static <R> Decision<R> byTheFirstRow(List<Row<R>> rows, Case c) {
        Truth[] truths = weigh(rows, c);
        int reach = 0;
        while (reach < truths.length - 1 && truths[reach] != Truth.YES) {
            reach++;
        }
        return new Decision<>(rows, truths, reach, true, kind(rows, truths, reach));
    }

    private static <R> Truth[] weigh(List<Row<R>> rows, Case c) {
        Truth[] truths = new Truth[rows.size()];
        for (int i = 0; i < truths.length; i++) {
            truths[i] = rows.get(i).provision().weigh(c);
        }
        return truths;
    }

    private static <R> Kind kind(List<Row<R>> rows, Truth[] truths, int reach) {
        @Nullable R only = null;
        for (int i = 0; i <= reach; i++) {
            if (truths[i] == Truth.NO) {
                continue;
            }
            R result = rows.get(i).result();
            if (only != null && !only.equals(result)) {
                return Kind.UNKNOWN;
            }
            only = result;
        }
        return only == null ? Kind.GAP : Kind.SETTLED;
    }

    public Kind kind() {
        return kind;
    }

    /** The result, {@code null} where none is settled. */
    public @Nullable R result() {
        if (kind != Kind.SETTLED) {
            return null;
        }
        for (int i = 0; i <= reach; i++) {
            if (truths[i] != Truth.NO) {
                return rows.get(i).result();
            }
        }
        return null;
    }

    /** Whether this is the result or may still become it. */
    public boolean mayBe(R result) {
        for (int i = 0; i <= reach; i++) {
            if (truths[i] != Truth.NO && rows.get(i).result().equals(result)) {
                return true;
            }
        }
        return false;
    }

    /** The results that may still come out, in the order of the rows; one where it is settled. */
    public List<R> possible() {
        List<R> possible = new ArrayList<>();
        for (int i = 0; i <= reach; i++) {
            R result = rows.get(i).result();
            if (truths[i] != Truth.NO && !possible.contains(result)) {
                possible.add(result);
            }
        }
        return possible;
    }

    /**
     * Every provision that holds and leads to the result, in order; in a conflict all that hold, else none. In an order
     * of precedence, what comes behind a row that has or may have another result would not have led to this one.
     */
    public List<Provision> grounds() {
        @Nullable R result = result();
        List<Provision> grounds = new ArrayList<>();
        for (int i = 0; i < truths.length; i++) {
            boolean counts = kind == Kind.CONFLICT || rows.get(i).result().equals(result);
            if (counts && truths[i] == Truth.YES) {
                grounds.add(rows.get(i).provision());
            } else if (inOrder && !counts && truths[i] != Truth.NO) {
                break;
            }
        }
        return grounds;
    }

    /** Names each unanswered fact that keeps the result from being settled; none where it is settled. */
    public void openQuestions(Case c, Consumer<Fact<?>> questions) {
        if (kind != Kind.UNKNOWN) {
            return;
        }
        for (int i = 0; i <= reach; i++) {
            if (truths[i] == Truth.UNKNOWN && makesADifference(i)) {
                rows.get(i).provision().askWhileUnknown(c, questions);
            }
        }
    }

    /** Whether a row with another result may decide where this one does not hold. */
    private boolean makesADifference(int row) {
        R own = rows.get(row).result();
        for (int i = inOrder ? row + 1 : 0; i <= reach; i++) {
            if (truths[i] != Truth.NO && !rows.get(i).result().equals(own)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Why. In an order of precedence: every row up to the one that decides, so that it is seen what was weighed and
     * denied; what comes behind it does not matter. Else: every row that holds, may hold or is defeated.
     */
    public List<Reason> explain(Case c) {
        List<Reason> because = new ArrayList<>();
        for (int i = 0; i <= reach; i++) {
            Provision provision = rows.get(i).provision();
            if (inOrder || truths[i] != Truth.NO || isDefeated(provision, c)) {
                because.add(provision.explain(c));
            }
        }
        return because;
    }

    /** Whether what it asks holds, and only an exception keeps it from holding. */
    private static boolean isDefeated(Provision provision, Case c) {
        return !provision.exceptions().isEmpty() && provision.condition().weigh(c) == Truth.YES;
    }
}
