package org.craregistry.portfolio;

import jakarta.persistence.Convert;
import jakarta.persistence.Embeddable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.craregistry.audit.Change.FieldChange;
import org.craregistry.law.Facts;

/** Everything of a product that people tell: what it is known by, and the facts. */
@Embeddable
public record ProductState(
        Identity identity,
        @Convert(converter = FactsColumn.class) Facts facts) {

    /** The fields in which the other state differs, in the order of the register's columns. */
    public List<FieldChange> changesTo(ProductState other) {
        return FieldChange.between(plain(), other.plain());
    }

    /** All fields that have a value, as changes from nothing. */
    public List<FieldChange> changesFromNothing() {
        return FieldChange.between(Map.of(), plain());
    }

    /** Every field that has a value, in the order of the register's columns. */
    public Map<String, Object> plain() {
        Map<String, Object> plain = new LinkedHashMap<>();
        for (IdentityField field : IdentityField.values()) {
            String text = field.of(identity);
            if (text != null && !text.isEmpty()) {
                plain.put(field.field(), text);
            }
        }
        plain.putAll(facts.plain());
        return plain;
    }
}
