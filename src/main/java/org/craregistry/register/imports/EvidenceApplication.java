package org.craregistry.register.imports;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.craregistry.audit.Change.Action;
import org.craregistry.law.AnnexIRequirement;
import org.craregistry.law.Article15Element;
import org.craregistry.law.Evidence;
import org.craregistry.law.plain.EvidenceReader;
import org.craregistry.portfolio.EvidenceKind;
import org.craregistry.portfolio.Filed;
import org.craregistry.portfolio.FiledEvidence;
import org.craregistry.portfolio.Refiling;
import org.craregistry.register.SheetKind;
import org.jspecify.annotations.Nullable;

/** Does to what is on file for a product what its plan says; the history names the sheet and the row of each change. */
record EvidenceApplication(List<PlannedEvidence> planned) implements Consumer<Refiling> {

    private static final String WITHDRAWN_ON = "withdrawnOn";

    @Override
    public void accept(Refiling refiling) {
        for (PlannedEvidence one : planned) {
            refiling.fromRow(one.sheet(), one.row());
            one.kind()
                    .records()
                    .ifPresentOrElse(
                            kind -> applyRecord(kind, one, refiling), () -> stand(one.kind(), one.told(), refiling));
        }
    }

    /** What is on file afterwards, as far as the law looks at it. */
    FiledEvidence to(FiledEvidence before) {
        FiledEvidence after = before;
        for (PlannedEvidence one : planned) {
            FiledEvidence sofar = after;
            after = one.kind().records().map(kind -> to(sofar, kind, one)).orElseGet(() -> standing(sofar, one));
        }
        return after;
    }

    private static FiledEvidence to(FiledEvidence before, EvidenceKind kind, PlannedEvidence one) {
        UUID record = Objects.requireNonNull(one.record());
        if (one.action() == PlannedEvidence.Action.FILE) {
            return before.with(new Filed<>(record, 0, kind.read(one.told()), Instant.EPOCH, "", Instant.EPOCH));
        }
        Filed<?> filed = before.find(kind, record).orElseThrow();
        if (one.action() == PlannedEvidence.Action.REMOVE) {
            return before.without(filed);
        }
        Map<String, @Nullable Object> plain = new LinkedHashMap<>(kind.plain(filed.content()));
        plain.putAll(one.told());
        return before.replacing(
                new Filed<>(record, filed.revision(), kind.read(plain), Instant.EPOCH, "", Instant.EPOCH));
    }

    private static FiledEvidence standing(FiledEvidence before, PlannedEvidence one) {
        Evidence read = read(one.kind(), one.told());
        return one.kind() == SheetKind.ANNEX_I
                ? before.standingToRequirements(codes(one.told(), AnnexIRequirement::find), read.requirements())
                : before.standingToElements(codes(one.told(), Article15Element::find), read.elements());
    }

    private static void applyRecord(EvidenceKind kind, PlannedEvidence one, Refiling refiling) {
        switch (one.action()) {
            case FILE -> refiling.add(Objects.requireNonNull(one.record()), kind.read(one.told()));
            case CHANGE -> change(kind, one, refiling);
            case REMOVE -> refiling.remove(filed(kind, one, refiling));
        }
    }

    private static void change(EvidenceKind kind, PlannedEvidence one, Refiling refiling) {
        Filed<?> filed = filed(kind, one, refiling);
        Map<String, @Nullable Object> plain = new LinkedHashMap<>(kind.plain(filed.content()));
        boolean isWithdrawn = plain.get(WITHDRAWN_ON) == null && one.told().get(WITHDRAWN_ON) != null;
        plain.putAll(one.told());
        refiling.replace(filed, kind.read(plain), isWithdrawn ? Action.WITHDRAWN : Action.UPDATED);
    }

    /** The record that was planned for. */
    static Filed<?> filed(EvidenceKind kind, PlannedEvidence one, Refiling refiling) {
        return refiling.evidence()
                .find(kind, Objects.requireNonNull(one.record()))
                .orElseThrow(() -> new IllegalStateException("The record is gone, but its product is unchanged"));
    }

    /** Records standings. @param told by the code, with {@code null} for one that is taken back */
    static void stand(SheetKind kind, Map<String, @Nullable Object> told, Refiling refiling) {
        Evidence read = read(kind, told);
        if (kind == SheetKind.ANNEX_I) {
            refiling.standToRequirements(codes(told, AnnexIRequirement::find), read.requirements());
        } else {
            refiling.standToElements(codes(told, Article15Element::find), read.elements());
        }
    }

    private static Evidence read(SheetKind kind, Map<String, @Nullable Object> told) {
        List<Object> standings = new ArrayList<>(told.values());
        standings.removeIf(Objects::isNull);
        return EvidenceReader.read("", Map.of(kind.list(), standings));
    }

    private static <C> List<C> codes(Map<String, @Nullable Object> told, Function<String, Optional<C>> find) {
        return told.keySet().stream().flatMap(code -> find.apply(code).stream()).toList();
    }
}
