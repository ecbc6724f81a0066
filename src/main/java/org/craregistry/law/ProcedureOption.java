package org.craregistry.law;

import org.jspecify.annotations.Nullable;

/**
 * Whether a procedure may be used for a product, the AI Act included.
 *
 * @param purpose what it serves, {@code null} where it is closed
 * @param row the row of the tables of Article 12 or 32 that says so, {@code null} where none is settled
 * @param reason why, in a sentence
 * @param assessor who assesses, {@code null} where it is closed
 */
public record ProcedureOption(
        Procedure procedure,
        Openness state,
        @Nullable Purpose purpose,
        @Nullable String row,
        String reason,
        Citation citation,
        @Nullable String assessor) {}
