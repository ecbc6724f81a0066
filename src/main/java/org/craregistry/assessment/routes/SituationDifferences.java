package org.craregistry.assessment.routes;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;
import org.craregistry.audit.Change.Action;
import org.craregistry.law.AnnexIRequirement;
import org.craregistry.law.Article15Element;
import org.craregistry.law.ElementStanding;
import org.craregistry.law.Fact;
import org.craregistry.law.RequirementStanding;
import org.craregistry.law.Vocabulary;
import org.craregistry.portfolio.EvidenceKind;
import org.craregistry.portfolio.Filed;
import org.craregistry.portfolio.FiledEvidence;
import org.jspecify.annotations.Nullable;

/** Takes apart in what the situation of now differs from that of a decision, the day left aside. */
final class SituationDifferences {

    private static final Set<String> MODIFICATIONS = Set.of(
            Vocabulary.SUBSTANTIALLY_MODIFIED.name(),
            Vocabulary.SUBSTANTIALLY_MODIFIED_ON.name(),
            Vocabulary.AI_SUBSTANTIALLY_MODIFIED.name(),
            Vocabulary.AI_SUBSTANTIALLY_MODIFIED_ON.name());

    private final UUID product;
    private final Situation then;
    private final Situation now;
    private final List<SituationDifference> found = new ArrayList<>();

    private SituationDifferences(UUID product, Situation then, Situation now) {
        this.product = product;
        this.then = then;
        this.now = now;
    }

    /**
     * In what the situations differ: evidence, then facts, then the version, the decision on the class and the state of the law.
     *
     * @param product the product that both are about
     */
    static List<SituationDifference> between(UUID product, Situation then, Situation now) {
        SituationDifferences differences = new SituationDifferences(product, then, now);
        for (EvidenceKind kind : EvidenceKind.values()) {
            differences.addRecords(kind);
        }
        differences.addRequirements();
        differences.addElements();
        differences.addFacts();
        differences.addVersion();
        differences.addClassification();
        differences.addStateOfLaw();
        return differences.found;
    }

    private void addRecords(EvidenceKind kind) {
        Map<UUID, Filed<?>> before = byId(then.evidence().records(kind));
        Map<UUID, Filed<?>> after = byId(now.evidence().records(kind));
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
        found.add(new SituationDifference(
                SupportLossCause.EVIDENCE_REMOVED,
                "%s was taken off file.".formatted(kind.label(record.content())),
                record.id(),
                null,
                null,
                changes -> changes.of(record.recordId(), Action.REMOVED),
                evidence((to, from) -> to.without(record))));
    }

    private void addFiled(EvidenceKind kind, Filed<?> record) {
        found.add(new SituationDifference(
                SupportLossCause.EVIDENCE_CHANGED,
                "%s was filed.".formatted(kind.label(record.content())),
                record.id(),
                null,
                null,
                changes -> changes.of(record.recordId(), Action.CREATED),
                evidence((to, from) -> to.with(record))));
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
                found.add(new SituationDifference(
                        EvidenceCauses.ofChange(kind, field),
                        "%s of %s was changed from %s to %s."
                                .formatted(field, kind.label(after.content()), text(was), text(is)),
                        after.id(),
                        kind.singular() + "s." + field,
                        null,
                        changes -> changes.of(after.recordId(), field),
                        evidence((to, from) -> taking(to, kind, after, field, is))));
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

    private void addRequirements() {
        for (AnnexIRequirement requirement : AnnexIRequirement.values()) {
            RequirementStanding was = then.evidence().requirements().get(requirement);
            RequirementStanding is = now.evidence().requirements().get(requirement);
            if (!Objects.equals(was, is)) {
                addStanding(
                        "requirements." + requirement.code(),
                        was == null || is == null || was.standing() != is.standing()
                                ? changed(
                                        requirement.code(),
                                        was == null ? null : was.standing(),
                                        is == null ? null : is.standing())
                                : told("reason", requirement.code(), is.standing(), was.note(), is.note()),
                        evidence((to, from) ->
                                to.standingToRequirements(List.of(requirement), standing(requirement, is))));
            }
        }
    }

    private void addElements() {
        for (Article15Element element : Article15Element.values()) {
            ElementStanding was = then.evidence().elements().get(element);
            ElementStanding is = now.evidence().elements().get(element);
            if (!Objects.equals(was, is)) {
                addStanding(
                        "article15Elements." + element.code(),
                        was == null || is == null || was.standing() != is.standing()
                                ? changed(
                                        element.code(),
                                        was == null ? null : was.standing(),
                                        is == null ? null : is.standing())
                                : told("evidence", element.code(), is.standing(), was.evidence(), is.evidence()),
                        evidence((to, from) -> to.standingToElements(List.of(element), standing(element, is))));
            }
        }
    }

    private static <C, S> Map<C, S> standing(C code, @Nullable S standing) {
        return standing == null ? Map.of() : Map.of(code, standing);
    }

    private static String changed(String code, @Nullable Object was, @Nullable Object is) {
        return "The standing to %s was changed from %s to %s.".formatted(code, text(was), text(is));
    }

    /** That the standing is the same, but not what is written beside it. */
    private static String told(String what, String code, Object standing, @Nullable String was, @Nullable String is) {
        String done = is == null ? "removed" : was == null ? "added" : "changed";
        return "The %s given for %s as the standing to %s was %s.".formatted(what, standing, code, done);
    }

    private void addStanding(String field, String statement, BinaryOperator<Situation> taken) {
        found.add(new SituationDifference(
                SupportLossCause.EVIDENCE_CHANGED,
                statement,
                null,
                field,
                null,
                changes -> changes.of(product, field),
                taken));
    }

    private void addFacts() {
        Map<String, Object> before = then.facts().plain();
        Map<String, Object> after = now.facts().plain();
        for (Fact<?> fact : Vocabulary.FACTS) {
            Object was = before.get(fact.name());
            Object is = after.get(fact.name());
            if (!Objects.equals(was, is)) {
                found.add(new SituationDifference(
                        MODIFICATIONS.contains(fact.name())
                                ? SupportLossCause.SUBSTANTIAL_MODIFICATION
                                : SupportLossCause.FACTS_CHANGED,
                        "\"%s\" was changed from %s to %s.".formatted(fact.header(), text(was), text(is)),
                        null,
                        "facts." + fact.name(),
                        fact.citation(),
                        changes -> changes.of(product, fact.name()),
                        (to, from) -> to.with(to.facts().with(Collections.singletonMap(fact.name(), is)))));
            }
        }
    }

    private void addVersion() {
        if (!then.version().equals(now.version())) {
            found.add(new SituationDifference(
                    SupportLossCause.NEW_VERSION,
                    "The version was changed from \"%s\" to \"%s\".".formatted(then.version(), now.version()),
                    null,
                    "version",
                    null,
                    changes -> changes.of(product, "version"),
                    (to, from) -> to.withVersion(from.version())));
        }
    }

    private void addClassification() {
        if (then.classified() != now.classified()) {
            String name = Vocabulary.CORE_FUNCTIONALITY.name();
            found.add(new SituationDifference(
                    SupportLossCause.FACTS_CHANGED,
                    "The core functionality was decided and signed.",
                    null,
                    "facts." + name,
                    Vocabulary.CORE_FUNCTIONALITY.citation(),
                    changes -> changes.of(product, name),
                    (to, from) -> to.classified(from.classified())));
        }
    }

    private void addStateOfLaw() {
        if (!then.stateOfLaw().equals(now.stateOfLaw())) {
            found.add(new SituationDifference(
                    SupportLossCause.STATE_OF_LAW_CHANGED,
                    "The state of the law changed from %s (%s) to %s (%s)."
                            .formatted(
                                    then.stateOfLaw().id(),
                                    then.stateOfLaw().title(),
                                    now.stateOfLaw().id(),
                                    now.stateOfLaw().title()),
                    null,
                    null,
                    null,
                    changes -> null,
                    (to, from) -> to.under(from.stateOfLaw())));
        }
    }

    private static BinaryOperator<Situation> evidence(BinaryOperator<FiledEvidence> taken) {
        return (to, from) -> to.with(taken.apply(to.evidence(), from.evidence()));
    }

    private static String text(@Nullable Object value) {
        if (value instanceof Collection<?> several) {
            return several.stream().map(String::valueOf).collect(Collectors.joining(", ", "[", "]"));
        }
        return value == null ? "nothing" : value.toString();
    }
}
