package org.craregistry.law;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is judged: the facts and the evidence of one product, on one date, under one state of the law. Remembers what
 * has been decided of it, so that several rules can build on one decision.
 */
public final class Case {

    private final DayByDay days;
    private final LocalDate asOf;
    private final Memory memory;
    private final @Nullable Object piece;
    private final @Nullable EvidenceList<?> list;
    private final int place;
    private final Set<LocalDate> lookedAt;

    /** @param days whose case of this day it is */
    Case(DayByDay days, LocalDate asOf) {
        this(days, asOf, new Memory(), null, null, 0, new HashSet<>());
    }

    private Case(
            DayByDay days,
            LocalDate asOf,
            Memory memory,
            @Nullable Object piece,
            @Nullable EvidenceList<?> list,
            int place,
            Set<LocalDate> lookedAt) {
        this.days = days;
        this.asOf = asOf;
        this.memory = memory;
        this.piece = piece;
        this.list = list;
        this.place = place;
        this.lookedAt = lookedAt;
    }

    /** Decisions by the slot of their ruling. A case is used by one thread at a time. */
    private static final class Memory {
        private @Nullable Object[] decided = new Object[32];
        private @Nullable Truth[] truths = new Truth[32];
        private @Nullable CraClass craClass;
        private @Nullable Set<Article15Element> applicableElements;
        private @Nullable CraCertificates certificates;
        private @Nullable Article15Answer article15;
        private @Nullable CraConformityAnswer craConformity;
        private @Nullable Determination determination;
        private @Nullable List<ProcedureOption> procedures;
        private final @Nullable List<Case>[] branches = newBranches();

        @SuppressWarnings("unchecked") // an array of lists cannot be made otherwise
        private static @Nullable List<Case>[] newBranches() {
            return (List<Case>[]) new List<?>[Branching.values().length];
        }

        private void remember(int slot, Decision<?> decision) {
            if (slot >= decided.length) {
                decided = Arrays.copyOf(decided, slot + 16);
            }
            decided[slot] = decision;
        }
    }

    public Facts facts() {
        return days.facts();
    }

    public Evidence evidence() {
        return days.evidence();
    }

    public LocalDate asOf() {
        return asOf;
    }

    public StateOfLaw stateOfLaw() {
        return days.stateOfLaw();
    }

    /** Whose case it is, as the one who asked has said; {@code null} where nobody has. */
    public @Nullable Object subject() {
        return days.subject();
    }

    /** The day on which a dated part of the law begins to apply under this case's state of the law. */
    public LocalDate dateOf(LegalDate date) {
        return stateOfLaw().dateOf(date);
    }

    /** Whether that day has come on the date of this case. */
    public boolean isReached(LegalDate date) {
        LocalDate day = dateOf(date);
        lookedAt.add(day);
        return !asOf.isBefore(day);
    }

    /** Whether this day is the one of this case or a later one. */
    boolean isStillToCome(LocalDate day) {
        lookedAt.add(day.plusDays(1));
        return !day.isBefore(asOf);
    }

    /**
     * The days of the law and of other comparisons of which it was asked so far whether they have come. Whatever has been decided
     * rests on these, on days among the facts and the evidence, and on what is published, and on no others.
     */
    Set<LocalDate> lookedAt() {
        return lookedAt;
    }

    /** The days of the facts, of the evidence, and of what is published. */
    NavigableSet<LocalDate> recordedDays() {
        return days.recordedDays();
    }

    /** Whether this day has come on the date of this case. */
    boolean hasCome(LocalDate day) {
        return !day.isAfter(asOf);
    }

    /** The same facts and evidence on another day. */
    Case on(LocalDate day) {
        return days.caseOn(day);
    }

    /** The same case, asked about one piece of the evidence. */
    Case about(Object one, EvidenceList<?> itsList, int itsPlace) {
        return new Case(days, asOf, memory, one, itsList, itsPlace, lookedAt);
    }

    /** The piece of evidence that is asked about. */
    <E> E piece(Class<E> kind) {
        return Objects.requireNonNull(kind.cast(piece), "no piece of evidence is asked about");
    }

    /** Where that piece stands in the evidence, such as {@code evidence.certificates[0]}. */
    String path() {
        return list == null ? "" : list.path(place);
    }

    @SuppressWarnings("unchecked") // a slot belongs to one ruling, which puts only its own decisions there
    <R> Decision<R> decision(Ruling<R> ruling) {
        int slot = ruling.slot();
        Object remembered = slot < memory.decided.length ? memory.decided[slot] : null;
        if (remembered != null) {
            return (Decision<R>) remembered;
        }
        Decision<R> decision = ruling.weighEachBranch(this);
        memory.remember(slot, decision);
        return decision;
    }

    Truth truth(Conditions.Once condition) {
        int slot = condition.slot();
        if (slot >= memory.truths.length) {
            memory.truths = Arrays.copyOf(memory.truths, slot + 16);
        }
        Truth remembered = memory.truths[slot];
        if (remembered == null) {
            remembered = condition.other().weigh(this);
            memory.truths[slot] = remembered;
        }
        return remembered;
    }

    /** The elements of AI Act Article 15 on cybersecurity that count for the product. */
    Set<Article15Element> applicableElements() {
        Set<Article15Element> remembered = memory.applicableElements;
        if (remembered == null) {
            remembered = Article15Elements.applicable(evidence());
            memory.applicableElements = remembered;
        }
        return remembered;
    }

    CraClass craClass() {
        CraClass remembered = memory.craClass;
        if (remembered == null) {
            remembered = CraClass.decide(this);
            memory.craClass = remembered;
        }
        return remembered;
    }

    /** The same case, should these results come out and its category be among these; whatever else is open stays open. */
    Case supposing(CraClass craClass, Decision<?>... results) {
        Case supposed = new Case(days, asOf, new Memory(), null, null, 0, lookedAt);
        supposed.memory.craClass = craClass;
        supposed.memory.certificates = memory.certificates;
        for (Decision<?> result : results) {
            supposed.memory.remember(result.ruling().slot(), result);
        }
        return supposed.whole();
    }

    /** A case whose branches are not looked at any further. */
    private Case whole() {
        Arrays.fill(memory.branches, List.of());
        return this;
    }

    /** The branches that open questions leave of it, looked for once. */
    List<Case> branches(Branching branching) {
        List<Case> remembered = memory.branches[branching.ordinal()];
        if (remembered == null) {
            remembered = branching.of(this);
            memory.branches[branching.ordinal()] = remembered;
        }
        return remembered;
    }

    /** Everything that the law says of it. */
    Determination determination() {
        Determination remembered = memory.determination;
        if (remembered == null) {
            remembered = Law.determine(this);
            memory.determination = remembered;
        }
        return remembered;
    }

    /** Every procedure with whether it is open, the AI Act included. */
    List<ProcedureOption> procedures() {
        List<ProcedureOption> remembered = memory.procedures;
        if (remembered == null) {
            Determination whole = determination();
            remembered = ProcedureOptions.of(
                    this, whole.interplayRow(), whole.withoutAiAct().row());
            memory.procedures = remembered;
        }
        return remembered;
    }

    Article15Answer article15() {
        Article15Answer remembered = memory.article15;
        if (remembered == null) {
            remembered = Article15.answer(this);
            memory.article15 = remembered;
        }
        return remembered;
    }

    CraConformityAnswer craConformity() {
        CraConformityAnswer remembered = memory.craConformity;
        if (remembered == null) {
            remembered = CraConformity.answer(this);
            memory.craConformity = remembered;
        }
        return remembered;
    }

    CraCertificates certificates() {
        CraCertificates remembered = memory.certificates;
        if (remembered == null) {
            remembered = CraCertificates.of(this);
            memory.certificates = remembered;
        }
        return remembered;
    }
}
