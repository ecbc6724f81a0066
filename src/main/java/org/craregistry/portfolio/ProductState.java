package org.craregistry.portfolio;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.craregistry.audit.Change.FieldChange;
import org.craregistry.law.Fact;
import org.craregistry.law.Facts;
import org.craregistry.law.Vocabulary;
import org.jspecify.annotations.Nullable;

/** Everything of a product that people tell: what it is known by, and the facts. */
public record ProductState(Identity identity, Facts facts) {

    /** The fields in which the other state differs, in the order of the register's columns. */
    public List<FieldChange> changesTo(ProductState other) {
        List<FieldChange> changes = new ArrayList<>();
        for (IdentityField field : IdentityField.values()) {
            add(changes, field.field(), field.of(identity), field.of(other.identity));
        }
        Map<String, Object> before = facts.plain();
        Map<String, Object> after = other.facts.plain();
        for (Fact<?> fact : Vocabulary.FACTS) {
            add(changes, fact.name(), before.get(fact.name()), after.get(fact.name()));
        }
        return changes;
    }

    /** All fields that have a value, as changes from nothing. */
    public List<FieldChange> changesFromNothing() {
        List<FieldChange> changes = new ArrayList<>();
        for (IdentityField field : IdentityField.values()) {
            String text = field.of(identity);
            add(changes, field.field(), null, text == null || text.isEmpty() ? null : text);
        }
        facts.plain().forEach((name, answer) -> add(changes, name, null, answer));
        return changes;
    }

    private static void add(List<FieldChange> changes, String field, @Nullable Object before, @Nullable Object after) {
        if (!Objects.equals(before, after)) {
            changes.add(new FieldChange(field, LoggedValue.of(before), LoggedValue.of(after)));
        }
    }
}
