package org.craregistry.law;

import org.jspecify.annotations.Nullable;

/**
 * How a product stands to a requirement of CRA Annex I.
 *
 * @param note why, or where it is shown; a requirement is not applicable only with a written reason
 */
public record RequirementStanding(Value standing, @Nullable String note) {

    /** How a product stands to a requirement. */
    public enum Value implements Choice {
        FULFILLED("Fulfilled"),
        NOT_FULFILLED("Not fulfilled"),
        NOT_APPLICABLE("Not applicable");

        private final String label;

        Value(String label) {
            this.label = label;
        }

        @Override
        public String label() {
            return label;
        }
    }

    /** Whether it is not applicable and a reason is written down (CRA Article 13(4)). */
    boolean isJustifiedlyNotApplicable() {
        return standing == Value.NOT_APPLICABLE && note != null && !note.isBlank();
    }
}
