package org.craregistry.law;

import java.lang.reflect.Method;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;

/** How a question is answered. */
public enum QuestionType implements Choice {
    YES_NO("Yes or no"),
    /** One of the choices. */
    CHOICE("One of several"),
    /** All of the choices that apply; the empty list means none. */
    CHOICES("All that apply"),
    DATE("Day"),
    NUMBER("Number"),
    /** The code of a category of CRA Annex III or IV, or none. */
    CATEGORY("Category of products"),
    TEXT("Text");

    private final String label;

    QuestionType(String label) {
        this.label = label;
    }

    /** How a field of a record of the evidence is filled, as the type of what reads it tells. */
    static QuestionType of(Class<?> kind, String field) {
        return Arrays.stream(kind.getMethods())
                .filter(method -> method.getName().equals(field) && method.getParameterCount() == 0)
                .map(Method::getReturnType)
                .findFirst()
                .map(QuestionType::of)
                .orElseThrow(() -> new IllegalArgumentException(kind + " has no " + field));
    }

    private static QuestionType of(Class<?> type) {
        if (type == Boolean.class) {
            return YES_NO;
        }
        if (type == LocalDate.class) {
            return DATE;
        }
        return Collection.class.isAssignableFrom(type) ? CHOICES : TEXT;
    }

    @Override
    public String label() {
        return label;
    }
}
