package org.craregistry.assessment;

import java.util.UUID;
import java.util.function.BinaryOperator;
import java.util.function.Predicate;
import org.craregistry.audit.Change;
import org.craregistry.law.Citation;
import org.jspecify.annotations.Nullable;

/**
 * One thing in which the situation of now differs from that of a decision.
 *
 * @param cause what it is, should the support be lost by it
 * @param statement what was changed, in a sentence
 * @param evidence the id of the record of evidence, as clients see it; {@code null} where it is in none
 * @param field where it stands; {@code null} where it stands in no field
 * @param citation the provision that asks for it; {@code null} where that depends on what it breaks
 * @param isMadeBy whether an entry of the change log has made it
 * @param taken the first situation with this one thing as it is in the second
 */
record Difference(
        SupportLossCause cause,
        String statement,
        @Nullable String evidence,
        @Nullable String field,
        @Nullable Citation citation,
        Predicate<Change> isMadeBy,
        BinaryOperator<Situation> taken) {

    /** Whether a change is one of this thing, in this field or below it. */
    static Predicate<Change> of(UUID subject, String field) {
        return change -> change.subjectId().equals(subject)
                && change.fields().stream()
                        .anyMatch(
                                one -> one.field().equals(field) || one.field().startsWith(field + "."));
    }
}
