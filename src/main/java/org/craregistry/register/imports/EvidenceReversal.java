package org.craregistry.register.imports;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.craregistry.audit.Change.Action;
import org.craregistry.audit.Change.FieldChange;
import org.craregistry.law.plain.EvidenceWriter;
import org.craregistry.portfolio.EvidenceKind;
import org.craregistry.portfolio.Filed;
import org.craregistry.portfolio.FiledEvidence;
import org.craregistry.portfolio.LoggedValue;
import org.craregistry.portfolio.Refiling;
import org.craregistry.register.SheetKind;
import org.jspecify.annotations.Nullable;

/** Takes back what {@link EvidenceApplication} has done to what is on file for a product, the last first. */
record EvidenceReversal(List<PlannedEvidence> planned) implements Consumer<Refiling> {

    @Override
    public void accept(Refiling refiling) {
        List<PlannedEvidence> backwards = new ArrayList<>(planned);
        Collections.reverse(backwards);
        for (PlannedEvidence one : backwards) {
            refiling.fromRow(one.sheet(), one.row());
            one.kind()
                    .records()
                    .ifPresentOrElse(kind -> undoRecord(kind, one, refiling), () -> undoStandings(one, refiling));
        }
    }

    private static void undoRecord(EvidenceKind kind, PlannedEvidence one, Refiling refiling) {
        switch (one.action()) {
            case FILE -> refiling.remove(EvidenceApplication.filed(kind, one, refiling));
            case REMOVE ->
                refiling.restore(Objects.requireNonNull(one.record()), kind.read(before(Map.of(), one.changes())));
            case CHANGE -> {
                Filed<?> filed = EvidenceApplication.filed(kind, one, refiling);
                Map<String, @Nullable Object> plain = before(kind.plain(filed.content()), one.changes());
                refiling.replace(filed, kind.read(plain), Action.UPDATED);
            }
        }
    }

    private static Map<String, @Nullable Object> before(Map<String, Object> after, List<FieldChange> changes) {
        Map<String, @Nullable Object> before = new LinkedHashMap<>(after);
        changes.forEach(change -> before.put(change.field(), LoggedValue.ofRecord(change.field(), change.old())));
        return before;
    }

    /** The standings as they are, with the fields that were changed as they were. */
    private static void undoStandings(PlannedEvidence one, Refiling refiling) {
        Map<String, Map<String, @Nullable Object>> standings = new LinkedHashMap<>();
        one.told().keySet().forEach(code -> standings.put(code, standing(one.kind(), code, refiling.evidence())));
        for (FieldChange change : one.changes()) {
            String path = change.field().substring(one.kind().prefix().length());
            int dot = path.lastIndexOf('.');
            Objects.requireNonNull(standings.get(path.substring(0, dot))).put(path.substring(dot + 1), change.old());
        }
        Map<String, @Nullable Object> told = new LinkedHashMap<>();
        standings.forEach((code, standing) -> told.put(code, standing.get("standing") == null ? null : standing));
        EvidenceApplication.stand(one.kind(), told, refiling);
    }

    /** How a product stands, with the code alone where it does not. */
    static Map<String, @Nullable Object> standing(SheetKind kind, String code, FiledEvidence filed) {
        Map<String, @Nullable Object> plain = new LinkedHashMap<>(Map.of("code", code));
        if (kind == SheetKind.ANNEX_I) {
            filed.requirements().entrySet().stream()
                    .filter(one -> one.getKey().code().equals(code))
                    .forEach(one -> plain.putAll(EvidenceWriter.plain(one.getKey(), one.getValue())));
        } else {
            filed.elements().entrySet().stream()
                    .filter(one -> one.getKey().code().equals(code))
                    .forEach(one -> plain.putAll(EvidenceWriter.plain(one.getKey(), one.getValue())));
        }
        return plain;
    }
}
