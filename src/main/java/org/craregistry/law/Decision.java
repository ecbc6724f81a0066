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

    private final Ruling<R> ruling;
    private final Case c;
    private final @Nullable Truth[] truths;
    private final int reach;
    private final long possible;
    private final Kind kind;
    private @Nullable List<Question> asked;

    /**
     * @param truths what each row weighs, {@code null} for those that have not been weighed
     * @param reach the index of the last row that may decide; later ones are only grounds
     * @param possible the bits of the results that may come out
     */
    Decision(Ruling<R> ruling, Case c, @Nullable Truth[] truths, int reach, long possible, boolean isConflict) {
        this.ruling = ruling;
        this.c = c;
        this.truths = truths;
        this.reach = reach;
        this.possible = possible;
        this.kind = isConflict ? Kind.CONFLICT : kind(possible);
    }

    private static Kind kind(long possible) {
        if (possible == 0) {
            return Kind.GAP;
        }
        return Long.bitCount(possible) == 1 ? Kind.SETTLED : Kind.UNKNOWN;
    }

    /** The same, of which it is known that no other result is possible. */
    Decision<R> narrowedTo(long results) {
        return new Decision<>(ruling, c, truths, reach, results, false);
    }

    /** The same for each result that is possible, as if it had come out. */
    List<Decision<?>> each() {
        List<Decision<?>> each = new ArrayList<>(Long.bitCount(possible));
        for (long left = possible; left != 0; left &= left - 1) {
            each.add(narrowedTo(Long.lowestOneBit(left)));
        }
        return each;
    }

    Ruling<R> ruling() {
        return ruling;
    }

    public Kind kind() {
        return kind;
    }

    /** The result, {@code null} where none is settled. */
    public @Nullable R result() {
        return kind == Kind.SETTLED ? ruling.results().get(Long.numberOfTrailingZeros(possible)) : null;
    }

    /** Whether this is the result or may still become it. */
    public boolean mayBe(R result) {
        return (ruling.bits(List.of(result)) & possible) != 0;
    }

    /** The results that may still come out, in the order of the rows; one where it is settled. */
    public List<R> possible() {
        List<R> results = new ArrayList<>(Long.bitCount(possible));
        for (int i = 0; i < ruling.results().size(); i++) {
            if ((possible & 1L << i) != 0) {
                results.add(ruling.results().get(i));
            }
        }
        return results;
    }

    /** The bits of the results that may still come out. */
    long bits() {
        return possible;
    }

    private Truth truth(int row) {
        Truth weighed = truths[row];
        if (weighed == null) {
            weighed = ruling.provision(row).weigh(c);
            truths[row] = weighed;
        }
        return weighed;
    }

    private boolean mayLead(int row) {
        return truth(row) != Truth.NO && (ruling.bit(row) & possible) != 0;
    }

    /**
     * Every provision that holds and leads to the result, in order; in a conflict all that hold, else none. In an order
     * of precedence, what comes behind a row that has or may have another result would not have led to this one.
     */
    public List<Provision> grounds() {
        List<Provision> grounds = new ArrayList<>(2);
        if (kind != Kind.SETTLED && kind != Kind.CONFLICT) {
            return grounds;
        }
        for (int i = 0; i < truths.length; i++) {
            boolean counts = kind == Kind.CONFLICT || ruling.bit(i) == possible;
            if (counts && truth(i) == Truth.YES) {
                grounds.add(ruling.provision(i));
            } else if (ruling.isInOrder() && !counts && truth(i) != Truth.NO) {
                break;
            }
        }
        return grounds;
    }

    /** Names each unanswered fact that keeps the result from being settled; none where it is settled. */
    public void openQuestions(Consumer<Question> questions) {
        if (kind != Kind.UNKNOWN) {
            return;
        }
        List<Question> remembered = asked;
        if (remembered == null) {
            remembered = ask();
            asked = remembered;
        }
        remembered.forEach(questions);
    }

    private List<Question> ask() {
        OpenQuestions questions = new OpenQuestions();
        for (int i = 0; i <= reach; i++) {
            if (truth(i) == Truth.UNKNOWN && makesADifference(i)) {
                ruling.provision(i).askWhileUnknown(c, questions);
            }
        }
        List<Case> byStatus = ruling.branching() == Branching.BY_STATUS ? c.branches(Branching.BY_STATUS) : List.of();
        if (byStatus.isEmpty()) {
            return questions.inOrder();
        }
        // What matters in no status, and not for the status, is not asked.
        OpenQuestions mattering = new OpenQuestions();
        AiStatus.STATUS.decide(c).openQuestions(mattering);
        for (Case branch : byStatus) {
            ruling.decide(branch).openQuestions(mattering);
        }
        return questions.inOrder(mattering);
    }

    /** Whether a row with another result may decide where this one does not hold. */
    private boolean makesADifference(int row) {
        for (int i = ruling.isInOrder() ? row + 1 : 0; i <= reach; i++) {
            if (ruling.bit(i) != ruling.bit(row) && mayLead(i)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Why. In an order of precedence: every row up to the one that decides, so that it is seen what was weighed and
     * denied; what comes behind it does not matter. Else: every row that holds, may hold or is defeated.
     */
    public List<Reason> explain() {
        List<Reason> because = new ArrayList<>();
        for (int i = 0; i <= reach; i++) {
            Provision provision = ruling.provision(i);
            if (ruling.isInOrder() || mayLead(i) || isDefeated(provision)) {
                because.add(provision.explain(c));
            }
        }
        return because;
    }

    /** Whether what it asks holds, and only an exception keeps it from holding. */
    private boolean isDefeated(Provision provision) {
        return !provision.exceptions().isEmpty() && provision.condition().weigh(c) == Truth.YES;
    }
}
