package org.craregistry.register.imports;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.craregistry.audit.Change.FieldChange;
import org.craregistry.law.Evidence;
import org.craregistry.law.plain.EvidenceReader;
import org.craregistry.law.plain.EvidenceWriter;
import org.craregistry.law.plain.RecordHeaders;
import org.craregistry.law.plain.RefusedEvidence;
import org.craregistry.portfolio.FiledEvidence;
import org.craregistry.register.Problem;
import org.craregistry.register.SheetKind;
import org.craregistry.register.imports.PlannedEvidence.Action;
import org.jspecify.annotations.Nullable;

/** Decides what a row does to how a product stands to the requirements of Annex I, or to the elements of Article 15. */
final class StandingPlanning {

    private static final String STANDING = "standing";

    private final SheetKind kind;
    private final Map<String, Map<String, Object>> before;
    private final List<Problem> problems;
    private boolean isMet;

    /** @param problems takes what is wrong with the rows */
    StandingPlanning(SheetKind kind, FiledEvidence filed, List<Problem> problems) {
        this.kind = kind;
        this.before = plain(kind, filed);
        this.problems = problems;
    }

    private static Map<String, Map<String, Object>> plain(SheetKind kind, FiledEvidence filed) {
        Map<String, Map<String, Object>> plain = new LinkedHashMap<>();
        if (kind == SheetKind.ANNEX_I) {
            filed.requirements()
                    .forEach((code, standing) -> plain.put(code.code(), EvidenceWriter.plain(code, standing)));
        } else {
            filed.elements().forEach((code, standing) -> plain.put(code.code(), EvidenceWriter.plain(code, standing)));
        }
        return plain;
    }

    /** What the row does; empty where it does nothing or cannot. */
    Optional<PlannedEvidence> plan(EvidenceRow row) {
        if (isMet) {
            problems.add(row.ofProduct(
                    "DUPLICATE_KEY",
                    "another row says how the same product stands; keep one row for each reference and version."));
            return Optional.empty();
        }
        isMet = true;
        Map<String, @Nullable Object> changed = new LinkedHashMap<>();
        List<FieldChange> changes = new ArrayList<>();
        for (String code : codes(row)) {
            Map<String, Object> standing = before.getOrDefault(code, Map.of());
            after(row, code, standing).filter(after -> !after.equals(standing)).ifPresent(after -> {
                changed.put(code, after.isEmpty() ? null : after);
                changes.addAll(changes(code, standing, after));
            });
        }
        return changes.isEmpty()
                ? Optional.empty()
                : Optional.of(row.planned(Action.CHANGE, kind.title(), null, changed, changes));
    }

    private static Set<String> codes(EvidenceRow row) {
        Set<String> codes = new LinkedHashSet<>();
        row.told().keySet().stream()
                .filter(field -> field.indexOf('.') > 0)
                .forEach(field -> codes.add(field.substring(0, field.lastIndexOf('.'))));
        return codes;
    }

    /** The standing afterwards, without fields where there is none; empty where it cannot be. */
    private Optional<Map<String, Object>> after(EvidenceRow row, String code, Map<String, Object> standing) {
        Map<String, @Nullable Object> after = new LinkedHashMap<>(standing);
        for (String field : List.of(STANDING, text())) {
            String told = code + "." + field;
            if (row.told().containsKey(told)) {
                after.put(field, row.told().get(told));
            }
        }
        if (after.get(STANDING) == null) {
            return takenBack(row, code);
        }
        after.put("code", code);
        return read(row, code, after);
    }

    /** Without a standing, a text that is told would be lost. */
    private Optional<Map<String, Object>> takenBack(EvidenceRow row, String code) {
        String field = code + "." + text();
        if (row.told().get(field) == null) {
            return Optional.of(Map.of());
        }
        String words = "\"%s\" goes with a standing; enter the standing as well."
                .formatted(RecordHeaders.of(kind.prefix() + text()));
        problems.add(row.error("STANDING_MISSING", field, row.without(code + "." + STANDING, words, problems)));
        return Optional.empty();
    }

    private Optional<Map<String, Object>> read(EvidenceRow row, String code, Map<String, @Nullable Object> told) {
        try {
            Evidence evidence = EvidenceReader.read("", Map.of(kind.list(), List.of(told)));
            FiledEvidence filed = new FiledEvidence(
                    List.of(), List.of(), List.of(), evidence.requirements(), evidence.elements(), Map.of());
            return Optional.of(Objects.requireNonNull(plain(kind, filed).get(code)));
        } catch (RefusedEvidence refused) {
            problems.add(row.error("INVALID", code + "." + text(), String.valueOf(refused.getMessage())));
            return Optional.empty();
        }
    }

    private List<FieldChange> changes(String code, Map<String, Object> standing, Map<String, Object> after) {
        return FieldChange.between(standing, after).stream()
                .filter(change -> !change.field().equals("code"))
                .map(change -> new FieldChange(kind.prefix() + code + "." + change.field(), change.old(), change.now()))
                .toList();
    }

    private String text() {
        return kind == SheetKind.ANNEX_I ? "note" : "evidence";
    }
}
