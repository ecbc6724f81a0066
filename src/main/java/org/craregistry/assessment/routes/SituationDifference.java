package org.craregistry.assessment.routes;

import java.time.Instant;
import java.util.function.BinaryOperator;
import java.util.function.Function;
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
 * @param changedAt when it was made what it is; {@code null} where no change of the product has made it
 * @param taken the first situation with this one thing as it is in the second
 */
record SituationDifference(
        SupportLossCause cause,
        String statement,
        @Nullable String evidence,
        @Nullable String field,
        @Nullable Citation citation,
        Function<LatestChanges, @Nullable Instant> changedAt,
        BinaryOperator<Situation> taken) {}
