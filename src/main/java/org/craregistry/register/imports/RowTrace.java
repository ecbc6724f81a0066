package org.craregistry.register.imports;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.craregistry.audit.Change.FieldChange;
import org.craregistry.portfolio.EvidenceKind;
import org.craregistry.portfolio.FiledEvidence;
import org.craregistry.portfolio.ProductDraft;
import org.craregistry.portfolio.ProductView;
import org.jspecify.annotations.Nullable;

/** What a row has written to a product, and whether that is what the product has now: others may have changed it, and back. */
record RowTrace(PlannedRow row, ProductView product) {

    /** Whether the product has all that the row has written, and one that the row has added nothing else. */
    boolean isThere() {
        return row.applied() == ImportAction.CREATE
                ? ProductDraft.of(row.told()).state().equals(product.own())
                        && !product.isDecided()
                        && hasNoOtherEvidence()
                        && all(List.of(), FieldChange::now)
                : all(row.changes(), FieldChange::now);
    }

    /** Whether all of it is as it was before the row. */
    boolean isGone() {
        return row.applied() != ImportAction.CREATE && all(row.changes(), FieldChange::old);
    }

    private boolean all(List<FieldChange> ofProduct, Function<FieldChange, @Nullable String> side) {
        return are(ofProduct, product.own().plain(), side)
                && row.evidence().stream().allMatch(one -> are(one.fieldChanges(), now(one), side));
    }

    private static boolean are(
            List<FieldChange> changes, Map<String, ?> now, Function<FieldChange, @Nullable String> side) {
        Map<String, @Nullable String> texts = new LinkedHashMap<>();
        FieldChange.between(Map.of(), now).forEach(one -> texts.put(one.field(), one.now()));
        return changes.stream().allMatch(change -> Objects.equals(texts.get(change.field()), side.apply(change)));
    }

    /** The record or the standings by the fields that its changes name; nothing where it is not on file. */
    private Map<String, Object> now(PlannedEvidence one) {
        FiledEvidence filed = product.evidence();
        Map<String, Object> now = new LinkedHashMap<>();
        one.kind()
                .records()
                .ifPresentOrElse(
                        kind -> filed.find(kind, Objects.requireNonNull(one.record()))
                                .ifPresent(record -> now.putAll(kind.plain(record.content()))),
                        () -> one.told()
                                .keySet()
                                .forEach(code -> EvidenceReversal.standing(one.kind(), code, filed)
                                        .forEach((field, value) ->
                                                now.put(one.kind().prefix() + code + "." + field, value))));
        return now;
    }

    private boolean hasNoOtherEvidence() {
        FiledEvidence filed = product.evidence();
        int records = Arrays.stream(EvidenceKind.values())
                .mapToInt(kind -> filed.records(kind).size())
                .sum();
        int standings = filed.requirements().size() + filed.elements().size();
        return records + standings
                == row.evidence().stream()
                        .mapToInt(one -> one.kind().records().isPresent()
                                ? 1
                                : (int) one.told().values().stream()
                                        .filter(Objects::nonNull)
                                        .count())
                        .sum();
    }
}
