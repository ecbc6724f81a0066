package org.craregistry.assessment.routes;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.craregistry.audit.Change.Action;
import org.craregistry.law.AnnexIRequirement;
import org.craregistry.law.Article15Element;
import org.craregistry.law.ElementStanding;
import org.craregistry.law.RequirementStanding;
import org.craregistry.portfolio.EvidenceKind;
import org.craregistry.portfolio.Filed;
import org.craregistry.portfolio.FiledEvidence;
import org.jspecify.annotations.Nullable;

/** Takes apart in what the evidence of now differs from that of a decision: records, and standings to what is demanded. */
final class EvidenceDifferences {

    private final UUID product;
    private final FiledEvidence then;
    private final FiledEvidence now;
    private final List<SituationDifference> found = new ArrayList<>();

    private EvidenceDifferences(UUID product, FiledEvidence then, FiledEvidence now) {
        this.product = product;
        this.then = then;
        this.now = now;
    }

    /** In what they differ: records, then standings to requirements and to elements. The list may be added to. */
    static List<SituationDifference> between(UUID product, FiledEvidence then, FiledEvidence now) {
        EvidenceDifferences differences = new EvidenceDifferences(product, then, now);
        for (EvidenceKind kind : EvidenceKind.values()) {
            differences.addRecords(kind);
        }
        differences.addRequirements();
        differences.addElements();
        return differences.found;
    }

    private void addRecords(EvidenceKind kind) {
        Map<UUID, Filed<?>> before = byId(then.records(kind));
        Map<UUID, Filed<?>> after = byId(now.records(kind));
        before.forEach((id, record) -> {
            Filed<?> other = after.get(id);
            if (other == null) {
                addRemoved(kind, record);
            } else {
                addFields(kind, record, other);
            }
        });
        after.forEach((id, record) -> {
            if (!before.containsKey(id)) {
                addFiled(kind, record);
            }
        });
    }

    private static Map<UUID, Filed<?>> byId(Collection<? extends Filed<?>> records) {
        Map<UUID, Filed<?>> byId = new LinkedHashMap<>();
        records.forEach(record -> byId.put(record.recordId(), record));
        return byId;
    }

    private void addRemoved(EvidenceKind kind, Filed<?> record) {
        add(
                SupportLossCause.EVIDENCE_REMOVED,
                "%s was taken off file.".formatted(kind.label(record.content())),
                record.id(),
                null,
                changes -> changes.of(record.recordId(), Action.REMOVED),
                evidence -> evidence.without(record));
    }

    private void addFiled(EvidenceKind kind, Filed<?> record) {
        add(
                SupportLossCause.EVIDENCE_CHANGED,
                "%s was filed.".formatted(kind.label(record.content())),
                record.id(),
                null,
                changes -> changes.of(record.recordId(), Action.CREATED),
                evidence -> evidence.with(record));
    }

    private void addFields(EvidenceKind kind, Filed<?> before, Filed<?> after) {
        Map<String, Object> old = kind.plain(before.content());
        Map<String, Object> changed = kind.plain(after.content());
        Set<String> fields = new LinkedHashSet<>(old.keySet());
        fields.addAll(changed.keySet());
        for (String field : fields) {
            Object was = old.get(field);
            Object is = changed.get(field);
            if (!Objects.equals(was, is)) {
                add(
                        EvidenceCauses.ofChange(kind, field),
                        "%s of %s was changed from %s to %s."
                                .formatted(
                                        field,
                                        kind.label(after.content()),
                                        SituationDifferences.text(was),
                                        SituationDifferences.text(is)),
                        after.id(),
                        kind.singular() + "s." + field,
                        changes -> changes.of(after.recordId(), field),
                        evidence -> taking(evidence, kind, after, field, is));
            }
        }
    }

    private static FiledEvidence taking(
            FiledEvidence evidence, EvidenceKind kind, Filed<?> record, String field, @Nullable Object value) {
        Filed<?> present = evidence.find(kind, record.recordId()).orElseThrow();
        Map<String, Object> plain = new LinkedHashMap<>(kind.plain(present.content()));
        if (value == null) {
            plain.remove(field);
        } else {
            plain.put(field, value);
        }
        return evidence.replacing(EvidenceCauses.holding(present, kind.read(plain)));
    }

    /** The standing to a requirement or an element, and what is written beside it. */
    private record Told(Object standing, @Nullable String beside) {}

    private void addRequirements() {
        for (AnnexIRequirement requirement : AnnexIRequirement.values()) {
            RequirementStanding was = then.requirements().get(requirement);
            RequirementStanding is = now.requirements().get(requirement);
            addStanding(
                    "requirements",
                    requirement.code(),
                    "reason",
                    was == null ? null : new Told(was.standing(), was.note()),
                    is == null ? null : new Told(is.standing(), is.note()),
                    evidence -> evidence.standingToRequirements(List.of(requirement), standing(requirement, is)));
        }
    }

    private void addElements() {
        for (Article15Element element : Article15Element.values()) {
            ElementStanding was = then.elements().get(element);
            ElementStanding is = now.elements().get(element);
            addStanding(
                    "article15Elements",
                    element.code(),
                    "evidence",
                    was == null ? null : new Told(was.standing(), was.evidence()),
                    is == null ? null : new Told(is.standing(), is.evidence()),
                    evidence -> evidence.standingToElements(List.of(element), standing(element, is)));
        }
    }

    private static <C, S> Map<C, S> standing(C code, @Nullable S standing) {
        return standing == null ? Map.of() : Map.of(code, standing);
    }

    /** @param beside what is called what is written beside the standing */
    private void addStanding(
            String list,
            String code,
            String beside,
            @Nullable Told was,
            @Nullable Told is,
            UnaryOperator<FiledEvidence> taken) {
        if (!Objects.equals(was, is)) {
            String field = list + "." + code;
            String statement = was == null || is == null || was.standing() != is.standing()
                    ? "The standing to %s was changed from %s to %s.".formatted(code, text(was), text(is))
                    : "The %s given for %s as the standing to %s was %s."
                            .formatted(beside, is.standing(), code, done(was, is));
            add(
                    SupportLossCause.EVIDENCE_CHANGED,
                    statement,
                    null,
                    field,
                    changes -> changes.of(product, field),
                    taken);
        }
    }

    private static String text(@Nullable Told told) {
        return SituationDifferences.text(told == null ? null : told.standing());
    }

    private static String done(Told was, Told is) {
        return is.beside() == null ? "removed" : was.beside() == null ? "added" : "changed";
    }

    private void add(
            SupportLossCause cause,
            String statement,
            @Nullable String record,
            @Nullable String field,
            Function<LatestChanges, @Nullable Instant> changedAt,
            UnaryOperator<FiledEvidence> taken) {
        found.add(new SituationDifference(
                cause, statement, record, field, null, changedAt, (to, from) -> to.with(taken.apply(to.evidence()))));
    }
}
